"""Answer `/headlines`: stories, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.stories import Story


@dataclass(frozen=True, slots=True)
class Headlines:
    """Stories in (since, until], newest first, as known at `until`; `total` counts those beyond the limit as well."""

    since: datetime
    until: datetime
    stories: tuple[Story, ...]
    total: int
