"""Which articles tell one fact: a happening that comes once, in whatever words. Compares no texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.domain.groups import Groups
from bot.domain.reports import Event
from bot.domain.tellings import DEAL, FACT_DAYS, FOLLOWING, LIST_DAYS, STEPS, Fact, Telling

OUTNUMBERED = 2
"""How many times as many articles of a day must be about a fact to claim one that tells it beside its own."""
ENDING = 3
"""One article in so many that tells the end of a strike and no deal makes the day one of the end."""
RIVALS: Mapping[Event, Event] = {
    Event.STRIKE_END: Event.RATIFIED,
    Event.TENTATIVE_AGREEMENT: Event.RATIFIED,
    Event.RATIFIED: Event.TENTATIVE_AGREEMENT,
    Event.STRIKE_AUTHORIZATION: Event.STRIKE_START,
    Event.STRIKE_START: Event.STRIKE_AUTHORIZATION,
}
"""Facts that never come within FACT_DAYS of the other: who tells one where most tell the other means that."""

_Kind: TypeAlias = tuple[str, frozenset[Event], bool]
"""A contract, the events that are one happening, and whether people react to it."""


def _kind(fact: Fact, reaction: bool) -> _Kind:
    contract, event = fact
    return contract, DEAL if event in DEAL else frozenset({event}), reaction


def by_their_day(entries: Sequence[Telling]) -> list[Telling]:
    """The entries, each about the one of its facts that its day is about, if few are about its own.

    Outlets differ on what is the news when boards approve a deal and end the strike, or talks fail and a strike begins.
    """
    company = Counter((_kind(fact, entry.reaction), entry.day) for entry in entries for fact in entry.about)
    found = []
    for entry in entries:
        own = max((company[_kind(fact, entry.reaction), entry.day] for fact in entry.about), default=0)
        claims = {fact: company[_kind(fact, entry.reaction), entry.day] for fact in entry.told - entry.about}
        claims = {fact: count for fact, count in claims.items() if count and count >= OUTNUMBERED * own}
        claims |= _meant(entry, company)
        if claims and (own or (entry.joins and entry.event in FOLLOWING)):
            fact = max(claims, key=lambda fact: (claims[fact], fact))
            entry = replace(entry, about=frozenset({fact}), event=fact[1])
        found.append(entry)
    return found


def _meant(entry: Telling, company: Mapping[tuple[_Kind, int], int]) -> dict[Fact, int]:
    """The rivals that an article's facts stand for, as more articles near it are about these, and how many are."""

    def near(fact: Fact) -> int:
        kind = _kind(fact, entry.reaction)
        return sum(company[kind, day] for day in range(entry.day - FACT_DAYS, entry.day + FACT_DAYS + 1))

    rivals = [(fact, (fact[0], RIVALS[fact[1]])) for fact in entry.about if fact[1] in RIVALS]
    return {rival: near(rival) for fact, rival in rivals if near(rival) + (rival in entry.told) > near(fact)}


def unite_facts(entries: Sequence[Telling], groups: Groups) -> dict[int, int]:
    """Unite what is about one fact on one day or within FACT_DAYS; doubtful articles with one that they may belong to.

    A day of deal or end of strike is what its articles tell. One that tells the other goes with its day unless the next
    or the last is of its kind and larger; if it is no news of its day, two days off is near enough to doubt.
    """
    told: dict[_Kind, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one, entry in enumerate(entries):
        for fact in entry.about:
            told[_kind(fact, entry.reaction)][entry.day].append(one)
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
    """Unite what tells one step of the talks, or lists one effect: the same for one contract so soon is no other."""
    latest: dict[tuple[str, str], int] = {}
    for one, entry in enumerate(entries):
        if not entry.joins or entry.reaction:
            continue
        step = entry.lists or entry.event
        days = LIST_DAYS if entry.lists else STEPS.get(entry.event)
        if step is None or days is None:
            continue
        for contract in entry.contracts:
            last = latest.get((contract, step))
            if last is not None and entry.day - entries[last].day <= days:
                groups.unite(one, last)
            latest[contract, step] = one
