"""The dated facts beside a phase, in words: strike, talks, authorisation, blackout, expiry, last report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.dates import day_of
from bot.domain.negotiations import ContractState, Phase, StrikeState, Talks, TalksState
from bot.domain.reports import Precision, When
from bot.wording.phases import strike_beside_phase
from bot.wording.phrases import Phrases

LONGEST_COUNTDOWN = timedelta(days=99)


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact: `Talks`, `under way, next session 22 September 2023`."""

    name: str
    text: str


def facts(state: ContractState, at: datetime, phrases: Phrases) -> tuple[Fact, ...]:
    """What is known beside the phase of a contract at `at`."""
    today = day_of(at)
    found: list[Fact] = []
    if state.strike and not (state.phase is Phase.ON_STRIKE and state.strike.state is StrikeState.RUNNING):
        found.append(Fact(phrases.say("fact-strike"), strike_beside_phase(state.strike, phrases)))
    talks = _talks(state.talks, today.year, phrases)
    if talks:
        found.append(Fact(phrases.say("fact-talks"), talks))
    if state.authorized:
        found.append(Fact(phrases.say("fact-authorized"), phrases.when(state.authorized)))
    if state.blackout:
        found.append(Fact(phrases.say("fact-blackout"), phrases.since(state.blackout)))
    if state.expires:
        ahead = state.expires.on >= today
        name = phrases.say("fact-expires" if ahead else "fact-expired")
        found.append(Fact(name, with_countdown(state.expires, today, phrases)))
    if state.last_report_at and not state.stale_since and day_of(state.last_report_at) < today - timedelta(days=1):
        found.append(Fact(phrases.say("fact-last-report"), phrases.day(day_of(state.last_report_at))))
    return tuple(found)


def with_countdown(when: When, today: date, phrases: Phrases) -> str:
    """A date with the days left until then, where it is an exact day not too far ahead."""
    left = when.on - today
    if when.precision is not Precision.DAY or not timedelta() <= left <= LONGEST_COUNTDOWN:
        return phrases.when(when)
    countdown = phrases.say("in-days", days=left.days)
    return phrases.say("day-with-countdown", day=phrases.when(when), countdown=countdown)


def _talks(talks: Talks, year: int, phrases: Phrases) -> str:
    parts = [] if talks.state is TalksState.NONE else [phrases.name("talks", talks.state)]
    if talks.last:
        parts.append(phrases.say("talks-last", day=phrases.brief_when(talks.last, year)))
    if talks.next:
        parts.append(phrases.say("talks-next", day=phrases.brief_when(talks.next, year)))
    if talks.state is TalksState.NONE and parts:
        parts.insert(0, phrases.say("talks-none"))
    return ", ".join(parts)
