"""The explanation of an article as the document of `--json`."""

from __future__ import annotations

from bot.domain.effects import Effect
from bot.domain.publishers import Publisher
from bot.terminal.documents import Document, claim_document, moment, move_document, telling_document
from bot.usecases.explain_article import Explanation, Matched, NeverSeen, Rejected


def explanation_document(answer: Explanation) -> Document:
    """The answer to `why`: `decision` is `never_seen`, `rejected` or `matched`, and tells which keys there are."""
    common: Document = {
        "url": answer.url,
        "at": moment(answer.at),
        "publisher": _publisher(answer.publisher),
        "feeds": list(answer.feeds),
    }
    match answer:
        case NeverSeen():
            return {"decision": "never_seen", **common}
        case Rejected():
            return {"decision": "rejected", **common, **_rejected(answer)}
        case Matched():
            return {"decision": "matched", **common, **_matched(answer)}


def _rejected(answer: Rejected) -> Document:
    return {
        "reason": answer.reason,
        "evidence": answer.evidence or None,
        "title": answer.item.title or None,
        "lead": answer.item.lead or None,
        "published": moment(answer.item.published_at),
        "first_seen": moment(answer.first_seen_at),
    }


def _matched(answer: Matched) -> Document:
    article, report = answer.read.article, answer.read.report
    return {
        "reason": report.reason,
        "evidence": report.evidence,
        "title": article.title,
        "published": moment(article.published_at) if article.dated else None,
        "first_seen": moment(article.first_seen_at),
        "edited": moment(answer.edited_at),
        "unions": list(report.unions),
        "contracts": list(report.contracts),
        "event": report.event,
        "modality": report.modality,
        "attribution": report.attribution,
        "official": report.official,
        "wire": report.wire or None,
        "issues": [{"issue": said.issue, "stance": said.stance, "sentence": said.sentence} for said in report.issues],
        "claims": [_effect(effect) for effect in answer.effects],
        "changed": [move_document(move) for move in answer.moves],
        "others": [telling_document(other) for other in answer.others],
    }


def _publisher(publisher: Publisher) -> Document:
    return {
        "domain": publisher.domain,
        "name": publisher.name,
        "tier": publisher.tier,
        "party": publisher.party or None,
    }


def _effect(effect: Effect) -> Document:
    return {
        **claim_document(effect.claim),
        "outcome": effect.outcome,
        "counts_as": effect.source or None,
        "move": move_document(effect.move) if effect.move else None,
    }
