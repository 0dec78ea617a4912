import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.feeds.text import clean, plain, shortened, without_tail
from tests.feeds.soundness import is_sound


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("SAG-<b>AFTRA</b> &amp; <i>WGA</i>", "SAG-AFTRA & WGA"),
        ("AT&amp;amp;T", "AT&T"),
        ("&lt;p&gt;Talks&lt;/p&gt;&lt;p&gt;resume&lt;/p&gt;", "Talks resume"),
        ("Actors&#8217; strike", "Actors’ strike"),
        ("<p>One.</p><p>Two.</p><ul><li>Three", "One. Two. Three"),
        ("a<script>alert(1)</script><style>b{}</style>c", "ac"),
        ("day 5 < day 6 & <3", "day 5 < day 6 & <3"),
        ("<!-- nothing", ""),
        ("plain  \n text", "plain text"),
        ("", ""),
    ],
)
def test_markup_becomes_text(markup: str, text: str) -> None:
    assert plain(markup, 300) == text


def test_paragraphs_stay_apart_where_asked() -> None:
    markup = "<p>First\nline.</p>\n<p>Second.<br>Third.</p>"
    assert plain(markup, 20_000, paragraphs=True) == "First line.\n\nSecond.\nThird."
    assert plain("One\r\n\r\n\r\nTwo\n Three ", 20_000, paragraphs=True) == "One\n\nTwo\nThree"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\x1b[31mc\u202ed\u200be\ufefff\u00adg", "ab[31mcdefg"),
        ("a\ud800b\ue000c\U000f0000d", "abcd"),
        ("a\u00a0\u2028\tb", "a b"),
        ("e\u0301", "é"),
        ("z\u0300\u0301\u0302\u0303\u0304a", "z\u0300\u0301a"),
        ("👩\u200d💻 a\u200db", "👩\u200d💻 ab"),
    ],
)
def test_characters_that_deceive_are_dropped(text: str, cleaned: str) -> None:
    assert clean(text, 300) == cleaned


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shortened("strikes and talks", 17) == "strikes and talks"
    assert shortened("strikes and talks", 16) == "strikes and…"
    assert shortened("strikes, and", 10) == "strikes…"
    assert len(shortened("x" * 1_000, 300)) == 300


@pytest.mark.parametrize(
    "tail",
    [
        " The post Talks resume: day 3 appeared first on Deadline.",
        " Read more...",
        " Read More »",
        " Continue reading Talks resume at Variety →",
        " [&#8230;] The post X first appeared on Y.",
        " […]",
        " Read the full story at The Verge.",
        " L’article Reprise des négociations est apparu en premier sur Le Film français.",
        " La entrada Huelga se publicó primero en Cine.",
        " Lire la suite...",
        " Seguir leyendo",
    ],
)
def test_what_blog_software_adds_is_removed(tail: str) -> None:
    assert without_tail(plain("The talks resumed." + tail, 2_000)) == "The talks resumed."


@pytest.mark.parametrize(
    "text",
    ["Fans can read more in the book.", "They read on.", "He said: continue reading the room.", "The post is vacant."],
)
def test_a_sentence_that_only_resembles_boilerplate_stays(text: str) -> None:
    assert without_tail(text) == text


NASTY = """
    < </ <!-- &lt; &amp;lt; &#60; &#8203; &zwj; &shy; <p> <br> <script> script> b> ]]> <![CDATA[ e ẋ ≮ ﬁ … 가 ᄀ ᅡ ᆨ 😀
""".split()
MARKS = "\u0300\u0301\u0316\u0323\u0338\u0344\u0f71\u0f72\u20dd\ufe0f"
UNSEEN = "\u200b\u200d\u212a\u0958\ud800\ue000\x00\x85\u2028\n\r\t "
HOSTILE = st.lists(st.sampled_from([*NASTY, *MARKS, *UNSEEN]) | st.characters(), max_size=30).map("".join)


@given(HOSTILE, st.integers(1, 100), st.booleans())
@example("<\u200bscript>", 100, False)
@example("<\u212a>", 100, False)
@example("&lt;\u00adscript>", 100, False)
def test_no_markup_escapes_the_rules(markup: str, limit: int, paragraphs: bool) -> None:
    text = plain(markup, limit, paragraphs=paragraphs)
    assert is_sound(text, limit)
    assert is_sound(plain(text, limit, paragraphs=paragraphs), limit)
    assert paragraphs or text == " ".join(text.split())


@given(HOSTILE, st.integers(1, 100), st.booleans())
def test_clean_text_stays_as_it_is(text: str, limit: int, paragraphs: bool) -> None:
    cleaned = clean(text, limit, paragraphs=paragraphs)
    assert clean(cleaned, limit, paragraphs=paragraphs) == cleaned


def test_no_character_that_formats_survives() -> None:
    formats = [chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Cf"]
    assert len(formats) > 150
    assert plain("a".join(formats), 10_000) == "a" * (len(formats) - 1)


def test_hostile_markup_is_read_in_no_time() -> None:
    for hostile in ("<div>" * 200_000, "&lt;" * 200_000, "<b><i>" * 100_000, "e" + "\u0300\u0316" * 200_000):
        assert len(plain(hostile, 20_000)) <= 20_000
