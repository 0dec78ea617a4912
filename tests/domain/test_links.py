from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.articles import canonical_url
from bot.domain.links import hides_its_target, pasted_url

STRIKE = "https://variety.com/2023/strike"


@pytest.mark.parametrize(
    "pasted",
    [
        STRIKE,
        "http://www.variety.com/2023/strike/",
        "HTTPS://WWW.Variety.com/2023/strike",
        f"{STRIKE}?utm_source=feed&fbclid=x#comments",
        f"<{STRIKE}>",
        f"  {STRIKE}\n",
        f"Look: {STRIKE}.",
        f"“{STRIKE}”",
        f"({STRIKE})",
        f"[a strike]({STRIKE})",
        f"[a strike](<{STRIKE}>)",
        "variety.com/2023/strike",
        "<www.variety.com/2023/strike>",
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fvariety.com%2F2023%2Fstrike&usg=x",
        "https://google.co.uk/url?q=https://variety.com/2023/strike",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fvariety.com%2F2023%2Fstrike&h=x",
    ],
)
def test_whatever_stands_around_it_the_link_is_the_same(pasted: str) -> None:
    assert pasted_url(pasted) == STRIKE


def test_a_bracket_that_has_its_pair_belongs_to_the_address() -> None:
    assert pasted_url("(https://variety.com/strike_(2023))") == "https://variety.com/strike_(2023)"


def test_what_tells_articles_apart_stays() -> None:
    assert pasted_url("https://variety.com/?p=12&utm_medium=x") == "https://variety.com?p=12"


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "strike",
        "variety.com",
        "why was this left out?",
        "mailto:desk@variety.com",
        "ftp://variety.com/strike",
        "javascript:alert(1)//variety.com/x",
        "https://",
        "https://localhost/strike",
        "https://[::1/strike",
        "https://variety.com/\x07strike",
        "https://variety.com/\udcffstrike",
        "https://www.google.com/url?sa=t",
        "https://www.google.com/url?q=https%3A%2F%2F",
    ],
)
def test_what_holds_no_link_gives_none(pasted: str) -> None:
    assert pasted_url(pasted) == ""


@given(st.text() | st.builds("https://{}".format, st.text()))
def test_any_text_can_be_pasted(pasted: str) -> None:
    found = pasted_url(pasted)
    assert found == "" or found == canonical_url(found)


@pytest.mark.parametrize(
    ("link", "hidden"),
    [
        ("https://news.google.com/rss/articles/CBMiX2?oc=5", True),
        ("https://apple.news/Abc", True),
        (STRIKE, False),
    ],
)
def test_some_links_do_not_show_where_they_lead(link: str, hidden: bool) -> None:
    assert hides_its_target(pasted_url(link)) is hidden
