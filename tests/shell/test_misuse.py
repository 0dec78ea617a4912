"""What the shell is asked wrongly: it says so, and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import shell_options
from tests.shell.commands import Run
from tests.usecases.campaign import STRIKE
from tests.usecases.desk import lines


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("status", "wgaa"), "Did you mean wga"),
        (("timeline", "wgaa"), "Did you mean wga"),
        (("headlines", "wgaa"), "Did you mean wga"),
        (("status", "--at", "yesterday"), "is not a day"),
        (("status", "--at", "0001-01-01"), "is not a day"),
        (("headlines", "--until", "9999-12-31"), "is not a day"),
        (("headlines", "--since", "2023-02-30"), "is not a day"),
        (("digest", "--at", "0001-01-02"), "is not a day"),
        (("headlines", "--days", "0"), "--days"),
        (("headlines", "--issue", "llamas"), "The issues are ai,"),
        (("why", "the strike article"), "There is no link to an article"),
        (("why", "https://apple.news/Abc"), "does not show to which article it leads"),
        (("status", "--dbb", "x"), "--db"),
        (("timeline",), "union"),
        (("why",), "link"),
        (("import",), "files"),
        (("evaluate",), "file"),
        (("evaluate", "labelled.jsonl", "--part", "some"), "--part"),
        (("frobnicate",), "frobnicate"),
        (("demo", "frobnicate"), "is not a command"),
        (("demo", "status", "wga", "--at", "2023-09-22"), "--at"),
        (("status", "--config", "missing.toml"), "missing.toml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_misuse_ends_with_2_and_says_what_would_be_right(imported: Run, arguments: tuple[str, ...], told: str) -> None:
    failed = imported(*arguments)
    assert (failed.code, failed.out) == (2, "")
    assert told.lower() in failed.err.lower()


@pytest.mark.parametrize("command", [("status",), ("classify",), ("poll",), ("check",), ("reread",)], ids=" ".join)
def test_a_wrong_configuration_ends_with_2_and_lists_every_problem(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "config.toml").write_text('databse = "sesame"\n[polling]\nat_once = 0\n[log]\nlevel = "loud"\n')
    failed = run(*command)
    assert (failed.code, failed.out) == (2, "")
    assert "3 problems" in failed.err
    for word in ("databse", "database", "polling.at_once = 0", "log.level = loud", "'debug'"):
        assert word in failed.err
    assert "sesame" not in failed.err


@pytest.mark.parametrize("command", ["status", "classify"])
def test_a_union_to_follow_that_is_none_is_a_problem_of_the_file(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "config.toml").write_text('follow = ["wgaa"]\n')
    failed = run(command)
    assert failed.code == 2
    assert "config.toml has a problem" in failed.err
    assert "follow.0 = wgaa" in failed.err


@pytest.mark.parametrize("command", [("status",), ("headlines",), ("timeline", "wga"), ("digest",), ("feeds",)])
def test_a_missing_database_ends_with_1_and_says_what_makes_one(run: Run, command: tuple[str, ...]) -> None:
    failed = run(*command, "--db", "none.db")
    assert (failed.code, failed.out) == (1, "")
    assert "strikewire import" in failed.err


def test_a_file_that_is_no_database_is_left_alone(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Buy milk.\n" * 200)
    for command in (["status"], ["import", other], ["poll"]):
        assert run(*command, "--db", other).code == 1
    assert other.read_text() == "Buy milk.\n" * 200


def test_the_database_lies_where_the_configuration_says_beside_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "bot.toml").write_text('database = "news.db"\ndefaults = false\n')
    assert run("import", lines(tmp_path, STRIKE), "--config", "etc/bot.toml").code == 0
    assert (tmp_path / "etc" / "news.db").exists()


def test_a_bug_ends_with_1_and_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def knowledge_of(_: object) -> None:
        raise RuntimeError("no https://a.org/?key=sesame")

    monkeypatch.setattr(shell_options, "knowledge_of", knowledge_of)
    failed = run("status")
    assert (failed.code, failed.out) == (1, "")
    assert "Something went wrong: RuntimeError: no https://a.org/?" in failed.err
    assert "sesame" not in failed.err


def test_headlines_of_a_span_that_ends_before_it_begins_are_refused(imported: Run) -> None:
    done = imported("headlines", "--since", "2023-10-02", "--until", "2023-10-01")
    assert (done.code, done.out) == (2, "")
    assert "“2023-10-02” cannot be the first day: it lies after the last one" in " ".join(done.err.split())
