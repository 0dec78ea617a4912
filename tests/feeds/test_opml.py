import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feeds import FeedSource
from bot.feeds.opml import Outline, read_opml, write_opml

LIST = b"""<?xml version="1.0"?>
<OPML version="1.1"><head><title>News</title></head><body>
<outline text="Unions"><outline text="Guild" title="The Guild" type="rss" xmlUrl=" https://guild.example/feed?k=1 "
  htmlUrl="https://guild.example/" language="en-us"/>
<outline text="Le Syndicat" xmlurl="https://syndicat.example/rss" language="fr"/></outline>
<outline xmlUrl="https://no-name.example/feed?key=1"/>
<outline text="https://own.example/f?key=1" xmlUrl="https://own.example/f?key=1"/><outline text="Guild again" xmlUrl="https://guild.example/feed?k=1"/>
<outline text="A link" type="link" url="https://page.example/"/>
</body></OPML>"""


def test_the_feeds_of_every_folder_are_read_once() -> None:
    assert read_opml(LIST) == (
        Outline("https://guild.example/feed?k=1", "The Guild", "en"),
        Outline("https://syndicat.example/rss", "Le Syndicat", "fr"),
        Outline("https://no-name.example/feed?key=1", "https://no-name.example/feed"),
        Outline("https://own.example/f?key=1", "https://own.example/f"),
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"feeds: none", "broken XML"),
        (b"<rss version='2.0'><channel/></rss>", "another kind"),
        (b"<!DOCTYPE opml [<!ENTITY a 'aaaa'>]><opml><body>&a;</body></opml>", "entities"),
        (b"<?xml version='1.0' encoding='no-such'?><opml/>", "broken XML"),
        (b"\xff\xfe\x00", "broken XML"),
    ],
)
def test_what_is_no_list_is_told(body: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_opml(body)


names = st.text("abc éß&<>\"'你", min_size=1, max_size=40).map(str.strip).filter(bool)


@given(st.lists(st.tuples(st.integers(), names, st.sampled_from(["", "en", "fr"])), unique_by=lambda row: row[0]))
def test_a_list_that_was_written_is_read_back(rows: list[tuple[int, str, str]]) -> None:
    outlines = tuple(Outline(f"https://x.example/{n}?a=1&b=2", " ".join(name.split()), lang) for n, name, lang in rows)
    feeds = [FeedSource(outline.url, "x.example", outline.name, outline.lang) for outline in outlines]
    assert read_opml(write_opml(feeds, "<Feeds>").encode()) == outlines
