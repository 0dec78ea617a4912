"""The answer to `/why` in words: why an article was taken in or left out, how it was read, what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.dates import day_of
from bot.domain.effects import Effect, Outcome
from bot.domain.negotiations import Move
from bot.domain.publishers import NEWSROOM_TIER, PARTY_TIER, Publisher
from bot.domain.reports import Attribution, Modality, Report
from bot.usecases.explain_article import Explanation, Matched, NeverSeen, Rejected
from bot.wording.digests import contract_name
from bot.wording.facts import Fact
from bot.wording.freshness import as_of
from bot.wording.names import Names
from bot.wording.phases import Tone, phase_since
from bot.wording.phrases import Phrases

OTHERS_NAMED = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that was read: what it is, the sentence it was read from, and what followed, which may be empty."""

    heading: str
    quote: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class ExplanationText:
    """The answer to `/why`; what does not apply is empty."""

    tone: Tone
    title: str
    url: str
    verdict: str
    reason: str
    quote: str
    """The sentence behind the reason."""
    facts_title: str
    facts: tuple[Fact, ...]
    issues_title: str
    issues: tuple[Passage, ...]
    claims_title: str
    claims: tuple[Passage, ...]
    hint: str
    footer: tuple[str, ...]


def explanation_text(answer: Explanation, names: Names, phrases: Phrases) -> ExplanationText:
    """The answer to `/why` in words."""
    match answer:
        case NeverSeen():
            return _never_seen(answer, phrases)
        case Rejected():
            return _rejected(answer, phrases)
        case Matched():
            return _matched(answer, names, phrases)


def _never_seen(answer: NeverSeen, phrases: Phrases) -> ExplanationText:
    key = "why-never-in-feed" if answer.feeds else "why-never-a-feed"
    return _text(
        answer,
        phrases,
        title=_bare(answer.url),
        url=answer.url,
        verdict=phrases.say("why-never"),
        reason=phrases.say(key, publisher=answer.publisher.name),
        hint=phrases.say("why-never-hint"),
    )


def _rejected(answer: Rejected, phrases: Phrases) -> ExplanationText:
    item = answer.item
    facts = [
        _fact("publisher", publisher_kind(answer.publisher, phrases), phrases),
        _fact("published", _moment(item.published_at, phrases), phrases),
        _fact("seen", _seen(answer.first_seen_at, answer.feeds, phrases), phrases),
        _fact("lead", item.lead if item.lead != answer.evidence else "", phrases),
    ]
    return _text(
        answer,
        phrases,
        title=item.title or _bare(answer.url),
        url=item.url,
        verdict=phrases.say("why-rejected"),
        reason=phrases.name("why-reason", answer.reason),
        quote=answer.evidence if answer.evidence != item.title else "",
        facts=facts,
        hint="" if item.title else phrases.say("why-forgotten"),
    )


def _matched(answer: Matched, names: Names, phrases: Phrases) -> ExplanationText:
    article, report = answer.read.article, answer.read.report
    several = len({effect.claim.contract for effect in answer.effects}) > 1
    others = list(dict.fromkeys(other.article.source or other.article.publisher for other in answer.others))
    published = _moment(article.published_at, phrases) if article.dated else phrases.say("why-undated")
    edited = _moment(answer.edited_at, phrases)
    facts = [
        _fact("changed", _changed(answer, names, phrases), phrases),
        _fact("about", phrases.enumerate([contract_name(each, names, phrases) for each in report.contracts]), phrases),
        _fact("news", _news(report, phrases), phrases),
        _fact("according", _according(answer, names, phrases), phrases),
        _fact("publisher", publisher_kind(answer.publisher, phrases), phrases),
        _fact("published", published, phrases),
        _fact("seen", _seen(article.first_seen_at, answer.feeds, phrases), phrases),
        _fact("others", phrases.enumerate(others, most=OTHERS_NAMED) if others else "", phrases),
        _fact("edited", phrases.say("why-edited-since", moment=edited) if edited else "", phrases),
    ]
    return _text(
        answer,
        phrases,
        tone=Tone.SETTLED,
        title=article.title,
        url=article.link or article.url,
        verdict=phrases.say("why-matched"),
        reason=phrases.name("why-reason", report.reason),
        quote=report.evidence if report.evidence != article.title else "",
        facts=facts,
        issues=[
            Passage(
                phrases.say(
                    "labelled", name=phrases.name("issue", said.issue), value=phrases.name("stance", said.stance)
                ),
                said.sentence,
            )
            for said in report.issues
        ],
        claims=[_claim(effect, answer, names, phrases, several=several) for effect in answer.effects],
        hint="" if answer.effects else phrases.say("why-no-claims"),
    )


