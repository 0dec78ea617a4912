"""Builds articles and reads them with the shipped lexicon, for tests of what is read."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.catalog.history import shipped_strikes
from bot.catalog.lexicon import load_lexicon
from bot.catalog.publishers import shipped_publishers
from bot.domain.articles import Article
from bot.domain.reading import read
from bot.domain.reports import Claim, Modality, Report
from bot.domain.sightings import Sentence, sentences_of

LEXICON = load_lexicon(shipped_publishers(), shipped_strikes())
LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def article(title: str, lead: str = "", body: str = "", *, on: str = "2023-09-27", byline: str = "") -> Article:
    """An article of that day in Los Angeles, published at nine in the morning."""
    at = datetime.combine(date.fromisoformat(on), time(9), LOS_ANGELES).astimezone(UTC)
    url = "https://paper.example/1"
    return Article(url, url, title, lead, body, "paper.example", "Paper", 3, at, at, byline=byline)


def report(title: str, lead: str = "", body: str = "", *, on: str = "2023-09-27", byline: str = "") -> Report:
    return read(article(title, lead, body, on=on, byline=byline), LEXICON)


def sentence(text: str) -> Sentence:
    """One sentence with its cues, as a title."""
    return sentences_of(article(text), LEXICON)[0]


def asserted(report: Report) -> list[tuple[str, str, str]]:
    """Contract, event and day of every claim that is asserted."""
    return [_brief(claim) for claim in report.claims if claim.modality is Modality.ASSERTED]


def _brief(claim: Claim) -> tuple[str, str, str]:
    return claim.contract, claim.event.value, str(claim.effective)
