"""The bot as it runs: everything opened in order, jobs on schedule, and all of it closed backwards."""

from __future__ import annotations

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import available_timezones

from bot import __version__
from bot.app import DOMAIN_PAUSE, PUBLIC, Clock, Intake, answers_of, idle_trying, now, taking_in
from bot.client import Client, Connection, Connector, logged_in
from bot.config import Config
from bot.credentials import Token
from bot.domain.deliveries import Delivery, Target
from bot.errors import StorageError
from bot.feeds.addresses import Guard
from bot.knowledge import Knowledge
from bot.logs import log_failure, log_notice
from bot.schedule import Schedule
from bot.usecases.assess_contract import AssessContract
from bot.usecases.change_digest import ChangeDigest
from bot.usecases.decide_correction import DecideCorrection
from bot.usecases.forget_person import ForgetPerson
from bot.usecases.forget_server import ForgetServer
from bot.usecases.list_corrections import ListCorrections
from bot.usecases.list_digests import ListDigests
from bot.usecases.list_happenings import ListHappenings
from bot.usecases.pause_feed import PauseFeed
from bot.usecases.poll_feeds import ROUND
from bot.usecases.preview_digest import PreviewDigest
from bot.usecases.progress import silent
from bot.usecases.propose_correction import ProposeCorrection
from bot.usecases.queue_digests import QueueDigests
from bot.usecases.send_deliveries import SendDeliveries
from bot.usecases.set_up_digest import SetUpDigest
from bot.usecases.sync_commands import SyncCommands
from bot.usecases.tell_operators import TellOperators
from bot.usecases.try_feed import TryFeed
from bot.wording.names import Names
from cogs._choices import UnionChoices
from cogs._localising import Translator
from cogs.correct import CorrectCog, CorrectionWork
from cogs.digest import DigestCog, DigestWork
from cogs.feeds import FeedsCog, FeedWork
from cogs.headlines import HeadlinesCog
from cogs.help import HelpCog, Imprint
from cogs.publisher import DiscordPublisher
from cogs.registry import CommandRegistry
from cogs.status import StatusCog
from cogs.timeline import TimelineCog
from cogs.tree import Tree
from cogs.why import WhyCog
from storage.database import Database
from storage.registrations import RegistrationStore

PACE = 45.0
"""Messages a second; Discord allows a bot 50 requests."""

SWITCH = 0.0005
"""Seconds after which a busy thread lets another go on. SQLite's waits for its turn at every row it hands over."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ticks:
    """How often each job looks for work."""

    poll: timedelta = timedelta(seconds=30)
    queue: timedelta = timedelta(seconds=10)
    send: timedelta = timedelta(seconds=5)
    sync: timedelta = timedelta(seconds=5)
    prune: timedelta = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Outside:
    """What the bot meets the world through; a test brings its own."""

    clock: Clock = now
    guard: Guard = PUBLIC
    pause: timedelta = DOMAIN_PAUSE
    connector: Connector = lambda: None
    ticks: Ticks = Ticks()


async def serve(config: Config, known: Knowledge, path: Path, token: Token, outside: Outside) -> None:
    """Run the bot until it is cancelled. TokenRefusedError or DiscordError when Discord will not have it."""
    sys.setswitchinterval(SWITCH)
    async with running(config, known, path, token, outside) as connection:
        await connection.ended()


@asynccontextmanager
async def running(
    config: Config, known: Knowledge, path: Path, token: Token, outside: Outside
) -> AsyncIterator[Connection]:
    """The bot, for as long as the block lasts."""
    clock, names = outside.clock, Names(known.lexicon.unions, known.publishers)
    async with AsyncExitStack() as stack:
        intake = await stack.enter_async_context(
            taking_in(config, known, path, clock=clock, guard=outside.guard, pause=outside.pause)
        )
        database, compose = intake.database, intake.answers.compose_digest
        connection = Connection(
            lambda: _client(config, known, database, intake.assess_contract, intake.try_feed, outside), token.secret
        )
        await stack.enter_async_context(connection)
        queue = QueueDigests(database, compose, known.lexicon.unions, known.followed, clock)
        publisher = DiscordPublisher(lambda: connection.client, names)
        send = SendDeliveries(database, publisher, clock=clock, pace=PACE, on_error=_delivery_failed)
        sync_commands = SyncCommands(database, token.application_id, lambda: _registry(connection), clock)
        poll = Polling(intake)

        async def sync() -> None:
            if await sync_commands():
                _log.info("Commands registered with Discord")

        async def send_if_connected() -> None:
            if connection.client:
                await send()

        schedule = await stack.enter_async_context(Schedule(log_failure))
        stack.callback(send.stop)
        schedule.every(outside.ticks.sync, "registering commands", sync)
        schedule.every(outside.ticks.queue, "digests", queue)
        schedule.every(outside.ticks.queue, "news of feeds", TellOperators(database, _operators_places(config), clock))
        schedule.every(outside.ticks.send, "deliveries", send_if_connected)
        schedule.every(outside.ticks.poll, "polling", poll)
        schedule.every(outside.ticks.prune, "pruning", intake.prune_archive)
        yield connection


async def register(config: Config, known: Knowledge, path: Path, token: Token, outside: Outside) -> None:
    """Register the commands. Beside a running bot, which holds the database, nothing is noted."""
    database = Database(path)
    async with logged_in(
        _client(config, known, database, AssessContract(database, known.history), idle_trying(config, known), outside),
        token.secret,
    ) as client:
        registry = CommandRegistry(client.tree)
        await registry.register()
        fingerprint = await registry.fingerprint()
    with suppress(StorageError):
        async with Database.open(path) as opened, opened.transaction() as unit:
            await RegistrationStore(opened).put(unit, token.application_id, fingerprint)


class Polling:
    """Polls; before the first time, what an earlier version read is read again."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._reread = False

    async def __call__(self) -> None:
        """Poll what is due, and log what came of it."""
        if not self._reread:
            await self._intake.reread_articles(silent)
            self._reread = True
        summary = await self._intake.poll_feeds(silent, at_most=ROUND)
        if summary.stored.new:
            _log.info(
                "%d feeds polled: %d new items, %d matched",
                summary.polled,
                summary.stored.new,
                summary.stored.matched,
            )


