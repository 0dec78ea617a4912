from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tarfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import ParseError
from bot.feeds.parsing import ParseLimits, Parser
from tests.feeds.killers import KILLERS, rss
from tests.feeds.soundness import unsafe_parts

ADDRESS = "https://news.example/feed?key=SECRET"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
QUICK = ParseLimits(cpu=1, wall=4)


FINE = rss("<item><title>Fine</title></item>")
LONG = "x" * 2_800
CHILDREN = Path(f"/proc/self/task/{os.getpid()}/children")
needs_proc = pytest.mark.skipif(not CHILDREN.exists(), reason="needs /proc to see child processes")


def children() -> list[int]:
    """Ids of our child processes."""
    return [int(pid) for pid in CHILDREN.read_text().split()]


def given(worker: int) -> tuple[bytes, set[str]]:
    """The environment of a process, and the numbers of its open files."""
    return Path(f"/proc/{worker}/environ").read_bytes(), {each.name for each in Path(f"/proc/{worker}/fd").iterdir()}


@pytest.fixture
async def parser() -> AsyncIterator[Parser]:
    async with Parser(limits=QUICK) as parser:
        yield parser


async def test_a_feed_comes_back_from_the_worker(parser: Parser) -> None:
    feed = await parser.parse(FINE, url=ADDRESS, content_type="text/html")
    assert [item.title for item in feed.items] == ["Fine"]


async def test_json_is_known_by_its_content(parser: Parser) -> None:
    body = b'\xef\xbb\xbf {"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "J"}]}'
    feed = await parser.parse(body, url=ADDRESS, content_type="text/xml")
    assert [item.title for item in feed.items] == ["J"]


async def test_an_error_does_not_show_the_secret_of_the_address(parser: Parser) -> None:
    with pytest.raises(ParseError) as caught:
        await parser.parse(b"<html>", url=ADDRESS)
    assert str(caught.value) == "https://news.example/feed: an HTML page, not a feed"


@pytest.mark.parametrize("name", KILLERS)
async def test_a_killer_ends_as_an_error_and_the_next_feed_is_read(parser: Parser, name: str) -> None:
    with pytest.raises(ParseError):
        await parser.parse(KILLERS[name](), url=ADDRESS)
    assert (await parser.parse(FINE, url=ADDRESS)).items


async def test_a_body_that_takes_too_much_processor_time_is_given_up() -> None:
    async with Parser(limits=ParseLimits(cpu=1, wall=60)) as parser:
        with pytest.raises(ParseError, match="more than 1 s of processor time to parse"):
            await parser.parse(KILLERS["an author of 64 KB"](), url=ADDRESS)


async def test_a_body_that_takes_too_long_is_given_up() -> None:
    async with Parser(limits=ParseLimits(cpu=30, wall=0.5)) as parser:
        with pytest.raises(ParseError, match=r"more than 0[.]5 s to parse"):
            await parser.parse(KILLERS["an author of 64 KB"](), url=ADDRESS)
        assert (await parser.parse(FINE, url=ADDRESS)).items


async def test_a_body_that_takes_too_much_memory_is_given_up() -> None:
    async with Parser(limits=ParseLimits(memory=200 * 1024 * 1024)) as parser:
        with pytest.raises(ParseError):
            await parser.parse(rss(f"<item><title>{'x' * 60_000_000}</title></item>"), url=ADDRESS)
        assert (await parser.parse(FINE, url=ADDRESS)).items


async def test_an_answer_that_is_too_long_is_not_read() -> None:
    async with Parser(limits=ParseLimits(answer=1_000)) as parser:
        with pytest.raises(ParseError, match="crashed the parser"):
            await parser.parse(
                rss(f"<item><title>{'x ' * 500}</title><description>{LONG}</description></item>"), url=""
            )
        assert (await parser.parse(FINE, url=ADDRESS)).items


async def test_more_entries_than_are_read_are_told_of_once(parser: Parser, caplog: pytest.LogCaptureFixture) -> None:
    many = rss("".join(f"<item><title>{number}</title></item>" for number in range(501)))
    for _ in range(2):
        assert len((await parser.parse(many, url=ADDRESS)).items) == 500
    assert caplog.messages == ["https://news.example/feed: only the newest 500 of 501 entries are read"]


