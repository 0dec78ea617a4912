"""Stories: the articles of several outlets about one happening. Likeness of texts is measured in `topics`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import sqrt

from bot.domain.dates import day_of
from bot.domain.reports import Event, ReadArticle
from bot.domain.topics import Topic, likeness, shingles, topic_of

JOIN_DAYS = 4
"""Articles further apart than this never join directly."""
SPAN_DAYS = 7
FACT_DAYS = 2
LIKE = 0.24
SURELY_UNLIKE = 0.999
"""Below this share of `LIKE` no rounding makes two articles alike."""
LIKE_PER_DAY = 0.1
"""How much more alike two articles must be for each day between them."""
LIKE_ACROSS_EVENTS = 0.05
"""How much more alike two articles with neighbouring events must be."""
LIKE_ACROSS_KINDS = 0.2
"""The same for any other two events, of which one was then misread; two different facts never join."""
COPIED = 0.8
COPY_SHINGLES = 8
"""A text shorter than this many shingles proves no copy."""
BODY_PART = 600
"""Characters of the body that stand in for a missing lead."""

FACTS = frozenset(
    {
        Event.TENTATIVE_AGREEMENT,
        Event.STRIKE_START,
        Event.STRIKE_END,
        Event.RATIFIED,
        Event.REJECTED_BY_MEMBERS,
        Event.STRIKE_AUTHORIZATION,
        Event.BOARD_APPROVAL,
        Event.TALKS_BREAK_OFF,
        Event.TALKS_RESUME,
        Event.CONTRACT_EXPIRY_EXTENDED,
    }
)
"""Events that happen once: the same one for the same contract within two days is one happening, in any language."""

NEIGHBOURS = (
    frozenset({Event.STRIKE_CONTINUE, Event.PICKET, Event.IMPACT_REPORT, Event.ANALYSIS, Event.STRIKE_THREAT}),
    frozenset(
        {
            Event.OFFER_MADE,
            Event.OFFER_REJECTED,
            Event.TALKS_START,
            Event.TALKS_CONTINUE,
            Event.TALKS_RESUME,
            Event.TALKS_BREAK_OFF,
            Event.STRIKE_THREAT,
        }
    ),
)
"""Events between which outlets differ on one happening."""

_REACTION = re.compile(r"\b(?:hail|react|prais|salu[et]|réagi|réaction|reaccion|aplaude)", re.IGNORECASE)


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


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article prepared for joining. `joins` is False where only a copy of its text can join it."""

    read: ReadArticle
    day: int
    contracts: frozenset[str]
    event: Event | None
    reaction: bool
    joins: bool
    topic: Topic
    shingles: frozenset[str]


