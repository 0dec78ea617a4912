"""Folds the claims about one contract into where it stands: a pure function of a set of entries and a moment.

What each happening does to the phase is in `phases`; nothing here reads text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from bot.domain.confirmation import WINDOW, evidence, is_trusted, sources, standing
from bot.domain.corrections import correct
from bot.domain.dates import LOS_ANGELES, day_of
from bot.domain.happenings import Happening, in_order, is_fact, join_claims
from bot.domain.negotiations import ContractState, Correction, Move, Phase, Reported, Strike
from bot.domain.phases import (
    DEALT_PHASES,
    HARD_EVENTS,
    NATURAL_ORDER,
    OPEN_PHASES,
    SOFT_EVENTS,
    TABLE_EVENTS,
    Course,
    by_day,
)
from bot.domain.reports import Event, LedgerEntry, Modality, When
from bot.domain.strikes import StrikeSpan, one_start_a_strike, strike_on
from bot.domain.talks import blackout_on, talks_on
from bot.domain.terms import expiry_after, shown_in_force, terms_of
from bot.domain.unions import Contract

STALE_AFTER = timedelta(days=21)
SILENCE = timedelta(days=180)
"""After so long without a report the next one opens a new cycle."""

TELLING_EVENTS = frozenset(NATURAL_ORDER) | {Event.BLACKOUT}
"""Of claims on any other event it only counts when something was heard: the first and last of a day will do."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A fold that stays the same at every moment in [since, until), as long as nothing else becomes known."""

    state: ContractState
    since: datetime
    until: datetime
    corrections: tuple[Correction, ...] = ()
    """Those of the contract that it was folded with."""

    def state_at(self, at: datetime) -> ContractState | None:
        """What the fold at `at` gives; None outside the span."""
        return replace(self.state, at=at) if self.since <= at < self.until else None


def fold(
    contract: Contract,
    entries: Iterable[LedgerEntry],
    *,
    corrections: Iterable[Correction] = (),
    at: datetime,
) -> ContractState:
    """Where the contract stands at `at`, from what had been published by then, read with all corrections that stand.

    Entries of other contracts are left out; neither order nor repetition of the entries matters. `at` is aware.
    """
    return settle(contract, entries, corrections=corrections, at=at).state


def settle(
    contract: Contract,
    entries: Iterable[LedgerEntry],
    *,
    corrections: Iterable[Correction] = (),
    at: datetime,
) -> Settled:
    """As `fold`, with the span over which the state is the same. `entries` may hold some that are published later."""
    published = in_order(e for e in entries if e.claim.contract == contract.id)
    heard = [e for e in published if e.published_at <= at]
    asserted = [e for e in heard if is_fact(e)]
    mine = tuple(correction for correction in corrections if correction.contract == contract.id)
    found, rejected = correct(join_claims(asserted, contract), mine, at)
    happenings = sorted((each for each in found if each.event in NATURAL_ORDER), key=by_day)
    denials = [e for e in heard if e.claim.modality is Modality.NEGATED]
    begun = [each for each in happenings if not _is_called_off(each, happenings, denials)]
    known = _Known(contract, at, heard, asserted, denials, begun)
    turns = [*(e.published_at for e in published), *(each.made_at for each in mine), *_turns(known)]
    return Settled(
        _state(known, rejected),
        since=max(turn for turn in turns if turn <= at),
        until=min(turn for turn in turns if turn > at),
        corrections=mine,
    )


