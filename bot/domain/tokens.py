"""Words of a text, folded so that case, accents and apostrophes do not matter. No meaning here."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"(\d+(?:[.,:]\d+)*%?|[^\W_\d]+\d*|--|(?<=\s)-(?=\s)|[?$€£:;|—–])(,?)")
BREAKS = frozenset([*":;|—–", "--", "-", "but", "mais", "pero"])
"""Signs and words that end a clause: no phrase reaches over them."""
_NOT = re.compile(r"n['’]t\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: `raw` as written, `folded` for comparing; both of the same length."""

    raw: tuple[str, ...]
    folded: tuple[str, ...]
    commas: frozenset[int] = frozenset()
    """Positions of the words that a comma follows."""

    def __len__(self) -> int:
        return len(self.raw)


@lru_cache(maxsize=4_000)
def words_of(text: str) -> Words:
    """Split a text into words; hyphens and apostrophes separate, a possessive `s` is dropped, `n't` is `not`."""
    found: list[tuple[str, str]] = _WORD.findall(_POSSESSIVE.sub("", _NOT.sub(" not", text)))
    raw = tuple(word for word, _ in found)
    commas = frozenset(position for position, (_, comma) in enumerate(found) if comma)
    return Words(raw, tuple(map(fold, raw)), commas)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without case and accents."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
