"""`strikewire evaluate`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell.commands import Run
from tests.usecases.labelled import labelled, truth


def test_evaluate_scores_a_labelled_file_and_the_cycle_it_tells(imported: Run) -> None:
    done = imported("evaluate", "labelled.jsonl", "--truth", "truth.json", "--json")
    figures = done.document["figures"]
    assert {part: each["items"] for part, each in figures.items()}["all"] == 12
    assert (figures["all"]["relevance"]["f1"], figures["all"]["unions"]["f1"], figures["all"]["false_news"]) == (
        1,
        1,
        0,
    )
    assert done.document["keywords"]["relevance"]["f1"] <= 1
    (cycle,) = done.document["replay"]["cycles"]
    assert (cycle["contract"], cycle["share"], cycle["wrong"]) == ("wga/mba", 1, [])


def test_evaluate_shows_as_many_mistakes_as_are_asked_for(imported: Run, tmp_path: Path) -> None:
    labelled(tmp_path, strike={"unions": ["dga"]}, picket={"unions": ["dga"]})
    assert "The worst mistakes, 2 of 2" in imported("evaluate", "labelled.jsonl").out
    one = imported("evaluate", "labelled.jsonl", "--mistakes", "1").out
    assert "The worst mistakes, 1 of 2" in one
    assert one.count("Unions: wga instead of dga") == 1


def test_evaluate_leaves_the_database_alone(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", labelled(tmp_path), "--truth", truth(tmp_path)).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["labelled.jsonl", "truth.json"]


@pytest.mark.parametrize(
    ("file", "truth", "told"),
    [
        ("news.jsonl", "truth.json", "news.jsonl, line 1: no label relevant"),
        ("missing.jsonl", "truth.json", "missing.jsonl: No such file or directory"),
        ("labelled.jsonl", "labelled.jsonl", "labelled.jsonl: not JSON"),
    ],
)
def test_evaluate_says_what_is_wrong_with_its_files(imported: Run, file: str, truth: str, told: str) -> None:
    failed = imported("evaluate", file, "--truth", truth)
    assert (failed.code, failed.out) == (1, "")
    assert told in " ".join(failed.err.split())
