from __future__ import annotations

from bot.wording.phrases import Phrases
from bot.wording.sources import SourceList
from tests.answers import NOW


def test_two_addresses_of_one_page_are_one_source() -> None:
    sources = SourceList(Phrases(), year=NOW.year)
    assert sources.mark("https://www.variety.com/deal/", "Variety") == 1
    assert sources.mark("http://variety.com/deal", "Variety", NOW) == 1
    assert sources.mark("https://variety.com/other", "Variety") == 2
    assert [(each.url, bool(each.day)) for each in sources.listed()] == [
        ("https://www.variety.com/deal/", True),
        ("https://variety.com/other", False),
    ]
