from __future__ import annotations

import pytest

from bot.domain.negotiations import Action
from bot.usecases.propose_correction import CorrectionWish
from bot.user_errors import NoDayError, UnknownEventError
from bot.wording.phrases import Phrases
from cogs._happenings import event_choices, wish_of

DEAL = "tentative_agreement"


def wished(action: Action, typed: str, day: str | None = None, language: str = "en") -> CorrectionWish:
    return wish_of(action, "wga", typed, day, "Because", 42, Phrases(language))


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        (f"{DEAL} 2023-09-24", "en"),
        ("Tentative agreement, 2023-09-24 ", "en"),
        ("tentative agreement 20230924", "en"),
        ("accord de principe 2023-09-24", "fr"),
        ("Acuerdo provisional, 2023-09-24", "es"),
    ],
)
def test_a_happening_may_be_chosen_or_written_in_ones_language(typed: str, language: str) -> None:
    wish = wished(Action.REJECT, typed, language=language)
    assert (wish.event, wish.on.replace("-", ""), wish.new_on, wish.proposer) == (DEAL, "20230924", None, "42")


def test_the_day_is_that_of_what_is_missing_or_the_right_one_for_what_is_there() -> None:
    missing = wished(Action.ASSERT, "Ratified", "2023-10-09")
    assert (missing.event, missing.on, missing.new_on) == ("ratified", "2023-10-09", None)
    moved = wished(Action.REDATE, f"{DEAL} 2023-09-24", "2023-09-25")
    assert (moved.on, moved.new_on) == ("2023-09-24", "2023-09-25")


def test_a_day_apart_says_which_happening_did_not_happen() -> None:
    wish = wished(Action.REJECT, DEAL, "2023-09-24")
    assert (wish.on, wish.new_on) == ("2023-09-24", None)


@pytest.mark.parametrize(
    ("action", "day"),
    [(Action.REJECT, None), (Action.ASSERT, None), (Action.REDATE, None), (Action.REDATE, "2023-09-25")],
)
def test_without_its_day_a_happening_is_not_meant(action: Action, day: str | None) -> None:
    with pytest.raises(NoDayError):
        wished(action, DEAL, day)


def test_what_is_no_event_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownEventError) as refused:
        wished(Action.ASSERT, "party", "2023-10-09", "fr")
    assert "Accord de principe" in refused.value.values["known"]


def test_every_event_of_the_ledger_is_offered() -> None:
    assert len(event_choices("", Phrases())) == 17
    assert [each.value for each in event_choices("greve", Phrases("fr"))] == [
        "strike_authorization",
        "strike_start",
        "strike_continue",
        "strike_end",
    ]
