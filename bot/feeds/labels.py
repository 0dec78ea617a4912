"""Labelled articles as JSON lines, and true cycles as JSON: what readings are judged by. Reads text, opens nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.domain.articles import FeedItem
from bot.domain.cycles import Fact, TrueCycle, TruePhase
from bot.domain.labels import Label
from bot.domain.reports import Event
from bot.feeds.lines import BrokenLine, read_lines

_REQUIRED = ("relevant", "unions", "event", "also", "issues")
_LISTS = ("unions", "also", "issues")
_FLAGS = ("relevant", "borderline")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An item and what a person says of it."""

    item: FeedItem
    label: Label


def read_labelled(lines: Iterable[bytes]) -> Iterator[Labelled | BrokenLine]:
    """Each line as an item with its label or, when either is wrong, as a BrokenLine; blank lines are passed over.

    `relevant`, `unions`, `event`, `also` and `issues` must be there; `story` and `borderline` may be missing.
    """
    for number, line in enumerate(lines, start=1):
        for found in read_lines([line]):
            if isinstance(found, BrokenLine):
                yield replace(found, number=number)
                continue
            label = _label(json.loads(line.decode("utf-8-sig", "replace")))
            yield BrokenLine(number, label) if isinstance(label, str) else Labelled(found, label)


def read_cycles(body: bytes) -> tuple[TrueCycle, ...]:
    """The cycles of `{cycles: [{union, cycle, facts: [{date, event, phase_from_then}]}]}`, facts in order of day.

    Facts without a full day are left out, and cycles without a day to judge. Raises ValueError that says what is wrong.
    """
    try:
        entries = list(enumerate(json.loads(body.decode("utf-8-sig", "replace"))["cycles"], start=1))
    except (ValueError, RecursionError):
        raise ValueError("not JSON") from None
    except (KeyError, TypeError):
        raise ValueError("no list of cycles in it") from None
    cycles = [_cycle(entry, number) for number, entry in entries]
    return tuple(cycle for cycle in cycles if cycle.facts and cycle.days)


def _label(values: Mapping[str, Any]) -> Label | str:
    """The label, or what is wrong with it."""
    missing = [name for name in _REQUIRED if name not in values]
    if missing:
        return f"no label {missing[0]}"
    for name in _FLAGS:
        if not isinstance(values.get(name, False), bool):
            return f"{name} is neither true nor false"
    for name in _LISTS:
        if not isinstance(values[name], list) or not all(isinstance(each, str) for each in values[name]):
            return f"{name} is no list of names"
    events = [event for event in (values["event"], *values["also"]) if event is not None]
    unknown = [event for event in events if event not in list(Event)]
    if unknown:
        return f"{unknown[0]} is no event"
    story = values.get("story")
    if not isinstance(story, str | None):
        return "story is not text"
    return Label(
        relevant=values["relevant"],
        unions=frozenset(values["unions"]),
        event=Event(values["event"]) if values["event"] else None,
        also=frozenset(map(Event, values["also"])),
        issues=frozenset(values["issues"]),
        story=story or "",
        borderline=values.get("borderline", False),
    )


def _cycle(entry: Any, number: int) -> TrueCycle:
    try:
        facts = [
            Fact(date.fromisoformat(fact["date"]), fact["event"], TruePhase(fact["phase_from_then"]))
            for fact in entry["facts"]
            if _is_day(fact["date"])
        ]
        # Sorted by day alone: facts of one day stay in their order.
        return TrueCycle(entry["union"], entry["cycle"], tuple(sorted(facts, key=lambda fact: fact.on)))
    except (KeyError, TypeError) as error:
        raise ValueError(f"cycle {number} lacks union, cycle or facts with date, event and phase_from_then") from error
    except ValueError as error:
        raise ValueError(f"cycle {number}: {error}") from error


def _is_day(text: str | None) -> bool:
    return text is not None and len(text) == len("2023-05-02")
