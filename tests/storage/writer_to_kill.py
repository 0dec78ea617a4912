"""Run by `test_killed`: stores units of work, each an article with its report and entry, until it is killed."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from bot.domain.articles import FeedItem
from storage.articles import ArticleStore
from storage.database import Database
from storage.entries import Entry, EntryStore
from storage.feeds import FeedStore
from tests.storage.samples import NOON, article, claim, report, store


async def main(path: Path) -> None:
    async with Database.open(path) as database:
        begun = await ArticleStore(database).count()
        for number in range(begun, 1_000_000):
            async with database.transaction() as tx:
                feed_id = await FeedStore(database).importer(tx)
                written = article(f"{number}", title=f"Title {number}")
                await store(database, written, report(claim(), claim(evidence="Another.")), within=tx)
                article_id, _ = await ArticleStore(database).put(tx, replace(written, title=f"Edited {number}"))
                item = FeedItem(key=f"{number}", url=written.url, title=written.title)
                await EntryStore(database).add(tx, [Entry(feed_id, item, b"", "matched", "r1", NOON, article_id)])
            print(number, flush=True)  # noqa: T201 (the parent counts the commits it was told of)


asyncio.run(main(Path(sys.argv[1])))
