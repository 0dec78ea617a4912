from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.publishers import NEWSROOM_TIER, Publisher
from bot.feeds.parsed import FeedOffer
from bot.terminal.trial_document import trial_document
from bot.usecases.try_feed import FeedTrial, FoundItem, Hop
from bot.wording.phrases import Phrases
from bot.wording.trials import MOST_MATCHES, trial_text

NOW = datetime(2023, 9, 22, 18, tzinfo=UTC)
VARIETY = Publisher("variety.com", "Variety", NEWSROOM_TIER)
HOPS = (Hop("https://variety.com/old", 301), Hop("https://variety.com/feed", 200))
MATCH = FoundItem("Writers strike", "https://variety.com/1", "union-and-labor")
SOUND = FeedTrial(
    address="https://variety.com/old",
    publisher=VARIETY,
    configured="",
    hops=HOPS,
    moved_to="https://variety.com/feed?key=secret",
    content_type="application/rss+xml",
    size=48_000,
    conditional=True,
    wait=timedelta(minutes=30),
    title="Variety",
    items=20,
    undated=2,
    newest_at=NOW - timedelta(hours=3),
    matches=(MATCH,),
)
PAGE = FeedTrial(
    address="https://variety.com/",
    publisher=VARIETY,
    configured="",
    hops=(Hop("https://variety.com/", 200),),
    trouble="an HTML page, not a feed",
    size=900,
    offers=(FeedOffer("https://variety.com/feed", "All news"), FeedOffer("https://variety.com/atom", "")),
)


def test_every_step_of_a_sound_feed_is_told() -> None:
    text = trial_text(SOUND, NOW, Phrases())
    assert {fact.name: fact.text for fact in text.facts} == {
        "Asked": "https://variety.com/old: 301 Moved Permanently",
        "Led to": "https://variety.com/feed: 200 OK",
        "Moved for good to": "https://variety.com/feed",
        "Answer": "application/rss+xml, 48 kB; the server can say when nothing has changed",
        "Wants a pause of": "30 minutes",
        "Title": "Variety",
        "Items": "20 items, the newest 3 hr ago, 2 without a date",
        "Publisher": "Variety, on Strikewire’s list of newsrooms",
    }
    assert text.lines_title == "1 of its 20 items would be taken in:"
    assert text.hint.startswith("To poll it, add a [[feeds]] entry")
    assert trial_text(replace(SOUND, configured="Variety"), NOW, Phrases()).hint == "It is configured as Variety."


def test_a_page_is_told_with_its_offers_and_no_more() -> None:
    text = trial_text(PAGE, NOW, Phrases())
    assert text.verdict == "No feed that Strikewire can read: an HTML page, not a feed."
    assert [(line.title, line.url) for line in text.lines] == [
        ("All news", "https://variety.com/feed"),
        ("https://variety.com/atom", "https://variety.com/atom"),
    ]
    assert [fact.text for fact in text.facts][1:] == ["a file of unnamed type, 0.9 kB"]


def test_of_many_matches_the_first_are_shown_and_all_counted() -> None:
    text = trial_text(replace(SOUND, items=50, matches=(MATCH,) * 30), NOW, Phrases())
    assert (len(text.lines), text.lines_title) == (MOST_MATCHES, "30 of its 50 items would be taken in:")


def test_a_status_without_a_name_is_told_by_its_number() -> None:
    trial = replace(PAGE, hops=(Hop("https://x.example/", 599),), trouble="answered 599", offers=())
    text = trial_text(trial, NOW, Phrases())
    assert text.facts[0].text == "https://x.example/: 599"
    assert (text.hint, text.lines_title) == ("", "")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_it_can_be_told_in_every_language(language: str) -> None:
    phrases = Phrases(language)
    trials = [SOUND, PAGE, replace(SOUND, degraded=True, matches=(), conditional=False, configured="V")]
    assert all(trial_text(trial, NOW, phrases).verdict for trial in trials)


def test_no_secret_of_an_address_is_in_the_document() -> None:
    document = trial_document(SOUND)
    assert document["moved_to"] == "https://variety.com/feed"
    assert "secret" not in str(document)
