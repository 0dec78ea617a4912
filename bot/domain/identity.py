"""Which item of a feed is which: known again by id, address, title and words, whichever of them its publisher changed.

Pure comparison of what a feed shows with what it has shown. Nothing here stores or reads an item's meaning.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeAlias
from urllib.parse import urlsplit

from bot.domain.articles import FeedItem, canonical_url

ONE_PUBLICATION = timedelta(hours=12)
"""Two dates further apart are two publications: what bears the same title a day later is the next of a series."""
MANY = 3
"""So many titles under one address make it a page that holds them; so many items that change alike were moved."""
VERSIONS_KEPT = 8
_MARK = 8


@dataclass(frozen=True, slots=True)
class Signs:
    """What an item is known again by. Empty or None: it has no such sign. Title and words are hashes."""

    key: str
    address: str
    title: int
    words: int | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is held of an item that a feed has shown before."""

    id: int
    signs: Signs
    first_seen_at: datetime
    shown_at: datetime
    """About when a reading of the whole feed last showed it."""
    versions: bytes = b""
    """Marks of what it said, the last one last."""
    article_id: int | None = None
    article_url: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """An item with what is held of it, if anything is."""

    item: FeedItem
    """Dated as it is to be: what was published once does not become news by a new date."""
    known: Known | None
    rewritten: bool = False
    """Known, but with another title and other words, so that a later date is theirs."""
    shares_address: bool = False
    """Its address is that of a page that holds several items."""

    @property
    def repeats(self) -> bool:
        """Whether it says what it has said: the last time, or twice before and then something else."""
        if not self.known:
            return False
        said = [self.known.versions[at : at + _MARK] for at in range(0, len(self.known.versions), _MARK)]
        mark = version_mark(self.item)
        return said[-1:] == [mark] or said.count(mark) > 1

    @property
    def versions(self) -> bytes:
        """The marks of what it has said, with what it says now."""
        earlier = self.known.versions if self.known else b""
        return (earlier + version_mark(self.item))[-VERSIONS_KEPT * _MARK :]


def signs_of(item: FeedItem) -> Signs:
    """What this item is known again by."""
    title = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", item.title).casefold()))
    words = f"{item.lead}\0{item.body}"
    return Signs(
        key=item.key,
        address=canonical_url(item.url),
        title=_number(title or item.title),
        words=_number(words) if words != "\0" else None,
        published_at=item.published_at,
    )


def version_mark(item: FeedItem) -> bytes:
    """A short hash of what an item says; changes when its publisher edits it, not when its id or tracking does."""
    parts = (
        urlsplit(item.url).scheme,
        canonical_url(item.url),
        item.title,
        item.lead,
        item.body,
        item.byline,
        str(item.published_at),
    )
    return _hash("\0".join(parts))


def recognise(items: Sequence[FeedItem], known: Sequence[Known]) -> tuple[Recognised, ...]:
    """Each item with what is held of it. `items` are all that the feed shows, `known` all that shares a sign with one.

    No two items are one. What shares neither id nor address is the same only if it has the same title and words, or
    the same title within hours, or where the feed as a whole was moved.
    """
    matching = _Matching(items, known)
    matching.run()
    pairs = list(zip(items, matching.signs, matching.found, strict=True))
    later = [_is_later(signs.published_at, held.signs.published_at) for _, signs, held in pairs if held]
    renewed = sum(later) >= MANY and 2 * sum(later) >= len(later)
    recognised = []
    for item, signs, held in pairs:
        shares = signs.address in matching.shared_addresses
        if held is None:
            recognised.append(Recognised(item, None, shares_address=shares))
            continue
        rewritten = not renewed and signs.title != held.signs.title and signs.words != held.signs.words
        kept = item if rewritten and item.published_at else replace(item, published_at=_date(item.published_at, held))
        recognised.append(Recognised(kept, held, rewritten, shares))
    return tuple(recognised)


def recognise_by_key(items: Iterable[FeedItem], known: Iterable[Known]) -> tuple[Recognised, ...]:
    """Each item with what is held under its very key; of two with one key the last."""
    by_key = {held.signs.key: held for held in known}
    latest = {item.key: item for item in items}
    return tuple(Recognised(item, by_key.get(key), rewritten=True) for key, item in latest.items())


