"""Finds what happened in a sentence, and whether the sentence asserts it. Whose and when it was is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.lexicon import Cue, CueKind
from bot.domain.phrases import Found
from bot.domain.reports import Event, Modality, Stage
from bot.domain.sightings import Sentence

RANK = {
    event: rank
    for rank, event in enumerate(
        (
            Event.REJECTED_BY_MEMBERS,
            Event.RATIFIED,
            Event.STRIKE_AUTHORIZATION,
            Event.BOARD_APPROVAL,
            Event.TENTATIVE_AGREEMENT,
            Event.STRIKE_END,
            Event.CONTRACT_EXPIRY_EXTENDED,
            Event.OFFER_REJECTED,
            Event.TALKS_BREAK_OFF,
            Event.STRIKE_START,
            Event.RATIFICATION_VOTE,
            Event.TALKS_RESUME,
            Event.TALKS_START,
            Event.OFFER_MADE,
            Event.STRIKE_THREAT,
            Event.TALKS_CONTINUE,
            Event.PICKET,
            Event.IMPACT_REPORT,
            Event.STRIKE_CONTINUE,
            Event.ANALYSIS,
            Event.BLACKOUT,
        )
    )
}
"""Which of several happenings in one sentence is the main one: the more decisive."""

SOFT = frozenset(
    {Event.IMPACT_REPORT, Event.STRIKE_CONTINUE, Event.ANALYSIS, Event.PICKET, Event.STRIKE_THREAT, Event.BLACKOUT}
)
"""Kinds of article rather than changes at the table; they move no phase."""

_LOOKS_AHEAD = frozenset("to will set would shall expected may could might can must hopes plans devrait devraient podria".split())
_STILL_TRUE_AHEAD = frozenset({Event.TALKS_START, Event.TALKS_RESUME, Event.TALKS_CONTINUE, Event.RATIFICATION_VOTE})
_BREAKS = frozenset("but while although though as mais pero aunque tandis".split())
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in one sentence, and how the sentence stands to it."""

    event: Event
    stage: Stage
    modality: Modality
    sentence: Sentence
    cue: Found[Cue]


def happenings_in(sentence: Sentence, year: int) -> tuple[Happening, ...]:
    """Every event of a sentence, the most decisive first; `year` is the year in which the article appeared."""
    found: dict[tuple[Event, Stage], Happening] = {}
    for cue in sentence.cues(CueKind.EVENT):
        event = Event(cue.what.name)
        modality = _modality(sentence, cue, event, year)
        known = found.get((event, cue.what.stage))
        if known is None or (modality is Modality.ASSERTED and known.modality is not Modality.ASSERTED):
            found[event, cue.what.stage] = Happening(event, cue.what.stage, modality, sentence, cue)
    return tuple(sorted(found.values(), key=lambda happening: (RANK[happening.event], happening.stage)))


def _modality(sentence: Sentence, cue: Found[Cue], event: Event, year: int) -> Modality:
    words = sentence.words.folded
    start = cue.start
    for position in range(cue.start - 1, max(-1, cue.start - 8), -1):
        if words[position] in _BREAKS:
            break
        start = position
    cues = [
        found
        for found in sentence.cues(CueKind.MODALITY)
        if start <= found.start < cue.end or (found.what.name in ("historical",) and abs(found.start - cue.end) < 6)
    ]
    names = {found.what.name for found in cues if found.start < cue.start or found.what.name != "negated"}
    if _past_year(sentence, cue, year) or "historical" in names:
        return Modality.HISTORICAL
    if "negated" in names and event not in (Event.TALKS_BREAK_OFF, Event.OFFER_REJECTED):
        return Modality.NEGATED
    if event in SOFT:
        return Modality.ASSERTED
    if "conditional" in names:
        return Modality.CONDITIONAL
    if "hedged" in names or (sentence.text.rstrip().endswith("?") and not sentence.number):
        return Modality.HEDGED
    ahead = any(word in _LOOKS_AHEAD for word in words[max(start, cue.start - 2) : cue.end - 1])
    if ahead and event not in _STILL_TRUE_AHEAD and event not in (Event.STRIKE_START, Event.STRIKE_END):
        return Modality.HEDGED
    return Modality.ASSERTED


def _past_year(sentence: Sentence, cue: Found[Cue], year: int) -> bool:
    """Whether a year before the article's stands beside the cue: `the 2023 strike`."""
    words = sentence.words.folded[max(0, cue.start - 4) : cue.end + 3]
    return any(_YEAR.fullmatch(word) and int(word) < year for word in words)


def main_happening(sentences: Sequence[Sentence], year: int) -> Happening | None:
    """What the title states; else the first assertion of the opening; else the best of what is only hedged."""
    title = happenings_in(sentences[0], year)
    hard = [happening for happening in title if happening.modality is Modality.ASSERTED and happening.event not in SOFT]
    if hard:
        return hard[0]
    opening = [happening for sentence in sentences[1:3] for happening in happenings_in(sentence, year)]
    asserted = [happening for happening in (*title, *opening) if happening.modality is Modality.ASSERTED]
    return asserted[0] if asserted else None
