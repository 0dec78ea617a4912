"""The command tree: lets in no more questions of one person than are good, and says what went wrong."""

from __future__ import annotations

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.user_errors import CooldownError
from cogs._answering import OUTAGES, apologize, unanswerable

QUESTIONS, SECONDS = 8, 20.0
"""How many questions one person may ask in how long."""


class Anonymous(logging.Filter):
    """Takes out of discord.py's log who was typing when choices failed, and those that merely came too late."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record stays."""
        error = record.exc_info[1] if record.exc_info else None
        if not str(record.msg).startswith("Ignoring exception in autocomplete") or not isinstance(record.args, tuple):
            return True
        record.msg, record.args = "choices for %r failed", record.args[:1]
        return not (error and (unanswerable(error) or isinstance(error, OUTAGES)))


_anonymous = Anonymous()


class Tree(app_commands.CommandTree[commands.Bot]):
    """The commands, with one cooldown for each person over all of them."""

    def __init__(self, client: commands.Bot) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        logging.getLogger("discord.app_commands.tree").addFilter(_anonymous)
        self._asked: commands.CooldownMapping[discord.Interaction[commands.Bot]] = (
            commands.CooldownMapping.from_cooldown(QUESTIONS, SECONDS, lambda interaction: interaction.user.id)
        )

    async def interaction_check(self, interaction: discord.Interaction[commands.Bot], /) -> bool:
        """Whether the interaction goes on to its command. What is only being typed costs nothing."""
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        wait = self._asked.update_rate_limit(interaction, interaction.created_at.timestamp())
        if wait is None:
            return True
        await apologize(interaction, CooldownError(wait))
        return False

    async def on_error(
        self, interaction: discord.Interaction[commands.Bot], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person who asked."""
        await apologize(interaction, error)
