"""What Discord demands of application commands beyond its OpenAPI file."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any

CHOICE = 100
WHOLE_COMMAND = 8000
LIMITS = {1: 100, 2: 15, 3: 15}
SAFE_INTEGER = 2**53


class OptionKind(IntEnum):
    SUBCOMMAND = 1
    GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


NESTED = frozenset({OptionKind.SUBCOMMAND, OptionKind.GROUP})
Option = Mapping[str, Any]


def commands_violations(commands: Sequence[Option], *, in_guild: bool = False) -> Iterator[str]:
    """The rules broken by a whole list of commands."""
    kinds = Counter(command.get("type") or 1 for command in commands)
    yield from (
        f"payload: {count} commands of type {kind}, the limit is {LIMITS[kind]}"
        for kind, count in kinds.items()
        if count > LIMITS.get(kind, count)
    )
    names = Counter((command.get("type") or 1, command.get("name")) for command in commands)
    yield from (f"payload: two commands are called {name!r}" for (_, name), count in names.items() if count > 1)
    for number, command in enumerate(commands):
        yield from command_violations(command, f"[{number}]", in_guild=in_guild)


def command_violations(command: Option, where: str = "payload", *, in_guild: bool = False) -> Iterator[str]:
    """The rules broken by one command."""
    description = command.get("description") or ""
    if in_guild and (command.get("contexts") is not None or command.get("dm_permission") is not None):
        yield f"{where}: only a global command declares contexts"
    if (command.get("type") or 1) != 1:
        if description or command.get("options"):
            yield f"{where}: a command of a context menu has neither description nor options"
        if not str(command.get("name")).strip():
            yield f"{where}.name: This field is required"
        return
    yield from _name_violations(command, where)
    if not 1 <= len(description.strip()) <= 100:
        yield f"{where}.description: 1 to 100 characters, not {len(description.strip())}"
    yield from _options_violations(command.get("options") or [], f"{where}.options")
    if (size := _size(command)) > WHOLE_COMMAND:
        yield f"{where}: {size} characters in names, descriptions and values, the limit is {WHOLE_COMMAND}"


def _name_violations(named: Option, where: str) -> Iterator[str]:
    names = {"name": named.get("name"), **{f"name_localizations[{key}]": name for key, name in _localised(named)}}
    for key, name in names.items():
        if not isinstance(name, str) or not 1 <= len(name) <= 32 or not all(map(_fits_a_name, name)):
            yield f"{where}.{key}: {name!r} is not a name of 1 to 32 letters, figures, '-', '_' or an apostrophe"
        elif name != name.lower():
            yield f"{where}.{key}: {name!r} is not in lower case"


def _localised(named: Option, key: str = "name_localizations") -> Iterator[tuple[str, Any]]:
    yield from (named.get(key) or {}).items()


def _fits_a_name(character: str) -> bool:
    thai_or_devanagari = "\u0900" <= character <= "\u097f" or "\u0e00" <= character <= "\u0e7f"
    return character in "-_'" or unicodedata.category(character)[0] in "LN" or thai_or_devanagari


def _options_violations(options: Sequence[Option], where: str) -> Iterator[str]:
    kinds = [option.get("type") for option in options]
    names = Counter(option.get("name") for option in options)
    if any(kind in NESTED for kind in kinds) and not all(kind in NESTED for kind in kinds):
        yield f"{where}: subcommands and plain options do not mix"
    if len(options) > 25:
        yield f"{where}: {len(options)} options, the limit is 25"
    yield from (f"{where}: two options are called {name!r}" for name, count in names.items() if count > 1)
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield f"{where}: required options must be placed before optional ones"
    for number, option in enumerate(options):
        here = f"{where}[{number}]"
        yield from _name_violations(option, here)
        if not str(option.get("description") or "").strip():
            yield f"{here}.description: This field is required"
        if option.get("type") == OptionKind.GROUP and not option.get("options"):
            yield f"{here}: a group without subcommands"
        if option.get("type") in NESTED:
            yield from _options_violations(option.get("options") or [], f"{here}.options")
        else:
            yield from _value_violations(option, here)


def _value_violations(option: Option, where: str) -> Iterator[str]:
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        yield f"{where}: choices and autocomplete exclude each other"
    if (choices or option.get("autocomplete")) and option.get("type") not in {3, 4, 10}:
        yield f"{where}: an option of type {option.get('type')} has neither choices nor autocomplete"
    yield from choice_violations(choices, option.get("type"), f"{where}.choices")
    names = Counter(choice.get("name") for choice in choices)
    yield from (f"{where}.choices: two are called {name!r}" for name, count in names.items() if count > 1)
    for least, most in (("min_value", "max_value"), ("min_length", "max_length")):
        if option.get(least) is not None and option.get(most) is not None and option[least] > option[most]:
            yield f"{where}: {least} is above {most}"


def choice_violations(choices: Sequence[Option | None], kind: int | None, where: str = "choices") -> Iterator[str]:
    """The rules broken by the choices of an option of the given type, or by an answer to its autocomplete."""
    if len(choices) > 25:
        yield f"{where}: {len(choices)} choices, the limit is 25"
    for number, choice in enumerate(choices):
        if choice is None:
            continue
        name, value = choice.get("name"), choice.get("value")
        if not isinstance(name, str) or not 1 <= len(name) <= CHOICE or not name.strip():
            yield f"{where}[{number}].name: 1 to {CHOICE} characters, not {name!r}"
        if not _value_fits(value, kind):
            yield f"{where}[{number}].value: {value!r} is not what an option of type {kind} takes"


def _value_fits(value: object, kind: int | None) -> bool:
    if kind == OptionKind.STRING:
        return isinstance(value, str) and len(value) <= CHOICE
    if isinstance(value, bool) or not isinstance(value, int | float):
        return kind is None and isinstance(value, str) and len(value) <= CHOICE
    whole = isinstance(value, int) or kind != OptionKind.INTEGER
    return whole and abs(value) <= SAFE_INTEGER


def _size(named: Option) -> int:
    """Characters that count towards the 8000; of translations, the longest."""
    total = 0
    for key in ("name", "description"):
        texts = [named.get(key), *(text for _, text in _localised(named, f"{key}_localizations"))]
        total += max(len(text or "") for text in texts)
    values = [choice.get("value") for choice in named.get("choices") or []]
    names = [choice.get("name") or "" for choice in named.get("choices") or []]
    total += sum(len(value) for value in values if isinstance(value, str)) + sum(map(len, names))
    return total + sum(_size(option) for option in named.get("options") or [])
