"""What an article tells, prepared for joining: the facts that happen once, and its words. Joins nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

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

DEAL = frozenset({Event.TENTATIVE_AGREEMENT, Event.STRIKE_END})
"""Where a strike ends with the agreement, half the outlets tell the one and half the other."""

_REACTION = re.compile(r"\b(?:hail|react|prais|salu[et]|réagi|réaction|reaccion|aplaude)", re.IGNORECASE)

_EXPLAINS = re.compile(
    r"^\W*(?:what|why|how|when|which|where|here[’']s|everything|qu[eé]|por qué|cómo|cuándo|cuáles"
    r"|pourquoi|comment|quand|quels?|quelles?|ce que)\b"
    r"|\b(?:explained|explainer|takeaways|claves)\b|\?\W*$",
    re.IGNORECASE,
)
"""Titles of those who explain or ask: whatever news their opening recalls, they come after it."""

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
    """What an article tells, by its reading."""
    article, report = read.article, read.report
    lead = article.lead or article.body[:BODY_PART]
    day = day_of(article.published_at).toordinal()
    main = frozenset(claim.contract for claim in report.claims if claim.event is report.event) or frozenset(
        report.contracts
    )
    event = Event.ANALYSIS if report.event in FACTS and _EXPLAINS.search(article.title) else report.event
    reaction = event in FACTS and _REACTION.search(article.title) is not None
    joins = bool(article.dated and report.contracts and event)
    about = {(contract, event) for contract in main if joins and event in FACTS and not reaction}
    news = [
        (claim.contract, claim.event, abs(claim.effective.on.toordinal() - day))
        for claim in report.claims
        if claim.event in FACTS and claim.modality is Modality.ASSERTED
    ]
    return Telling(
        day=day,
        contracts=main.union(report.contracts),
        event=event,
        reaction=reaction,
        joins=joins,
        about=frozenset(about),
        told=frozenset(about.union((contract, event) for contract, event, age in news if age <= FACT_DAYS)),
        dealt=any(event is Event.TENTATIVE_AGREEMENT and age <= DEAL_DAYS for _, event, age in news),
        settled=_settled(report, article.published_at),
        topic=topic_of(article.title, lead),
        shingles=shingles(article.title, lead),
    )


def _settled(report: Report, published_at: datetime) -> bool:
    today = When(day_of(published_at))
    dated = any(claim.event is report.event and claim.effective == today for claim in report.claims)
    return dated or DEAL.issubset(claim.event for claim in report.claims)
