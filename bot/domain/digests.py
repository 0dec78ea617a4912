"""Digests: what happened since the last one, chosen and ordered; drawing it is the edges' business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.dates import day_of, noon_of
from bot.domain.negotiations import ContractState, Move, Phase, StrikeState
from bot.domain.reports import ReadArticle, Report, When
from bot.domain.stories import Story
from bot.domain.unions import LaborUnion
from bot.domain.weights import story_weight

STORIES_A_UNION = 5
FRESH = timedelta(hours=72)
"""What arrives later than this after its publication is only counted, unless the last digest is longer ago."""
AHEAD = timedelta(hours=24)
"""How far ahead of the clock an article may lie that has arrived: the clock may have been set back since."""
FIRST_SPAN = timedelta(hours=24)
"""What the first digest of a channel covers."""
DAYS_AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class UnionSection:
    """The stories of one union, weightiest first."""

    union: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class DateAhead:
    """Something dated that is still to come. `what` is `expiry`, `talks` or `strike`."""

    contract: str
    what: str
    when: When


@dataclass(frozen=True, slots=True)
class Digest:
    """What happened between `since` and `until`: changes of phase, stories by union, dates ahead, and the rest."""

    since: datetime
    until: datetime
    changes: tuple[Move, ...]
    sections: tuple[UnionSection, ...]
    ahead: tuple[DateAhead, ...]
    rest: int
    """Articles that hold nothing new and are only counted."""
    states: tuple[ContractState, ...]
    """Where each followed contract with evidence stands at `until`."""

    @property
    def quiet(self) -> bool:
        """True when there is nothing to tell but dates."""
        return not (self.changes or self.sections or self.rest)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the last digest of a channel went, so that the next one takes what arrived since, whenever published."""

    article: int
    """Id of the last article it knew; ids grow with arrival."""
    at: datetime
    changes: frozenset[str]
    """Keys of the recent changes of phase it knew."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What arrived since a mark: the addresses of the articles since it, and of those told by then."""

    mark: Mark
    fresh: frozenset[str]
    earlier: frozenset[str]


def compose(
    unions: Sequence[LaborUnion],
    states: Iterable[ContractState],
    stories: Iterable[Story],
    *,
    since: datetime,
    until: datetime,
    arrivals: Arrivals | None = None,
) -> Digest:
    """Compose the digest of (since, until] from the states at `until` and the stories with articles in that span.

    With `arrivals` it tells what arrived instead of what was published in the span: stories of which no article was
    told before, and changes that were not known. The stories are then those since `reach`.
    """
    evident = tuple(state for state in states if state.phase is not Phase.UNKNOWN or state.last_report_at)
    pending = list(stories)
    sections: list[UnionSection] = []
    counted: set[str] = set(arrivals.fresh) if arrivals else set()
    for union in unions:
        contracts = {contract.id for contract in union.contracts}
        own = [story for story in pending if not contracts.isdisjoint(story.contracts)]
        pending = [story for story in pending if contracts.isdisjoint(story.contracts)]
        if not arrivals:
            counted |= {url for story in own for url in _within(story, since, until)}
        new = [story for story in own if _is_new(story, since, until, arrivals)]
        new.sort(key=lambda story: (story_weight(story), story.newest_at, story.id), reverse=True)
        if shown := tuple(new[:STORIES_A_UNION]):
            sections.append(UnionSection(union.id, shown))
            counted -= {read.article.url for story in shown for read in story.articles}
    changes = _changes(evident, reach(since, until) if arrivals else since, until)
    return Digest(
        since=since,
        until=until,
        changes=tuple(move for move in changes if not arrivals or change_key(move) not in arrivals.mark.changes),
        sections=tuple(sections),
        ahead=_ahead(evident, day_of(until)),
        rest=len(counted),
        states=evident,
    )


def reach(since: datetime, until: datetime) -> datetime:
    """How far back what arrives after `since` may have been published and still be told."""
    return min(since, until - FRESH)


def recent_changes(digest: Digest) -> frozenset[str]:
    """Keys of the changes known at `until` that the next digest might otherwise tell as new."""
    return frozenset(map(change_key, _changes(digest.states, reach(digest.since, digest.until), digest.until)))


def change_key(move: Move) -> str:
    """What a change of phase is known by."""
    return f"{move.contract} {move.cycle} {move.phase} {move.since}"


def drawn(digest: Digest) -> Digest:
    """The digest with only what its picture needs: titles, links, outlets and days, no text of any article."""
    sections = tuple(
        UnionSection(section.union, tuple(replace(story, articles=_titles(story)) for story in section.stories))
        for section in digest.sections
    )
    states = tuple(replace(state, moves=(), sources=()) for state in digest.states)
    return replace(digest, sections=sections, states=states)


def _titles(story: Story) -> tuple[ReadArticle, ...]:
    return tuple(
        ReadArticle(
            replace(read.article, lead="", body="", byline=""),
            Report(relevant=read.report.relevant, reason="", official=read.report.official, wire=read.report.wire),
        )
        for read in story.articles
    )


def _is_new(story: Story, since: datetime, until: datetime, arrivals: Arrivals | None) -> bool:
    if arrivals:
        untold = all(read.article.url not in arrivals.earlier for read in story.articles)
        return untold and story.newest_at > reach(since, until)
    return since < story.articles[0].article.published_at <= until


def _within(story: Story, since: datetime, until: datetime) -> list[str]:
    return [read.article.url for read in story.articles if since < read.article.published_at <= until]


def _changes(states: Iterable[ContractState], since: datetime, until: datetime) -> tuple[Move, ...]:
    """The moves that stand and came to be known in the span, or where nothing says when, took effect in it."""
    dated = [
        (move.confirmed_at or noon_of(move.since.on), move.contract, move)
        for state in states
        for move in state.moves
        if move.confirmed or move.phase is Phase.BARGAINING
    ]
    return tuple(move for moment, _, move in sorted(dated, key=lambda item: item[:2]) if since < moment <= until)


def _ahead(states: Iterable[ContractState], today: date) -> tuple[DateAhead, ...]:
    """Expiries, sessions and called strikes from today on, soonest first."""
    dates = []
    for state in states:
        called = state.strike if state.strike and state.strike.state is StrikeState.CALLED else None
        known = {"expiry": state.expires, "talks": state.talks.next, "strike": called and called.since}
        dates += [DateAhead(state.contract, what, when) for what, when in known.items() if when]
    near = [ahead for ahead in dates if today <= ahead.when.on <= today + DAYS_AHEAD]
    return tuple(sorted(near, key=lambda ahead: (ahead.when.on, ahead.contract, ahead.what)))
