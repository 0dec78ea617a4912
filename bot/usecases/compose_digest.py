"""Compose a digest of a span of time, or of what arrived since the last one; the same for preview and post."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.digests import AHEAD, FIRST_SPAN, Arrivals, Digest, Mark, compose, reach, recent_changes
from bot.domain.negotiations import ContractState
from bot.domain.stories import Story
from bot.domain.unions import LaborUnion
from bot.usecases.assess_contract import AssessContract
from storage.arrivals import ArrivalStore
from storage.database import Database
from storage.stories import StoryStore


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest, and how far it goes."""

    digest: Digest
    mark: Mark


class ComposeDigest:
    """Compose what happened to some unions' negotiations."""

    def __init__(self, database: Database, assess_contract: AssessContract) -> None:
        self._assess_contract = assess_contract
        self._arrivals = ArrivalStore(database)
        self._stories = StoryStore(database)

    async def __call__(self, unions: Sequence[LaborUnion], since: datetime, until: datetime) -> Digest:
        """The digest of (since, until] for `unions`, in their order."""
        stories = await self._stories.between(since, until, _contracts(unions))
        return compose(unions, await self.states(unions, until), stories, since=since, until=until)

    async def states(self, unions: Sequence[LaborUnion], until: datetime) -> tuple[ContractState, ...]:
        """Where the contracts of `unions` stand at `until`."""
        contracts = [contract for union in unions for contract in union.contracts]
        return tuple([await self._assess_contract(contract, until) for contract in contracts])

    async def after(
        self, unions: Sequence[LaborUnion], mark: Mark | None, until: datetime, states: Iterable[ContractState]
    ) -> Composed:
        """The digest of what arrived after `mark`, or of the last 24 hours where there was none before.

        `states` are those of `unions` at `until`, and perhaps of others.
        """
        contracts = _contracts(unions)
        # The clock may have been ahead when the last one was made.
        mark = replace(mark, at=min(mark.at, until)) if mark else None
        seen = mark.article if mark else await self._arrivals.seen_by(until - FIRST_SPAN)
        # Before anything else is read: what arrives from now on belongs to the next digest.
        newest = await self._arrivals.newest(seen)
        own = [state for state in states if state.contract in contracts]
        if mark is None:
            since = until - FIRST_SPAN
            stories = await self._stories.between(since, until, contracts)
            digest = compose(unions, own, stories, since=since, until=until)
            return Composed(digest, Mark(newest, until, recent_changes(digest)))
        stories = await self._stories.between(reach(mark.at, until), until + AHEAD, contracts)
        ids = await self._arrivals.ids(read.article.url for story in stories for read in story.articles)
        arrivals = Arrivals(
            mark,
            fresh=await self._arrivals.between(mark.article, newest, contracts),
            earlier=frozenset(url for url, article in ids.items() if article <= mark.article),
        )
        known = _known(stories, {url for url, article in ids.items() if article <= newest})
        digest = compose(unions, own, known, since=mark.at, until=until, arrivals=arrivals)
        return Composed(digest, Mark(newest, until, recent_changes(digest)))


def _contracts(unions: Sequence[LaborUnion]) -> list[str]:
    return [contract.id for union in unions for contract in union.contracts]


def _known(stories: Sequence[Story], urls: Collection[str]) -> list[Story]:
    """The stories without the articles that arrived meanwhile."""
    cut = [
        replace(story, articles=tuple(read for read in story.articles if read.article.url in urls)) for story in stories
    ]
    return [story for story in cut if story.articles]
