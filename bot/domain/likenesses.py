"""How alike two articles are by their words, and how alike they must be to tell one happening. Unites nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from math import inf, sqrt
from typing import TypeAlias

from bot.domain.reports import Event
from bot.domain.tellings import Telling
from bot.domain.topics import likeness, shared_names

LIKE = 0.24
SURELY_UNLIKE = 0.999
"""Below this share of the least likeness no rounding makes two articles alike."""
LIKE_PER_DAY = 0.1
"""How much more alike two articles must be for each day between them."""
LIKE_ACROSS_KINDS = 0.1
"""How much more alike two articles must be whose events are neither the same nor neighbours: one was misread."""
LIKE_ACROSS_CONTRACTS = 0.05
LIKE_ANALYSIS = 0.2
LIKE_OF_ONE_FACT = 0.15
"""How alike two articles must be that tell the same fact, of which not both are about it."""
LIKE_BESIDE_A_FACT = 0.2
"""The same where one is about the effects of the fact, thoughts on it, or what goes on."""

LIKE_NAMED = 0.15
"""How alike two articles must be whose titles name the same: a word on one day, two words within NAMED_DAYS."""
NAMED_DAYS = 2

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
SEQUELS: Mapping[Event | None, Event] = {
    Event.TALKS_START: Event.TALKS_CONTINUE,
    Event.OFFER_MADE: Event.OFFER_REJECTED,
    Event.RATIFICATION_VOTE: Event.RATIFIED,
}
"""What comes after the other, and on a later day is another happening, however alike the words."""
BESIDE = frozenset({Event.STRIKE_CONTINUE, Event.PICKET, Event.IMPACT_REPORT, Event.ANALYSIS})
"""Events of articles that tell a fact only because something else follows from it."""


_Block: TypeAlias = tuple[str, bool, bool]
"""Contract, whether they are reactions, whether they are about facts: no others are compared."""


def links(entries: Sequence[Telling], days: int) -> Iterator[tuple[float, int, int]]:
    """Pairs no more than so many days apart that are alike enough, with by how much more than enough."""
    blocks: dict[_Block, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    told: dict[Event | None, set[str]] = defaultdict(set)
    roots = [sqrt(entry.topic.square) for entry in entries]
    fields = [_fields(entry) for entry in entries]
    oldest = 0
    for one, entry in enumerate(entries):
        if not entry.joins:
            continue
        while entry.day - entries[oldest].day > days:
            oldest += 1
        # Most pairs share a word or two: they are passed over before anything is called.
        least = SURELY_UNLIKE * LIKE_OF_ONE_FACT * roots[one]
        for field, fact in _compared(entry, fields[one], told[entry.event]):
            shared: dict[int, int] = defaultdict(int)
            _share(entry, blocks[field, entry.reaction, fact], oldest, shared)
            for other, product in shared.items():
                if product < least * roots[other]:
                    continue
                both = fields[one] & fields[other]
                if (both and field != min(both)) or not _comparable(entry, entries[other]):
                    continue
                needed = _needed(entries[other], entry)
                alike = likeness(product, entries[other].topic, entry.topic)
                if alike >= needed:
                    yield alike - needed, other, one
        for field in fields[one]:
            own = blocks[field, entry.reaction, bool(entry.about)]
            for word, weight in entry.topic.weights.items():
                own[word].append((one, weight))
        if entry.about:
            told[entry.event] |= entry.contracts


def _fields(entry: Telling) -> frozenset[str]:
    """Where an article is found: under its contracts, and under none if it is about what a strike does."""
    return entry.contracts.union(("",)) if entry.event in BESIDE else entry.contracts


def _compared(entry: Telling, fields: Set[str], told: Set[str]) -> list[tuple[str, bool]]:
    """The fields an article is compared in, and whether with facts: its own only as `told` of other contracts.

    Two facts of one contract never join by their words; one that is told of another contract may be misread.
    """
    if entry.about:
        return [(field, False) for field in fields] + [(field, True) for field in told - entry.contracts]
    return [(field, fact) for field in fields for fact in (False, True)]


def _comparable(one: Telling, other: Telling) -> bool:
    """Facts are compared with no lists of effects, and with one another only as the same told of another contract."""
    if one.about and other.about:
        return one.event is other.event
    return not (one.about and other.lists) and not (other.about and one.lists)


def _share(entry: Telling, block: Mapping[str, list[tuple[int, int]]], oldest: int, shared: dict[int, int]) -> None:
    """Add the products of the weights of the words that an article shares with others of a block."""
    for word, weight in entry.topic.weights.items():
        for other, theirs in reversed(block.get(word, ())):
            if other < oldest:
                break
            shared[other] += weight * theirs


def _needed(earlier: Telling, later: Telling) -> float:
    """How alike two articles on one contract must be to tell one happening: by event and days between."""
    apart = later.day - earlier.day
    if apart and SEQUELS.get(earlier.event) is later.event:
        return inf
    if apart <= NAMED_DAYS:
        names = shared_names(earlier.topic, later.topic)
        if any(not apart or " " in name for name in names):
            return LIKE_NAMED
    needed = LIKE_PER_DAY * apart
    if earlier.contracts.isdisjoint(later.contracts):
        needed += LIKE_ACROSS_CONTRACTS
    if (earlier.event is Event.ANALYSIS) is not (later.event is Event.ANALYSIS):
        needed += LIKE_ANALYSIS
    if not earlier.told.isdisjoint(later.told):
        beside = earlier.event in BESIDE or later.event in BESIDE
        return needed + (LIKE_BESIDE_A_FACT if beside else LIKE_OF_ONE_FACT)
    if earlier.event is later.event or any({earlier.event, later.event} <= family for family in NEIGHBOURS):
        return needed + LIKE
    return needed + LIKE + LIKE_ACROSS_KINDS
