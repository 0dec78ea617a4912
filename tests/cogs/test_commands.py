from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cogs.room import Installation
from tests.discord_server.checker import COMMANDS, violations

pytestmark = pytest.mark.asyncio(loop_scope="module")
LOCALES = {"fr", "es-ES", "es-419"}
STEWARDS = {"digest", "feeds"}
MANAGE_GUILD = 32


def commands(installation: Installation) -> list[dict[str, Any]]:
    """The commands as they were registered."""
    (call,) = installation.server.recorder.to(COMMANDS)
    return list(call.payload)


def siblings(among: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Commands, options or choices that stand side by side, at every depth."""
    yield among
    for each in among:
        for part in ("options", "choices"):
            if each.get(part):
                yield from siblings(each[part])


def everything(installation: Installation) -> list[dict[str, Any]]:
    return [each for group in siblings(commands(installation)) for each in group]


async def test_these_are_the_commands(installation: Installation) -> None:
    assert {command["name"]: [part["name"] for part in command["options"]] for command in commands(installation)} == {
        "status": ["union", "day", "share"],
        "headlines": ["union", "issue", "days", "share"],
        "timeline": ["union", "share"],
        "why": ["link", "share"],
        "digest": ["setup", "preview", "list", "pause", "resume", "remove"],
        "feeds": ["list", "test", "pause", "resume"],
        "correct": ["propose", "list", "accept", "reject", "undo"],
        "help": [],
        "about": [],
        "privacy": [],
    }


async def test_discord_takes_them(installation: Installation) -> None:
    assert violations(COMMANDS, commands(installation)) == []


async def test_every_name_is_translated_and_within_bounds(installation: Installation) -> None:
    for each in everything(installation):
        if each.get("name") in ("English", "Français", "Español"):
            continue
        names = each["name_localizations"]
        assert set(names) == LOCALES, each["name"]
        assert all(1 <= len(name) <= (100 if "value" in each else 32) for name in names.values())
        assert names["es-ES"] == names["es-419"]


async def test_every_description_is_translated_and_within_bounds(installation: Installation) -> None:
    for each in everything(installation):
        if "value" in each:
            continue
        told = {**each["description_localizations"], "en": each["description"]}
        assert set(told) == {*LOCALES, "en"}, each["name"]
        # That of "union" lists names.
        assert len(set(told.values())) == 3 or each["name"] == "union"
        assert all(1 <= len(text) <= 100 for text in told.values())


async def test_no_two_in_one_place_have_the_same_name_in_any_language(installation: Installation) -> None:
    for group in siblings(commands(installation)):
        for locale in ("en", *LOCALES):
            names = Counter((each.get("name_localizations") or {}).get(locale, each["name"]) for each in group)
            assert not [name for name, count in names.items() if count > 1], locale


async def test_no_translated_name_is_the_english_name_of_another_in_that_place(installation: Installation) -> None:
    for group in siblings(commands(installation)):
        english = {each["name"] for each in group}
        for each in group:
            for name in (each.get("name_localizations") or {}).values():
                assert name == each["name"] or name not in english


async def test_what_stewards_may_use_needs_manage_server_and_a_server(installation: Installation) -> None:
    for command in commands(installation):
        needed = command["default_member_permissions"]
        if command["name"] in STEWARDS:
            assert int(needed) == MANAGE_GUILD
            assert command["contexts"] == [0]
        else:
            assert needed is None
            assert command["contexts"] == [0, 1]
        assert command["integration_types"] == [0]
        assert command["nsfw"] is False


async def test_what_can_be_typed_freely_is_completed_where_there_is_something_to_choose_from(
    installation: Installation,
) -> None:
    free = [each for each in everything(installation) if each.get("type") in (3, 4) and not each.get("choices")]
    completed = {each["name"] for each in free if each.get("autocomplete")}
    assert completed == {"union", "unions", "issue", "time-zone", "digest", "contract", "event", "correction", "feed"}
    assert {each["name"] for each in free} - completed == {"day", "days", "link", "hour", "reason", "address"}
