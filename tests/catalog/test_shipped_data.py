"""The shipped TOML files agree with themselves, with each other and with the words of the domain."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.domain.reports import Event, Precision, Stage

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
CONTRACTS = {
    "wga/mba",
    "sag-aftra/tv-theatrical",
    "sag-aftra/interactive",
    "dga/basic",
    "iatse/basic",
    "iatse/area-standards",
    "teamsters/black-book",
}
FIGURES = {"yes_percent", "votes", "turnout_percent", "days"}


def table(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((files("bot.catalog") / name).read_text(encoding="utf-8"))


PUBLISHERS = table("publishers.toml")["publishers"]
FEEDS = table("feeds.toml")["feeds"]
FACTS = table("history.toml")["facts"]
STRIKES = table("history.toml")["strikes"]


def covers(domain: str, host: str) -> bool:
    return host == domain or host.endswith("." + domain)


def test_every_publisher_has_a_domain_of_its_own_a_name_an_owner_and_a_tier() -> None:
    required = {"domain", "name", "owner", "group", "tier", "confidence"}
    for publisher in PUBLISHERS:
        assert required <= publisher.keys() <= required | {"party", "employer_side"}
        assert all(publisher[field] for field in required)
        assert publisher["tier"] in (1, 2, 3)
        assert publisher["confidence"] in ("high", "medium", "low")
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", publisher["domain"])
    assert len({publisher["domain"] for publisher in PUBLISHERS}) == len(PUBLISHERS) >= 130


def test_only_the_site_of_a_bargaining_side_speaks_for_a_party() -> None:
    parties = {publisher["domain"]: publisher.get("party") for publisher in PUBLISHERS if publisher["tier"] == 1}
    assert {domain for domain, party in parties.items() if party is None} == {"producersguild.org"}
    assert {party for party in parties.values() if party} == {
        *("wga", "sag-aftra", "dga", "iatse", "teamsters", "amptp", "equity", "actra"),
    }
    assert not [publisher for publisher in PUBLISHERS if "party" in publisher and publisher["tier"] != 1]


def test_titles_of_one_group_have_one_party() -> None:
    groups: dict[str, set[str]] = {}
    for publisher in PUBLISHERS:
        groups.setdefault(publisher["group"], set()).add(publisher.get("party", ""))
    assert not {group for group, parties in groups.items() if len(parties) > 1}


def test_every_feed_is_complete_and_named_once() -> None:
    required = {"id", "name", "url", "publisher", "lang", "grade", "seen_in", "default"}
    for feed in FEEDS:
        assert required <= feed.keys() <= required | {"seen", "probe", "interval_minutes"}, feed["id"]
        assert urlsplit(feed["url"]).scheme == "https"
        assert re.fullmatch(r"[a-z0-9-]+", feed["id"])
        assert feed["lang"] in ("en", "fr", "es")
        assert feed["grade"] in ("A", "B", "C", "D")
        assert feed.get("interval_minutes", 15) >= 15
        assert re.fullmatch(r"20\d\d(-\d\d(-\d\d)?)?", feed.get("seen", "2026"))
    assert len({feed["id"] for feed in FEEDS}) == len({feed["url"] for feed in FEEDS}) == len(FEEDS)


def test_every_feed_belongs_to_a_listed_publisher() -> None:
    domains = {publisher["domain"] for publisher in PUBLISHERS}
    assert {feed["publisher"] for feed in FEEDS} <= domains
    elsewhere = {feed["id"] for feed in FEEDS if not covers(feed["publisher"], urlsplit(feed["url"]).hostname or "")}
    assert elsewhere == {"bbc-ent", "bbc-biz", "elmundo-cultura"}


def test_default_feeds_rest_on_evidence_and_speak_three_languages() -> None:
    default = [feed for feed in FEEDS if feed["default"]]
    assert 20 <= len(default) <= 40
    assert {feed["grade"] for feed in default} <= {"A", "B"}
    assert not [feed for feed in default if "probe" in feed]
    languages = Counter(feed["lang"] for feed in default)
    assert languages["fr"] >= 3
    assert languages["es"] >= 3
    assert len({feed["publisher"] for feed in default}) >= 15


def test_an_address_that_nobody_saw_answer_is_marked_as_a_probe_or_stays_optional() -> None:
    unseen = [feed for feed in FEEDS if "seen" not in feed]
    assert unseen
    assert {feed["grade"] for feed in unseen} == {"D"}
    assert not [feed for feed in unseen if feed["default"]]


def dead_addresses() -> Iterator[re.Pattern[str]]:
    path = SHARED / "data" / "feeds-dead.json"
    if not path.exists():
        pytest.skip("the list of dead addresses is not at hand")
    for entry in json.loads(path.read_text(encoding="utf-8")):
        plain = re.sub(r"\(.*?\)", " ", entry["address"])
        for word in re.split(r"[,\s]+", plain):
            address = re.sub(r"^https?://", "", word)
            if "/" in address.strip("/"):
                yield re.compile(r"(www\.)?" + re.escape(address).replace(r"\*", ".*").rstrip("/") + "/?")


def test_no_address_known_to_be_dead_is_shipped() -> None:
    dead = list(dead_addresses())
    assert len(dead) > 15
    shipped = {feed["url"].removeprefix("https://") for feed in FEEDS}
    assert not {url for url in shipped for pattern in dead if pattern.fullmatch(url)}


def test_every_fact_names_a_contract_an_event_a_day_and_its_sources() -> None:
    required = {"contract", "event", "on", "precision", "sources"}
    for fact in FACTS:
        assert required <= fact.keys() <= required | FIGURES | {"stage", "effective", "doubt"}
        assert fact["contract"] in CONTRACTS
        assert fact["event"] in set(Event)
        assert fact.get("stage", "") in set(Stage)
        assert fact["precision"] in (Precision.DAY, Precision.MONTH)
        assert fact["sources"]
        assert all(re.match(r"https?://[^\s/]+\.[a-z]+/", source) for source in fact["sources"])
        assert fact.get("doubt", "x").strip()
    assert len(FACTS) >= 75


def test_facts_come_in_the_order_in_which_they_became_known() -> None:
    days = [date.fromisoformat(fact["on"]) for fact in FACTS]
    assert days == sorted(days)
    assert all(date.fromisoformat(fact["on"]).day == 1 for fact in FACTS if fact["precision"] == "month")


def test_only_a_vote_that_was_counted_later_takes_effect_before_it_is_known() -> None:
    earlier = [fact for fact in FACTS if fact.get("effective", fact["on"]) < fact["on"]]
    assert [(fact["event"], fact["on"], fact["effective"]) for fact in earlier] == [
        ("strike_authorization", "2007-10-19", "2007-10-18")
    ]


def test_every_authorization_says_whether_it_was_asked_for_or_given() -> None:
    stages = Counter(fact["stage"] for fact in FACTS if fact["event"] == "strike_authorization")
    assert stages == {"called": 2, "passed": 4}


def test_no_contract_expires_after_it_was_renewed() -> None:
    for fact in FACTS:
        if fact["event"] == "contract_expiry":
            renewals = [f for f in FACTS if f["event"] == "ratified" and f["contract"] == fact["contract"]]
            known, last_day = fact["on"], fact.get("effective", fact["on"])
            assert not [f for f in renewals if f["on"] < known <= last_day < f["on"][:4] + "-12-31"]


def test_every_strike_has_its_first_and_last_day_and_the_facts_agree() -> None:
    assert len(STRIKES) == 4
    for strike in STRIKES:
        assert strike.keys() == {"contract", "first_day", "last_day", "sources"}
        assert strike["sources"]
        first, last = date.fromisoformat(strike["first_day"]), date.fromisoformat(strike["last_day"])
        own = [fact for fact in FACTS if fact["contract"] == strike["contract"]]
        starts = [fact for fact in own if fact["event"] == "strike_start" and fact.get("stage") != "called"]
        assert strike["first_day"] in {fact["on"] for fact in starts}
        called = [fact for fact in own if fact.get("stage") == "called" and fact["event"] == "strike_start"]
        assert strike["first_day"] in {fact["effective"] for fact in called}
        end = next(fact for fact in own if fact["event"] == "strike_end" and fact["on"] >= strike["last_day"])
        assert end["days"] == (last - first).days + 1
        assert (date.fromisoformat(end["on"]) > last) == (end.get("stage") == "start_of_day")


def test_strikes_last_as_long_as_was_counted() -> None:
    days = [(date.fromisoformat(s["last_day"]) - date.fromisoformat(s["first_day"])).days + 1 for s in STRIKES]
    assert days == [100, 148, 118, 321]


def test_the_end_of_a_term_is_known_from_ratification() -> None:
    terms = {fact["effective"] for fact in FACTS if fact["event"] == "contract_expiry" and "effective" in fact}
    assert {"2011-05-01", "2026-05-01", "2026-06-30", "2030-06-30"} <= terms
