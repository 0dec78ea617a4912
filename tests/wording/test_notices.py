from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.notices import FeedChange, FeedNews, FeedNotice
from bot.wording.notices import feed_news_text, notice_sentence
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases
from tests.answers import NOW

NOTICE = FeedNotice(
    change=FeedChange.FAILING,
    name="Variety",
    at=NOW,
    address="https://variety.com/feed",
    cause="answered 404 Not Found",
)


def test_a_notice_says_what_why_and_what_follows() -> None:
    assert notice_sentence(NOTICE, Phrases()) == (
        "Variety cannot be read: answered 404 Not Found (https://variety.com/feed). "
        "It is asked again, ever more rarely."
    )


def test_a_pause_tells_when_the_domain_is_asked_again() -> None:
    pause = FeedNotice(FeedChange.PAUSED, "variety.com", NOW, until=NOW + timedelta(hours=2))
    assert "before 22 September 2023, 16:05 in Los Angeles" in notice_sentence(pause, Phrases())


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("change", FeedChange)
def test_every_change_has_its_words(language: str, change: FeedChange) -> None:
    notice = replace(NOTICE, change=change, until=NOW + timedelta(hours=2), moved_to="https://variety.com/new")
    sentence = notice_sentence(notice, Phrases(language))
    assert ("Variety" in sentence) is (change not in {FeedChange.OUTAGE, FeedChange.RESUMED})
    assert "notice-" not in sentence


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_an_outage_tells_since_when_and_why(language: str) -> None:
    notice = FeedNotice(FeedChange.OUTAGE, "", NOW, cause="no such host", since=NOW - timedelta(days=1))
    sentence, phrases = notice_sentence(notice, Phrases(language)), Phrases(language)
    assert phrases.moment(NOW - timedelta(days=1)) in sentence
    assert "no such host" in sentence
    assert phrases.moment(NOW) not in notice_sentence(replace(notice, since=None), phrases)


def test_news_is_bad_as_soon_as_one_of_it_is() -> None:
    well = replace(NOTICE, change=FeedChange.RECOVERED, cause="")
    assert feed_news_text(FeedNews((well,)), Phrases()).tone is Tone.SETTLED
    assert feed_news_text(FeedNews((well, NOTICE)), Phrases()).tone is Tone.OPEN
