"""Logging to standard error, with every secret taken out on the way."""

from __future__ import annotations

import logging
import re
import sys

_QUERY = re.compile(r"(https?://[^\s?#'\"<>]+)[?#][^\s'\"<>]*", re.IGNORECASE)
_USERINFO = re.compile(r"(https?://)[^\s/'\"<>]+@", re.IGNORECASE)


def start_logging(level: str) -> None:
    """Log from `level` up, one line a record."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # It tells of every tick, and warns of each that is left out while a long job runs.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


class RedactingFormatter(logging.Formatter):
    """Formats a record, tracebacks included, and leaves out queries and user names of addresses."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text without secrets."""
        return redacted(super().format(record))


def redacted(text: str) -> str:
    """The text with the query, fragment and user name of every address left out."""
    return _USERINFO.sub(r"\1", _QUERY.sub(r"\1?...", text))
