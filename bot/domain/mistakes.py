"""What was read wrongly in one item, and how bad that is. Where the mistake comes from is the reading's own reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.reports import Event
from bot.domain.scores import Judged, is_false_news


class Wrong(StrEnum):
    """What was read wrongly; the worst first."""

    FALSE_NEWS = "false_news"
    """A deal, a strike begun or a strike over that the item does not tell."""
    FALSE_ALARM = "false_alarm"
    MISSED = "missed"
    UNIONS = "unions"
    EVENT = "event"
    ISSUES = "issues"


SEVERITY = {wrong: rank for rank, wrong in enumerate(Wrong)}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing read wrongly: what it should have been and what it was; neither where the item as a whole is wrong."""

    wrong: Wrong
    expected: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """An item that was read wrongly, with the reason and the sentence that its reading gives."""

    item: str
    title: str
    differences: tuple[Difference, ...]
    """The worst first."""
    reason: str
    evidence: str

    @property
    def rank(self) -> tuple[int, int, str]:
        """Where it stands among mistakes: the worst first, of equals the one with more wrong in it."""
        return SEVERITY[self.differences[0].wrong], -len(self.differences), self.item


def differences(item: Judged, issues: Collection[str]) -> tuple[Difference, ...]:
    """What was read wrongly, the worst first; of issues only those that both sides know."""
    return tuple(_differences(item, frozenset(issues)))


def _differences(item: Judged, known: frozenset[str]) -> Iterator[Difference]:
    label, said = item.label, item.verdict
    events = _events(label.event, *sorted(label.also)), _events(said.event)
    false_news = is_false_news(item)
    if false_news:
        yield Difference(Wrong.FALSE_NEWS, *events)
    if label.relevant is not said.relevant:
        yield Difference(Wrong.FALSE_ALARM if said.relevant else Wrong.MISSED, (), ())
    if not (label.relevant and said.relevant):
        return
    if label.unions != said.unions:
        yield Difference(Wrong.UNIONS, *_names(label.unions, said.unions))
    if label.event and not label.names(said.event) and not false_news:
        yield Difference(Wrong.EVENT, *events)
    if label.issues & known != said.issues & known:
        yield Difference(Wrong.ISSUES, *_names(label.issues & known, said.issues & known))


def _events(*events: Event | None) -> tuple[str, ...]:
    return tuple(event.value for event in events if event)


def _names(expected: frozenset[str], said: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(expected)), tuple(sorted(said))
