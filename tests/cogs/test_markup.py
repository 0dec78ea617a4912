from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs._markup import BREAK, JOINER, address, clean, cut, host, length, link, shown, timestamp
from tests.cogs.hostile import HOSTILE, pieces
from tests.cogs.markdown import every, read_lines, said

hostile = st.lists(st.one_of(pieces, st.text(max_size=8)), max_size=12).map("".join)


def looks(text: str) -> str:
    return text.replace(BREAK, "")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("before", ["", "a ", "**a** "])
def test_a_hostile_text_shows_as_it_reads_and_does_nothing(text: str, before: str) -> None:
    ((kind, nodes),) = read_lines(before + shown(text, 500))
    assert kind == "line"
    assert {node.kind for node in every(nodes)} <= {"text", "bold"}
    assert looks(said(nodes)) == before.replace("*", "") + clean(text)


@given(hostile)
def test_whatever_a_text_holds_it_shows_as_it_reads(text: str) -> None:
    for kind, nodes in read_lines(shown(text, 2000)):
        assert kind == "line"
        assert [node.kind for node in nodes] in ([], ["text"])
        assert looks(said(nodes)) == clean(text)


@given(hostile)
def test_nothing_that_discord_looks_for_in_raw_text_is_left(text: str) -> None:
    raw = shown(text, 2000).lower()
    assert [
        sign for sign in ("<@", "<#", "<:", "<a:", "</", "<t:", "<id:", "://", "@everyone", "@here") if sign in raw
    ] == []


@given(hostile, st.integers(10, 300))
def test_escaping_takes_at_most_three_characters_for_one(text: str, limit: int) -> None:
    assert length(shown(text, limit)) <= 3 * limit


@pytest.mark.parametrize("category", ["Cc", "Cf", "Cs", "Co"])
def test_control_format_and_private_characters_are_gone(category: str) -> None:
    characters = [chr(point) for point in range(0x110000) if unicodedata.category(chr(point)) == category]
    sample = characters if len(characters) < 3000 else characters[::37]
    assert sample
    assert clean("".join(f"a{character}b" for character in sample)).replace(" ", "") == "ab" * len(sample)


def test_marks_pile_up_two_high() -> None:
    assert clean("z" + "\u0316" * 50 + "a") == "z\u0316\u0316a"


@pytest.mark.parametrize(
    "text", ["گزارش تازه از مذاکرات", "👩‍⚕️ 👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇺🇸", "Más allá, où ça, Ünïted", "日本語のニュース"]
)
def test_other_scripts_and_emoji_stay(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_a_text_of_nothing_visible_is_empty() -> None:
    assert clean(f" \u3164\u2800\u200b{JOINER}\u202e\t\n") == ""


def test_a_space_that_binds_two_words_stays_one() -> None:
    assert clean("convention\u202f: 21\u00a0sept.\u00a0\u00a0\t2023 ") == "convention\u202f: 21\u00a0sept. 2023"


def test_a_long_text_ends_at_a_word_or_a_sentence() -> None:
    assert cut("Writers and studios meet again", 22) == "Writers and studios…"
    assert cut("They met on Thursday. They will meet again on Friday", 30) == "They met on Thursday. …"
    assert cut("They met, and then they left", 12) == "They met…"
    assert cut("x" * 40, 10) == "x" * 8 + "…"
    assert cut("short", 5) == "short"


@given(st.text(), st.integers(5, 60))
def test_a_cut_text_keeps_within_its_limit(text: str, limit: int) -> None:
    assert length(cut(clean(text), limit)) <= limit


def test_an_emoji_counts_as_two() -> None:
    assert length("a😀") == 3
    assert length(cut("😀" * 50, 11)) <= 11


@pytest.mark.parametrize(
    ("url", "sound"),
    [
        ("https://variety.com/2023/biz/a_b-c/?id=1&x=y#top", "https://variety.com/2023/biz/a_b-c/?id=1&x=y#top"),
        ("http://variety.com:8080/", "http://variety.com:8080/"),
        ("https://variety.com/a(b)c", "https://variety.com/a%28b%29c"),
        ("https://variety.com/a>b\\c|d`e", "https://variety.com/a%3Eb%5Cc%7Cd%60e"),
        ("https://variety.com/@everyone", "https://variety.com/%40everyone"),
        ("https://münchen.de/straße", "https://xn--mnchen-3ya.de/stra%C3%9Fe"),
        ("https://variety.com/%7Ea%20b", "https://variety.com/%7Ea%20b"),
    ],
)
def test_a_web_address_is_encoded_so_that_nothing_ends_the_link(url: str, sound: str) -> None:
    assert address(url) == sound


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "ftp://variety.com/a",
        "data:text/html,x",
        "https://",
        "https://localhost/",
        "https://user:pw@variety.com/",
        "https://variety.com@evil.example/",
        "https://variety.com/a b",
        "https://variety.com/a\nb",
        "https://variety.com/\u202ea",
        "https://[::1]/",
        "https://variety.com:port/",
        "https://variety.com:99999/",
        "https://a..b/",
        "https://va<r>iety.com/",
        "https://variety.com/" + "a" * 2000,
    ],
)
def test_what_is_no_sound_address_becomes_no_link(url: str) -> None:
    assert address(url) == host(url) == ""
    assert link("A title", url, 100) == "A title"


def test_a_link_is_named_by_its_text_or_else_by_its_host() -> None:
    assert link("Talks [live]", "https://www.variety.com/x", 100) == "[Talks \\[live\\]](<https://www.variety.com/x>)"
    assert link("\u200b", "https://www.variety.com/x", 100) == "[variety.com](<https://www.variety.com/x>)"


def test_a_host_in_another_script_is_shown_as_punycode() -> None:
    assert host("https://www.vаriety.com/x") == "xn--vriety-3nf.com"


@given(hostile, hostile)
def test_a_link_leads_where_its_address_says_and_nowhere_else(text: str, path: str) -> None:
    url = "https://variety.com/" + "".join(path.split())
    ((_, nodes),) = read_lines(link(text, url, 500) or "-")
    links = [node for node in every(nodes) if node.kind != "text"]
    assert [node.kind for node in links] == (["link"] if address(url) else [])
    assert all(node.target == address(url) for node in links)
    assert not links or in_brackets(looks(said(nodes))) == in_brackets(clean(text) or "variety.com")


def in_brackets(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")


def test_brackets_in_the_text_of_a_link_stay_where_they_come_in_pairs() -> None:
    assert link("[Update] Talks", "https://variety.com/", 100) == "[\\[Update\\] Talks](<https://variety.com/>)"
    assert link("a](b", "https://variety.com/", 100) == "[a)(b](<https://variety.com/>)"


def test_discord_writes_a_moment_for_each_reader() -> None:
    moment = datetime(2023, 9, 22, 21, 5, tzinfo=UTC)
    assert timestamp(moment) == "<t:1695416700:R>"
    assert timestamp(moment, "f") == "<t:1695416700:f>"
