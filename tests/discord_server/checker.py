"""Whether a request is one that Discord would take: its OpenAPI file, then the rules that the file does not hold.

Usable alone, without a server: `violations(MESSAGE, payload)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Any

from tests.discord_server.rules_commands import choice_violations, command_violations, commands_violations
from tests.discord_server.rules_components import modal_violations
from tests.discord_server.rules_messages import HOUSE, MessageFlag, message_violations
from tests.discord_server.specification import specification

MESSAGE = "POST /channels/{channel_id}/messages"
EDIT = "PATCH /channels/{channel_id}/messages/{message_id}"
THREAD = "POST /channels/{channel_id}/threads"
CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
FOLLOWUP = "POST /webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
FOLLOWUP_EDIT = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
COMMANDS = "PUT /applications/{application_id}/commands"
COMMAND = "POST /applications/{application_id}/commands"
GUILD_COMMANDS = "PUT /applications/{application_id}/guilds/{guild_id}/commands"
GUILD_COMMAND = "POST /applications/{application_id}/guilds/{guild_id}/commands"


class Asked(IntEnum):
    """What an interaction is; the figures are Discord's."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Callback(IntEnum):
    """How an interaction is acknowledged; the figures are Discord's."""

    MESSAGE = 4
    DEFERRED = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


FITTING = {
    Asked.COMMAND: {Callback.MESSAGE, Callback.DEFERRED, Callback.MODAL},
    Asked.COMPONENT: {
        Callback.MESSAGE,
        Callback.DEFERRED,
        Callback.DEFERRED_UPDATE,
        Callback.UPDATE,
        Callback.MODAL,
    },
    Asked.AUTOCOMPLETE: {Callback.CHOICES},
    Asked.MODAL: {Callback.MESSAGE, Callback.DEFERRED, Callback.DEFERRED_UPDATE, Callback.UPDATE},
}


def violations(
    route: str,
    payload: Any,
    *,
    asked: Asked | None = None,
    option: int | None = None,
    from_message: bool = True,
    files: int = 0,
) -> list[str]:
    """Every rule that a request breaks, each as "where: what"; empty if Discord would take it.

    `route` is a method and a path of the OpenAPI file, such as `MESSAGE`; unknown ones raise `KeyError`. For
    `CALLBACK`, `asked` says what the interaction was, `option` the type of the option being completed, `from_message`
    whether the component or modal came from a message. `files` counts the files sent beside the payload. A text that
    begins with "house: " is our own rule: Discord would take the request.
    """
    found = specification().request_errors(route, payload)
    try:
        found = [*found, *_rules(route, payload, asked, option, from_message, files)]
    except (AttributeError, TypeError):
        if not found:
            raise
    return list(dict.fromkeys(found))


def refused(found: list[str]) -> list[str]:
    """Those violations for which Discord itself would refuse the request."""
    return [text for text in found if not text.startswith(HOUSE)]


def _rules(
    route: str, payload: Any, asked: Asked | None, option: int | None, from_message: bool, files: int
) -> Iterator[str]:
    if route == MESSAGE:
        yield from message_violations(payload, files=files)
        if payload.get("enforce_nonce") and payload.get("nonce") in {None, ""}:
            yield "enforce_nonce: there is no nonce"
    elif route == EDIT:
        yield from message_violations(payload, new=False, files=files)
    elif route == THREAD:
        if "message" in payload:
            yield from (f"message.{text}" for text in message_violations(payload["message"], files=files))
    elif route == FOLLOWUP:
        yield from message_violations(payload, in_answer=True, files=files)
    elif route in {ORIGINAL, FOLLOWUP_EDIT}:
        yield from message_violations(payload, new=False, files=files)
    elif route == CALLBACK:
        yield from _callback_violations(payload, asked, option, from_message, files)
    elif route in {COMMANDS, GUILD_COMMANDS}:
        yield from commands_violations(payload or [], in_guild=route == GUILD_COMMANDS)
    elif route in {COMMAND, GUILD_COMMAND}:
        yield from command_violations(payload, in_guild=route == GUILD_COMMAND)


def _callback_violations(
    payload: Mapping[str, Any], asked: Asked | None, option: int | None, from_message: bool, files: int
) -> Iterator[str]:
    kind = payload.get("type")
    data = payload.get("data") or {}
    if asked is not None and kind not in FITTING[asked]:
        yield f"type: callback {kind} does not answer an interaction of type {asked.name.lower()}"
    if kind in {Callback.DEFERRED_UPDATE, Callback.UPDATE} and not from_message:
        yield f"type: callback {kind} needs a message to update"
    if kind == Callback.MESSAGE:
        yield from _within_data(message_violations(data, in_answer=True, files=files))
    elif kind == Callback.UPDATE:
        yield from _within_data(message_violations(data, new=False, files=files))
    elif kind == Callback.DEFERRED:
        allowed = MessageFlag.EPHEMERAL | MessageFlag.COMPONENTS_V2
        if (data.get("flags") or 0) & ~allowed:
            yield "data.flags: a deferral is ephemeral or not, nothing else"
    elif kind == Callback.CHOICES:
        yield from _within_data(choice_violations(data.get("choices") or [], option))
    elif kind == Callback.MODAL:
        yield from _within_data(modal_violations(data))


def _within_data(found: Iterator[str]) -> Iterator[str]:
    for text in found:
        yield f"{HOUSE}data.{text.removeprefix(HOUSE)}" if text.startswith(HOUSE) else f"data.{text}"
