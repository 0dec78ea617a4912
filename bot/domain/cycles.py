"""Past cycles as they went, and how well a ledger agrees with them: day by day, and in what must never be wrong.

Folds nothing: the phases to be judged are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.negotiations import Phase
from bot.domain.reports import Event, Precision, When


class TruePhase(StrEnum):
    """Where a negotiation stood, as dated facts tell it: finer than `Phase`."""

    CONTRACT_IN_FORCE = "contract_in_force"
    BARGAINING = "bargaining"
    STRIKE_AUTHORIZED = "strike_authorized"
    ON_STRIKE = "on_strike"
    ON_STRIKE_TALKING = "on_strike_talking"
    TALKS_STALLED = "talks_stalled"
    TENTATIVE_AGREEMENT = "tentative_agreement"
    RATIFICATION_VOTE = "ratification_vote"
    RATIFIED = "ratified"


MEANT = {
    TruePhase.CONTRACT_IN_FORCE: (Phase.IN_FORCE,),
    TruePhase.BARGAINING: (Phase.BARGAINING,),
    TruePhase.ON_STRIKE: (Phase.ON_STRIKE,),
    TruePhase.ON_STRIKE_TALKING: (Phase.ON_STRIKE,),
    TruePhase.TENTATIVE_AGREEMENT: (Phase.TENTATIVE_AGREEMENT,),
    TruePhase.RATIFICATION_VOTE: (Phase.RATIFICATION, Phase.TENTATIVE_AGREEMENT),
    TruePhase.RATIFIED: (Phase.IN_FORCE,),
}
"""The phases that are right; the two that depend on what went before are left out."""

PROOFS = {
    Event.STRIKE_START: {"strike_start", "strike_called"},
    Event.TENTATIVE_AGREEMENT: {"tentative_agreement"},
    Event.STRIKE_END: {"strike_end", "tentative_agreement"},
}
"""The facts that bear out a hard change of phase."""
NEAR = timedelta(days=2)
NEAR_COARSE = timedelta(days=31)
"""How far from its fact a change may lie, and one whose day is not known."""
DEALT = frozenset({Phase.TENTATIVE_AGREEMENT, Phase.RATIFICATION, Phase.IN_FORCE})


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened on a day, and where the negotiation stood from then on. `event` is finer than `Event`."""

    on: date
    event: str
    phase: TruePhase


@dataclass(frozen=True, slots=True)
class TrueCycle:
    """One cycle of one union's contract, its facts by day."""

    union: str
    """As labels name it."""
    name: str
    facts: tuple[Fact, ...]

    @property
    def since(self) -> date:
        """The day of the first fact."""
        return self.facts[0].on

    @property
    def until(self) -> date:
        """The day before ratification; of a cycle whose ratification is not known, the day of its last fact."""
        ratified = [fact.on for fact in self.facts if fact.event == "ratified"]
        return ratified[-1] - timedelta(days=1) if ratified else self.facts[-1].on

    @property
    def days(self) -> list[date]:
        """Every day from the first to the last, both counted."""
        return [self.since + timedelta(days=day) for day in range((self.until - self.since).days + 1)]

    def expected(self, day: date) -> tuple[Phase, ...]:
        """The phases that are right on `day`, which is not before the first fact."""
        past = [fact for fact in self.facts if fact.on <= day]
        events = [fact.event for fact in past]
        match past[-1].phase:
            case TruePhase.TALKS_STALLED:
                striking = "strike_start" in events and "strike_end" not in events
                return (Phase.ON_STRIKE,) if striking else (Phase.BARGAINING,)
            case TruePhase.STRIKE_AUTHORIZED:
                return (Phase.BARGAINING,) if "talks_start" in events else (Phase.BARGAINING, Phase.IN_FORCE)
            case phase:
                return MEANT[phase]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row with the same wrong phase, both ends counted."""

    since: date
    until: date
    expected: tuple[Phase, ...]
    said: Phase


@dataclass(frozen=True, slots=True)
class DayScore:
    """On how many days of a cycle the phase is right, and where it is not."""

    days: int
    wrong: tuple[Stretch, ...]

    @property
    def right(self) -> int:
        """Days with the right phase."""
        return self.days - sum((stretch.until - stretch.since).days + 1 for stretch in self.wrong)

    @property
    def share(self) -> float:
        """Share of days with the right phase."""
        return self.right / self.days


def score_days(cycle: TrueCycle, phase_on: Callable[[date], Phase]) -> DayScore:
    """Judge the phase on every day of a cycle."""
    wrong: list[Stretch] = []
    for day in cycle.days:
        expected, said = cycle.expected(day), phase_on(day)
        if said in expected:
            continue
        stretch = Stretch(day, day, expected, said)
        if wrong and replace(wrong[-1], since=day, until=day) == stretch and day - wrong[-1].until == timedelta(days=1):
            wrong[-1] = replace(wrong[-1], until=day)
        else:
            wrong.append(stretch)
    return DayScore(len(cycle.days), tuple(wrong))


@dataclass(frozen=True, slots=True)
class HardChange:
    """A ledger's word that a strike began, that it is over, or that there is a deal."""

    contract: str
    event: Event
    since: When
    confirmed: bool
    evidence: tuple[str, ...]


def hard_event(before: Phase, phase: Phase) -> Event | None:
    """What the ledger says has happened when one phase follows another, if it is one of these."""
    if phase is Phase.ON_STRIKE:
        return Event.STRIKE_START
    if phase in (Phase.TENTATIVE_AGREEMENT, Phase.RATIFICATION) and before not in DEALT:
        return Event.TENTATIVE_AGREEMENT
    return Event.STRIKE_END if before is Phase.ON_STRIKE and phase is Phase.BARGAINING else None


def is_covered(change: HardChange, cycles: Iterable[TrueCycle]) -> bool:
    """Whether one of the cycles, all of the same contract, tells of the day of a change."""
    return any(cycle.since <= change.since.on <= cycle.facts[-1].on for cycle in cycles)


def is_borne_out(change: HardChange, cycles: Iterable[TrueCycle]) -> bool:
    """Whether one of the cycles, all of the same contract, holds a fact near a change that bears it out."""
    near = NEAR if change.since.precision is Precision.DAY else NEAR_COARSE
    return any(
        fact.event in PROOFS[change.event] and abs(fact.on - change.since.on) <= near
        for cycle in cycles
        for fact in cycle.facts
    )
