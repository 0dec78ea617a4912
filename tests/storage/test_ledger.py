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
