"""Attacks the program at full size, and prints each figure beside its bar; or sabotages it first, to see it fail."""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from socket import AF_INET, SOCK_STREAM
from typing import Any

import aiohttp
import feedparser
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from benchmarks.figures import Figure, table
from benchmarks.hostile_bodies import check_corpus, check_killers
from bot.app import checking, taking_in, trying
from bot.config import check_config
from bot.domain.feeds import FeedSource, Validators
from bot.errors import FetchError
from bot.feeds import entries, fetching, worker
from bot.feeds.addresses import Guard
from bot.feeds.fetching import Fetcher, Limits
from bot.feeds.parsed import ParsedFeed
from bot.feeds.parsing import Parser
from bot.knowledge import knowledge_of
from bot.usecases.progress import silent
from tests.feeds.canaries import listening
from tests.feeds.hostile_servers import ATTACKS, Attack, Scale, attacking
from tests.feeds.test_bodies_that_are_paths import CONTENT_TYPES, LEADS_AWAY, PATHS
from tests.feeds.watching import watching
from tests.usecases.desk import serving

FULL = Scale(megabytes=2_000, pause=1)
HASTY = Limits(connect=0.5, silence=0.5, whole=1)
STATUSES = (301, 302, 303, 307, 308)


async def check_spellings() -> list[Figure]:
    """Check 3: every spelling of a private address, asked, polled, checked, tried, and redirected to."""
    reached = 0
    async with listening() as canaries, serving() as publisher:
        guard = Guard(ports=frozenset({canaries.port}), allowed=frozenset({("127.0.0.1", publisher.port)}))
        urls = [canaries.url(host) for host in canaries.hosts]
        async with Fetcher(version="1", contact="a benchmark", guard=guard, limits=HASTY) as fetcher:
            for url in urls:
                await _fetched(fetcher, url)
            for url, status in itertools.product(urls, STATUSES):
                publisher.serves("/hop", publisher.redirecting(status, url))
                await _fetched(fetcher, publisher.url("/hop"))
            reached = len(publisher.asked)
        config = check_config(
            {"defaults": False, "history": False, "polling": {"ports": [canaries.port]}}, "benchmarks"
        )
        feeds = tuple(FeedSource(url, "a.example", url) for url in urls)
        with tempfile.TemporaryDirectory() as folder:
            known = replace(knowledge_of(config), feeds=feeds)
            async with taking_in(config, known, Path(folder) / "db", pause=timedelta(0)) as intake:
                await intake.poll_feeds(silent)
            async with checking(config, known, Path(folder) / "none.db") as check:
                await check(feeds, silent)
            async with trying(config, known, Path(folder) / "none.db", guard=guard, pause=timedelta(0)) as try_feed:
                for url in urls:
                    await try_feed(url)
    return [
        Figure(3, f"connections, {len(urls)} spellings x 9 ways", f"{canaries.accepted}", "0", canaries.accepted == 0),
        Figure(3, "first hops reached", f"{reached}", f"{5 * len(urls)}", reached == 5 * len(urls)),
    ]


async def check_rebinding() -> list[Figure]:
    """Check 4: a name that leads outside and inside by turns, asked 200 times by one name and by 200."""
    loop: Any = asyncio.get_running_loop()
    resolve, found = loop.getaddrinfo, 0
    async with listening() as canaries, serving() as publisher:
        publisher.says("/", body=b"found")
        places = itertools.cycle([publisher.port, canaries.port])

        async def by_turns(*_: object, **__: object) -> list[Any]:
            return [(AF_INET, SOCK_STREAM, 6, "", ("127.0.0.1", next(places)))]

        loop.getaddrinfo = by_turns
        guard = Guard(ports=frozenset({canaries.port}), allowed=frozenset({("127.0.0.1", publisher.port)}))
        for same_name in (True, False):
            async with Fetcher(version="1", contact="a benchmark", guard=guard, limits=HASTY) as fetcher:
                for number in range(200):
                    name = f"{0 if same_name else number}.rebinding.example"
                    found += await _fetched(fetcher, f"http://{name}:{canaries.port}/")
        loop.getaddrinfo = resolve
    return [
        Figure(4, "connections inside, 2 x 200 polls", f"{canaries.accepted}", "0", canaries.accepted == 0),
        Figure(4, "answers from outside", f"{found}", ">= 100", found >= 100),
    ]


