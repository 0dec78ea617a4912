"""Each rule of the checker turns red on a planted violation, and only then."""

from __future__ import annotations

from typing import Any

import pytest

from tests.discord_server.checker import (
    CALLBACK,
    COMMANDS,
    EDIT,
    GUILD_COMMANDS,
    MESSAGE,
    ORIGINAL,
    THREAD,
    Asked,
    refused,
    violations,
)

NO_PINGS: dict[str, Any] = {"allowed_mentions": {"parse": []}}
V2 = {**NO_PINGS, "flags": 1 << 15}
BUTTON = {"type": 2, "style": 1, "label": "Next", "custom_id": "next"}
LINK = {"type": 2, "style": 5, "label": "Read", "url": "https://example.org"}
OPTION = {"type": 3, "name": "union", "description": "Which"}
CHOICE = {"name": "Writers", "value": "wga"}
TEXT = {"type": 10, "content": "News"}


def row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(parts)}


def select(**changes: Any) -> dict[str, Any]:
    options = [{"label": "Writers", "value": "wga"}, {"label": "Actors", "value": "sag-aftra"}]
    return {"type": 3, "custom_id": "pick", "options": options, **changes}


def embed(**parts: Any) -> dict[str, Any]:
    return {**NO_PINGS, "embeds": [{"title": "WGA", **parts}]}


def shows(*components: dict[str, Any]) -> dict[str, Any]:
    return {**NO_PINGS, "content": "News", "components": list(components)}


def command(**changes: Any) -> dict[str, Any]:
    return {"name": "status", "description": "Where the talks stand", **changes}


SOUND_MESSAGES = [
    {**NO_PINGS, "content": "x" * 2000},
    embed(fields=[{"name": "\u200b", "value": "y" * 1024}], footer={"text": "z"}),
    shows(row(BUTTON, LINK), row(select())),
    {
        "content": "hi",
        "allowed_mentions": {"parse": ["users"], "roles": ["5"]},
        "nonce": "n" * 25,
        "enforce_nonce": True,
    },
    {**V2, "components": [{"type": 17, "components": [TEXT, {"type": 14}, row({**BUTTON, "custom_id": "b"})]}]},
    {**V2, "components": [{"type": 9, "components": [TEXT], "accessory": LINK}]},
]


@pytest.mark.parametrize("payload", SOUND_MESSAGES)
def test_a_sound_message_breaks_no_rule(payload: dict[str, Any]) -> None:
    assert violations(MESSAGE, payload) == []


