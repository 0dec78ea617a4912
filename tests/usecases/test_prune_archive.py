from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.usecases.progress import silent
from tests.usecases.campaign import CAKE, STRIKE, Item
from tests.usecases.desk import BARE, Desk, lines, rss


async def test_rejected_items_are_forgotten_after_a_while_and_articles_kept(desk: Desk, tmp_path: Path) -> None:
    path = lines(tmp_path, STRIKE, CAKE)
    await desk.import_(path)
    for days, left in ((29, 1), (2, 0)):
        desk.clock.forward(days=days)
        async with desk.opened() as intake:
            await intake.prune_archive()
        assert len(desk.rows("SELECT * FROM entries WHERE title <> ''")) == left
    assert desk.rows("SELECT lead FROM articles") == [(STRIKE.lead,)]
    assert (await desk.import_(path)).stored.new == 0


async def test_texts_of_articles_go_when_the_operator_says_so_and_claims_stay(desk: Desk, tmp_path: Path) -> None:
    desk.settings = {**BARE, "retention": {"articles_days": 10}}
    await desk.import_(lines(tmp_path, STRIKE))
    before = desk.derived()
    desk.clock.forward(days=12)
    async with desk.opened() as intake:
        await intake.prune_archive()
        assert (await intake.reread_articles(lambda *_: None)).reread == 0
    assert desk.rows("SELECT title, lead FROM articles") == [(STRIKE.title, "")]
    assert desk.derived() == before


async def test_what_was_noted_of_feeds_is_forgotten_in_time(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(status=429)
    await desk.poll()
    for days, left in ((20, {"costs": 1, "pauses": 1, "notices": 1}), (10, {"notices": 1}), (70, {})):
        desk.clock.forward(days=days)
        async with desk.opened() as intake:
            await intake.prune_archive()
        for table in ("costs", "pauses", "notices"):
            assert desk.rows(f"SELECT count(*) FROM {table}") == [(left.get(table, 0),)]  # noqa: S608


def cakes(*numbers: int) -> list[Item]:
    return [replace(CAKE, key=f"cake-{number}", title=f"Cake number {number}") for number in numbers]


async def flood(desk: Desk, days: int) -> None:
    """Ten new items a day that match nothing, on the second day with one that does."""
    for day in range(days):
        desk.publisher.says(body=rss(*cakes(*range(10 * day, 10 * day + 10)), *([STRIKE] if day == 1 else [])))
        async with desk.opened() as intake:
            await intake.poll_feeds(silent)
            await intake.prune_archive()
        desk.clock.forward(days=1)


async def test_of_a_feed_that_offers_ever_more_the_newest_and_all_that_matched_are_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.prune_archive.MOST_REJECTED", 25)
    desk.follow()
    await flood(desk, days=6)
    kept = [title for (title,) in desk.rows("SELECT title FROM entries WHERE article_id IS NULL ORDER BY id")]
    assert kept == [item.title for item in cakes(*range(35, 60))]
    assert desk.titles() == [STRIKE.title]
    assert desk.rows("SELECT key FROM entries WHERE article_id IS NOT NULL") == [("strike",)]


async def test_operators_are_told_once_that_a_feed_offers_more_than_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.prune_archive.MOST_REJECTED", 25)
    address = desk.follow("/feed")
    desk.feeds[0] = replace(desk.feeds[0], url=address + "?key=secret")
    desk.follow("/calm")
    desk.publisher.says("/calm", body=rss(STRIKE))
    await flood(desk, days=6)
    notices = desk.rows(
        "SELECT content ->> '$.change', content ->> '$.name', content ->> '$.address' FROM notices ORDER BY id"
    )
    assert notices == [("crowded", "Feed /feed", address)]


async def test_operators_hear_nothing_of_a_feed_that_loses_only_what_no_new_rule_could_rescue(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.prune_archive.MOST_REJECTED", 25)
    desk.settings = {**BARE, "retention": {"rejected_days": 1}}
    desk.follow()
    await flood(desk, days=6)
    assert desk.rows("SELECT count(*) FROM entries WHERE article_id IS NULL") == [(25,)]
    assert desk.rows("SELECT content FROM notices") == []


async def test_what_was_imported_is_all_kept(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.usecases.prune_archive.MOST_REJECTED", 5)
    await desk.import_(lines(tmp_path, *cakes(*range(20))))
    async with desk.opened() as intake:
        await intake.prune_archive()
    assert desk.rows("SELECT count(*) FROM entries") == [(20,)]


async def test_of_the_lead_of_what_was_rejected_as_much_is_kept_as_rules_need(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(replace(CAKE, lead="cake " * 390), replace(STRIKE, lead=STRIKE.lead + " more" * 300)))
    await desk.poll()
    assert desk.rows("SELECT length(lead) FROM entries WHERE key = 'cake'") == [(1_000,)]
    assert desk.rows("SELECT length(lead) > 1500 FROM articles") == [(1,)]
    desk.clock.forward(hours=1)
    assert (await desk.poll()).stored.new == 0
