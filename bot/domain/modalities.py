"""How a sentence stands to an event it names: asserted, hedged, negated, conditional or only recalled.

Knows neither whose event it is nor when it was.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.domain.datewords import MONTHS, NEARBY, UNITS, WEEKDAYS
from bot.domain.lexicon import Cue, CueKind
from bot.domain.phrases import Found
from bot.domain.reports import Event, Modality, Stage
from bot.domain.sightings import Sentence
from bot.domain.tokens import BREAKS, words_of

SOFT = frozenset(
    {Event.IMPACT_REPORT, Event.STRIKE_CONTINUE, Event.ANALYSIS, Event.PICKET, Event.STRIKE_THREAT, Event.BLACKOUT}
)
"""Kinds of article rather than changes at the table; they move no phase."""
KINDS = frozenset({Event.IMPACT_REPORT, Event.STRIKE_CONTINUE, Event.ANALYSIS})
"""Those of them that a denial leaves what they are: `not delayed by the strike`."""

STILL_TRUE_AHEAD = frozenset({Event.TALKS_START, Event.TALKS_RESUME, Event.TALKS_CONTINUE, Event.RATIFICATION_VOTE})
"""Events that are news already when they are planned."""
_OPEN_BY_NATURE = frozenset({Event.RATIFICATION_VOTE, Event.STRIKE_AUTHORIZATION})
"""Events whose own words leave the outcome open (`vote on whether`): only words before them hedge."""
_CONDITIONED = frozenset({Event.STRIKE_START, Event.STRIKE_END})
"""Events that are announced on a condition: `to strike on Monday if talks fail`."""
_DENIED_WITHIN = frozenset({Event.TENTATIVE_AGREEMENT, Event.STRIKE_END})
"""Events whose own words may hold the denial: `the strike is not over`."""
_RESULTS = frozenset(["ending", "concluding", "closing"])
"""Forms that tell the result of all that stands before them: `a deal may come, ending the strike`."""
_LOOKS_AHEAD = frozenset(
    "to will set would shall expected may could might can must hopes plans should devrait devraient doit doivent "
    "podria debe deben para pour afin".split()
)
_DECIDES = frozenset(
    "agree agrees agreed agreeing vote votes voted decide decides decided acuerda acuerdan acordo vota votan votaron "
    "decide deciden decidio votent decident accepte acceptent ordered".split()
)
"""Verbs before `to` that make what follows a decision taken: `agreed to end the strike`."""
_REACTS = ("respond", "react")
"""Verbs whose `to` looks back: `stars react to the end of the strike`."""
_ANNOUNCES = ("announc", "confirm", "declar")
_REPORT_REACH = 8
_TURNS = frozenset(["but", "while", "although", "though", "as", "mais", "pero", "aunque", "tandis"])
_AS_FAR = frozenset("early soon late long far much many part well as".split())
"""Words beside `as` that make it a measure."""
_RECALLS = frozenset(["that", "which", "who", "whose", "que", "qui", "quienes"])
_BEFORE = frozenset(["before", "avant", "antes"])
_BEGUN = frozenset(["began", "begun", "started"])
"""Forms behind `before` that tell of what is known: `films shot before the strike began`."""
_YEARS = frozenset(["year", "years", "an", "ans", "ano", "anos"])
_PARTICULARS = frozenset(["details", "terms", "summary", "text"])
_RECALLING_TIMES = frozenset(["after", "before", "apres", "avant", "despues", "antes"])
_SUBORDINATES = frozenset(
    ["after", "following", "before", "tras", "luego", "apres", "suite", "despues", "avant", "antes", "po"]
)
_SUBORDINATE_REACH = 7
_CLAUSE_REACH = 9
_SINCE = frozenset(["since", "desde", "depuis"])
_TITLE_SENTENCE = re.compile(r"[a-z]{3}[.!]\s+(?=[A-Z])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def modality_of(sentence: Sentence, cue: Found[Cue], event: Event, year: int) -> Modality:
    """How the sentence stands to the event that `cue` names; `year` is that of the article."""
    words = sentence.words.folded
    if _recalled(sentence, cue):
        return Modality.HISTORICAL
    start = _clause_start(sentence, cue)
    called = event is Event.STRIKE_START and _announced(words, cue.start)
    cues = [
        found
        for found in sentence.cues(CueKind.MODALITY)
        if (
            not (called and words[found.start] == "would")
            and (start <= found.start < cue.end and not _cut_off(sentence, found, cue))
        )
        or (found.what.name == "historical" and abs(found.start - cue.end) < 6)
    ]
    names = {
        found.what.name
        for found in cues
        if found.start < cue.start or found.what.name != "negated" or event in _DENIED_WITHIN
    }
    if _past_year(sentence, cue, year) or "historical" in names:
        return Modality.HISTORICAL
    if event in KINDS:
        return Modality.ASSERTED
    if "negated" in names and event not in (Event.TALKS_BREAK_OFF, Event.OFFER_REJECTED):
        return Modality.NEGATED
    if event in SOFT:
        return Modality.ASSERTED
    if event in _OPEN_BY_NATURE or event in STILL_TRUE_AHEAD:
        names = {found.what.name for found in cues if found.start < cue.start}
    if "conditional" in names or (event in _CONDITIONED and _with_condition(sentence, cue)):
        return Modality.CONDITIONAL
    if "hedged" in names or (not sentence.number and _asked(sentence, cue)):
        return Modality.HEDGED
    if event in STILL_TRUE_AHEAD or cue.what.stage is Stage.CALLED:
        return Modality.ASSERTED
    if "planned" in names:
        return Modality.HEDGED
    before = words[max(start, cue.start - 2) : cue.start]
    ahead = (
        any(word in _LOOKS_AHEAD and not (called and word == "would") for word in before)
        and not _decided(words, cue.start)
        and not any(word.startswith(_REACTS) for word in words[max(start, cue.start - 3) : cue.start])
    )
    if ahead and not (_dated(words, cue) and event in (Event.STRIKE_START, Event.STRIKE_END)):
        return Modality.HEDGED
    return Modality.ASSERTED


def is_subordinate(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether the words stand in a clause that only recalls them: `after the boards approved the deal, ...`."""
    for position in range(cue.start - 1, max(-1, cue.start - 1 - _SUBORDINATE_REACH), -1):
        if position in sentence.words.commas or sentence.words.raw[position] in BREAKS:
            return False
        if sentence.words.folded[position] in _SUBORDINATES:
            return True
    return False


