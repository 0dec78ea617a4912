"""Routes on guilds and on channels as such: reading them, opening direct messages, starting threads."""

from __future__ import annotations

from tests.discord_server import refusals
from tests.discord_server.channels import Channel, ChannelKind
from tests.discord_server.messages import Message
from tests.discord_server.permissions import Permission
from tests.discord_server.recorder import Call
from tests.discord_server.refusals import RefusedError
from tests.discord_server.rest import Reply, Routes, on
from tests.discord_server.routes_messages import require_parts
from tests.discord_server.world import World

ROUTES: Routes = {}


@on(ROUTES, "GET /guilds/{guild_id}")
def guild(world: World, call: Call) -> Reply:
    found = world.guild(call.id("guild_id"))
    counted = call.query.get("with_counts", "").lower() in {"1", "true"}
    counts = {"approximate_member_count": len(found.members), "approximate_presence_count": 1} if counted else {}
    return Reply(body={**found.as_json(), **counts})


@on(ROUTES, "GET /guilds/{guild_id}/channels")
def channels(world: World, call: Call) -> Reply:
    found = world.guild(call.id("guild_id")).channels
    return Reply(body=[channel.as_json() for channel in found if not channel.is_thread])


@on(ROUTES, "GET /guilds/{guild_id}/threads/active")
def active_threads(world: World, call: Call) -> Reply:
    found = world.guild(call.id("guild_id")).channels
    threads = [channel.as_json() for channel in found if channel.is_thread and not channel.archived]
    return Reply(body={"threads": threads, "members": [], "has_more": False})


@on(ROUTES, "GET /guilds/{guild_id}/roles")
def roles(world: World, call: Call) -> Reply:
    return Reply(body=[role.as_json() for role in world.guild(call.id("guild_id")).roles.values()])


@on(ROUTES, "GET /guilds/{guild_id}/members/{user_id}")
def member(world: World, call: Call) -> Reply:
    members = world.guild(call.id("guild_id")).members
    if call.id("user_id") not in members:
        raise RefusedError(refusals.UNKNOWN_MEMBER)
    return Reply(body=members[call.id("user_id")].as_json())


@on(ROUTES, "GET /channels/{channel_id}")
def channel(world: World, call: Call) -> Reply:
    found = world.channel(call.id("channel_id"))
    world.require(found, Permission.VIEW_CHANNEL)
    return Reply(body=found.as_json())


@on(ROUTES, "POST /users/@me/channels")
def open_direct_messages(world: World, call: Call) -> Reply:
    recipient = world.users.get(int(call.payload.get("recipient_id") or 0))
    if recipient is None:
        raise RefusedError(refusals.UNKNOWN_USER)
    return Reply(body=world.direct(recipient).as_json())


@on(ROUTES, "POST /channels/{channel_id}/typing")
def typing(world: World, call: Call) -> Reply:
    world.require(world.channel(call.id("channel_id")), Permission.SEND_MESSAGES)
    return Reply(204)


@on(ROUTES, "POST /channels/{channel_id}/threads")
def start_thread(world: World, call: Call) -> Reply:
    parent = world.channel(call.id("channel_id"))
    if parent.kind == ChannelKind.FORUM:
        return _start_post(world, call, parent)
    private = call.payload.get("type") != ChannelKind.PUBLIC_THREAD
    world.require(parent, Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS)
    kind = ChannelKind.PRIVATE_THREAD if private else ChannelKind.PUBLIC_THREAD
    return Reply(201, _thread(world, parent, call, kind).as_json())


def _start_post(world: World, call: Call, forum: Channel) -> Reply:
    if "message" not in call.payload:
        raise RefusedError(refusals.INVALID_FORM, "message: a forum post needs one")
    message = call.payload["message"]
    world.require(forum, Permission.SEND_MESSAGES)
    require_parts(world, forum, message, call.files)
    tags = [int(tag) for tag in call.payload.get("applied_tags") or []]
    if unknown := [tag for tag in tags if tag not in forum.tags]:
        raise RefusedError(refusals.INVALID_FORM, f"applied_tags: the forum has no {unknown}")
    if forum.requires_tag and not tags:
        raise RefusedError(refusals.TAG_REQUIRED)
    thread = _thread(world, forum, call, ChannelKind.PUBLIC_THREAD, tags)
    first = world.make_message(thread, message, call.files)
    first.id = thread.id
    world.post(thread, first)
    return Reply(201, {**thread.as_json(), "message": first.as_json()})


@on(ROUTES, "POST /channels/{channel_id}/messages/{message_id}/threads")
def start_thread_on_message(world: World, call: Call) -> Reply:
    parent = world.channel(call.id("channel_id"))
    world.require(parent, Permission.CREATE_PUBLIC_THREADS)
    message = parent.message(call.id("message_id"))
    if message is None:
        raise RefusedError(refusals.UNKNOWN_MESSAGE)
    return Reply(201, _thread(world, parent, call, ChannelKind.PUBLIC_THREAD, on=message).as_json())


def _thread(
    world: World,
    parent: Channel,
    call: Call,
    kind: ChannelKind,
    tags: list[int] | None = None,
    on: Message | None = None,
) -> Channel:
    thread = Channel(
        on.id if on else world.snowflakes.make(),
        call.payload["name"],
        kind,
        parent.guild,
        parent=parent,
        owner=world.bot,
        applied_tags=tags or [],
    )
    if parent.guild is None:
        raise RefusedError(refusals.NOT_A_TEXT_CHANNEL)
    parent.guild.keep(thread)
    return thread
