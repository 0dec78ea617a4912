from __future__ import annotations

import asyncio
import gzip
import io
import json
import logging
import shutil
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot import shell, shell_options
from bot.domain.dates import LOS_ANGELES
from tests.feeds.publisher import Publisher
from tests.usecases.campaign import CAKE, CAMPAIGN, SECOND, STRIKE, Item
from tests.usecases.desk import Desk, line, lines, rss, serving
from tests.usecases.labelled import labelled, truth

NEWS = Item(
    "news",
    "Writers Guild goes on strike against the studios",
    "The Writers Guild of America went on strike today.",
    datetime.now(UTC) - timedelta(hours=1),
)
"""The shell's clock is the real one."""
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Run]:
    """Run the shell in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def run(*arguments: object, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["strikewire", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            shell.run()
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, told.out, told.err)

    yield run
    root.handlers = handlers
    root.setLevel(level)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database that holds the campaign, the file it came from, and a configuration."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "config.toml").write_text("history = false\ndefaults = false\n")
    desk = Desk(folder / "strikewire.db")
    desk.clock.forward(days=300)
    asyncio.run(desk.import_(lines(folder, *CAMPAIGN)))
    labelled(folder)
    truth(folder)
    return folder


@pytest.fixture
def imported(run: Run, archive: Path, tmp_path: Path) -> Run:
    """As `run`, in a copy of that folder."""
    shutil.copytree(archive, tmp_path, dirs_exist_ok=True)
    return run


@pytest.fixture
async def publisher() -> AsyncIterator[Publisher]:
    async with serving() as publisher:
        yield publisher


@dataclass(frozen=True)
class Folder:
    """A folder with a configuration of feeds on loopback; commands run in it as processes of their own."""

    path: Path
    publisher: Publisher

    def configure(self, *feeds: str) -> None:
        entries = "".join(f"[[feeds]]\nurl = '{self.publisher.url(feed)}'\nname = '{feed}'\n" for feed in feeds)
        polling = f"[polling]\nports = [{self.publisher.port}]\n"
        (self.path / "config.toml").write_text(f"history = false\ndefaults = false\n{polling}{entries}")

    async def start(self, *arguments: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.shell_on_loopback",
            str(self.publisher.port),
            *arguments,
            cwd=self.path,
            env={"PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def run(self, *arguments: str) -> Ended:
        return await ended(await self.start(*arguments))


async def ended(process: asyncio.subprocess.Process) -> Ended:
    out, err = await process.communicate()
    assert process.returncode is not None
    assert b"Traceback" not in out + err
    return Ended(process.returncode, out.decode(), err.decode())


@pytest.fixture
def folder(tmp_path: Path, publisher: Publisher) -> Folder:
    return Folder(tmp_path, publisher)


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("status", "wga"),
        ("status", "sag-aftra", "--at", "2023-10-04"),
        ("headlines",),
        ("headlines", "wga", "--since", "2023-05-01", "--until", "2023-05-31"),
        ("timeline", "wga"),
        ("digest",),
        ("digest", "--at", "2023-09-25", "--days", "7"),
        ("search", "tentative", "agreement"),
        ("why", STRIKE.url),
        ("why", CAKE.url),
        ("why", "https://variety.com/2023/other"),
        ("feeds",),
        ("import", "news.jsonl"),
        ("reread",),
        ("check",),
        ("poll",),
        ("evaluate", "labelled.jsonl"),
        ("evaluate", "labelled.jsonl", "--truth", "truth.json", "--part", "train", "--mistakes", "1"),
    ],
    ids=" ".join,
)
def test_every_command_answers_for_eyes_and_as_one_json_document(imported: Run, arguments: tuple[str, ...]) -> None:
    screen = imported(*arguments)
    assert (screen.code, screen.err) == (0, "")
    assert screen.out.strip()
    document = imported(*arguments, "--json")
    assert (document.code, document.err) == (0, "")
    assert isinstance(document.document, dict | list)


def test_a_status_as_of_a_day_holds_the_day_of_the_strike(imported: Run) -> None:
    answer = imported("status", "wga", "--at", "2023-05-04", "--json").document
    (contract,) = answer["contracts"]
    assert (answer["at"], contract["phase"], contract["day"]) == ("2023-05-04", "on_strike", 3)


def test_headlines_reach_from_the_first_day_to_the_end_of_the_last(imported: Run) -> None:
    found = imported("headlines", "--since", "2023-05-02", "--until", "2023-05-02", "--json").document
    assert [len(story["articles"]) for story in found] == [3]
    assert imported("headlines", "--since", "2023-05-03", "--until", "2023-05-03", "--json").document == []
    narrowed = imported("headlines", "--since", "2023-01-01", "--issue", "ai", "--json").document
    assert [story["story"] for story in narrowed] == [SECOND.url]


def test_why_tells_scripts_what_rests_on_an_article(imported: Run) -> None:
    answer = imported("why", f"<{STRIKE.url}?utm_source=x>", "--json").document
    assert (answer["decision"], answer["reason"], answer["event"]) == ("matched", "union-and-labor", "strike_start")
    assert [(move["phase"], move["since"]) for move in answer["changed"]] == [("on_strike", "2023-05-02")]
    left_out = imported("why", CAKE.url, "--json").document
    assert (left_out["decision"], left_out["reason"], left_out["title"]) == ("rejected", "no-conflict", CAKE.title)
    assert imported("why", "https://variety.com/2023/other", "--json").document["decision"] == "never_seen"


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


def test_the_demo_knows_the_day_of_the_strike(run: Run) -> None:
    done = run("demo", "--db", "demo.db", "status", "wga", "at:2023-09-22")
    assert done.code == 0
    assert "day 144" in done.out


def test_a_bug_ends_with_1_and_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def knowledge_of(_: object) -> None:
        raise RuntimeError("no https://a.org/?key=sesame")

    monkeypatch.setattr(shell_options, "knowledge_of", knowledge_of)
    failed = run("status")
    assert (failed.code, failed.out) == (1, "")
    assert "Something went wrong: RuntimeError: no https://a.org/?" in failed.err
    assert "sesame" not in failed.err


async def test_poll_stores_tells_and_waits_for_its_time(folder: Folder) -> None:
    folder.configure("/feed", "/gone")
    folder.publisher.says("/feed", body=rss(NEWS, CAKE))
    folder.publisher.says("/gone", status=500)
    first = await folder.run("poll", "--json")
    assert (first.code, first.err) == (0, "")
    assert (first.document["polled"], first.document["items"], first.document["matched"]) == (2, 2, 1)
    assert [failed["reason"] for failed in first.document["failed"]] == ["answered 500 Internal Server Error"]
    assert [change["phase"] for change in first.document["changes"]] == ["on_strike"]
    second = await folder.run("poll")
    assert second.code == 0
    assert "No feed is due" in second.out
    assert len(folder.publisher.asked) == 2


async def test_a_round_in_which_every_feed_fails_ends_with_1(folder: Folder) -> None:
    folder.configure("/feed")
    folder.publisher.says("/feed", status=404)
    failed = await folder.run("poll")
    assert failed.code == 1
    assert "404" in failed.err
    assert "404" not in failed.out


async def test_check_names_each_feed_and_what_is_wrong_with_it(folder: Folder) -> None:
    folder.configure("/feed", "/gone")
    folder.publisher.says("/feed", body=rss(CAKE))
    folder.publisher.says("/gone", status=410)
    failed = await folder.run("check")
    assert failed.code == 1
    assert "1 of 2 feeds answer" in failed.out
    assert "answered 410 Gone" in failed.out
    assert "No Discord token is set" in failed.out
    assert not (folder.path / "strikewire.db").exists()


async def test_a_check_without_any_feed_says_so(folder: Folder) -> None:
    folder.configure()
    assert "No feed is configured" in (await folder.run("check")).out


async def test_a_watch_polls_on_schedule_keeps_others_out_and_ends_when_told(folder: Folder) -> None:
    folder.configure("/feed")

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=rss(NEWS, replace(CAKE, key=f"{len(folder.publisher.asked)}")))

    folder.publisher.serves("/feed", answer)
    watching = await folder.start("poll", "--watch", "--json")
    assert watching.stdout is not None
    first = json.loads(await watching.stdout.readline())
    assert (first["polled"], first["items"]) == (1, 2)

    beside = await folder.run("status", "wga", "--json")
    assert (beside.code, beside.document["contracts"][0]["phase"]) == (0, "on_strike")
    refused = await folder.run("reread")
    assert (refused.code, refused.out) == (1, "")
    assert f"process {watching.pid}" in refused.err

    _make_due(folder.path / "strikewire.db")
    second = json.loads(await watching.stdout.readline())
    assert (second["polled"], second["items"]) == (1, 1)

    watching.send_signal(signal.SIGTERM)
    done = await ended(watching)
    assert (done.code, done.err) == (0, "")
    assert (await folder.run("reread")).code == 0


def _make_due(path: Path) -> None:
    """Make every feed due, as time would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE feeds SET next_check_at = '2001-01-01T00:00:00.000000Z'")


