"""A phase in words: its badge, who vouches for it, and the tone an edge may colour it with. No colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.dates import day_of
from bot.domain.negotiations import ContractState, Move, Phase, Reported, Strike, StrikeState
from bot.domain.reports import When
from bot.wording.phrases import Phrases

EXPIRED = "expired"

VOUCHERS_NAMED = 2


class Tone(StrEnum):
    """What a colour may say besides the words."""

    STRIKE = "strike"
    OPEN = "open"
    SETTLED = "settled"
    UNKNOWN = "unknown"


TONES = {
    Phase.ON_STRIKE: Tone.STRIKE,
    Phase.BARGAINING: Tone.OPEN,
    Phase.TENTATIVE_AGREEMENT: Tone.OPEN,
    Phase.RATIFICATION: Tone.OPEN,
    Phase.REJECTED: Tone.OPEN,
    Phase.IN_FORCE: Tone.SETTLED,
    Phase.UNKNOWN: Tone.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Note:
    """A line about the phase with the marks of its sources; `alert` asks to be seen."""

    text: str
    marks: tuple[int, ...] = ()
    alert: bool = False


def phase_since(phase: Phase, since: When | None, phrases: Phrases) -> str:
    """A phase and its first day: `Bargaining since 20 March 2023`."""
    name = phrases.name("phase", phase)
    if since is None:
        return name
    if phase is Phase.REJECTED:
        return phrases.say("badge-dated", phase=name, since=phrases.when(since))
    return phrases.say("badge-since", phase=name, since=phrases.since(since))


def badge(state: ContractState, phrases: Phrases) -> str:
    """Where a contract stands, in one phrase: `On strike, day 144, since 2 May 2023`."""
    strike = state.strike
    if state.phase is Phase.UNKNOWN:
        return _unknown(state, phrases)
    if state.phase is Phase.ON_STRIKE and strike and strike.day is not None:
        return phrases.say(
            "badge-strike-day",
            phase=phrases.name("phase", state.phase),
            day=strike.day,
            since=phrases.since(strike.since),
        )
    return phase_since(state.phase, state.since, phrases)


def _unknown(state: ContractState, phrases: Phrases) -> str:
    if state.reason == EXPIRED:
        if state.expires:
            return phrases.say("badge-expired", day=phrases.when(state.expires))
        return phrases.say("badge-expired-undated")
    if state.last_report_at:
        return phrases.say("badge-silent", day=phrases.day(day_of(state.last_report_at)))
    return phrases.say("badge-no-report")


def confirmation(state: ContractState, sources: Sequence[str], phrases: Phrases) -> str:
    """Who vouches for the phase: `Confirmed by WGA and Variety`; empty while the phase is unknown."""
    if state.phase is Phase.UNKNOWN:
        return ""
    return vouched(state, list(dict.fromkeys(sources)), phrases)


def vouched(known: ContractState | Move, names: Sequence[str], phrases: Phrases) -> str:
    """How sure a phase or its change is, and by whose word."""
    sure = "record" if known.on_record else "confirmed" if known.confirmed else "reported"
    if not names:
        return phrases.say(f"note-{sure}-bare")
    return phrases.say(f"note-{sure}", sources=phrases.enumerate(names, most=VOUCHERS_NAMED))


def reported_phase(reported: Reported, sources: Sequence[str], phrases: Phrases) -> str:
    """A move that is not confirmed: `Reported by Variety, not confirmed: tentative agreement since ...`."""
    return phrases.say(
        "note-reported-phase",
        sources=phrases.enumerate(list(dict.fromkeys(sources)), most=VOUCHERS_NAMED),
        badge=phase_since(reported.phase, reported.since, phrases),
    )


def strike_beside_phase(strike: Strike, phrases: Phrases) -> str:
    """A strike where the phase does not already tell of it: called, running on, or over."""
    since = phrases.when(strike.since)
    if strike.state is StrikeState.CALLED:
        text = phrases.say("strike-called", since=since)
    elif strike.state is StrikeState.RUNNING and strike.day is not None:
        text = phrases.say("strike-running-day", day=strike.day, since=phrases.since(strike.since))
    elif strike.state is StrikeState.RUNNING:
        text = phrases.say("strike-running", since=phrases.since(strike.since))
    elif strike.until is None:
        text = phrases.say("strike-over", since=since)
    elif strike.days is None:
        span = phrases.say("span", since=since, until=phrases.short_day(strike.until))
        text = phrases.say("strike-ended", span=span)
    else:
        text = phrases.say(
            "strike-ended-days",
            span=phrases.span(strike.since.on, strike.until),
            length=phrases.say("length-days", days=strike.days),
        )
    return text if strike.confirmed else phrases.say("unconfirmed", text=text)
