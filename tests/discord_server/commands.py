"""The commands that the bot registered, and what a user's typing of one looks like to the bot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.discord_server.channels import Channel
from tests.discord_server.people import Role, User
from tests.discord_server.rules_commands import NESTED, OptionKind
from tests.discord_server.snowflakes import Snowflakes

Command = dict[str, Any]


@dataclass
class Commands:
    """Commands as Discord keeps them, by the guild they belong to; 0 holds those for everywhere."""

    application_id: int
    snowflakes: Snowflakes
    by_guild: dict[int, list[Command]] = field(default_factory=dict)

    def of(self, guild_id: int = 0) -> list[Command]:
        return self.by_guild.setdefault(guild_id, [])

    def replace(self, commands: list[Command], guild_id: int = 0) -> list[Command]:
        """Register exactly these; a command that stays keeps its id."""
        before = {(each["type"], each["name"]): each["id"] for each in self.of(guild_id)}
        self.by_guild[guild_id] = [
            self._kept(each, guild_id, before.get((each.get("type") or 1, each["name"]))) for each in commands
        ]
        return self.of(guild_id)

    def put(self, command: Command, guild_id: int = 0) -> tuple[Command, bool]:
        """Register one more, or in place of its namesake; says whether it is new."""
        name = (command.get("type") or 1, command["name"])
        before = next((each for each in self.of(guild_id) if (each["type"], each["name"]) == name), None)
        kept = self._kept(command, guild_id, before["id"] if before else None)
        self.by_guild[guild_id] = [each for each in self.of(guild_id) if each is not before] + [kept]
        return kept, before is None

    def _kept(self, command: Command, guild_id: int, id_: str | None) -> Command:
        needed = command.get("default_member_permissions")
        kept: Command = {
            "id": id_ or str(self.snowflakes.make()),
            "application_id": str(self.application_id),
            "version": str(self.snowflakes.make()),
            "type": command.get("type") or 1,
            "name": command["name"],
            "description": command.get("description") or "",
            "default_member_permissions": None if needed is None else str(needed),
            "nsfw": bool(command.get("nsfw")),
            "dm_permission": command.get("dm_permission") is not False,
            "contexts": command.get("contexts"),
            "integration_types": command.get("integration_types") or [0],
        }
        if guild_id:
            kept["guild_id"] = str(guild_id)
        for key in ("options", "name_localizations", "description_localizations"):
            if command.get(key):
                kept[key] = command[key]
        return kept

    def find(self, words: str, guild_id: int, kind: int = 1) -> tuple[Command, list[Command]]:
        """The command that "digest setup" names and the nested options on the way to it; raises `LookupError`."""
        names = words.split()
        for command in (*self.of(guild_id), *self.of(0)):
            if command["type"] != kind or command["name"] != names[0]:
                continue
            way: list[Command] = []
            options = command.get("options") or []
            for name in names[1:]:
                step = next((each for each in options if each["name"] == name and each["type"] in NESTED), None)
                if step is None:
                    raise LookupError(f"/{command['name']} has no subcommand {name!r}")
                way.append(step)
                options = step.get("options") or []
            if any(option["type"] in NESTED for option in options):
                raise LookupError(f"/{words} stands for its subcommands; it cannot be called itself")
            return command, way
        known = sorted(each["name"] for each in (*self.of(guild_id), *self.of(0)))
        raise LookupError(f"no command {names[0]!r} is registered; there are {known}: was the tree synced?")


def typed(
    command: Command, way: list[Command], values: Mapping[str, Any], *, focused: str | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data of an interaction for these values, and Discord objects in them by kind and id.

    Raises `ValueError` for what Discord's client would not let a user send; while typing (`focused`) it is laxer.
    """
    known = {option["name"]: option for option in ((way[-1] if way else command).get("options") or [])}
    if stray := values.keys() - known.keys():
        raise ValueError(f"/{command['name']} has no option {sorted(stray)}; there are {sorted(known)}")
    missing = [name for name, option in known.items() if option.get("required") and name not in values]
    if missing and focused is None:
        raise ValueError(f"/{command['name']} needs {missing}")
    resolved: dict[str, Any] = {}
    options = [_filled(known[name], value, focused, resolved) for name, value in values.items()]
    for step in reversed(way):
        options = [{"type": step["type"], "name": step["name"], "options": options}]
    data = {"id": command["id"], "name": command["name"], "type": command["type"], "options": options}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data, resolved


def _filled(option: Command, value: Any, focused: str | None, resolved: dict[str, Any]) -> Command:
    filled = {"name": option["name"], "type": option["type"], "value": value}
    if option["name"] == focused:
        return {**filled, "value": str(value), "focused": True}
    if isinstance(value, Channel | Role | User):
        kind = {Channel: "channels", Role: "roles", User: "users"}[type(value)]
        if option["type"] not in _TAKES[kind]:
            raise ValueError(f"{option['name']!r} does not take one of {kind}")
        resolved.setdefault(kind, {})[str(value.id)] = value
        return {**filled, "value": str(value.id)}
    if problem := "; ".join(_problems(option, value)):
        raise ValueError(f"{option['name']!r}: {problem}")
    return filled


_TAKES = {"channels": {7}, "roles": {8, 9}, "users": {6, 9}}
_TYPES: dict[int, tuple[type, ...]] = {
    OptionKind.STRING: (str,),
    OptionKind.INTEGER: (int,),
    OptionKind.BOOLEAN: (bool,),
    OptionKind.NUMBER: (int, float),
}


def _problems(option: Command, value: Any) -> Iterator[str]:
    if not isinstance(value, _TYPES.get(option["type"], ())):
        yield f"{value!r} does not fit type {option['type']}"
        return
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        yield f"{value!r} is none of {choices}"
    size = len(value) if isinstance(value, str) else value
    unit = "length" if isinstance(value, str) else "value"
    if option.get(f"min_{unit}") is not None and size < option[f"min_{unit}"]:
        yield f"below {option[f'min_{unit}']}"
    if option.get(f"max_{unit}") is not None and size > option[f"max_{unit}"]:
        yield f"above {option[f'max_{unit}']}"
