"""Routes that answer interactions: the callback, the original response, followups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.discord_server import refusals
from tests.discord_server.checker import Asked, Callback
from tests.discord_server.interactions import ACKNOWLEDGE_WITHIN, TOKEN_LIVES, Interaction
from tests.discord_server.messages import Message
from tests.discord_server.recorder import Call
from tests.discord_server.refusals import RefusedError
from tests.discord_server.rest import Reply, Routes, on
from tests.discord_server.routes_messages import change, take_away
from tests.discord_server.rules_messages import MessageFlag
from tests.discord_server.world import World

ROUTES: Routes = {}
CHAT_INPUT_COMMAND = 20
REPLY = 19


@on(ROUTES, "POST /interactions/{interaction_id}/{interaction_token}/callback")
def acknowledge(world: World, call: Call) -> Reply:
    interaction = world.interactions.get(call.parameters["interaction_token"])
    if interaction is None or interaction.id != call.id("interaction_id"):
        raise RefusedError(refusals.UNKNOWN_INTERACTION)
    if interaction.callback is not None:
        raise RefusedError(refusals.ALREADY_ACKNOWLEDGED)
    if interaction.age(world.now()) > ACKNOWLEDGE_WITHIN:
        raise RefusedError(refusals.UNKNOWN_INTERACTION)
    kind = Callback(call.payload["type"])
    data = call.payload.get("data") or {}
    if kind in {Callback.MESSAGE, Callback.DEFERRED}:
        flags = MessageFlag(data.get("flags") or 0) | (MessageFlag.LOADING if kind == Callback.DEFERRED else 0)
        shown = CHAT_INPUT_COMMAND if interaction.asked == Asked.COMMAND else REPLY
        interaction.response = _answer(world, interaction, {**data, "flags": int(flags)}, call.files, shown)
    elif kind in {Callback.DEFERRED_UPDATE, Callback.UPDATE}:
        interaction.response = interaction.message
        if kind == Callback.UPDATE and interaction.message is not None:
            change(world, interaction.message, _with(call, data))
    interaction.callback = call.payload
    interaction.acknowledged_after = interaction.age(world.now())
    if call.query.get("with_response", "").lower() not in {"1", "true"}:
        return Reply(204)
    return Reply(body=_told(interaction, kind))


def _answer(
    world: World, interaction: Interaction, data: Mapping[str, Any], files: dict[str, bytes], kind: int = REPLY
) -> Message:
    message = world.make_message(interaction.channel, data, files)
    message.application_id = world.application_id
    message.interaction = interaction.origin()
    message.kind = kind
    if not message.ephemeral:
        world.post(interaction.channel, message)
    return message


def _with(call: Call, payload: Mapping[str, Any]) -> Call:
    return Call(
        call.method, call.path, call.route, call.parameters, call.query, payload, call.files, call.at, call.arrived
    )


def _told(interaction: Interaction, kind: Callback) -> dict[str, Any]:
    response = interaction.response
    told: dict[str, Any] = {
        "id": str(interaction.id),
        "type": int(interaction.asked),
        "channel_id": str(interaction.channel.id),
    }
    if response is None:
        return {"interaction": told}
    told |= {
        "response_message_id": str(response.id),
        "response_message_loading": response.loading,
        "response_message_ephemeral": response.ephemeral,
    }
    if kind == Callback.UPDATE or kind == Callback.MESSAGE:
        return {"interaction": told, "resource": {"type": int(kind), "message": response.as_json()}}
    return {"interaction": told}


def _interaction(world: World, call: Call) -> Interaction:
    interaction = world.interactions.get(call.parameters["webhook_token"])
    if call.id("webhook_id") != world.application_id or interaction is None or interaction.callback is None:
        raise RefusedError(refusals.UNKNOWN_WEBHOOK)
    if interaction.age(world.now()) > TOKEN_LIVES:
        raise RefusedError(refusals.INVALID_WEBHOOK_TOKEN)
    return interaction


def _original(interaction: Interaction) -> Message:
    if interaction.response is None or interaction.response.deleted:
        raise RefusedError(refusals.UNKNOWN_MESSAGE)
    return interaction.response


@on(ROUTES, "GET /webhooks/{webhook_id}/{webhook_token}/messages/@original")
def original(world: World, call: Call) -> Reply:
    return Reply(body=_original(_interaction(world, call)).as_json())


@on(ROUTES, "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original")
def edit_original(world: World, call: Call) -> Reply:
    message = _original(_interaction(world, call))
    change(world, message, call)
    return Reply(body=message.as_json())


@on(ROUTES, "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original")
def delete_original(world: World, call: Call) -> Reply:
    interaction = _interaction(world, call)
    take_away(world, interaction.channel, _original(interaction))
    return Reply(204)


@on(ROUTES, "POST /webhooks/{webhook_id}/{webhook_token}")
def follow_up(world: World, call: Call) -> Reply:
    """A new message; after a deferral the first one takes the place of the waiting response, as with Discord."""
    interaction = _interaction(world, call)
    if interaction.response is not None and interaction.response.loading and not interaction.response.deleted:
        message = interaction.response
        payload = {key: value for key, value in call.payload.items() if key != "flags"}
        flags = MessageFlag(call.payload.get("flags") or 0) & ~MessageFlag.EPHEMERAL
        change(world, message, _with(call, {**payload, "flags": int(flags)}))
    else:
        message = _answer(world, interaction, call.payload, call.files)
        interaction.followups.append(message)
    if call.query.get("wait", "").lower() in {"1", "true"}:
        return Reply(body=message.as_json())
    return Reply(204)


def _follow_up(world: World, call: Call) -> tuple[Interaction, Message]:
    interaction = _interaction(world, call)
    known = [*interaction.followups, *([interaction.response] if interaction.response else [])]
    for message in known:
        if message.id == call.id("message_id") and not message.deleted:
            return interaction, message
    raise RefusedError(refusals.UNKNOWN_MESSAGE)


@on(ROUTES, "GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
def one_follow_up(world: World, call: Call) -> Reply:
    return Reply(body=_follow_up(world, call)[1].as_json())


@on(ROUTES, "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
def edit_follow_up(world: World, call: Call) -> Reply:
    message = _follow_up(world, call)[1]
    change(world, message, call)
    return Reply(body=message.as_json())


@on(ROUTES, "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
def delete_follow_up(world: World, call: Call) -> Reply:
    interaction, message = _follow_up(world, call)
    take_away(world, interaction.channel, message)
    return Reply(204)