async def check_paths() -> list[Figure]:
    """Check 5: bodies that look like paths and addresses, and documents that refer to some."""
    forms = [form.format(path) for path in PATHS for form in ("{}", " {}\n", "\ufeff{}")]
    bodies = [body.encode() for body in [*forms, *LEADS_AWAY]]
    worker.read(b"<rss/>", "", "")  # It loads the parsers.
    worker.read(b"{}", "", "")
    with watching() as attempts:
        for body, content_type in itertools.product(bodies, CONTENT_TYPES):
            worker.read(body, "https://news.example/feed", content_type)
    opened = sum(attempt.startswith("open ") for attempt in attempts)
    count = len(bodies) * len(CONTENT_TYPES)
    return [
        Figure(5, f"files opened for {count} bodies", f"{opened}", "0", not opened),
        Figure(5, "connections tried", f"{len(attempts) - opened}", "0", len(attempts) == opened),
    ]


async def check_attacks() -> list[Figure]:
    """Check 6: bombs and streams, each fetched in a process of its own."""
    turns = asyncio.Semaphore(2)

    async def measured(attack: Attack) -> list[Figure]:
        async with turns, attacking(attack, FULL) as port, serving() as publisher:
            publisher.says("/", body=b"<rss/>")
            command = (sys.executable, "-m", "benchmarks.hostile_fetch", str(port), str(publisher.port))
            client = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
            told, _ = await client.communicate()
        cost: dict[str, Any] = json.loads(told)
        held = cost["seconds"] <= 25 and cost["megabytes"] <= 20 and cost["end"].startswith(ATTACKS[attack])
        figure = f"{cost['seconds']:.2f} s, +{cost['megabytes']:.1f} MB: {cost['end']}"
        return [Figure(6, attack.__name__.replace("_", " "), figure, "25 s, +20 MB", held)]

    return [figure for figures in await asyncio.gather(*map(measured, ATTACKS)) for figure in figures]


async def _fetched(fetcher: Fetcher, url: str) -> bool:
    try:
        await fetcher.fetch(url, Validators())
    except FetchError:
        return False
    return True


class _Resolver(AbstractResolver):
    """Guards names alone, as many a bot does."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._inner = ThreadedResolver()

    async def resolve(self, host: str, port: int = 0, family: Any = AF_INET) -> list[ResolveResult]:
        """What the name leads to, if the guard permits."""
        found = await self._inner.resolve(host, port, family)
        if not all(self._guard.permits(each["host"], each["port"]) for each in found):
            raise OSError("refused")
        return found

    async def close(self) -> None:
        """Close nothing."""


def _resolver_only(*, socket_factory: Any, **_: object) -> aiohttp.TCPConnector:
    return aiohttp.TCPConnector(resolver=_Resolver(socket_factory.__self__))


async def _inline(_: Parser, body: bytes, *, url: str, content_type: str = "") -> ParsedFeed:
    found = worker.read(body, url, content_type)
    return found if isinstance(found, ParsedFeed) else ParsedFeed("", ())


def sabotage(name: str) -> None:
    """Replace one line of the program by what it must not be."""
    originals: dict[str, tuple[Any, str, Any]] = {
        "resolver": (fetching, "aiohttp", _Namespace(aiohttp, TCPConnector=_resolver_only)),
        "bytes": (
            entries,
            "feedparser",
            _Namespace(feedparser, parse=lambda stream, **options: feedparser.parse(stream.read(), **options)),
        ),
        "inline": (Parser, "parse", _inline),
    }
    owner, attribute, instead = originals[name]
    setattr(owner, attribute, instead)


class _Namespace:
    """A module in which some names mean something else."""

    def __init__(self, module: Any, **changed: Any) -> None:
        self._module = module
        self.__dict__.update(changed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)


def main() -> None:
    """Run the checks asked for; exit code 1 when a bar is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checks", type=int, nargs="*", help="numbers from 3 to 8; all without any")
    parser.add_argument("--sabotage", choices=("resolver", "bytes", "inline"), help="to see 3, 5 or 7 turn red")
    parser.add_argument("--seconds", type=int, default=300, help="how long check 7 takes (default: %(default)s)")
    parser.add_argument("--corpus", type=Path, nargs="*", default=[], help="folders of bodies for check 8")
    arguments = parser.parse_args()
    if arguments.sabotage:
        sabotage(arguments.sabotage)
    checks: dict[int, Callable[[], Awaitable[Sequence[Figure]]]] = {
        3: check_spellings,
        4: check_rebinding,
        5: check_paths,
        6: check_attacks,
        7: lambda: check_killers(arguments.seconds),
        8: lambda: check_corpus(arguments.corpus),
    }
    held = True
    for number in arguments.checks or checks:
        figures = asyncio.run(_awaited(checks[number]))
        print(table(figures), flush=True)  # noqa: T201
        held = held and all(figure.held for figure in figures)
    sys.exit(not held)


async def _awaited(check: Callable[[], Awaitable[Sequence[Figure]]]) -> Sequence[Figure]:
    return await check()


if __name__ == "__main__":
    main()
