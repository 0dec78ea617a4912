"""Which of the statements of an article is its news: mostly what the title states. Finds no statements itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.lexicon import CueKind
from bot.domain.modalities import KINDS, SOFT
from bot.domain.reports import Event, Modality, Stage
from bot.domain.sightings import Sentence
from bot.domain.statements import Statement, statements_in
from bot.domain.tokens import BREAKS

_COURSE = frozenset([Event.STRIKE_END, Event.STRIKE_THREAT, Event.STRIKE_CONTINUE, Event.TALKS_CONTINUE])
"""Events that are no news of their own in a clause of time or cause."""
_CIRCUMSTANCES = frozenset(
    "as after amid amidst during despite now before while until over since because due if once apres malgre avant "
    "pendant tras durante pese por".split()
)
"""Words that open a clause of time or cause."""
_QUOTES = "‘“'\"«"


def main_statement(sentences: Sequence[Sentence], year: int, *, striking: bool = False) -> Statement | None:
    """What the title states; where it only names a kind of article, what the opening tells as news; else None.

    `striking`: the unions it is about are on strike already, so that no strike is a threat.
    """
    heading = sentences[0]
    stated = [_threatened(said) for said in statements_in(heading, year)]
    title = _foremost(
        [
            said
            for said in stated
            if said.modality is Modality.ASSERTED and not (striking and said.event is Event.STRIKE_THREAT)
        ]
    )
    opening = [
        said
        for sentence in sentences[1:3]
        for said in statements_in(sentence, year)
        if said.modality is Modality.ASSERTED
        and said.stage is not Stage.NAMED
        and not (said.event is Event.STRIKE_START and heading.has(CueKind.LABOR, "strike"))
        and not (said.event is Event.STRIKE_THREAT and striking)
        and not _circumstance(said)
    ]
    if _explains(title):
        return next(said for said in title if said.event is Event.ANALYSIS)
    plain = [said for said in title if said.event is not Event.ANALYSIS]
    told = [said for said in opening if said.event not in SOFT and said.sentence is sentences[1]]
    fresh = [said for said in told if not said.recalled]
    if fresh and plain and plain[0].event is Event.STRIKE_CONTINUE:
        return fresh[0]
    if plain:
        return _reached(plain[0], opening) or plain[0]
    if told or title:
        return (told or title)[0]
    return next((said for said in opening[:1] if said.event not in KINDS), None)


def _threatened(said: Statement) -> Statement:
    """A strike that may begin is a threat."""
    if said.event is Event.STRIKE_START and said.modality in (Modality.HEDGED, Modality.CONDITIONAL):
        return replace(said, event=Event.STRIKE_THREAT, modality=Modality.ASSERTED)
    return said


def _foremost(title: Sequence[Statement]) -> Sequence[Statement]:
    """The statements of a title, without those that only say when or why something else is so: `as the strike ends`."""
    first = [said for said in title if not _circumstance(said)]
    others = [said for said in first if said.event in (Event.IMPACT_REPORT, Event.ANALYSIS)]
    if len(first) == len(title):
        return title
    hints = title[0].sentence.cues(CueKind.HINT, Event.IMPACT_REPORT)
    return first if others or (hints and not first) else title


def _circumstance(said: Statement) -> bool:
    """Whether a clause of time or cause names the strike, where its course is no news by itself."""
    if said.event not in _COURSE:
        return False
    words = said.sentence.words
    for place in range(said.cue.start - 1, max(-1, said.cue.start - 7), -1):
        if place in words.commas or words.raw[place] in BREAKS:
            return False
        if words.folded[place] in _CIRCUMSTANCES:
            return True
    return False


def _reached(main: Statement, opening: Sequence[Statement]) -> Statement | None:
    """The agreement that the opening tells, where a title calls a strike over that nobody has ended yet."""
    if main.event is not Event.STRIKE_END:
        return None
    ended = any(said.event in (Event.STRIKE_END, Event.BOARD_APPROVAL, Event.RATIFIED) for said in opening)
    return next((said for said in opening if said.event is Event.TENTATIVE_AGREEMENT and not ended), None)


def _explains(title: Sequence[Statement]) -> bool:
    """Whether a title opens like an explanation and tells of no change at the table nor of effects."""
    opens = any(said.event is Event.ANALYSIS and _opens(said) for said in title)
    return opens and all(
        said.event in SOFT - {Event.IMPACT_REPORT} or (said.stage is Stage.NAMED and not _felt(said)) for said in title
    )


def _felt(said: Statement) -> bool:
    """Whether a title names what an effect is on: `what the strike means for viewers`."""
    return said.event is Event.IMPACT_REPORT and said.sentence.has(CueKind.HINT, Event.IMPACT_REPORT)


def _opens(said: Statement) -> bool:
    """Whether the words open the title or a part of it, and no quotation does."""
    if said.cue.start == 0:
        return said.sentence.text[0] not in _QUOTES
    return said.sentence.words.raw[said.cue.start - 1] in BREAKS
