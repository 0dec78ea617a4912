from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.app import Answers
from bot.domain.negotiations import Phase
from tests.usecases.desk import Desk

DEAL = datetime(2023, 9, 25, 18, tzinfo=UTC)
DAY = timedelta(days=1)


async def test_a_digest_tells_changes_stories_and_where_things_stand(archive: Answers, desk: Desk) -> None:
    digest = await archive.compose_digest(desk.known.followed, DEAL - DAY, DEAL)
    assert not digest.quiet
    assert [(move.contract, move.phase) for move in digest.changes] == [("wga/mba", Phase.TENTATIVE_AGREEMENT)]
    assert [(section.union, len(section.stories)) for section in digest.sections] == [("wga", 1)]
    assert [state.contract for state in digest.states] == ["wga/mba"]


async def test_a_day_without_news_is_quiet(archive: Answers, desk: Desk) -> None:
    digest = await archive.compose_digest(desk.known.followed, DEAL - 30 * DAY, DEAL - 29 * DAY)
    assert (digest.quiet, digest.sections) == (True, ())


async def test_only_the_unions_asked_for_are_in_it(archive: Answers, desk: Desk) -> None:
    actors = [union for union in desk.known.followed if union.id == "sag-aftra"]
    digest = await archive.compose_digest(actors, DEAL - DAY, DEAL)
    assert (digest.sections, digest.changes) == ((), ())
