"""The one family of errors; each says whose it is, and its sentence for people is made in `bot.wording`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


class StrikewireError(Exception):
    """Anything that Strikewire itself raises."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the configuration: where, what stands there, and what would be valid."""

    key: str
    value: str
    valid: str
    unknown: bool = False
    """The key itself is none; `valid` lists those that are meant or known, and the value is not repeated."""


class ConfigError(StrikewireError):
    """The operator's configuration is wrong; carries every problem at once."""

    def __init__(self, path: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{path}: {len(problems)} problem(s)")
        self.path = path
        self.problems = problems


class FileError(StrikewireError):
    """A file that was named cannot be used; each problem with its line, counted from 1, or 0 for the whole file."""

    def __init__(self, path: str, problems: tuple[tuple[int, str], ...]) -> None:
        super().__init__(f"{path}: {len(problems)} problem(s)")
        self.path = path
        self.problems = problems


class FeedError(StrikewireError):
    """A feed could not be had or read; `url` is already without its secrets.

    `requests` and `size` are what the way so far has cost: requests that were made, and bytes that came as bodies.
    """

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.requests = 0
        self.size = 0


class FetchError(FeedError):
    """The transfer failed: `status` is the HTTP status if there was one; `transient` tells whether a retry may help.

    `host` is the one that answered, after redirects; empty where none did.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        *,
        status: int | None = None,
        transient: bool = True,
        retry_at: datetime | None = None,
        host: str = "",
    ) -> None:
        super().__init__(url, reason)
        self.host = host
        self.status = status
        self.transient = transient
        self.retry_at = retry_at


class PausedError(FeedError):
    """Nobody was asked: a registrable domain on the way, `url`, is left alone `until` then."""

    def __init__(self, domain: str, until: datetime) -> None:
        super().__init__(domain, "has had too many requests and is left alone for now")
        self.until = until


class ParseError(FeedError):
    """The body is no feed, or one that cannot be read within the limits."""


class StorageError(StrikewireError):
    """The disk, a lock or the database file failed; the cause is chained."""


class SchemaError(StorageError):
    """The database is newer than this program, or another program's; it is left untouched."""


class DiscordError(StrikewireError):
    """Discord would not do what was asked; the text says what, and what it answered."""


class TokenRefusedError(StrikewireError):
    """Discord does not know the token, or no longer."""
