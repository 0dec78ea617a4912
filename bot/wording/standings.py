"""Where contracts stand, in words: the answers to `/status`. The order of contracts is the answer's."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.articles import canonical_url
from bot.domain.dates import day_of
from bot.domain.negotiations import ContractState, Phase
from bot.usecases.report_status import ContractStatus, Overview, UnionStatus
from bot.wording.facts import Fact, facts
from bot.wording.freshness import fault, footer
from bot.wording.headlines import HeadlineLine, headline_line
from bot.wording.names import Names
from bot.wording.phases import (
    TONES,
    Note,
    Tone,
    badge,
    confirmation,
    reported_phase,
)
from bot.wording.phrases import Phrases
from bot.wording.sources import Source, SourceList

EVIDENCE_SHOWN = 2


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One sentence of an article and the mark of its source."""

    text: str
    mark: int


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One bargaining issue: `AI`, `far apart`, and the mark of the source."""

    name: str
    stance: str
    mark: int


@dataclass(frozen=True, slots=True)
class Card:
    """One contract's answer."""

    tone: Tone
    heading: str
    badge: str
    notes: tuple[Note, ...]
    summary: tuple[SummarySentence, ...]
    issues: tuple[IssueLine, ...]
    facts: tuple[Fact, ...]
    headlines: tuple[HeadlineLine, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class StatusText:
    """The answer to `/status UNION`; `empty` is said where there is no card, `fault` where no feed can be read."""

    cards: tuple[Card, ...]
    empty: str
    fault: str
    footer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One contract in one line; `notes` tell what else must be known of it."""

    tone: Tone
    union: str
    contract: str
    badge: str
    notes: tuple[str, ...]
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class OverviewText:
    """The answer to `/status` without a union."""

    heading: str
    lines: tuple[StandingLine, ...]
    empty: str
    fault: str
    footer: tuple[str, ...]


def status_text(answer: UnionStatus, names: Names, phrases: Phrases) -> StatusText:
    """The answer to `/status UNION` in words."""
    return StatusText(
        cards=tuple(_card(answer, contract, names, phrases) for contract in answer.contracts),
        empty="" if answer.contracts else phrases.say("status-empty", union=answer.union.name),
        fault="" if answer.asked_at else fault(answer.freshness, phrases),
        footer=footer(answer.at, answer.freshness, phrases, asked_at=answer.asked_at),
    )


def overview_text(answer: Overview, names: Names, phrases: Phrases) -> OverviewText:
    """The answer to `/status` without a union, in words."""
    return OverviewText(
        heading=phrases.say("overview-heading"),
        lines=tuple(standing_line(state, names, phrases) for _, _, state in answer.lines),
        empty="" if answer.lines else phrases.say("overview-empty"),
        fault="" if answer.asked_at else fault(answer.freshness, phrases),
        footer=footer(answer.at, answer.freshness, phrases, asked_at=answer.asked_at),
    )


def standing_line(state: ContractState, names: Names, phrases: Phrases) -> StandingLine:
    """Where one contract stands, in one line."""
    union, contract = names.contract(state.contract)
    return StandingLine(
        tone=TONES[state.phase],
        union=union,
        contract=contract,
        badge=badge(state, phrases),
        notes=_remarks(state, names, phrases),
        confirmed=state.confirmed or state.phase is Phase.UNKNOWN,
    )


def _remarks(state: ContractState, names: Names, phrases: Phrases) -> tuple[str, ...]:
    remarks = []
    if state.phase is not Phase.UNKNOWN and not state.confirmed:
        remarks.append(phrases.say("overview-unconfirmed"))
    if state.reported:
        remarks.append(reported_phase(state.reported, [names.publisher(by) for by in state.reported.by], phrases))
    if state.stale_since:
        remarks.append(phrases.say("note-stale", day=phrases.day(state.stale_since)))
    return tuple(remarks)


def _card(answer: UnionStatus, status: ContractStatus, names: Names, phrases: Phrases) -> Card:
    state, sources = status.state, SourceList(phrases, year=day_of(answer.at).year)
    notes = _notes(status, sources, names, phrases)
    summary = tuple(
        SummarySentence(cited.text, sources.mark(cited.url, cited.source, cited.published_at))
        for cited in status.summary
    )
    issues = tuple(
        IssueLine(
            phrases.name("issue", issue.issue),
            phrases.name("stance", issue.stance),
            sources.mark(issue.url, issue.source, issue.published_at),
        )
        for issue in status.issues
    )
    year = day_of(answer.at).year
    return Card(
        tone=TONES[state.phase],
        heading=phrases.say("contract-of-union", union=answer.union.name, contract=status.contract.name),
        badge=badge(state, phrases),
        notes=notes,
        summary=summary,
        issues=issues,
        facts=facts(state, answer.at, phrases),
        headlines=tuple(headline_line(story, names, phrases, year=year) for story in status.headlines),
        sources=sources.listed(),
    )


def _notes(status: ContractStatus, sources: SourceList, names: Names, phrases: Phrases) -> tuple[Note, ...]:
    state, notes = status.state, []
    known = sorted(zip(state.sources, status.sources, strict=False), key=lambda pair: not names.lists(pair[0]))
    text = confirmation(state, [name for _, name in known], phrases)
    if text:
        pages = list({canonical_url(url): (url, name) for url, name in reversed(known)}.values())[::-1]
        marks = tuple(sources.mark(url, name) for url, name in pages[:EVIDENCE_SHOWN])
        notes.append(Note(text, marks, alert=not state.confirmed and state.phase is not Phase.BARGAINING))
    if state.correction:
        day = phrases.day(day_of(state.correction.made_at))
        notes.append(Note(phrases.say("note-corrected", day=day, reason=state.correction.reason)))
    if state.reported:
        by = [names.publisher(domain) for domain in state.reported.by]
        marks = tuple(sources.mark(url, names.publisher_of(url)) for url in state.reported.evidence[:EVIDENCE_SHOWN])
        notes.append(Note(reported_phase(state.reported, by, phrases), marks, alert=True))
    if state.stale_since:
        notes.append(Note(phrases.say("note-stale", day=phrases.day(state.stale_since)), alert=True))
    return tuple(notes)
