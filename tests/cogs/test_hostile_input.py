from __future__ import annotations

from typing import Any

import pytest

from tests.cogs.hostile import HOSTILE
from tests.cogs.markdown import every, read_lines
from tests.cogs.room import Room

pytestmark = pytest.mark.asyncio(loop_scope="module")
TYPED = (
    *(text for text in HOSTILE if text.isprintable()),
    *("x" * 100, "😀" * 100, "' OR 1=1 --", "%s%d{0}{name}", "../../etc/passwd", "{ $name }", "0", "-1"),
)
ACTIVE = {"mention", "emoji", "command", "guide", "url", "autolink", "spoiler", "code"}
OPTIONS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("status", "union", {}),
    ("status", "day", {"union": "wga"}),
    ("headlines", "union", {}),
    ("headlines", "issue", {}),
    ("timeline", "union", {}),
    ("why", "link", {}),
    ("digest setup", "hour", {"time-zone": "UTC"}),
    ("digest setup", "time-zone", {"hour": "9"}),
    ("digest setup", "unions", {"hour": "9", "time-zone": "UTC"}),
)


@pytest.mark.parametrize(("command", "option", "others"), OPTIONS)
async def test_what_is_typed_can_ping_format_or_break_nothing(
    room: Room, command: str, option: str, others: dict[str, Any]
) -> None:
    for text in TYPED:
        # Nobody may ask as much as this.
        asker = room.member()
        room.guild.members[asker.id].roles = room.guild.members[room.stella.id].roles
        asked = await room.ask(command, by=asker, **others, **_typed(option, text))
        assert asked.response
        assert asked.response.pinged() == set()
        nodes = [node for _, line in read_lines(asked.text) for node in every(line)]
        active = [node for node in nodes if node.kind in ACTIVE and node.target != str(room.news.id)]
        assert active == [], text
        assert all(node.target.startswith("https://") for node in nodes if node.kind == "link")


@pytest.mark.parametrize(("command", "option", "others"), OPTIONS)
async def test_no_more_can_be_typed_than_an_answer_can_repeat(
    room: Room, command: str, option: str, others: dict[str, Any]
) -> None:
    most = 1000 if option == "link" else 100
    with pytest.raises(ValueError, match=f"above {most}"):
        await room.steer(command, **others, **_typed(option, "x" * (most + 1)))
    assert (await room.steer(command, **others, **_typed(option, "x" * most))).text


@pytest.mark.parametrize(
    ("command", "option"),
    [("status", "union"), ("headlines", "issue"), ("digest setup", "time-zone"), ("digest setup", "unions")],
)
async def test_whatever_is_being_typed_gets_choices_that_discord_takes(room: Room, command: str, option: str) -> None:
    for text in TYPED:
        await room.offered(command, by=room.stella, **_typed(option, text))


async def test_whatever_is_typed_for_the_number_of_a_digest_gets_choices_that_discord_takes(room: Room) -> None:
    for text in TYPED:
        await room.offered("digest remove", by=room.stella, digest=text)


def _typed(option: str, text: str) -> dict[str, Any]:
    return {option: text}
