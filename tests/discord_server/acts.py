"""What people do in Discord: type a command, press a button, choose, fill in a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.discord_server.channels import Channel
from tests.discord_server.checker import Asked
from tests.discord_server.commands import Command, typed
from tests.discord_server.interactions import ACKNOWLEDGE_WITHIN, Interaction
from tests.discord_server.messages import Message
from tests.discord_server.people import Role, User
from tests.discord_server.permissions import Permission
from tests.discord_server.rules_components import SELECTS, Kind, walk
from tests.discord_server.world import World


@dataclass(frozen=True)
class How:
    """Circumstances of an act.

    `within`: real seconds to wait for an answer. `asked_at`: when the user acted, if earlier than now; what is older
    than 3 s comes to the bot stale, as a replay after an outage does, and is not waited for. `anyway`: the server's
    admins let this user use the command against its default permissions.
    """

    within: float = 5.0
    asked_at: datetime | None = None
    anyway: bool = False


AS_USUAL = How()


class Acts:
    """Acts of users on the bot; each waits for what the bot makes of it and returns the interaction."""

    world: World

    async def slash(
        self, user: User, channel: Channel, command: str, /, *, how: How = AS_USUAL, **options: Any
    ) -> Interaction:
        """Send "/digest setup" with options; values may be channels, roles or users.

        Raises `LookupError` for a command that is not registered, `PermissionError` for one that the user does not
        see, `ValueError` for options that Discord's client would not send, `AssertionError` if no answer comes.
        """
        registered, way = self._visible(user, channel, command, how)
        data, resolved = typed(registered, way, options)
        return await self._act(Asked.COMMAND, user, channel, data, how, resolved=resolved)

    async def autocomplete(
        self, user: User, channel: Channel, command: str, /, *, how: How = AS_USUAL, **options: Any
    ) -> Interaction:
        """Type into an option; the last one given is being typed. The answer stands in `choices`."""
        registered, way = self._visible(user, channel, command, how)
        focused = list(options)[-1]
        known = {option["name"]: option for option in ((way[-1] if way else registered).get("options") or [])}
        if not known.get(focused, {}).get("autocomplete"):
            raise LookupError(f"/{command} completes no option {focused!r}")
        data, resolved = typed(registered, way, options, focused=focused)
        kind = known[focused]["type"]
        return await self._act(Asked.AUTOCOMPLETE, user, channel, data, how, resolved=resolved, option=kind)

    async def press(self, user: User, message: Message, custom_id: str, *, how: How = AS_USUAL) -> Interaction:
        """Press a button of a message; raises `LookupError` if there is none or it is disabled."""
        button = _usable(message, custom_id, {Kind.BUTTON})
        data = {"custom_id": custom_id, "component_type": int(button["type"])}
        return await self._act(
            Asked.COMPONENT, user, self.world.channel(message.channel_id), data, how, message=message
        )

    async def select(
        self, user: User, message: Message, custom_id: str, *values: str | Channel | Role | User, how: How = AS_USUAL
    ) -> Interaction:
        """Choose in a select of a message: values of a string select, or channels, roles, users."""
        select = _usable(message, custom_id, set(SELECTS))
        named, resolved = _chosen(select, values)
        data = {"custom_id": custom_id, "component_type": int(select["type"]), "values": named}
        channel = self.world.channel(message.channel_id)
        return await self._act(Asked.COMPONENT, user, channel, data, how, message=message, resolved=resolved)

    async def submit(self, opened: Interaction, *, how: How = AS_USUAL, **values: str | Sequence[str]) -> Interaction:
        """Fill in the modal that an interaction opened, by the custom ids of its fields."""
        modal = opened.modal
        fields = {part["custom_id"]: part for _, part in walk(modal["components"]) if part.get("custom_id")}
        if values.keys() - fields.keys():
            raise LookupError(f"the modal has no fields {sorted(values.keys() - fields.keys())}")
        components = [_filled_in(part, values) for part in modal["components"]]
        data = {"custom_id": modal["custom_id"], "components": components}
        return await self._act(
            Asked.MODAL, opened.user, opened.channel, data, how, message=opened.message, opener=opened
        )

    def _visible(self, user: User, channel: Channel, words: str, how: How) -> tuple[Command, list[Command]]:
        command, way = self.world.commands.find(words, channel.guild.id if channel.guild else 0)
        place = 0 if channel.guild else 1
        contexts = command.get("contexts")
        if place not in (contexts if contexts is not None else [0, 1] if command["dm_permission"] else [0]):
            raise PermissionError(f"/{words} cannot be used here: its contexts are {contexts}")
        has = channel.permissions_of(user)
        needed = command["default_member_permissions"]
        if channel.guild is None or how.anyway or has & Permission.ADMINISTRATOR:
            return command, way
        if not has & Permission.USE_APPLICATION_COMMANDS:
            raise PermissionError(f"{user.name} may not use commands here")
        if needed is not None and (int(needed) == 0 or int(needed) & ~has):
            raise PermissionError(f"{user.name} does not see /{words}: it needs {Permission(int(needed))!r}")
        return command, way

    async def _act(
        self,
        asked: Asked,
        user: User,
        channel: Channel,
        data: dict[str, Any],
        how: How,
        *,
        resolved: Mapping[str, Any] | None = None,
        message: Message | None = None,
        option: int | None = None,
        opener: Interaction | None = None,
    ) -> Interaction:
        at = how.asked_at or self.world.now()
        id_ = self.world.snowflakes.make(at)
        interaction = Interaction(id_, f"interaction-{id_}", asked, user, channel, data, at, message=message)
        interaction.option, interaction.opener = option, opener
        interaction.stale = interaction.age(self.world.now()) > ACKNOWLEDGE_WITHIN
        self.world.interactions[interaction.token] = interaction
        event = interaction.as_event(self.world.application_id, resolved or {}, self.world.bot)
        self.world.emit("INTERACTION_CREATE", event, 0, channel.guild.id if channel.guild else None)
        if not interaction.stale:
            await self.world.until(lambda: interaction.answered, how.within, lambda: _unanswered(interaction))
        return interaction


def _unanswered(interaction: Interaction) -> str:
    state = "was not acknowledged" if interaction.callback is None else "was deferred and then left waiting"
    return f"{interaction.asked.name.lower()} {interaction.data} {state}"


def _usable(message: Message, custom_id: str, kinds: set[int]) -> Mapping[str, Any]:
    component = message.component(custom_id)
    if message.deleted or component.get("disabled") or component.get("type") not in kinds:
        raise LookupError(f"{custom_id!r} cannot be used so: deleted, disabled or of another kind")
    return component


def _chosen(select: Mapping[str, Any], values: Sequence[Any]) -> tuple[list[str], dict[str, Any]]:
    least = 1 if select.get("min_values") is None else select["min_values"]
    most = 1 if select.get("max_values") is None else select["max_values"]
    if not least <= len(values) <= most:
        raise ValueError(f"{least} to {most} values, not {len(values)}")
    if select["type"] == Kind.STRING_SELECT:
        known = [option["value"] for option in select["options"]]
        if stray := [value for value in values if value not in known]:
            raise ValueError(f"{stray} are not among {known}")
        return list(values), {}
    resolved: dict[str, Any] = {}
    for value in values:
        kind = {Channel: "channels", Role: "roles", User: "users"}[type(value)]
        resolved.setdefault(kind, {})[str(value.id)] = value
    return [str(value.id) for value in values], resolved


def _filled_in(part: Mapping[str, Any], values: Mapping[str, str | Sequence[str]]) -> dict[str, Any]:
    kind = part["type"]
    if kind == Kind.ROW:
        return {"type": 1, "components": [_filled_in(inner, values) for inner in part["components"]]}
    if kind == Kind.LABEL:
        return {"type": 18, "component": _filled_in(part["component"], values)}
    if kind == Kind.TEXT:
        return {"type": 10}
    name = part["custom_id"]
    value = values.get(name, part.get("value") or "" if kind == Kind.TEXT_INPUT else [])
    if not value and part.get("required", True):
        raise ValueError(f"{name!r} must be filled in")
    if kind == Kind.TEXT_INPUT:
        if value and not (part.get("min_length") or 0) <= len(value) <= (part.get("max_length") or 4000):
            raise ValueError(f"{name!r}: Discord's client would not send a text of this length")
        return {"type": 4, "custom_id": name, "value": value}
    return {"type": kind, "custom_id": name, "values": list(value)}
