"""Publishers with owner and tier, and the lookup from an address to its publisher. Trust comes from here alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

HISTORY_TIER = 0
"""No publisher: shipped history, which counts as confirmed."""
PARTY_TIER = 1
NEWSROOM_TIER = 2
OTHER_TIER = 3


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who stands behind a domain. `party` is the union or employer id when a bargaining party owns it, else empty."""

    domain: str
    name: str
    tier: int
    owner: str = ""
    group: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class Publishers:
    """All known publishers by domain."""

    by_domain: Mapping[str, Publisher]

    def of(self, url: str) -> Publisher:
        """The publisher of an address: the listed domain it belongs to, else its own host at tier 3."""
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        labels = host.split(".")
        for start in range(len(labels) - 1):
            known = self.by_domain.get(".".join(labels[start:]))
            if known:
                return known
        return Publisher(domain=host, name=host, tier=OTHER_TIER)
