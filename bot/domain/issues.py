"""Bargaining issues as they were last seen at the table; values only. What an article says of them is `reports`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.reports import Stance


@dataclass(frozen=True, slots=True)
class IssueSighting:
    """The stance on one issue, with the sentence it rests on and the article that holds it."""

    issue: str
    stance: Stance
    sentence: str
    url: str
    source: str
    """Name of the publisher as printed."""
    published_at: datetime
