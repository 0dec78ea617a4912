"""The sample feeds of the demo are sound, own up to being samples, and hold what the demo is to show."""

from __future__ import annotations

import io
import json
import re
import tomllib
from calendar import timegm
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import feedparser
import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
FEEDS = {
    "gazette.xml": "rss20",
    "ledger.xml": "rss20",
    "cronica.xml": "rss20",
    "bulletin.atom": "atom10",
    "courrier.atom": "atom10",
    "echo.json": "https://jsonfeed.org/version/1.1",
    "wire.json": "https://jsonfeed.org/version/1.1",
}
SAYS_SO = (
    "Sample news written for Strikewire",
    "Exemples rédigés pour Strikewire",
    "Ejemplos escritos para Strikewire",
)
SECTIONS = {"Hollywood bargaining", "Négociations à Hollywood", "Negociaciones en Hollywood"}
ELSEWHERE = {"Elsewhere", "Ailleurs", "Otras noticias"}


@dataclass(frozen=True)
class Sample:
    feed: str
    lang: str
    key: str
    url: str
    title: str
    lead: str
    body: str
    published: datetime | None
    section: str

    @property
    def publisher(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def matching(self) -> bool:
        return self.section in SECTIONS

    @property
    def words(self) -> str:
        return f"{self.title} {self.lead} {self.body}"


def raw(name: str) -> bytes:
    return (files("bot.demo") / "feeds" / name).read_bytes()


def plain(markup: str) -> str:
    return re.sub(r"<[^>]+>", " ", markup).strip()


def read_xml(name: str) -> Iterator[Sample]:
    parsed = feedparser.parse(io.BytesIO(raw(name)))
    for entry in parsed.entries:
        stamp = entry.get("published_parsed")
        yield Sample(
            feed=name,
            lang=parsed.feed.language,
            key=entry.get("id", ""),
            url=entry.link,
            title=entry.title,
            lead=plain(entry.summary),
            body=plain(" ".join(content.value for content in entry.get("content", []))),
            published=datetime.fromtimestamp(timegm(stamp), UTC) if stamp else None,
            section=entry.tags[0].term,
        )


def read_json(name: str) -> Iterator[Sample]:
    document = json.loads(raw(name))
    for item in document["items"]:
        yield Sample(
            feed=name,
            lang=document["language"],
            key=item["id"],
            url=item["url"],
            title=item["title"],
            lead=item.get("content_text") or plain(item["content_html"]),
            body="",
            published=datetime.fromisoformat(item["date_published"]).astimezone(UTC),
            section=item["tags"][0],
        )


def samples() -> list[Sample]:
    return [sample for name in FEEDS for sample in (read_json if name.endswith(".json") else read_xml)(name)]


SAMPLES = samples()
MATCHING = [sample for sample in SAMPLES if sample.matching]
PUBLISHERS = tomllib.loads((files("bot.demo") / "publishers.toml").read_text(encoding="utf-8"))["publishers"]


def test_the_folder_holds_these_feeds_and_no_others() -> None:
    assert {path.name for path in (files("bot.demo") / "feeds").iterdir()} == set(FEEDS)


@pytest.mark.parametrize("name", [name for name in FEEDS if not name.endswith(".json")])
def test_an_xml_feed_is_well_formed_and_of_its_kind(name: str) -> None:
    parsed = feedparser.parse(io.BytesIO(raw(name)))
    assert not parsed.bozo
    assert parsed.version == FEEDS[name]


@pytest.mark.parametrize("name", [name for name in FEEDS if name.endswith(".json")])
def test_a_json_feed_is_of_its_version(name: str) -> None:
    assert json.loads(raw(name))["version"] == FEEDS[name]


@pytest.mark.parametrize("name", FEEDS)
def test_every_feed_says_that_it_is_a_sample(name: str) -> None:
    assert any(sentence in raw(name).decode() for sentence in SAYS_SO)


def test_there_is_enough_to_match_and_enough_to_leave_alone() -> None:
    assert {sample.section for sample in SAMPLES} == SECTIONS | ELSEWHERE
    assert len({sample.url for sample in MATCHING}) >= 150
    assert len({sample.url for sample in SAMPLES if not sample.matching}) >= 20


def test_french_and_spanish_are_there() -> None:
    languages = Counter(sample.lang for sample in MATCHING)
    assert languages["fr"] >= 12
    assert languages["es"] >= 12


def test_every_link_is_on_a_reserved_domain_of_a_declared_publisher() -> None:
    declared = {publisher["domain"] for publisher in PUBLISHERS}
    assert all(domain.endswith(".example") for domain in declared)
    assert {sample.publisher for sample in SAMPLES} == declared
    for name in FEEDS:
        assert len({sample.publisher for sample in SAMPLES if sample.feed == name}) == 1
        hosts = set(re.findall(r'https?://([^/\s"<]+)', raw(name).decode()))
        assert hosts <= declared | {"purl.org", "www.w3.org", "jsonfeed.org"}


def test_the_newsrooms_have_different_owners_and_the_aggregator_is_none() -> None:
    tiers = {publisher["domain"]: publisher["tier"] for publisher in PUBLISHERS}
    assert len({publisher["owner"] for publisher in PUBLISHERS}) == len(PUBLISHERS)
    assert [domain for domain, tier in tiers.items() if tier != 2] == ["echo.example"]
    assert tiers["echo.example"] == 3


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_lists_its_newest_item_first(name: str) -> None:
    published = [sample.published for sample in SAMPLES if sample.feed == name and sample.published]
    assert published == sorted(published, reverse=True)


def test_a_link_carries_the_day_on_which_its_item_was_published() -> None:
    zones = {"fr": ZoneInfo("Europe/Paris"), "es": ZoneInfo("Europe/Madrid"), "en": LOS_ANGELES}
    for sample in SAMPLES:
        if sample.published:
            day = sample.published.astimezone(zones[sample.lang])
            assert urlsplit(sample.url).path.startswith(f"/{day:%Y/%m/%d}/")


def test_one_item_has_no_id_one_comes_twice_and_one_has_no_date() -> None:
    assert len([sample for sample in SAMPLES if not sample.key]) == 1
    assert [count for count in Counter(s.key for s in SAMPLES if s.key).values() if count > 1] == [2]
    assert len([sample for sample in SAMPLES if sample.published is None]) == 1


def test_a_wire_text_appears_in_another_newsroom_word_for_word() -> None:
    wire = {sample.lead for sample in SAMPLES if sample.feed == "wire.json"}
    copies = [sample for sample in SAMPLES if sample.feed != "wire.json" and sample.lead in wire]
    assert [sample.publisher for sample in copies] == ["ledger.example"]
    assert all("(Sample Wire) —" in lead for lead in wire)


def test_nobody_is_quoted() -> None:
    assert not [sample.url for sample in SAMPLES if re.search('["“”«»„]', sample.words)]


HAPPENINGS = [
    ("2007-11-05", "strike|grève|huelga", "writers|scénaristes|guionistas"),
    ("2008-01-17", "tentative", "directors"),
    ("2008-02-09", "tentative", "writers"),
    ("2008-02-12", "lift|over", "writers"),
    ("2008-02-26", "ratif|endorse", "writers"),
    ("2023-03-20", "open|begin", "writers"),
    ("2023-04-17", "authoriz", "writers"),
    ("2023-05-02", "strike", "writers"),
    ("2023-06-03", "tentative", "directors"),
    ("2023-06-05", "authoriz", "actors|sag-aftra"),
    ("2023-06-23", "ratif", "directors"),
    ("2023-07-14", "strike", "actors|sag-aftra"),
    ("2023-09-24", "tentative", "writers"),
    ("2023-09-25", "authoriz", "video game"),
    ("2023-09-26", "end", "writers"),
    ("2023-10-02", "resume|back", "actors"),
    ("2023-10-09", "ratif|approve", "writers"),
    ("2023-10-11", "suspend|break off", "actors"),
    ("2023-11-08", "tentative", "actors"),
    ("2023-12-05", "ratif", "actors|sag-aftra"),
    ("2024-06-25", "tentative", "iatse|crew"),
    ("2024-07-18", "ratif|approve", "iatse|crews"),
    ("2024-07-27", "tentative|settle", "teamsters"),
    ("2024-07-26", "strike", "video game"),
    ("2025-06-09", "tentative", "video game|sag-aftra"),
    ("2025-06-11", "suspend|ends", "video game"),
    ("2026-02-09", "open|begin", "actors|sag-aftra"),
    ("2026-04-04", "tentative|deal", "writers"),
    ("2026-05-02", "tentative", "actors|sag-aftra"),
    ("2026-06-04", "ratif|approve", "actors|sag-aftra"),
    ("2026-06-09", "tentative", "directors"),
    ("2026-06-25", "ratif|approve", "directors"),
]


@pytest.mark.parametrize(("day", "what", "who"), HAPPENINGS)
def test_a_turning_point_is_told_by_two_newsrooms_within_a_day(day: str, what: str, who: str) -> None:
    start = datetime.fromisoformat(day).replace(tzinfo=LOS_ANGELES)
    tellers = {
        sample.publisher
        for sample in MATCHING
        if sample.published
        and start <= sample.published < start + timedelta(days=2)
        and re.search(what, sample.title, re.IGNORECASE)
        and re.search(who, sample.words, re.IGNORECASE)
    }
    assert len(tellers - {"echo.example", "wire.example"}) >= 2


def test_the_last_days_of_the_writers_talks_are_covered_closely() -> None:
    start = datetime(2023, 9, 20, tzinfo=LOS_ANGELES)
    known = [s for s in MATCHING if s.published and start <= s.published < start + timedelta(days=3)]
    assert len(known) >= 10
    assert not [s for s in known if re.search("tentative agreement|accord de principe|tentativo", s.words)]
    assert len([s for s in known if re.search(r"\bAI\b|artificial intelligence", s.words)]) >= 5


def sentences(text: str) -> set[str]:
    parts = re.split(r"(?<=[.!?])\s+", re.sub(r"\s+", " ", text))
    return {part.casefold().strip() for part in parts if len(part.split()) >= 7}


def test_no_sentence_is_taken_from_a_real_article() -> None:
    news, seeds = SHARED / "data" / "news" / "dev.jsonl", SHARED / "data" / "seeds.jsonl"
    if not news.exists():
        pytest.skip("the labelled news are not at hand")
    real: set[str] = set()
    for path in (news, seeds):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            for field in ("title", "lead", "body"):
                real |= sentences(item.get(field) or "")
    ours = set().union(*(sentences(part) for s in SAMPLES for part in (s.title, s.lead, s.body)))
    assert len(ours) > 300
    assert not ours & real
