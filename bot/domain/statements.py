"""Finds what happened in a sentence, the more decisive first; not whose it is, nor when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.domain.datewords import NUMBERS
from bot.domain.lexicon import Cue, CueKind
from bot.domain.modalities import is_subordinate, modality_of
from bot.domain.phrases import Found
from bot.domain.reports import Event, Modality, Stage
from bot.domain.sightings import Sentence
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

_LIKE = {
    (Event.STRIKE_AUTHORIZATION, Stage.CALLED): Event.TALKS_BREAK_OFF,
    (Event.TENTATIVE_AGREEMENT, Stage.NAMED): Event.OFFER_MADE,
}
"""Beside which event a vote only called, a deal only named ranks."""

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
    Event.RATIFICATION_VOTE: {Event.STRIKE_AUTHORIZATION},
    Event.TALKS_START: {Event.STRIKE_AUTHORIZATION, Event.STRIKE_START},
    Event.PICKET: {Event.STRIKE_CONTINUE},
}
"""Events whose words, where they overlap those of another event, are part of that: `declares the strike over`."""

_LONGER = {Event.IMPACT_REPORT: Event.STRIKE_CONTINUE, Event.STRIKE_THREAT: Event.STRIKE_CONTINUE}
"""Events to which longer words that begin alike give another sense: `strike could`, `strike could last`."""

_TERMS = frozenset(
    ["talks", "negotiation", "negotiations", "extension", "expiration", "dispute", "offer", "vote", "votes"]
)
"""Words after `contract` or `deal` that make it no agreement: `agreed to contract talks`."""
_APART = frozenset(["as", "after", "room", "rooms"])
"""Words that keep people and `return to work` apart: `writers' rooms reopen as Hollywood gets back to work`."""
_DEALS = frozenset(["deal", "agreement", "contract", "pact", "accord", "tentative"])
_ENDS = frozenset(["end", "fin", "final"])
_ARTICLES = frozenset(["the", "an", "a", "this", "la", "le", "el", "un", "une"])
_DECLARES = (
    "announc", "declar", "mark", "celebrat", "hail", "welcom", "cheer", "signal", "spell", "vot", "confirm", "bring",
    "put", "call", "pone", "pon", "met", "annonc", "anunci", "acord", "acuerd", "decret", "sign",
)  # fmt: skip
"""Beginnings of words that make the end of a strike what a sentence tells: `declare an end to the strike`."""
_BEFORE_NOUNS = frozenset(["in", "of", "on", "the", "after", "about", "with", "from", "under", "this", "that"])
_ASKS = frozenset(
    "ask asks asked asking send sends sent sending seek seeks sought seeking hold holds held call calls called whether "
    "if schedule schedules".split()
)
_LEADERS_REACH = 14
_LEADERS = frozenset("board boards council leaders leadership committee negotiators".split())
_BEHIND = frozenset(
    ["after", "following", "tras", "luego", "apres", "suite", "que", "that", "which", "qui", "amid", "over"]
)
_TOLD_AS = frozenset([Event.STRIKE_START, Event.CONTRACT_EXPIRY_EXTENDED])
"""Events that are the news where a title tells them with `as`: `stars leave premiere as strike is called`."""
_OPENS_BEHIND = frozenset(["after", "as", "following"])
"""Words that put what follows them behind what else the sentence tells."""
_AHEAD_OF = frozenset(["before", "ahead"])
_SESSIONS = frozenset("talks negotiations bargaining session sessions meeting day week".split())
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
        event = Event.BOARD_APPROVAL if _by_leaders(sentence, cue) else Event(cue.what.name)
        stage = _stage(sentence, cue)
        said = Statement(event, stage, modality_of(sentence, cue, event, year), sentence, cue)
        known = found.get((event, stage))
        if known is None or (said.modality is Modality.ASSERTED and known.modality is not Modality.ASSERTED):
            found[event, stage] = said
    return tuple(sorted(_settled(found.values()), key=_order))


def _telling(sentence: Sentence) -> list[Found[Cue]]:
    """The words for events that tell one: not parts of a contract's name nor of the words for another event."""
    cues = sentence.cues(CueKind.EVENT)
    return [
        cue
        for cue in cues
        if not _yields(sentence, cue, cues) and not _unfinished(sentence, cue) and not _told(cue, cues)
    ]


def _told(cue: Found[Cue], cues: Iterable[Found[Cue]]) -> bool:
    """Whether words that began before, for the same event, run into these."""
    return any(other.what == cue.what and other.start < cue.start < other.end for other in cues)


