"""Files that the shell takes in or classifies."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.shell.commands import Run
from tests.usecases.campaign import CAKE, STRIKE
from tests.usecases.desk import line, lines


def test_an_import_with_troubles_stores_the_rest_tells_each_and_ends_with_1(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path, STRIKE)
    path.write_text(path.read_text() + "not json\n")
    done = run("import", path, "missing.xml", "--db", "x.db", "--json")
    assert done.code == 1
    assert done.document["matched"] == 1
    assert [(Path(each["path"]).name, each["line"]) for each in done.document["troubles"]] == [
        ("news.jsonl", 2),
        ("missing.xml", None),
    ]
    assert "line 2: not JSON" in " ".join(run("import", path, "--db", "x.db").err.split())


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzipped"])
def test_classify_answers_each_line_of_a_file_with_one(run: Run, tmp_path: Path, packed: bool) -> None:
    text = f"{line(STRIKE)}\n{line(CAKE)}\n".encode()
    (tmp_path / "news").write_bytes(gzip.compress(text) if packed else text)
    done = run("classify", "news")
    assert (done.code, done.err) == (0, "")
    read = [json.loads(answer) for answer in done.out.splitlines()]
    assert [(each["id"], each["relevant"], each["event"]) for each in read] == [
        ("strike", True, "strike_start"),
        ("cake", False, None),
    ]
    keys = "id relevant reason unions contracts event modality attribution official issues claims evidence"
    assert list(read[0]) == keys.split()


def test_classify_reads_standard_input_and_goes_on_after_a_broken_line(run: Run) -> None:
    done = run("classify", stdin=f'not json\n{line(STRIKE)}\n\n{{"id": 1}}\n'.encode())
    assert done.code == 1
    assert [json.loads(answer)["id"] for answer in done.out.splitlines()] == ["strike"]
    assert done.err.splitlines() == ["-, line 1: not JSON", "-, line 4: no title"]


@pytest.mark.parametrize("name", ["missing.jsonl", ".", "torn.gz"])
def test_classify_says_why_a_file_cannot_be_read(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "torn.gz").write_bytes(gzip.compress(line(STRIKE).encode())[:-5])
    failed = run("classify", name)
    assert (failed.code, failed.out) == (1, "")
    assert failed.err.startswith(f"{name}: ")
    assert "database" not in failed.err
