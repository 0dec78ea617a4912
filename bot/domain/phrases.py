"""Finding many phrases in one pass over the words of a text. Knows nothing of what a phrase means.

A phrase is written as words with a few signs: `deal|pact` one of several, `strik*` a beginning, `?the` an optional
word, `..` up to three words in between (`..5` up to five). A word with a capital letter must stand so in the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.domain.tokens import BREAKS, Words, fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Element:
    plain: frozenset[str]
    cased: frozenset[str]
    prefixes: tuple[str, ...]
    optional: bool
    gap: int
    """Up to this many words may stand before the element."""

    def fits(self, folded: str) -> bool:
        """Whether a word fits whatever its case."""
        return folded in self.plain or folded.startswith(self.prefixes)


@dataclass(frozen=True, slots=True)
class _Candidate(Generic[T]):
    """A phrase that may begin with a certain word."""

    spellings: frozenset[str] | None
    """How that word must be written; None if anyhow."""
    rest: tuple[_Element, ...]
    needed: frozenset[str]
    """Words of which the text must have one, or none are known."""
    what: T


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found: words `start` to `end` (exclusive) and what the phrase stands for."""

    start: int
    end: int
    what: T


@dataclass(slots=True)
class PhraseIndex(Generic[T]):
    """Phrases by the word they begin with; build once, search often."""

    _by_word: dict[str, list[tuple[tuple[_Element, ...], T]]] = field(default_factory=lambda: defaultdict(list))
    _by_prefix: dict[str, list[tuple[tuple[_Element, ...], T]]] = field(default_factory=lambda: defaultdict(list))
    _lengths: tuple[int, ...] = ()
    _candidates: dict[str, tuple[_Candidate[T], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, T]]) -> PhraseIndex[T]:
        """Build an index of (phrase, what it stands for); raises ValueError for a phrase that cannot be read."""
        index = cls()
        for phrase, what in phrases:
            elements = _elements(phrase)
            first = elements[0]
            if first.optional or first.gap:
                raise ValueError(f"a phrase must begin with a word: {phrase!r}")
            entry = (elements, what)
            for word in first.plain | {fold(word) for word in first.cased}:
                index._by_word[word].append(entry)
            for prefix in first.prefixes:
                index._by_prefix[prefix].append(entry)
        index._lengths = tuple(sorted({len(prefix) for prefix in index._by_prefix}))
        return index

    def find(self, words: Words) -> list[Found[T]]:
        """Every phrase in the text, by where it starts; phrases may overlap."""
        found = []
        there = frozenset(words.folded)
        for position, folded in enumerate(words.folded):
            candidates = self._candidates.get(folded)
            if candidates is None:
                candidates = self._remember(folded)
            for candidate in candidates:
                if candidate.spellings is not None and words.raw[position] not in candidate.spellings:
                    continue
                # Most phrases end on a word that the text has not: they are passed over before anything is called.
                if candidate.needed and candidate.needed.isdisjoint(there):
                    continue
                end = _end(candidate.rest, words, position + 1) if candidate.rest else position + 1
                if end:
                    found.append(Found(position, end, candidate.what))
        return found

    def _remember(self, folded: str) -> tuple[_Candidate[T], ...]:
        entries = list(self._by_word.get(folded, ()))
        for length in self._lengths:
            entries += self._by_prefix.get(folded[:length], ()) if len(folded) >= length else ()
        if len(self._candidates) > 100_000:
            self._candidates.clear()
        self._candidates[folded] = candidates = tuple(
            _Candidate(None if first.fits(folded) else first.cased, tuple(rest), _needed(rest), what)
            for (first, *rest), what in entries
        )
        return candidates


def _elements(phrase: str) -> tuple[_Element, ...]:
    elements = []
    gap = 0
    for part in phrase.split():
        if part.startswith(".."):
            gap = int(part[2:] or 3)
            continue
        optional = part.startswith("?") and part != "?"
        options = [option for option in (part[1:] if optional else part).split("|") if option]
        exact = [option for option in options if not option.endswith("*")]
        elements.append(
            _Element(
                plain=frozenset(fold(option) for option in exact if option == option.lower()),
                cased=frozenset(option for option in exact if option != option.lower()),
                prefixes=tuple(fold(option[:-1]) for option in options if option.endswith("*")),
                optional=optional,
                gap=gap,
            )
        )
        gap = 0
    if not elements:
        raise ValueError("an empty phrase")
    return tuple(elements)


def _needed(rest: Iterable[_Element]) -> frozenset[str]:
    """The last words in full of which a phrase needs one; none where it has only beginnings and optional words."""
    full = [element for element in rest if not element.optional and not element.prefixes]
    return full[-1].plain | {fold(word) for word in full[-1].cased} if full else frozenset()


def _end(rest: tuple[_Element, ...], words: Words, end: int) -> int:
    """Where a phrase ends of which all before `rest` was found, or 0; the nearest continuation wins.

    An element stands within its reach, and in the same clause.
    """
    raw, folded = words.raw, words.folded
    length = len(raw)
    for element in rest:
        # Written out instead of called: most of the time of a reading is spent here.
        reached = 0
        plain, cased, prefixes, furthest = element.plain, element.cased, element.prefixes, end + element.gap + 1
        for place in range(end, min(length, furthest)):
            word = folded[place]
            if word in plain or (cased and raw[place] in cased) or (prefixes and word.startswith(prefixes)):
                reached = place + 1
                break
            if raw[place] in BREAKS:
                break
        if reached:
            end = reached
        elif not element.optional:
            return 0
    return end
