"""Routes on the messages of a channel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.discord_server import refusals
from tests.discord_server.channels import Channel, ChannelKind
from tests.discord_server.checker import refused
from tests.discord_server.messages import Message
from tests.discord_server.permissions import Permission
from tests.discord_server.recorder import Call
from tests.discord_server.refusals import RefusedError
from tests.discord_server.rest import Reply, Routes, on
from tests.discord_server.rules_messages import MessageFlag, message_violations
from tests.discord_server.world import World

ROUTES: Routes = {}
NO_MESSAGES = frozenset({ChannelKind.CATEGORY, ChannelKind.FORUM})


def require_parts(world: World, channel: Channel, payload: Mapping[str, Any], files: Mapping[str, bytes]) -> None:
    """Refuse embeds and files where the bot may not send such."""
    if payload.get("embeds"):
        world.require(channel, Permission.EMBED_LINKS)
    if files:
        world.require(channel, Permission.ATTACH_FILES)


@on(ROUTES, "POST /channels/{channel_id}/messages")
def create(world: World, call: Call) -> Reply:
    channel = world.channel(call.id("channel_id"))
    if channel.kind in NO_MESSAGES:
        raise RefusedError(refusals.NOT_A_TEXT_CHANNEL)
    world.require(channel, Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES)
    require_parts(world, channel, call.payload, call.files)
    if channel.kind == ChannelKind.DIRECT and not all(user.takes_messages for user in channel.recipients):
        raise RefusedError(refusals.CANNOT_MESSAGE_USER)
    nonce = call.payload.get("nonce")
    if nonce is not None and call.payload.get("enforce_nonce"):
        earlier = world.remembered(world.bot, nonce)
        if earlier is not None:
            return Reply(body=earlier.as_json())
    channel.archived = False
    message = world.post(channel, world.make_message(channel, call.payload, call.files))
    if nonce is not None:
        world.nonces[world.bot.id, str(nonce)] = message
    return Reply(body=message.as_json())


@on(ROUTES, "GET /channels/{channel_id}/messages")
def history(world: World, call: Call) -> Reply:
    channel = world.channel(call.id("channel_id"))
    world.require(channel, Permission.VIEW_CHANNEL)
    if not channel.permissions_of(world.bot) & Permission.READ_MESSAGE_HISTORY:
        return Reply(body=[])
    limit = int(call.query.get("limit", 50))
    found = sorted(channel.messages, key=lambda message: message.id, reverse=True)
    if "after" in call.query:
        found = [message for message in found if message.id > int(call.query["after"])][-limit:]
    elif "before" in call.query:
        found = [message for message in found if message.id < int(call.query["before"])]
    elif "around" in call.query:
        middle = int(call.query["around"])
        nearest = sorted(found, key=lambda message: abs(message.id - middle))[:limit]
        found = [message for message in found if message in nearest]
    return Reply(body=[message.as_json() for message in found[:limit]])


def _message(world: World, call: Call) -> tuple[Channel, Message]:
    channel = world.channel(call.id("channel_id"))
    world.require(channel, Permission.VIEW_CHANNEL)
    message = channel.message(call.id("message_id"))
    if message is None:
        raise RefusedError(refusals.UNKNOWN_MESSAGE)
    return channel, message


@on(ROUTES, "GET /channels/{channel_id}/messages/{message_id}")
def one(world: World, call: Call) -> Reply:
    channel, message = _message(world, call)
    world.require(channel, Permission.READ_MESSAGE_HISTORY)
    return Reply(body=message.as_json())


@on(ROUTES, "PATCH /channels/{channel_id}/messages/{message_id}")
def edit(world: World, call: Call) -> Reply:
    channel, message = _message(world, call)
    if message.author is not world.bot:
        raise RefusedError(refusals.NOT_THE_AUTHOR)
    require_parts(world, channel, call.payload, call.files)
    change(world, message, call)
    return Reply(body=message.as_json())


@on(ROUTES, "DELETE /channels/{channel_id}/messages/{message_id}")
def delete(world: World, call: Call) -> Reply:
    channel, message = _message(world, call)
    if message.author is not world.bot:
        world.require(channel, Permission.MANAGE_MESSAGES)
    take_away(world, channel, message)
    return Reply(204)


def change(world: World, message: Message, call: Call) -> None:
    """Edit a message, unless the whole that would come of it breaks a rule."""
    whole = {**message.payload, **(call.payload or {})}
    whole["flags"] = int(MessageFlag(whole.get("flags") or 0) & ~(MessageFlag.LOADING | MessageFlag.EPHEMERAL))
    if MessageFlag.COMPONENTS_V2 in message.flags and not whole["flags"] & MessageFlag.COMPONENTS_V2:
        raise RefusedError(refusals.INVALID_FORM, "flags: a message of components v2 stays one")
    whole.pop("attachments", None)
    if broken := refused(list(message_violations(whole, files=len(call.files) or len(message.files)))):
        raise RefusedError(refusals.INVALID_FORM, *broken)
    message.edit(call.payload or {}, world.now())
    message.files |= call.files
    if not message.ephemeral:
        world.tell(message, "MESSAGE_UPDATE")


def take_away(world: World, channel: Channel, message: Message) -> None:
    """Delete a message and tell those who listen."""
    message.deleted = True
    if message in channel.messages:
        channel.messages.remove(message)
    gone = {"id": str(message.id), "channel_id": str(channel.id)}
    if message.guild_id:
        gone["guild_id"] = str(message.guild_id)
    world.emit("MESSAGE_DELETE", gone, 1 << 9 if message.guild_id else 1 << 12, message.guild_id)