class _Groups:
    """Disjoint sets of entries by their positions."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def of(self, one: int) -> int:
        while self._parents[one] != one:
            self._parents[one] = self._parents[self._parents[one]]
            one = self._parents[one]
        return one

    def unite(self, one: int, other: int) -> None:
        self._parents[self.of(one)] = self.of(other)

    def all(self) -> list[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for one in range(len(self._parents)):
            members[self.of(one)].append(one)
        return list(members.values())


def join(reads: Iterable[ReadArticle]) -> tuple[Story, ...]:
    """Join articles into stories, newest story first; the order of the input does not matter."""
    return stories_of(linked(reads))


def linked(reads: Iterable[ReadArticle]) -> tuple[tuple[ReadArticle, ...], ...]:
    """The articles that hang together, directly or through others, each group earliest first, however long it is.

    No link reaches over more than JOIN_DAYS, but where deals and ends of strikes link, all of both runs counts.
    """
    by_url = {read.article.url: read for read in reads}
    ordered = sorted(by_url.values(), key=lambda read: (read.article.published_at, read.article.url))
    entries = [_prepared(read) for read in ordered]
    groups = _Groups(len(entries))
    _unite_facts(entries, groups)
    _unite_alike(entries, groups)
    _unite_copies(entries, groups)
    return tuple(tuple(ordered[one] for one in group) for group in groups.all())


def stories_of(groups: Iterable[Sequence[ReadArticle]]) -> tuple[Story, ...]:
    """The stories of what `linked` found, newest story first."""
    stories = [_story(part) for group in groups for part in _cut(group)]
    return tuple(sorted(stories, key=lambda story: (-story.newest_at.timestamp(), story.id)))


def _prepared(read: ReadArticle) -> _Entry:
    article, report = read.article, read.report
    lead = article.lead or article.body[:BODY_PART]
    return _Entry(
        read=read,
        day=day_of(article.published_at).toordinal(),
        contracts=frozenset(report.contracts),
        event=report.event,
        reaction=report.event in FACTS and _REACTION.search(article.title) is not None,
        joins=bool(article.dated and report.contracts and report.event),
        topic=topic_of(article.title, lead),
        shingles=shingles(article.title, lead),
    )


def _unite_facts(entries: Sequence[_Entry], groups: _Groups) -> None:
    chains: dict[tuple[str, Event], list[int]] = defaultdict(list)
    for one, entry in enumerate(entries):
        if entry.joins and entry.event in FACTS and not entry.reaction:
            for contract in entry.contracts:
                chains[contract, entry.event].append(one)
    runs: dict[tuple[str, Event], list[list[int]]] = defaultdict(list)
    for key, chain in chains.items():
        runs[key].append(chain[:1])
        for earlier, later in pairwise(chain):
            if entries[later].day - entries[earlier].day <= FACT_DAYS:
                groups.unite(earlier, later)
                runs[key][-1].append(later)
            else:
                runs[key].append([later])
    for (contract, event), parts in runs.items():
        if event is Event.TENTATIVE_AGREEMENT:
            _unite_deals_that_end_strikes(entries, groups, parts, runs.get((contract, Event.STRIKE_END), []))


def _unite_deals_that_end_strikes(
    entries: Sequence[_Entry], groups: _Groups, deals: list[list[int]], ends: list[list[int]]
) -> None:
    """Where the strike ends with the agreement, half the outlets tell the one and half the other."""
    for deal in deals:
        for end in ends:
            middles = [entries[run[len(run) // 2]].read.article.published_at for run in (deal, end)]
            if abs(middles[0] - middles[1]) < timedelta(days=1):
                groups.unite(deal[0], end[0])


def _unite_alike(entries: Sequence[_Entry], groups: _Groups) -> None:
    postings: dict[str, list[int]] = defaultdict(list)
    roots = [sqrt(entry.topic.square) for entry in entries]
    oldest = 0
    for one, entry in enumerate(entries):
        if not entry.joins:
            continue
        while entry.day - entries[oldest].day > JOIN_DAYS:
            oldest += 1
        shared: Counter[int] = Counter()
        for word, weight in entry.topic.weights.items():
            posting = _forget(postings[word], oldest)
            for other in posting:
                shared[other] += weight * entries[other].topic.weights[word]
            posting.append(one)
        # Most pairs share a word or two: they are passed over before anything is called.
        least = SURELY_UNLIKE * LIKE * sqrt(entry.topic.square)
        for other, product in shared.items():
            if product < least * roots[other]:
                continue
            if groups.of(one) != groups.of(other) and _alike(entries[other], entry, product):
                groups.unite(one, other)


def _forget(posting: list[int], oldest: int) -> list[int]:
    if posting and posting[0] < oldest:
        posting[:] = [other for other in posting if other >= oldest]
    return posting


def _alike(earlier: _Entry, later: _Entry, shared: int) -> bool:
    """Whether two articles tell one happening: by contract, kind of event, days between them and their words."""
    needed = LIKE + LIKE_PER_DAY * (later.day - earlier.day)
    if earlier.event is not later.event:
        if any(earlier.event in family and later.event in family for family in NEIGHBOURS):
            needed += LIKE_ACROSS_EVENTS
        elif earlier.event in FACTS and later.event in FACTS:
            return False
        else:
            needed += LIKE_ACROSS_KINDS
    if earlier.reaction is not later.reaction or earlier.contracts.isdisjoint(later.contracts):
        return False
    return likeness(shared, earlier.topic, later.topic) >= needed


def _unite_copies(entries: Sequence[_Entry], groups: _Groups) -> None:
    postings: dict[str, list[int]] = defaultdict(list)
    oldest = 0
    for one, entry in enumerate(entries):
        if len(entry.shingles) < COPY_SHINGLES:
            continue
        while entry.day - entries[oldest].day > JOIN_DAYS:
            oldest += 1
        shared: Counter[int] = Counter()
        for shingle in entry.shingles:
            posting = _forget(postings[shingle], oldest)
            shared.update(posting)
            posting.append(one)
        for other, count in shared.items():
            shorter = min(len(entry.shingles), len(entries[other].shingles))
            if count >= COPIED * shorter:
                groups.unite(one, other)


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
