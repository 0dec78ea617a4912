"""The commands of the shell: their options, output and exit codes. What they do is done elsewhere."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot import errands, logs
from bot.app import answering, now
from bot.config import Config
from bot.credentials import VARIABLE, Token, take_token
from bot.errors import ConfigError, StrikewireError
from bot.exits import DONE, FAILED, fail, finish, show_error
from bot.replies import Replies
from bot.shell_corrections import corrections
from bot.shell_feeds import feeds
from bot.shell_options import (
    DEFAULT_CONFIG,
    ConfigOption,
    DatabaseOption,
    JsonOption,
    config_of,
    database_of,
    loaded,
    settled,
)
from bot.terminal.commands import Command
from bot.usecases.evaluate_reading import Part
from bot.wording.phrases import Phrases

UnionArgument = Annotated[str | None, typer.Argument(help="A union: wga, sag-aftra, dga, iatse, teamsters...")]
AtOption = Annotated[str | None, typer.Option("--at", metavar="DATE", help="As known at the end of that day.")]
DaysOption = Annotated[int | None, typer.Option("--days", min=1, max=366, help="How many days back.")]

shell = typer.Typer(
    name="strikewire",
    help="Where the talks between Hollywood's unions and the studios stand.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
shell.add_typer(corrections)
shell.add_typer(feeds)
phrases = Phrases()


@shell.command()
def status(
    union: UnionArgument = None,
    at: AtOption = None,
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Where the talks stand, of one union or of all."""
    _answer(Command("status", union, _options(at=at)), config, db, json)


