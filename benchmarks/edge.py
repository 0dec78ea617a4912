"""Measures the bot from Discord's side: start, memory, and how soon it acknowledges while two hundred feeds are polled.

The bot is a process of its own against the stand-in of the tests, over an archive of invented news.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks.answers import percentile
from benchmarks.archive import COUNT, archive, knowledge
from benchmarks.feeds import ROUND, serving
from benchmarks.news import END
from bot.knowledge import Knowledge
from bot.usecases.set_up_digest import DigestWish, SetUpDigest
from storage.database import Database
from tests.discord_server.acts import How
from tests.discord_server.channels import Channel
from tests.discord_server.checker import CALLBACK, COMMANDS
from tests.discord_server.guilds import Guild
from tests.discord_server.interactions import Interaction
from tests.discord_server.people import User
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.whole.process import Clock, Installation, stopped

PEOPLE = 200
"""As many as it takes for nobody to ask so often that the bot makes them wait."""
DISTANCE = 0.1
"""Seconds between two questions."""
ROUND_LASTS = 60
"""Seconds after which every feed is due again."""
MANY_SERVERS = 1000
CHANNELS = tuple(f"channel-{number}" for number in range(10))
PATIENT = How(within=60)
QUIET = 5.0
"""Seconds after the start at which memory is looked at."""


@dataclass
class Place:
    """A server with its people, who all may set up digests, and what they ask."""

    server: DiscordServer
    guild: Guild
    people: Sequence[User]
    link: str
    """Of a stored article."""
    taken: defaultdict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    """Seconds to the acknowledgement and to the answer."""

    @property
    def channel(self) -> Channel:
        """Where it is asked."""
        return self.guild.channels[0]

    async def ask_all(self, user: User, other: User) -> None:
        """Every question once; two people share them."""
        server, at = self.server, self.channel
        ask, autocomplete = partial(server.slash, how=PATIENT), partial(server.autocomplete, how=PATIENT)
        for name, question in {
            "/status": lambda: ask(user, at, "status"),
            "/status wga": lambda: ask(user, at, "status", union="wga"),
            "/headlines": lambda: ask(user, at, "headlines"),
            "/timeline sag-aftra": lambda: ask(user, at, "timeline", union="sag-aftra"),
            "/why": lambda: ask(user, at, "why", link=self.link),
            "/digest list": lambda: ask(other, at, "digest list"),
            "/digest preview": lambda: ask(other, at, "digest preview", digest=1),
            "/feeds list": lambda: ask(other, at, "feeds list"),
            "/help": lambda: ask(other, at, "help"),
            "completing a union": lambda: autocomplete(other, at, "status", union="wr"),
            "completing a digest": lambda: autocomplete(other, at, "digest preview", digest=""),
        }.items():
            await self._time(name, question)
        pages = await self._time("/headlines days:366", lambda: ask(other, at, "headlines", days=366))
        message = pages.response
        if message is None:
            raise RuntimeError("no pages to turn")
        older = next(found for found in _custom_ids(message.components) if found.startswith("older"))
        await self._time("turning the page", lambda: server.press(other, message, older, how=PATIENT))

    async def _time(self, name: str, question: Callable[[], Awaitable[Interaction]]) -> Interaction:
        await asyncio.sleep(DISTANCE)
        began = time.monotonic()
        asked = await question()
        answered = time.monotonic() - began
        calls = self.server.recorder.to(CALLBACK, interaction_token=asked.token)
        if not calls:
            raise RuntimeError(f"{name} was not acknowledged")
        self.taken[name].append((calls[0].arrived - asked.started, answered))
        self.server.recorder.calls.clear()
        self.server.world.interactions.clear()
        return asked


def _custom_ids(components: Sequence[dict[str, object]]) -> list[str]:
    found = []
    for component in components:
        inner = component.get("components")
        found += _custom_ids(inner) if isinstance(inner, list) else [str(component.get("custom_id"))]
    return found


def memory(process: int) -> float:
    """Resident memory of a process, in MB."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def workers(process: int) -> list[int]:
    """The children of a process that parse, largest first; the one that only tracks resources is none."""
    children = [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()]
    return sorted(children, key=memory, reverse=True)[:1]


