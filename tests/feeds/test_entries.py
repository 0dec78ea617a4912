from datetime import UTC, datetime, timedelta

import feedparser.api
import pytest

from bot.domain.articles import FeedItem
from bot.feeds.entries import read_xml
from bot.feeds.parsed import NotAFeedError, ParsedFeed

ADDRESS = "https://news.example/feed?key=1"


def read(text: str, content_type: str = "") -> ParsedFeed:
    return read_xml(text.encode(), ADDRESS, content_type)


RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>Trade &amp;amp; News</title><language>en-us</language><ttl>30</ttl>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>
<item><guid isPermaLink="false">p=1</guid><link>/2023/wga-talks</link>
<title>WGA &amp;amp; AMPTP &lt;i&gt;talk&lt;/i&gt;</title>
<description>&lt;p&gt;Day 144.&lt;/p&gt; The post WGA talks appeared first on News.</description>
<content:encoded><![CDATA[<p>Day 144.</p><p>No deal.</p>]]></content:encoded>
<pubDate>Fri, 22 Sep 2023 14:00:00 +0000</pubDate><dc:creator>Jo Doe</dc:creator><source url="https://v.example">Variety</source></item>
<item><guid>not-an-address</guid><title>No link</title></item>
</channel></rss>"""


def test_an_rss_feed_is_read_in_full() -> None:
    feed = read(RSS)
    assert (feed.title, feed.lang, feed.hints.ttl, feed.degraded) == ("Trade & News", "en", timedelta(hours=1), False)
    assert feed.items[0] == FeedItem(
        key="p=1",
        url="https://news.example/2023/wga-talks",
        title="WGA & AMPTP talk",
        lead="Day 144.",
        body="Day 144.\n\nNo deal.",
        published_at=datetime(2023, 9, 22, 14, tzinfo=UTC),
        byline="Jo Doe",
        lang="en",
        source="Variety",
    )
    assert (feed.items[1].key, feed.items[1].url) == ("not-an-address", "")


def test_an_atom_feed_is_read_in_full() -> None:
    feed = read("""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Cinéma</title>
        <entry><id>tag:x,1</id><title type="html">Grève &amp;amp; accord</title>
        <link rel="alternate" href="https://x.example/1"/><updated>2023-09-23T00:00:00Z</updated>
        <published>2023-09-22T14:00:00+02:00</published><author><name>A</name></author><author><name>B</name></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un.</p></div></content></entry></feed>""")
    assert feed.items == (
        FeedItem(
            key="tag:x,1",
            url="https://x.example/1",
            title="Grève & accord",
            lead="Un.",
            published_at=datetime(2023, 9, 22, 12, tzinfo=UTC),
            byline="A, B",
            lang="fr",
        ),
    )


def test_an_rdf_feed_is_read() -> None:
    feed = read("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x.example"><title>T</title></channel>
        <item rdf:about="https://x.example/1"><title>One</title><link>https://x.example/1</link>
        <dc:date>2023-09-22</dc:date></item></rdf:RDF>""")
    assert [(item.url, item.title, item.published_at) for item in feed.items] == [
        ("https://x.example/1", "One", datetime(2023, 9, 22, 19, tzinfo=UTC))
    ]


def test_the_encoding_of_the_transfer_is_heeded() -> None:
    body = "<rss version='2.0'><channel><item><title>Grève</title></item></channel></rss>".encode("cp1252")
    assert read_xml(body, ADDRESS, "application/xml; charset=windows-1252").items[0].title == "Grève"


def test_an_empty_feed_is_a_feed() -> None:
    assert read('<rss version="2.0"><channel><title>T</title></channel></rss>').items == ()


def test_what_can_be_saved_of_a_broken_feed_is_degraded() -> None:
    feed = read(RSS[: RSS.index("<item><guid>not")])
    assert feed.degraded
    assert feed.items[0].title == "WGA & AMPTP talk"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!DOCTYPE html><html><body>Just a moment...</body></html>", "an HTML page, not a feed"),
        ("\n<!-- x --><HTML lang='en'>", "an HTML page, not a feed"),
        ("<!---->" * 500 + "<html>", "an HTML page, not a feed"),
        ("<!---->" * 500 + "<sitemap/>", "not a feed"),
        ("<?xml version='1.0'?><sitemap/>", "not a feed"),
        ("<rss version='2.0'><channel><item>", "broken XML"),
        ("Not found", "not a feed"),
        ("/etc/hostname", "not a feed"),
        ("", "not a feed"),
    ],
)
def test_what_is_no_feed_is_told_as_such(text: str, reason: str) -> None:
    with pytest.raises(NotAFeedError, match=f"^{reason}$"):
        read(text)


def test_feedparser_uses_the_hardened_xml_parser() -> None:
    assert feedparser.api.PREFERRED_XML_PARSERS == ["defusedxml.expatreader"]
    start = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x">]>'
    with pytest.raises(NotAFeedError, match="declares XML entities"):
        read(f"{start}<rss version='2.0'><channel><title>&a;</title></channel></rss>")


def test_hours_and_days_to_leave_out_are_read() -> None:
    channel = """<skipHours><hour>0</hour><hour> 23 </hour><hour>24</hour><hour>x</hour></skipHours>
        <skipDays><day>Sunday</day><day>saturday</day><day>Holiday</day></skipDays>"""
    hints = read(RSS.replace("<ttl>", channel + "<ttl>")).hints
    assert (hints.skip_hours, hints.skip_days) == ((0, 23), (5, 6))


@pytest.mark.parametrize("channel", ["<skipHours>" * 20_000, "<skipHours>" + "<hour>1" * 20_000, "<skipDays/>"])
def test_senseless_hours_to_leave_out_are_none(channel: str) -> None:
    hints = read(RSS.replace("<ttl>", f"<![CDATA[{channel}]]><ttl>")).hints
    assert (hints.skip_hours, hints.skip_days) == ((), ())