def _text(
    answer: Explanation,
    phrases: Phrases,
    *,
    title: str,
    url: str,
    verdict: str,
    reason: str,
    tone: Tone = Tone.UNKNOWN,
    quote: str = "",
    facts: Iterable[Fact] = (),
    issues: Sequence[Passage] = (),
    claims: Sequence[Passage] = (),
    hint: str = "",
) -> ExplanationText:
    return ExplanationText(
        tone=tone,
        title=title,
        url=url,
        verdict=verdict,
        reason=reason,
        quote=quote,
        facts_title=phrases.say("why-details"),
        facts=tuple(fact for fact in facts if fact.text),
        issues_title=phrases.say("title-issues") if issues else "",
        issues=tuple(issues),
        claims_title=phrases.say("why-claims") if claims else "",
        claims=tuple(claims),
        hint=hint,
        footer=(as_of(answer.at, phrases),),
    )


def _bare(url: str) -> str:
    """An address as people write it."""
    return url.partition("://")[2]


def _fact(name: str, text: str, phrases: Phrases) -> Fact:
    return Fact(phrases.say(f"why-{name}"), text)


def publisher_kind(publisher: Publisher, phrases: Phrases) -> str:
    """The publisher by name, and what Strikewire takes it for."""
    kind = {PARTY_TIER: "party", NEWSROOM_TIER: "newsroom"}.get(publisher.tier, "other")
    return phrases.say(f"why-publisher-{kind}", publisher=publisher.name)


def _moment(at: datetime | None, phrases: Phrases) -> str:
    return phrases.say("why-moment", day=phrases.day(day_of(at)), time=phrases.time(at)) if at else ""


def _seen(at: datetime, feeds: Sequence[str], phrases: Phrases) -> str:
    moment = _moment(at, phrases)
    return phrases.say("why-seen-in", moment=moment, feeds=phrases.enumerate(feeds)) if feeds else moment


def _changed(answer: Matched, names: Names, phrases: Phrases) -> str:
    if answer.moves:
        return phrases.enumerate([_move(move, names, phrases, named=True) for move in answer.moves])
    dated = any(effect.outcome is Outcome.DATED for effect in answer.effects)
    return phrases.say("why-dates" if dated else "why-nothing")


def _news(report: Report, phrases: Phrases) -> str:
    """The main event and how it is told; that an event is a fact is worth saying only where it could be none."""
    if report.event is None:
        return ""
    event, modality = phrases.name("event", report.event), report.modality
    if modality is None or (modality is Modality.ASSERTED and report.official is None):
        return event
    return phrases.say("why-news-told", event=event, modality=phrases.name("why-modality", modality))


def _according(answer: Matched, names: Names, phrases: Phrases) -> str:
    """Whom the article has it from; an agency whose text it is counts before what the text says."""
    report, publisher = answer.read.report, answer.publisher
    if report.wire and report.wire != publisher.domain:
        return phrases.say("why-wire", agency=names.publisher(report.wire))
    if report.attribution is None:
        return publisher.name
    quoted = next((claim.quoted for claim in report.claims if claim.quoted), "")
    if report.attribution is Attribution.OUTLET and quoted:
        return names.publisher(quoted)
    return phrases.name("why-attribution", report.attribution)


def _claim(effect: Effect, answer: Matched, names: Names, phrases: Phrases, *, several: bool) -> Passage:
    claim = effect.claim
    heading = phrases.name("event", claim.event)
    if effect.outcome is not Outcome.UNDATED:
        heading = phrases.say("why-claim", event=heading, when=phrases.when(claim.effective))
    if several:
        heading = phrases.say("contract-ahead", contract=contract_name(claim.contract, names, phrases), what=heading)
    said = _outcome(effect, names, phrases)
    if effect.source and effect.source != answer.read.article.publisher:
        said = f"{said} {phrases.say('why-copy', source=names.publisher(effect.source))}"
    return Passage(heading, claim.evidence, said)


def _outcome(effect: Effect, names: Names, phrases: Phrases) -> str:
    if effect.outcome is Outcome.CORRECTED:
        return phrases.say("why-outcome-corrected", reason=effect.reason)
    if effect.move is None:
        return phrases.name("why-outcome", effect.outcome)
    phase = _move(effect.move, names, phrases, named=False)
    if effect.outcome is Outcome.AGREES:
        return phrases.say("why-outcome-agrees", phase=phase)
    key = "why-outcome-evidence" if effect.move.confirmed else "why-outcome-evidence-unconfirmed"
    return phrases.say(key, phase=phase)


def _move(move: Move, names: Names, phrases: Phrases, *, named: bool) -> str:
    phase = phase_since(move.phase, move.since, phrases)
    if not named:
        return phase
    return phrases.say("contract-ahead", contract=contract_name(move.contract, names, phrases), what=phase)
