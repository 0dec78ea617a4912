"""The token: where it comes from, what is wrong with it in clear words, and that nobody else gets to see it."""

from __future__ import annotations

import base64
import io
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot import shell
from bot.client import PERMISSIONS
from bot.credentials import VARIABLE, Token, take_token
from bot.errors import ConfigError
from bot.wording.errors import error_sentence
from bot.wording.phrases import Phrases

APPLICATION = 1122334455667788990
SECRET = base64.urlsafe_b64encode(str(APPLICATION).encode()).decode().rstrip("=") + ".GtandI." + "no-secret_" * 3
MALFORMED = [
    "hunter2",
    SECRET.rpartition(".")[0],
    SECRET.replace(".", ":"),
    SECRET + ".more",
    SECRET + "\n" + SECRET,
    "M" * 17 + SECRET[26:],
    "no-number" * 3 + ".GtandI." + "no-secret_" * 3,
    base64.urlsafe_b64encode(b"12345678901234 no").decode() + ".GtandI." + "no-secret_" * 3,
    SECRET.replace("secret", "sécret"),
    "",
]


@pytest.mark.parametrize("written", ["{}", "{}\n", " {}\r\n", "Bot {}", "\N{ZERO WIDTH NO-BREAK SPACE}{}\n"])
def test_the_token_of_a_file_is_taken_however_it_was_saved(tmp_path: Path, written: str) -> None:
    file = tmp_path / "token"
    file.write_text(written.format(SECRET), "utf-8")
    token = take_token({}, file)
    assert (token.secret, token.application_id) == (SECRET, APPLICATION)


def test_the_environment_comes_first_and_keeps_nothing(tmp_path: Path) -> None:
    environment = {VARIABLE: f"{SECRET}\n", "PATH": "/bin"}
    assert take_token(environment, tmp_path / "none").secret == SECRET
    assert environment == {"PATH": "/bin"}


def test_an_empty_variable_is_none(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(SECRET)
    assert take_token({VARIABLE: " "}, tmp_path / "token").secret == SECRET


def test_a_token_does_not_show_its_secret() -> None:
    assert SECRET not in repr(Token(SECRET, APPLICATION))


def sentence(environment: dict[str, str], file: Path | None) -> str:
    """What a person is told of what is wrong."""
    with pytest.raises(ConfigError) as wrong:
        take_token(environment, file)
    assert wrong.value.__cause__ is None
    return error_sentence(wrong.value, Phrases())


def test_without_a_token_both_places_are_named() -> None:
    said = sentence({}, None)
    assert VARIABLE in said
    assert "token_file" in said


@pytest.mark.parametrize("secret", MALFORMED, ids=range(len(MALFORMED)))
def test_what_is_no_token_is_called_so_and_not_repeated(tmp_path: Path, secret: str) -> None:
    (tmp_path / "token").write_text(secret, "utf-8")
    told = [sentence({}, tmp_path / "token")]
    if secret:
        told.append(sentence({VARIABLE: secret}, None))
        assert VARIABLE in told[1]
    assert "token_file" in told[0]
    for said in told:
        assert "three parts with dots between" in said
        assert not secret or secret not in said
        assert "no-secret" not in said


@pytest.mark.parametrize(
    ("name", "reason"), [("missing", "No such file"), (".", "Is a directory"), ("binary", "no text")]
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00secret")
    said = sentence({}, tmp_path / name)
    assert str(tmp_path / name) in said
    assert reason in said


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Run]:
    """Run the shell in this process, in an empty folder; exit code, output, errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["strikewire", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        with pytest.raises(SystemExit) as ended:
            shell.run()
        told = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        assert "Traceback" not in told.out + told.err
        return ended.value.code, told.out, " ".join(told.err.split())

    yield run
    root.handlers = handlers
    root.setLevel(level)


@pytest.mark.parametrize("command", ["run", "sync", "invite"])
def test_a_command_that_needs_a_token_ends_with_2_without_one(run: Run, tmp_path: Path, command: str) -> None:
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert VARIABLE in err
    (tmp_path / "config.toml").write_text('token_file = "secrets/token"\n')
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert "token_file" in err
    assert "No such file" in err
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "token").write_text("hunter2\n")
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert "three parts with dots between" in err
    assert "hunter2" not in err
    assert not (tmp_path / "strikewire.db").exists()


def test_invite_prints_the_link_with_the_permissions_the_bot_needs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(SECRET)
    (tmp_path / "config.toml").write_text('token_file = "token"\n')
    code, out, err = run("invite")
    assert (code, err) == (0, "")
    (line,) = out.splitlines()
    asked = parse_qs(urlsplit(line).query)
    assert asked["client_id"] == [str(APPLICATION)]
    assert asked["permissions"] == [str(PERMISSIONS.value)]
