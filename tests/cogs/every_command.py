"""Every command of the bot, without anything behind it; printed as its fingerprint when run."""

from __future__ import annotations

import asyncio
import sys
from typing import Any, cast

from discord import app_commands

from bot.client import Client
from cogs._localising import Translator
from cogs.correct import CorrectCog
from cogs.digest import DigestCog
from cogs.feeds import FeedsCog
from cogs.headlines import HeadlinesCog
from cogs.help import HelpCog
from cogs.registry import CommandRegistry
from cogs.status import StatusCog
from cogs.timeline import TimelineCog
from cogs.tree import Tree
from cogs.why import WhyCog

NOTHING = cast("Any", None)


async def fingerprint(translator: app_commands.Translator | None = None) -> str:
    """What tells these commands from any others."""
    cogs = [
        StatusCog(NOTHING, NOTHING, NOTHING, NOTHING),
        HeadlinesCog(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
        TimelineCog(NOTHING, NOTHING, NOTHING, NOTHING),
        WhyCog(NOTHING, NOTHING, NOTHING),
        DigestCog(NOTHING, NOTHING, NOTHING, NOTHING),
        FeedsCog(NOTHING, NOTHING, NOTHING),
        CorrectCog(NOTHING, NOTHING, NOTHING, NOTHING),
        HelpCog(NOTHING, NOTHING, NOTHING),
    ]
    client = Client(None, Tree, translator or Translator(), cogs, [])
    await client.setup_hook()
    return await CommandRegistry(client.tree).fingerprint()


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(fingerprint()))
