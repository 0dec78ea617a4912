"""Summaries: whole sentences of articles, chosen and cited, never rewritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.reports import ReadArticle


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """One sentence of an article with where it stands."""

    text: str
    url: str
    source: str
    """Name of the publisher as printed."""
    published_at: datetime


def summarize(reads: Iterable[ReadArticle], at: datetime, *, limit: int = 3) -> tuple[CitedSentence, ...]:
    """Two or three sentences that say what just happened, what is open and what comes next, as of `at`."""
    raise NotImplementedError
