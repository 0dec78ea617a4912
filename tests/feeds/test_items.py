import re
import unicodedata
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.items import MOST_TEXT, Entry, item_of, items_of, lang_of, link_of


def test_an_entry_is_named_by_its_id_else_its_link_else_its_title() -> None:
    both, linked, bare, other = items_of(
        [
            Entry(id="tag:1", link="https://a.example/1", title="A"),
            Entry(link="https://a.example/2", title="B"),
            Entry(title="C", summary="x"),
            Entry(title="D", summary="x"),
        ]
    )
    assert (both.key, linked.key) == ("tag:1", "https://a.example/2")
    assert bare.key
    assert bare.key != other.key


def test_entries_that_share_what_names_them_are_items_of_their_own() -> None:
    same_id = [
        Entry(id="1", link="https://a.example/1", title="A"),
        Entry(id="1", link="https://a.example/2", title="A"),
    ]
    same_link = [Entry(link="https://a.example/", title="A"), Entry(link="https://a.example/", title="B")]
    same_title = [Entry(title="A", summary="x"), Entry(title="A", summary="y")]
    assert len(items_of(same_id)) == len(items_of(same_link)) == len(items_of(same_title)) == 2


def test_an_entry_sent_twice_is_one_item() -> None:
    entry = Entry(id="1", link="https://a.example/1", title="A")
    assert len(items_of([entry, entry])) == 1


def test_an_absurdly_long_id_still_tells_entries_apart() -> None:
    long = "x" * 100_000
    keys = {item.key for item in items_of([Entry(id=long + "1", title="A"), Entry(id=long + "2", title="B")])}
    assert len(keys) == 2
    assert all(len(key) <= 512 for key in keys)


def test_only_the_newest_five_hundred_are_kept_in_the_feeds_order() -> None:
    start = datetime(2023, 1, 1, tzinfo=UTC)
    entries = [Entry(id=str(n), title="t", published_at=start + timedelta(hours=n)) for n in range(600)]
    assert [item.key for item in items_of(entries)] == [str(n) for n in range(100, 600)]


def test_of_many_an_entry_without_a_date_is_as_likely_new_as_any() -> None:
    start = datetime(2023, 1, 1, tzinfo=UTC)
    entries = [Entry(id=str(n), title="t", published_at=start + timedelta(hours=n) if n else None) for n in range(600)]
    assert [item.key for item in items_of(entries)] == ["0", *(str(n) for n in range(101, 600))]


def test_of_too_much_text_the_newest_is_kept_and_bodies_go_first() -> None:
    start = datetime(2023, 1, 1, tzinfo=UTC)
    body = "<p>" + "é " * 9_000
    entries = [
        Entry(id=str(n), title="t", summary="s", content=body, published_at=start + timedelta(hours=n))
        for n in range(100)
    ]
    items = items_of(entries)
    assert [item.key for item in items] == [str(n) for n in range(100)]
    bodies = [bool(item.body) for item in items]
    assert bodies == sorted(bodies)
    assert 50 < sum(bodies) < 60
    assert sum(len(item.body.encode()) for item in items) < MOST_TEXT


def test_an_absurd_feed_is_cut_to_what_is_affordable() -> None:
    entries = [Entry(id=str(n), title="😀" * 300, summary="😀" * 2_000) for n in range(500)]
    items = items_of(entries)
    assert 100 < len(items) < 200
    assert sum(len((item.title + item.lead).encode()) for item in items) < MOST_TEXT


def test_an_entry_without_text_is_no_item() -> None:
    assert item_of(Entry(id="1", link="https://a.example/", summary="<img src=x>")) is None


def test_an_entry_without_a_title_takes_the_start_of_its_lead() -> None:
    item = item_of(Entry(id="1", summary="Talks resume. " * 50))
    assert item is not None
    assert item.title.startswith("Talks resume. Talks")
    assert len(item.title) <= 150


def test_the_whole_text_is_the_body_and_starts_the_lead_where_there_is_none() -> None:
    item = item_of(Entry(id="1", title="T", content="<p>One.</p><p>Two.</p>"))
    assert item is not None
    assert (item.lead, item.body) == ("One. Two.", "")
    item = item_of(Entry(id="1", title="T", summary="Short.", content="<p>One.</p><p>Two.</p>"))
    assert item is not None
    assert (item.lead, item.body) == ("Short.", "One.\n\nTwo.")


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        (" /x ", "https://feed.example/x"),
        ("//b.example/x", "https://b.example/x"),
        ('https://a.example/a b"<c>', "https://a.example/a%20b%22%3Cc%3E"),
        ("https://a.example/é", "https://a.example/%C3%A9"),
        ("https://a.example/%C3%A9", "https://a.example/%C3%A9"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("ftp://a.example/", ""),
        ("https://user:pw@a.example/", ""),
        ("https://good.example\\@evil.example/", ""),
        ("https://[x/", ""),
        ("https://a.example:x/", ""),
        ("https://a.example/\u202ex", ""),
        ("https://a.example/a\nb", ""),
        ("https://a.example/" + "x" * 2_048, ""),
        ("", ""),
    ],
)
def test_a_link_leads_to_the_web_or_is_dropped(link: str, url: str) -> None:
    assert link_of(link, "https://feed.example/rss") == url


LINK_PIECES = r"""
    http: https: HTTPS: javascript: data: vbscript: file: // / \ @ : :80 :x [::1] ? # %2e .. a.example b.example é ①
    <script> " ' ( ) javascript:alert(1)
""".split()
LINKS = st.lists(st.sampled_from([*LINK_PIECES, *" \t\x00\u202e\u200b\ud800"]) | st.characters(), max_size=12).map(
    "".join
)


@given(LINKS, st.sampled_from(["", "https://feed.example/rss", "nonsense", "javascript:x"]))
def test_no_link_escapes_the_rules(link: str, base: str) -> None:
    url = link_of(link, base)
    parts = urlsplit(url)
    assert not url or (parts.scheme in ("http", "https") and parts.hostname and not parts.username)
    assert len(url) <= 2_048
    assert not re.search(r"""[\s<>"\\\\]""", url)
    assert (parts.path + parts.query + parts.fragment).isascii()
    assert not {"Cc", "Cf", "Cs"}.intersection(map(unicodedata.category, url))
    assert link_of(url) == url


@pytest.mark.parametrize(
    ("tag", "lang"), [("en-US", "en"), ("FR", "fr"), ("es_MX", "es"), ("eng", ""), ("", ""), ("e1", "")]
)
def test_a_language_is_two_letters(tag: str, lang: str) -> None:
    assert lang_of(tag) == lang
