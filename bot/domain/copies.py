"""Which articles are copies of one text, whatever was read into them. Weighs no words."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest
from math import ceil

from bot.domain.groups import Groups
from bot.domain.tellings import Telling

COPIED = 0.8
"""What share of the shorter text's shingles the longer must have."""
COPY_SHINGLES = 8
"""A text shorter than this many shingles proves no copy."""


def unite_copies(entries: Sequence[Telling], groups: Groups, days: int) -> None:
    """Unite the articles no more than so many days apart of which one has most of the other's text.

    Who has most of a text has at least one of its rarest shingles, so that only those who do are compared; and nobody
    is compared with what hangs together with it already.
    """
    holders = _holders(entries)
    parts: dict[int, list[list[int]]] = {}
    for one, entry in enumerate(entries):
        size = len(entry.shingles)
        if size < COPY_SHINGLES:
            continue
        compared = size - ceil(COPIED * size) + 1
        held = [shingle for shingle in entry.shingles if shingle in holders]
        alone = size - len(held)
        if alone >= compared:
            continue
        for shingle in nsmallest(compared - alone, held, key=lambda shingle: len(holders[shingle])):
            having = parts.get(shingle) or [[other] for other in holders[shingle]]
            parts[shingle] = _compared(one, having, entries, groups, days)


def _holders(entries: Sequence[Telling]) -> dict[int, list[int]]:
    """Who has each of the shingles that several have."""
    first: dict[int, int] = {}
    holders: dict[int, list[int]] = {}
    for one, entry in enumerate(entries):
        if len(entry.shingles) < COPY_SHINGLES:
            continue
        for shingle in entry.shingles:
            if shingle in holders:
                holders[shingle].append(one)
            elif shingle in first:
                holders[shingle] = [first[shingle], one]
            else:
                first[shingle] = one
    return holders


def _compared(
    one: int, parts: list[list[int]], entries: Sequence[Telling], groups: Groups, days: int
) -> list[list[int]]:
    """Unite an article with what has most of its text in each of these parts of groups; those of its group as one."""
    entry = entries[one]
    needed = COPIED * len(entry.shingles)
    own: list[int] = []
    apart: list[list[int]] = []
    for part in parts:
        if groups.of(part[0]) != groups.of(one):
            for other in part:
                theirs = entries[other]
                near = abs(theirs.day - entry.day) <= days and len(theirs.shingles) >= len(entry.shingles)
                if near and len(entry.shingles & theirs.shingles) >= needed:
                    groups.unite(one, other)
                    break
            else:
                apart.append(part)
                continue
        own += part
    return [own, *apart]
