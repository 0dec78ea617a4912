"""Finds what happened in a sentence, the more decisive first; not whose it is, nor when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.lexicon import Cue, CueKind
from bot.domain.modalities import is_subordinate, modality_of
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

_YIELDS: dict[Event, set[Event]] = {
    Event.STRIKE_START: {Event.STRIKE_END, Event.STRIKE_AUTHORIZATION},
    Event.TENTATIVE_AGREEMENT: {
        Event.RATIFIED,
        Event.RATIFICATION_VOTE,
        Event.CONTRACT_EXPIRY_EXTENDED,
        Event.BOARD_APPROVAL,
        Event.TALKS_BREAK_OFF,
    },
    Event.RATIFIED: {Event.BOARD_APPROVAL},
    Event.TALKS_START: {Event.STRIKE_AUTHORIZATION},
    Event.PICKET: {Event.STRIKE_CONTINUE},
}
"""Events whose words, where they overlap those of another event, are part of that: `declares the strike over`."""

_TERMS = frozenset(
    ["talks", "negotiation", "negotiations", "extension", "expiration", "dispute", "offer", "vote", "votes"]
)
"""Words after `contract` or `deal` that make it no agreement: `agreed to contract talks`."""
_ASKS = frozenset(
    "ask asks asked asking send sends sent sending seek seeks sought seeking hold holds held call calls called whether "
    "if schedule schedules".split()
)
_LEADERS = frozenset("board boards council leaders leadership committee negotiators".split())
_BEHIND = frozenset(
    ["after", "following", "tras", "luego", "apres", "suite", "que", "that", "which", "qui", "amid", "over"]
)
"""Words that put what follows them behind what else the sentence tells."""
_AHEAD_OF = frozenset(["before", "ahead"])
_SESSION_ENDS = frozenset(["end", "ends", "ended", "ending", "without"])


@dataclass(frozen=True, slots=True)
class Statement:
    """One event in one sentence, and how the sentence stands to it."""

    event: Event
    stage: Stage
    modality: Modality
    sentence: Sentence
    cue: Found[Cue]

    @property
    def recalled(self) -> bool:
        """Whether the sentence tells something else and names this as what came before."""
        return self.sentence.words.folded[self.cue.start] in _AHEAD_OF or is_subordinate(self.sentence, self.cue)


@lru_cache(maxsize=256)
def statements_in(sentence: Sentence, year: int) -> tuple[Statement, ...]:
    """Every event of a sentence, the most decisive first; `year` is the year in which the article appeared."""
    found: dict[tuple[Event, Stage], Statement] = {}
    for cue in _telling(sentence):
        event = Event(cue.what.name)
        stage = _stage(sentence, cue)
        said = Statement(event, stage, modality_of(sentence, cue, event, year), sentence, cue)
        known = found.get((event, stage))
        if known is None or (said.modality is Modality.ASSERTED and known.modality is not Modality.ASSERTED):
            found[event, stage] = said
    return tuple(sorted(_settled(found.values()), key=_order))


def _telling(sentence: Sentence) -> list[Found[Cue]]:
    """The words for events that tell one: not parts of a contract's name nor of the words for another event."""
    cues = sentence.cues(CueKind.EVENT)
    return [cue for cue in cues if not _yields(cue, cues) and not _unfinished(sentence, cue) and not _told(cue, cues)]


def _told(cue: Found[Cue], cues: Iterable[Found[Cue]]) -> bool:
    """Whether words that began before, for the same event, run into these."""
    return any(other.what == cue.what and other.start < cue.start < other.end for other in cues)


def _yields(cue: Found[Cue], cues: Iterable[Found[Cue]]) -> bool:
    event = Event(cue.what.name)
    stronger = _YIELDS.get(event, set())
    if event is Event.IMPACT_REPORT and any(
        other.start == cue.start and other.end > cue.end and other.what.name == Event.STRIKE_CONTINUE for other in cues
    ):
        return True
    return any(other.start < cue.end and cue.start < other.end and Event(other.what.name) in stronger for other in cues)


def _unfinished(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether the words are part of something else: `contract talks`, `strike starts to bite`, a contract's name."""
    following = sentence.words.folded[cue.end : cue.end + 1]
    match cue.what.name:
        case Event.TENTATIVE_AGREEMENT:
            names = sentence.cues(CueKind.CONTRACT)
            named = any(name.start <= cue.start < name.end or name.start < cue.end <= name.end for name in names)
            return named or (bool(following) and following[0] in _TERMS)
        case Event.STRIKE_START:
            return following == ("to",) and sentence.words.folded[cue.end - 1].startswith(("start", "beg"))
    return False


def _stage(sentence: Sentence, cue: Found[Cue]) -> Stage:
    """The stage the words tell; leaders do not pass a strike authorisation, they call for one."""
    if cue.what.stage is not Stage.PASSED:
        return cue.what.stage
    words = sentence.words.folded[max(0, cue.start - 6) : cue.end]
    asked = any(word in _ASKS for word in words)
    led = any(word in _LEADERS for word in words) and "members" not in words
    return Stage.CALLED if asked or led else Stage.PASSED


def _settled(statements: Iterable[Statement]) -> list[Statement]:
    """Leave out what another statement of the sentence takes back or includes."""
    statements = list(statements)
    asserted = {said.event for said in statements if said.modality is Modality.ASSERTED}
    ends = [said for said in statements if said.event is Event.TALKS_BREAK_OFF and _session_ends(said)]
    left_out = set()
    if Event.RATIFIED in asserted:
        left_out.add(Event.RATIFICATION_VOTE)
        if all(_ends_by_it(said) for said in statements if said.event is Event.STRIKE_END):
            left_out.add(Event.STRIKE_END)
    if ends and _goes_on(statements):
        left_out.add(Event.TALKS_BREAK_OFF)
    return [said for said in statements if said.event not in left_out]


def _ends_by_it(said: Statement) -> bool:
    """Whether the end of a strike is only what the contract is said to bring: `the strike-ending deal`."""
    return "ending" in said.sentence.words.folded[said.cue.start : said.cue.end]


def _session_ends(said: Statement) -> bool:
    """Whether only a session ended (`talks ended without a deal`), not the contract's term."""
    words = said.sentence.words.folded
    cue = words[said.cue.start : said.cue.end]
    return (
        any(word in _SESSION_ENDS for word in cue)
        and "contract" not in words[max(0, said.cue.start - 4) : said.cue.end]
    )


def _goes_on(statements: Iterable[Statement]) -> bool:
    """Whether the sentence tells of a next session."""
    return any(
        said.event in (Event.TALKS_RESUME, Event.TALKS_CONTINUE) and said.modality is Modality.ASSERTED
        for said in statements
    )


def _order(statement: Statement) -> tuple[bool, int, int, str]:
    """The more decisive first; what a subordinate clause only recalls (`after`, `that ended`) last."""
    before = statement.sentence.words.folded[max(0, statement.cue.start - 3) : statement.cue.start]
    behind = any(word in _BEHIND for word in before)
    rank = RANK[Event.TALKS_BREAK_OFF] if statement.stage is Stage.CALLED else RANK[statement.event]
    return behind, rank, statement.cue.start, statement.stage
