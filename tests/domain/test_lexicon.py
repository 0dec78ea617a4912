from __future__ import annotations

from datetime import date

import pytest

from bot.user_errors import UnknownUnionError
from tests.domain.news import LEXICON


@pytest.mark.parametrize(
    ("name", "union"),
    [("wga", "wga"), ("SAG-AFTRA", "sag-aftra"), ("Writers Guild of America", "wga"), ("teamsters", "teamsters")],
)
def test_a_union_is_found_by_its_id_and_by_its_names(name: str, union: str) -> None:
    assert LEXICON.find_union(name).id == union


def test_an_unknown_union_comes_with_suggestions() -> None:
    with pytest.raises(UnknownUnionError) as error:
        LEXICON.find_union("wgaa")
    assert "wga" in error.value.suggestions


def test_a_contract_is_found_by_its_id() -> None:
    assert LEXICON.contract("sag-aftra/interactive").union == "sag-aftra"
    with pytest.raises(KeyError):
        LEXICON.contract("sag-aftra/opera")
    with pytest.raises(KeyError):
        LEXICON.union("opera")


@pytest.mark.parametrize(
    ("day", "unions"),
    [
        (date(2023, 5, 1), ()),
        (date(2023, 5, 2), ("wga",)),
        (date(2023, 7, 14), ("wga", "sag-aftra")),
        (date(2023, 9, 27), ("sag-aftra",)),
        (date(2023, 11, 9), ()),
        (date(2024, 9, 1), ()),
    ],
)
def test_who_is_on_strike_comes_from_history_for_principal_contracts(day: date, unions: tuple[str, ...]) -> None:
    assert LEXICON.on_strike(day) == unions
