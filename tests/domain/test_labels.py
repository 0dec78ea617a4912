from __future__ import annotations

import pytest

from bot.domain.labels import Label, Verdict, contract_of, kept_aside, verdict_of
from bot.domain.reports import Event, Modality
from tests.domain.news import LEXICON
from tests.explanations import a_report


def test_a_right_answer_is_the_event_or_another_that_the_item_states() -> None:
    label = Label(True, event=Event.STRIKE_END, also=frozenset({Event.TENTATIVE_AGREEMENT}))
    assert label.names(Event.STRIKE_END)
    assert label.names(Event.TENTATIVE_AGREEMENT)
    assert not label.names(Event.RATIFIED)
    assert not label.names(None)


def test_a_reading_is_put_in_the_terms_of_labels() -> None:
    contracts = ("wga/mba", "sag-aftra/interactive", "animation-guild/master")
    read = a_report(unions=("wga", "sag-aftra", "iatse"), contracts=contracts, modality=Modality.ASSERTED)
    assert verdict_of(read, LEXICON.unions) == Verdict(
        True,
        frozenset({"wga", "sag-aftra-video-games", "iatse"}),
        Event.TENTATIVE_AGREEMENT,
        asserted=True,
        issues=frozenset({"ai"}),
    )


def test_what_is_only_hoped_for_is_not_asserted() -> None:
    assert not verdict_of(a_report(modality=Modality.HEDGED), LEXICON.unions).asserted


@pytest.mark.parametrize(
    ("label", "contract"),
    [
        ("wga", "wga/mba"),
        ("sag-aftra", "sag-aftra/tv-theatrical"),
        ("sag-aftra-video-games", "sag-aftra/interactive"),
        ("pilots", None),
    ],
)
def test_a_label_stands_for_the_principal_contract_or_for_the_one_set_apart(label: str, contract: str | None) -> None:
    found = contract_of(label, LEXICON.unions)
    assert (found.id if found else None) == contract


def test_a_third_of_the_items_is_kept_aside_always_the_same() -> None:
    ids = [f"item-{number}" for number in range(3000)]
    aside = [item for item in ids if kept_aside(item)]
    assert 900 < len(aside) < 1100
    assert [item for item in reversed(ids) if kept_aside(item)] == aside[::-1]
