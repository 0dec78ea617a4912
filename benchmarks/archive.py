"""Fills a database with an archive of invented news, through the use cases that store real ones."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from datetime import timedelta
from pathlib import Path

from benchmarks.news import END, news
from bot.config import check_config
from bot.knowledge import Knowledge, knowledge_of
from bot.usecases.assess_contract import AssessContract
from bot.usecases.rebuild_ledger import RebuildLedger
from bot.usecases.store_items import Offered, StoreItems
from storage.database import Database
from storage.feeds import FeedStore

COUNT = 110_000
BATCH = 2_000


def knowledge() -> Knowledge:
    """What the program knows with an empty configuration: everything shipped."""
    return knowledge_of(check_config({}, "benchmarks"))


async def fill(path: Path, count: int, known: Knowledge) -> None:
    """Store `count` articles at `path`, in order of publication, and derive what rests on them."""
    items = sorted(news(count), key=lambda item: item.published_at or END)
    async with Database.open(path) as database:
        store_items = StoreItems(database, known.lexicon, known.publishers)
        rebuild = RebuildLedger(database, known.lexicon, AssessContract(database, known.history), lambda: END)
        async with database.transaction() as unit:
            importer = await FeedStore(database).importer(unit)
        for start in range(0, len(items), BATCH):
            offers = [
                Offered(item, (item.published_at or END) + timedelta(minutes=9), live=False)
                for item in items[start : start + BATCH]
            ]
            arrived = await store_items.read(importer, offers)
            async with database.transaction() as unit:
                await store_items(unit, importer, arrived)
            print(f"\r{start + len(offers):,} of {len(items):,} items", end="", file=sys.stderr)  # noqa: T201
        print("\nstories and moves", file=sys.stderr)  # noqa: T201
        await rebuild()


def archive(path: Path, count: int, known: Knowledge) -> None:
    """The archive at `path`, made if it is not there."""
    if path.exists():
        return
    unfinished = path.with_name(f"{path.name}.unfinished")
    for left in unfinished.parent.glob(f"{unfinished.name}*"):
        left.unlink()
    started = time.perf_counter()
    asyncio.run(fill(unfinished, count, known))
    unfinished.rename(path)
    print(f"{path} made in {time.perf_counter() - started:.0f} s", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="the database to make")
    parser.add_argument("--count", type=int, default=COUNT, help="articles (default: %(default)s)")
    arguments = parser.parse_args()
    archive(arguments.path, arguments.count, knowledge())
