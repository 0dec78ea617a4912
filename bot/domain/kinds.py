"""What kind of article one is whose title states no event: effects, news of a running strike, or thoughts about it.

Changes at the table are no matter of kind: those are found by `statements`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.domain.lexicon import CueKind
from bot.domain.reports import Event
from bot.domain.sightings import Part, Sentence

_KINDS = (Event.STRIKE_CONTINUE, Event.IMPACT_REPORT, Event.ANALYSIS)
"""In the order in which equal weights decide."""
_OPENING = 2
_TITLE_WEIGHT = 2


def kind_of(sentences: Sequence[Sentence]) -> tuple[Event, Sentence]:
    """The kind that the things named in title and opening lean to, and the sentence that names most of them."""
    weights: Counter[Event] = Counter()
    title, opening = sentences[0], sentences[1 : 1 + _OPENING]
    for sentence in (title, *opening):
        for event, places in _leanings(sentence).items():
            weights[event] += len(places) * (_TITLE_WEIGHT if sentence is title else 1)
    if title.text.rstrip().endswith("?"):
        weights[Event.ANALYSIS] += _TITLE_WEIGHT
    strike = any(sentence.has(CueKind.LABOR, "strike") for sentence in (title, *opening))
    weights[Event.STRIKE_CONTINUE if strike else Event.ANALYSIS] += 1
    kind = max(_KINDS, key=lambda event: weights[event])
    return kind, max((title, *opening), key=lambda sentence: len(_leanings(sentence).get(kind, ())))


def _leanings(sentence: Sentence) -> dict[Event, set[int]]:
    """The places at which a sentence names something that leans to a kind."""
    found: dict[Event, set[int]] = {}
    for kind in (CueKind.HINT, CueKind.EVENT):
        for cue in sentence.cues(kind):
            told_anywhere = kind is CueKind.HINT and cue.what.name == Event.STRIKE_CONTINUE and sentence.part is not Part.TITLE
            if cue.what.name in _KINDS and not told_anywhere:
                found.setdefault(Event(cue.what.name), set()).add(cue.start)
    return found