async def test_of_whom_that_was_told_is_not_remembered_for_ever(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.feeds.parsing.TOLD", 2)
    many = rss("".join(f"<item><title>{number}</title></item>" for number in range(501)))
    for number in range(3):
        await parser.parse(many, url=f"{ADDRESS}/{number}")
    assert len(parser._told) <= 2


@needs_proc
async def test_a_worker_killed_while_idle_is_replaced(parser: Parser) -> None:
    await parser.parse(FINE, url=ADDRESS)
    (idle,) = children()
    os.kill(idle, signal.SIGKILL)
    assert (await parser.parse(FINE, url=ADDRESS)).items


async def test_a_worker_that_is_killed_again_and_again_is_given_up(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("bot.feeds.parsing._PROGRAM", "import os; os.kill(os.getpid(), 9)")
        with pytest.raises(ParseError, match="crashed the parser"):
            await parser.parse(FINE, url=ADDRESS)
    assert (await parser.parse(FINE, url=ADDRESS)).items


@pytest.mark.parametrize("answer", ["", "x", "null", "[]", '{"title": 1}', '{"items": [{}]}', "\ud800"])
async def test_a_worker_that_answers_nonsense_is_given_up(
    parser: Parser, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    program = f"""
import os
from struct import pack
said = {answer!r}.encode("utf-8", "surrogatepass")
os.write(1, pack(">I", 0))
os.read(0, 1)
os.write(1, pack(">I", len(said)) + said)
os.read(0, 1_000_000)
"""
    with monkeypatch.context() as patched:
        patched.setattr("bot.feeds.parsing._PROGRAM", program.replace("{", "{{").replace("}", "}}"))
        with pytest.raises(ParseError, match="crashed the parser"):
            await parser.parse(FINE, url=ADDRESS)
    assert (await parser.parse(FINE, url=ADDRESS)).items


async def test_a_cancelled_parse_leaves_the_parser_usable(parser: Parser) -> None:
    task = asyncio.create_task(parser.parse(KILLERS["an author of 64 KB"](), url=ADDRESS))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await parser.parse(FINE, url=ADDRESS)).items


async def test_a_machine_that_starts_no_worker_is_told_as_such(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(ParseError, match="the parser does not start"):
        await parser.parse(FINE, url=ADDRESS)


@needs_proc
async def test_closing_leaves_no_worker_behind() -> None:
    async with Parser() as parser:
        await parser.parse(FINE, url=ADDRESS)
        assert children()
    assert not children()


@needs_proc
async def test_the_worker_is_given_no_environment_and_none_of_our_files(
    parser: Parser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOME_SECRET", "sesame")
    with (tmp_path / "open").open("w"):
        await parser.parse(FINE, url=ADDRESS)
    (worker,) = children()
    environment, files = given(worker)
    assert b"sesame" not in environment
    assert files == {"0", "1", "2"}


@pytest.mark.parametrize(
    "escape", ["open('/etc/hostname')", "socket.socket()", "os.execv(sys.executable, [sys.executable])"]
)
def test_a_confined_worker_can_open_nothing(escape: str) -> None:
    program = f"""
import os, socket, sys
sys.path[:] = {sys.path!r}
from bot.feeds.worker import confine
confine({512 * 1024 * 1024})
print("confined", flush=True)
try:
    {escape}
except OSError as error:
    print(error.strerror)
else:
    print("escaped")
"""
    command = [sys.executable, "-I", "-c", program]
    ended = subprocess.run(command, input="print('escaped')", capture_output=True, text=True, check=False)
    assert ended.stdout in ("confined\nToo many open files\n", "confined\n")


async def read_all(parser: Parser, paths: list[Path]) -> tuple[int, int]:
    """How many of the files are feeds, and how many items they hold; anything but a ParseError is a failure."""
    feeds = items = 0
    for path in paths:
        try:
            feed = await parser.parse(path.read_bytes(), url=ADDRESS)
        except ParseError:
            continue
        assert not [name for item in feed.items for name in unsafe_parts(item)], path
        feeds, items = feeds + 1, items + len(feed.items)
    return feeds, items


@pytest.mark.skipif(not (SHARED / "feeds").exists(), reason="the collected feeds are not here")
async def test_every_collected_feed_but_the_truncated_one_is_read(parser: Parser) -> None:
    paths = [path for path in sorted((SHARED / "feeds").iterdir()) if path.suffix != ".md"]
    feeds, items = await read_all(parser, paths)
    assert feeds == len(paths) - 1
    assert items > 1_000


@pytest.mark.skipif(not (SHARED / "bad.tgz").exists(), reason="the collected malformed feeds are not here")
async def test_malformed_feeds_end_as_items_or_parse_errors(parser: Parser, tmp_path: Path) -> None:
    with tarfile.open(SHARED / "bad.tgz") as archive:
        members = sorted((member for member in archive if member.isfile()), key=lambda member: member.name)[::17]
        archive.extractall(tmp_path, members, filter="data")
    feeds, _ = await read_all(parser, [tmp_path / member.name for member in members])
    assert feeds > len(members) // 4
