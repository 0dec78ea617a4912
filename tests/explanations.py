"""Explanations of articles built by hand, for the tests of wording, of the terminal and of the cogs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.articles import Article, FeedItem
from bot.domain.effects import Effect, Outcome
from bot.domain.negotiations import Move, Phase
from bot.domain.publishers import Publisher
from bot.domain.reports import Attribution, Claim, Event, IssueStance, Modality, ReadArticle, Report, Stance
from bot.usecases.explain_article import Explanation, Matched, NeverSeen, Rejected
from tests.answers import DEADLINE, NOW, VARIETY, a_day, an_article

NEWSROOM = Publisher("variety.com", "Variety", 2)
PUBLISHED = NOW - timedelta(hours=5)
MOVE = Move("wga/mba", "2023", Phase.ON_STRIKE, a_day("2023-05-02"), Event.STRIKE_START, True, NOW, (VARIETY,))
STRIKE = Claim(
    "wga/mba", Event.STRIKE_START, Modality.ASSERTED, a_day("2023-05-02"), "Writers have been on strike since May 2."
)
DEAL = Claim("wga/mba", Event.TENTATIVE_AGREEMENT, Modality.HEDGED, a_day("2023-09-22"), "A deal could come on Friday.")
ISSUE = IssueStance("ai", Stance.GAP, "On AI the two sides are far apart.")


def a_report(**changes: object) -> Report:
    values: dict[str, object] = {
        "relevant": True,
        "reason": "union-and-labor",
        "unions": ("wga",),
        "contracts": ("wga/mba",),
        "event": Event.TENTATIVE_AGREEMENT,
        "modality": Modality.HEDGED,
        "attribution": Attribution.SOURCES,
        "official": False,
        "issues": (ISSUE,),
        "claims": (DEAL, STRIKE),
        "evidence": "A deal could come on Friday.",
    }
    return Report(**{**values, **changes})  # type: ignore[arg-type]


def matched(*effects: Effect, dated: bool = True, report: Report | None = None, **changes: object) -> Matched:
    """Variety on a deal that could come, with the strike that runs as its evidence, told by Deadline as well."""
    article = Article(
        VARIETY,
        VARIETY,
        "Writers near a deal",
        "",
        "",
        "variety.com",
        "Variety",
        2,
        published_at=PUBLISHED,
        first_seen_at=NOW - timedelta(hours=4),
        dated=dated,
    )
    values: dict[str, object] = {
        "url": VARIETY,
        "at": NOW,
        "publisher": NEWSROOM,
        "feeds": ("Variety",),
        "read": ReadArticle(article, report or a_report()),
        "edited_at": None,
        "others": (an_article("A deal is near", DEADLINE, "Deadline", NOW),),
        "effects": effects
        or (Effect(DEAL, Outcome.HEDGED, "variety.com"), Effect(STRIKE, Outcome.EVIDENCE, "variety.com", MOVE)),
        "moves": (MOVE,),
    }
    return Matched(**{**values, **changes})  # type: ignore[arg-type]


def matched_without_claims() -> Matched:
    """The same where nothing in it has a date."""
    return replace(matched(), effects=(), moves=())


def rejected(**changes: object) -> Rejected:
    """Variety on the nurses' strike."""
    title = "Nurses go on strike"
    values: dict[str, object] = {
        "url": "https://variety.com/nurses",
        "at": NOW,
        "publisher": NEWSROOM,
        "feeds": ("Variety",),
        "item": FeedItem("n", "https://variety.com/nurses", title, "They walked out on Friday.", "", PUBLISHED),
        "first_seen_at": NOW,
        "reason": "another-strike",
        "evidence": title,
    }
    return Rejected(**{**values, **changes})  # type: ignore[arg-type]


def forgotten() -> Rejected:
    """The same once its text is gone."""
    return rejected(item=replace(rejected().item, title="", lead=""), evidence="")


def never_seen(*feeds: str) -> NeverSeen:
    """A link of Variety that no feed offered."""
    return NeverSeen("https://variety.com/2023/other", NOW, NEWSROOM, feeds)


ALL: dict[str, Explanation] = {
    "matched": matched(),
    "matched by nothing dated": matched_without_claims(),
    "matched and edited": matched(edited_at=NOW, others=()),
    "rejected": rejected(),
    "forgotten": forgotten(),
    "never seen": never_seen(),
    "missed": never_seen("Variety"),
}
