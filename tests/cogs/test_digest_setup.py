from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cogs.room import Room, told
from tests.discord_server.channels import ChannelKind

pytestmark = pytest.mark.asyncio(loop_scope="module")


def settings(room: Room) -> dict[str, Any]:
    """What is stored of the only digest of a server."""
    ((stored,),) = room.digests("settings")
    return dict(json.loads(stored))


def places(room: Room) -> list[int]:
    """The channels of a server's digests."""
    return [channel for (channel,) in room.digests("target")]


async def test_an_hour_and_a_city_are_enough_for_a_digest_here(room: Room) -> None:
    asked = await room.set_up()
    assert asked.ephemeral
    assert asked.deferred
    assert "Every day at 09:00, America/New_York · all unions that are followed" in told(asked)
    assert room.news.mention in asked.text
    assert "Next: <t:1696338000:f>" in asked.text
    assert room.digests("guild_id, target, created_by, paused") == [(room.guild.id, room.news.id, room.stella.id, 0)]
    assert room.news.messages == []


async def test_everything_can_be_chosen(room: Room) -> None:
    writers = room.guild.add_role("Writers", mentionable=True)
    daily = room.guild.add_channel("daily", ChannelKind.ANNOUNCEMENT)
    await room.server.ready()
    asked = await room.set_up(
        channel=daily,
        hour="6 pm",
        time_zone="Europe/Madrid",
        unions="writers, SAG-AFTRA",
        days="workdays",
        role=writers,
        quiet_day="silent",
        plain=True,
        language="es",
    )
    assert "Monday to Friday at 18:00, Europe/Madrid · WGA and SAG-AFTRA" in told(asked)
    assert asked.response
    assert asked.response.pinged() == set()
    assert places(room) == [daily.id]
    assert settings(room) == {
        "unions": ["wga", "sag-aftra"],
        "at": "18:00:00",
        "days": [0, 1, 2, 3, 4],
        "zone": "Europe/Madrid",
        "role_id": writers.id,
        "quiet": "silent",
        "plain": True,
        "locale": "es",
    }


async def test_the_language_is_that_of_the_server_unless_chosen_and_the_answer_that_of_the_steward(room: Room) -> None:
    room.guild.locale, room.stella.locale = "fr", "es-ES"
    asked = await room.set_up()
    assert settings(room)["locale"] == "fr"
    assert "Todos los días a las 09:00" in told(asked)


async def test_the_same_unions_in_the_same_channel_change_the_digest_that_is_there(room: Room) -> None:
    await room.set_up(unions="wga, dga")
    asked = await room.set_up(unions="DGA,writers", hour="21:30")
    assert "is changed" in told(asked)
    assert settings(room)["at"] == "21:30:00"


async def test_other_unions_in_the_same_channel_make_another_digest(room: Room) -> None:
    await room.set_up(unions="wga")
    await room.set_up(unions="dga")
    assert places(room) == [room.news.id, room.news.id]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"hour": "25:00"}, "“25:00” is no time of day. Write it like 9:00, 21:30 or 9 pm."),
        ({"time_zone": "Los Angles"}, "“Los Angles” is no time zone. Did you mean America/Los_Angeles"),
        ({"unions": "wga, bakers"}, "bakers”. Did you mean "),
    ],
)
async def test_what_is_wrong_is_named_and_nothing_is_stored(room: Room, wrong: dict[str, Any], sentence: str) -> None:
    asked = await room.set_up(**wrong)
    assert asked.ephemeral
    assert sentence in told(asked)
    assert room.digests() == []


async def test_members_do_not_see_the_command(room: Room) -> None:
    with pytest.raises(PermissionError):
        await room.ask("digest setup", hour="9", time_zone="UTC")


async def test_it_is_not_offered_in_direct_messages(room: Room) -> None:
    with pytest.raises(PermissionError):
        await room.set_up(where=room.server.direct(room.stella))


async def test_usual_time_zones_are_offered_first_and_any_by_its_city(room: Room) -> None:
    usual = await room.offered("digest setup", by=room.stella, time_zone="")
    assert next(iter(usual)) == "America/Los_Angeles"
    assert next(iter(await room.offered("digest setup", by=room.stella, time_zone="paris"))) == "Europe/Paris"
    assert "America/New_York" in await room.offered("digest setup", by=room.stella, time_zone="new y")


async def test_several_unions_are_offered_one_after_the_other(room: Room) -> None:
    async def offered(typed: str) -> dict[str, Any]:
        return await room.offered("digest setup", by=room.stella, unions=typed)

    assert (await offered("writ")) == {"WGA": "wga"}
    assert (await offered("wga, act")) == {"wga, SAG-AFTRA": "wga, sag-aftra"}
    assert next(iter((await offered("WGA, SAG-AFTRA,")).values())) == "WGA, SAG-AFTRA, dga"
    assert await offered("wga, wg") == {}
    assert await offered("x" * 99 + ",") == {}
    assert "2" not in await offered(",")
