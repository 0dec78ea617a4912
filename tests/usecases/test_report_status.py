from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.app import Answers
from bot.domain.dates import day_of
from bot.domain.feeds import FeedState
from bot.domain.negotiations import Phase, TalksState
from bot.domain.reports import Stance, When
from bot.user_errors import UnknownUnionError
from tests.usecases.campaign import CAKE, SECOND, STRIKE, TALKS, THIRD, Item
from tests.usecases.desk import Desk, lines, rss

MAY = datetime(2023, 5, 4, 12, tzinfo=UTC)


async def test_a_union_is_answered_with_phase_day_issues_summary_and_sources(archive: Answers) -> None:
    answer = await archive.report_status("writers guild", MAY, asked_at=True)
    assert (answer.union.id, answer.at, answer.asked_at) == ("wga", MAY, True)
    (status,) = answer.contracts
    state = status.state
    assert (state.phase, state.since, state.confirmed) == (Phase.ON_STRIKE, When(date(2023, 5, 2)), True)
    assert state.strike is not None
    assert state.strike.day == 3
    assert state.talks.last == When(date(2023, 3, 20))
    assert [(seen.issue, seen.stance, seen.url) for seen in status.issues] == [("ai", Stance.OPEN, STRIKE.url)]
    assert {cited.url for cited in status.summary} <= {STRIKE.url, SECOND.url, THIRD.url}
    assert status.summary
    assert set(status.sources) == {"Variety", "Deadline", "TheWrap", "example.org"}
    assert [len(story.articles) for story in status.headlines] == [4, 2]


async def test_nothing_published_later_plays_a_part(archive: Answers) -> None:
    (status,) = (await archive.report_status("wga", datetime(2023, 3, 21, 16, tzinfo=UTC), asked_at=True)).contracts
    assert (status.state.phase, status.state.confirmed) == (Phase.BARGAINING, False)
    assert [read.article.url for story in status.headlines for read in story.articles] == [TALKS.url]


async def test_a_deal_ends_the_answer_of_the_strike(archive: Answers) -> None:
    (status,) = (await archive.report_status("WGA", datetime(2023, 9, 26, tzinfo=UTC), asked_at=True)).contracts
    assert (status.state.phase, status.state.confirmed) == (Phase.TENTATIVE_AGREEMENT, True)


async def test_a_summary_holds_nothing_that_the_present_phase_has_outdated(archive: Answers) -> None:
    (before,) = (await archive.report_status("wga", datetime(2023, 9, 24, tzinfo=UTC), asked_at=True)).contracts
    assert before.summary
    (after,) = (await archive.report_status("wga", datetime(2023, 9, 26, tzinfo=UTC), asked_at=True)).contracts
    assert after.state.since
    assert after.summary
    assert all(day_of(cited.published_at) >= after.state.since.on for cited in after.summary)


async def test_the_article_that_calls_a_strike_the_day_before_it_begins_is_summed_up(desk: Desk) -> None:
    called = Item(
        "called",
        "SAG-AFTRA calls a strike from midnight",
        "SAG-AFTRA called a strike against the studios that begins at midnight.",
        datetime(2023, 7, 13, 20, tzinfo=UTC),
    )
    beside = Item(
        "beside",
        "Actors and studios far apart",
        "SAG-AFTRA and the AMPTP are still far apart on wages, the union said.",
        datetime(2023, 7, 13, 21, tzinfo=UTC),
    )
    desk.clock.now = datetime(2023, 7, 14, 20, tzinfo=UTC)
    await desk.import_(lines(desk.path.parent, called, beside))
    async with desk.opened() as intake:
        status, *_ = (await intake.answers.report_status("sag-aftra", desk.clock.now, asked_at=False)).contracts
    assert (status.state.phase, str(status.state.since)) == (Phase.ON_STRIKE, "2023-07-14")
    assert [cited.url for cited in status.summary] == [called.url]


async def test_a_contract_in_force_is_not_summed_up_with_news_of_long_ago(desk: Desk) -> None:
    ratified = Item(
        "ratified",
        "WGA members ratify contract with studios",
        "Members of the Writers Guild of America ratified their contract with the AMPTP on Monday.",
        datetime(2023, 10, 9, 22, tzinfo=UTC),
    )
    desk.clock.now = datetime(2024, 6, 1, tzinfo=UTC)
    await desk.import_(lines(desk.path.parent, ratified))
    async with desk.opened() as intake:
        for at, told in ((datetime(2023, 10, 11, tzinfo=UTC), True), (desk.clock.now, False)):
            (status,) = (await intake.answers.report_status("wga", at, asked_at=True)).contracts
            assert status.state.phase is Phase.IN_FORCE
            assert bool(status.summary) is told
            assert status.headlines


async def test_the_overview_has_a_line_for_each_followed_negotiation(archive: Answers) -> None:
    overview = await archive.report_status.overview(datetime(2023, 10, 3, tzinfo=UTC), asked_at=False)
    lines = {contract.id: state for _, contract, state in overview.lines}
    assert list(lines) == [
        "wga/mba",
        "sag-aftra/tv-theatrical",
        "dga/basic",
        "iatse/basic",
        "teamsters/black-book",
    ]
    actors = lines["sag-aftra/tv-theatrical"]
    assert (actors.phase, actors.confirmed, actors.talks.state) == (Phase.BARGAINING, False, TalksState.UNDER_WAY)
    assert lines["dga/basic"].phase is Phase.UNKNOWN


async def test_a_union_nobody_knows_is_met_with_those_that_come_close(archive: Answers) -> None:
    with pytest.raises(UnknownUnionError) as caught:
        await archive.report_status("wgaa", MAY, asked_at=False)
    assert caught.value.suggestions[0] == "wga"


async def test_the_answer_tells_how_fresh_its_feeds_are(desk: Desk) -> None:
    desk.follow("/fine")
    desk.follow("/broken")
    desk.publisher.says("/fine", body=rss(CAKE))
    desk.publisher.says("/broken", status=500)
    await desk.poll()
    async with desk.opened() as intake:
        freshness = (await intake.answers.report_status.overview(desk.clock(), asked_at=False)).freshness
        listed = await intake.answers.list_feeds()
    assert (freshness.polled_at, freshness.feeds, freshness.failing) == (desk.clock(), 2, 1)
    fine, broken = listed
    assert (fine.state, fine.items, fine.matched, fine.tier, fine.last_success_at) == (
        FeedState.OK,
        1,
        0,
        2,
        desk.clock(),
    )
    assert (broken.state, broken.last_error, broken.items) == (
        FeedState.FAILING,
        "answered 500 Internal Server Error",
        0,
    )
    assert broken.last_success_at is None
    assert broken.next_check_at is not None
