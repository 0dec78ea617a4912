"""The commands as Discord registers them. Whether that is needed is decided elsewhere."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.errors import DiscordError


class CommandRegistry:
    """The global commands of a tree. Satisfies `Registry` of `bot.usecases.sync_commands`."""

    def __init__(self, tree: app_commands.CommandTree[Any]) -> None:
        self._tree = tree

    async def fingerprint(self) -> str:
        """A hash of all that is registered, translations included."""
        translator = self._tree.translator
        if translator is None:
            raise RuntimeError("the tree has no translator yet")
        payload = [
            await command.get_translated_payload(self._tree, translator) for command in self._tree.get_commands()
        ]
        return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()

    async def register(self) -> None:
        """Put these commands in place of those that were. Raises DiscordError."""
        try:
            await self._tree.sync()
        except (OSError, aiohttp.ClientError, discord.DiscordException) as error:
            raise DiscordError(f"the commands could not be registered: {error}") from error
