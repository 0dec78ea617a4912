"""`/help`, `/about` and `/privacy`. Works out and words nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import discord
from discord import app_commands
from discord.ext import commands

from bot.usecases.forget_person import ForgetPerson
from bot.wording.about import about_text, forgotten_text, privacy_text
from bot.wording.help import CommandHelp, help_text
from bot.wording.phrases import Phrases
from cogs._about_embeds import about_embed, privacy_embed
from cogs._answering import acknowledge, answer, apologizing, phrases_of
from cogs._embeds import help_embed
from cogs._limits import Message
from cogs._localising import described, named
from cogs._operators import FOR_OPERATORS
from cogs._views import Button, forget_button, privacy_view


@dataclass(frozen=True, slots=True)
class Imprint:
    """What `/about` tells of this installation."""

    version: str
    contact: str
    feeds: int


class HelpCog(commands.Cog):
    """Answers what the bot is, what it can be asked, and what it keeps."""

    def __init__(self, forget_person: ForgetPerson, imprint: Imprint, operators: Collection[int]) -> None:
        self._forget_person = forget_person
        self._imprint = imprint
        self._operators = operators

    def buttons(self) -> tuple[type[Button], ...]:
        """The buttons to listen for."""
        return (forget_button(self._forget),)

    @app_commands.command(name=named("help"), description=described("help"))
    async def help(self, interaction: discord.Interaction[commands.Bot]) -> None:
        """Answer with the commands that the asker may use."""
        phrases = phrases_of(interaction)
        text = help_text(list(self._offered(interaction, phrases)), phrases)
        await answer(interaction, Message(embeds=(help_embed(text, phrases),)))

    @app_commands.command(name=named("about"), description=described("about"))
    async def about(self, interaction: discord.Interaction) -> None:
        """Answer with what the bot is and where its news comes from."""
        about = about_text(self._imprint.contact, self._imprint.version, self._imprint.feeds, phrases_of(interaction))
        await answer(interaction, Message(embeds=(about_embed(about),)))

    @app_commands.command(name=named("privacy"), description=described("privacy"))
    async def privacy(self, interaction: discord.Interaction) -> None:
        """Answer with what is kept about the asker."""
        phrases = phrases_of(interaction)
        embed = privacy_embed(privacy_text(phrases))
        await answer(interaction, Message(embeds=(embed,)), view=privacy_view(phrases))

    async def _forget(self, interaction: discord.Interaction) -> None:
        async with apologizing(interaction):
            await acknowledge(interaction)
            count = await self._forget_person(interaction.user.id)
            await answer(interaction, Message(forgotten_text(count, phrases_of(interaction))))

    def _offered(self, interaction: discord.Interaction[commands.Bot], phrases: Phrases) -> Iterator[CommandHelp]:
        for command in interaction.client.tree.walk_commands():
            if not isinstance(command, app_commands.Command):
                continue
            if command.extras.get(FOR_OPERATORS) and interaction.user.id not in self._operators:
                continue
            needed = (command.parent or command).default_permissions
            if needed is None or interaction.permissions >= needed:
                yield _told(command, phrases)


def _told(command: app_commands.Command[commands.Cog, ..., None], phrases: Phrases) -> CommandHelp:
    """How to write a command and what it does, in the words that Discord offers it in."""
    path = command.qualified_name.split()
    keys = ["-".join(path[: length + 1]) for length in range(len(path))]
    names = " ".join(phrases.say(f"command-{key}") for key in keys)
    options = [
        (phrases.say(parameter.locale_name.extras["key"]), parameter.required)
        for parameter in command.parameters
        if parameter.locale_name
    ]
    usage = " ".join([f"/{names}", *(name if required else f"[{name}]" for name, required in options)])
    return CommandHelp(usage, phrases.say(f"does-{keys[-1]}"))
