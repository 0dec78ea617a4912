from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import evaluator
from bot.config import check_config
from bot.domain.mistakes import Wrong
from bot.domain.reports import Event
from bot.domain.scores import Tally
from bot.errors import FileError
from bot.knowledge import knowledge_of
from bot.usecases.evaluate_reading import Evaluation, Part
from tests.usecases.campaign import CAMPAIGN
from tests.usecases.desk import BARE
from tests.usecases.labelled import labelled

NOW = datetime(2023, 11, 1, 12, tzinfo=UTC)


def evaluated(folder: Path, part: Part = Part.ALL, *, tell_aside: bool = True, **changes: dict[str, Any]) -> Evaluation:
    known = knowledge_of(check_config(BARE, "test"))
    return evaluator(known)(labelled(folder, **changes), part, NOW, tell_aside=tell_aside)


def test_every_measure_of_a_reading_that_is_right(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path)
    figures = evaluation.figures[Part.ALL]
    assert (figures.items, figures.relevance, figures.unions) == (12, Tally(11), Tally(11))
    assert (figures.issues, figures.stories) == (Tally(1), Tally(10))
    assert (figures.macro, figures.interval, figures.false_news) == (None, None, 0)
    assert evaluation.mistakes == ()


def test_what_differs_from_its_label_lowers_the_measure_and_is_a_mistake(tmp_path: Path) -> None:
    evaluation = evaluated(
        tmp_path,
        cake={"relevant": True, "event": "picket"},
        deal={"event": "picket", "also": []},
        strike={"issues": ["ai", "wages"], "story": "other"},
        picket={"unions": ["dga"]},
    )
    figures = evaluation.figures[Part.ALL]
    assert (figures.relevance, figures.unions) == (Tally(11, missed=1), Tally(10, 1, 1))
    assert (figures.issues, figures.stories) == (Tally(1, missed=1), Tally(7, false=3))
    assert figures.false_news == 1
    assert (Event.PICKET, Event.TENTATIVE_AGREEMENT) in figures.answers
    assert [(mistake.item, mistake.differences[0].wrong) for mistake in evaluation.mistakes] == [
        ("deal", Wrong.FALSE_NEWS),
        ("cake", Wrong.MISSED),
        ("picket", Wrong.UNIONS),
        ("strike", Wrong.ISSUES),
    ]
    assert evaluation.mistakes[0].reason == "union-and-labor"
    assert "tentative agreement" in evaluation.mistakes[0].evidence


def test_borderline_items_count_in_a_column_of_their_own(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, cake={"relevant": True, "borderline": True})
    assert (evaluation.offered, evaluation.borderline) == (12, 1)
    assert evaluation.figures[Part.ALL].relevance == Tally(11)
    assert evaluation.with_borderline.relevance == Tally(11, missed=1)
    assert evaluation.mistakes == ()


def test_the_parts_add_up_and_each_can_be_had_alone(tmp_path: Path) -> None:
    whole = evaluated(tmp_path)
    train, held = whole.figures[Part.TRAIN], whole.figures[Part.HELD]
    assert train.items > 0
    assert held.items > 0
    assert train.relevance + held.relevance == whole.figures[Part.ALL].relevance
    alone = evaluated(tmp_path, Part.TRAIN)
    assert (alone.offered, list(alone.figures)) == (train.items, [Part.TRAIN])
    assert alone.figures[Part.TRAIN].relevance == train.relevance


def test_mistakes_among_items_kept_aside_are_told_only_when_they_are_asked_for(tmp_path: Path) -> None:
    wrong: dict[str, Any] = {item.key: {"unions": ["dga"]} for item in CAMPAIGN}
    held = evaluated(tmp_path, Part.HELD, tell_aside=False, **wrong)
    assert held.figures[Part.HELD].unions.false
    assert held.mistakes == ()
    train = evaluated(tmp_path, Part.TRAIN, **wrong).mistakes
    assert evaluated(tmp_path, tell_aside=False, **wrong).mistakes == train
    assert len(evaluated(tmp_path, **wrong).mistakes) == len(train) + len(
        evaluated(tmp_path, Part.HELD, **wrong).mistakes
    )


def test_the_keyword_filter_is_scored_beside_the_reading_and_joins_nothing(tmp_path: Path) -> None:
    keywords = evaluated(tmp_path).keywords
    assert keywords.items == 12
    assert 0 < keywords.relevance.right <= 11
    assert keywords.stories is None


def test_the_mean_of_frequent_events_comes_with_the_same_interval_every_time(tmp_path: Path) -> None:
    calls: dict[str, Any] = {
        key: {"event": "strike_start"} for key in ("strike", "walkout", "echo", "third", "picket", "talks")
    }
    first, second = (evaluated(tmp_path, **calls).figures[Part.ALL] for _ in range(2))
    assert first.macro == pytest.approx(8 / 10)
    assert first.interval is not None
    assert first.interval == second.interval
    assert first.interval[0] < 0.8 < first.interval[1]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (b"", ((0, "no labelled items in it"),)),
        (b'{"id": 1, "title": "x"}\n\n[]\n', ((1, "no label relevant"), (3, "not a JSON object"))),
        (None, ((0, "No such file or directory"),)),
    ],
    ids=["empty", "broken", "missing"],
)
def test_a_file_that_cannot_be_used_says_why(
    tmp_path: Path, body: bytes | None, problems: tuple[tuple[int, str], ...]
) -> None:
    path = tmp_path / "x.jsonl"
    if body is not None:
        path.write_bytes(body)
    with pytest.raises(FileError) as failed:
        evaluator(knowledge_of(check_config(BARE, "test")))(path, Part.ALL, NOW)
    assert failed.value.problems == problems
