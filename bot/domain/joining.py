"""Which articles tell one happening: by the facts they tell, by their words, or as copies. Makes no stories of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import sqrt
from typing import TypeAlias

from bot.domain.dates import day_of
from bot.domain.reports import Event, Modality, ReadArticle, Report, When
from bot.domain.topics import Topic, likeness, shingles, topic_of

JOIN_DAYS = 4
"""Articles further apart than this never join directly."""
FACT_DAYS = 2
LIKE = 0.24
SURELY_UNLIKE = 0.999
"""Below this share of LEAST likeness no rounding makes two articles alike."""
LIKE_PER_DAY = 0.1
"""How much more alike two articles must be for each day between them."""
LIKE_ACROSS_KINDS = 0.2
"""How much more alike two articles must be whose events are neither the same nor neighbours: one was misread."""
LIKE_OF_ONE_FACT = 0.15
"""How alike two articles must be that tell the same fact, of which not both are about it."""
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

DEAL = frozenset({Event.TENTATIVE_AGREEMENT, Event.STRIKE_END})
"""Where a strike ends with the agreement, half the outlets tell the one and half the other."""

LEAST = min(LIKE, LIKE_OF_ONE_FACT)

_REACTION = re.compile(r"\b(?:hail|react|prais|salu[et]|réagi|réaction|reaccion|aplaude)", re.IGNORECASE)

Fact: TypeAlias = tuple[str, Event]
"""A contract, and what happened that happens once."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article prepared for joining. `joins` is False where only a copy of its text can join it."""

    read: ReadArticle
    day: int
    contracts: frozenset[str]
    event: Event | None
    reaction: bool
    joins: bool
    about: frozenset[Fact]
    """The facts it is about: none if its main event is none."""
    told: frozenset[Fact]
    """Those, and what it tells as news besides."""
    settled: bool
    """Whether it is news of its day: it dates its main event there, or speaks of a deal and a strike's end at once."""
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


def grouped(ordered: Sequence[ReadArticle]) -> list[list[int]]:
    """The positions of articles that hang together, directly or through others; `ordered` is by time and URL.

    No link reaches over more than JOIN_DAYS, and whether there is one depends on no article further from either end.
    """
    entries = [_prepared(read) for read in ordered]
    groups = _Groups(len(entries))
    _unite_facts(entries, groups)
    _unite_alike(entries, groups)
    _unite_copies(entries, groups)
    return groups.all()


def _prepared(read: ReadArticle) -> _Entry:
    article, report = read.article, read.report
    lead = article.lead or article.body[:BODY_PART]
    day = day_of(article.published_at).toordinal()
    main = frozenset(claim.contract for claim in report.claims if claim.event is report.event) or frozenset(
        report.contracts
    )
    reaction = report.event in FACTS and _REACTION.search(article.title) is not None
    joins = bool(article.dated and report.contracts and report.event)
    about = {(contract, report.event) for contract in main if joins and report.event in FACTS and not reaction}
    told = {
        (claim.contract, claim.event)
        for claim in report.claims
        if claim.event in FACTS
        and claim.modality is Modality.ASSERTED
        and abs(claim.effective.on.toordinal() - day) <= FACT_DAYS
    }
    return _Entry(
        read=read,
        day=day,
        contracts=main.union(report.contracts),
        event=report.event,
        reaction=reaction,
        joins=joins,
        about=frozenset(about),
        told=frozenset(about | told),
        settled=_settled(report, article.published_at),
        topic=topic_of(article.title, lead),
        shingles=shingles(article.title, lead),
    )


def _settled(report: Report, published_at: datetime) -> bool:
    today = When(day_of(published_at))
    dated = any(claim.event is report.event and claim.effective == today for claim in report.claims)
    return dated or DEAL.issubset(claim.event for claim in report.claims)


def _unite_facts(entries: Sequence[_Entry], groups: _Groups) -> None:
    """Unite what is about one fact on one day or within FACT_DAYS."""
    told: dict[tuple[str, frozenset[Event]], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one, entry in enumerate(entries):
        for contract, event in entry.about:
            told[contract, DEAL if event in DEAL else frozenset({event})][entry.day].append(one)
    for (_, family), days in told.items():
        for chain in _sides(entries, days) if family is DEAL else [days]:
            for day, members in chain.items():
                for near in range(day, day + FACT_DAYS + 1):
                    for one in chain.get(near, ()):
                        groups.unite(members[0], one)


def _sides(entries: Sequence[_Entry], days: Mapping[int, Sequence[int]]) -> tuple[dict[int, list[int]], ...]:
    """The days of the deal and those of the end of the strike: a day is what most of its articles tell.

    An article that tells the other goes with its day, unless a day of its kind nearby tells it louder.
    """
    ends = {
        day: 2 * sum(entries[one].event is Event.STRIKE_END for one in members) > len(members)
        for day, members in days.items()
    }
    sides: tuple[dict[int, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for day, members in days.items():
        for one in members:
            end = entries[one].event is Event.STRIKE_END
            reach = 1 if entries[one].settled else FACT_DAYS
            nearby = range(day - reach, day + reach + 1)
            louder = any(ends.get(near) is end and len(days[near]) > len(members) for near in nearby)
            sides[end if louder else ends[day]][day].append(one)
    return sides


def _unite_alike(entries: Sequence[_Entry], groups: _Groups) -> None:
    """Unite each article with the one most like it, and with all like it where neither is most like a fact.

    So no article that is about something between two facts links these.
    """
    links = list(_links(entries))
    best: dict[int, tuple[float, int]] = {}
    for margin, one, other in links:
        for here, there in ((one, other), (other, one)):
            best[here] = max(best.get(here, (margin, there)), (margin, there))
    drawn = {here for here, (_, there) in best.items() if not entries[here].about and entries[there].about}
    for _, one, other in links:
        if not entries[one].about and not entries[other].about and drawn.isdisjoint((one, other)):
            groups.unite(one, other)
    for here, (_, there) in best.items():
        if not entries[here].about:
            groups.unite(here, there)


def _links(entries: Sequence[_Entry]) -> Iterator[tuple[float, int, int]]:
    """Pairs that are alike enough, with by how much more than enough."""
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
        least = SURELY_UNLIKE * LEAST * sqrt(entry.topic.square)
        for other, product in shared.items():
            if product < least * roots[other]:
                continue
            needed = _needed(entries[other], entry)
            alike = likeness(product, entries[other].topic, entry.topic)
            if needed is not None and alike >= needed:
                yield alike - needed, other, one


def _forget(posting: list[int], oldest: int) -> list[int]:
    if posting and posting[0] < oldest:
        posting[:] = [other for other in posting if other >= oldest]
    return posting


def _needed(earlier: _Entry, later: _Entry) -> float | None:
    """How alike two articles must be to tell one happening: by contract, event and days between; None if never."""
    if earlier.reaction is not later.reaction or earlier.contracts.isdisjoint(later.contracts):
        return None
    if earlier.about and later.about:
        return None
    needed = LIKE_PER_DAY * (later.day - earlier.day)
    if not earlier.told.isdisjoint(later.told):
        return needed + LIKE_OF_ONE_FACT
    if earlier.event is later.event or any({earlier.event, later.event} <= family for family in NEIGHBOURS):
        return needed + LIKE
    return needed + LIKE + LIKE_ACROSS_KINDS


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
