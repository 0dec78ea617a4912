from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from bot.domain.cycles import TruePhase
from bot.domain.labels import Label
from bot.domain.reports import Event
from bot.feeds.labels import Labelled, read_cycles, read_labelled
from bot.feeds.lines import BrokenLine

LABELLED: dict[str, Any] = {
    "id": "one",
    "url": "https://variety.com/one",
    "title": "Writers end strike",
    "published": "2023-09-27",
    "relevant": True,
    "unions": ["wga"],
    "event": "strike_end",
    "also": ["tentative_agreement"],
    "issues": ["ai"],
    "story": "the-end",
    "borderline": True,
}
FACT = {"date": "2023-05-02", "event": "strike_start", "phase_from_then": "on_strike"}


def test_a_line_is_an_item_with_its_label() -> None:
    (found,) = read_labelled([json.dumps(LABELLED).encode()])
    assert isinstance(found, Labelled)
    assert (found.item.key, found.item.title) == ("one", "Writers end strike")
    assert found.label == Label(
        True,
        frozenset({"wga"}),
        Event.STRIKE_END,
        frozenset({Event.TENTATIVE_AGREEMENT}),
        frozenset({"ai"}),
        "the-end",
        True,
    )


def test_an_item_may_be_in_no_story_and_not_relevant() -> None:
    bare = {**LABELLED, "relevant": False, "unions": [], "event": None, "also": [], "issues": [], "story": None}
    del bare["borderline"]
    (found,) = read_labelled([json.dumps(bare).encode()])
    assert isinstance(found, Labelled)
    assert found.label == Label(False)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"relevant": 1}, "relevant is neither true nor false"),
        ({"borderline": None}, "borderline is neither true nor false"),
        ({"unions": "wga"}, "unions is no list of names"),
        ({"issues": [1]}, "issues is no list of names"),
        ({"event": "party"}, "party is no event"),
        ({"event": ["strike_end"]}, "['strike_end'] is no event"),
        ({"also": ["party"]}, "party is no event"),
        ({"story": 7}, "story is not text"),
        ({"title": ""}, "no title"),
    ],
    ids=lambda value: str(value),
)
def test_a_wrong_label_is_told_with_its_line(changes: dict[str, Any], reason: str) -> None:
    broken = json.dumps({**LABELLED, **changes}).encode()
    assert list(read_labelled([b"", broken])) == [BrokenLine(2, reason)]


@pytest.mark.parametrize("name", ["relevant", "unions", "event", "also", "issues"])
def test_a_missing_label_is_told(name: str) -> None:
    rest = {key: value for key, value in LABELLED.items() if key != name}
    assert list(read_labelled([json.dumps(rest).encode()])) == [BrokenLine(1, f"no label {name}")]


def cycles(*facts: object) -> bytes:
    return json.dumps({"cycles": [{"union": "wga", "cycle": "2023", "facts": list(facts)}]}).encode()


def test_facts_are_put_in_order_and_those_without_a_day_left_out() -> None:
    early = {"date": "2023-03-20", "event": "talks_start", "phase_from_then": "bargaining"}
    (cycle,) = read_cycles(cycles(FACT, early, {**FACT, "date": None}, {**FACT, "date": "2023-05"}))
    assert (cycle.union, cycle.name) == ("wga", "2023")
    assert [(fact.on, fact.event, fact.phase) for fact in cycle.facts] == [
        (date(2023, 3, 20), "talks_start", TruePhase.BARGAINING),
        (date(2023, 5, 2), "strike_start", TruePhase.ON_STRIKE),
    ]


def test_a_cycle_without_a_day_to_judge_is_left_out() -> None:
    ratified = {"date": "2023-10-09", "event": "ratified", "phase_from_then": "ratified"}
    assert read_cycles(cycles()) == read_cycles(cycles(ratified)) == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"not json", "not JSON"),
        (b"[]", "no list of cycles"),
        (b"{}", "no list of cycles"),
        (b'{"cycles": [1]}', "cycle 1 lacks"),
        (cycles({"date": "2023-05-02"}), "cycle 1 lacks"),
        (cycles({**FACT, "phase_from_then": "lunch"}), "cycle 1: 'lunch'"),
        (cycles({**FACT, "date": "2023-02-31"}), "cycle 1: "),
        (cycles({**FACT, "date": 20230502}), "cycle 1 lacks"),
    ],
)
def test_a_file_that_holds_no_true_cycles_says_why(body: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_cycles(body)
