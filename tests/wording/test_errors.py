from __future__ import annotations

import pytest

from bot.errors import (
    ConfigError,
    FetchError,
    FileError,
    ParseError,
    Problem,
    SchemaError,
    StorageError,
    StrikewireError,
)
from bot.user_errors import (
    CooldownError,
    InvalidDateError,
    InvalidOptionError,
    MissingPermissionError,
    OwnPermissionError,
    RoleNotMentionableError,
    UnknownCommandError,
    UnknownUnionError,
)
from bot.wording.errors import error_sentence
from bot.wording.phrases import Phrases

URL = "https://variety.com/feed"


def test_every_problem_of_a_configuration_gets_its_line() -> None:
    error = ConfigError(
        "config.toml",
        (Problem("feeds.interval", '"5m"', "at least 15 minutes"), Problem("database", "", "a path to a file")),
    )
    assert error_sentence(error, Phrases()).splitlines() == [
        "config.toml has 2 problems:",
        '  feeds.interval = "5m": must be at least 15 minutes',
        "  database is missing: must be a path to a file",
    ]


def test_every_problem_of_a_file_gets_its_line_up_to_twenty() -> None:
    error = FileError("x.jsonl", ((0, "torn"), *((number, "no title") for number in range(1, 22))))
    lines = error_sentence(error, Phrases()).splitlines()
    assert lines[:2] == ["x.jsonl: torn", "x.jsonl, line 1: no title"]
    assert lines[20:] == ["and 2 more"]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FetchError(URL, "it took too long"), f"Could not read {URL}: it took too long."),
        (
            FetchError(URL, "the page is gone", status=1404),
            f"Could not read {URL}: the server answered 1404 (the page is gone).",
        ),
        (ParseError(URL, "not a feed"), f"Could not make sense of {URL}: not a feed."),
        (StorageError("the disk is full."), "The database could not be used: the disk is full."),
        (SchemaError("it is newer"), "The database was left untouched: it is newer."),
        (StrikewireError("a surprise"), "Something went wrong: a surprise."),
        (UnknownUnionError("wag", ("wga", "dga")), "No union is called “wag”. Did you mean wga, dga?"),
        (
            UnknownUnionError("bakers", ()),
            "No union is called “bakers”. “/status” alone lists the unions that are followed.",
        ),
        (
            InvalidDateError("22/9"),
            "“22/9” is not a day. Write it as year-month-day, for example 2023-09-22.",
        ),
        (UnknownCommandError("/sttus", "status"), "“/sttus” is not a command. Did you mean /status?"),
        (UnknownCommandError("/dance", ""), "“/dance” is not a command. Type /help to see what there is."),
        (
            InvalidOptionError("headlines", "days:many"),
            "“days:many” does not fit here. Write /headlines [union] [days:N] [issue:ISSUE].",
        ),
        (
            MissingPermissionError(7, ("view_channel", "send_messages_in_threads")),
            "The bot lacks these permissions in that channel: View Channel and Send Messages in Threads. "
            "Give it these there, then try again.",
        ),
        (
            OwnPermissionError(7, ("send_messages",)),
            "You yourself lack these permissions in that channel: Send Messages. "
            "The bot does there only what you may do; choose another channel or role.",
        ),
        (
            RoleNotMentionableError("members"),
            "The bot may not ping the role “members”. "
            "Allow anyone to mention it in the role's settings, or choose another role.",
        ),
        (CooldownError(2.1), "Too many questions at once. Try again in 3 seconds."),
        (CooldownError(0.0), "Too many questions at once. Try again in 1 second."),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_do(error: StrikewireError, sentence: str) -> None:
    assert error_sentence(error, Phrases()) == sentence


@pytest.mark.parametrize(
    ("locale", "named"),
    [("fr", "Voir le salon et Voir les anciens messages"), ("es", "Ver canal y Leer el historial de mensajes")],
)
def test_a_permission_goes_by_the_name_that_discord_gives_it(locale: str, named: str) -> None:
    error = MissingPermissionError(7, ("view_channel", "read_message_history"))
    assert named in error_sentence(error, Phrases(locale))
