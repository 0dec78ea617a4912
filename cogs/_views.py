"""The buttons under answers. All they know is in their `custom_id`, so that they outlive a restart and cost no memory.

What a press answers is the cog's business, which hands in a coroutine.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeAlias

import discord

from bot.domain.proposals import Proposal, ProposalState
from bot.wording.phrases import Phrases

NEWER, OLDER, DIGEST, FORGET, FEEDS = "newer", "older", "digest", "forget", "feeds"
LONGEST_ID = 100
UNIONS_IN_DIGEST = 36
_ASKED = r":(?P<page>[0-9]{1,4}):(?P<since>[0-9]{1,11}):(?P<until>[0-9]{1,11}):(?P<unions>[\w+-]*):(?P<issue>[\w-]*)"
PAGE_ID = re.compile(rf"(?:{NEWER}|{OLDER}){_ASKED}")
DIGEST_ID = re.compile(rf"{DIGEST}:(?P<mark>\w+){_ASKED}")
FEEDS_ID = re.compile(rf"{FEEDS}:(?P<mark>\w+)")
ACCEPT, REJECT, UNDO = "accept", "reject", "undo"
DECISION_ID = re.compile(rf"(?P<what>{ACCEPT}|{REJECT}|{UNDO}):(?P<number>[0-9]{{1,18}}):(?P<mark>\w*)")
ROWS = 5
"""Rows of buttons that a message has room for."""
DECISIONS = {
    ProposalState.WAITING: ((ACCEPT, discord.ButtonStyle.success), (REJECT, discord.ButtonStyle.danger)),
    ProposalState.APPLIED: ((UNDO, discord.ButtonStyle.danger),),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which headlines, of which page counted from 0: those in (since, until], of some unions and an issue or of all.

    `until` keeps the pages still while news comes in.
    """

    since: datetime
    until: datetime
    unions: tuple[str, ...] = ()
    issue: str = ""
    page: int = 0


Button: TypeAlias = discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]]
Press: TypeAlias = Callable[[discord.Interaction, Asked], Awaitable[None]]
_Heard: TypeAlias = Callable[[discord.Interaction, re.Match[str]], Awaitable[None]]


def page_button(press: Press) -> type[Button]:
    """The buttons that turn pages, for `Client.add_dynamic_items`; `press` shows the page in place of the other."""
    return _button(PAGE_ID, lambda interaction, match: press(interaction, _read(match)))


def digest_button(press: Press) -> type[Button]:
    """The button under a digest, for `Client.add_dynamic_items`; `press` answers the one who pressed."""
    return _button(DIGEST_ID, lambda interaction, match: press(interaction, _read(match)))


def decision_button(press: Callable[[discord.Interaction, str, int], Awaitable[None]]) -> type[Button]:
    """The buttons under corrections, for `Client.add_dynamic_items`; `press` gets what to do with which of them."""
    return _button(DECISION_ID, lambda interaction, match: press(interaction, match["what"], int(match["number"])))


def forget_button(press: Callable[[discord.Interaction], Awaitable[None]]) -> type[Button]:
    """The button under `/privacy`, for `Client.add_dynamic_items`; `press` deletes what is kept of who pressed."""
    return _button(re.compile(FORGET), lambda interaction, _match: press(interaction))


def feeds_button(press: Callable[[discord.Interaction], Awaitable[None]]) -> type[Button]:
    """The button under news of feeds, for `Client.add_dynamic_items`; `press` answers the one who pressed."""
    return _button(FEEDS_ID, lambda interaction, _match: press(interaction))


def _button(pattern: re.Pattern[str], heard: _Heard) -> type[Button]:
    class Registered(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=pattern):
        def __init__(self, match: re.Match[str]) -> None:
            super().__init__(discord.ui.Button(custom_id=match[0]))
            self._match = match

        @classmethod
        async def from_custom_id(
            cls,
            _interaction: discord.Interaction[discord.Client],
            _item: discord.ui.Item[discord.ui.View],
            match: re.Match[str],
            /,
        ) -> Registered:
            return cls(match)

        async def callback(self, interaction: discord.Interaction[discord.Client]) -> None:
            await heard(interaction, self._match)

    return Registered