async def test_a_command_that_is_told_to_stop_midway_has_failed(folder: Folder) -> None:
    folder.configure("/feed")
    asked = asyncio.Event()

    async def answer(_: web.Request) -> web.Response:
        asked.set()
        await asyncio.Event().wait()
        return web.Response()

    folder.publisher.serves("/feed", answer)
    polling = await folder.start("poll")
    await asked.wait()
    polling.send_signal(signal.SIGINT)
    stopped = await ended(polling)
    assert (stopped.code, stopped.out) == (1, "")
    assert (await folder.run("reread")).code == 0


def test_headlines_of_a_span_that_ends_before_it_begins_are_refused(imported: Run) -> None:
    done = imported("headlines", "--since", "2023-10-02", "--until", "2023-10-01")
    assert (done.code, done.out) == (2, "")
    assert "“2023-10-02” cannot be the first day: it lies after the last one" in " ".join(done.err.split())


def propose(run: Run, *more: object, action: str = "reject", event: str = "tentative_agreement") -> Ended:
    return run("correct", "propose", action, "wga", event, "2023-09-24", "--reason", "The union denies it.", *more)


def test_a_correction_is_proposed_accepted_listed_and_taken_back(imported: Run) -> None:
    proposed = propose(imported, "--by", "ann", "--json").document
    assert (proposed["number"], proposed["state"], proposed["proposed_by"]) == (1, "waiting", "ann")
    assert imported("status", "wga", "--json").document["contracts"][0]["corrected"] is None

    accepted = imported("correct", "accept", 1, "--by", "olga", "--json").document
    assert (accepted["state"], accepted["decided_by"], accepted["standing"]["phase"]) == (
        "applied",
        "olga",
        "on_strike",
    )
    corrected = imported("status", "wga", "--json").document["contracts"][0]
    assert (corrected["phase"], corrected["corrected"]["reason"]) == ("on_strike", "The union denies it.")
    assert "The union denies it." in imported("status", "wga").out
    assert [span["phase"] for span in imported("timeline", "wga", "--json").document][-1] == "on_strike"

    undone = imported("correct", "undo", 1, "--by", "pia", "--json").document
    assert (undone["state"], undone["undone_by"], undone["standing"]["phase"]) == (
        "undone",
        "pia",
        "tentative_agreement",
    )
    (listed,) = imported("correct", "list", "--json").document
    assert listed == {key: value for key, value in undone.items() if key != "standing"}


