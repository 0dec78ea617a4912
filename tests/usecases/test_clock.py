"""The clock of the machine steps: nothing is lost, nothing is told twice, and nothing waits for years."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.domain.deliveries import Delivery
from bot.usecases.progress import silent
from bot.usecases.send_deliveries import SendDeliveries
from tests.subscriptions import digest_in
from tests.usecases.campaign import STRIKE
from tests.usecases.channels import Channels
from tests.usecases.desk import Desk, rss
from tests.usecases.newsroom import Newsroom

YEARS = 4000
STEPS = {
    "an hour back": (-1 / 24,),
    "an hour forward": (1 / 24,),
    "to and fro": (1 / 24, -1 / 24, 1 / 24, -1 / 24),
    "years ahead and back": (YEARS, -YEARS),
    "from years behind": (-YEARS, YEARS),
}


@pytest.mark.parametrize("steps", STEPS.values(), ids=STEPS)
@pytest.mark.parametrize("status", [200, 429, 500])
async def test_no_item_is_lost_or_doubled_and_no_feed_is_stuck(
    desk: Desk, steps: tuple[float, ...], status: int
) -> None:
    desk.follow()
    offered = [STRIKE]

    async def poll_for(hours: int) -> None:
        for _ in range(hours * 6):
            await intake.poll_feeds(silent)
            desk.clock.forward(minutes=10)

    async with desk.opened() as intake:
        for number, days in enumerate([0, *steps]):
            desk.publisher.says(status=status, body=rss(*offered))
            await poll_for(1)
            desk.clock.forward(days=days)
            await poll_for(1)
            offered.append(replace(STRIKE, key=f"item{number}", title=f"{STRIKE.title}, report {number}"))
            desk.publisher.says(body=rss(*offered))
            await poll_for(2)
            assert desk.titles() == sorted(item.title for item in offered)
    assert desk.rows("SELECT count(*) FROM entries") == [(len(offered),)]
    assert desk.rows("SELECT * FROM unjoined") == []


async def test_a_domain_held_while_the_clock_ran_ahead_keeps_no_feed_waiting_for_years(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE))
    desk.publisher.says("/busy", status=429)
    async with desk.opened() as intake:
        await intake.poll_feeds(silent)
        desk.clock.forward(days=YEARS)
        await intake.try_feed(desk.publisher.url("/busy"))
        await intake.poll_feeds(silent)
        desk.clock.forward(days=-YEARS)
        desk.publisher.asked.clear()
        for _ in range(4):
            desk.clock.forward(hours=1)
            await intake.poll_feeds(silent)
    assert desk.publisher.asked


class Reader(Channels):
    """Somebody who reads the channel of a newsroom, and remembers."""

    def __init__(self, room: Newsroom) -> None:
        super().__init__(room.clock)
        self.room = room
        self.told: list[str] = []

    async def publish(self, delivery: Delivery) -> int:
        stories = [story for section in digest_in(delivery).digest.sections for story in section.stories]
        self.told += [read.article.title for story in stories for read in story.articles]
        return await super().publish(delivery)

    async def tick(self) -> None:
        await self.room.queue()
        await SendDeliveries(self.room.database, self, clock=self.room.clock, pace=1e5, on_error=self._failed)()

    def _failed(self, delivery: Delivery, error: Exception) -> None:
        raise AssertionError(delivery.id) from error


async def test_a_digest_while_the_clock_is_years_ahead_does_not_make_later_ones_tell_again(tmp_path: Path) -> None:
    async with Newsroom.opened(tmp_path / "strikewire.db") as room:
        reader = Reader(room)
        await room.set_up()
        for number, days in enumerate((0, YEARS, 1, 1 - YEARS, 1, 1, 1)):
            room.clock.forward(days=days)
            await room.article(f"n{number}")
            await reader.tick()
        assert reader.told == [f"n{number}" for number in range(7)]


async def test_what_was_queued_while_the_clock_was_ahead_is_sent_once_it_is_right(tmp_path: Path) -> None:
    async with Newsroom.opened(tmp_path / "strikewire.db") as room:
        reader = Reader(room)
        room.clock.forward(minutes=-30)
        await room.set_up()
        room.clock.forward(hours=1)
        await room.article("ahead", hours_old=1)
        assert (await room.queue()).queued == 1
        room.clock.forward(minutes=-59)
        await reader.tick()
        assert reader.told == ["ahead"]
        room.clock.forward(hours=2)
        await reader.tick()
        assert reader.told == ["ahead"]


async def test_what_arrived_while_the_clock_was_an_hour_ahead_is_told(tmp_path: Path) -> None:
    async with Newsroom.opened(tmp_path / "strikewire.db") as room:
        reader = Reader(room)
        await room.set_up()
        await reader.tick()
        room.clock.forward(hours=24.5)
        await room.article("undated")
        room.clock.forward(hours=-0.5)
        for _ in range(3):
            await reader.tick()
            room.clock.forward(days=1)
        assert reader.told == ["undated"]


async def test_however_the_clock_steps_by_hours_each_day_has_one_digest_and_each_article_one_telling(
    tmp_path: Path,
) -> None:
    chance = Random(5)
    async with Newsroom.opened(tmp_path / "strikewire.db") as room:
        reader = Reader(room)
        await room.set_up()
        true, articles = room.clock.now, 0
        end = true + timedelta(days=20)
        while true < end:
            true += timedelta(minutes=30)
            room.clock.now = true + timedelta(hours=chance.choice((-1, 0, 0, 0, 1)))
            if chance.random() < 0.04:
                await room.article(f"n{articles}")
                articles += 1
            await reader.tick()
        room.clock.now = datetime.combine(end.date() + timedelta(days=1), datetime.min.time(), UTC) + timedelta(
            hours=17
        )
        await reader.tick()
        days = [day for (day,) in await room_days(room)]
        assert len(days) == len(set(days)) == 22
        assert sorted(reader.told) == sorted(f"n{number}" for number in range(articles))


async def room_days(room: Newsroom) -> list[tuple[str]]:
    async with room.database.reader() as view:
        return [tuple(row) for row in await view.rows("SELECT local_date FROM digest_days")]
