"""`/digest`: what stewards set, and a look at what would be posted. Works out and words nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.domain.subscriptions import MOST_DIGESTS, WEEK, Quiet
from bot.usecases.change_digest import ChangeDigest
from bot.usecases.forget_server import ForgetServer
from bot.usecases.list_digests import ListDigests
from bot.usecases.preview_digest import PreviewDigest
from bot.usecases.set_up_digest import DigestWish, SetUpDigest
from bot.user_errors import TooManyDigestsError
from bot.wording.names import Names
from bot.wording.subscriptions import Change, changed_text, digest_choice, digest_list_text, set_up_text
from cogs._answering import acknowledge, answer, in_time, phrases_of
from cogs._choices import MOST, Typed, UnionChoices, zone_choices
from cogs._limits import Message
from cogs._localising import LANGUAGES, choice, described, named, phrases_for, takes
from cogs._places import Chosen, PlaceOption, check_place, new_post, place_of, post_in
from cogs._posts import post_message
from cogs._subscription_embeds import changed_line, digest_list_embeds, set_up_embed

DAYS = {"every": range(WEEK), "workdays": range(5), **{str(day): (day,) for day in range(WEEK)}}
Number = app_commands.Range[int, 1]


@dataclass(frozen=True, slots=True)
class DigestWork:
    """The use cases behind `/digest`."""

    set_up: SetUpDigest
    change: ChangeDigest
    listing: ListDigests
    preview: PreviewDigest
    forget_server: ForgetServer


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
class DigestCog(commands.GroupCog, group_name=named("digest"), group_description=described("digest")):
    """Answers `/digest`. What changes something is acknowledged first."""

    def __init__(self, work: DigestWork, names: Names, unions: UnionChoices, zones: Collection[str]) -> None:
        self._work = work
        self._names = names
        self._unions = unions
        self._zones = zones

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Take back the digests of a server that the bot is no longer in."""
        await self._work.forget_server(guild.id)

    @app_commands.command(name=named("digest-setup"), description=described("digest-setup"))
    @takes("hour", "zone", "channel", "unions", "role", "quiet", "plain", "language", days="weekdays")
    @app_commands.choices(
        days=[choice("weekdays", each) for each in DAYS],
        quiet=[choice("quiet", each) for each in Quiet],
        language=[Choice(name=name, value=language) for language, name in LANGUAGES.items()],
    )
    async def setup(
        self,
        interaction: discord.Interaction,
        hour: Typed,
        zone: Typed,
        channel: app_commands.Transform[Chosen, PlaceOption] | None = None,
        unions: Typed = "",
        days: str = "every",
        role: discord.Role | None = None,
        quiet: str = Quiet.SAY.value,
        plain: bool = False,
        language: str | None = None,
    ) -> None:
        """Set up a digest, once it is certain that it can be posted."""
        await acknowledge(interaction)
        phrases, guild_id = phrases_of(interaction), _server(interaction)
        place = place_of(interaction, channel, phrases)
        check_place(place, interaction.user, role, plain=plain)
        locale = language or (interaction.guild_locale or interaction.locale).value
        wish = DigestWish(
            guild_id=guild_id,
            channel_id=place.id,
            user_id=interaction.user.id,
            unions=unions,
            at=hour,
            zone=zone,
            days=DAYS[days],
            role_id=role.id if role else None,
            quiet=Quiet(quiet),
            plain=plain,
            locale=phrases_for(locale).language,
        )
        if isinstance(place, discord.ForumChannel):
            wish = await self._in_forum(place, wish)
        made = await self._work.set_up(wish)
        await answer(interaction, Message(embeds=(set_up_embed(set_up_text(made, self._names, phrases), phrases),)))

    async def _in_forum(self, forum: discord.ForumChannel, wish: DigestWish) -> DigestWish:
        """The wish for a post of the forum, which is made only for what can be set up."""
        self._work.set_up.understand(wish)
        held = [each.subscription.channel_id for each in (await self._work.listing(wish.guild_id)).digests]
        post = await post_in(forum, held)
        if post is None and len(held) >= MOST_DIGESTS:
            raise TooManyDigestsError(MOST_DIGESTS)
        return replace(wish, channel_id=post or await new_post(forum, phrases_for(wish.locale)))

    @setup.autocomplete("unions")
    async def _typed_unions(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        return self._unions.several(typed)

    @setup.autocomplete("zone")
    async def _typed_zone(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        return zone_choices(self._zones, typed)

    @app_commands.command(name=named("digest-preview"), description=described("digest-preview"))
    @takes("number")
    async def preview(self, interaction: discord.Interaction, number: Number) -> None:
        """Answer with the very message that the channel would get now."""
        preview = await in_time(interaction, self._work.preview(_server(interaction), number))
        await answer(interaction, post_message(preview.post, preview.role_id, self._names))

    @app_commands.command(name=named("digest-list"), description=described("digest-list"))
    async def listing(self, interaction: discord.Interaction) -> None:
        """Answer with the digests of this server."""
        phrases = phrases_of(interaction)
        text = digest_list_text(
            await in_time(interaction, self._work.listing(_server(interaction))), self._names, phrases
        )
        await answer(interaction, Message(embeds=tuple(digest_list_embeds(text, phrases))))

    @app_commands.command(name=named("digest-pause"), description=described("digest-pause"))
    @takes("number")
    async def pause(self, interaction: discord.Interaction, number: Number) -> None:
        """Pause a digest."""
        await self._change(interaction, Change.PAUSED, number)

    @app_commands.command(name=named("digest-resume"), description=described("digest-resume"))
    @takes("number")
    async def resume(self, interaction: discord.Interaction, number: Number) -> None:
        """Let a paused digest come again."""
        await self._change(interaction, Change.RESUMED, number)

    @app_commands.command(name=named("digest-remove"), description=described("digest-remove"))
    @takes("number")
    async def remove(self, interaction: discord.Interaction, number: Number) -> None:
        """Take a digest back."""
        await self._change(interaction, Change.REMOVED, number)

    @preview.autocomplete("number")
    @pause.autocomplete("number")
    @resume.autocomplete("number")
    @remove.autocomplete("number")
    async def _typed_number(self, interaction: discord.Interaction, typed: str) -> list[Choice[int]]:
        phrases = phrases_of(interaction)
        held = [each.subscription for each in (await self._work.listing(_server(interaction))).digests]
        labels = [(digest_choice(each, self._names, phrases), each.id) for each in held]
        wanted = typed.strip().casefold()
        return [Choice(name=label, value=number) for label, number in labels if wanted in label.casefold()][:MOST]

    async def _change(self, interaction: discord.Interaction, change: Change, number: int) -> None:
        await acknowledge(interaction)
        phrases, guild_id = phrases_of(interaction), _server(interaction)
        changes = {
            Change.PAUSED: self._work.change.pause,
            Change.RESUMED: self._work.change.resume,
            Change.REMOVED: self._work.change.remove,
        }
        changed = await changes[change](guild_id, number)
        listed = (await self._work.listing(guild_id)).digests
        next_at = next((each.next_at for each in listed if each.subscription.id == number), None)
        text = changed_text(change, changed, self._names, phrases, next_at)
        await answer(interaction, Message(changed_line(text, phrases)))


def _server(interaction: discord.Interaction) -> int:
    if interaction.guild_id is None:
        raise RuntimeError("this command is offered in servers alone")
    return interaction.guild_id
