"""A timeline in words: the phases of each contract with their spans, lengths and sources."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from bot.domain.negotiations import Phase
from bot.domain.reports import Precision
from bot.usecases.trace_timeline import Span, Timeline
from bot.wording.names import Names
from bot.wording.phases import TONES, Tone
from bot.wording.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the address behind it."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SpanLine:
    """One phase: from when to when, how long, how sure, and according to whom."""

    tone: Tone
    span: str
    phase: str
    length: str
    confirmation: str
    confirmed: bool
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ContractTimeline:
    """The phases of one contract in order."""

    contract: str
    lines: tuple[SpanLine, ...]


@dataclass(frozen=True, slots=True)
class TimelineText:
    """The answer to `/timeline`; `empty` is said where nothing is known."""

    heading: str
    contracts: tuple[ContractTimeline, ...]
    empty: str


def timeline_text(answer: Timeline, names: Names, phrases: Phrases) -> TimelineText:
    """The answer to `/timeline` in words."""
    contracts = {contract.id: contract.name for contract in answer.union.contracts}
    return TimelineText(
        heading=phrases.say("timeline-heading", union=answer.union.name),
        contracts=tuple(
            ContractTimeline(contracts.get(contract, contract), tuple(_line(span, names, phrases) for span in spans))
            for contract, spans in groupby(answer.spans, key=lambda span: span.contract)
        ),
        empty="" if answer.spans else phrases.say("timeline-empty", union=answer.union.name),
    )


def _line(span: Span, names: Names, phrases: Phrases) -> SpanLine:
    best: dict[str, str] = {}
    known = span.phase is not Phase.UNKNOWN
    for url in sorted(span.evidence, key=lambda url: not names.lists(url)) if known else ():
        best.setdefault(names.publisher_of(url), url)
    return SpanLine(
        tone=TONES[span.phase],
        span=_span(span, phrases),
        phase=phrases.name("phase", span.phase),
        length=_length(span, phrases),
        confirmation=_sureness(span, phrases) if known else "",
        confirmed=span.confirmed,
        links=tuple(Link(name, url) for name, url in best.items()),
    )


def _sureness(span: Span, phrases: Phrases) -> str:
    if span.on_record:
        return phrases.say("timeline-record")
    return phrases.say("timeline-confirmed" if span.confirmed else "timeline-reported")


def _span(span: Span, phrases: Phrases) -> str:
    if span.until is None:
        return phrases.since(span.since, short=True)
    if span.since.precision is Precision.DAY:
        return phrases.span(span.since.on, span.until)
    return phrases.say("span", since=phrases.when(span.since), until=phrases.short_day(span.until))


def _length(span: Span, phrases: Phrases) -> str:
    """How long a phase lasted; not for a strike, which has days of its own and may outlast the phase."""
    if span.phase is Phase.ON_STRIKE or span.phase is Phase.UNKNOWN:
        return ""
    if span.until is None or span.since.precision is not Precision.DAY or span.until < span.since.on:
        return ""
    return phrases.say("length-days", days=(span.until - span.since.on).days + 1)