def _date(published_at: datetime | None, held: Known) -> datetime | None:
    """The earlier of both dates; none that lies after the first sight of an undated item, which proves it wrong."""
    before = held.signs.published_at
    if published_at is None or before is None:
        wrong = published_at is not None and published_at > held.first_seen_at
        return before if published_at is None or wrong else published_at
    return min(published_at, before)


_Sign: TypeAlias = Callable[[Signs], Hashable | None]


@dataclass(slots=True)
class _Matching:
    """Pairs items with what is held, by the strongest common signs first."""

    items: Sequence[FeedItem]
    known: Sequence[Known]
    signs: list[Signs] = field(init=False)
    found: list[Known | None] = field(init=False)
    shared_keys: frozenset[str] = field(init=False)
    shared_addresses: frozenset[str] = field(init=False)
    _free: dict[int, Known] = field(init=False)

    def __post_init__(self) -> None:
        self.signs = [signs_of(item) for item in self.items]
        self.found = [None] * len(self.items)
        self._free = {held.id: held for held in self.known}
        shown, held = set(self.signs), [each.signs for each in self.known]
        keys = Counter(key for key, *_ in {(each.key, each.address, each.title) for each in shown})
        held_keys = Counter(each.key for each in held)
        titles = {(each.address, each.title) for each in (*shown, *held) if each.address}
        addresses = Counter(address for address, _ in titles)
        self.shared_keys = frozenset(key for key in {*keys, *held_keys} if keys[key] > 1 or held_keys[key] > 1)
        self.shared_addresses = frozenset(address for address, number in addresses.items() if number >= MANY)

    def run(self) -> None:
        """Pair all that can be paired."""
        if not self.known:
            return
        self._pair(lambda each: each)
        self._pair(lambda each: (each.key, each.address, each.title, each.words))
        self._pair(lambda each: (each.key, each.address, each.title))
        self._pair(lambda each: (each.key, each.title) if self._own_key(each) else None)
        self._pair(lambda each: (each.address, each.title) if self._own_address(each) else None)
        self._pair(lambda each: (each.key, each.address) if self._own_key(each) and not self._on_page(each) else None)
        self._pair(lambda each: each.address if self._own_address(each) else None)
        self._pair(lambda each: (each.key, each.published_at) if each.published_at and self._own_key(each) else None)
        left = self._left()
        self._pair(lambda each: (each.title, each.words) if each.words else None)
        moved = self._moved(left)
        self._pair(lambda each: each.title, lambda one, other: moved or _is_near(one, other))

    def _pair(self, sign: _Sign, fits: Callable[[Signs, Signs], bool] = lambda _one, _other: True) -> None:
        by_sign: defaultdict[Hashable, deque[Known]] = defaultdict(deque)
        for held in self._free.values():
            by_sign[sign(held.signs)].append(held)
        by_sign.pop(None, None)
        for place in self._left():
            candidates = by_sign.get(sign(self.signs[place]), ())
            fitting = next((each for each in candidates if fits(self.signs[place], each.signs)), None)
            if fitting:
                by_sign[sign(self.signs[place])].remove(fitting)
                self.found[place] = self._free.pop(fitting.id)

    def _left(self) -> list[int]:
        return [place for place, held in enumerate(self.found) if held is None]

    def _moved(self, left: Sequence[int]) -> bool:
        """Whether half of what was left, under several titles, bears titles known under other ids and addresses."""
        free = {held.signs.title for held in self._free.values()}
        moved = [self.signs[place].title for place in left if self.found[place] or self.signs[place].title in free]
        return len(set(moved)) >= MANY and 2 * len(moved) >= len(left)

    def _own_key(self, signs: Signs) -> bool:
        return bool(signs.key) and signs.key not in self.shared_keys

    def _own_address(self, signs: Signs) -> bool:
        return bool(signs.address) and not self._on_page(signs)

    def _on_page(self, signs: Signs) -> bool:
        return signs.address in self.shared_addresses


def _is_near(one: Signs, other: Signs) -> bool:
    if one.published_at is None or other.published_at is None:
        return False
    return abs(one.published_at - other.published_at) <= ONE_PUBLICATION


def _is_later(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one - other > ONE_PUBLICATION


def _number(text: str) -> int:
    """A hash that fits a column of whole numbers."""
    return int.from_bytes(_hash(text), signed=True)


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=_MARK).digest()
