"""Logging to standard error, with every secret taken out on the way."""

from __future__ import annotations

import logging
import re
import sys
from typing import TextIO

from bot.domain.notices import FeedNotice
from bot.errors import StrikewireError
from bot.wording.notices import notice_sentence
from bot.wording.phrases import Phrases

_QUERY = re.compile(r"(https?://[^\s?#'\"<>]+)[?#][^\s\"<>]*?(?=[')\],.;:]*(?:[\s\"<>]|$))", re.IGNORECASE)
_USERINFO = re.compile(r"(https?://)[^\s/'\"<>]+@", re.IGNORECASE)
_TOKEN = re.compile(r"\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}")
_INTERACTION = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s]+")


def start_logging(level: str) -> None:
    """Log from `level` up, one line a record."""
    handler = _StandardError()
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # It tells of every tick, and warns of each that is left out while a long job runs.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    # At debug level they tell who asks what.
    for name in ("discord.gateway", "discord.http"):
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger().level))


class _StandardError(logging.StreamHandler[TextIO]):
    """Writes to standard error as it is at the moment: while a progress bar is shown, that puts lines above itself."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record."""
        self.stream = sys.stderr
        super().emit(record)


def log_failure(what: str, error: Exception) -> None:
    """Log what failed, with its traceback if that is a mistake of ours."""
    bug = None if isinstance(error, StrikewireError) else error
    logging.getLogger("bot").error("%s failed: %s", what, error, exc_info=bug)


def log_notice(notice: FeedNotice) -> None:
    """Log what has happened to a feed."""
    level = logging.WARNING if notice.unwelcome else logging.INFO
    logging.getLogger("bot").log(level, "%s", notice_sentence(notice, Phrases()))


class RedactingFormatter(logging.Formatter):
    """Formats a record, tracebacks included, without tokens and without queries and user names of addresses."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text without secrets."""
        return redacted(super().format(record))


def redacted(text: str) -> str:
    """The text without tokens of Discord and without the query, fragment and user name of every address."""
    text = _INTERACTION.sub(r"\1...", _TOKEN.sub("(token)", text))
    return _USERINFO.sub(r"\1", _QUERY.sub(r"\1?...", text))
