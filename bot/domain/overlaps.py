"""Which words for events tell one: not those that are part of a name, of other words or of something else.

What they tell is `statements`' business.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.lexicon import Cue, CueKind
from bot.domain.phrases import Found
from bot.domain.reports import Event
from bot.domain.sightings import Sentence
from bot.domain.unfinished import DEALS, unfinished

_YIELDS: dict[Event, set[Event]] = {
    Event.TENTATIVE_AGREEMENT: {
        Event.RATIFIED,
        Event.RATIFICATION_VOTE,
        Event.CONTRACT_EXPIRY_EXTENDED,
        Event.BOARD_APPROVAL,
        Event.TALKS_BREAK_OFF,
    },
    Event.RATIFIED: {Event.BOARD_APPROVAL},
    Event.RATIFICATION_VOTE: {Event.STRIKE_AUTHORIZATION},
    Event.TALKS_START: {Event.STRIKE_AUTHORIZATION, Event.STRIKE_START},
    Event.PICKET: {Event.STRIKE_CONTINUE, Event.STRIKE_END},
    Event.TALKS_BREAK_OFF: {Event.STRIKE_CONTINUE},
    Event.STRIKE_START: {Event.STRIKE_END, Event.STRIKE_AUTHORIZATION, Event.PICKET},
}
"""Events whose words, where they overlap those of another event, are part of that: `declares the strike over`."""

_LONGER = {Event.IMPACT_REPORT: Event.STRIKE_CONTINUE, Event.STRIKE_THREAT: Event.STRIKE_CONTINUE}
"""Events to which longer words that begin alike give another sense: `strike could`, `strike could last`."""

_THREATENS = ("threat", "menac", "amenaz", "pret", "list", "dispuest", "risq", "riesg")
_VOTES = frozenset([Event.STRIKE_AUTHORIZATION, Event.REJECTED_BY_MEMBERS])
"""Events whose words, where they are parts of others, make no other yield: `vote on the deal to end the strike`."""


def telling(sentence: Sentence) -> list[Found[Cue]]:
    """The words for events that tell one: not parts of a contract's name nor of the words for another event."""
    cues = [cue for cue in sentence.cues(CueKind.EVENT) if cue.what.name not in _VOTES or not unfinished(sentence, cue)]
    return [
        cue
        for cue in cues
        if not _yields(sentence, cue, cues) and not unfinished(sentence, cue) and not _told(cue, cues)
    ]


def _told(cue: Found[Cue], cues: Iterable[Found[Cue]]) -> bool:
    """Whether words that began before, for the same event, run into these."""
    return any(other.what == cue.what and other.start < cue.start < other.end for other in cues)


def _yields(sentence: Sentence, cue: Found[Cue], cues: Iterable[Found[Cue]]) -> bool:
    event = Event(cue.what.name)
    stronger = _YIELDS.get(event, set())
    if event is Event.STRIKE_START and any(_threatened(sentence, other, cue) for other in cues):
        return True
    if event is Event.TENTATIVE_AGREEMENT and any(_own_deal(sentence, other, cue) for other in cues):
        return True
    if any(
        other.what.name == _LONGER.get(event) and other.start == cue.start and other.end > cue.end for other in cues
    ):
        return True
    if event is Event.IMPACT_REPORT and any(
        other.what.name == Event.ANALYSIS and other.start < cue.start < other.end for other in cues
    ):
        return True
    if event is Event.IMPACT_REPORT and any(_holds(other, cue) for other in cues):
        return True
    return any(other.start < cue.end and cue.start < other.end and Event(other.what.name) in stronger for other in cues)


def _holds(other: Found[Cue], cue: Found[Cue]) -> bool:
    """Whether a cause is that of an act, no effect: `stars donate because of the strike`."""
    return other.what.name == Event.STRIKE_CONTINUE and other.start < cue.start and cue.end <= other.end


def _threatened(sentence: Sentence, other: Found[Cue], cue: Found[Cue]) -> bool:
    """Whether the strike of `cue` is what `other` says somebody threatens with: `menacent d'entrer en greve`."""
    return (
        other.what.name == Event.STRIKE_THREAT
        and other.start < cue.start < other.end
        and sentence.words.folded[other.start].startswith(_THREATENS)
    )


def _own_deal(sentence: Sentence, other: Found[Cue], cue: Found[Cue]) -> bool:
    """Whether `other` makes the deal of `cue` that of one company: `interim agreement`, `company signs deal`."""
    overlap = other.start < cue.end and cue.start < other.end
    return (
        overlap
        and other.what.name == Event.STRIKE_CONTINUE
        and sentence.words.folded[other.end - 1].removesuffix("s") in DEALS
    )
