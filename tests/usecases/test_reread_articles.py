from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.usecases.progress import silent
from tests.usecases.campaign import CAKE, CAMPAIGN, EQUITY, SECOND, STRIKE, TALKS, Item
from tests.usecases.desk import BARE, Desk, lines, rss

UNION = {
    "id": "equity",
    "name": "Equity UK",
    "names": ["Equity UK", "Equity trade union"],
    "contracts": [{"id": "equity/pact-cinema", "name": "Pact Cinema Agreement", "employers": "pact"}],
}
WITH_EQUITY: dict[str, Any] = {**BARE, "unions": [UNION]}
MORE: tuple[Item, ...] = (
    EQUITY,
    replace(
        EQUITY,
        key="other-name",
        title="Equity trade union: members strike as talks with film producers fail",
        link="https://theguardian.com/equity",
    ),
    replace(EQUITY, key="undated", title="Equity UK strike: day three", link="https://bbc.co.uk/e", published=None),
)


async def derived_by_import(folder: Path, settings: dict[str, Any], items: Sequence[Item]) -> dict[str, object]:
    """What a fresh database holds after importing `items`."""
    fresh = Desk(folder / "fresh.db", settings=settings)
    await fresh.import_(lines(folder, *items))
    return dict(fresh.derived())


async def test_a_new_union_rescues_what_was_rejected(desk: Desk, tmp_path: Path) -> None:
    await desk.import_(lines(tmp_path, *MORE, CAKE))
    assert desk.titles() == []
    desk.settings = WITH_EQUITY
    summary = await desk.reread()
    assert summary.rescued == 3
    assert len(desk.titles()) == 3
    assert {move.contract for move in summary.changes} == {"equity/pact-cinema"}
    assert desk.rows("SELECT count(*) FROM entries WHERE article_id IS NULL") == [(1,)]
    again = await desk.reread()
    assert (again.reread, again.rescued, again.changes) == (0, 0, ())


@pytest.mark.parametrize(
    ("first", "then"),
    [(BARE, WITH_EQUITY), (WITH_EQUITY, BARE), (BARE, {**BARE, "history": True})],
    ids=["a union added", "a union taken away", "history switched on"],
)
async def test_reading_again_gives_what_a_fresh_import_gives(
    desk: Desk, tmp_path: Path, first: dict[str, Any], then: dict[str, Any]
) -> None:
    items = (*CAMPAIGN, *MORE)
    desk.settings = first
    await desk.import_(lines(tmp_path, *items))
    desk.settings = then
    summary = await desk.reread()
    assert summary.reread
    assert desk.derived() == await derived_by_import(tmp_path, then, items)


async def test_progress_counts_the_articles_read_again(desk: Desk, tmp_path: Path) -> None:
    await desk.import_(lines(tmp_path, STRIKE, SECOND))
    desk.settings = WITH_EQUITY
    told: list[tuple[int, int | None, str]] = []
    async with desk.opened() as intake:
        await intake.reread_articles(lambda *step: told.append(step))
    assert [step[:2] for step in told] == [(2, None)]


async def test_a_rejected_item_with_a_body_is_not_taken_for_edited_after_reading_again(desk: Desk) -> None:
    desk.follow()
    cake = replace(CAKE, body="First, whisk the eggs. " * 60)
    desk.publisher.says(body=rss(cake))
    await desk.poll()
    await desk.reread()
    desk.clock.forward(hours=1)
    desk.publisher.says(body=rss(cake) + b"\n")
    summary = await desk.poll()
    assert (summary.unchanged, summary.stored.new) == (0, 0)


async def test_a_rescued_item_gets_its_body_back_when_the_feed_offers_it_again(desk: Desk) -> None:
    desk.follow()
    equity = replace(EQUITY, body="Members of Equity UK went on strike on Tuesday. It is the first strike in years.")
    desk.publisher.says(body=rss(equity))
    await desk.poll()
    desk.settings = WITH_EQUITY
    assert (await desk.reread()).rescued == 1
    assert desk.rows("SELECT body FROM articles") == [("",)]
    desk.clock.forward(hours=1)
    desk.publisher.says(body=rss(equity) + b"\n")
    await desk.poll()
    assert desk.rows("SELECT body FROM articles") == [(equity.body,)]


async def test_the_reason_of_a_rejection_is_brought_up_to_date(desk: Desk, tmp_path: Path) -> None:
    await desk.import_(lines(tmp_path, CAKE))
    with closing(sqlite3.connect(desk.path)) as connection, connection:
        connection.execute("UPDATE entries SET decision = 'an older reason', reading = 'an older one'")
    await desk.reread()
    assert desk.rows("SELECT decision FROM entries") != [("an older reason",)]


async def test_a_stop_between_storing_and_joining_is_made_up_for(desk: Desk, tmp_path: Path) -> None:
    path = lines(tmp_path, *CAMPAIGN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.usecases.rebuild_ledger.RebuildLedger.__call__", _stop)
        with pytest.raises(InterruptedError):
            await desk.import_(path)
    assert len(desk.rows("SELECT * FROM unjoined")) == len(CAMPAIGN) - 1
    assert desk.rows("SELECT * FROM moves") == []
    summary = await desk.reread()
    assert summary.changes
    assert desk.derived() == await derived_by_import(tmp_path, BARE, CAMPAIGN)


async def _stop(_: object) -> None:
    raise InterruptedError


async def test_what_was_joined_before_joins_with_what_comes_later(desk: Desk, tmp_path: Path) -> None:
    await desk.import_(lines(tmp_path, STRIKE, name="one"))
    await desk.import_(lines(tmp_path, TALKS, name="two"))
    await desk.import_(lines(tmp_path, SECOND, name="three"))
    assert desk.derived() == await derived_by_import(tmp_path, BARE, (TALKS, SECOND, STRIKE))
    async with desk.opened() as intake:
        assert (await intake.poll_feeds(silent)).changes == ()


async def test_a_publisher_that_becomes_a_newsroom_confirms_what_it_reported(desk: Desk, tmp_path: Path) -> None:
    one, two = (replace(STRIKE, link="https://one.example/1"), replace(SECOND, link="https://two.example/2"))
    await desk.import_(lines(tmp_path, one, two))
    assert desk.rows("SELECT DISTINCT confirmed FROM moves") == [(0,)]
    newsrooms = [{"domain": f"{name}.example", "name": name, "tier": 2} for name in ("one", "two")]
    desk.settings = {**BARE, "publishers": newsrooms}
    await desk.reread()
    assert desk.rows("SELECT DISTINCT tier FROM articles") == [(2,)]
    assert (1,) in desk.rows("SELECT DISTINCT confirmed FROM moves")
