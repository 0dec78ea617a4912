"""The numbered list of sources under an answer: each address once, in the order in which it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.articles import canonical_url
from bot.domain.dates import day_of
from bot.wording.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its mark in the text, the publisher's name, the address, and the day where it is known."""

    mark: int
    name: str
    url: str
    day: str


class SourceList:
    """Gives every cited address its mark."""

    def __init__(self, phrases: Phrases, *, year: int) -> None:
        self._phrases = phrases
        self._year = year
        self._cited: dict[str, Source] = {}

    def mark(self, url: str, name: str, published_at: datetime | None = None) -> int:
        """The mark of an address, the same at each citation; `published_at` completes what an earlier one lacked."""
        key = canonical_url(url)
        known = self._cited.get(key)
        mark = known.mark if known else len(self._cited) + 1
        if known is None or (published_at and not known.day):
            self._cited[key] = Source(mark, name, known.url if known else url, self._day(published_at))
        return mark

    def listed(self) -> tuple[Source, ...]:
        """All sources in the order of their marks."""
        return tuple(self._cited.values())

    def _day(self, at: datetime | None) -> str:
        return self._phrases.brief_day(day_of(at), self._year) if at else ""
