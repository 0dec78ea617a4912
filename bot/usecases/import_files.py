"""Import files: feeds and JSON lines of articles, as backfill. Nothing imported is ever announced."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bot.domain.articles import FeedItem
from bot.domain.negotiations import Move
from bot.errors import ParseError
from bot.feeds.files import Kind, kind_of, read_file
from bot.feeds.lines import BrokenLine, read_lines
from bot.feeds.parsing import Parser
from bot.usecases.progress import Progress
from bot.usecases.rebuild_ledger import RebuildLedger
from bot.usecases.store_items import Stored, StoreItems
from storage.database import Database
from storage.feeds import FeedStore

BATCH = 500


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be imported: a file, or one line of it (0: the whole file), and why."""

    path: str
    line: int
    reason: str


@dataclass(slots=True)
class ImportSummary:
    """What an import brought."""

    files: int = 0
    """Those that could be read."""
    items: int = 0
    stored: Stored = field(default_factory=Stored)
    troubles: list[Trouble] = field(default_factory=list)
    changes: tuple[Move, ...] = ()


class ImportFiles:
    """Read every file, store its items in batches, then bring the ledger up to date."""

    def __init__(
        self,
        database: Database,
        parser: Parser,
        store_items: StoreItems,
        rebuild_ledger: RebuildLedger,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._parser = parser
        self._store_items = store_items
        self._rebuild_ledger = rebuild_ledger
        self._clock = clock
        self._feeds = FeedStore(database)

    async def __call__(self, paths: Sequence[Path], progress: Progress) -> ImportSummary:
        """Import every file; what one of them holds wrong is reported and stops no other."""
        async with self._database.transaction() as unit:
            importer = await self._feeds.importer(unit)
        summary = ImportSummary()
        for done, path in enumerate(paths, 1):
            items = [_known_by(item) for item in await self._read(path, summary)]
            summary.items += len(items)
            for start in range(0, len(items), BATCH):
                arrived = await self._store_items.imported(importer, items[start : start + BATCH], self._clock())
                async with self._database.transaction() as unit:
                    summary.stored += await self._store_items(unit, importer, arrived)
            progress(done, len(paths), path.name)
        summary.changes = await self._rebuild_ledger()
        return summary

    async def _read(self, path: Path, summary: ImportSummary) -> list[FeedItem]:
        try:
            body = await asyncio.to_thread(read_file, path)
        except (OSError, EOFError, zlib.error) as error:
            summary.troubles.append(Trouble(str(path), 0, getattr(error, "strerror", None) or str(error)))
            return []
        if kind_of(body) is Kind.LINES:
            summary.files += 1
            return _lines(path, body, summary)
        try:
            parsed = await self._parser.parse(body, url=path.name)
        except ParseError as error:
            summary.troubles.append(Trouble(str(path), 0, error.reason))
            return []
        summary.files += 1
        return list(parsed.items)


def _known_by(item: FeedItem) -> FeedItem:
    """Files share one feed, so an id that two of them use is told apart by what it stands for."""
    return replace(item, key=f"{item.key} {item.url or item.title}")


def _lines(path: Path, body: bytes, summary: ImportSummary) -> list[FeedItem]:
    items = []
    for found in read_lines(body.splitlines()):
        if isinstance(found, BrokenLine):
            summary.troubles.append(Trouble(str(path), found.number, found.reason))
        else:
            items.append(found)
    return items
