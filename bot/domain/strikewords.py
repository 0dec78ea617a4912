"""How one sentence speaks of strikes without naming whose: several, a double one, Hollywood's."""

from __future__ import annotations

from bot.domain.lexicon import CueKind
from bot.domain.parties import names_hollywood
from bot.domain.sightings import Sentence
from bot.domain.tokens import BREAKS

RECENT_DAYS = 60
"""How long after their end strikes are still spoken of together as `the strikes`."""
_DOUBLE = frozenset("double dual twin joint simultaneous doble doppio dupla doppelstreik".split())
_PLURAL = frozenset(
    "hollywood the dual double twin joint both ongoing amid despite current these actors writers two dos deux to "
    "during of over by from with after since les las des aux ces labor labour guild union industry".split()
)
"""Words before `strikes` that make it a noun."""


def several_strikes(sentence: Sentence) -> bool:
    """Whether the strikes meant are several, and no union is named: `as the strikes go on`, `the double strike`."""
    words = sentence.words.folded
    if sentence.has(CueKind.UNION) or sentence.has(CueKind.MEANING):
        return False
    before = [(place and words[place - 1], word) for place, word in enumerate(words)]
    return any(
        (
            word in ("strikes", "greves", "huelgas")
            and (not first or first in _PLURAL or first in BREAKS or first == "?")
        )
        or (word in ("strike", "greve", "huelga") and first in _DOUBLE)
        for first, word in before
    )


def double_strike(sentence: Sentence) -> bool:
    """Whether one strike of two unions is meant: `the double strike`."""
    words = sentence.words.folded
    return any(
        words[strike.start].startswith("doppelstreik")
        or not _DOUBLE.isdisjoint(words[strike.start - 2 : strike.end + 1])
        for strike in sentence.cues(CueKind.LABOR, "strike")
    )


def strikes_of_hollywood(sentence: Sentence) -> bool:
    """Whether several strikes are meant, by a plural or because they are Hollywood's."""
    return several_strikes(sentence) or hollywood_strike(sentence)


def hollywood_strike(sentence: Sentence) -> bool:
    """Whether a strike is told of where Hollywood is named."""
    return names_hollywood(sentence) and sentence.has(CueKind.LABOR, "strike")