BROKEN_MESSAGES = [
    ({**NO_PINGS, "content": "x" * 2001}, "content: 2001 characters"),
    ({**NO_PINGS, "content": " \n"}, "empty message"),
    ({**NO_PINGS, "embeds": []}, "empty message"),
    ({**NO_PINGS, "content": 5}, "5 is not of type"),
    (NO_PINGS | {"embeds": [{"description": "y" * 3001}, {"description": "y" * 3000}]}, "6001 characters over all"),
    ({**NO_PINGS, "embeds": [{"title": "x"}] * 11}, "too long"),
    ({**NO_PINGS, "embeds": [{}]}, "an embed with nothing to show"),
    (embed(title="x" * 257), "embeds[0].title"),
    (embed(description="x" * 4097), "embeds[0].description"),
    (embed(footer={"text": "x" * 2049}), "embeds[0].footer.text"),
    (embed(footer={"text": ""}), "embeds[0].footer.text: This field is required"),
    (embed(author={"name": "x" * 257}), "author.name"),
    (embed(author={"name": " "}), "author.name: This field is required"),
    (embed(fields=[{"name": "a", "value": "b"}] * 26), "embeds[0].fields"),
    (embed(fields=[{"name": " ", "value": "b"}]), "embeds[0].fields[0].name: This field is required"),
    (embed(fields=[{"name": "a", "value": "\n"}]), "embeds[0].fields[0].value: This field is required"),
    (embed(fields=[{"name": "x" * 257, "value": "b"}]), "fields[0].name"),
    (embed(fields=[{"name": "a", "value": "x" * 1025}]), "fields[0].value"),
    (embed(url="ftp://example.org/a"), "embeds[0].url: scheme"),
    (embed(timestamp="yesterday"), "embeds[0].timestamp"),
    (embed(color=1 << 24), "embeds[0].color"),
    ({"content": "hi"}, "house: allowed_mentions: missing"),
    ({"content": "hi", "allowed_mentions": {"parse": ["users"], "users": ["5"]}}, "mutually exclusive"),
    ({"content": "hi", "allowed_mentions": {"parse": ["roles"], "roles": ["5"]}}, "mutually exclusive"),
    ({"content": "hi", "allowed_mentions": {"parse": ["all"]}}, "allowed_mentions.parse[0]"),
    ({**NO_PINGS, "content": "hi", "nonce": "n" * 26}, "nonce"),
    ({**NO_PINGS, "content": "hi", "enforce_nonce": True}, "there is no nonce"),
    ({**NO_PINGS, "content": "hi", "flags": 64}, "flags: 64"),
    ({**NO_PINGS, "content": "hi", "attachments": [{"id": 0}]}, "no file of that number"),
    (shows(*[row({**LINK})] * 6), "6 rows"),
    (shows(row(*[{**LINK}] * 6)), "components[0].components"),
    (shows(BUTTON), "stands in an action row"),
    (shows(row(BUTTON, BUTTON)), "'next' is used twice"),
    (shows(row(BUTTON), row({**BUTTON, "style": 2})), "'next' is used twice"),
    (shows(row({**LINK, "id": 7}), row({**BUTTON, "id": 7})), "7 is used twice"),
    (shows(row(BUTTON, select())), "buttons or a single select"),
    (shows(row(select(), select(custom_id="other"))), "buttons or a single select"),
    (shows(row({**BUTTON, "custom_id": None})), "needs custom_id"),
    (shows(row({**BUTTON, "custom_id": "c" * 101})), "custom_id"),
    (shows(row({**LINK, "url": None})), "needs url"),
    (shows(row({**LINK, "custom_id": "c"})), "has no custom_id"),
    (shows(row({**BUTTON, "url": "https://example.org"})), "has no url"),
    (shows(row({**LINK, "url": "javascript:alert(1)"})), "scheme must be one of"),
    (shows(row({**LINK, "url": "https://e.org/" + "x" * 512})), "url"),
    (shows(row({**BUTTON, "label": " "})), "needs a label or an emoji"),
    (shows(row({**BUTTON, "label": "x" * 81})), "label"),
    (shows(row({"type": 2, "style": 6, "sku_id": "5", "label": "Buy"})), "premium button has no label"),
    (shows(row({**BUTTON, "style": 9})), "style"),
    (shows(row(select(min_values=2))), "min_values is above max_values"),
    (shows(row(select(max_values=3))), "above the number of options"),
    (shows(row(select(options=[{"label": "a", "value": "v"}] * 2))), "a value is used twice"),
    (shows(row(select(options=[{"label": str(n), "value": str(n)} for n in range(26)]))), "options"),
    (shows(row(select(options=[{"label": n, "value": n, "default": True} for n in "ab"]))), "more defaults"),
    (shows(TEXT), "needs the flag of components v2"),
    ({**V2, "content": "hi", "components": [TEXT]}, "content: not allowed beside components v2"),
    ({**V2, "embeds": [{"title": "x"}], "components": [TEXT]}, "embeds: not allowed beside components v2"),
    ({**V2, "components": [{"type": 17, "components": [TEXT] * 20}] * 2}, "42 counting nested ones"),
    ({**V2, "components": [{**TEXT, "content": "x" * 2001}] * 2}, "4002 characters of text"),
    ({**V2, "components": [{**TEXT, "content": " "}]}, "a blank text"),
    ({**V2, "components": [BUTTON]}, "stands in an action row"),
    ({**V2, "components": [{"type": 9, "components": [TEXT]}]}, "accessory"),
]


