"""The commands under `strikewire feeds`: how the feeds fare, what an address gives, the list for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import errands
from bot.app import answering, now, pausing, trying
from bot.exits import DONE, FAILED, finish
from bot.feeds.opml import write_opml
from bot.replies import Replies
from bot.shell_options import ConfigOption, DatabaseOption, JsonOption, database_of, settled
from bot.terminal.commands import Command
from bot.terminal.documents import notices_document
from bot.terminal.feeds_screen import notices_screen
from bot.terminal.trial_document import trial_document
from bot.terminal.trial_screen import trial_screen
from bot.wording.phrases import Phrases
from bot.wording.trials import trial_text

feeds = typer.Typer(name="feeds", invoke_without_command=True, rich_markup_mode=None)
phrases = Phrases()

FeedArgument = Annotated[str, typer.Argument(help="A feed by its name or address; the name of several means them all.")]


@feeds.callback()
def listing(
    context: typer.Context, db: DatabaseOption = None, config: ConfigOption = None, json: JsonOption = False
) -> None:
    """Every feed and how it fares."""
    if context.invoked_subcommand:
        return
    settings, known = settled(config)

    async def work() -> int:
        async with answering(known, database_of(settings, config, db)) as answers:
            reply = await Replies(known, answers, phrases)(Command("feeds"), now())
        errands.show_result(reply.screen, reply.document, json=json)
        return DONE

    finish(work())


@feeds.command("test")
def try_(
    url: Annotated[str, typer.Argument(help="An address: of a feed, or of a page that may offer some.")],
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Ask an address for a feed and explain, step by step, what comes; no item is stored."""
    settings, known = settled(config)

    async def work() -> int:
        async with trying(settings, known, database_of(settings, config, db)) as try_feed:
            trial = await try_feed(url)
        errands.show_result(trial_screen(trial_text(trial, now(), phrases)), trial_document(trial), json=json)
        return FAILED if trial.trouble else DONE

    finish(work())


@feeds.command()
def pause(feed: FeedArgument, db: DatabaseOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Leave a feed alone until it is resumed; also beside a running bot."""
    _change("pause", feed, db, config, json=json)


@feeds.command()
def resume(
    feed: FeedArgument, db: DatabaseOption = None, config: ConfigOption = None, json: JsonOption = False
) -> None:
    """Ask a paused feed again."""
    _change("resume", feed, db, config, json=json)


def _change(what: str, feed: str, db: Path | None, config: Path | None, *, json: bool) -> None:
    settings, _ = settled(config)

    async def work() -> int:
        async with pausing(database_of(settings, config, db)) as pause_feed:
            notices = await (pause_feed.pause if what == "pause" else pause_feed.resume)(feed)
        errands.show_result(notices_screen(notices, phrases), notices_document(notices), json=json)
        return DONE

    finish(work())


@feeds.command()
def opml(config: ConfigOption = None) -> None:
    """Print the configured feeds as OPML, with whole addresses: it holds the secrets that the configuration holds."""
    _, known = settled(config)
    typer.echo(write_opml(known.feeds, "Strikewire"), nl=False)
