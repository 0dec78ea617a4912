"""Answer `strikewire check`: whether the machine is fit, Discord knows the token, and every feed answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from bot.domain.feeds import FeedSource, Validators
from bot.domain.secrets import shown_url
from bot.errors import FeedError, StorageError, StrikewireError
from bot.feeds.answers import NO_LOOKUP, NO_SUCH_HOST
from bot.feeds.fetching import Fetched, Fetcher
from bot.feeds.parsing import Parser
from bot.feeds.turns import domain_of
from bot.usecases.check_machine import CheckMachine, MachineCheck
from bot.usecases.heed_pauses import HeedPauses
from bot.usecases.progress import Progress


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """How one feed answered: `trouble` is empty when it gave `items`."""

    name: str
    address: str
    items: int
    trouble: str
    until: datetime | None = None
    """Until when its domain wants to be left alone."""


@dataclass(frozen=True, slots=True)
class BotCheck:
    """What Discord said to the token: the bot's name, or the error."""

    name: str = ""
    trouble: StrikewireError | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found."""

    machine: MachineCheck
    bot: BotCheck | None
    """None where no token is set."""
    feeds: tuple[FeedCheck, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        troubled = (self.bot and self.bot.trouble) or any(feed.trouble for feed in self.feeds)
        return self.machine.sound and not troubled

    @property
    def shared(self) -> str:
        """The one reason for which none of several feeds can be read; empty where there are others, or none."""
        troubles = {(feed.trouble, feed.until) for feed in self.feeds}
        trouble, until = troubles.pop() if len(troubles) == 1 < len(self.feeds) else ("", None)
        return "" if until else trouble

    @property
    def unnamed(self) -> bool:
        """Whether no name of a host could be looked up."""
        return len(self.feeds) > 1 and {feed.trouble for feed in self.feeds} <= {NO_SUCH_HOST, NO_LOOKUP}


class CheckHealth:
    """Look at the machine, and ask Discord and every feed once."""

    def __init__(
        self,
        check_machine: CheckMachine,
        identify: Callable[[], Awaitable[str]] | None,
        fetcher: Fetcher,
        heed_pauses: HeedPauses,
        parser: Parser,
        at_once: int,
    ) -> None:
        """`identify` asks Discord for the bot's name; None where there is no token."""
        self._check_machine = check_machine
        self._identify = identify
        self._fetcher = fetcher
        self._heed_pauses = heed_pauses
        self._parser = parser
        self._slots = asyncio.Semaphore(at_once)

    async def __call__(self, sources: Sequence[FeedSource], progress: Progress) -> Health:
        """Check everything; nothing is stored but what domains ask for that had too many requests."""
        machine = await self._check_machine()
        bot = await self._check_bot(self._identify) if self._identify else None
        with suppress(StorageError):  # It is told as damage.
            await self._heed_pauses()
        done = 0

        async def check(source: FeedSource) -> FeedCheck:
            nonlocal done
            async with self._slots:
                found = await self._check(source)
            done += 1
            progress(done, len(sources), source.name)
            return found

        async with asyncio.TaskGroup() as tasks:
            checks = [tasks.create_task(check(source)) for source in sources]
        return Health(machine, bot, tuple(task.result() for task in checks))

    async def _check_bot(self, identify: Callable[[], Awaitable[str]]) -> BotCheck:
        try:
            return BotCheck(await identify())
        except StrikewireError as error:
            return BotCheck(trouble=error)

    async def _check(self, source: FeedSource) -> FeedCheck:
        address = shown_url(source.url)
        try:
            answer = await self._fetcher.fetch(source.url, Validators())
            if not isinstance(answer, Fetched):
                return FeedCheck(source.name, address, 0, "answers that nothing changed since a poll that never was")
            parsed = await self._parser.parse(answer.body, url=answer.url, content_type=answer.content_type)
        except FeedError as error:
            until = None
            with suppress(StorageError):
                until = await self._heed_pauses.after(error, domain_of(source.url))
            return FeedCheck(source.name, address, 0, error.reason, until)
        return FeedCheck(source.name, address, len(parsed.items), "" if parsed.items else "holds no items")