def _yields(sentence: Sentence, cue: Found[Cue], cues: Iterable[Found[Cue]]) -> bool:
    event = Event(cue.what.name)
    stronger = _YIELDS.get(event, set())
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
    return any(other.start < cue.end and cue.start < other.end and Event(other.what.name) in stronger for other in cues)


def _own_deal(sentence: Sentence, other: Found[Cue], cue: Found[Cue]) -> bool:
    """Whether `other` makes the deal of `cue` that of one company: `interim agreement`, `company signs deal`."""
    overlap = other.start < cue.end and cue.start < other.end
    return (
        overlap
        and other.what.name == Event.STRIKE_CONTINUE
        and sentence.words.folded[other.end - 1].removesuffix("s") in _DEALS
    )


def _unfinished(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether the words are part of something else: `contract talks`, `strike starts to bite`, a contract's name."""
    following = sentence.words.folded[cue.end : cue.end + 1]
    match cue.what.name:
        case Event.TENTATIVE_AGREEMENT:
            names = sentence.cues(CueKind.CONTRACT)
            named = any(name.start <= cue.start < name.end or name.start < cue.end <= name.end for name in names)
            before = sentence.words.folded[cue.start - 1 : cue.start]
            noun = sentence.words.folded[cue.start] == "strike" and bool(before) and before[0] in _BEFORE_NOUNS
            return named or noun or (bool(following) and following[0] in _TERMS)
        case Event.STRIKE_END:
            words = sentence.words.folded[cue.start : cue.end]
            return (
                (words[-1] == "work" and not _APART.isdisjoint(words))
                or _presupposed(sentence, cue)
                or (sentence.words.folded[cue.end - 1] == "ending" and bool(following) and following[0] in _DEALS)
            )
        case Event.STRIKE_START:
            last = sentence.words.folded[cue.end - 1]
            bargain = any(found.start == cue.end - 1 for found in sentence.cues(CueKind.MEANING, "bargain"))
            return (
                bargain
                or (following == ("to",) and last.startswith(("start", "beg")))
                or (following == ("of",) and last == "out")
            )
        case Event.CONTRACT_EXPIRY_EXTENDED:
            return bool(following) and following[0] in _TERMS and _session_grows(sentence, cue)
    return False


def _presupposed(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether the end of a strike is a thing the sentence speaks of, not what it tells: `what the end ... means`."""
    words, start = sentence.words, cue.start
    if words.folded[start] not in _ENDS or not start or words.folded[start - 1] not in _ARTICLES:
        return False
    if start == 1 or words.raw[start - 2] in BREAKS:
        return False
    return not any(word.startswith(_DECLARES) for word in words.folded[max(0, start - 6) : start])


def _by_leaders(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether it is a board or council that votes for the contract, not the members."""
    before = sentence.words.folded[max(0, cue.start - _LEADERS_REACH) : cue.start + 1]
    return cue.what.name == Event.RATIFIED and not _LEADERS.isdisjoint(before) and "members" not in before


def _session_grows(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether talks, not a contract, are extended: `extend contract talks into next week`."""
    return any(
        word == "into" or (word == "for" and following in NUMBERS)
        for word, following in pairwise(sentence.words.folded[cue.end : cue.end + 6])
    )


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
    if _next_session(statements):
        left_out.add(Event.TALKS_RESUME)
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


def _next_session(statements: Iterable[Statement]) -> bool:
    """Whether what resumes are talks told of before: `conclude their first day and resume on Sunday`."""
    held = [
        said.cue.start
        for said in statements
        if said.event is Event.TALKS_CONTINUE
        and not _SESSIONS.isdisjoint(said.sentence.words.folded[said.cue.start : said.cue.end])
    ]
    resumed = [said.cue.start for said in statements if said.event is Event.TALKS_RESUME]
    return bool(held and resumed) and min(held) < min(resumed)


def _order(statement: Statement) -> tuple[bool, int, int, str]:
    """The more decisive first; what a subordinate clause only recalls (`after`, `that ended`) last."""
    before = statement.sentence.words.folded[max(0, statement.cue.start - 3) : statement.cue.start]
    behind = (
        any(word in _BEHIND for word in before)
        or statement.sentence.words.folded[statement.cue.start] in _OPENS_BEHIND
        or ("as" in before and statement.event not in _TOLD_AS)
    )
    rank = RANK[_LIKE.get((statement.event, statement.stage), statement.event)]
    return behind, rank, statement.cue.start, statement.stage
