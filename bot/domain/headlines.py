"""Which of the statements of an article is its news: mostly what the title states. Finds no statements itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.lexicon import CueKind
from bot.domain.modalities import KINDS, SOFT, STILL_TRUE_AHEAD
from bot.domain.openings import back_then, is_circumstance, tells_news
from bot.domain.reports import Event, Modality, Stage
from bot.domain.sightings import Sentence
from bot.domain.statements import Statement, statements_in
from bot.domain.tokens import BREAKS

_NEAR = frozenset([Event.STRIKE_END, Event.TENTATIVE_AGREEMENT])
_CLOSE = frozenset(
    "? may might could soon near nears nearing close closer sight podria podrian pourrait pourraient bientot punto "
    "cerca proche vue bald presto".split()
)
"""What is still being talked about where such words say that it may come: `a deal in sight?`."""
_STRIKE = ("strike", "walkout", "greve", "huelga", "shutdown")
_AVERTS = ("avert", "avoid", "dodg", "evit", "sidestep", "ecart", "conjur")
_TENTATIVE = ("tentati", "provisi", "prelimin", "principe", "principio", "wstepn")
_ROUNDS = frozenset("day days week round session sessions schedule".split())
_TURNS_TO = frozenset("but mais pero here what when how why now que quand cuando pourquoi comment como".split())
"""Words with which a title goes on from what is known to what it is about."""
_QUOTES = "‘“'\"«"


def main_statement(sentences: Sequence[Sentence], year: int, *, striking: bool = False) -> Statement | None:
    """What the title states; where it only names a kind of article, what the opening tells as news; else None.

    `striking`: the unions it is about are on strike already, so that no strike is a threat and talks begin anew.
    """
    heading = sentences[0]
    stated = [_renamed(said, striking) for said in statements_in(heading, year)]
    title = _foremost([said for said in stated if said.modality is Modality.ASSERTED and not _known(said, striking)])
    opening = [
        said
        for sentence in sentences[1:3]
        for said in statements_in(sentence, year)
        if said.modality is Modality.ASSERTED and tells_news(said, heading) and not _known(said, striking)
    ]
    told = [said for said in opening if said.event not in SOFT and said.sentence is sentences[1]]
    if _explains(title):
        return next(said for said in title if said.event is Event.ANALYSIS)
    thoughts = [said for said in title if said.event is Event.ANALYSIS]
    plain = [said for said in title if said.event is not Event.ANALYSIS]
    if plain:
        return _foremost_of(plain, thoughts, opening, told)
    ahead = next((said for said in stated if said.event in STILL_TRUE_AHEAD and said.modality is Modality.HEDGED), None)
    if ahead and not thoughts:
        return ahead
    if thoughts and told and told[0].event in (Event.STRIKE_START, Event.STRIKE_END):
        return thoughts[0]
    acts = [said for said in opening if said.event in SOFT - KINDS and not said.recalled]
    if acts and told and told[0].recalled:
        return acts[0]
    if told or title:
        return (told or title)[0]
    return _coming(stated) or next(
        (said for said in opening[:1] if said.event not in KINDS and not said.recalled), None
    )


def _foremost_of(
    plain: Sequence[Statement], thoughts: Sequence[Statement], opening: Sequence[Statement], told: Sequence[Statement]
) -> Statement:
    """Which of the statements of a title is its news, and whether the opening tells better what happened."""
    first = plain[0]
    if thoughts and (_background(first) or (first.event is Event.STRIKE_CONTINUE and any(map(_in_so_many, thoughts)))):
        return thoughts[0]
    effect = next((said for said in plain if _effect_before(said, first)), None)
    if effect:
        return effect
    named = first.event is Event.TENTATIVE_AGREEMENT and first.stage is Stage.NAMED and not _averts(first)
    if thoughts and named:
        return thoughts[0]
    if first.event is Event.STRIKE_END:
        return (
            next((said for said in (*plain[1:], *thoughts) if _goes_on_to(said, first)), None)
            or next((said for said in plain if _tentative(said)), None)
            or _reached(first, opening)
            or first
        )
    if first.event is Event.STRIKE_CONTINUE:
        decisive = (said for said in (*plain, *told) if said.event not in SOFT and not said.recalled)
        return next(decisive, first)
    if first.event is Event.STRIKE_THREAT:
        return (
            next((said for said in plain if said.event is Event.TALKS_BREAK_OFF), None)
            or _reached(first, told)
            or first
        )
    return _reached(first, opening) or first


def _background(said: Statement) -> bool:
    """Whether a strike's beginning is what a title starts from: `writers went on strike. Why their victory matters`."""
    return said.event is Event.STRIKE_START and back_then(said)


def _in_so_many(said: Statement) -> bool:
    """Whether the title calls itself an explanation."""
    return said.sentence.words.folded[said.cue.start].startswith(("explain", "expliqu", "explic"))


def _effect_before(said: Statement, strike: Statement) -> bool:
    """Whether a strike is named as the reason for an effect told before: `studios take a hit as actors join strike`."""
    told = said.event is Event.IMPACT_REPORT and said.stage is not Stage.NAMED and said.cue.end <= strike.cue.start
    words = said.sentence.words.folded
    everybody = "hollywood" in words[max(0, said.cue.start - 1) : said.cue.start]
    return (
        strike.event is Event.STRIKE_START and told and not everybody and "as" in words[said.cue.end : strike.cue.start]
    )


def _renamed(said: Statement, striking: bool) -> Statement:
    """A strike that may begin is a threat; talks that begin while a strike runs are resumed."""
    if said.event is Event.STRIKE_START and said.modality in (Modality.HEDGED, Modality.CONDITIONAL):
        return replace(said, event=Event.STRIKE_THREAT, modality=Modality.ASSERTED)
    if striking and said.event is Event.TALKS_START:
        return replace(said, event=Event.TALKS_RESUME)
    return said


