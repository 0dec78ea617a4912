"""One sentence of an article with the cues found in it. What they add up to is decided elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.domain.articles import Article
from bot.domain.lexicon import Cue, CueKind, Lexicon
from bot.domain.phrases import Found
from bot.domain.reports import Event
from bot.domain.sentences import boilerplate, split
from bot.domain.tokens import Words, words_of

BODY_SENTENCES = 60
_CONDITIONS = frozenset(["if", "unless", "without", "no", "after", "as", "until", "for", "over"])
"""Words between `strike` and `deal` that keep them apart: `to strike on Monday if no deal is reached`."""
_BEFORE_NOUNS = frozenset("in of on the a after about with from under this that".split())
_AFTER_NOUNS = frozenset("means is isnt has gives brings includes changes could will would may might".split())
"""Words around `strike deal` that make it a noun."""


class Part(IntEnum):
    """Which part of the article a sentence stands in."""

    TITLE = 0
    LEAD = 1
    BODY = 2


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence, its words, and the cues in it that are not parts of a name or meaning that is not ours.

    Two sentences are the same only when they are one object: the place in the article tells them apart.
    """

    text: str
    part: Part
    number: int
    """Position within its part, from 0."""
    words: Words
    by_kind: Mapping[CueKind, Sequence[Found[Cue]]]
    """The cues by their kind, each kind by where they start."""

    def cues(self, kind: CueKind, name: str = "") -> list[Found[Cue]]:
        """The cues of one kind, by where they start; with `name`, only those."""
        return [found for found in self.by_kind.get(kind, ()) if not name or found.what.name == name]

    def has(self, kind: CueKind, name: str = "") -> bool:
        """Whether there is a cue of that kind."""
        found = self.by_kind.get(kind, ())
        return bool(found) if not name else any(each.what.name == name for each in found)


def sentences_of(article: Article, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Title, lead and the first sentences of the body, boilerplate and repetition left out."""
    seen: set[str] = set()
    return tuple(_sentences(article, lexicon, seen))


def _sentences(article: Article, lexicon: Lexicon, seen: set[str]) -> Iterator[Sentence]:
    yield _sight(article.title, Part.TITLE, 0, lexicon)
    seen.add(article.title.strip())
    lead, body = (article.lead, article.body) if article.lead else ("", article.body)
    for part, text, most in ((Part.LEAD, lead, BODY_SENTENCES), (Part.BODY, body, BODY_SENTENCES)):
        number = 0
        for sentence in split(text):
            if sentence in seen or boilerplate(sentence):
                continue
            seen.add(sentence)
            yield _sight(sentence, part, number, lexicon)
            number += 1
            if number == most:
                break


def _sight(text: str, part: Part, number: int, lexicon: Lexicon) -> Sentence:
    words = words_of(text)
    by_kind: defaultdict[CueKind, list[Found[Cue]]] = defaultdict(list)
    for found in _unmasked(lexicon.index.find(words), words):
        by_kind[found.what.kind].append(found)
    return Sentence(text, part, number, words, by_kind)


def _unmasked(found: Iterable[Found[Cue]], words: Words) -> Iterator[Found[Cue]]:
    """Leave out what lies within a phrase of another meaning: `SAG` in `SAG Awards`, `strike` in `air strike`.

    Of `strike a deal`, only the strike is left out.
    """
    found = list(found)
    if not any(cue.what.kind is CueKind.MEANING for cue in found):
        yield from found
        return
    found = [cue for cue in found if not _torn(cue, words)]
    others = [cue for cue in found if cue.what.kind is CueKind.MEANING]
    for cue in found:
        if cue.what.kind is CueKind.MEANING or not any(_masks(other, cue) for other in others):
            yield cue


def _torn(cue: Found[Cue], words: Words) -> bool:
    """Whether a condition keeps the two words of a bargain apart, or they are a noun: `what the strike deal means`."""
    if cue.what.name != "bargain":
        return False
    before, after = words.folded[max(0, cue.start - 1) : cue.start], words.folded[cue.end : cue.end + 1]
    noun = words.folded[cue.start] == "strike" and cue.end == cue.start + 2
    return not _CONDITIONS.isdisjoint(words.folded[cue.start : cue.end]) or (
        noun and not (_BEFORE_NOUNS.isdisjoint(before) and _AFTER_NOUNS.isdisjoint(after))
    )


def _masks(other: Found[Cue], cue: Found[Cue]) -> bool:
    if other.what.name == "bargain":
        return other.start == cue.start and cue.what.kind is CueKind.LABOR
    struck = cue.what.name in (Event.STRIKE_START, Event.STRIKE_END)
    return other.start < cue.end <= other.end and (struck or other.start <= cue.start)


def near(one: Found[Cue], other: Found[Cue], words: int) -> bool:
    """Whether at most `words` words lie between two cues."""
    return other.start - one.end <= words and one.start - other.end <= words
