"""Which articles tell one fact: a happening that comes once, in whatever words. Compares no texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.domain.groups import Groups
from bot.domain.reports import Event
from bot.domain.tellings import DEAL, FACT_DAYS, Fact, Telling

OUTNUMBERED = 2
"""How many times as many articles of a day must be about a fact to claim one that tells it beside its own."""
ENDING = 3
"""One article in so many that tells the end of a strike and no deal makes the day one of the end."""
STEPS = {
    Event.OFFER_MADE: 1,
    Event.OFFER_REJECTED: 1,
    Event.STRIKE_THREAT: 1,
    Event.TALKS_START: 1,
    Event.TALKS_CONTINUE: 0,
}
"""What comes more than once, but hardly twice for one contract in so many days."""

_Kind: TypeAlias = tuple[str, frozenset[Event]]
"""A contract, and the events that are one happening."""


def _kind(fact: Fact) -> _Kind:
    contract, event = fact
    return contract, DEAL if event in DEAL else frozenset({event})


def by_their_day(entries: Sequence[Telling]) -> list[Telling]:
    """The entries, each about the one of the facts it tells that its day is about, if few are about its own.

    Outlets differ on what is the news when boards approve a deal and end the strike, or talks fail and a strike begins.
    """
    company = Counter((_kind(fact), entry.day) for entry in entries for fact in entry.about)
    found = []
    for entry in entries:
        own = max((company[_kind(fact), entry.day] for fact in entry.about), default=0)
        others = [(company[_kind(fact), entry.day], fact) for fact in entry.told - entry.about]
        count, fact = max(others) if others else (0, None)
        claimed = own and count >= OUTNUMBERED * own
        found.append(replace(entry, about=frozenset({fact}), event=fact[1]) if fact and claimed else entry)
    return found


def unite_facts(entries: Sequence[Telling], groups: Groups) -> dict[int, int]:
    """Unite what is about one fact on one day or within FACT_DAYS; doubtful articles with one that they may belong to.

    A day of deal or end of strike is what its articles tell. One that tells the other goes with its day unless the next
    or the last is of its kind and larger; if it is no news of its day, two days off is near enough to doubt.
    """
    told: dict[_Kind, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one, entry in enumerate(entries):
        for fact in entry.about:
            told[_kind(fact)][entry.day].append(one)
    doubtful: dict[int, int] = {}
    for days in told.values():
        ends = {day: _ends(entries, members) for day, members in days.items()}
        chains: tuple[dict[int, list[int]], ...] = (defaultdict(list), defaultdict(list))
        for day, members in days.items():
            for one in members:
                end = entries[one].ended
                larger = [near for near in _nearest(day) if ends.get(near) is end and len(days[near]) > len(members)]
                if end is ends[day] or not larger:
                    chains[ends[day]][day].append(one)
                elif abs(larger[0] - day) <= 1:
                    chains[end][day].append(one)
                elif entries[one].settled:
                    chains[ends[day]][day].append(one)
                else:
                    kind = [other for other in days[larger[0]] if entries[other].ended is end]
                    doubtful[one] = kind[0]
        for chain in chains:
            _unite_days(chain, groups)
    return doubtful


def _ends(entries: Sequence[Telling], members: Sequence[int]) -> bool:
    """Whether these articles of a day tell of the end of a strike rather than of a deal, with which one may end."""
    return ENDING * sum(entries[one].ended for one in members) > len(members)


def _nearest(day: int) -> list[int]:
    """The days that a fact of this day may be told on, the nearest first."""
    return sorted(range(day - FACT_DAYS, day + FACT_DAYS + 1), key=lambda near: abs(near - day))


def _unite_days(chain: Mapping[int, Sequence[int]], groups: Groups) -> None:
    for day, members in chain.items():
        for near in range(day, day + FACT_DAYS + 1):
            for one in chain.get(near, ()):
                groups.unite(members[0], one)


def unite_steps(entries: Sequence[Telling], groups: Groups) -> None:
    """Unite what tells one step of the talks, in time order: the same for the same contract so soon is no other."""
    latest: dict[Fact, int] = {}
    for one, entry in enumerate(entries):
        if not entry.joins or entry.reaction or entry.event is None or entry.event not in STEPS:
            continue
        for contract in entry.contracts:
            last = latest.get((contract, entry.event))
            if last is not None and entry.day - entries[last].day <= STEPS[entry.event]:
                groups.unite(one, last)
            latest[contract, entry.event] = one
