"""The token: from the environment or a file, and out of the environment before any other process is started."""

from __future__ import annotations

import base64
import re
from collections.abc import MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import ConfigError, Problem

VARIABLE = "DISCORD_TOKEN"
_FORM = re.compile(r"([\w-]{16,})\.[\w-]{4,}\.[\w-]{20,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Token:
    """A bot's token, and the id of the application it belongs to."""

    secret: str = field(repr=False)
    application_id: int


def take_token(environment: MutableMapping[str, str], file: Path | None) -> Token:
    """The token from `DISCORD_TOKEN`, which is removed from the environment, or else from `file`.

    Raises ConfigError when there is none, or what stands there has not the form of one.
    """
    secret = environment.pop(VARIABLE, "").strip()
    if secret:
        return _token(secret, VARIABLE)
    if file is None:
        valid = "the bot's token, in the environment or in the file that token_file names"
        raise ConfigError("environment", (Problem(VARIABLE, "", valid),))
    try:
        return _token(file.read_text("utf-8-sig").strip(), f"token_file {file}")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "no text"
        raise ConfigError("environment", (Problem("token_file", str(file), f"a readable file ({reason})"),)) from None


def _token(secret: str, place: str) -> Token:
    found = _FORM.fullmatch(secret.removeprefix("Bot "))
    with suppress(ValueError):  # Not Base64, or no number.
        if found:
            return Token(found[0], int(base64.b64decode(found[1] + "==", altchars=b"-_").decode("ascii")))
    valid = "a bot's token: three parts with dots between, from the page Bot of your application"
    raise ConfigError("environment", (Problem(place, "...", valid),))
