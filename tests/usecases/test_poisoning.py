"""What many, or one, can make of a strike that runs: nothing. Through import, reading, stories and ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.negotiations import ContractState, Move, Phase
from tests.usecases.campaign import SECOND, STRIKE, TALKS, Item, at
from tests.usecases.desk import Desk, lines

OVER = Item(
    "over",
    "WGA strike over: writers go back to work",
    "The Writers Guild of America has ended its strike against the studios, it said on Monday, and writers are to "
    "go back to work on Tuesday.",
    at(2023, 6, 12, 18),
)
DEAL = Item(
    "deal",
    "Writers Guild reaches tentative agreement with studios",
    "The Writers Guild of America and the AMPTP reached a tentative agreement on Sunday after a week of talks.",
    at(2023, 6, 12, 16),
)


@pytest.fixture
async def striking(desk: Desk) -> Desk:
    """A ledger in which the writers have been on strike since May, as two newsrooms told."""
    desk.clock.now = at(2023, 6, 13, 12)
    await desk.import_(lines(desk.path.parent, TALKS, STRIKE, SECOND))
    return desk


async def told(desk: Desk, items: Iterable[Item]) -> tuple[tuple[Move, ...], ContractState]:
    """What a round with these items changes, and where the contract stands after it."""
    summary = await desk.import_(lines(desk.path.parent, *items, name="more.jsonl"))
    async with desk.opened() as intake:
        (contract,) = (await intake.answers.report_status("wga", desk.clock.now, asked_at=False)).contracts
    return tuple(summary.changes), contract.state


def still_on_strike(state: ContractState) -> bool:
    return (state.phase, state.confirmed, state.strike is not None and state.strike.day) == (Phase.ON_STRIKE, True, 43)


def later(item: Item, minutes: float) -> datetime:
    assert item.published
    return item.published + timedelta(minutes=minutes)


async def test_hundreds_of_unlisted_sites_end_no_strike(striking: Desk) -> None:
    sites = [
        replace(OVER, key=f"{n}", link=f"https://site{n}.example/over", published=later(OVER, n)) for n in range(400)
    ]
    changes, state = await told(striking, sites)
    assert changes == ()
    assert still_on_strike(state)


@pytest.mark.parametrize("hosts", ["site{}.example", "{}.blogspot.com"])
async def test_two_hundred_near_copies_on_five_hosts_end_no_strike(striking: Desk, hosts: str) -> None:
    copies = [
        replace(
            OVER,
            key=f"{n}",
            title=f"{OVER.title} ({n})",
            link=f"https://{hosts.format(f'name{n % 5}')}/{n}",
            published=later(OVER, n),
        )
        for n in range(200)
    ]
    changes, state = await told(striking, copies)
    assert changes == ()
    assert still_on_strike(state)


async def test_five_newsrooms_that_print_one_text_end_no_strike(striking: Desk) -> None:
    hosts = ("latimes.com", "abcnews.go.com", "cbsnews.com", "nbcnews.com", "cnn.com")
    copies = [
        replace(OVER, key=host, title=f"Writers {n}", link=f"https://{host}/over", published=later(OVER, n))
        for n, host in enumerate(hosts)
    ]
    changes, state = await told(striking, copies)
    assert changes == ()
    assert still_on_strike(state)


@pytest.mark.parametrize("item", [OVER, DEAL], ids=["over", "deal"])
async def test_one_newsroom_alone_moves_nothing_however_often_it_says_so(striking: Desk, item: Item) -> None:
    alone = [replace(item, key=f"{n}", title=f"{item.title} {n}", published=later(item, n)) for n in range(30)]
    changes, state = await told(striking, alone)
    assert changes == ()
    assert still_on_strike(state)
    assert state.reported
    assert state.reported.by == ("variety.com",)


async def test_two_independent_newsrooms_make_exactly_one_move(striking: Desk) -> None:
    other = Item(
        "settled",
        "WGA and AMPTP strike a tentative deal",
        "Negotiators for film and television writers and the AMPTP came to a tentative agreement on Sunday night.",
        later(DEAL, 90),
        link="https://deadline.com/2023/settled",
    )
    again = [
        replace(DEAL, key=f"{n}", link=f"https://site{n}.example/deal", published=later(DEAL, 2 * n)) for n in range(40)
    ]
    changes, state = await told(striking, [DEAL, other, *again])
    assert [(move.phase, move.confirmed) for move in changes] == [(Phase.TENTATIVE_AGREEMENT, True)]
    assert (state.phase, state.confirmed) == (Phase.TENTATIVE_AGREEMENT, True)
    changes, _ = await told(striking, [replace(other, key="third", link="https://thewrap.com/2023/settled")])
    assert changes == ()
