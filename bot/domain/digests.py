"""Digests: what happened since the last one, chosen and ordered; drawing it is the edges' business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.dates import day_of, noon_of
from bot.domain.negotiations import ContractState, Move, Phase, StrikeState
from bot.domain.reports import When
from bot.domain.stories import Story
from bot.domain.unions import LaborUnion
from bot.domain.weights import story_weight

STORIES_A_UNION = 5
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


def compose(
    unions: Sequence[LaborUnion],
    states: Iterable[ContractState],
    stories: Iterable[Story],
    *,
    since: datetime,
    until: datetime,
) -> Digest:
    """Compose the digest of (since, until] from the states at `until` and the stories with articles in that span."""
    evident = tuple(state for state in states if state.phase is not Phase.UNKNOWN or state.last_report_at)
    told = [story for story in stories if _articles_within(story, since, until)]
    sections: list[UnionSection] = []
    rest = 0
    for union in unions:
        contracts = {contract.id for contract in union.contracts}
        own = [story for story in told if not contracts.isdisjoint(story.contracts)]
        told = [story for story in told if contracts.isdisjoint(story.contracts)]
        new = [story for story in own if story.articles[0].article.published_at > since]
        new.sort(key=lambda story: (story_weight(story), story.newest_at, story.id), reverse=True)
        shown = new[:STORIES_A_UNION]
        rest += sum(_articles_within(story, since, until) for story in own if story not in shown)
        if shown:
            sections.append(UnionSection(union.id, tuple(shown)))
    return Digest(
        since=since,
        until=until,
        changes=_changes(evident, since, until),
        sections=tuple(sections),
        ahead=_ahead(evident, day_of(until)),
        rest=rest,
        states=evident,
    )


def _articles_within(story: Story, since: datetime, until: datetime) -> int:
    return sum(since < read.article.published_at <= until for read in story.articles)


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
