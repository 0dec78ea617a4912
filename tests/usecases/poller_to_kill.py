"""Run by `test_killed`: polls feeds on loopback round after round, an hour apart by its own clock, until it is killed.

With `--rounds N` it stops by itself after N rounds.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from bot.usecases.progress import silent
from tests.feeds.publisher import Publisher
from tests.usecases.desk import Desk


async def main(path: Path, port: int, begun: int, rounds: int, feeds: list[str]) -> None:
    desk = Desk(path, Publisher(port))
    desk.clock.forward(hours=begun)
    for feed in feeds:
        desk.follow(feed)
    async with desk.opened() as intake:
        await intake.reread_articles(silent)
        for _ in range(rounds):
            await intake.poll_feeds(silent)
            desk.clock.now += timedelta(hours=1)


# The parser's worker process loads this file as well.
if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:]))
