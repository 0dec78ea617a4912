from __future__ import annotations

from bot.wording.names import Names
from tests.answers import NAMES


def test_what_is_listed_goes_by_its_name() -> None:
    assert NAMES.union("sag-aftra") == "SAG-AFTRA"
    assert NAMES.contract("wga/mba") == ("WGA", "Minimum Basic Agreement")
    assert NAMES.publisher("variety.com") == "Variety"
    assert NAMES.publisher_of("https://www.variety.com/2023/x") == "Variety"


def test_what_is_not_listed_goes_by_its_id() -> None:
    names = Names()
    assert names.union("actra") == "actra"
    assert names.contract("actra/ipa") == ("actra/ipa", "")
    assert names.publisher("example.org") == "example.org"
