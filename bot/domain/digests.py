"""Digests: what happened since the last one, chosen and ordered; drawing it is the edges' business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.negotiations import ContractState, Move
from bot.domain.reports import When
from bot.domain.stories import Story
from bot.domain.unions import LaborUnion


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
    raise NotImplementedError
