from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.usecases.progress import silent
from bot.usecases.store_items import Stored
from tests.usecases.campaign import CAKE, CAMPAIGN, SECOND, START, STRIKE, TALKS, Item
from tests.usecases.desk import BARE, Desk, line, lines, rss


async def test_every_kind_of_file_is_taken_in_and_what_is_wrong_is_told(desk: Desk, tmp_path: Path) -> None:
    files = {
        "news.jsonl": f"{line(STRIKE)}\nnot json\n\n{line(CAKE)}\n[1]\n".encode(),
        "feed.xml": rss(SECOND),
        "feed.atom": (
            b'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>a</id>'
            b'<link href="https://thewrap.com/a"/><title>WGA and AMPTP to resume talks</title>'
            b"<updated>2023-05-02T10:00:00Z</updated></entry></feed>"
        ),
        "feed.json": json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "J",
                "items": [{"id": "j", "url": "https://indiewire.com/j", "title": "WGA strike: day two", "summary": ""}],
            }
        ).encode(),
        "more.jsonl.gz": gzip.compress(line(TALKS).encode()),
        "torn.gz": gzip.compress(line(TALKS).encode())[:-6],
        "page.html": b"<!doctype html><html><body>Nothing here</body></html>",
    }
    for name, body in files.items():
        (tmp_path / name).write_bytes(body)
    summary = await desk.import_(*[tmp_path / name for name in (*files, "missing.xml")])
    assert (summary.files, summary.items, summary.stored) == (5, 6, Stored(new=6, matched=5))
    assert [(Path(each.path).name, each.line, each.reason) for each in summary.troubles] == [
        ("news.jsonl", 2, "not JSON"),
        ("news.jsonl", 5, "not a JSON object"),
        ("torn.gz", 0, "Compressed file ended before the end-of-stream marker was reached"),
        ("page.html", 0, "an HTML page, not a feed"),
        ("missing.xml", 0, "No such file or directory"),
    ]
    assert len(desk.titles()) == 5


async def test_progress_names_each_file(desk: Desk, tmp_path: Path) -> None:
    told: list[tuple[int, int | None, str]] = []
    async with desk.opened() as intake:
        await intake.import_files([lines(tmp_path, STRIKE), tmp_path / "missing"], lambda *step: told.append(step))
    assert told == [(1, 2, "news.jsonl"), (2, 2, "missing")]


async def test_importing_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = lines(tmp_path, STRIKE, SECOND, CAKE)
    await desk.import_(path)
    before = (desk.derived(), desk.rows("SELECT * FROM articles"), desk.rows("SELECT * FROM entries"))
    desk.clock.forward(days=2)
    summary = await desk.import_(path)
    assert (summary.items, summary.stored, summary.changes) == (3, Stored(), ())
    assert (desk.derived(), desk.rows("SELECT * FROM articles"), desk.rows("SELECT * FROM entries")) == before


async def test_imported_articles_without_a_date_stay_out_of_the_ledger(desk: Desk, tmp_path: Path) -> None:
    summary = await desk.import_(lines(tmp_path, replace(STRIKE, published=None)))
    assert (summary.stored.matched, summary.changes) == (1, ())
    assert desk.rows("SELECT * FROM claims") == []


async def test_a_date_ahead_counts_as_the_time_of_import(desk: Desk, tmp_path: Path) -> None:
    await desk.import_(lines(tmp_path, replace(STRIKE, published=START + timedelta(days=9))))
    assert desk.rows("SELECT published_at = first_seen_at FROM articles") == [(1,)]


async def test_more_items_than_one_unit_of_work_holds_are_all_stored(desk: Desk, tmp_path: Path) -> None:
    many = [replace(CAKE, key=f"cake-{number}") for number in range(1_203)]
    summary = await desk.import_(lines(tmp_path, *many))
    assert summary.stored == Stored(new=1_203, matched=0)
    assert desk.rows("SELECT count(*) FROM entries") == [(1_203,)]


@pytest.mark.parametrize("together", [True, False], ids=["in one import", "one import each"])
def test_the_order_of_arrival_changes_nothing(together: bool) -> None:
    with TemporaryDirectory() as folder:
        expected = _imported(Path(folder), CAMPAIGN, together=True)
    assert expected["unjoined"] == []
    assert len(expected["stories"]) == len(CAMPAIGN) - 1
    assert len(expected["moves"]) >= 3

    @settings(max_examples=8 if together else 3)
    @given(st.permutations(CAMPAIGN))
    def check(items: Sequence[Item]) -> None:
        with TemporaryDirectory() as folder:
            assert _imported(Path(folder), items, together=together) == expected

    check()


def _imported(folder: Path, items: Sequence[Item], *, together: bool) -> dict[str, Sequence[tuple[object, ...]]]:
    desk = Desk(folder / "strikewire.db")
    desk.clock.now = datetime(2023, 11, 1, 12, tzinfo=UTC)
    paths = [lines(folder, *items)] if together else [lines(folder, item, name=item.key) for item in items]

    async def run() -> None:
        async with desk.opened() as intake:
            for path in paths:
                await intake.import_files([path], silent)

    asyncio.run(run())
    return desk.derived()


async def test_two_files_that_use_one_id_for_two_articles_lose_none(desk: Desk, tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    for path, item in ((one, STRIKE), (two, SECOND)):
        path.write_text(json.dumps({"id": "1", "title": item.title, "lead": item.lead}))
    await desk.import_(one, two)
    assert len(desk.titles()) == 2
    again = await desk.import_(one, two)
    assert again.stored.new == 0


async def test_of_two_feeds_with_one_article_the_fuller_text_stays_whichever_came_first(tmp_path: Path) -> None:
    full = replace(STRIKE, link=STRIKE.url, key="full", lead=f"{STRIKE.lead} More is told here than anywhere else.")
    brief = replace(STRIKE, link=STRIKE.url, key="brief", lead="Short.")
    held = []
    for number, order in enumerate(((full, brief), (brief, full))):
        desk = Desk(tmp_path / f"{number}.db", settings=BARE)
        for each in order:
            await desk.import_(lines(tmp_path, each, name=f"{number}{each.key}.jsonl"))
        held.append((desk.rows("SELECT lead, published_at FROM articles"), desk.derived()))
    assert held[0] == held[1]
    assert held[0][0][0][0] == full.lead