def pages_view(asked: Asked, pages: int, phrases: Phrases) -> discord.ui.View | None:
    """Buttons to the pages beside this one, for an answer of so many pages; none for a single page."""
    if pages < 2:
        return None
    page = min(asked.page, pages - 1)
    return _sent(
        _to(NEWER, replace(asked, page=max(page - 1, 0)), phrases.say("page-newer"), disabled=page == 0),
        _to(OLDER, replace(asked, page=page + 1), phrases.say("page-older"), disabled=page == pages - 1),
    )


def digest_view(mark: str, asked: Asked, phrases: Phrases) -> discord.ui.View:
    """The button to the headlines behind a digest; by `mark` the message is recognised in its channel.

    It leads to those of all unions where so many were chosen that their ids have no room.
    """
    if len("+".join(asked.unions)) > UNIONS_IN_DIGEST:
        asked = replace(asked, unions=())
    return _sent(_to(f"{DIGEST}:{mark}", asked, phrases.say("title-headlines")))


def privacy_view(phrases: Phrases) -> discord.ui.View:
    """The button that deletes what is kept about a person."""
    label = phrases.say("privacy-forget")
    return _sent(discord.ui.Button(style=discord.ButtonStyle.danger, label=label, custom_id=FORGET))


def feeds_view(mark: str, label: str) -> discord.ui.View:
    """The button to all feeds; by `mark` the message is recognised in its channel."""
    return _sent(discord.ui.Button(style=discord.ButtonStyle.secondary, label=label, custom_id=f"{FEEDS}:{mark}"))


def decision_view(proposals: Sequence[Proposal], phrases: Phrases, mark: str = "") -> discord.ui.View | None:
    """The buttons that decide on corrections, a row for each of the first that something can be done about.

    By `mark` the message is recognised in its channel.
    """
    buttons = []
    for row, proposal in enumerate([each for each in proposals if each.state in DECISIONS][:ROWS]):
        for what, style in DECISIONS[proposal.state]:
            label = phrases.say("decide-which", what=phrases.say(f"decide-{what}"), number=str(proposal.id))
            custom_id = f"{what}:{proposal.id}:{mark}"
            buttons.append(discord.ui.Button[discord.ui.View](style=style, label=label, custom_id=custom_id, row=row))
    return _sent(*buttons) if buttons else None


def mark_of(custom_id: str) -> str:
    """The mark in the `custom_id` of a button under a delivery; empty for any other button."""
    match = DIGEST_ID.fullmatch(custom_id) or DECISION_ID.fullmatch(custom_id) or FEEDS_ID.fullmatch(custom_id)
    return match["mark"] if match else ""


def _to(action: str, asked: Asked, label: str, *, disabled: bool = False) -> discord.ui.Button[discord.ui.View]:
    span = f"{int(asked.since.timestamp())}:{int(asked.until.timestamp())}"
    unions = "+".join(asked.unions)
    custom_id = f"{action}:{asked.page}:{span}:{unions}:{asked.issue}"
    if len(custom_id) > LONGEST_ID:
        raise ValueError(f"{custom_id} is longer than Discord takes")
    return discord.ui.Button(style=discord.ButtonStyle.secondary, label=label, custom_id=custom_id, disabled=disabled)


def _read(match: re.Match[str]) -> Asked:
    since, until = (datetime.fromtimestamp(int(match[name]), UTC) for name in ("since", "until"))
    unions = tuple(filter(None, match["unions"].split("+")))
    return Asked(since, until, unions, match["issue"], int(match["page"]))


def _sent(*buttons: discord.ui.Button[discord.ui.View]) -> discord.ui.View:
    """A view that discord.py does not keep: it is stopped before it is sent."""
    view = discord.ui.View(timeout=None)
    for button in buttons:
        view.add_item(button)
    view.stop()
    return view
