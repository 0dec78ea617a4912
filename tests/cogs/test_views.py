from __future__ import annotations

import gc
import weakref
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.proposals import Proposal
from bot.wording.phrases import Phrases
from cogs._views import (
    DECISION_ID,
    DIGEST_ID,
    FEEDS_ID,
    PAGE_ID,
    Asked,
    Button,
    decision_button,
    decision_view,
    digest_button,
    digest_view,
    feeds_button,
    feeds_view,
    forget_button,
    mark_of,
    page_button,
    pages_view,
    privacy_view,
)
from tests.discord_server.checker import MESSAGE, violations
from tests.storage.samples import NOON, proposed

PHRASES = Phrases()
UNTIL = datetime(2023, 9, 22, 21, 5, tzinfo=UTC)
ASKED = Asked(UNTIL - timedelta(days=7), UNTIL, ("sag-aftra",), "streaming_residuals")
NONCE = "0123456789abcdef012345678"


def buttons(view: discord.ui.View | None) -> list[dict[str, Any]]:
    assert view is not None
    return [cast("dict[str, Any]", button) for row in view.to_components() for button in row["components"]]


async def press(kind: type[Button], custom_id: str) -> None:
    """What discord.py does when a button of that id is pressed; neither interaction nor item is looked at."""
    match = kind.__discord_ui_compiled_template__.fullmatch(custom_id)
    assert match is not None
    nothing = cast("Any", None)
    item = await kind.from_custom_id(nothing, nothing, match)
    await item.callback(nothing)


async def test_a_press_asks_for_the_page_that_its_button_names() -> None:
    heard: list[Asked] = []

    async def turn(_interaction: discord.Interaction, asked: Asked) -> None:
        heard.append(asked)

    kind = page_button(turn)
    for button in buttons(pages_view(Asked(ASKED.since, UNTIL, ("sag-aftra",), page=3), 9, PHRASES)):
        await press(kind, button["custom_id"])
    assert heard == [Asked(ASKED.since, UNTIL, ("sag-aftra",), page=page) for page in (2, 4)]


async def test_the_button_under_a_digest_asks_for_its_headlines_and_bears_its_mark() -> None:
    heard: list[Asked] = []

    async def show(_interaction: discord.Interaction, asked: Asked) -> None:
        heard.append(asked)

    (button,) = buttons(digest_view(NONCE, ASKED, PHRASES))
    await press(digest_button(show), button["custom_id"])
    assert heard == [ASKED]
    assert mark_of(button["custom_id"]) == NONCE
    assert button["label"] == "Headlines"


async def test_the_button_under_privacy_asks_to_be_forgotten() -> None:
    heard: list[str] = []

    async def forget(_interaction: discord.Interaction) -> None:
        heard.append("forget")

    (button,) = buttons(privacy_view(PHRASES))
    await press(forget_button(forget), button["custom_id"])
    assert heard == ["forget"]
    assert button["label"] == "Delete what is kept about me"


async def test_the_ends_of_the_pages_have_a_button_that_cannot_be_pressed() -> None:
    first, last = (buttons(pages_view(Asked(ASKED.since, UNTIL, page=page), 3, PHRASES)) for page in (0, 2))
    assert [(button["label"], button["disabled"]) for button in first] == [("Newer", True), ("Older", False)]
    assert [(button["label"], button["disabled"]) for button in last] == [("Newer", False), ("Older", True)]


async def test_a_single_page_needs_no_buttons() -> None:
    assert pages_view(ASKED, 1, PHRASES) is None


@pytest.mark.parametrize("page", [0, 1, 5, 9999])
async def test_discord_takes_the_buttons(page: int) -> None:
    views = [
        pages_view(Asked(ASKED.since, UNTIL, ("sag-aftra",), page=page), 6, PHRASES),
        digest_view(NONCE, ASKED, PHRASES),
        privacy_view(PHRASES),
        decision_view([proposed(id=number) for number in range(1, 9)], PHRASES, NONCE),
    ]
    for view in views:
        assert view is not None
        payload = {"content": "x", "components": view.to_components(), "allowed_mentions": {"parse": []}}
        assert violations(MESSAGE, payload) == []


async def test_discord_py_keeps_no_view_that_was_sent() -> None:
    view = digest_view(NONCE, ASKED, PHRASES)
    assert view.is_finished()
    gone = weakref.ref(view)
    del view
    gc.collect()
    assert gone() is None


async def test_an_id_that_discord_would_not_take_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="longer than Discord takes"):
        digest_view(NONCE, Asked(ASKED.since, UNTIL, issue="u" * 80), PHRASES)


@given(st.text(max_size=100))
def test_a_foreign_id_bears_no_mark(custom_id: str) -> None:
    kinds = [kind for kind in (PAGE_ID, DIGEST_ID, DECISION_ID, FEEDS_ID) if kind.fullmatch(custom_id)]
    assert len(kinds) <= 1
    assert mark_of(custom_id) == "" or kinds != [PAGE_ID]


@pytest.mark.parametrize(
    "custom_id",
    [
        "",
        "newer",
        "newer:1:2:3",
        "newer:-1:2:3::",
        "older:99999:2:3::",
        "digest:1:2:3::",
        "newer:1:2:3::\n",
        "x:1:2:3::",
        "accept:1",
        "accept::",
        "accept:1:2:3",
    ],
)
def test_an_id_that_is_none_of_ours_is_not_ours(custom_id: str) -> None:
    assert PAGE_ID.fullmatch(custom_id) is DECISION_ID.fullmatch(custom_id) is None
    assert mark_of(custom_id) == ""


async def test_the_buttons_under_a_proposal_decide_on_it_and_bear_the_mark_of_their_message() -> None:
    pressed: list[tuple[str, int]] = []

    async def decide(_: discord.Interaction, what: str, number: int) -> None:
        pressed.append((what, number))

    found = buttons(decision_view([proposed(id=12)], PHRASES, NONCE))
    for button in found:
        assert mark_of(button["custom_id"]) == NONCE
        await press(decision_button(decide), button["custom_id"])
    assert [button["label"] for button in found] == ["Accept 12", "Reject 12"]
    assert pressed == [("accept", 12), ("reject", 12)]


async def test_the_button_under_news_of_feeds_bears_the_mark_of_its_message() -> None:
    pressed: list[None] = []

    async def show(_: discord.Interaction) -> None:
        pressed.append(None)

    (button,) = buttons(feeds_view(NONCE, "All feeds"))
    assert (button["label"], mark_of(button["custom_id"])) == ("All feeds", NONCE)
    await press(feeds_button(show), button["custom_id"])
    assert len(pressed) == 1


async def test_what_is_declined_has_no_buttons_and_a_list_has_a_row_for_each_that_there_is_room_for() -> None:
    declined: Proposal = proposed(id=1, decided_at=NOON, decided_by="42")
    assert decision_view([declined], PHRASES) is None
    view = decision_view([declined, *(proposed(id=number) for number in range(2, 9))], PHRASES)
    assert view is not None
    assert [[button["label"] for button in row["components"]] for row in view.to_components()] == [
        [f"Accept {number}", f"Reject {number}"] for number in range(2, 7)
    ]
