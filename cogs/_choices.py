"""What is offered while somebody types: unions, contracts, issues, time zones. At most 25, as Discord takes no more.

What was typed without choosing from it is understood here for issues, whose names are those of a language.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from discord.app_commands import Choice, Range

from bot.domain.subscriptions import zones_like
from bot.domain.tokens import fold
from bot.domain.unions import LaborUnion
from bot.user_errors import UnknownIssueError
from bot.wording.phrases import Phrases

MOST = 25
LONGEST = 100
Typed = Range[str, 1, LONGEST]
"""What may be typed into an option: no more than a choice may hold."""
USUAL_ZONES = (
    "America/Los_Angeles",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Toronto",
    "America/Vancouver",
    "America/Mexico_City",
    "Europe/London",
    "Europe/Paris",
    "Europe/Madrid",
    "Australia/Sydney",
    "UTC",
)
"""Offered before anything is typed: where most who work under these contracts live."""


class UnionChoices:
    """Offers the unions that are followed."""

    def __init__(self, unions: Sequence[LaborUnion]) -> None:
        self._unions = unions

    def __call__(self, typed: str) -> list[Choice[str]]:
        """The unions whose name, short or in full, or whose id holds what is typed."""
        return [
            Choice(name=_in_full(union)[:LONGEST], value=union.id)
            for union in self._unions
            if holds(typed, union.id, _in_full(union))
        ][:MOST]

    def several(self, typed: str) -> list[Choice[str]]:
        """The same for a list: what is before the last comma stays, and is not offered again."""
        before, _, last = typed.rpartition(",")
        taken = [_flat(name) for name in before.split(",") if name.strip()]
        start = f"{before.strip()}, " if taken else ""
        return [
            Choice(name=f"{start}{union.name}"[:LONGEST], value=f"{start}{union.id}")
            for union in self._unions
            if not any(_flat(name) in taken for name in (union.id, union.name, _in_full(union)))
            and holds(last, union.id, _in_full(union))
            and len(start) + len(union.id) <= LONGEST
        ][:MOST]


def contract_choices(unions: Sequence[LaborUnion], typed: str) -> list[Choice[str]]:
    """The contracts whose name, or whose union's, holds what is typed."""
    contracts = [(union, contract) for union in unions for contract in union.contracts]
    return [
        Choice(name=f"{union.name} · {contract.name}"[:LONGEST], value=contract.id)
        for union, contract in contracts
        if holds(typed, contract.id, f"{_in_full(union)} {contract.name}", f"{union.name} {contract.name}")
    ][:MOST]


def issue_choices(issues: Collection[str], typed: str, phrases: Phrases) -> list[Choice[str]]:
    """The issues whose name or id holds what is typed."""
    names = ((issue, phrases.name("issue", issue)) for issue in issues)
    return [Choice(name=name[:LONGEST], value=issue) for issue, name in names if holds(typed, issue, name)][:MOST]


def issue_of(typed: str, issues: Collection[str], phrases: Phrases) -> str:
    """The issue a person means by its id or its name. Raises UnknownIssueError."""
    names = {issue: phrases.name("issue", issue) for issue in issues}
    for issue, name in names.items():
        if same(typed, issue, name):
            return issue
    raise UnknownIssueError(typed, tuple(names.values()))


def zone_choices(zones: Collection[str], typed: str) -> list[Choice[str]]:
    """The time zones that what is typed may mean."""
    likely = zones_like(typed, zones, MOST) if typed.strip() else USUAL_ZONES
    return [Choice(name=zone, value=zone) for zone in likely]


def _in_full(union: LaborUnion) -> str:
    return f"{union.name} ({union.full_name})" if union.full_name else union.name


def holds(typed: str, *names: str) -> bool:
    """Whether any of the names holds what is typed."""
    return any(_flat(typed) in _flat(name) for name in names)


def same(typed: str, *names: str) -> bool:
    """Whether what is typed is any of the names."""
    return any(_flat(typed) == _flat(name) for name in names)


def _flat(text: str) -> str:
    """The letters and digits alone, without case and accents, so that `sag aftra` is `SAG-AFTRA`."""
    return "".join(character for character in fold(text) if character.isalnum())
