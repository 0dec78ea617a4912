"""Stories: the articles of several outlets about one happening. Which articles hang together is `joining`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.domain.dates import day_of
from bot.domain.joining import grouped
from bot.domain.reports import Event, ReadArticle

SPAN_DAYS = 7
"""A story that spans more days is cut."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one happening, earliest first; `id` is the URL of the earliest."""

    id: str
    contracts: tuple[str, ...]
    event: Event | None
    articles: tuple[ReadArticle, ...]

    @property
    def lead_article(self) -> ReadArticle:
        """The article whose title stands for the story: best tier first, then earliest."""
        return min(self.articles, key=lambda read: (read.article.tier, read.article.published_at, read.article.url))

    @property
    def newest_at(self) -> datetime:
        """When the newest of its articles was published."""
        return self.articles[-1].article.published_at


def join(reads: Iterable[ReadArticle]) -> tuple[Story, ...]:
    """Join articles into stories, newest story first; the order of the input does not matter."""
    return stories_of(linked(reads))


def linked(reads: Iterable[ReadArticle]) -> tuple[tuple[ReadArticle, ...], ...]:
    """The articles that hang together, directly or through others, each group earliest first, however long it is."""
    by_url = {read.article.url: read for read in reads}
    ordered = sorted(by_url.values(), key=lambda read: (read.article.published_at, read.article.url))
    return tuple(tuple(ordered[one] for one in group) for group in grouped(ordered))


def stories_of(groups: Iterable[Sequence[ReadArticle]]) -> tuple[Story, ...]:
    """The stories of what `linked` found, newest story first."""
    stories = [_story(part) for group in groups for part in _cut(group)]
    return tuple(sorted(stories, key=lambda story: (-story.newest_at.timestamp(), story.id)))


def _cut(group: Sequence[ReadArticle]) -> list[Sequence[ReadArticle]]:
    """Cut a group at its largest gaps until no part spans more than a week."""
    parts, whole = [], [group]
    while whole:
        part = whole.pop()
        times = [read.article.published_at for read in part]
        if (day_of(times[-1]) - day_of(times[0])).days <= SPAN_DAYS:
            parts.append(part)
            continue
        gaps = [later - earlier for earlier, later in pairwise(times)]
        border = gaps.index(max(gaps)) + 1
        whole += part[:border], part[border:]
    return parts


def _story(reads: Sequence[ReadArticle]) -> Story:
    events = Counter(read.report.event for read in reads if read.report.event)
    named = Counter(contract for read in reads for contract in read.report.contracts)
    telling = sum(bool(read.report.contracts) for read in reads)
    enough = min(telling / 2, max(named.values(), default=0))
    return Story(
        id=reads[0].article.url,
        contracts=tuple(contract for contract, count in named.most_common() if count >= enough),
        event=events.most_common(1)[0][0] if events else None,
        articles=tuple(reads),
    )
