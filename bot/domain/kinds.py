"""What kind of article one is whose title states no event: effects, news of a running strike, or thoughts about it.

Changes at the table are no matter of kind: those are found by `statements`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.domain.lexicon import CueKind
from bot.domain.reports import Event
from bot.domain.sightings import Part, Sentence

_KINDS = (Event.STRIKE_CONTINUE, Event.IMPACT_REPORT, Event.ANALYSIS)
"""In the order in which equal weights decide."""
_SIGNED = re.compile(r".\s\|\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){1,2}\s*$")
_SECTIONS = frozenset("news briefing update live business today daily report tv film talks thing review guide".split())
"""Words of a newspaper's parts, which no person is named by."""
_OPENING = 2
_TITLE_WEIGHT = 2


def kind_of(sentences: Sequence[Sentence]) -> tuple[Event, Sentence]:
    """The kind that the things named in title and opening lean to, and the sentence that names most of them."""
    if signed(sentences[0].text):
        return Event.ANALYSIS, sentences[0]
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


def signed(title: str) -> bool:
    """Whether a title ends like a column's, with who wrote it: `A strike for all of us | Jo Doe`."""
    return bool(_SIGNED.search(title)) and _SECTIONS.isdisjoint(title.rpartition("|")[2].lower().split())


def _leanings(sentence: Sentence) -> dict[Event, set[int]]:
    """The places at which a sentence names something that leans to a kind; anybody may say something in an opening."""
    found: dict[Event, set[int]] = {}
    hints = [
        cue
        for cue in sentence.cues(CueKind.HINT)
        if sentence.part is Part.TITLE or cue.what.name != Event.STRIKE_CONTINUE
    ]
    for cue in (*hints, *sentence.cues(CueKind.EVENT)):
        if cue.what.name in _KINDS:
            found.setdefault(Event(cue.what.name), set()).add(cue.start)
    return found
