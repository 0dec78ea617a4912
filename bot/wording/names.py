"""What unions, contracts and publishers are called in an answer; the names themselves are the catalog's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.publishers import Publishers
from bot.domain.unions import LaborUnion


class Names:
    """Looks names up by id; what is not listed goes by its id."""

    def __init__(self, unions: Sequence[LaborUnion] = (), publishers: Publishers | None = None) -> None:
        self._unions = {union.id: union.name for union in unions}
        self._contracts = {contract.id: (union.name, contract.name) for union in unions for contract in union.contracts}
        self._publishers = publishers or Publishers({})

    def union(self, union: str) -> str:
        """The name of a union."""
        return self._unions.get(union, union)

    def contract(self, contract: str) -> tuple[str, str]:
        """The name of a contract's union and its own; the latter is empty for a contract that is not listed."""
        return self._contracts.get(contract, (contract, ""))

    def publisher(self, domain: str) -> str:
        """The name of the publisher behind a domain."""
        known = self._publishers.by_domain.get(domain)
        return known.name if known else domain

    def publisher_of(self, url: str) -> str:
        """The name of the publisher of an address."""
        return self._publishers.of(url).name

    def lists(self, url: str) -> bool:
        """Whether the publisher of an address is a listed one."""
        return self._publishers.of(url).domain in self._publishers.by_domain
