"""Labor unions, the parties they face, and their contracts, as values. Their vocabulary is the lexicon's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contract:
    """One agreement of a union, e.g. `sag-aftra/interactive`; phases belong to it."""

    id: str
    union: str
    name: str
    employers: str
    """Party id of the other side: `amptp`, `game-companies`..."""


@dataclass(frozen=True, slots=True)
class LaborUnion:
    """A union we follow; `contracts[0]` is its principal contract, the one meant when an article names none."""

    id: str
    name: str
    contracts: tuple[Contract, ...]
    full_name: str = ""
    """What `name` is short for; empty where it is short for nothing."""

    @property
    def principal(self) -> Contract:
        """The contract that an article naming none is about."""
        return self.contracts[0]
