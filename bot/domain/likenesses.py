"""How alike two articles are by their words, and how alike they must be to tell one happening. Unites nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import TypeAlias

from bot.domain.reports import Event
from bot.domain.tellings import Telling
from bot.domain.topics import likeness

LIKE = 0.24
SURELY_UNLIKE = 0.999
"""Below this share of the least likeness no rounding makes two articles alike."""
LIKE_PER_DAY = 0.1
"""How much more alike two articles must be for each day between them."""
LIKE_ACROSS_KINDS = 0.1
"""How much more alike two articles must be whose events are neither the same nor neighbours: one was misread."""
LIKE_OF_ONE_FACT = 0.15
"""How alike two articles must be that tell the same fact, of which not both are about it."""
LIKE_BESIDE_A_FACT = 0.2
"""The same where one is about the effects of the fact, thoughts on it, or what goes on."""

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
BESIDE = frozenset({Event.STRIKE_CONTINUE, Event.PICKET, Event.IMPACT_REPORT, Event.ANALYSIS})
"""Events of articles that tell a fact only because something else follows from it."""


_Block: TypeAlias = tuple[str, bool, bool]
"""Contract, whether they are reactions, whether they are about facts: no others are compared."""


def links(entries: Sequence[Telling], days: int) -> Iterator[tuple[float, int, int]]:
    """Pairs no more than so many days apart that are alike enough, with by how much more than enough."""
    blocks: dict[_Block, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    roots = [sqrt(entry.topic.square) for entry in entries]
    oldest = 0
    for one, entry in enumerate(entries):
        if not entry.joins:
            continue
        while entry.day - entries[oldest].day > days:
            oldest += 1
        # Most pairs share a word or two: they are passed over before anything is called.
        least = SURELY_UNLIKE * LIKE_OF_ONE_FACT * roots[one]
        for contract in entry.contracts:
            shared: dict[int, int] = defaultdict(int)
            # Two facts never join by their words.
            for fact in (False,) if entry.about else (False, True):
                _share(entry, blocks[contract, entry.reaction, fact], oldest, shared)
            for other, product in shared.items():
                if product < least * roots[other] or contract != min(entry.contracts & entries[other].contracts):
                    continue
                needed = _needed(entries[other], entry)
                alike = likeness(product, entries[other].topic, entry.topic)
                if alike >= needed:
                    yield alike - needed, other, one
            own = blocks[contract, entry.reaction, bool(entry.about)]
            for word, weight in entry.topic.weights.items():
                own[word].append((one, weight))


def _share(entry: Telling, block: Mapping[str, list[tuple[int, int]]], oldest: int, shared: dict[int, int]) -> None:
    """Add the products of the weights of the words that an article shares with others of a block."""
    for word, weight in entry.topic.weights.items():
        for other, theirs in reversed(block.get(word, ())):
            if other < oldest:
                break
            shared[other] += weight * theirs


def _needed(earlier: Telling, later: Telling) -> float:
    """How alike two articles on one contract must be to tell one happening: by event and days between."""
    needed = LIKE_PER_DAY * (later.day - earlier.day)
    if not earlier.told.isdisjoint(later.told):
        beside = earlier.event in BESIDE or later.event in BESIDE
        return needed + (LIKE_BESIDE_A_FACT if beside else LIKE_OF_ONE_FACT)
    if earlier.event is later.event or any({earlier.event, later.event} <= family for family in NEIGHBOURS):
        return needed + LIKE
    return needed + LIKE + LIKE_ACROSS_KINDS
