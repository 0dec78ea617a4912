from __future__ import annotations

from datetime import date

from bot.domain.negotiations import Phase
from bot.usecases.trace_timeline import Span, Timeline
from bot.wording.phrases import Phrases
from bot.wording.timelines import timeline_text
from tests.answers import (
    NAMES,
    WGA,
    a_month,
    a_timeline,
)

PHRASES = Phrases()


def test_a_timeline_counts_the_days_of_each_phase_that_is_over_but_a_strike_has_its_own() -> None:
    (contract,) = timeline_text(a_timeline(), NAMES, PHRASES).contracts
    assert contract.contract == "Minimum Basic Agreement"
    assert [(line.span, line.phase, line.length) for line in contract.lines] == [
        ("20 Mar – 1 May 2023", "Bargaining", "43 days"),
        ("2 May – 23 Sept 2023", "On strike", ""),
        ("24 Sept – 1 Oct 2023", "Tentative agreement", "8 days"),
        ("2–8 Oct 2023", "Ratification vote", "7 days"),
        ("since 9 Oct 2023", "In force", ""),
    ]


def test_a_timeline_tells_what_is_only_reported_and_names_its_sources() -> None:
    (contract,) = timeline_text(a_timeline(), NAMES, PHRASES).contracts
    assert [line.confirmation for line in contract.lines[1:3]] == ["confirmed", "only reported"]
    assert [link.name for link in contract.lines[1].links] == ["WGA", "Variety"]


def test_a_timeline_tells_what_only_history_confirms() -> None:
    span = Span("wga/mba", Phase.ON_STRIKE, a_month("2007-11"), date(2008, 2, 8), True, (), on_record=True)
    (contract,) = timeline_text(Timeline(WGA, (span,)), NAMES, PHRASES).contracts
    assert [(line.confirmation, line.confirmed) for line in contract.lines] == [("on record", True)]


def test_a_timeline_links_each_publisher_once_by_its_best_source() -> None:
    evidence = ("https://variety.com/best", "https://deadline.com/a", "https://variety.com/other")
    span = Span("wga/mba", Phase.BARGAINING, a_month("2023-03"), date(2023, 5, 1), True, evidence)
    (contract,) = timeline_text(Timeline(WGA, (span,)), NAMES, PHRASES).contracts
    (line,) = contract.lines
    assert [link.url for link in line.links] == ["https://variety.com/best", "https://deadline.com/a"]
    assert (line.span, line.length) == ("March 2023 – 1 May 2023", "")


def test_an_empty_timeline_says_so() -> None:
    assert timeline_text(Timeline(WGA, ()), NAMES, PHRASES).empty == (
        "Nothing is known yet about the negotiations of WGA."
    )
