"""Answers built by hand, for the tests of wording and of the terminal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.domain.articles import Article
from bot.domain.digests import DateAhead, Digest, UnionSection
from bot.domain.feeds import Cost
from bot.domain.issues import IssueSighting
from bot.domain.negotiations import (
    ContractState,
    Move,
    Phase,
    Reported,
    Strike,
    StrikeState,
    Talks,
    TalksState,
)
from bot.domain.publishers import Publisher, Publishers
from bot.domain.reports import Event, Precision, ReadArticle, Report, Stance, When
from bot.domain.stories import Story
from bot.domain.summaries import CitedSentence
from bot.domain.unions import Contract, LaborUnion
from bot.usecases.list_feeds import FeedHealth
from bot.usecases.list_headlines import Headlines
from bot.usecases.report_status import ContractStatus, Freshness, Overview, UnionStatus
from bot.usecases.trace_timeline import Span, Timeline
from bot.wording.names import Names

NOW = datetime(2023, 9, 22, 21, 5, tzinfo=UTC)
VARIETY = "https://variety.com/2023/biz/talks"
DEADLINE = "https://deadline.com/2023/09/talks"
WGA_PAGE = "https://www.wgacontract2023.org/strike"


def union(id_: str, name: str, *contracts: tuple[str, str]) -> LaborUnion:
    return LaborUnion(id_, name, tuple(Contract(contract, id_, title, "amptp") for contract, title in contracts))


WGA = union("wga", "WGA", ("wga/mba", "Minimum Basic Agreement"))
SAG_AFTRA = union(
    "sag-aftra",
    "SAG-AFTRA",
    ("sag-aftra/tv-theatrical", "TV/Theatrical Contracts"),
    ("sag-aftra/interactive", "Interactive Media Agreement"),
)
DGA = union("dga", "DGA", ("dga/basic", "Basic Agreement"))
IATSE = union(
    "iatse", "IATSE", ("iatse/basic", "Basic Agreement"), ("animation-guild/master", "Animation Guild Master Agreement")
)
TEAMSTERS = union("teamsters", "Teamsters", ("teamsters/black-book", "Black Book Agreement"))
UNIONS = (WGA, SAG_AFTRA, DGA, IATSE, TEAMSTERS)
NAMES = Names(
    UNIONS,
    Publishers(
        {
            "variety.com": Publisher("variety.com", "Variety", 2),
            "deadline.com": Publisher("deadline.com", "Deadline", 2),
            "wgacontract2023.org": Publisher("wgacontract2023.org", "WGA", 1, party="wga"),
        }
    ),
)


def a_day(text: str) -> When:
    return When(date.fromisoformat(text))


def a_month(text: str) -> When:
    return When(date.fromisoformat(f"{text}-01"), Precision.MONTH)


def an_article(title: str, url: str, source: str, at: datetime) -> ReadArticle:
    domain = url.split("/")[2].removeprefix("www.")
    article = Article(url, url, title, "", "", domain, source, 2, published_at=at, first_seen_at=at)
    return ReadArticle(article, Report(relevant=True, reason="named"))


def a_story(
    title: str,
    *sources: str,
    contract: str = "wga/mba",
    event: Event | None = Event.TALKS_CONTINUE,
    at: datetime = NOW - timedelta(hours=20),
) -> Story:
    slug = "-".join(title.lower().split())
    articles = tuple(
        an_article(title, f"https://{source.lower().replace(' ', '')}.com/{slug}", source, at + timedelta(hours=n))
        for n, source in enumerate(sources)
    )
    return Story(articles[0].article.url, (contract,), event, articles)


def on_strike(**changes: object) -> ContractState:
    """WGA on day 144 of its strike, confirmed, talks under way."""
    values: dict[str, object] = {
        "contract": "wga/mba",
        "at": NOW,
        "phase": Phase.ON_STRIKE,
        "since": a_day("2023-05-02"),
        "confirmed": True,
        "reason": "strike_start",
        "strike": Strike(a_day("2023-05-02"), StrikeState.RUNNING, None, 144, confirmed=True),
        "talks": Talks(TalksState.UNDER_WAY, last=a_day("2023-09-21"), next=a_day("2023-09-22")),
        "authorized": a_day("2023-04-17"),
        "expires": a_day("2023-05-01"),
        "last_report_at": NOW - timedelta(hours=3),
        "sources": (WGA_PAGE, VARIETY),
    }
    return ContractState(**{**values, **changes})  # type: ignore[arg-type]


def bargaining(**changes: object) -> ContractState:
    """SAG-AFTRA at the table, by one outlet's word, with a tentative agreement reported."""
    values: dict[str, object] = {
        "contract": "sag-aftra/tv-theatrical",
        "at": NOW,
        "phase": Phase.BARGAINING,
        "since": a_month("2023-08"),
        "reason": "talks_start",
        "reported": Reported(Phase.TENTATIVE_AGREEMENT, a_day("2023-09-22"), ("variety.com",), (VARIETY,)),
        "expires": a_day("2023-10-31"),
        "last_report_at": NOW - timedelta(hours=1),
        "sources": (DEADLINE,),
    }
    return ContractState(**{**values, **changes})  # type: ignore[arg-type]


