"""Cuts the raw entries out of an XML feed, so that only those not seen before need parsing. Interprets nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

MOST_SLICES = 2_000
_DIGEST = 8
_START = re.compile(rb"<(item|entry)[\s>]")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_BYTE_A_CHARACTER = re.compile(rb"utf-?8|us-ascii|ascii|iso-8859-\d{1,2}|latin-?1|windows-125\d|cp125\d", re.IGNORECASE)
_PAIRS = ((b"<![CDATA[", b"]]>"), (b"<!--", b"-->"))


@dataclass(frozen=True)
class Sliced:
    """A feed in pieces: what precedes its entries, the entries without the space between, and what follows."""

    head: bytes
    entries: tuple[bytes, ...]
    tail: bytes

    @cached_property
    def marks(self) -> tuple[bytes, ...]:
        """A short hash of each entry, by which it is known again."""
        return tuple(hashlib.blake2b(entry, digest_size=_DIGEST).digest() for entry in self.entries)

    def without(self, seen: Collection[bytes]) -> tuple[bytes, int]:
        """The feed with only those entries whose mark is not in `seen`, and how many these are."""
        unseen = [entry for entry, mark in zip(self.entries, self.marks, strict=True) if mark not in seen]
        return b"".join((self.head, *unseen, self.tail)), len(unseen)


def cut(body: bytes) -> Sliced | None:
    """The feed in pieces, or None for anything but plain entries in a row: that one is to be parsed whole."""
    first = _START.search(body)
    if first is None or b"\0" in body or not _sliceable(body[: first.start()]):
        return None
    name = first[1]
    opening, closing = b"<" + name, b"</" + name + b">"
    entries: list[bytes] = []
    start = first.start()
    while True:
        end = body.find(closing, start)
        if end < 0 or body.find(opening, start + 1, end) >= 0 or len(entries) == MOST_SLICES:
            return None
        end += len(closing)
        entries.append(body[start:end])
        if not _balanced(entries[-1]):
            return None
        following = body.find(opening, end)
        if following < 0:
            break
        if body[end:following].strip():
            return None
        start = following
    tail = body[end:]
    return Sliced(body[: first.start()], tuple(entries), tail) if _balanced(tail) else None


def marks_of(joined: bytes) -> frozenset[bytes]:
    """The marks that `b"".join(sliced.marks)` held."""
    return frozenset(joined[place : place + _DIGEST] for place in range(0, len(joined), _DIGEST))


def _sliceable(head: bytes) -> bool:
    encoding = _ENCODING.search(head[:200])
    known = encoding is None or _BYTE_A_CHARACTER.fullmatch(encoding[1]) is not None
    return known and b"<!DOCTYPE" not in head and b"<!ENTITY" not in head and _balanced(head)


def _balanced(piece: bytes) -> bool:
    """Whether what hides markup begins and ends within `piece`."""
    return all(
        piece.count(opening) == piece.count(closing) and piece.rfind(opening) <= piece.rfind(closing)
        for opening, closing in _PAIRS
    )
