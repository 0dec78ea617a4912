"""Finds what happened in a sentence, the more decisive first; not whose it is, nor when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.lexicon import Cue
from bot.domain.modalities import is_subordinate, modality_of
from bot.domain.overlaps import telling
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

_LIKE = {
    (Event.STRIKE_AUTHORIZATION, Stage.CALLED): Event.TALKS_BREAK_OFF,
    (Event.TENTATIVE_AGREEMENT, Stage.NAMED): Event.OFFER_MADE,
}
"""Beside which event a vote only called, a deal only named ranks."""

_ASKS = frozenset(
    "ask asks asked asking send sends sent sending seek seeks sought seeking hold holds held call calls called whether "
    "if schedule schedules".split()
)
_LEADERS_REACH = 14
_LEADERS = frozenset("board boards council leaders leadership committee negotiators".split())
_VOTERS = frozenset("members membership voters vote votes voted voting ratify ratified ratifies ballots".split())
_BEHIND = frozenset(
    ["after", "following", "tras", "luego", "apres", "suite", "que", "that", "which", "qui", "amid", "over"]
)
_TOLD_AS = frozenset([Event.STRIKE_START, Event.CONTRACT_EXPIRY_EXTENDED, Event.TALKS_RESUME])
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
    for cue in telling(sentence):
        event = Event.BOARD_APPROVAL if _by_leaders(sentence, cue) else Event(cue.what.name)
        stage = _stage(sentence, cue)
        said = Statement(event, stage, modality_of(sentence, cue, event, year), sentence, cue)
        known = found.get((event, stage))
        if known is None or (said.modality is Modality.ASSERTED and known.modality is not Modality.ASSERTED):
            found[event, stage] = said
    return tuple(sorted(_settled(found.values()), key=_order))


def _by_leaders(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether it is a board or council that votes for the contract, not the members: a deal still called tentative."""
    before = sentence.words.folded[max(0, cue.start - _LEADERS_REACH) : cue.start + 1]
    if cue.what.name != Event.RATIFIED:
        return False
    if not _LEADERS.isdisjoint(before):
        return "members" not in before
    deal = sentence.words.folded[cue.start : cue.end]
    return "tentative" in deal and _VOTERS.isdisjoint(sentence.words.folded)


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
    if Event.TENTATIVE_AGREEMENT in asserted and all(_falls_short(said) for said in statements):
        left_out.add(Event.OFFER_REJECTED)
    if ends and _goes_on(statements):
        left_out.add(Event.TALKS_BREAK_OFF)
    if _next_session(statements):
        left_out.add(Event.TALKS_RESUME)
    return [said for said in statements if said.event not in left_out]


def _falls_short(said: Statement) -> bool:
    """Whether what is refused is no offer, beside a deal: `strike averted by a deal that is not enough for some`."""
    return said.event is not Event.OFFER_REJECTED or said.sentence.words.folded[said.cue.start] == "not"


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
