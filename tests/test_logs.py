from __future__ import annotations

import logging

import pytest

from bot.logs import RedactingFormatter, redacted, start_logging


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
        ("HTTPS://A.org/#sesame", "HTTPS://A.org/?..."),
        ("what? #1 a@b.org", "what? #1 a@b.org"),
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


def test_logging_goes_to_standard_error_from_its_level_up(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        root.handlers = []
        start_logging("warning")
        logging.getLogger("bot.feeds").info("not told")
        logging.getLogger("bot.feeds").warning("https://a.org/?key=sesame")
        logging.getLogger("apscheduler.scheduler").warning("skipped a tick")
    finally:
        root.handlers = handlers
        root.setLevel(level)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "WARNING bot.feeds: https://a.org/?..." in shown.err
    assert "not told" not in shown.err
    assert "tick" not in shown.err
