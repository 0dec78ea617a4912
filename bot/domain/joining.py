"""Which articles tell one happening: by the facts they tell, by their words, or as copies. Makes no stories of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import sqrt

from bot.domain.reports import Event, ReadArticle
from bot.domain.tellings import DEAL, FACT_DAYS, Telling, telling_of
from bot.domain.topics import likeness

JOIN_DAYS = 4
"""Articles further apart than this never join directly."""
LIKE = 0.24
SURELY_UNLIKE = 0.999
"""Below this share of the least likeness no rounding makes two articles alike."""
LIKE_PER_DAY = 0.1
"""How much more alike two articles must be for each day between them."""
LIKE_ACROSS_KINDS = 0.2
"""How much more alike two articles must be whose events are neither the same nor neighbours: one was misread."""
LIKE_OF_ONE_FACT = 0.15
"""How alike two articles must be that tell the same fact, of which not both are about it."""
COPIED = 0.8
COPY_SHINGLES = 8
"""A text shorter than this many shingles proves no copy."""

NEIGHBOURS = (
    frozenset({Event.STRIKE_CONTINUE, Event.PICKET, Event.IMPACT_REPORT, Event.ANALYSIS, Event.STRIKE_THREAT}),
    frozenset(
        {
            Event.OFFER_MADE,
            Event.OFFER_REJECTED,
            Event.TALKS_START,
            Event.TALKS_CONTINUE,
            Event.TALKS_RESUME,
            Event.TALKS_BREAK_OFF,
            Event.STRIKE_THREAT,
        }
    ),
)
"""Events between which outlets differ on one happening."""


class _Groups:
    """Disjoint sets of positions."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def of(self, one: int) -> int:
        while self._parents[one] != one:
            self._parents[one] = self._parents[self._parents[one]]
            one = self._parents[one]
        return one

    def unite(self, one: int, other: int) -> None:
        self._parents[self.of(one)] = self.of(other)

    def all(self) -> list[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for one in range(len(self._parents)):
            members[self.of(one)].append(one)
        return list(members.values())


def grouped(ordered: Sequence[ReadArticle]) -> list[list[int]]:
    """The positions of articles that hang together, directly or through others; `ordered` is by time and URL.

    No link reaches over more than JOIN_DAYS. Whether there is one depends on what may link to either end, and for each
    of these on the deals and ends of strikes within FACT_DAYS.
    """
    entries = [telling_of(read) for read in ordered]
    groups = _Groups(len(entries))
    doubtful = _unite_facts(entries, groups)
    _unite_alike(
        [replace(entry, about=frozenset()) if one in doubtful else entry for one, entry in enumerate(entries)],
        groups,
        doubtful,
    )
    _unite_copies(entries, groups)
    return groups.all()


def _unite_facts(entries: Sequence[Telling], groups: _Groups) -> dict[int, int]:
    """Unite what is about one fact on one day or within FACT_DAYS; doubtful articles with one that they may belong to.

    A day of deal or end of strike is what most of its articles tell. One that tells the other goes with its day unless
    the next or the last is of its kind and larger; if it is no news of its day, two days off is near enough to doubt.
    """
    told: dict[tuple[str, frozenset[Event]], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one, entry in enumerate(entries):
        for contract, event in entry.about:
            told[contract, DEAL if event in DEAL else frozenset({event})][entry.day].append(one)
    doubtful: dict[int, int] = {}
    for days in told.values():
        ends = {day: _ends(entries, members) for day, members in days.items()}
        chains: tuple[dict[int, list[int]], ...] = (defaultdict(list), defaultdict(list))
        for day, members in days.items():
            for one in members:
                end = entries[one].event is Event.STRIKE_END
                larger = [near for near in _nearest(day) if ends.get(near) is end and len(days[near]) > len(members)]
                if end is ends[day] or not larger:
                    chains[ends[day]][day].append(one)
                elif abs(larger[0] - day) <= 1:
                    chains[end][day].append(one)
                elif entries[one].settled:
                    chains[ends[day]][day].append(one)
                else:
                    kind = [other for other in days[larger[0]] if (entries[other].event is Event.STRIKE_END) is end]
                    doubtful[one] = kind[0]
        for chain in chains:
            _unite_days(chain, groups)
    return doubtful


def _ends(entries: Sequence[Telling], members: Sequence[int]) -> bool:
    """Whether most of these articles tell of the end of a strike."""
    return 2 * sum(entries[one].event is Event.STRIKE_END for one in members) > len(members)


def _nearest(day: int) -> list[int]:
    """The days that a fact of this day may be told on, the nearest first."""
    return sorted(range(day - FACT_DAYS, day + FACT_DAYS + 1), key=lambda near: abs(near - day))


def _unite_days(chain: Mapping[int, Sequence[int]], groups: _Groups) -> None:
    for day, members in chain.items():
        for near in range(day, day + FACT_DAYS + 1):
            for one in chain.get(near, ()):
                groups.unite(members[0], one)


def _unite_alike(entries: Sequence[Telling], groups: _Groups, doubtful: Mapping[int, int]) -> None:
    """Unite each article with the one most like it, and with all like it where neither is most like a fact.

    So no article that is about something between two facts links these. A doubtful one like none goes where it may.
    """
    links = list(_links(entries))
    best: dict[int, tuple[float, int]] = {}
    for margin, one, other in links:
        for here, there in ((one, other), (other, one)):
            best[here] = max(best.get(here, (margin, there)), (margin, there))
    drawn = {here for here, (_, there) in best.items() if not entries[here].about and entries[there].about}
    for _, one, other in links:
        if not entries[one].about and not entries[other].about and drawn.isdisjoint((one, other)):
            groups.unite(one, other)
    for here, (_, there) in best.items():
        if not entries[here].about:
            groups.unite(here, there)
    for here, there in doubtful.items():
        if here not in best:
            groups.unite(here, there)


def _links(entries: Sequence[Telling]) -> Iterator[tuple[float, int, int]]:
    """Pairs that are alike enough, with by how much more than enough."""
    postings: dict[str, list[int]] = defaultdict(list)
    roots = [sqrt(entry.topic.square) for entry in entries]
    oldest = 0
    for one, entry in enumerate(entries):
        if not entry.joins:
            continue
        while entry.day - entries[oldest].day > JOIN_DAYS:
            oldest += 1
        shared: Counter[int] = Counter()
        for word, weight in entry.topic.weights.items():
            posting = _forget(postings[word], oldest)
            for other in posting:
                shared[other] += weight * entries[other].topic.weights[word]
            posting.append(one)
        # Most pairs share a word or two: they are passed over before anything is called.
        least = SURELY_UNLIKE * LIKE_OF_ONE_FACT * sqrt(entry.topic.square)
        for other, product in shared.items():
            if product < least * roots[other]:
                continue
            needed = _needed(entries[other], entry)
            alike = likeness(product, entries[other].topic, entry.topic)
            if needed is not None and alike >= needed:
                yield alike - needed, other, one


def _forget(posting: list[int], oldest: int) -> list[int]:
    if posting and posting[0] < oldest:
        posting[:] = [other for other in posting if other >= oldest]
    return posting


def _needed(earlier: Telling, later: Telling) -> float | None:
    """How alike two articles must be to tell one happening: by contract, event and days between; None if never."""
    if earlier.reaction is not later.reaction or earlier.contracts.isdisjoint(later.contracts):
        return None
    if earlier.about and later.about:
        return None
    needed = LIKE_PER_DAY * (later.day - earlier.day)
    if not earlier.told.isdisjoint(later.told):
        return needed + LIKE_OF_ONE_FACT
    if earlier.event is later.event or any({earlier.event, later.event} <= family for family in NEIGHBOURS):
        return needed + LIKE
    return needed + LIKE + LIKE_ACROSS_KINDS


def _unite_copies(entries: Sequence[Telling], groups: _Groups) -> None:
    postings: dict[str, list[int]] = defaultdict(list)
    oldest = 0
    for one, entry in enumerate(entries):
        if len(entry.shingles) < COPY_SHINGLES:
            continue
        while entry.day - entries[oldest].day > JOIN_DAYS:
            oldest += 1
        shared: Counter[int] = Counter()
        for shingle in entry.shingles:
            posting = _forget(postings[shingle], oldest)
            shared.update(posting)
            posting.append(one)
        for other, count in shared.items():
            shorter = min(len(entry.shingles), len(entries[other].shingles))
            if count >= COPIED * shorter:
                groups.unite(one, other)
