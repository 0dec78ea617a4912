"""The demo: polls the sample feeds for real, then answers commands. Its clock stands just after the newest sample."""

from __future__ import annotations

import tempfile
import time
import tomllib
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

from bot.app import taking_in
from bot.config import Config, check_config
from bot.demo.server import sample_names, serving
from bot.domain.feeds import FeedSource
from bot.feeds.addresses import Guard
from bot.knowledge import Knowledge, knowledge_of
from bot.replies import Replies
from bot.terminal.commands import Command, parse
from bot.terminal.drawing import tell, to_errors, to_output
from bot.terminal.progress import ProgressBar
from bot.terminal.prompt import converse
from bot.terminal.round_screen import round_screen
from bot.wording.names import Names
from bot.wording.phrases import Phrases
from bot.wording.rounds import poll_text

NOW = datetime(2026, 6, 26, 18, 0, tzinfo=UTC)
"""The demo's present: the day after the last sample news, so that answers and the digest have something to say."""


def demo_now() -> datetime:
    """The demo's clock."""
    return NOW


async def run_demo(words: str, db: Path | None, phrases: Phrases) -> int:
    """Poll, then answer `words`, or converse when there are none. 0 when done."""
    command = parse(words)
    path = db or Path(tempfile.mkdtemp(prefix="strikewire-demo-")) / "strikewire.db"
    config = _config()
    async with serving() as (host, port):
        known = _known(config, f"http://{host}:{port}")
        guard = Guard(allowed=frozenset({(host, port)}))
        intake = taking_in(config, known, path, clock=demo_now, guard=guard, pause=timedelta(0))
        async with intake as opened:
            started = time.monotonic()
            with ProgressBar() as bar:
                summary = await opened.poll_feeds(bar)
            names = Names(known.lexicon.unions, known.publishers)
            summary.changes = ()
            to_errors(round_screen(poll_text(summary, time.monotonic() - started, NOW, names, phrases)))
            tell(phrases.say("demo-about"))
            tell(phrases.say("demo-database", path=str(path)))
            replies = Replies(known, opened.answers, phrases)

            async def answer(asked: Command) -> None:
                to_output((await replies(asked, NOW)).screen)

            if command:
                await answer(command)
            else:
                tell(phrases.say("demo-welcome"))
                await converse(answer, unions=known.followed, phrases=phrases)
    return 0


def _config() -> Config:
    publishers = tomllib.loads((resources.files("bot.demo") / "publishers.toml").read_text("utf-8"))
    return check_config({**publishers, "defaults": False, "contact": "https://demo.example"}, "demo")


def _known(config: Config, address: str) -> Knowledge:
    known = knowledge_of(config)
    by_group = {publisher.group.removeprefix("demo-"): publisher for publisher in config.added_publishers()}
    feeds = []
    for name in sample_names():
        publisher = by_group[Path(name).stem]
        feeds.append(FeedSource(url=f"{address}/{name}", publisher=publisher.domain, name=publisher.name))
    return Knowledge(known.lexicon, known.publishers, known.history, known.followed, tuple(feeds))