def happenings_at(
    contract: Contract, entries: Iterable[LedgerEntry], corrections: Iterable[Correction], at: datetime
) -> list[Happening]:
    """What had happened under a contract, as known at `at` and corrected, by day: all that a correction may mean."""
    mine = [correction for correction in corrections if correction.contract == contract.id]
    facts = [e for e in in_order(entries) if e.published_at <= at and e.claim.contract == contract.id and is_fact(e)]
    found, _ = correct(join_claims(facts, contract), mine, at)
    return sorted((each for each in found if each.event in NATURAL_ORDER), key=by_day)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one contract at one moment."""

    contract: Contract
    at: datetime
    heard: Sequence[LedgerEntry]
    asserted: Sequence[LedgerEntry]
    denials: Sequence[LedgerEntry]
    happenings: Sequence[Happening]

    @property
    def today(self) -> date:
        return day_of(self.at)


def _turns(known: _Known) -> Iterator[datetime]:
    """The moments at which time alone may change the state, one at least on either side of `known.at`."""
    for days in (0, 1):
        yield datetime.combine(known.today + timedelta(days=days), time.min, LOS_ANGELES)
    trusted = [e.published_at for e in known.heard if is_trusted(e)]
    for last_at in {e.published_at for e in known.heard[-1:]}.union(trusted[-1:]):
        yield last_at + STALE_AFTER
        yield last_at + SILENCE + timedelta.resolution
    for happening in known.happenings:
        if happening.event in HARD_EVENTS and not happening.confirmed:
            yield from (e.published_at + WINDOW for e in happening.entries)


def _is_called_off(happening: Happening, happenings: Sequence[Happening], denials: Sequence[LedgerEntry]) -> bool:
    """Whether a strike that was only ever announced was overtaken by a denial, a deal or an extension."""
    if happening.event is not Event.STRIKE_START or happening.sure:
        return False
    calls = [e for e in happening.entries if is_trusted(e)] or happening.entries
    called_at = calls[-1].published_at
    if day_of(called_at) >= happening.when.on:
        return False
    if not standing(calls, _about(denials, Event.STRIKE_START)):
        return True
    return any(
        each.on <= happening.when.on
        and each.known_at > called_at
        and (each.confirmed if each.event is Event.TENTATIVE_AGREEMENT else bool(each.trusted or each.sure))
        for each in happenings
        if each.event in (Event.TENTATIVE_AGREEMENT, Event.CONTRACT_EXPIRY_EXTENDED)
    )


def _state(known: _Known, rejected: Sequence[tuple[Correction, Happening]]) -> ContractState:
    believed = _walk(known, believed=True, until=known.today)
    first = next((number for number, move in enumerate(believed.moves) if _is_first_word(known, move)), None)
    course = _walk(known, believed=False, until=known.today) if first is None else believed
    moves = course.moves if first is None else _with_prelude(known, believed.moves[first:])
    last = moves[-1] if moves else None
    since = course.opened if course.phase in OPEN_PHASES else None
    last_report_at = known.heard[-1].published_at if known.heard else None
    is_stale = since and last_report_at and known.at - last_report_at >= STALE_AFTER
    set_aside = _set_aside(course, rejected, known.today)
    at_table = since if course.phase not in DEALT_PHASES else None
    return ContractState(
        contract=known.contract.id,
        at=known.at,
        phase=course.phase,
        since=last.since if last else None,
        confirmed=last.confirmed if last else False,
        on_record=last.on_record if last else False,
        reason="corrected" if set_aside else course.reason,
        cycle=course.cycle,
        reported=None if first is None else _reported(known, believed),
        strike=_strike(known, course, believed=first is not None),
        talks=talks_on(known.asserted, at_table, known.today),
        authorized=_authorized(known, since) if since else None,
        blackout=blackout_on(known.heard, at_table, known.today) if at_table else None,
        expires=expiry_after(known.happenings, course.term_start),
        last_report_at=last_report_at,
        stale_since=day_of(last_report_at) if is_stale and last_report_at else None,
        sources=last.evidence if last else (),
        moves=tuple(moves),
        correction=set_aside or course.correction,
    )


def _walk(known: _Known, *, believed: bool, until: date) -> Course:
    """Walk what took effect by `until`; `believed` leaves out hard moves that nobody confirmed."""
    course = Course(
        contract=known.contract.id,
        terms=terms_of(known.happenings, believed=believed),
        deals=[
            each.on
            for each in known.happenings
            if each.event is Event.TENTATIVE_AGREEMENT and (each.trusted or each.sure or not believed)
        ],
        silences=_silences(known.heard, known.at),
        trusted_silences=_silences([entry for entry in known.heard if is_trusted(entry)], known.at),
    )
    shown = sorted([*known.happenings, *shown_in_force(known.happenings)], key=by_day)
    due = (each for each in shown if each.on <= until and (_is_believed(each) or not believed))
    for happening in one_start_a_strike(due):
        course.take(happening)
    course.lapse(until)
    course.expire(until)
    return course


def _silences(heard: Sequence[LedgerEntry], at: datetime) -> list[date]:
    """The days on which nothing had been heard for so long that an open cycle ends."""
    times = [*(entry.published_at for entry in heard), at]
    return [day_of(earlier + SILENCE) for earlier, later in pairwise(times) if later - earlier > SILENCE]


def _is_believed(happening: Happening) -> bool:
    """Whether it may change a confirmed phase; that a strike goes on does not show that one began."""
    if happening.event is Event.STRIKE_CONTINUE:
        return happening.sure
    return happening.confirmed or happening.event in SOFT_EVENTS - {Event.STRIKE_AUTHORIZATION}


def _is_first_word(known: _Known, move: Move) -> bool:
    """Whether a move is confirmed and says more than the reports before it.

    Talks go on in a strike: confirmed ones do not end a strike that was reported before them, by whomever.
    """
    if move.confirmed_at is None or move.event not in TABLE_EVENTS:
        return move.confirmed
    earlier = [each for each in known.happenings if each.known_at <= move.confirmed_at]
    confirmed_on = max(move.since.on, day_of(move.confirmed_at))
    return _walk(replace(known, happenings=earlier), believed=False, until=confirmed_on).phase is not Phase.ON_STRIKE


def _with_prelude(known: _Known, confirmed: Sequence[Move]) -> list[Move]:
    """The moves from the first confirmed one on, after those that stood while nothing was confirmed."""
    first = confirmed[0]
    prelude = _walk(known, believed=False, until=first.since.on - timedelta(days=1)).moves
    while prelude and prelude[-1].phase is first.phase:
        prelude.pop()
    return [*prelude, *confirmed]


def _reported(known: _Known, course: Course) -> Reported | None:
    """The newest hard move that is reported, neither confirmed nor denied nor older than 48 hours."""
    since = course.moves[-1].since.on
    for happening in reversed(known.happenings):
        if happening.event not in HARD_EVENTS or happening.confirmed or happening.event is Event.STRIKE_CONTINUE:
            continue
        if not since <= happening.on <= known.today:
            continue
        alive = standing(happening.entries, _about(known.denials, happening.event))
        move = course.next_move(happening)
        if move and move.phase is not course.phase and alive and known.at - alive[-1].published_at < WINDOW:
            return Reported(move.phase, move.since, by=sources(alive), evidence=evidence(alive))
    return None


def _about(denials: Iterable[LedgerEntry], event: Event) -> list[LedgerEntry]:
    return [denial for denial in denials if denial.claim.event is event]


def _strike(known: _Known, course: Course, *, believed: bool) -> Strike | None:
    """The strike of the cycle: the one that runs, else one called for a later day, else the last."""
    if not course.is_striking:
        for each in known.happenings:
            if each.event is not Event.STRIKE_START or each.on <= known.today or (believed and not each.confirmed):
                continue
            move = course.next_move(each)
            if move and move.phase is Phase.ON_STRIKE:
                return strike_on(StrikeSpan(each.when, each.confirmed), known.today)
    return strike_on(course.strike, known.today) if course.strike else None


def _authorized(known: _Known, since: date) -> When | None:
    """When the members authorised a strike in this cycle, by the best founded claim."""
    votes = [
        each
        for each in known.happenings
        if each.event is Event.STRIKE_AUTHORIZATION and since <= each.on <= known.today
    ]
    best = max(votes, key=lambda each: (each.sure, each.confirmed, each.trusted), default=None)
    return best.when if best else None


def _set_aside(course: Course, rejected: Sequence[tuple[Correction, Happening]], today: date) -> Correction | None:
    """The last correction that rejected what would have changed the phase since its last move."""
    since = course.moves[-1].since.on if course.moves else date.min
    undone = [
        correction
        for correction, happening in rejected
        if happening.event in HARD_EVENTS and happening.confirmed and since <= happening.on <= today
    ]
    return undone[-1] if undone else None
