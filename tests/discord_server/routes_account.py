"""Routes on the bot itself: account, application, gateway, registered commands."""

from __future__ import annotations

from typing import Any

from tests.discord_server import refusals
from tests.discord_server.recorder import Call
from tests.discord_server.refusals import RefusedError
from tests.discord_server.rest import Reply, Routes, on
from tests.discord_server.world import World

ROUTES: Routes = {}


@on(ROUTES, "GET /users/@me")
def own_user(world: World, call: Call) -> Reply:
    return Reply(body=world.bot.as_self())


@on(ROUTES, "GET /users/{user_id}")
def user(world: World, call: Call) -> Reply:
    if call.id("user_id") not in world.users:
        raise RefusedError(refusals.UNKNOWN_USER)
    return Reply(body=world.users[call.id("user_id")].as_json())


@on(ROUTES, "GET /users/@me/guilds")
def own_guilds(world: World, call: Call) -> Reply:
    return Reply(
        body=[
            {
                "id": str(guild.id),
                "name": guild.name,
                "icon": None,
                "banner": None,
                "owner": False,
                "permissions": str(int(guild.permissions_of(world.bot))),
                "features": [],
            }
            for guild in world.guilds.values()
        ]
    )


@on(ROUTES, "GET /oauth2/applications/@me")
@on(ROUTES, "GET /applications/@me")
def own_application(world: World, call: Call) -> Reply:
    return Reply(
        body={
            "id": str(world.application_id),
            "name": world.bot.name,
            "icon": None,
            "description": "",
            "type": None,
            "bot": world.bot.as_json(),
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": world.owner.as_json(),
            "approximate_guild_count": len(world.guilds),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": None,
            "eligible_oauth2_scopes": [],
        }
    )


@on(ROUTES, "GET /gateway")
def gateway(world: World, call: Call) -> Reply:
    return Reply(body={"url": "wss://gateway.discord.gg"})


@on(ROUTES, "GET /gateway/bot")
def gateway_of_bot(world: World, call: Call) -> Reply:
    limit = {"max_concurrency": 1, "remaining": 1000, "reset_after": 86_400_000, "total": 1000}
    return Reply(body={"url": "wss://gateway.discord.gg", "shards": 1, "session_start_limit": limit})


def _place(world: World, call: Call) -> int:
    """The guild whose commands are meant, 0 for everywhere."""
    if call.id("application_id") != world.application_id:
        raise RefusedError(refusals.MISSING_ACCESS)
    return world.guild(call.id("guild_id")).id if "guild_id" in call.parameters else 0


@on(ROUTES, "GET /applications/{application_id}/commands")
@on(ROUTES, "GET /applications/{application_id}/guilds/{guild_id}/commands")
def list_commands(world: World, call: Call) -> Reply:
    return Reply(body=world.commands.of(_place(world, call)))


@on(ROUTES, "PUT /applications/{application_id}/commands")
@on(ROUTES, "PUT /applications/{application_id}/guilds/{guild_id}/commands")
def replace_commands(world: World, call: Call) -> Reply:
    return Reply(body=world.commands.replace(call.payload or [], _place(world, call)))


@on(ROUTES, "POST /applications/{application_id}/commands")
@on(ROUTES, "POST /applications/{application_id}/guilds/{guild_id}/commands")
def put_command(world: World, call: Call) -> Reply:
    command, new = world.commands.put(call.payload, _place(world, call))
    return Reply(201 if new else 200, command)


def _command(world: World, call: Call) -> dict[str, Any]:
    known = world.commands.of(_place(world, call))
    for command in known:
        if command["id"] == call.parameters["command_id"]:
            return command
    raise RefusedError(refusals.UNKNOWN_COMMAND)


@on(ROUTES, "GET /applications/{application_id}/commands/{command_id}")
@on(ROUTES, "GET /applications/{application_id}/guilds/{guild_id}/commands/{command_id}")
def one_command(world: World, call: Call) -> Reply:
    return Reply(body=_command(world, call))


@on(ROUTES, "DELETE /applications/{application_id}/commands/{command_id}")
@on(ROUTES, "DELETE /applications/{application_id}/guilds/{guild_id}/commands/{command_id}")
def delete_command(world: World, call: Call) -> Reply:
    world.commands.of(_place(world, call)).remove(_command(world, call))
    return Reply(204)
