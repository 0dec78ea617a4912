"""What a person says of an item, and what was read in it, in the same terms. How well the two agree is `scores`."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.reports import Event, Modality, Report
from bot.domain.unions import Contract, LaborUnion

APART = {"sag-aftra/interactive": "sag-aftra-video-games"}
"""Contracts that labels name instead of their union."""
KEPT_ASIDE = 3
"""One item in so many is kept aside: rules are not written after it, so that it shows whether they are general."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a person says an item is about."""

    relevant: bool
    unions: frozenset[str] = frozenset()
    event: Event | None = None
    """The main thing that it states."""
    also: frozenset[Event] = frozenset()
    """Other things that it states."""
    issues: frozenset[str] = frozenset()
    story: str = ""
    """What the items on one happening share, or empty."""
    borderline: bool = False

    def names(self, event: Event | None) -> bool:
        """Whether this event is a right answer."""
        return event is self.event or event in self.also


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody who is compared with labels says of an item; `asserted` tells whether as a fact."""

    relevant: bool
    unions: frozenset[str] = frozenset()
    event: Event | None = None
    asserted: bool = True
    issues: frozenset[str] = frozenset()


def verdict_of(report: Report, unions: Iterable[LaborUnion]) -> Verdict:
    """What a reading says, in the terms of labels."""
    owners = {contract.id: contract.union for union in unions for contract in union.contracts}
    return Verdict(
        relevant=report.relevant,
        unions=frozenset(APART.get(contract, owners[contract]) for contract in report.contracts),
        event=report.event,
        asserted=report.modality is Modality.ASSERTED,
        issues=frozenset(said.issue for said in report.issues),
    )


def contract_of(label: str, unions: Iterable[LaborUnion]) -> Contract | None:
    """The contract that a union's label stands for, or None if it stands for nothing that is followed."""
    for union in unions:
        for contract in union.contracts:
            if label == APART.get(contract.id, union.id if contract is union.principal else None):
                return contract
    return None


def kept_aside(item: str) -> bool:
    """Whether the item of that id is among those kept aside."""
    return zlib.crc32(item.encode()) % KEPT_ASIDE == 0
