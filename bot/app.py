"""Puts the parts together: the only room that creates them, hands them to each other, and closes them again."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import __version__
from bot.catalog.keywords import feed_bot_filter
from bot.config import Config
from bot.domain.feeds import FeedSource
from bot.errors import StorageError
from bot.feeds.addresses import Guard
from bot.feeds.fetching import Fetcher, Resolver
from bot.feeds.parsing import Parser
from bot.feeds.turns import Turns
from bot.knowledge import Knowledge, knowledge_of
from bot.logs import log_notice
from bot.usecases.assess_contract import AssessContract
from bot.usecases.check_feed import CheckFeed
from bot.usecases.check_health import CheckHealth
from bot.usecases.check_machine import CheckMachine
from bot.usecases.classify_items import ClassifyItems
from bot.usecases.compose_digest import ComposeDigest
from bot.usecases.decide_correction import DecideCorrection
from bot.usecases.evaluate_reading import EvaluateReading
from bot.usecases.explain_article import ExplainArticle
from bot.usecases.heed_pauses import HeedPauses
from bot.usecases.import_files import ImportFiles
from bot.usecases.list_corrections import ListCorrections
from bot.usecases.list_feeds import ListFeeds
from bot.usecases.list_headlines import ListHeadlines
from bot.usecases.pause_feed import PauseFeed
from bot.usecases.poll_feeds import PollFeeds
from bot.usecases.propose_correction import ProposeCorrection
from bot.usecases.prune_archive import PruneArchive
from bot.usecases.rebuild_ledger import RebuildLedger
from bot.usecases.replay_cycles import ReplayCycles
from bot.usecases.report_status import ReportStatus
from bot.usecases.reread_articles import RereadArticles
from bot.usecases.search_archive import SearchArchive
from bot.usecases.store_items import StoreItems
from bot.usecases.trace_timeline import TraceTimeline
from bot.usecases.try_feed import TryFeed
from storage.database import Database
from storage.feeds import FeedStore

Clock = Callable[[], datetime]
DOMAIN_PAUSE = timedelta(seconds=2)
PUBLIC = Guard()


def now() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Answers:
    """The use cases that only read."""

    report_status: ReportStatus
    list_headlines: ListHeadlines
    trace_timeline: TraceTimeline
    compose_digest: ComposeDigest
    list_feeds: ListFeeds
    search_archive: SearchArchive
    explain_article: ExplainArticle


@dataclass(frozen=True, slots=True)
class Correcting:
    """The use cases that correct the ledger."""

    propose: ProposeCorrection
    decide: DecideCorrection


@dataclass(frozen=True, slots=True)
class Intake:
    """The use cases that write and those that ask the feeds, over one open database."""

    database: Database
    assess_contract: AssessContract
    answers: Answers
    poll_feeds: PollFeeds
    import_files: ImportFiles
    reread_articles: RereadArticles
    prune_archive: PruneArchive
    try_feed: TryFeed


def classifier(known: Knowledge) -> ClassifyItems:
    """The use case that needs no database."""
    return ClassifyItems(known.lexicon, known.publishers)


def evaluator(known: Knowledge) -> EvaluateReading:
    """The use case that scores the reading of labelled items."""
    return EvaluateReading(known.lexicon, known.publishers, feed_bot_filter())


@asynccontextmanager
async def replaying(config: Config) -> AsyncIterator[ReplayCycles]:
    """Open an empty database that is thrown away afterwards; articles alone fill it, no shipped history."""
    bare = config.model_copy(update={"history": False})
    known = knowledge_of(bare)
    with TemporaryDirectory(prefix="strikewire-") as folder:
        async with taking_in(bare, known, Path(folder) / "replay.db") as intake:
            answers = intake.answers
            yield ReplayCycles(known.lexicon, intake.import_files, answers.trace_timeline, answers.list_headlines)


@asynccontextmanager
async def answering(known: Knowledge, path: Path) -> AsyncIterator[Answers]:
    """Open the database for reading, beside a process that writes if there is one."""
    async with Database.open(path, read_only=True) as database:
        yield answers_of(known, database)


@asynccontextmanager
async def reviewing(path: Path) -> AsyncIterator[ListCorrections]:
    """Open the database for reading, to list corrections."""
    async with Database.open(path, read_only=True) as database:
        yield ListCorrections(database)


@asynccontextmanager
async def correcting(known: Knowledge, path: Path) -> AsyncIterator[Correcting]:
    """Open the database to correct it, beside a process that writes if there is one."""
    async with Database.open(path, beside=True) as database:
        yield correcting_of(known, database, AssessContract(database, known.history), now)


@asynccontextmanager
async def pausing(path: Path) -> AsyncIterator[PauseFeed]:
    """Open the database to pause and resume feeds, beside a process that writes if there is one."""
    async with Database.open(path, beside=True) as database:
        yield PauseFeed(database, now)


def correcting_of(known: Knowledge, database: Database, assess: AssessContract, clock: Clock) -> Correcting:
    """The use cases that correct the ledger, over this database."""
    return Correcting(
        propose=ProposeCorrection(database, known.lexicon, assess, clock),
        decide=DecideCorrection(database, known.lexicon, assess, clock),
    )


@asynccontextmanager
async def taking_in(
    config: Config,
    known: Knowledge,
    path: Path,
    *,
    clock: Clock = now,
    guard: Guard = PUBLIC,
    pause: timedelta = DOMAIN_PAUSE,
    resolver: Resolver | None = None,
) -> AsyncIterator[Intake]:
    """Open everything that polling and importing need; one process at a time may."""
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(Database.open(path))
        turns = Turns(pause, clock)
        fetcher = await stack.enter_async_context(_fetcher(config, guard, clock, turns, resolver))
        parser = await stack.enter_async_context(Parser())
        await _sync_feeds(database, known.feeds)
        yield _intake(config, known, database, fetcher, turns, parser, clock)


@asynccontextmanager
async def checking(
    config: Config,
    known: Knowledge,
    path: Path,
    identify: Callable[[], Awaitable[str]] | None = None,
    *,
    clock: Clock = now,
    guard: Guard = PUBLIC,
    pause: timedelta = DOMAIN_PAUSE,
    resolver: Resolver | None = None,
) -> AsyncIterator[CheckHealth]:
    """Open what a check looks at; the database only if there is one, without `identify` no token.

    Nothing is written but until when domains want to be left alone. What keeps the database from being opened is part
    of what the check finds.
    """
    async with AsyncExitStack() as stack:
        database, trouble = None, None
        try:
            if await asyncio.to_thread(path.exists):
                database = await stack.enter_async_context(Database.open(path, beside=True))
        except StorageError as error:
            trouble = error
        turns = Turns(pause, clock)
        fetcher = await stack.enter_async_context(_fetcher(config, guard, clock, turns, resolver))
        parser = await stack.enter_async_context(Parser())
        past = max((entry.published_at for entries in known.history.values() for entry in entries), default=None)
        machine = CheckMachine(path, database, trouble, parser, clock=clock, past=past)
        heed_pauses = HeedPauses(database, turns, clock)
        yield CheckHealth(machine, identify, fetcher, heed_pauses, parser, config.polling.at_once)


@asynccontextmanager
async def trying(
    config: Config,
    known: Knowledge,
    path: Path,
    *,
    clock: Clock = now,
    guard: Guard = PUBLIC,
    pause: timedelta = DOMAIN_PAUSE,
) -> AsyncIterator[TryFeed]:
    """Open what trying an address needs; of the database, if there is one, who wants to be left alone."""
    async with AsyncExitStack() as stack:
        database = None
        if await asyncio.to_thread(path.exists):
            database = await stack.enter_async_context(Database.open(path, beside=True))
        turns = Turns(pause, clock)
        fetcher = await stack.enter_async_context(_fetcher(config, guard, clock, turns))
        parser = await stack.enter_async_context(Parser())
        yield _trying(known, fetcher, HeedPauses(database, turns, clock), parser, clock)


def idle_trying(config: Config, known: Knowledge) -> TryFeed:
    """The use case with nothing opened, for a bot that answers nobody."""
    turns = Turns(DOMAIN_PAUSE, now)
    return _trying(known, _fetcher(config, PUBLIC, now, turns), HeedPauses(None, turns, now), Parser(), now)


def _trying(known: Knowledge, fetcher: Fetcher, heed_pauses: HeedPauses, parser: Parser, clock: Clock) -> TryFeed:
    return TryFeed(fetcher, heed_pauses, parser, known.lexicon, known.publishers, known.feeds, clock)


def _fetcher(config: Config, guard: Guard, clock: Clock, turns: Turns, resolver: Resolver | None = None) -> Fetcher:
    # Child processes must never see it, so it goes before the parser starts one.
    os.environ.pop("DISCORD_TOKEN", None)
    guard = replace(guard, ports=guard.ports.union(config.polling.ports))
    return Fetcher(
        version=__version__, contact=config.contact, guard=guard, clock=clock, turns=turns, resolver=resolver
    )


def answers_of(
    known: Knowledge, database: Database, assess: AssessContract | None = None, clock: Clock = now
) -> Answers:
    """The use cases that only read, over this database; with `assess` from what it holds."""
    assess = assess or AssessContract(database, known.history)
    return Answers(
        report_status=ReportStatus(database, known.lexicon, known.publishers, known.followed, assess),
        list_headlines=ListHeadlines(database),
        trace_timeline=TraceTimeline(known.lexicon, assess),
        compose_digest=ComposeDigest(database, assess),
        list_feeds=ListFeeds(database, known.publishers, clock),
        search_archive=SearchArchive(database),
        explain_article=ExplainArticle(database, known.lexicon, known.publishers, assess),
    )


def _intake(
    config: Config,
    known: Knowledge,
    database: Database,
    fetcher: Fetcher,
    turns: Turns,
    parser: Parser,
    clock: Clock,
) -> Intake:
    store_items = StoreItems(database, known.lexicon, known.publishers)
    assess = AssessContract(database, known.history)
    rebuild = RebuildLedger(database, known.lexicon, assess, clock)
    heed_pauses = HeedPauses(database, turns, clock)
    retention = config.retention
    return Intake(
        database=database,
        assess_contract=assess,
        answers=answers_of(known, database, assess, clock),
        poll_feeds=PollFeeds(
            database,
            CheckFeed(database, fetcher, heed_pauses, parser, store_items, clock=clock, jitter=random.random),
            heed_pauses,
            turns,
            store_items,
            rebuild,
            clock=clock,
            jitter=random.random,
            at_once=config.polling.at_once,
            tell=log_notice,
        ),
        import_files=ImportFiles(database, parser, store_items, rebuild, clock),
        reread_articles=RereadArticles(database, known.lexicon, known.publishers, store_items, rebuild),
        prune_archive=PruneArchive(
            database,
            clock=clock,
            rejected_after=timedelta(days=retention.rejected_days),
            articles_after=timedelta(days=retention.articles_days) if retention.articles_days else None,
            tell=log_notice,
        ),
        try_feed=_trying(known, fetcher, heed_pauses, parser, clock),
    )


async def _sync_feeds(database: Database, sources: Sequence[FeedSource]) -> None:
    async with database.transaction() as unit:
        await FeedStore(database).sync(unit, sources)