def _operators_places(config: Config) -> list[Target]:
    """Where operators are told of their feeds."""
    channel = config.channel_of_operators()
    return [Target(*channel)] if channel else [Target(None, operator) for operator in config.operators]


def _client(
    config: Config, known: Knowledge, database: Database, assess: AssessContract, trying: TryFeed, outside: Outside
) -> Client:
    names, clock = Names(known.lexicon.unions, known.publishers), outside.clock
    answers, operators = answers_of(known, database, assess, clock), frozenset(config.operators)
    unions, zones = UnionChoices(known.followed), frozenset(available_timezones())
    work = DigestWork(
        set_up=SetUpDigest(database, known.lexicon, zones, clock),
        change=ChangeDigest(database, clock),
        listing=ListDigests(database, clock),
        preview=PreviewDigest(database, answers.compose_digest, known.lexicon.unions, known.followed, clock),
        forget_server=ForgetServer(database),
    )
    correction = CorrectionWork(
        propose=ProposeCorrection(database, known.lexicon, assess, clock, operators),
        decide=DecideCorrection(database, known.lexicon, assess, clock),
        listing=ListCorrections(database),
        happenings=ListHappenings(known.lexicon, assess, clock),
    )
    contact = config.contact if "contact" in config.model_fields_set else ""
    imprint = Imprint(__version__, contact, len(known.feeds))
    headlines = HeadlinesCog(answers.list_headlines, known.lexicon, names, unions, clock)
    feeds = FeedsCog(FeedWork(answers.list_feeds, trying, PauseFeed(database, clock, log_notice)), operators, clock)
    helping = HelpCog(ForgetPerson(database), imprint, operators)
    correcting = CorrectCog(correction, known.followed, names, operators)
    return Client(
        outside.connector(),
        Tree,
        Translator(),
        [
            StatusCog(answers.report_status, names, unions, clock),
            headlines,
            TimelineCog(answers.trace_timeline, names, unions, clock),
            WhyCog(answers.explain_article, names, clock),
            DigestCog(work, names, unions, zones),
            feeds,
            correcting,
            helping,
        ],
        [*headlines.buttons(), *correcting.buttons(), *feeds.buttons(), *helping.buttons()],
    )


def _registry(connection: Connection) -> CommandRegistry | None:
    return CommandRegistry(connection.client.tree) if connection.client else None


def _delivery_failed(delivery: Delivery, error: Exception) -> None:
    log_failure(f"delivery {delivery.id}", error)
