from __future__ import annotations

import pytest

from tests.cogs.room import Room, told
from tests.discord_server.checker import Callback

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_union_is_answered_with_its_phase_its_sources_and_the_moment_to_the_asker_alone(room: Room) -> None:
    asked = await room.ask("status", union="wga")
    assert asked.ephemeral
    assert asked.kind is Callback.MESSAGE
    assert "Tentative agreement since 24 September 2023\nConfirmed by Variety, Deadline and 1 more" in told(asked)
    assert "<https://variety.com/2023/deal>" in asked.text
    assert "As of <t:1696334400:R>" in asked.text


async def test_without_a_union_there_is_one_line_for_each_negotiation(room: Room) -> None:
    answer = told(await room.ask("status"))
    unions = ["WGA · Minimum", "SAG-AFTRA · TV/Theatrical", "DGA · Basic", "IATSE · Basic", "Teamsters 399 · Black"]
    places = [answer.index(union) for union in unions]
    assert places == sorted(places)
    assert "Tentative agreement" in answer


async def test_a_shared_answer_is_seen_by_all(room: Room) -> None:
    asked = await room.ask("status", union="wga", share=True)
    assert not asked.ephemeral
    assert asked.response in room.news.messages


@pytest.mark.parametrize("name", ["WGA", "writers guild", "Writers Guild of America", "guionistas"])
async def test_a_union_may_be_called_what_people_call_it(room: Room, name: str) -> None:
    assert told(await room.ask("status", union=name)).startswith("WGA · Minimum Basic Agreement")


async def test_a_past_day_is_answered_as_it_was_known_then(room: Room) -> None:
    answer = told(await room.ask("status", union="wga", day="2023-06-01"))
    assert "On strike, day 31, since 2 May 2023" in answer
    assert "As known on 1 June 2023" in answer


async def test_a_day_to_come_is_answered_as_of_now(room: Room) -> None:
    answer = told(await room.ask("status", union="wga", day="2024-06-01"))
    assert "Tentative agreement" in answer
    assert "As known on 3 October 2023" in answer


@pytest.mark.parametrize("day", ["yesterday", "2023-13-01", "22/9/2023", "0001-01-01", "9999-12-31", " "])
async def test_what_is_no_day_is_answered_with_how_to_write_one(room: Room, day: str) -> None:
    asked = await room.ask("status", union="wga", day=day)
    assert asked.ephemeral
    assert f"“{day}” is not a day. Write it as year-month-day" in told(asked)


async def test_an_unknown_union_is_answered_with_those_that_come_close_to_the_asker_alone(room: Room) -> None:
    asked = await room.ask("status", union="sagaftr", share=True)
    assert asked.ephemeral
    assert told(asked).startswith("No union is called “sagaftr”. Did you mean sag-aftra")


@pytest.mark.parametrize(
    ("locale", "phase"),
    [("fr", "Accord de principe depuis le 24 septembre 2023"), ("es-419", "desde el 24 de septiembre de 2023")],
)
async def test_the_answer_is_in_the_language_of_the_asker(room: Room, locale: str, phase: str) -> None:
    assert phase in told(await room.ask("status", by=room.member(locale), union="wga"))


async def test_an_error_is_in_the_language_of_the_asker(room: Room) -> None:
    assert "n’est pas une date" in told(await room.ask("status", by=room.member("fr"), day="hier"))
    assert "no es una fecha" in told(await room.ask("status", by=room.member("es-ES"), day="ayer"))


async def test_a_language_that_is_not_spoken_gets_english(room: Room) -> None:
    assert "Tentative agreement since" in told(await room.ask("status", by=room.member("ja"), union="wga"))


async def test_direct_messages_are_answered_too(room: Room) -> None:
    asked = await room.ask("status", where=room.server.direct(room.ada), union="wga")
    assert "Tentative agreement" in told(asked)


async def test_every_union_is_offered_before_anything_is_typed(room: Room) -> None:
    offered = await room.offered("status", union="")
    assert list(offered.values()) == ["wga", "sag-aftra", "dga", "iatse", "teamsters"]
    assert next(iter(offered)) == "WGA (Writers Guild of America)"


@pytest.mark.parametrize(
    ("typed", "union"),
    [("writ", "wga"), ("ACTORS", "sag-aftra"), ("sag aftra", "sag-aftra"), (" dg", "dga"), ("stage", "iatse")],
)
async def test_a_union_is_offered_for_part_of_a_name_of_it(room: Room, typed: str, union: str) -> None:
    assert list((await room.offered("status", union=typed)).values()) == [union]


async def test_nothing_is_offered_for_what_no_union_is_called(room: Room) -> None:
    assert await room.offered("status", union="bakers") == {}
