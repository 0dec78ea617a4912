"""What an article tells, prepared for joining: the facts that happen once, and its words. Joins nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.domain.angles import asks, explains, listed, reacts, tells_first
from bot.domain.dates import day_of
from bot.domain.reports import Event, Modality, ReadArticle, Report, When
from bot.domain.topics import Topic, shingles, topic_of

FACT_DAYS = 2
"""How far apart articles may lie that tell the same fact."""
DEAL_DAYS = 1
"""How old a deal may be that ends a strike: an older one is what led to the end."""
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

STEPS: Mapping[Event | None, int] = {
    Event.OFFER_MADE: 1,
    Event.OFFER_REJECTED: 1,
    Event.STRIKE_THREAT: 1,
    Event.TALKS_START: 1,
    Event.TALKS_CONTINUE: 0,
    Event.BLACKOUT: 1,
}
"""What comes more than once, but hardly twice for one contract in so many days."""

LIST_DAYS = 2
"""How far apart lists of the films and shows that stop, or come back, may lie that count as one."""

FOLLOWING = frozenset({Event.RATIFICATION_VOTE})
"""What comes with a fact, and is told as its news."""
ABOUT_FACTS = FACTS.union({Event.ANALYSIS}, FOLLOWING)
"""Main events of articles that may be about a fact."""
LISTING = frozenset({Event.IMPACT_REPORT, Event.ANALYSIS})
"""Events of articles that may list what a strike stops, or what comes back."""

DEAL = frozenset({Event.TENTATIVE_AGREEMENT, Event.STRIKE_END})
"""Where a strike ends with the agreement, half the outlets tell the one and half the other."""

Fact: TypeAlias = tuple[str, Event]
"""A contract, and what happened that happens once."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An article prepared for joining. `joins` is False where only a copy of its text can join it."""

    day: int
    contracts: frozenset[str]
    event: Event | None
    reaction: bool
    joins: bool
    lists: str | None
    """What kind of films and shows it lists: those stopped, or those back."""
    about: frozenset[Fact]
    """The facts it is about: none if its main event is none."""
    told: frozenset[Fact]
    """Those, and what it tells as news besides."""
    dealt: bool
    """Whether it tells of a deal that is no older than a day."""
    settled: bool
    """Whether it is news of its day: it dates its main event there, or speaks of a deal and a strike's end at once."""
    topic: Topic
    shingles: frozenset[int]

    @property
    def ended(self) -> bool:
        """Whether its main event is the end of a strike, and no deal comes with it."""
        return self.event is Event.STRIKE_END and not self.dealt


def telling_of(read: ReadArticle) -> Telling:
    """What an article tells, by its reading and by what its title does with the news."""
    article, report = read.article, read.report
    lead = article.lead or article.body[:BODY_PART]
    day = day_of(article.published_at).toordinal()
    news = [
        (claim.contract, claim.event, abs(claim.effective.on.toordinal() - day))
        for claim in report.claims
        if claim.event in FACTS and claim.modality is Modality.ASSERTED
    ]
    event = _event(report.event, article.title, news[0][1] if news else None)
    lists = listed(article.title) if event in FACTS or event in LISTING else None
    if lists:
        event = Event.IMPACT_REPORT
    main = frozenset(claim.contract for claim in report.claims if claim.event in (event, report.event))
    contracts = main.union(report.contracts)
    joins = bool(article.dated and report.contracts and event)
    about = {(contract, event) for contract in main or contracts if joins and event in FACTS}
    return Telling(
        day=day,
        contracts=contracts,
        event=event,
        reaction=event in FACTS and reacts(article.title),
        joins=joins,
        lists=lists,
        about=frozenset(about),
        told=frozenset(about.union((contract, event) for contract, event, age in news if age <= FACT_DAYS)),
        dealt=any(event is Event.TENTATIVE_AGREEMENT and age <= DEAL_DAYS for _, event, age in news),
        settled=_settled(report, article.published_at),
        topic=topic_of(article.title, lead),
        shingles=shingles(article.title, lead),
    )


def _event(event: Event | None, title: str, fact: Event | None) -> Event | None:
    """What a title makes of the main event of its article; `fact` is what the article tells first."""
    if tells_first(title):
        return fact if event is Event.ANALYSIS and fact else event
    explained = event in FACTS or event in STEPS
    if (explained and explains(title)) or (event in FACTS and asks(title)):
        return Event.ANALYSIS
    return event


def _settled(report: Report, published_at: datetime) -> bool:
    today = When(day_of(published_at))
    dated = any(claim.event is report.event and claim.effective == today for claim in report.claims)
    return dated or DEAL.issubset(claim.event for claim in report.claims)
