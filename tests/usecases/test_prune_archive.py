from __future__ import annotations

from pathlib import Path

from tests.usecases.campaign import CAKE, STRIKE
from tests.usecases.desk import BARE, Desk, lines


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