def _known(said: Statement, striking: bool) -> bool:
    """Whether the threat of a strike is none because it runs; people not named may still threaten to join it."""
    if not striking or said.event is not Event.STRIKE_THREAT:
        return False
    named = said.sentence.has(CueKind.UNION) or said.sentence.has(CueKind.PEOPLE)
    return named or said.sentence.words.folded[said.cue.start].startswith(_STRIKE)


def _coming(stated: Sequence[Statement]) -> Statement | None:
    """What a title says may come, as the talks that it is about; talks that brought no agreement have failed."""
    for said in stated:
        beside = said.recalled or is_circumstance(said) or _CLOSE.isdisjoint(said.sentence.words.folded)
        if said.modality is Modality.HEDGED and said.event in _NEAR and not beside:
            return replace(said, event=Event.TALKS_CONTINUE)
        open_yet = said.sentence.has(CueKind.MODALITY, "conditional")
        if said.modality is Modality.NEGATED and said.event is Event.TENTATIVE_AGREEMENT and not open_yet:
            return replace(said, event=Event.TALKS_BREAK_OFF, modality=Modality.ASSERTED)
    return None


def _foremost(title: Sequence[Statement]) -> Sequence[Statement]:
    """The statements of a title, without those that only say when or why something else is so: `as the strike ends`."""
    first = [said for said in title if not is_circumstance(said)]
    others = [said for said in first if said.event in (Event.IMPACT_REPORT, Event.ANALYSIS)]
    if len(first) == len(title):
        return title
    hints = title[0].sentence.cues(CueKind.HINT, Event.IMPACT_REPORT)
    return first if others or (hints and not first) else title


def _reached(main: Statement, opening: Sequence[Statement]) -> Statement | None:
    """What the opening tells of a happening that the title names by its outcome only.

    The agreement or extension that averts a strike, or where nobody has ended it yet calls it over; the members' vote
    that makes a deal a contract.
    """
    told = {said.event: said for said in reversed(opening) if not said.recalled}
    match main.event:
        case Event.STRIKE_THREAT | Event.TENTATIVE_AGREEMENT if _averts(main):
            return (
                told.get(Event.RATIFIED)
                or told.get(Event.TENTATIVE_AGREEMENT)
                or told.get(Event.CONTRACT_EXPIRY_EXTENDED)
            )
        case Event.TENTATIVE_AGREEMENT:
            return told.get(Event.RATIFIED)
        case Event.TALKS_CONTINUE:
            return None if _counts(main) else told.get(Event.TALKS_RESUME)
        case Event.BOARD_APPROVAL if Event.BOARD_APPROVAL not in told:
            return told.get(Event.RATIFIED)
        case Event.OFFER_MADE:
            return told.get(Event.OFFER_REJECTED)
        case Event.STRIKE_END if not _decided(main):
            ended = any(said.event in (Event.STRIKE_END, Event.BOARD_APPROVAL, Event.RATIFIED) for said in opening)
            return None if ended else next((s for s in opening if s.event is Event.TENTATIVE_AGREEMENT), None)
    return None


def _counts(said: Statement) -> bool:
    """Whether a title counts the days or rounds of talks that go on: `day 4 of negotiations`."""
    return any(
        not _ROUNDS.isdisjoint(said.sentence.words.folded[cue.start : cue.end])
        for cue in said.sentence.cues(CueKind.EVENT, Event.TALKS_CONTINUE)
    )


def _decided(said: Statement) -> bool:
    """Whether the words tell how the strike ends, by a vote or by going back to work, not only that it does."""
    words = said.sentence.words.folded[max(0, said.cue.start - 3) : said.cue.end]
    return any(word == "work" or word.startswith("vot") for word in words)


def _goes_on_to(said: Statement, over: Statement) -> bool:
    """Whether a title that calls the strike over is about what comes of that: `the strike is over: what now?`."""
    words = said.sentence.words.folded
    return (
        said.event in (Event.IMPACT_REPORT, Event.ANALYSIS)
        and words[over.cue.start].startswith(_STRIKE)
        and not _TURNS_TO.isdisjoint(words[over.cue.end : said.cue.start + 1])
    )


def _tentative(said: Statement) -> bool:
    """Whether the words call a deal tentative: it ends no strike yet, whatever else the title says."""
    words = said.sentence.words.folded[said.cue.start : said.cue.end + 1]
    return said.event is Event.TENTATIVE_AGREEMENT and any(word.startswith(_TENTATIVE) for word in words)


def _averts(said: Statement) -> bool:
    """Whether the words tell that a strike is averted, not by what."""
    words = said.sentence.words.folded[said.cue.start : said.cue.end]
    return any(word.startswith(_AVERTS) for word in words)


def _explains(title: Sequence[Statement]) -> bool:
    """Whether a title opens like an explanation and tells of no change at the table nor of effects."""
    opens = any(said.event is Event.ANALYSIS and _opens(said) for said in title)
    return opens and all(
        said.event in SOFT - {Event.IMPACT_REPORT, Event.STRIKE_THREAT}
        or (said.stage is Stage.NAMED and not _felt(said))
        for said in title
    )


def _felt(said: Statement) -> bool:
    """Whether a title names what an effect is on: `what the strike means for viewers`."""
    return said.event is Event.IMPACT_REPORT and said.sentence.has(CueKind.HINT, Event.IMPACT_REPORT)


def _opens(said: Statement) -> bool:
    """Whether the words open the title or a part of it, and no quotation does."""
    if said.cue.start == 0:
        return said.sentence.text[0] not in _QUOTES
    return said.sentence.words.raw[said.cue.start - 1] in BREAKS