def processor(process: int) -> float:
    """Seconds of processor time a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


async def place(server: DiscordServer, path: Path, known: Knowledge) -> Place:
    """A server with a digest, ready to be asked."""
    guild = server.add_guild("Picket Line", CHANNELS)
    stewards = guild.add_role("Stewards", Permission.MANAGE_GUILD)
    people = [server.add_user(f"Person {number}") for number in range(PEOPLE)]
    for user in people:
        guild.add_member(user, stewards)
    wish = DigestWish(guild.id, guild.channels[0].id, people[0].id, "", "9", "UTC")
    async with Database.open(path) as database:
        await SetUpDigest(database, known.lexicon, ("UTC",), lambda: END)(wish)
    with closing(sqlite3.connect(path)) as connection:
        ((link,),) = connection.execute("SELECT url FROM articles ORDER BY id DESC LIMIT 1").fetchall()
    return Place(server, guild, people, link)


async def registered(bot: Installation) -> None:
    """Let the bot register its commands once."""
    async with bot.started() as process:
        await bot.server.until(lambda: bool(bot.server.recorder.to(COMMANDS)), within=60)
        await bot.server.ready(within=60)
        await stopped(process)


async def start(bot: Installation, there: Place) -> tuple[float, float, float]:
    """Seconds from the start of the process to its readiness and to its first answer, and its memory when quiet."""
    began = time.monotonic()
    async with bot.started() as process:
        await bot.server.ready(within=60)
        ready = time.monotonic() - began
        asked = await bot.server.slash(there.people[0], there.channel, "help", how=PATIENT)
        answered = asked.started + (asked.acknowledged_after or 0) - began
        await asyncio.sleep(QUIET)
        used = memory(process.pid)
        await stopped(process)
    return ready, answered, used


async def run(path: Path, known: Knowledge, times: int, starts: int) -> None:
    """Measure over a copy of the archive at `path`, and print the table."""
    with tempfile.TemporaryDirectory() as folder, serving() as feeds:
        copy = Path(folder) / "copy.db"
        shutil.copy(path, copy)
        async with DiscordServer() as server:
            there = await place(server, copy, known)
            bot = Installation(server, copy, Clock(END), tick=5)
            await registered(bot)
            _show_starts("one server", [await start(bot, there) for _ in range(starts)])
            await _asked("idle", bot, there, times)
            bot.feeds = [replace(feed, interval=ROUND) for feed in feeds]
            bot.clock = Clock(END, ROUND.total_seconds() / ROUND_LASTS)
            await _asked("200 feeds polled", bot, there, times)
            bot.feeds, bot.clock = [], Clock(END)
            for number in range(MANY_SERVERS - 1):
                server.add_guild(f"Server {number}", CHANNELS)
            _show_starts(f"{MANY_SERVERS} servers", [await start(bot, there) for _ in range(2)])
            if server.recorder.violations:
                raise RuntimeError(server.recorder.violations[0])


async def _asked(title: str, bot: Installation, there: Place, times: int) -> None:
    """Start the bot, ask everything so many times once the feeds have been read, and print the table."""
    people = cycle(there.people)
    async with bot.started() as process:
        await there.server.ready(within=60)
        cold = await _cold(there, next(people))
        began = time.monotonic()
        await _first_round(bot.path)
        first_round = time.monotonic() - began
        await there.ask_all(next(people), next(people))
        there.taken.clear()
        began, used = time.monotonic(), processor(process.pid)
        for _ in range(times):
            await there.ask_all(next(people), next(people))
        share = (processor(process.pid) - used) / (time.monotonic() - began)
        apart = [f"{memory(each):.0f} MB" for each in (process.pid, *workers(process.pid))]
        await stopped(process)
    print(_table(f"{title} (ms)", there.taken))  # noqa: T201
    print(f"/status right after the start {cold}; first round of polling {first_round:.0f} s")  # noqa: T201
    print(f"processor time of the bot {share:.0%}; memory of bot and parser {' + '.join(apart)}\n")  # noqa: T201


async def _cold(there: Place, user: User) -> str:
    """How soon a bot answers that has just been started, and has to work everything out."""
    began = time.monotonic()
    asked = await there.server.slash(user, there.channel, "status", how=How(within=300))
    answered = time.monotonic() - began
    return f"acknowledged after {1000 * (asked.acknowledged_after or 0):.0f} ms, answered after {answered:.1f} s"


async def _first_round(path: Path) -> None:
    """Wait until every feed has been read, and stories and moves are up to date with them."""
    while True:
        await asyncio.sleep(0.5)
        with closing(sqlite3.connect(path)) as connection:
            ((unread, unjoined),) = connection.execute(
                """
                SELECT EXISTS (SELECT * FROM feeds WHERE url LIKE 'http%' AND last_success_at IS NULL),
                    EXISTS (SELECT * FROM unjoined)
                """
            ).fetchall()
        if not (unread or unjoined):
            return


def _show_starts(title: str, found: Sequence[tuple[float, float, float]]) -> None:
    ready, answered, used = (sorted(each)[len(each) // 2] for each in zip(*found, strict=True))
    print(f"{title}: ready after {ready:.2f} s, first answer after {answered:.2f} s, quiet at {used:.0f} MB\n")  # noqa: T201


def _table(title: str, taken: dict[str, list[tuple[float, float]]]) -> str:
    lines = [f"{title:28}{'n':>6}{'p50':>9}{'p99':>9}{'max':>9}{'answered p99':>15}"]
    rows = {**taken, "all": [each for found in taken.values() for each in found]}
    for name, found in rows.items():
        acknowledged, answered = ([each[at] for each in found] for at in (0, 1))
        values = [percentile(acknowledged, 0.5), percentile(acknowledged, 0.99), max(acknowledged)]
        told = "".join(f"{1000 * value:9.1f}" for value in values)
        lines.append(f"{name:28}{len(found):6}{told}{1000 * percentile(answered, 0.99):15.1f}")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="the database with the archive; made if it is not there")
    parser.add_argument("--count", type=int, default=COUNT, help="articles of a new archive (default: %(default)s)")
    parser.add_argument("--times", type=int, default=50, help="how often each question is asked (default: %(default)s)")
    parser.add_argument("--starts", type=int, default=5, help="how often the bot is started (default: %(default)s)")
    arguments = parser.parse_args()
    shipped = knowledge()
    archive(arguments.archive, arguments.count, shipped)
    asyncio.run(run(arguments.archive, shipped, arguments.times, arguments.starts))
