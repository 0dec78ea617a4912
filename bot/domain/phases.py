"""The rules by which happenings change the phase of a contract, and what each change leaves in the timeline.

Reads neither articles nor claims, and does not decide what is confirmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.domain.confirmation import EVIDENCE_LIMIT, evidence, sources
from bot.domain.happenings import SHORTEST_TERM, TERM_EVENTS, Happening
from bot.domain.negotiations import Correction, Move, Phase
from bot.domain.reports import Event, Precision, When
from bot.domain.strikes import StrikeSpan, last_day
from bot.domain.terms import term_end, term_from

NATURAL_ORDER = (
    Event.TALKS_START,
    Event.TALKS_RESUME,
    Event.TALKS_CONTINUE,
    Event.STRIKE_AUTHORIZATION,
    Event.CONTRACT_EXPIRY_EXTENDED,
    Event.TALKS_BREAK_OFF,
    Event.STRIKE_START,
    Event.STRIKE_CONTINUE,
    Event.OFFER_MADE,
    Event.OFFER_REJECTED,
    Event.TENTATIVE_AGREEMENT,
    Event.STRIKE_END,
    Event.BOARD_APPROVAL,
    Event.RATIFICATION_VOTE,
    Event.RATIFIED,
    Event.REJECTED_BY_MEMBERS,
    Event.CONTRACT_EXPIRY,
)
"""How the happenings of one day follow each other."""
SOFT_EVENTS = frozenset(
    {
        Event.TALKS_START,
        Event.TALKS_RESUME,
        Event.TALKS_CONTINUE,
        Event.STRIKE_AUTHORIZATION,
        Event.CONTRACT_EXPIRY_EXTENDED,
        Event.TALKS_BREAK_OFF,
        Event.OFFER_MADE,
        Event.OFFER_REJECTED,
    }
)
"""What shows at once from any source: it can open bargaining and do nothing else."""
HARD_EVENTS = frozenset(NATURAL_ORDER) - SOFT_EVENTS
TABLE_EVENTS = SOFT_EVENTS - {Event.STRIKE_AUTHORIZATION, Event.CONTRACT_EXPIRY_EXTENDED}
"""What happens at the table, in a strike as well as before one."""
OPEN_PHASES = frozenset(Phase) - {Phase.UNKNOWN, Phase.IN_FORCE}
DEALT_PHASES = frozenset({Phase.TENTATIVE_AGREEMENT, Phase.RATIFICATION})
AFTERMATH = timedelta(days=45)
"""For so long after a ratification, late restatements of its cycle open no new one."""


@dataclass(slots=True)
class Course:
    """A contract's way through its phases: `take` happenings in order of `by_day`, then `expire` by the day asked."""

    contract: str
    terms: Sequence[Happening]
    """Expiries and extensions that bear on the phase, by day."""
    deals: Sequence[date]
    """Days on which an agreement is reported, confirmed or not."""
    silences: Sequence[date]
    """Days on which nothing had been heard for 180 days, in order."""
    trusted_silences: Sequence[date]
    """The same, of parties, newsrooms and history: others keep no confirmed phase alive."""
    phase: Phase = Phase.UNKNOWN
    reason: str = "no evidence"
    correction: Correction | None = None
    """The one that the last move rests on."""
    cycle: str = ""
    opened: date | None = None
    """First day of the cycle while one is open or just closed."""
    ratified: date | None = None
    term_start: date = date.min
    """The day after which the present contract must run out."""
    strike: StrikeSpan | None = None
    moves: list[Move] = field(default_factory=list)
    _rejected: date = field(default=date.min, init=False)

    def take(self, happening: Happening) -> None:
        """Let one happening change the phase, or not."""
        self.lapse(happening.on)
        self.expire(happening.on)
        if self._is_restatement(happening):
            return
        if self.phase is Phase.BARGAINING and self._silent_since(happening.on):
            self.phase = Phase.UNKNOWN
        self._turn(happening)

    def lapse(self, day: date) -> None:
        """Let a strike, deal or ballot of which nothing was heard for 180 days by `day` become unknown.

        A confirmed strike runs on, and who bargains goes on bargaining; but the next word of it opens a new cycle.
        """
        silent = self._silent_since(day)
        if silent is not None and self.phase is not Phase.BARGAINING:
            last = self.moves[-1]
            self.phase, self.reason, self.correction, self.strike = Phase.UNKNOWN, "silent", None, None
            self.moves.append(
                replace(
                    last, phase=Phase.UNKNOWN, since=When(silent), confirmed=False, confirmed_at=None, on_record=False
                )
            )

    def _silent_since(self, day: date) -> date | None:
        if self.phase not in OPEN_PHASES or (self.strike is not None and self.is_striking and self.strike.confirmed):
            return None
        last = self.moves[-1]
        silences = self.trusted_silences if last.confirmed else self.silences
        return next((silence for silence in silences if last.since.on < silence <= day), None)

    def expire(self, day: date) -> None:
        """Let a contract in force run out when its term lies before `day` and nobody bargains."""
        if self.phase is not Phase.IN_FORCE:
            return
        term = term_from(self.terms, self.term_start)
        if term is None or term_end(term.when) >= day:
            return
        self._move(Phase.UNKNOWN, term, When(term_end(term.when) + timedelta(days=1)))
        self.reason = "expired"

    def next_move(self, happening: Happening) -> Move | None:
        """The move that this happening would make next if it were confirmed."""
        trial = copy(self)
        trial.moves = [*self.moves]
        trial.take(replace(happening, confirmed=True, trusted=max(happening.trusted, 2)))
        made = trial.moves[-1:] if len(trial.moves) > len(self.moves) else []
        return made[0] if made and made[0].phase is not Phase.UNKNOWN else None

    @property
    def is_striking(self) -> bool:
        """Whether a strike runs, whatever the phase."""
        return self.strike is not None and self.strike.until is None

    def _is_restatement(self, happening: Happening) -> bool:
        return (
            self.phase is Phase.IN_FORCE
            and self.ratified is not None
            and happening.on - self.ratified <= AFTERMATH
            and not happening.sure
            and happening.event is not Event.RATIFIED
        )

    def _is_dealt(self, happening: Happening) -> bool:
        """Whether a deal of this cycle, not yet rejected, is known or at least reported by a party or a newsroom."""
        if happening.sure or self.phase in DEALT_PHASES:
            return True
        settled = max(self.ratified or date.min, self._rejected)
        return any(settled < day <= happening.on and day >= (self.opened or day) for day in self.deals)

    def _open_cycle(self, happening: Happening) -> None:
        if self.phase not in OPEN_PHASES:
            self.cycle, self.opened, self.strike = f"{happening.on.year}", happening.on, None

    def _move(self, phase: Phase, happening: Happening, since: When | None = None) -> None:
        self.phase = phase
        corrected = happening.correction
        self.reason, self.correction = "corrected" if corrected else happening.event.value, corrected
        self.moves.append(
            Move(
                contract=self.contract,
                cycle=self.cycle,
                phase=phase,
                since=since or (When(happening.on) if happening.event in TERM_EVENTS else happening.when),
                event=happening.event,
                confirmed=happening.confirmed,
                confirmed_at=happening.confirmed_at,
                evidence=evidence(happening.entries),
                on_record=happening.on_record,
            )
        )

    def _support(self, happening: Happening) -> None:
        """Confirm the phase that already holds."""
        if happening.confirmed and self.moves and not self.moves[-1].confirmed:
            last = self.moves[-1]
            self.moves[-1] = replace(
                last,
                # The day on record outranks the one of a report, which may have told of it ahead.
                since=happening.when if happening.sure and happening.event is last.event else last.since,
                confirmed=True,
                confirmed_at=happening.confirmed_at,
                on_record=happening.on_record,
                evidence=tuple(dict.fromkeys(evidence(happening.entries) + last.evidence))[:EVIDENCE_LIMIT],
            )

    def _enter(self, phase: Phase, happening: Happening, since: When | None = None) -> None:
        if self.phase is phase:
            self._support(happening)
        else:
            self._open_cycle(happening)
            self._move(phase, happening, since)

    def _turn(self, happening: Happening) -> None:
        match happening.event:
            case Event.STRIKE_START:
                self._strike(happening)
            case Event.STRIKE_CONTINUE:
                self._strike_on(happening)
            case Event.TENTATIVE_AGREEMENT:
                self._agree(happening)
            case Event.STRIKE_END:
                self._end_strike(happening)
            case Event.BOARD_APPROVAL | Event.RATIFICATION_VOTE:
                self._submit(happening)
            case Event.RATIFIED:
                self._ratify(happening)
            case Event.REJECTED_BY_MEMBERS:
                self._reject(happening)
            case Event.CONTRACT_EXPIRY:
                self._know_term(happening)
            case _:
                self._bargain(happening)

    def _bargain(self, happening: Happening) -> None:
        if self.phase in (Phase.UNKNOWN, Phase.IN_FORCE, Phase.BARGAINING):
            self._enter(Phase.BARGAINING, happening)
        elif (
            self.phase is Phase.REJECTED
            and happening.confirmed
            and happening.event in (Event.TALKS_START, Event.TALKS_RESUME)
        ):
            self._enter(Phase.ON_STRIKE if self.is_striking else Phase.BARGAINING, happening)

    def _strike(self, happening: Happening) -> None:
        if self.is_striking:
            if self.phase is Phase.ON_STRIKE:
                self._support(happening)
        elif self.phase not in DEALT_PHASES or happening.sure:
            self._enter(Phase.ON_STRIKE, happening)
            self.strike = StrikeSpan(happening.when, happening.confirmed)

    def _strike_on(self, happening: Happening) -> None:
        """A strike known only from its going on: since about the first word of it, by two sources at least."""
        if self.strike is None and self.phase not in DEALT_PHASES and len(sources(happening.entries)) > 1:
            since = When(happening.on, Precision.ABOUT)
            self._enter(Phase.ON_STRIKE, happening, since)
            self.strike = StrikeSpan(since, happening.confirmed)

    def _agree(self, happening: Happening) -> None:
        if self.phase is not Phase.RATIFICATION:
            self._enter(Phase.TENTATIVE_AGREEMENT, happening)

    def _end_strike(self, happening: Happening) -> None:
        if self.is_striking and not self._is_dealt(happening) and _is_alone(happening):
            return
        self._stop_strike(last_day(happening.when, happening.stage))
        if self.phase in (Phase.UNKNOWN, Phase.ON_STRIKE):
            self._enter(Phase.BARGAINING, happening)

    def _stop_strike(self, day: date) -> None:
        if self.strike is not None and self.is_striking:
            self.strike = replace(self.strike, until=max(day, self.strike.since.on))

    def _submit(self, happening: Happening) -> None:
        if self.phase is Phase.UNKNOWN or self._is_dealt(happening):
            self._enter(Phase.RATIFICATION, happening)

    def _ratify(self, happening: Happening) -> None:
        if self.is_striking and not self._is_dealt(happening):
            return
        self._stop_strike(happening.on)
        self._enter(Phase.IN_FORCE, happening)
        if self.ratified is None or happening.on - self.ratified > AFTERMATH:
            self.ratified, self.term_start = happening.on, happening.on + SHORTEST_TERM

    def _reject(self, happening: Happening) -> None:
        if self.phase is Phase.UNKNOWN or self._is_dealt(happening):
            self._enter(Phase.REJECTED, happening)
            self._rejected = happening.on

    def _know_term(self, happening: Happening) -> None:
        if self.phase is Phase.UNKNOWN:
            self._enter(Phase.IN_FORCE, happening, When(happening.on, Precision.ABOUT))
            self.term_start = happening.on


def by_day(happening: Happening) -> tuple[date, int, datetime, date]:
    """The order in which happenings took effect."""
    return happening.on, NATURAL_ORDER.index(happening.event), happening.known_at, happening.when.on


def _is_alone(happening: Happening) -> bool:
    """Whether one source alone tells it; where it counts as confirmed, one party or newsroom."""
    return (happening.trusted if happening.confirmed else len(sources(happening.entries))) < 2
