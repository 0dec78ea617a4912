from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.reports import Event, When
from storage.database import Database
from storage.ledger import LedgerStore
from tests.storage.samples import MBA, NOON, THEATRICAL, article, claim, report, store

DAY = timedelta(days=1)
MAY = date(2023, 5, 2)


async def around(database: Database, days: tuple[date, date] = (MAY, MAY), later: timedelta = DAY) -> list[str]:
    found = await LedgerStore(database).around(MBA, [Event.STRIKE_START], days, (NOON - DAY, NOON + later))
    return [entry.article.rpartition("/")[2] for entry in found]


@pytest.fixture
async def claimed(database: Database) -> Database:
    """Claims of one day and one event, and others beside them."""
    for name, said in {
        "later": claim(),
        "earlier": claim(),
        "next-day": claim(effective=When(MAY + DAY)),
        "picket": claim(event=Event.PICKET),
        "actors": claim(THEATRICAL),
    }.items():
        await store(database, article(name, published_at=NOON + DAY * (name == "later")), report(said))
    return database


async def test_only_entries_of_that_contract_those_events_and_days_are_around(claimed: Database) -> None:
    assert await around(claimed) == ["earlier", "later"]
    assert sorted(await around(claimed, (MAY, MAY + DAY))) == ["earlier", "later", "next-day"]


async def test_what_was_published_out_of_bounds_is_not_around(claimed: Database) -> None:
    assert await around(claimed, later=DAY / 2) == ["earlier"]


async def test_of_what_only_tells_that_something_was_heard_the_first_and_last_of_a_day_are_kept(
    database: Database,
) -> None:
    for number in range(5):
        for tier in (2, 3):
            made = article(f"{tier}-{number}", published_at=NOON + timedelta(hours=number), tier=tier)
            await store(database, made, report(claim(event=Event.ANALYSIS)))
    asked = NOON + timedelta(hours=3)
    kept = [entry.article.rpartition("/")[2] for entry in await LedgerStore(database).entries(MBA, asked)]
    assert kept == ["2-0", "3-0", "2-3", "3-3", "2-4", "3-4"]
