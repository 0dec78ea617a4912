"""Values to store: plain ones by builder functions, arbitrary ones by Hypothesis strategies."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.domain.articles import Article
from bot.domain.feeds import FeedSource
from bot.domain.negotiations import Action
from bot.domain.proposals import Proposal
from bot.domain.reports import (
    Attribution,
    Claim,
    Event,
    IssueStance,
    LedgerEntry,
    Modality,
    Precision,
    ReadArticle,
    Report,
    Stage,
    Stance,
    When,
    ledger_entries,
)
from storage.articles import ArticleStore
from storage.database import Database
from storage.reports import ReportStore
from storage.transactions import Transaction

NOON = datetime(2023, 9, 22, 12, tzinfo=UTC)
MBA = "wga/mba"
THEATRICAL = "sag-aftra/tv-theatrical"


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def feed_source(url: str = "https://variety.com/feed", **changes: Any) -> FeedSource:
    return FeedSource(**{"url": url, "publisher": "variety.com", "name": "Variety", "lang": "en", **changes})


def proposed(**changes: Any) -> Proposal:
    values: dict[str, Any] = {
        "id": 0,
        "contract": MBA,
        "event": Event.STRIKE_START,
        "on": date(2023, 5, 2),
        "action": Action.ASSERT,
        "new_on": None,
        "reason": "The union says so.",
        "proposer": "42",
        "proposed_at": NOON,
    }
    return Proposal(**{**values, **changes})


def article(name: str = "strike", **changes: Any) -> Article:
    url = f"https://variety.com/{name}"
    values: dict[str, Any] = {
        "url": url,
        "link": url + "?utm_source=feed",
        "title": "Writers on strike",
        "lead": "The talks go on.",
        "body": "Nobody knows how long.",
        "publisher": "variety.com",
        "source": "Variety",
        "tier": 2,
        "published_at": NOON,
        "first_seen_at": NOON + timedelta(minutes=7),
        "lang": "en",
    }
    return Article(**{**values, **changes})


def claim(contract: str = MBA, event: Event = Event.STRIKE_START, **changes: Any) -> Claim:
    values: dict[str, Any] = {
        "contract": contract,
        "event": event,
        "modality": Modality.ASSERTED,
        "effective": When(date(2023, 5, 2)),
        "evidence": "The writers went on strike on 2 May.",
    }
    return Claim(**{**values, **changes})


def report(*claims: Claim, **changes: Any) -> Report:
    values: dict[str, Any] = {
        "relevant": True,
        "reason": "names the WGA and a strike",
        "contracts": tuple(dict.fromkeys(each.contract for each in claims)) or (MBA,),
        "claims": claims,
    }
    return Report(**{**values, **changes})


async def store(
    database: Database, stored: Article, said: Report, reading: str = "r1", within: Transaction | None = None
) -> ReadArticle:
    """Put an article and its report, in a transaction of their own unless one is given."""
    if within is None:
        async with database.transaction() as tx:
            return await store(database, stored, said, reading, tx)
    read = ReadArticle(stored, said)
    article_id, _ = await ArticleStore(database).put(within, stored)
    await ReportStore(database).put(within, article_id, said, reading, ledger_entries(read, ""))
    return read


texts = st.text(max_size=40)
times = st.datetimes(timezones=st.just(UTC))
days = st.dates()
whens = st.builds(When, days, st.sampled_from(Precision))
articles = st.builds(
    Article,
    url=st.just("https://variety.com/strike"),
    link=texts,
    title=texts,
    lead=texts,
    body=texts,
    publisher=texts,
    source=texts,
    tier=st.integers(1, 3),
    published_at=times,
    first_seen_at=times,
    dated=st.booleans(),
    byline=texts,
    lang=texts,
)
claims = st.builds(
    Claim,
    contract=st.just(MBA),
    event=st.sampled_from(Event),
    modality=st.sampled_from(Modality),
    effective=whens,
    evidence=texts,
    attribution=st.none() | st.sampled_from(Attribution),
    stage=st.sampled_from(Stage),
    quoted=texts,
)
reports = st.builds(
    Report,
    relevant=st.just(True),
    reason=texts,
    unions=st.lists(texts, max_size=2).map(tuple),
    contracts=st.lists(texts, max_size=3).map(tuple),
    event=st.none() | st.sampled_from(Event),
    modality=st.none() | st.sampled_from(Modality),
    attribution=st.none() | st.sampled_from(Attribution),
    official=st.none() | st.booleans(),
    issues=st.lists(st.builds(IssueStance, texts, st.sampled_from(Stance), texts), max_size=3).map(tuple),
    figures=st.lists(texts, max_size=2).map(tuple),
    claims=st.lists(claims, max_size=3).map(tuple),
    evidence=texts,
    wire=texts,
)
ledgers = st.lists(
    st.builds(
        LedgerEntry,
        claim=claims,
        article=st.just("https://variety.com/strike"),
        source=texts,
        tier=st.integers(0, 3),
        party=texts,
        published_at=st.just(NOON),
    ),
    max_size=4,
)