@pytest.mark.parametrize(("payload", "told"), BROKEN_MESSAGES)
def test_a_broken_message_is_told(payload: dict[str, Any], told: str) -> None:
    assert any(told in text for text in violations(MESSAGE, payload))


def test_a_rule_of_the_house_is_none_of_discord() -> None:
    found = violations(MESSAGE, {"content": "hi"})
    assert found
    assert refused(found) == []


def test_an_edit_may_leave_out_what_stays() -> None:
    assert violations(EDIT, {"components": []}) == []
    assert violations(ORIGINAL, {"content": "x" * 2001, **NO_PINGS})


def test_a_forum_post_is_checked_as_a_message() -> None:
    assert violations(THREAD, {"name": "Strike", "message": {**NO_PINGS, "content": "hi"}}) == []
    assert "message.content: 2001 characters, the limit is 2000" in violations(
        THREAD, {"name": "Strike", "message": {**NO_PINGS, "content": "x" * 2001}}
    )


def test_an_unknown_route_is_an_error() -> None:
    with pytest.raises(KeyError):
        violations("POST /channels/{channel_id}/telegrams", {})


BROKEN_COMMANDS = [
    (command(name="Status"), "not in lower case"),
    (command(name="a b"), "is not a name"),
    (command(name=""), "is not a name"),
    (command(name="x" * 33), "is not a name"),
    (command(name_localizations={"de": "Stand"}), "name_localizations[de]: 'Stand' is not in lower case"),
    (command(description=""), "description: 1 to 100"),
    (command(description="x" * 101), "description"),
    (command(options=[OPTION, {**OPTION, "name": "day", "required": True}]), "required options must be placed"),
    (command(options=[{**OPTION, "name": f"o{n}"} for n in range(26)]), "26 options"),
    (command(options=[OPTION, OPTION]), "two options are called 'union'"),
    (command(options=[{**OPTION, "name": "A"}]), "not in lower case"),
    (command(options=[{**OPTION, "description": " "}]), "options[0].description"),
    (command(options=[{**OPTION, "choices": [CHOICE], "autocomplete": True}]), "exclude each other"),
    (command(options=[{**OPTION, "choices": [CHOICE, {**CHOICE, "value": "x"}]}]), "two are called 'Writers'"),
    (command(options=[{**OPTION, "choices": [{"name": "w", "value": "x" * 101}]}]), "choices[0].value"),
    (command(options=[{**OPTION, "choices": [{"name": "x" * 101, "value": "w"}]}]), "choices[0].name"),
    (command(options=[{**OPTION, "type": 4, "choices": [CHOICE]}]), "choices[0].value"),
    (command(options=[{**OPTION, "type": 5, "autocomplete": True}]), "neither choices nor autocomplete"),
    (command(options=[{**OPTION, "min_length": 5, "max_length": 4}]), "min_length is above max_length"),
    (command(options=[OPTION, {"type": 1, "name": "sub", "description": "d"}]), "do not mix"),
    (command(options=[{"type": 2, "name": "group", "description": "d"}]), "a group without subcommands"),
    (
        command(options=[{**OPTION, "choices": [{"name": f"{n:04}" * 20, "value": "v" * 99} for n in range(25)]}] * 2),
        "the limit is 8000",
    ),
    (command(type=2), "neither description nor options"),
]


@pytest.mark.parametrize(("broken", "told"), BROKEN_COMMANDS)
def test_a_broken_command_is_told(broken: dict[str, Any], told: str) -> None:
    assert any(told in text for text in violations(COMMANDS, [broken]))


def test_sound_commands_break_no_rule() -> None:
    nested = {"type": 2, "name": "g", "description": "d", "options": [{"type": 1, "name": "s", "description": "d"}]}
    assert violations(COMMANDS, [command(), command(name="ステータス"), command(name="d", options=[nested])]) == []


