"""A body is read as a feed and as nothing else, also when it looks like the path or the address of one."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest

from bot.feeds.worker import read
from tests.feeds.watching import watching

CONTENT_TYPES = (
    "",
    "text/xml",
    "application/rss+xml; charset=utf-8",
    "application/atom+xml; charset=utf-16",
    "text/plain",
    "text/html; charset=file:///etc/passwd",
)
PATHS = """
    /etc/passwd file:///etc/passwd http://127.0.0.1:9/ https://localhost:9/feed feed:http://127.0.0.1:9/ //127.0.0.1/
    ../config.toml strikewire.db ~/.netrc /dev/null /proc/self/environ - ftp://127.0.0.1/
""".split()
XXE = '<?xml version="1.0"?><!DOCTYPE r {}><rss version="2.0"><channel><title>{}</title></channel></rss>'
LEADS_AWAY = [
    XXE.format('[<!ENTITY x SYSTEM "file:///etc/passwd">]', "&x;"),
    XXE.format('[<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]', "t"),
    XXE.format('SYSTEM "http://127.0.0.1:9/x.dtd"', "t"),
    XXE.format('PUBLIC "-//x" "file:///etc/passwd"', "t"),
    '<?xml-stylesheet href="file:///etc/passwd"?><rss version="2.0"><channel><title>t</title></channel></rss>',
    """<rss version="2.0"><channel xmlns:xi="http://www.w3.org/2001/XInclude">
    <item><title>t</title><description>&lt;img src="file:///etc/passwd"&gt;&lt;iframe src="http://127.0.0.1:9/"&gt;
    &lt;!DOCTYPE x SYSTEM "file:///etc/passwd"&gt;</description><xi:include href="file:///etc/passwd"/></item>
    </channel></rss>""",
]


@pytest.mark.parametrize("content_type", CONTENT_TYPES)
def test_nothing_is_opened_for_a_body(content_type: str, tmp_path: Path) -> None:
    here = tmp_path / "feed.xml"
    here.write_text('<rss version="2.0"><channel><item><title>inside</title></item></channel></rss>')
    paths = [*PATHS, str(here), here.as_uri()]
    bodies = [form.format(path) for path in paths for form in ("{}", " {}\n", "\ufeff{}")] + LEADS_AWAY
    read(b"<rss/>", "", "")  # It loads the parsers.
    read(b"{}", "", "")
    with watching() as attempts:
        for body in bodies:
            assert "inside" not in str(read(body.encode(), "https://news.example/feed", content_type)), body
    assert attempts == []


def test_the_watch_notices_what_is_opened(tmp_path: Path) -> None:
    with watching() as attempts:
        feedparser.parse(str(tmp_path / "feed.xml").encode())
    assert attempts == [f"open {tmp_path / 'feed.xml'}"]
