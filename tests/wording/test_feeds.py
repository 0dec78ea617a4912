from __future__ import annotations

from bot.wording.feeds import feeds_text
from bot.wording.phrases import Phrases
from tests.answers import (
    FEEDS,
    NOW,
    a_feed,
)

PHRASES = Phrases()


def test_feeds_are_counted_by_how_they_fare() -> None:
    text = feeds_text(FEEDS, NOW, PHRASES)
    assert text.heading == "6 feeds, 1 failing, 1 stopped"
    assert [line.health for line in text.lines] == ["ok", "ok", "failing", "ok", "new", "stopped"]


def test_a_feed_tells_when_it_was_and_will_be_read() -> None:
    line, new, stopped = feeds_text((a_feed("Variety"), FEEDS[4], FEEDS[5]), NOW, PHRASES).lines
    assert (line.last, line.next, line.items) == ("2 min ago", "in 28 min", "1,102")
    assert new.last == "never"
    assert stopped.next == ""


def test_a_feed_that_recovered_shows_no_old_error() -> None:
    (line,) = feeds_text((a_feed("Variety", "ok", "it failed once"),), NOW, PHRASES).lines
    assert line.error == ""


def test_no_feeds_is_said_with_what_to_do() -> None:
    assert "defaults = true" in feeds_text((), NOW, PHRASES).empty
