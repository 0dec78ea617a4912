"""How an interaction is answered: to the asker alone or to all, and with a sentence when something went wrong."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import aiohttp
import discord
from discord import app_commands

from bot.user_errors import UserError
from bot.wording.phrases import Phrases
from cogs._embeds import error_text
from cogs._limits import Message
from cogs._localising import phrases_for

UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED = 10062, 40060
OUTAGES = (OSError, aiohttp.ClientError, discord.DiscordServerError)
"""How a request to Discord fails when neither side is wrong."""

PATIENCE = 0.075
"""Seconds after which an answer that is not ready is promised."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


def phrases_of(interaction: discord.Interaction) -> Phrases:
    """The phrases of the asker's language."""
    return phrases_for(interaction.locale.value)


async def answer(
    interaction: discord.Interaction, message: Message, *, share: bool = False, view: discord.ui.View | None = None
) -> None:
    """Answer, or fill in what a deferred answer promised; for the asker alone unless shared."""
    parts: dict[str, Any] = {"content": message.content, "embeds": list(message.embeds)}
    if interaction.response.is_done():
        await interaction.edit_original_response(**parts, view=view, allowed_mentions=discord.AllowedMentions.none())
    else:
        await interaction.response.send_message(
            **parts,
            view=view or discord.utils.MISSING,
            ephemeral=not share,
            allowed_mentions=discord.AllowedMentions.none(),
        )


async def acknowledge(interaction: discord.Interaction, *, share: bool = False) -> None:
    """Take an interaction before anything is changed, so that a stale one, which Discord refuses, changes nothing."""
    await interaction.response.defer(ephemeral=not share, thinking=True)


async def in_time(interaction: discord.Interaction, work: Coroutine[Any, Any, T], *, share: bool = False) -> T:
    """What the work gives; where that takes a while, the interaction is acknowledged meanwhile."""
    task = asyncio.create_task(work)
    try:
        await asyncio.wait([task], timeout=PATIENCE)
        if not task.done():
            await acknowledge(interaction, share=share)
        return await task
    finally:
        task.cancel()


@asynccontextmanager
async def apologizing(interaction: discord.Interaction) -> AsyncIterator[None]:
    """Tell the asker what went wrong inside the block, and the log if it is a mistake of ours."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - one of the broad catches: who asked gets a sentence
        await apologize(interaction, error)


async def apologize(interaction: discord.Interaction, error: Exception) -> None:
    """Answer with what went wrong and what to do about it."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    # Whether an answer that was lost on the way has arrived is not known; a second one would be refused.
    lost = isinstance(error, OUTAGES) and not interaction.response.is_done()
    if lost or unanswerable(error) or interaction.type is discord.InteractionType.autocomplete:
        _log.warning("%s was not answered: %s", _told(interaction), error)
        return
    phrases = phrases_of(interaction)
    if isinstance(error, UserError):
        text = error_text(error, phrases)
    elif isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        text = phrases.say("error-outdated")
    else:
        outage = isinstance(error, OUTAGES)
        _log.log(logging.WARNING if outage else logging.ERROR, "%s failed", _told(interaction), exc_info=error)
        text = phrases.say("error-bug")
    try:
        await answer(interaction, Message(text))
    except (*OUTAGES, discord.DiscordException) as failure:
        _log.warning("%s was not answered: %s", _told(interaction), failure)


def unanswerable(error: BaseException) -> bool:
    """Whether Discord has given up waiting, or has an answer already."""
    if isinstance(error, discord.InteractionResponded):
        return True
    return isinstance(error, discord.HTTPException) and error.code in (UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED)


def _told(interaction: discord.Interaction) -> str:
    command = interaction.command
    return f"/{command.qualified_name}" if command else f"interaction {interaction.id}"