def unknown(contract: str = "dga/basic", **changes: object) -> ContractState:
    return ContractState(contract, NOW, **changes)  # type: ignore[arg-type]


def in_force(contract: str = "dga/basic") -> ContractState:
    return ContractState(
        contract,
        NOW,
        Phase.IN_FORCE,
        a_day("2023-06-24"),
        confirmed=True,
        reason="ratified",
        expires=a_day("2026-06-30"),
        sources=(DEADLINE,),
        last_report_at=NOW - timedelta(days=90),
    )


def stale() -> ContractState:
    return bargaining(
        contract="iatse/basic",
        since=a_day("2023-03-04"),
        reported=None,
        stale_since=date(2023, 6, 1),
        confirmed=True,
        last_report_at=NOW - timedelta(days=113),
        expires=None,
    )


def a_sentence(text: str, url: str = VARIETY, source: str = "Variety", hours: int = 20) -> CitedSentence:
    return CitedSentence(text, url, source, NOW - timedelta(hours=hours))


def an_issue(issue: str, stance: Stance, url: str = DEADLINE, source: str = "Deadline") -> IssueSighting:
    return IssueSighting(issue, stance, f"What is said of {issue}.", url, source, NOW - timedelta(days=2))


SUMMARY = (
    a_sentence("Leaders of four studios sat down with the writers' negotiators for a second straight day on Thursday."),
    a_sentence("The use of artificial intelligence remains the last large item on the list.", DEADLINE, "Deadline"),
    a_sentence("Both sides said that they would meet again on Friday morning.", WGA_PAGE, "WGA", 10),
)
ISSUES = (
    an_issue("ai", Stance.GAP),
    an_issue("minimum_staffing", Stance.COUNTERED, VARIETY, "Variety"),
    an_issue("streaming_residuals", Stance.PROGRESS),
    an_issue("viewership_data", Stance.AGREED, VARIETY, "Variety"),
)
STORIES = (
    a_story("Writers and studios meet for a second day", "Variety", "Deadline", "IndieWire", "The Wrap", "Reuters"),
    a_story("What is left on the table for writers", "Deadline", event=Event.ANALYSIS, at=NOW - timedelta(days=2)),
)
FRESH = Freshness(NOW - timedelta(minutes=2), feeds=6, failing=0)


def a_card(
    state: ContractState,
    names: tuple[str, ...],
    *,
    of: LaborUnion = WGA,
    summary: tuple[CitedSentence, ...] = (),
    issues: tuple[IssueSighting, ...] = (),
    headlines: tuple[Story, ...] = (),
) -> ContractStatus:
    contract = next(contract for contract in of.contracts if contract.id == state.contract)
    return ContractStatus(contract, state, summary, issues, headlines, names)


