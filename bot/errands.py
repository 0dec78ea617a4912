"""The commands that work for a while: poll, import, reread, evaluate, check. Each returns its exit code."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import time
import zlib
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import typer

from bot.app import checking, classifier, evaluator, now, replaying, taking_in
from bot.config import Config
from bot.credentials import Token
from bot.errors import ConfigError, StorageError
from bot.exits import DONE, FAILED
from bot.feeds.files import read_file
from bot.feeds.lines import BrokenLine, read_lines
from bot.knowledge import Knowledge
from bot.logs import log_failure
from bot.schedule import Schedule
from bot.terminal.documents import Json, encode, report_document
from bot.terminal.drawing import Screen, to_errors, to_output
from bot.terminal.evaluation_documents import evaluation_document
from bot.terminal.evaluation_screen import evaluation_screen
from bot.terminal.progress import ProgressBar
from bot.terminal.round_documents import health_document, import_document, poll_document, reread_document
from bot.terminal.round_screen import health_screen, round_screen, trouble_screen
from bot.usecases.evaluate_reading import Part
from bot.usecases.poll_feeds import ROUND
from bot.usecases.progress import silent
from bot.wording.errors import error_sentence
from bot.wording.evaluations import evaluation_text, replay_text
from bot.wording.names import Names
from bot.wording.phrases import Phrases
from bot.wording.rounds import RoundText, health_text, import_text, poll_text, reread_text
from storage.database import Database

Settled: TypeAlias = tuple[Config, Knowledge, Path]
"""The configuration, what is known with it, and the database file."""

TICK = timedelta(seconds=30)
PRUNE_EVERY = timedelta(hours=6)
phrases = Phrases()
_log = logging.getLogger(__name__)


async def poll(settings: Config, known: Knowledge, path: Path, *, watch: bool, json: bool) -> int:
    """Poll what is due once, or with `watch` until stopped."""
    names = Names(known.lexicon.unions, known.publishers)
    async with taking_in(settings, known, path) as intake:
        await intake.reread_articles(silent)

        async def once() -> int:
            started = time.monotonic()
            with ProgressBar() as bar:
                summary = await intake.poll_feeds(bar, at_most=ROUND if watch else None)
            text = poll_text(summary, time.monotonic() - started, now(), names, phrases)
            if summary.polled or not watch:
                _show_round(text, poll_document(summary), json=json, one_line=watch)
            return FAILED if summary.failed and len(summary.failed) == summary.polled else DONE

        if not watch:
            code = await once()
            await intake.prune_archive()
            return code
        async with Schedule(log_failure) as schedule:
            schedule.every(TICK, "poll", once)
            schedule.every(PRUNE_EVERY, "prune", intake.prune_archive)
            with suppress(asyncio.CancelledError):  # Being told to stop is how a watch ends.
                await asyncio.Event().wait()
    return DONE


async def run(settled: Settled, read: Callable[[], Settled], token: Token) -> int:
    """Run the bot until it is stopped; after SIGHUP with the configuration as it is then, if that is a sound one."""
    hung_up = asyncio.Event()
    if not os.isatty(0):  # There it means that the terminal is gone.
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, hung_up.set)
    following: Settled | None = settled
    with suppress(asyncio.CancelledError):  # Being told to stop is how a bot ends.
        while following:
            following = await _serve(following, token, _renewed(hung_up, read, following[-1]))
    return DONE


async def _serve(settled: Settled, token: Token, renewed: Coroutine[Any, Any, Settled]) -> Settled | None:
    """Run the bot until there is something else to go on with; None if it ended by itself."""
    from bot.service import Outside, serve

    serving, renewing = asyncio.ensure_future(serve(*settled, token, Outside())), asyncio.ensure_future(renewed)
    try:
        await asyncio.wait([serving, renewing], return_when=asyncio.FIRST_COMPLETED)
    finally:
        serving.cancel()
        renewing.cancel()
        await asyncio.gather(serving, renewing, return_exceptions=True)
    if not serving.cancelled():
        serving.result()
    return None if renewing.cancelled() else renewing.result()


async def _renewed(hung_up: asyncio.Event, read: Callable[[], Settled], path: Path) -> Settled:
    """The configuration as it is after SIGHUP; one that is wrong is told and waited over.

    So is one with a database other than the open one at `path`, if it cannot be opened.
    """
    while True:
        await hung_up.wait()
        hung_up.clear()
        try:
            settled = await asyncio.to_thread(read)
            database = Database(settled[-1])
            if database.path != Database(path).path:
                async with Database.open(database.path):
                    pass
        except (ConfigError, StorageError) as error:
            _log.error("Configuration not reloaded. %s", " ".join(error_sentence(error, phrases).split()))
        else:
            return settled


async def sync(settings: Config, known: Knowledge, path: Path, token: Token) -> int:
    """Register the commands with Discord, changed or not."""
    from bot.service import Outside, register

    await register(settings, known, path, token, Outside())
    typer.echo(phrases.say("sync-done"))
    return DONE


async def import_files(settings: Config, known: Knowledge, path: Path, files: list[Path], *, json: bool) -> int:
    """Import files."""
    started = time.monotonic()
    async with taking_in(settings, known, path) as intake:
        await intake.reread_articles(silent)
        with ProgressBar() as bar:
            summary = await intake.import_files(files, bar)
    text = import_text(summary, time.monotonic() - started, Names(known.lexicon.unions, known.publishers), phrases)
    _show_round(text, import_document(summary), json=json)
    return FAILED if summary.troubles else DONE


async def reread(settings: Config, known: Knowledge, path: Path, *, json: bool) -> int:
    """Read stored articles again."""
    started = time.monotonic()
    async with taking_in(settings, known, path) as intake:
        with ProgressBar() as bar:
            summary = await intake.reread_articles(bar)
    text = reread_text(summary, time.monotonic() - started, Names(known.lexicon.unions, known.publishers), phrases)
    _show_round(text, reread_document(summary), json=json)
    return DONE


def classify(known: Knowledge, file: Path | None) -> int:
    """Read articles from JSON lines, of a file or of standard input, and print what each says."""
    try:
        lines = read_file(file).splitlines() if file else sys.stdin.buffer
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        typer.echo(phrases.say("round-trouble-file", path=str(file), reason=reason), err=True)
        return FAILED
    code = DONE
    reader = classifier(known)
    for found in read_lines(lines):
        if isinstance(found, BrokenLine):
            code, path = FAILED, str(file or "-")
            typer.echo(phrases.say("round-trouble-line", path=path, line=found.number, reason=found.reason), err=True)
            continue
        for item, report in reader([found], now()):
            typer.echo(encode(report_document(item.key, report), one_line=True))
    return code


async def evaluate(
    settings: Config,
    known: Knowledge,
    file: Path,
    truth: Path | None,
    *,
    part: Part,
    mistakes: int,
    tell_aside: bool,
    json: bool,
) -> int:
    """Score the reading of labelled items and, with `truth`, the ledger they make."""
    evaluation = await asyncio.to_thread(evaluator(known), file, part, now(), tell_aside=tell_aside)
    replay = None
    if truth:
        async with replaying(settings) as replay_cycles:
            with ProgressBar() as bar:
                replay = await replay_cycles(file, truth, now(), bar)
    names = Names(known.lexicon.unions, known.publishers)
    screen = evaluation_screen(
        evaluation_text(evaluation, file.name, mistakes, phrases),
        replay_text(replay, names, phrases) if replay else None,
    )
    show_result(screen, evaluation_document(evaluation, replay), json=json)
    return DONE


async def check(settings: Config, known: Knowledge, path: Path, token: Token | None, *, json: bool) -> int:
    """Check machine, token and feeds."""
    from bot.client import identify

    missing = "" if await asyncio.to_thread(path.exists) else str(path)
    ask = partial(identify, token.secret) if token else None
    async with checking(settings, known, path, ask) as check_health:
        with ProgressBar() as bar:
            health = await check_health(known.feeds, bar)
    show_result(
        health_screen(health_text(health, phrases, missing=missing)),
        health_document(health, missing=missing),
        json=json,
    )
    return DONE if health.sound else FAILED


def _show_round(text: RoundText, document: Json, *, json: bool, one_line: bool = False) -> None:
    """Print what a round did; what went wrong goes to standard error, unless the document tells it."""
    if text.troubles and not json:
        to_errors(trouble_screen(text))
    show_result(round_screen(text), document, json=json, one_line=one_line)


def show_result(screen: Screen, document: Json, *, json: bool, one_line: bool = False) -> None:
    """Print a result on standard output, for eyes or for scripts."""
    if json:
        typer.echo(encode(document, one_line=one_line))
    else:
        to_output(screen)