def test_the_screens_of_corrections_say_who_did_what_and_what_to_do_next(
    imported: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ann")
    assert "Nothing has been corrected." in imported("correct", "list").out
    proposed = propose(imported).out
    assert "correct accept 1" in proposed
    assert "“Tentative agreement” of 24 September 2023 did not happen" in proposed
    assert ", ann" in proposed
    assert "On strike" in imported("correct", "accept", 1).out
    listed = imported("correct", "list").out
    assert "1 · applied" in listed
    assert "WGA · Minimum Basic Agreement" in listed


def test_a_correction_that_makes_no_sense_is_refused_with_what_may_be_meant(imported: Run) -> None:
    wrong = propose(imported, event="strike_end")
    assert (wrong.code, wrong.out) == (2, "")
    assert "Tentative agreement (tentative_agreement) on 2023-09-24" in " ".join(wrong.err.split())
    assert propose(imported, action="delete").code == 2
    decided = imported("correct", "accept", 7)
    assert (decided.code, decided.out) == (2, "")
    assert "no correction 7" in decided.err
    assert imported("correct", "undo", 0).code == 2


def test_there_is_nothing_to_correct_before_there_is_a_database(run: Run) -> None:
    failed = propose(run)
    assert (failed.code, failed.out) == (1, "")
    assert "no database yet" in failed.err


async def test_an_operator_corrects_beside_a_process_that_polls(folder: Folder) -> None:
    folder.configure("/feed")
    folder.publisher.says("/feed", body=rss(NEWS, CAKE))
    watching = await folder.start("poll", "--watch", "--json")
    assert watching.stdout is not None
    await watching.stdout.readline()
    day = (datetime.now(UTC) - timedelta(hours=1)).astimezone(LOS_ANGELES).date().isoformat()
    proposed = await folder.run("correct", "propose", "reject", "wga", "strike_start", day, "--reason", "a hoax")
    assert (proposed.code, proposed.err) == (0, "")
    assert (await folder.run("correct", "accept", "1")).code == 0
    assert (await folder.run("status", "wga", "--json")).document["contracts"][0]["phase"] == "unknown"
    watching.send_signal(signal.SIGTERM)
    assert (await ended(watching)).code == 0


async def test_an_address_is_tried_step_by_step(folder: Folder) -> None:
    folder.publisher.says("/feed", body=rss(STRIKE, CAKE))
    folder.publisher.says(
        "/page", body=b"<html><head><link rel=alternate type='application/rss+xml' href='/feed'></head>"
    )
    sound = await folder.run("feeds", "test", folder.publisher.url("/feed?key=secret"))
    assert (sound.code, sound.err) == (0, "")
    assert "1 of its 2 items would be taken in" in sound.out
    assert STRIKE.title in sound.out
    assert "secret" not in sound.out
    page = await folder.run("feeds", "test", folder.publisher.url("/page"), "--json")
    assert page.code == 1
    assert [offer["url"] for offer in json.loads(page.out)["offers"]] == [folder.publisher.url("/feed")]


async def test_a_feed_is_paused_and_resumed_beside_a_process_that_polls(folder: Folder) -> None:
    folder.configure("/feed")
    folder.publisher.says(body=rss(STRIKE))
    watching = await folder.start("poll", "--watch", "--json")
    assert watching.stdout
    await watching.stdout.readline()
    paused = await folder.run("feeds", "pause", "/feed")
    assert (paused.code, paused.err) == (0, "")
    assert "An operator has paused /feed" in paused.out
    assert "1 paused" in (await folder.run("feeds")).out
    resumed = await folder.run("feeds", "resume", folder.publisher.url(), "--json")
    assert resumed.document == [{"address": folder.publisher.url(), "name": "/feed", "paused": False}]
    assert (await folder.run("feeds", "pause", "nobody")).code == 2
    watching.send_signal(signal.SIGTERM)
    assert (await ended(watching)).code == 0


async def test_the_feeds_go_out_and_in_as_opml(folder: Folder) -> None:
    folder.configure("/feed?key=1", "/other")
    out = await folder.run("feeds", "opml")
    assert out.code == 0
    (folder.path / "feeds.opml").write_text(out.out)
    polling = f"[polling]\nports = [{folder.publisher.port}]\n"
    (folder.path / "config.toml").write_text(f'history = false\ndefaults = false\nopml = "feeds.opml"\n{polling}')
    folder.publisher.says("/other", body=rss(CAKE))
    folder.publisher.says(body=rss(STRIKE))
    await folder.run("poll")
    listed = json.loads((await folder.run("feeds", "--json")).out)
    assert [(feed["name"], feed["state"]) for feed in listed] == [("/feed?key=1", "ok"), ("/other", "ok")]