@shell.command()
def headlines(
    union: UnionArgument = None,
    days: DaysOption = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="From that day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="To the end of that day.")] = None,
    issue: Annotated[str | None, typer.Option("--issue", help="Only what names this issue, such as ai.")] = None,
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Stories, newest first."""
    options = _options(days=days, since=since, until=until, issue=issue)
    _answer(Command("headlines", union, options), config, db, json)


@shell.command()
def timeline(
    union: Annotated[str, typer.Argument(help="A union: wga, sag-aftra, dga, iatse, teamsters...")],
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Every phase of a union's negotiations, with its days and sources."""
    _answer(Command("timeline", union), config, db, json)


@shell.command()
def digest(
    at: AtOption = None,
    days: DaysOption = None,
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """The digest as a channel would get it."""
    _answer(Command("digest", None, _options(at=at, days=days)), config, db, json)


@shell.command()
def search(
    words: Annotated[list[str], typer.Argument(help="What the articles must hold, all of it.")],
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Stored articles that hold these words, newest first."""
    _answer(Command("search", options={"words": " ".join(words)}), config, db, json)


@shell.command()
def why(
    link: Annotated[str, typer.Argument(help="The link to an article, as it is pasted.")],
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Why an article was taken in or left out, how it was read, and what it changed."""
    _answer(Command("why", options={"words": link}), config, db, json)


@shell.command()
def poll(
    watch: Annotated[bool, typer.Option("--watch", help="Go on polling on schedule until stopped.")] = False,
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Poll the feeds that are due."""
    settings, known = settled(config)
    finish(errands.poll(settings, known, database_of(settings, config, db), watch=watch, json=json))


@shell.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="Feeds (RSS, Atom, JSON Feed) or JSON lines; also gzipped.")],
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Import articles from files; nothing imported is announced."""
    settings, known = settled(config)
    finish(errands.import_files(settings, known, database_of(settings, config, db), files, json=json))


@shell.command()
def classify(
    file: Annotated[Path | None, typer.Argument(help="JSON lines; standard input if left out.")] = None,
    config: ConfigOption = None,
    json: Annotated[bool, typer.Option("--json", help="Accepted for uniformity: the output is JSON lines.")] = True,  # noqa: ARG001
    db: DatabaseOption = None,  # noqa: ARG001 - every command takes --db; this one stores nothing
) -> None:
    """Read articles from JSON lines and print what each says, one line a piece."""
    _, known = settled(config)
    raise typer.Exit(errands.classify(known, file))


@shell.command()
def evaluate(
    file: Annotated[Path, typer.Argument(help="Labelled articles as JSON lines.")],
    truth: Annotated[Path | None, typer.Option("--truth", help="Past cycles as they went: scores the phases.")] = None,
    part: Annotated[
        Part, typer.Option("--part", help="Only the items rules are written after, or the others.")
    ] = Part.ALL,
    mistakes: Annotated[int, typer.Option("--mistakes", min=0, help="How many mistakes to show.")] = 12,
    kept_aside: Annotated[
        bool, typer.Option("--kept-aside", help="Show the mistakes among items kept aside too.")
    ] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
    db: DatabaseOption = None,  # noqa: ARG001 - every command takes --db; this one keeps nothing
) -> None:
    """Score how well articles are read: every measure with its goal, beside a plain keyword filter."""
    settings, known = settled(config)
    finish(
        errands.evaluate(settings, known, file, truth, part=part, mistakes=mistakes, tell_aside=kept_aside, json=json)
    )


@shell.command("run")
def run_(config: ConfigOption = None, db: DatabaseOption = None) -> None:
    """Run the Discord bot until it is stopped; the token comes from DISCORD_TOKEN or token_file. SIGHUP: reload."""
    settings, known = settled(config)

    def read() -> errands.Settled:
        settings, known = loaded(config)
        return settings, known, database_of(settings, config, db)

    first = settings, known, database_of(settings, config, db)
    finish(errands.run(first, read, _token(settings, config)))


@shell.command()
def sync(config: ConfigOption = None, db: DatabaseOption = None) -> None:
    """Register the bot's commands with Discord; `run` does so by itself when they have changed."""
    settings, known = settled(config)
    finish(errands.sync(settings, known, database_of(settings, config, db), _token(settings, config)))


@shell.command()
def invite(config: ConfigOption = None) -> None:
    """Print the link that puts the bot into a server, with just the permissions it needs."""
    from bot.client import invitation

    typer.echo(invitation(_token(config_of(config), config).application_id))


@shell.command()
def reread(db: DatabaseOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Read stored articles again with the present rules."""
    settings, known = settled(config)
    finish(errands.reread(settings, known, database_of(settings, config, db), json=json))


@shell.command()
def check(db: DatabaseOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Say what is wrong with the configuration, the token, the database and the feeds."""
    settings, known = settled(config)
    token = _token(settings, config) if settings.token_file or VARIABLE in os.environ else None
    finish(errands.check(settings, known, database_of(settings, config, db), token, json=json))


@shell.command()
def demo(
    words: Annotated[list[str] | None, typer.Argument(help="A command, such as: status wga at:2023-09-22")] = None,
    db: DatabaseOption = None,
) -> None:
    """Poll packaged sample feeds, then answer commands: no token, network or configuration."""
    from bot.demo.session import run_demo

    finish(run_demo(" ".join(words or ()), db, phrases))


def run() -> NoReturn:
    """Run the shell; the process ends with 0 done, 1 failed, 2 misuse or bad configuration, 78 a refused token."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        try:
            shell()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _give_up_output()
        sys.exit(FAILED)
    except Exception as error:  # noqa: BLE001 - one of the four broad catches: a person gets a sentence, no traceback
        _give_up_output()
        show_error(StrikewireError(logs.redacted(f"{type(error).__name__}: {error}")))
        sys.exit(FAILED)
    sys.exit(DONE)


def _give_up_output() -> None:
    """Let output that cannot be written go, or the interpreter would try again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _options(**given: object) -> dict[str, str]:
    return {name: str(value) for name, value in given.items() if value is not None}


def _token(settings: Config, config: Path | None) -> Token:
    file = (config or DEFAULT_CONFIG).parent / Path(settings.token_file).expanduser() if settings.token_file else None
    try:
        return take_token(os.environ, file)
    except ConfigError as error:
        fail(error)


def _answer(command: Command, config: Path | None, db: Path | None, json: bool) -> None:
    settings, known = settled(config)

    async def answer() -> int:
        async with answering(known, database_of(settings, config, db)) as answers:
            reply = await Replies(known, answers, phrases)(command, now())
        errands.show_result(reply.screen, reply.document, json=json)
        return DONE

    finish(answer())
