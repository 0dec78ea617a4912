"""Digests are queued once a day for each channel, tell what arrived since the last one, and are composed once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.domain.deliveries import Delivery, DeliveryState, DigestPost, Reason
from bot.domain.reports import Event
from bot.domain.subscriptions import Quiet
from bot.usecases.queue_digests import QueueSummary
from bot.usecases.send_deliveries import SendDeliveries
from storage.deliveries import DeliveryStore
from tests.storage.samples import MBA, THEATRICAL
from tests.subscriptions import digest_in
from tests.usecases.channels import Channels
from tests.usecases.newsroom import CHANNEL, GUILD, MORNING, Clock, Newsroom, Tripwire


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with Newsroom.opened(tmp_path / "strikewire.db") as opened:
        yield opened


async def queued(room: Newsroom) -> list[Delivery]:
    """What waits in the outbox, in order; it is claimed by this."""
    found = []
    async with room.database.transaction() as unit:
        while delivery := await DeliveryStore(room.database).claim(unit, room.clock.now):
            found.append(delivery)
    return found


async def posted(room: Newsroom) -> DigestPost:
    """The one digest that is due now, sent."""
    assert await room.queue() == QueueSummary(queued=1)
    (delivery,) = await queued(room)
    async with room.database.transaction() as unit:
        await DeliveryStore(room.database).release(unit, room.clock.now)
    await send(room, Channels(room.clock))
    return digest_in(delivery)


async def send(room: Newsroom, channels: Channels) -> None:
    def on_error(delivery: Delivery, error: Exception) -> None:
        raise AssertionError(delivery.id) from error

    await SendDeliveries(room.database, channels, clock=room.clock, pace=1e5, on_error=on_error)()


async def next_day(room: Newsroom, **more: float) -> DigestPost:
    room.clock.forward(days=1, **more)
    return await posted(room)


def titles(post: DigestPost) -> list[str]:
    return [story.lead_article.article.title for section in post.digest.sections for story in section.stories]


async def test_a_due_digest_is_queued_once_for_its_day(room: Newsroom) -> None:
    await room.set_up()
    assert await room.queue() == QueueSummary(queued=1)
    assert await room.queue() == QueueSummary()
    room.clock.forward(hours=11)
    assert await room.queue() == QueueSummary()
    room.clock.forward(hours=13)
    assert await room.queue() == QueueSummary(queued=1)


async def test_it_goes_where_and_as_the_steward_chose(room: Newsroom) -> None:
    await room.set_up(role_id=5, plain=True, locale="fr")
    await room.queue()
    (delivery,) = await queued(room)
    assert (delivery.target.guild_id, delivery.target.channel_id, delivery.target.role_id) == (GUILD, CHANNEL, 5)
    post = digest_in(delivery)
    assert (post.plain, post.locale, post.late) == (True, "fr", False)
    assert (post.due_at, delivery.created_at) == (MORNING, MORNING)


async def test_downtime_of_hours_makes_it_late_and_of_half_a_day_skips_it(room: Newsroom) -> None:
    room.clock.now = MORNING - timedelta(hours=1)
    await room.set_up()
    room.clock.now = MORNING + timedelta(hours=3)
    assert (await posted(room)).late
    room.clock.now = MORNING + timedelta(days=1, hours=13)
    assert await room.queue() == QueueSummary()
    room.clock.now = MORNING + timedelta(days=9, hours=1)
    assert (await posted(room)).late
    assert await room.queue() == QueueSummary()


async def test_the_first_covers_a_day_of_publication(room: Newsroom) -> None:
    await room.article("Old", hours_old=25)
    await room.article("New", hours_old=23)
    await room.set_up()
    assert titles(await posted(room)) == ["New"]


async def test_later_ones_tell_what_arrived_since_the_last_however_late_it_came(room: Newsroom) -> None:
    await room.article("First", hours_old=1)
    await room.set_up()
    await posted(room)
    room.clock.forward(minutes=5)
    await room.article("Straggler", hours_old=30)
    await room.article("Stale", hours_old=60)
    second = await next_day(room)
    assert titles(second) == ["Straggler"]
    assert second.digest.rest == 1
    third = await next_day(room)
    assert (titles(third), third.digest.rest) == ([], 0)


async def test_after_a_week_of_downtime_the_whole_week_is_told(room: Newsroom) -> None:
    await room.set_up()
    await posted(room)
    room.clock.forward(days=1)
    await room.article("Midweek")
    room.clock.forward(days=5)
    assert titles(await next_day(room)) == ["Midweek"]


async def test_a_weekly_digest_tells_the_whole_week(room: Newsroom) -> None:
    await room.set_up(days=[0])
    await posted(room)
    room.clock.forward(days=1)
    await room.article("Tuesday")
    assert await room.queue() == QueueSummary()
    room.clock.forward(days=6)
    assert titles(await posted(room)) == ["Tuesday"]


async def test_an_article_that_is_not_in_its_story_yet_comes_the_next_day(room: Newsroom) -> None:
    await room.article("First")
    await room.set_up()
    await posted(room)
    room.clock.forward(hours=23)
    pending = await room.article("Pending", joined=False)
    room.clock.forward(hours=1)
    assert titles(await posted(room)) == []
    await room.join(pending)
    assert titles(await next_day(room)) == ["Pending"]


async def test_joining_stories_retells_nothing(room: Newsroom) -> None:
    await room.set_up()
    first, second = await room.article("First"), await room.article("Second")
    assert len(titles(await posted(room))) == 2
    room.clock.forward(hours=1)
    await room.article("Third", joins=[first, second])
    told = await next_day(room, hours=-1)
    assert (titles(told), told.digest.rest) == ([], 1)


async def test_a_change_of_phase_that_arrives_late_is_told_once(room: Newsroom) -> None:
    await room.set_up()
    await posted(room)
    room.clock.forward(minutes=5)
    for source in ("variety.com", "deadline.com"):
        await room.article(source, hours_old=7, event=Event.TALKS_START, publisher=source)
    second = await next_day(room)
    assert [move.event for move in second.digest.changes] == [Event.TALKS_START]
    assert (await next_day(room)).digest.changes == ()


async def test_what_a_refused_digest_would_have_told_comes_with_the_next_one(room: Newsroom) -> None:
    await room.set_up()
    await posted(room)
    room.clock.forward(hours=20)
    await room.article("Unheard")
    room.clock.forward(hours=4)
    await room.queue()
    await send(room, Channels(room.clock, refusing={CHANNEL: Reason.NO_PERMISSION}))
    assert titles(await next_day(room)) == ["Unheard"]


async def test_a_digest_still_unsent_when_the_next_is_due_gives_way_to_it(room: Newsroom) -> None:
    await room.set_up()
    await posted(room)
    room.clock.forward(hours=1)
    await room.article("Unsent")
    room.clock.forward(hours=23)
    await room.queue()
    assert titles(await next_day(room)) == ["Unsent"]
    counts = await DeliveryStore(room.database).counts()
    assert (counts[DeliveryState.SENT], counts[DeliveryState.PARKED], counts[DeliveryState.QUEUED]) == (2, 1, 0)


async def test_only_the_chosen_unions_are_told(room: Newsroom) -> None:
    await room.article("Writers", contract=MBA)
    await room.article("Actors", contract=THEATRICAL)
    await room.set_up(unions="SAG-AFTRA")
    assert titles(await posted(room)) == ["Actors"]


async def test_a_quiet_day_is_silent_or_said_as_chosen(room: Newsroom) -> None:
    await room.set_up(quiet=Quiet.SILENT, channel_id=1)
    await room.set_up(quiet=Quiet.SAY, channel_id=2)
    assert await room.queue() == QueueSummary(queued=1, silent=1)
    (said,) = await queued(room)
    assert (said.target.channel_id, digest_in(said).digest.quiet) == (2, True)
    assert await room.queue() == QueueSummary()


async def test_what_came_after_a_silent_day_is_told(room: Newsroom) -> None:
    await room.set_up(quiet=Quiet.SILENT)
    assert await room.queue() == QueueSummary(silent=1)
    room.clock.forward(minutes=1)
    await room.article("News", hours_old=20)
    assert titles(await next_day(room)) == ["News"]


async def test_channels_with_the_same_choice_share_what_was_composed(room: Newsroom) -> None:
    await room.article("Writers")
    for channel in range(1, 6):
        await room.set_up(channel_id=channel, unions="wga" if channel == 5 else "", plain=channel == 4)
    assert await room.queue() == QueueSummary(queued=5)
    async with room.database.reader() as view:
        ((composed,),) = await view.rows("SELECT count(*) FROM digests")
    assert composed == 2
    assert [titles(digest_in(delivery)) for delivery in await queued(room)] == [["Writers"]] * 5


async def test_a_preview_is_what_is_then_posted_and_leaves_no_trace(room: Newsroom) -> None:
    await room.article("First", lead="A lead that no digest draws.")
    made = (await room.set_up()).subscription
    assert (await room.preview(GUILD, made.id)).post == await posted(room)
    room.clock.forward(hours=23)
    await room.article("Second")
    room.clock.forward(hours=1)
    previewed = (await room.preview(GUILD, made.id)).post
    assert titles(previewed) == ["Second"]
    assert (await room.preview(GUILD, made.id)).post == previewed == await posted(room)


async def test_a_frozen_digest_holds_no_text_of_articles(room: Newsroom) -> None:
    await room.article("First", lead="A lead.", body="A body.")
    await room.set_up()
    (story,) = (await posted(room)).digest.sections[0].stories
    (read,) = story.articles
    assert (read.article.lead, read.article.body, read.report.claims) == ("", "", ())
    assert (read.article.title, read.article.link) == ("First", "https://variety.com/First?utm_source=feed")


@pytest.mark.parametrize("seed", range(5))
async def test_a_stop_at_any_point_of_queueing_loses_and_doubles_no_day(tmp_path: Path, seed: int) -> None:
    rng, path, clock = Random(seed), tmp_path / "strikewire.db", Clock(datetime(2024, 6, 3, 10, tzinfo=UTC))
    async with Newsroom.opened(path, clock) as room:
        for channel in range(1, 10):
            await room.set_up(channel_id=channel, unions=("", "wga", "dga")[channel % 3], at=str(channel % 4 + 8))
    for _ in range(3 * 24):
        async with Newsroom.opened(path, clock) as room:
            wire = Tripwire(
                rng.choice([rng.randrange(1, 60), rng.randrange(60, 130), 1000]), rng.choice([0, 1, 2, 5, 20])
            )
            room.database.on_step = wire.step
            wire.life = asyncio.ensure_future(room.queue())
            await asyncio.wait([wire.life])
        clock.forward(minutes=55)
    async with Newsroom.opened(path, clock) as room:
        await room.queue()
        async with room.database.reader() as view:
            rows = await view.rows(
                "SELECT target, count(*), count(DISTINCT dedupe_key) FROM deliveries GROUP BY target"
            )
            days = await view.rows("SELECT local_date, count(*), count(delivery_id) FROM digest_days GROUP BY 1")
    assert [tuple(row) for row in rows] == [(channel, 3, 3) for channel in range(1, 10)]
    assert [tuple(row) for row in days] == [(f"2024-06-0{day}", 9, 9) for day in (3, 4, 5)]
