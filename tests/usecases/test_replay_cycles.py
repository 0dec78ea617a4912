from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.app import replaying
from bot.config import check_config
from bot.domain.cycles import Stretch
from bot.domain.negotiations import Phase
from bot.domain.reports import Event
from bot.errors import FileError
from bot.usecases.progress import silent
from bot.usecases.replay_cycles import Replay
from tests.usecases.labelled import FACTS, labelled, truth

NOW = datetime(2023, 11, 1, 12, tzinfo=UTC)


async def replayed(articles: Path, course: Path) -> Replay:
    # History is asked for, and must not play a part.
    async with replaying(check_config({"defaults": False, "history": True}, "test")) as replay_cycles:
        return await replay_cycles(articles, course, NOW, silent)


async def test_a_cycle_is_scored_by_what_its_articles_tell(tmp_path: Path) -> None:
    replay = await replayed(labelled(tmp_path), truth(tmp_path))
    (score,) = replay.cycles
    assert (score.contract.id, score.judged, score.articles) == ("wga/mba", True, 9)
    assert (score.score.right, score.score.days, score.score.wrong) == (189, 189, ())
    assert replay.false == replay.unknown == ()


async def test_wrong_days_and_changes_that_no_fact_bears_out_are_told(tmp_path: Path) -> None:
    course = truth(tmp_path, FACTS[0], ("2023-05-20", *FACTS[1][1:]), ("2023-09-30", *FACTS[2][1:]))
    replay = await replayed(labelled(tmp_path), course)
    assert replay.cycles[0].score.wrong == (
        Stretch(date(2023, 5, 2), date(2023, 5, 19), (Phase.BARGAINING,), Phase.ON_STRIKE),
        Stretch(date(2023, 9, 24), date(2023, 9, 29), (Phase.ON_STRIKE,), Phase.TENTATIVE_AGREEMENT),
    )
    assert [(change.event, change.since.on) for change in replay.false] == [
        (Event.STRIKE_START, date(2023, 5, 2)),
        (Event.TENTATIVE_AGREEMENT, date(2023, 9, 24)),
    ]
    assert all(change.confirmed and change.evidence for change in replay.false)


async def test_before_the_first_word_of_a_cycle_its_phase_is_unknown(tmp_path: Path) -> None:
    course = truth(tmp_path, ("2023-03-18", "strike_authorization", "strike_authorized"), *FACTS)
    (score,) = (await replayed(labelled(tmp_path), course)).cycles
    assert score.score.wrong == (
        Stretch(date(2023, 3, 18), date(2023, 3, 19), (Phase.BARGAINING, Phase.IN_FORCE), Phase.UNKNOWN),
    )


async def test_what_lies_outside_every_known_cycle_is_told_apart(tmp_path: Path) -> None:
    replay = await replayed(labelled(tmp_path), truth(tmp_path, *FACTS[:2]))
    assert replay.false == ()
    assert [change.event for change in replay.unknown] == [Event.TENTATIVE_AGREEMENT]


async def test_a_union_that_is_not_followed_is_left_out(tmp_path: Path) -> None:
    replay = await replayed(labelled(tmp_path), truth(tmp_path, union="pilots"))
    assert replay.cycles == ()


async def test_a_truth_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{}")
    for path, reason in ((broken, "no list of cycles in it"), (tmp_path / "none", "No such file or directory")):
        with pytest.raises(FileError) as failed:
            await replayed(labelled(tmp_path), path)
        assert failed.value.problems == ((0, reason),)
