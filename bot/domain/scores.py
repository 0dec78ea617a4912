"""How well verdicts agree with labels: tallies, averages, goals. Reads no article and decides nothing about one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import TypeAlias

from bot.domain.labels import Label, Verdict
from bot.domain.reports import Event

FEWEST = 5
"""An event that fewer items tell says too little to be averaged."""
HARD = frozenset({Event.TENTATIVE_AGREEMENT, Event.STRIKE_START, Event.STRIKE_END})
"""What must never be told wrongly: a deal, a strike begun, a strike over."""
WHOLE = 1e-9


@dataclass(frozen=True, slots=True)
class Goals:
    """What is to be reached: shares from 0 to 1."""

    relevance: float = 0.97
    unions: float = 0.95
    events: float = 0.85
    issues: float = 0.90
    false_share: float = 0.01
    story_precision: float = 0.98
    story_recall: float = 0.90
    days: float = 0.97


GOALS = Goals()


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was found rightly, found although it is not there, or missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.false + other.false, self.missed + other.missed)

    @property
    def labelled(self) -> int:
        """How often it is there."""
        return self.right + self.missed

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None if nothing was."""
        return self.right / (self.right + self.false) if self.right + self.false else None

    @property
    def recall(self) -> float | None:
        """Share of what is there that was found; None if nothing is."""
        return self.right / self.labelled if self.labelled else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None if there is nothing to find and nothing was found."""
        seen = 2 * self.right + self.false + self.missed
        return 2 * self.right / seen if seen else None


@dataclass(frozen=True, slots=True)
class Judged:
    """One item: what it is and what was said of it."""

    label: Label
    verdict: Verdict


Answer: TypeAlias = tuple[Event, Event | None]
"""An item's event by its label, and the one said; the same where the label takes either for right."""


def relevance(items: Iterable[Judged]) -> Tally:
    """Whether items were taken in that are relevant."""
    return sum((_both(item.label.relevant, item.verdict.relevant) for item in items), Tally())


def _both(there: bool, found: bool) -> Tally:
    return Tally(right=there and found, false=found and not there, missed=there and not found)


def unions(items: Iterable[Judged]) -> Tally:
    """Whose negotiation it is, over the relevant items."""
    return _named(items, lambda said: said.unions)


def issues(items: Iterable[Judged], known: Collection[str]) -> Tally:
    """Which issues are named, over the relevant items, by the names that both sides know."""
    return _named(items, lambda said: said.issues.intersection(known))


def _named(items: Iterable[Judged], names: Callable[[Label | Verdict], frozenset[str]]) -> Tally:
    total = Tally()
    for item in items:
        if item.label.relevant:
            there, found = names(item.label), names(item.verdict)
            total += Tally(len(there & found), len(found - there), len(there - found))
    return total


def answers(items: Iterable[Judged]) -> list[Answer]:
    """The events of the relevant items that have one."""
    return [
        (label.event, label.event if label.names(item.verdict.event) else item.verdict.event)
        for item in items
        if (label := item.label).relevant and label.event
    ]


def confusion(given: Iterable[Answer]) -> Mapping[Answer, int]:
    """How often each event was read as each."""
    return Counter(given)


def by_event(given: Iterable[Answer]) -> dict[Event, Tally]:
    """The tally of each event that labels name, most frequent first."""
    counts = Counter(given)
    there = Counter[Event]()
    found = Counter[Event | None]()
    for (event, said), count in counts.items():
        there[event] += count
        found[said] += count
    return {
        event: Tally(right := counts[event, event], found[event] - right, count - right)
        for event, count in sorted(there.items(), key=lambda pair: (-pair[1], pair[0]))
    }


def averaged(given: Sequence[Answer]) -> frozenset[Event]:
    """The events that enough items tell."""
    return frozenset(event for event, tally in by_event(given).items() if tally.labelled >= FEWEST)


def macro_f1(given: Sequence[Answer], events: Collection[Event]) -> float | None:
    """The mean F1 of those of `events` that occur; None if none does."""
    found = [tally.f1 or 0.0 for event, tally in by_event(given).items() if event in events]
    return sum(found) / len(found) if found else None


def interval(sorted_values: Sequence[float], share: float) -> tuple[float, float]:
    """The span that holds the middle `share` of the values; these must be sorted and at least one."""
    cut = int(len(sorted_values) * (1 - share) / 2 + WHOLE)
    return sorted_values[cut], sorted_values[-1 - cut]


def is_false_news(item: Judged) -> bool:
    """Whether a deal, a strike begun or a strike over was read as a fact where none is told."""
    said = item.verdict
    return said.relevant and said.asserted and said.event in HARD and not item.label.names(said.event)


def same_story(labelled: Sequence[str], found: Sequence[Hashable]) -> Tally:
    """Pairs of items that were joined, against those that belong together; one label and one group for each item."""
    both = _pairs(zip(labelled, found, strict=True))
    return Tally(both, _pairs(found) - both, _pairs(labelled) - both)


def _pairs(groups: Iterable[Hashable]) -> int:
    return sum(comb(count, 2) for count in Counter(groups).values())