def apart(sentence: Sentence, cue: Found[Cue], place: int) -> bool:
    """Whether another clause begins between the words for an event and the date at `place`."""
    first, last = (cue.end, place) if place >= cue.end else (place + 1, cue.start)
    words = sentence.words
    return any(
        words.raw[position] in BREAKS
        or (words.folded[position] in _SUBORDINATES and not words.folded[position + 1][:1].isdigit())
        for position in range(first, last)
    )


def _announced(words: tuple[str, ...], start: int) -> bool:
    """Whether a strike is announced, so that a `would` only reports: `announced that members would go on strike`."""
    return any(word.startswith(_ANNOUNCES) for word in words[max(0, start - _REPORT_REACH) : start])


def _with_condition(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether a condition follows the words in their clause."""
    return any(
        found.start >= cue.end and not any(word in BREAKS for word in sentence.words.raw[cue.end : found.start])
        for found in sentence.cues(CueKind.MODALITY, "conditional")
    )


def _asked(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether the words stand in a question: the next sign after them is a question mark, or the title ends so."""
    asking = _TITLE_SENTENCE.split(sentence.text)[-1]
    if cue.end <= len(sentence.words) - len(words_of(asking)):
        return False
    sign = next((word for word in sentence.words.raw[cue.start :] if word == "?" or word in BREAKS), "")
    return sign == "?" or sentence.text.rstrip().endswith("?")


def _cut_off(sentence: Sentence, found: Found[Cue], cue: Found[Cue]) -> bool:
    """Whether a negation denies nothing here: a comma ends it (`without a deal, the sides meet`), `until Friday`."""
    if found.what.name != "negated":
        return False
    words = sentence.words.folded
    if words[found.start] == "until" and (words[found.end] in WEEKDAYS or words[found.end] in MONTHS):
        return True
    return any(position in sentence.words.commas for position in range(found.end - 1, cue.start))


def _clause_start(sentence: Sentence, cue: Found[Cue]) -> int:
    """How far back words still bear on the cue, within the clause."""
    words = sentence.words.folded
    start = cue.start
    reach = len(words) if words[start] in _RESULTS else _CLAUSE_REACH
    for position in range(cue.start - 1, max(-1, cue.start - 1 - reach), -1):
        if words[position] in BREAKS or words[position] == "?":
            break
        if words[position] in _TURNS and not _measures(words, position):
            break
        start = position
        if words[position] in _SUBORDINATES:
            break
    return start


def _measures(words: tuple[str, ...], position: int) -> bool:
    """Whether the word there is an `as` that only measures: `could end as early as this week`."""
    around = words[max(0, position - 1)], words[position + 1]
    return words[position] == "as" and not _AS_FAR.isdisjoint(around)


def _dated(words: tuple[str, ...], cue: Found[Cue]) -> bool:
    """Whether a day stands with the words."""
    return any(word in WEEKDAYS or word in MONTHS or word in NEARBY for word in words[cue.start : cue.end + 6])


def _decided(words: tuple[str, ...], start: int) -> bool:
    """Whether a decision is told: `agreed to`, `vota`, but not `will vote to`."""
    if start < 2 or words[start - 1] not in ("to", "de", "a"):
        return False
    verb = start - 3 if words[start - 2].endswith(("ly", "ment", "mente")) else start - 2
    return verb >= 0 and words[verb] in _DECIDES and (not verb or words[verb - 1] not in _LOOKS_AHEAD)


def _recalled(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether a clause only recalls the event: `that ended`, `since ... began`, `a week after ...`."""
    words, start = sentence.words.folded, cue.start
    before = words[max(0, start - 4) : start]
    if any(noun in _PARTICULARS and word == "of" for noun, word in pairwise(before)) and not _dated(words, cue):
        return True
    if before and before[-1] in _RECALLS and not _said(sentence, start - 1):
        return True
    if not _BEFORE.isdisjoint(before) and words[cue.end - 1] in _BEGUN:
        return True
    if not _SINCE.isdisjoint(words[max(0, start - 5) : start]) and not any(
        position in sentence.words.commas for position in range(max(0, start - 5), start)
    ):
        return True
    return any((unit in UNITS or unit in _YEARS) and after in _RECALLING_TIMES for unit, after in pairwise(before))


def _said(sentence: Sentence, position: int) -> bool:
    """Whether the word at `position` opens reported speech: `announced that`, `annonce que`."""
    return any(position - 2 <= found.end - 1 < position for found in sentence.cues(CueKind.ATTRIBUTION, "says"))


def _past_year(sentence: Sentence, cue: Found[Cue], year: int) -> bool:
    """Whether a year before the article's stands beside the cue: `the 2023 strike`."""
    words = ("", *sentence.words.folded)[max(0, cue.start - 4) : cue.end + 4]
    return any(_YEAR.fullmatch(word) and int(word) < year and before not in _SINCE for before, word in pairwise(words))
