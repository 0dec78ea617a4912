"""Finds what happened in a sentence, and whether the sentence asserts it; not whose it is, nor when it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.lexicon import Cue, CueKind
from bot.domain.phrases import Found
from bot.domain.reports import Event, Modality, Stage
from bot.domain.sightings import Sentence
from bot.domain.timing import MONTHS, NEARBY, UNITS, WEEKDAYS
from bot.domain.tokens import BREAKS

RANK = {
    event: rank
    for rank, event in enumerate(
        (
            Event.REJECTED_BY_MEMBERS,
            Event.RATIFIED,
            Event.STRIKE_AUTHORIZATION,
            Event.BOARD_APPROVAL,
            Event.TENTATIVE_AGREEMENT,
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
"""Which of several events in one sentence is the main one: the more decisive."""
RANK[Event.STRIKE_END] = RANK[Event.TENTATIVE_AGREEMENT]

SOFT = frozenset(
    {Event.IMPACT_REPORT, Event.STRIKE_CONTINUE, Event.ANALYSIS, Event.PICKET, Event.STRIKE_THREAT, Event.BLACKOUT}
)
"""Kinds of article rather than changes at the table; they move no phase."""

_LOOKS_AHEAD = frozenset(
    [
        "to",
        "will",
        "set",
        "would",
        "shall",
        "expected",
        "may",
        "could",
        "might",
        "can",
        "must",
        "hopes",
        "plans",
        "devrait",
        "devraient",
        "podria",
    ]
)
_STILL_TRUE_AHEAD = frozenset({Event.TALKS_START, Event.TALKS_RESUME, Event.TALKS_CONTINUE, Event.RATIFICATION_VOTE})
"""Events that are news already when they are planned."""
_BREAKS = frozenset(["but", "while", "although", "though", "as", "mais", "pero", "aunque", "tandis"])
_SUBORDINATES = frozenset(
    ["after", "following", "tras", "luego", "apres", "suite", "que", "that", "which", "qui", "amid", "over"]
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Statement:
    """One event in one sentence, and how the sentence stands to it."""

    event: Event
    stage: Stage
    modality: Modality
    sentence: Sentence
    cue: Found[Cue]


def statements_in(sentence: Sentence, year: int) -> tuple[Statement, ...]:
    """Every event of a sentence, the most decisive first; `year` is the year in which the article appeared."""
    found: dict[tuple[Event, Stage], Statement] = {}
    contracts = sentence.cues(CueKind.CONTRACT)
    for cue in sentence.cues(CueKind.EVENT):
        event = Event(cue.what.name)
        if any(
            contract.start <= cue.start < contract.end or contract.start < cue.end <= contract.end
            for contract in contracts
        ):
            continue
        modality = _modality(sentence, cue, event, year)
        known = found.get((event, cue.what.stage))
        if known is None or (modality is Modality.ASSERTED and known.modality is not Modality.ASSERTED):
            found[event, cue.what.stage] = Statement(event, cue.what.stage, modality, sentence, cue)
    if any(event is Event.RATIFIED and said.modality is Modality.ASSERTED for (event, _), said in found.items()):
        found.pop((Event.RATIFICATION_VOTE, Stage.NONE), None)
    return tuple(sorted(found.values(), key=_order))


def _order(statement: Statement) -> tuple[bool, int, int, str]:
    """The more decisive first; what a subordinate clause only recalls (`after`, `that ended`) last."""
    before = statement.sentence.words.folded[max(0, statement.cue.start - 3) : statement.cue.start]
    return any(word in _SUBORDINATES for word in before), RANK[statement.event], statement.cue.start, statement.stage


def _modality(sentence: Sentence, cue: Found[Cue], event: Event, year: int) -> Modality:
    words = sentence.words.folded
    if _recalled(words, cue.start):
        return Modality.HISTORICAL
    start = cue.start
    for position in range(cue.start - 1, max(-1, cue.start - 8), -1):
        if words[position] in _BREAKS or words[position] in BREAKS:
            break
        start = position
    cues = [
        found
        for found in sentence.cues(CueKind.MODALITY)
        if start <= found.start < cue.end or (found.what.name == "historical" and abs(found.start - cue.end) < 6)
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
    if event in _STILL_TRUE_AHEAD:
        return Modality.ASSERTED
    if "planned" in names:
        return Modality.HEDGED
    ahead = any(word in _LOOKS_AHEAD for word in words[max(start, cue.start - 2) : cue.start])
    dated = any(word in WEEKDAYS or word in MONTHS or word in NEARBY for word in words[cue.start : cue.end + 6])
    if ahead and not (dated and event in (Event.STRIKE_START, Event.STRIKE_END)):
        return Modality.HEDGED
    return Modality.ASSERTED


def _recalled(words: Sequence[str], start: int) -> bool:
    """Whether a clause only recalls the event: `that ended`, `since ... began`, `a week after ...`."""
    before = words[max(0, start - 4) : start]
    if before and before[-1] in ("that", "which", "que", "qui", "since"):
        return True
    if "since" in before[-2:]:
        return True
    return any(unit in UNITS and after in ("after", "apres", "despues") for unit, after in pairwise(before))


def _past_year(sentence: Sentence, cue: Found[Cue], year: int) -> bool:
    """Whether a year before the article's stands beside the cue: `the 2023 strike`."""
    words = sentence.words.folded[max(0, cue.start - 4) : cue.end + 3]
    return any(_YEAR.fullmatch(word) and int(word) < year for word in words)


def main_statement(sentences: Sequence[Sentence], year: int) -> Statement | None:
    """What the title states; where it only names a kind of article, what the opening asserts."""
    title = [said for said in statements_in(sentences[0], year) if said.modality is Modality.ASSERTED]
    opening = [
        said
        for sentence in sentences[1:3]
        for said in statements_in(sentence, year)
        if said.modality is Modality.ASSERTED and said.stage is not Stage.NAMED
    ]
    plain = [said for said in title if said.event is not Event.ANALYSIS]
    if plain:
        return plain[0]
    told = [said for said in opening if said.event not in SOFT and said.sentence is sentences[1]]
    explains = any(said.cue.start == 0 for said in title)
    if told and not explains:
        return told[0]
    return next(iter(title or opening), None)
