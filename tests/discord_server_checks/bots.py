"""A small bot of discord.py, to see that the stand-in treats a real client as Discord would."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Literal

import discord
from discord import app_commands

from tests.discord_server.server import DiscordServer

UNIONS = {"wga": "Writers", "sag-aftra": "Actors", "dga": "Directors"}


class Pages(discord.ui.View):
    """A persistent view of two buttons and a select."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Next", custom_id="pages:next")
    async def turn(self, interaction: discord.Interaction, button: discord.ui.Button[Pages]) -> None:
        await interaction.response.edit_message(content="page 2")

    @discord.ui.button(label="Ask", custom_id="pages:ask")
    async def ask(self, interaction: discord.Interaction, button: discord.ui.Button[Pages]) -> None:
        await interaction.response.send_modal(Question())

    @discord.ui.select(
        custom_id="pages:union",
        options=[discord.SelectOption(label=name, value=union) for union, name in UNIONS.items()],
    )
    async def pick(self, interaction: discord.Interaction, select: discord.ui.Select[Pages]) -> None:
        await interaction.response.send_message(f"picked {select.values[0]}", ephemeral=True)


def stopped_pages() -> Pages:
    """To be sent: the one that listens is registered once, and a stopped one leaves no task behind."""
    pages = Pages()
    pages.stop()
    return pages


class Question(discord.ui.Modal, title="A question"):
    what: discord.ui.TextInput[Question] = discord.ui.TextInput(label="What?", custom_id="what", max_length=50)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"asked: {self.what.value}", ephemeral=True)


class SampleBot(discord.Client):
    """Commands, a view, and a count of what reached it."""

    def __init__(self, server: DiscordServer, intents: discord.Intents | None = None) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True) if intents is None else intents,
            connector=server.connector(),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0.05,
        )
        self.tree = app_commands.CommandTree(self)
        self.asked: list[discord.Interaction] = []
        self.resumed = asyncio.Event()
        self.tree.add_command(digest)
        commands: list[app_commands.Command[Any, ..., None]] = [status, slow, loud, twice, silent]
        for command in commands:
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        self.add_view(Pages())

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self.asked.append(interaction)

    async def on_resumed(self) -> None:
        self.resumed.set()


@app_commands.command(description="Where the talks stand")
async def status(interaction: discord.Interaction, union: str, share: bool = False) -> None:
    embed = discord.Embed(title=UNIONS.get(union, union), description="Day 12 of the strike")
    embed.add_field(name="Since", value="2 May")
    await interaction.response.send_message(embed=embed, view=stopped_pages(), ephemeral=not share)


@status.autocomplete("union")
async def unions(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=union) for union, name in UNIONS.items() if current in union]


@app_commands.command(description="Thinks before it answers")
async def slow(interaction: discord.Interaction, by: Literal["edit", "followup"]) -> None:
    await interaction.response.defer(ephemeral=True)
    if by == "edit":
        await interaction.edit_original_response(content="thought over")
    else:
        await interaction.followup.send("thought over")
        await interaction.followup.send("and over")


@app_commands.command(description="Says too much")
async def loud(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("x" * 2001)


@app_commands.command(description="Answers twice")
async def twice(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("once")
    interaction.response._response_type = None
    with suppress(discord.HTTPException):
        await interaction.response.send_message("twice")


@app_commands.command(description="Never answers")
async def silent(interaction: discord.Interaction) -> None:
    return


class Digest(app_commands.Group):
    @app_commands.command(description="Where to post")
    async def setup(
        self, interaction: discord.Interaction, channel: discord.TextChannel, role: discord.Role | None = None
    ) -> None:
        allowed = interaction.app_permissions.send_messages
        await interaction.response.send_message(f"{channel.name} {role and role.name} {allowed}", ephemeral=True)


digest = Digest(
    name="digest", description="Digests", default_permissions=discord.Permissions(manage_guild=True), guild_only=True
)


@asynccontextmanager
async def running(bot: SampleBot, server: DiscordServer, *, sync: bool = True) -> AsyncIterator[SampleBot]:
    """The bot connected, its commands registered; closed at the end."""
    task = asyncio.create_task(bot.start(server.token))
    try:
        await server.ready()
        if sync:
            await bot.tree.sync()
        await bot.wait_until_ready()
        yield bot
    finally:
        await bot.close()
        await task
