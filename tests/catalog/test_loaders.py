from __future__ import annotations

from datetime import date, timedelta

from bot.catalog.feeds import default_feeds
from bot.catalog.files import data
from bot.catalog.history import shipped_history, shipped_strikes
from bot.catalog.keywords import feed_bot_filter
from bot.catalog.lexicon import load_lexicon
from bot.catalog.publishers import directory_of, publisher_of, shipped_publishers
from bot.domain.labels import contract_of
from bot.domain.publishers import HISTORY_TIER
from bot.domain.reports import Event, Modality, Stage


def test_every_fact_of_history_is_an_entry_for_each_page_that_states_it() -> None:
    entries = shipped_history()
    assert len(entries) == sum(len(fact["sources"]) for fact in data("history.toml")["facts"])
    assert {entry.tier for entry in entries} == {HISTORY_TIER}
    assert {entry.claim.modality for entry in entries} == {Modality.ASSERTED}


def test_a_called_strike_is_known_before_it_begins() -> None:
    called = [entry for entry in shipped_history() if entry.claim.stage is Stage.CALLED]
    starts = [entry for entry in called if entry.claim.event is Event.STRIKE_START]
    assert starts
    assert all(entry.published_at.date() <= entry.claim.effective.on for entry in starts)


def test_strikes_have_their_first_and_last_day() -> None:
    strikes = {strike.contract: strike for strike in shipped_strikes() if strike.first_day.year == 2023}
    assert (strikes["wga/mba"].first_day, strikes["wga/mba"].last_day) == (date(2023, 5, 2), date(2023, 9, 26))
    tv = strikes["sag-aftra/tv-theatrical"]
    assert (tv.first_day, tv.last_day) == (date(2023, 7, 14), date(2023, 11, 8))


def test_default_feeds_are_those_marked_so() -> None:
    marked = [entry["url"] for entry in data("feeds.toml")["feeds"] if entry["default"]]
    feeds = default_feeds(timedelta(minutes=20))
    assert [feed.url for feed in feeds] == marked
    assert min(feed.interval for feed in feeds) >= timedelta(minutes=5)


def test_publishers_are_looked_up_by_any_address_of_theirs() -> None:
    directory = directory_of(shipped_publishers())
    assert directory.of("https://www.variety.com/2023/x").name == "Variety"
    assert directory.of("https://nobody.example/x").tier == 3


def test_of_two_publishers_with_one_domain_the_later_stands() -> None:
    own = publisher_of({"domain": "variety.com", "name": "Mine", "tier": 3})
    assert directory_of([*shipped_publishers(), own]).of("https://variety.com/x") == own


def test_the_keyword_filter_speaks_of_unions_events_and_issues_that_there_are() -> None:
    keywords, lexicon = feed_bot_filter(), load_lexicon()
    assert all(contract_of(label, lexicon.unions) for label in keywords.unions)
    assert set(keywords.events) <= set(Event)
    assert set(keywords.issues) == set(lexicon.issues)
