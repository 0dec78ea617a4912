from __future__ import annotations

from datetime import UTC, datetime

from bot.app import Answers
from tests.usecases.campaign import SECOND, STRIKE

APRIL = datetime(2023, 4, 1, tzinfo=UTC)
NOVEMBER = datetime(2023, 11, 1, tzinfo=UTC)


async def test_stories_come_newest_first_with_every_outlet(archive: Answers) -> None:
    found = await archive.list_headlines(APRIL, NOVEMBER)
    assert [story.id.rpartition("/")[2] for story in found.stories] == ["actors", "deal", "picket", "walkout"]
    assert [len(story.articles) for story in found.stories] == [1, 3, 1, 4]
    assert found.total == 4


async def test_a_limit_cuts_the_list_but_not_the_count(archive: Answers) -> None:
    found = await archive.list_headlines(APRIL, NOVEMBER, limit=1)
    assert (len(found.stories), found.total) == (1, 4)


async def test_contracts_and_issues_narrow_it_down(archive: Answers) -> None:
    actors = await archive.list_headlines(APRIL, NOVEMBER, contracts=["sag-aftra/tv-theatrical"])
    assert [story.contracts for story in actors.stories] == [("sag-aftra/tv-theatrical",)]
    on_ai = await archive.list_headlines(APRIL, NOVEMBER, issue="ai")
    assert [story.id for story in on_ai.stories] == [SECOND.url]
    assert STRIKE.url in {read.article.url for read in on_ai.stories[0].articles}


async def test_outside_its_time_there_is_nothing(archive: Answers) -> None:
    assert (await archive.list_headlines(datetime(2022, 1, 1, tzinfo=UTC), APRIL.replace(month=3))).stories == ()