def full_card() -> ContractStatus:
    return a_card(on_strike(), ("WGA", "Variety"), summary=SUMMARY, issues=ISSUES, headlines=STORIES)


def a_status(
    *contracts: ContractStatus, of: LaborUnion = WGA, fresh: Freshness = FRESH, asked_at: bool = False
) -> UnionStatus:
    return UnionStatus(of, NOW, contracts, fresh, asked_at)


def an_overview(fresh: Freshness = FRESH) -> Overview:
    states = (
        on_strike(),
        bargaining(),
        unknown("sag-aftra/interactive", reason="expired", expires=a_day("2022-11-07")),
        in_force(),
        stale(),
        unknown("animation-guild/master", last_report_at=NOW - timedelta(days=400)),
        unknown("teamsters/black-book"),
    )
    listed = {contract.id: (of, contract) for of in UNIONS for contract in of.contracts}
    return Overview(NOW, tuple((*listed[state.contract], state) for state in states), fresh, asked_at=False)


def headlines(*stories: Story, total: int | None = None) -> Headlines:
    return Headlines(NOW - timedelta(days=7), NOW, stories, len(stories) if total is None else total)


def a_timeline() -> Timeline:
    return Timeline(
        WGA,
        (
            Span("wga/mba", Phase.BARGAINING, a_day("2023-03-20"), date(2023, 5, 1), True, (WGA_PAGE, DEADLINE)),
            Span("wga/mba", Phase.ON_STRIKE, a_day("2023-05-02"), date(2023, 9, 23), True, (WGA_PAGE, VARIETY)),
            Span("wga/mba", Phase.TENTATIVE_AGREEMENT, a_day("2023-09-24"), date(2023, 10, 1), False, (VARIETY,)),
            Span("wga/mba", Phase.RATIFICATION, a_day("2023-10-02"), date(2023, 10, 8), True, (WGA_PAGE,)),
            Span("wga/mba", Phase.IN_FORCE, a_day("2023-10-09"), None, True, (WGA_PAGE, VARIETY, DEADLINE)),
        ),
    )


def a_digest(*, quiet: bool = False) -> Digest:
    move = Move(
        "wga/mba",
        "2023",
        Phase.TENTATIVE_AGREEMENT,
        a_day("2023-09-22"),
        Event.TENTATIVE_AGREEMENT,
        True,
        NOW,
        (WGA_PAGE, VARIETY),
    )
    sections = (
        UnionSection("wga", STORIES),
        UnionSection(
            "sag-aftra",
            (a_story("Actors wait for a date", "Reuters", contract="sag-aftra/tv-theatrical", event=Event.PICKET),),
        ),
    )
    return Digest(
        NOW - timedelta(days=1),
        NOW,
        () if quiet else (move,),
        () if quiet else sections,
        (DateAhead("sag-aftra/tv-theatrical", "expiry", a_day("2023-10-31")),),
        0 if quiet else 14,
        (on_strike(), bargaining()),
    )


def a_feed(name: str, state: str = "ok", error: str = "", minutes: int = 2) -> FeedHealth:
    domain = name.lower().replace(" ", "")
    return FeedHealth(
        address=f"https://{domain}.com/feed/",
        moved_to="",
        publisher=f"{domain}.com",
        name=name,
        tier=2,
        lang="en",
        state=state,
        last_success_at=None if state == "new" else NOW - timedelta(minutes=minutes),
        last_error=error,
        next_check_at=NOW + timedelta(minutes=28),
        items=1240,
        matched=87,
        lately=1102,
        cost=Cost() if state == "new" else Cost(requests=336, bytes=1_230_000, checks=330, unchanged=310),
    )


FEEDS = (
    a_feed("Variety"),
    a_feed("Deadline"),
    a_feed("The Hollywood Reporter", "failing", "the server answered 503 three times in a row", 310),
    a_feed("Los Angeles Times"),
    a_feed("Reuters", "new"),
    a_feed("Old Trade Paper", "stopped", "the server answered 410: the feed is gone for good", 60 * 24 * 40),
)
