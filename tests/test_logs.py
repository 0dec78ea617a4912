from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterator

import pytest
from rich.console import Console

from bot.domain.feeds import Validators
from bot.errors import FetchError
from bot.feeds.addresses import Guard
from bot.feeds.fetching import Fetcher
from bot.logs import RedactingFormatter, redacted, start_logging
from bot.terminal.progress import ProgressBar
from tests.feeds.conftest import QUICK
from tests.feeds.hostile_servers import ATTACKS, Attack, Scale, attacking

TOKEN = "MTEyMjMzNDQ1NTY2Nzc4ODk5.GtandI.sesame-sesame-sesame-sesame-sesame"


def record(message: str, error: BaseException) -> logging.LogRecord:
    details = (type(error), error, error.__traceback__)
    return logging.LogRecord("bot.feeds", logging.ERROR, __file__, 1, message, (), details)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("GET https://a.org/feed?key=sesame&x=1 failed", "GET https://a.org/feed?... failed"),
        ("http://user:sesame@a.org/feed", "http://a.org/feed"),
        ("http://user:ses@me@a.org/feed", "http://a.org/feed"),
        ("'https://user@a.org/?sesame', 'https://b.org/'", "'https://a.org/?...', 'https://b.org/'"),
        ("https://a.org/feed?key=it's'sesame, and", "https://a.org/feed?..., and"),
        ("[URL('https://a.org/feed?key=sesame')]", "[URL('https://a.org/feed?...')]"),
        (
            "PATCH https://discord.com/api/v10/webhooks/12/sesame/messages/@original?wait=true has returned 404",
            "PATCH https://discord.com/api/v10/webhooks/12/.../messages/@original?... has returned 404",
        ),
        ("HTTPS://A.org/#sesame", "HTTPS://A.org/?..."),
        ("what? #1 a@b.org", "what? #1 a@b.org"),
        (f"login with {TOKEN}", "login with (token)"),
        ("POST /webhooks/12/sesame/messages/@original", "POST /webhooks/12/.../messages/@original"),
        ("POST /interactions/12/sesame/callback", "POST /interactions/12/.../callback"),
    ],
)
def test_queries_and_user_names_of_addresses_are_left_out(text: str, shown: str) -> None:
    assert redacted(text) == shown


def test_tracebacks_are_redacted_with_everything_they_chain() -> None:
    def fetch() -> None:
        raise OSError("https://user:sesame@a.org/feed")

    def poll() -> None:
        try:
            fetch()
        except OSError as error:
            raise ValueError("https://a.org/feed?key=sesame") from error

    try:
        poll()
    except ValueError as error:
        text = RedactingFormatter("%(message)s").format(record("poll of https://a.org/?key=sesame failed", error))
    assert "Traceback" in text
    assert "OSError" in text
    assert "sesame" not in text


@pytest.fixture
def _unchanged() -> Iterator[None]:
    """Loggers as they were before the test."""
    loggers = [logging.getLogger(name) for name in ("", "apscheduler", "discord.gateway", "discord.http")]
    levels, handlers = [logger.level for logger in loggers], loggers[0].handlers[:]
    loggers[0].handlers = []
    yield
    loggers[0].handlers = handlers
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.mark.usefixtures("_unchanged")
def test_logging_goes_to_standard_error_from_its_level_up(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("warning")
    logging.getLogger("bot.feeds").info("not told")
    logging.getLogger("bot.feeds").warning("https://a.org/?key=sesame")
    logging.getLogger("apscheduler.scheduler").warning("skipped a tick")
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "WARNING bot.feeds: https://a.org/?..." in shown.err
    assert "not told" not in shown.err
    assert "tick" not in shown.err


@pytest.mark.usefixtures("_unchanged")
def test_at_debug_level_what_people_ask_is_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("debug")
    for name in ("discord.gateway", "discord.http"):
        logging.getLogger(name).debug("INTERACTION_CREATE sesame")
    logging.getLogger("bot").debug("told")
    told = capsys.readouterr().err
    assert "told" in told
    assert "sesame" not in told


@pytest.mark.usefixtures("_unchanged")
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_no_library_tells_the_secret_of_an_address_at_debug_level(
    attack: Attack, capsys: pytest.CaptureFixture[str]
) -> None:
    async def ask() -> None:
        async with attacking(attack, Scale(megabytes=10, pause=0.02)) as port:
            guard = Guard(allowed=frozenset({("127.0.0.1", port)}))
            async with Fetcher(version="1", contact="c", guard=guard, limits=QUICK) as fetcher:
                for address in ("127.0.0.1", "10.0.0.1", "user:sesame@127.0.0.1"):
                    try:
                        await fetcher.fetch(f"http://{address}:{port}/?key=sesame's#sesame", Validators())
                    except FetchError:
                        logging.getLogger("bot").exception("no luck")

    start_logging("debug")
    asyncio.run(ask(), debug=True)
    told = capsys.readouterr().err
    assert told.count("no luck\nTraceback") == 3
    assert "sesame" not in told


def test_what_is_logged_stands_above_a_progress_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr("sys.stderr", file)
    start_logging("warning")
    console = Console(file=file, width=80, force_terminal=True, force_interactive=True, color_system=None)
    monkeypatch.setattr("bot.terminal.progress.Console", lambda **_: console)
    with ProgressBar() as report:
        report(3, 12, "Variety")
        logging.getLogger("bot").warning("read https://a.org/feed?key=sesame")
    (line,) = [line for line in file.getvalue().splitlines() if "WARNING" in line]
    assert "3/12" not in line
    assert line.rstrip().endswith("read https://a.org/feed?...")
