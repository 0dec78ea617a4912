"""Answers as the documents of `--json`: keys and values are a contract with scripts, in no language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TypeAlias

from bot.domain.dates import day_of
from bot.domain.digests import DateAhead, Digest
from bot.domain.issues import IssueSighting
from bot.domain.negotiations import ContractState, Correction, Move, Reported, Strike, Talks
from bot.domain.notices import FeedChange, FeedNotice
from bot.domain.reports import Claim, ReadArticle, Report, When
from bot.domain.stories import Story
from bot.usecases.list_feeds import FeedHealth
from bot.usecases.list_headlines import Headlines
from bot.usecases.report_status import Freshness, Overview, UnionStatus
from bot.usecases.search_archive import Found
from bot.usecases.trace_timeline import Span, Timeline

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Document: TypeAlias = dict[str, Json]


def encode(document: Json, *, one_line: bool = False) -> str:
    """A document as JSON text; `one_line` for output that is read line by line."""
    return json.dumps(document, ensure_ascii=False, indent=None if one_line else 2)


def status_document(answer: UnionStatus) -> Document:
    """The answer to `status UNION`."""
    return {
        "union": answer.union.id,
        "at": day_of(answer.at).isoformat(),
        "contracts": [
            {
                **state_document(status.state),
                "issues": [_issue(issue) for issue in status.issues],
                "summary": [{"text": cited.text, "url": cited.url} for cited in status.summary],
                "headlines": [_story(story) for story in status.headlines],
            }
            for status in answer.contracts
        ],
        "freshness": _freshness(answer.freshness),
    }


def overview_document(answer: Overview) -> Document:
    """The answer to `status` without a union."""
    return {
        "at": day_of(answer.at).isoformat(),
        "contracts": [{"union": union.id, **state_document(state)} for union, _, state in answer.lines],
        "freshness": _freshness(answer.freshness),
    }


def timeline_document(answer: Timeline) -> list[Json]:
    """The answer to `timeline UNION`."""
    return [_span(span) for span in answer.spans]


def headlines_document(answer: Headlines) -> list[Json]:
    """The answer to `headlines`."""
    return [_story(story) for story in answer.stories]


def search_document(answer: Found) -> list[Json]:
    """The answer to `search`."""
    return [
        {
            "url": read.article.link,
            "source": read.article.source,
            "published": moment(read.article.published_at),
            "title": read.article.title,
            "contracts": list(read.report.contracts),
            "event": read.report.event,
        }
        for read in answer.articles
    ]


def digest_document(digest: Digest) -> Document:
    """The answer to `digest`."""
    return {
        "since": moment(digest.since),
        "until": moment(digest.until),
        "quiet": digest.quiet,
        "changes": [move_document(move) for move in digest.changes],
        "unions": [
            {"union": section.union, "stories": [_story(story) for story in section.stories]}
            for section in digest.sections
        ],
        "ahead": [_ahead(ahead) for ahead in digest.ahead],
        "rest": digest.rest,
        "contracts": [state_document(state) for state in digest.states],
    }


def feeds_document(feeds: Sequence[FeedHealth]) -> list[Json]:
    """The answer to `feeds`."""
    return [
        {
            "address": feed.address,
            "moved_to": feed.moved_to or None,
            "publisher": feed.publisher,
            "name": feed.name,
            "tier": feed.tier,
            "lang": feed.lang,
            "state": feed.state,
            "last_success": moment(feed.last_success_at),
            "last_error": feed.last_error or None,
            "next_check": moment(feed.next_check_at),
            "items": feed.items,
            "matched": feed.matched,
            "last_7_days": {
                "items": feed.lately,
                "requests": feed.cost.requests,
                "bytes": feed.cost.bytes,
                "checks": feed.cost.checks,
                "unchanged": feed.cost.unchanged,
            },
        }
        for feed in feeds
    ]


def notices_document(notices: Sequence[FeedNotice]) -> list[Json]:
    """The answer to `feeds pause` and `feeds resume`."""
    return [
        {"address": each.address, "name": each.name, "paused": each.change is FeedChange.HALTED} for each in notices
    ]


def report_document(id_: str, report: Report) -> Document:
    """What `classify` says of one item."""
    return {
        "id": id_,
        "relevant": report.relevant,
        "reason": report.reason,
        "unions": list(report.unions),
        "contracts": list(report.contracts),
        "event": report.event,
        "modality": report.modality,
        "attribution": report.attribution,
        "official": report.official,
        "issues": [{"issue": issue.issue, "stance": issue.stance} for issue in report.issues],
        "claims": [claim_document(claim) for claim in report.claims],
        "evidence": report.evidence,
    }


def state_document(state: ContractState) -> Document:
    """Where one contract stands."""
    return {
        "contract": state.contract,
        "phase": state.phase,
        "since": _when(state.since),
        "confirmed": state.confirmed,
        "on_record": state.on_record,
        "reason": state.reason,
        "corrected": _correction(state.correction),
        "reported": _reported(state.reported),
        "strike": _strike(state.strike),
        "day": state.strike.day if state.strike else None,
        "talks": _talks(state.talks),
        "authorized": _when(state.authorized),
        "blackout": _when(state.blackout),
        "expires": _when(state.expires),
        "sources": list(state.sources),
        "stale": _day(state.stale_since),
    }


def _correction(correction: Correction | None) -> Document | None:
    return {"on": _day(day_of(correction.made_at)), "reason": correction.reason} if correction else None


def _reported(reported: Reported | None) -> Document | None:
    if reported is None:
        return None
    return {
        "phase": reported.phase,
        "since": _when(reported.since),
        "by": list(reported.by),
        "evidence": list(reported.evidence),
    }


def _strike(strike: Strike | None) -> Document | None:
    if strike is None:
        return None
    return {
        "since": _when(strike.since),
        "until": _day(strike.until),
        "days": strike.days,
        "state": strike.state,
        "confirmed": strike.confirmed,
    }


def _talks(talks: Talks) -> Document:
    return {"state": talks.state, "last": _when(talks.last), "next": _when(talks.next)}


def _issue(issue: IssueSighting) -> Document:
    return {
        "issue": issue.issue,
        "stance": issue.stance,
        "sentence": issue.sentence,
        "url": issue.url,
        "source": issue.source,
        "published": moment(issue.published_at),
    }


def _span(span: Span) -> Document:
    return {
        "contract": span.contract,
        "phase": span.phase,
        "since": _when(span.since),
        "until": _day(span.until),
        "confirmed": span.confirmed,
        "evidence": list(span.evidence),
    }


def _story(story: Story) -> Document:
    return {
        "story": story.id,
        "contracts": list(story.contracts),
        "event": story.event,
        "title": story.lead_article.article.title,
        "articles": [telling_document(read) for read in story.articles],
    }


def telling_document(read: ReadArticle) -> Document:
    """One article of a story."""
    article = read.article
    return {"url": article.url, "source": article.source, "published": moment(article.published_at)}


def move_document(move: Move) -> Document:
    """One change of phase."""
    return {
        "contract": move.contract,
        "phase": move.phase,
        "since": _when(move.since),
        "event": move.event,
        "confirmed": move.confirmed,
        "on_record": move.on_record,
        "evidence": list(move.evidence),
    }


def _ahead(ahead: DateAhead) -> Document:
    return {"contract": ahead.contract, "what": ahead.what, "when": _when(ahead.when)}


def claim_document(claim: Claim) -> Document:
    """One claim of an article."""
    return {
        "contract": claim.contract,
        "event": claim.event,
        "stage": claim.stage or None,
        "modality": claim.modality,
        "attribution": claim.attribution,
        "effective_on": _when(claim.effective),
        "precision": claim.effective.precision,
        "quoted": claim.quoted or None,
        "evidence": claim.evidence,
    }


def _freshness(freshness: Freshness) -> Document:
    return {"polled": moment(freshness.polled_at), "feeds": freshness.feeds, "failing": freshness.failing}


def _when(when: When | None) -> str | None:
    return str(when) if when else None


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def moment(at: datetime | None) -> str | None:
    """A moment in UTC as ISO 8601, or None."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z" if at else None