def test_a_list_of_commands_has_limits_of_its_own() -> None:
    assert "payload: two commands are called 'status'" in violations(COMMANDS, [command(), command()])
    many = [command(name=f"c{n}") for n in range(101)]
    assert any("101 commands of type 1" in text for text in violations(COMMANDS, many))
    assert any("only a global command" in text for text in violations(GUILD_COMMANDS, [command(contexts=[0])]))


def choices(*given: dict[str, Any]) -> dict[str, Any]:
    return {"type": 8, "data": {"choices": list(given)}}


BROKEN_CALLBACKS = [
    (Asked.AUTOCOMPLETE, {"type": 4, "data": {"content": "hi", **NO_PINGS}}, "does not answer"),
    (Asked.AUTOCOMPLETE, {"type": 5}, "does not answer"),
    (Asked.COMMAND, choices(CHOICE), "does not answer"),
    (Asked.COMMAND, {"type": 6}, "does not answer"),
    (Asked.MODAL, {"type": 9, "data": {"title": "t", "custom_id": "m", "components": [TEXT]}}, "does not answer"),
    (Asked.COMMAND, {"type": 4, "data": {}}, "data.payload: Cannot send an empty message"),
    (Asked.COMMAND, {"type": 4, "data": {"content": "hi"}}, "house: data.allowed_mentions: missing"),
    (Asked.COMMAND, {"type": 4, "data": {"content": "hi", "flags": 1 << 13, **NO_PINGS}}, "data.flags"),
    (Asked.COMMAND, {"type": 5, "data": {"flags": 4}}, "data.flags: a deferral"),
    (Asked.COMMAND, {"type": 9, "data": {"title": "t", "custom_id": "m", "components": []}}, "a modal holds 1 to 5"),
    (Asked.COMMAND, {"type": 9, "data": {"title": "x" * 46, "custom_id": "m", "components": [TEXT]}}, "data.title"),
    (Asked.AUTOCOMPLETE, choices(*[{"name": f"n{n}", "value": "v"} for n in range(26)]), "26 choices"),
    (Asked.AUTOCOMPLETE, choices({"name": "x" * 101, "value": "v"}), "choices[0].name"),
    (Asked.AUTOCOMPLETE, choices({"name": "", "value": "v"}), "choices[0].name"),
    (Asked.AUTOCOMPLETE, choices({"name": "n", "value": "x" * 101}), "choices[0].value"),
    (Asked.AUTOCOMPLETE, choices({"name": "n", "value": 5}), "not what an option of type 3 takes"),
]


@pytest.mark.parametrize(("asked", "payload", "told"), BROKEN_CALLBACKS)
def test_a_broken_callback_is_told(asked: Asked, payload: dict[str, Any], told: str) -> None:
    assert any(told in text for text in violations(CALLBACK, payload, asked=asked, option=3))


def test_sound_callbacks_break_no_rule() -> None:
    message = {"type": 4, "data": {"content": "hi", "flags": 64, **NO_PINGS}}
    assert violations(CALLBACK, message, asked=Asked.COMMAND) == []
    assert violations(CALLBACK, {"type": 5, "data": {"flags": 64}}, asked=Asked.COMMAND) == []
    assert violations(CALLBACK, choices(CHOICE), asked=Asked.AUTOCOMPLETE, option=3) == []
    assert violations(CALLBACK, choices({"name": "2023", "value": 2023}), asked=Asked.AUTOCOMPLETE, option=4) == []
    assert violations(CALLBACK, {"type": 7, "data": {"components": []}}, asked=Asked.COMPONENT) == []


def test_only_what_came_from_a_message_updates_one() -> None:
    assert violations(CALLBACK, {"type": 6}, asked=Asked.MODAL, from_message=True) == []
    assert violations(CALLBACK, {"type": 6}, asked=Asked.MODAL, from_message=False)
