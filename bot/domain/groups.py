"""Which of several things hang together, directly or through others. Knows nothing of what they are."""

from __future__ import annotations

from collections import defaultdict


class Groups:
    """Disjoint sets of the positions from 0 to `size`, each alone at first."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def of(self, one: int) -> int:
        """What all of the group of this position have in common, until the next union."""
        while self._parents[one] != one:
            self._parents[one] = self._parents[self._parents[one]]
            one = self._parents[one]
        return one

    def unite(self, one: int, other: int) -> None:
        """Make one group of two."""
        self._parents[self.of(one)] = self.of(other)

    def all(self) -> list[list[int]]:
        """The groups, by their first position, each in order."""
        members: dict[int, list[int]] = defaultdict(list)
        for one in range(len(self._parents)):
            members[self.of(one)].append(one)
        return list(members.values())
