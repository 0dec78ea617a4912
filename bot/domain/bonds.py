"""What ties one sentence to a labour conflict of ours, or to somebody else's. Never looks at a second sentence."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.lexicon import Cue, CueKind
from bot.domain.modalities import SOFT
from bot.domain.parties import names_alliance, names_america, names_employers, names_hollywood, names_party
from bot.domain.phrases import Found
from bot.domain.reports import Event, Stage
from bot.domain.sightings import Sentence, near
from bot.domain.tokens import BREAKS

_TIMES = frozenset(["once", "after", "until", "till", "when", "before", "apres", "avant", "quand", "cuando", "tras"])
"""Words that make a strike tell when something else happens."""
_ASIDES = _TIMES | frozenset(
    "during amid amidst while despite since prior between like who whose which pendant durant malgre depuis tandis "
    "comme qui durante mientras pese desde entre como quien quienes podczas mimo".split()
)
"""Words that put a strike beside the point: a circumstance, a comparison, a clause about somebody."""
_TALKS = frozenset("talks negotiations bargaining negociations pourparlers negociaciones conversaciones".split())
_EAST = frozenset(["east", "wgae"])
_STUDIOS = frozenset(["hollywood", "studios"])
_APPEARS = ("look", "seem", "sound", "feel")
"""Verbs that `like` belongs to."""
_ONE = frozenset("writer screenwriter actor actress performer director scenariste auteur acteur guionista".split())


def bond_of(sentence: Sentence, setting: bool) -> str:
    """What ties a sentence to a conflict of ours, as a reason of `matching`, or an empty string.

    `setting`: whether the article plays in film, television or games, where people are ours by their trade alone.
    """
    if _tells_time(sentence):
        return ""
    strikes = sentence.cues(CueKind.LABOR, "strike")
    talks = _talks(sentence)
    if sentence.has(CueKind.UNION) and names_alliance(sentence):
        return "union-and-labor"
    if _on_issue(sentence):
        return "union-and-labor"
    if not strikes and not talks:
        return ""
    if names_party(sentence):
        return "union-and-labor"
    if people_on_strike(sentence, 8 if setting else 3):
        return "people-on-strike"
    gate = sentence.has(CueKind.PEOPLE) and sentence.has(CueKind.SETTING, "gate")
    if gate or sentence.has(CueKind.SETTING, "gates"):
        return "people-on-strike"
    if strikes and (names_hollywood(sentence) or sentence.has(CueKind.SETTING, "late_night")):
        return "hollywood-strike"
    if sentence.has(CueKind.SHORT) and setting:
        return "union-and-labor"
    people = [who for who in sentence.cues(CueKind.PEOPLE) if not is_one(sentence, who)]
    named = talks if setting else [found for found in talks if found.what.kind is CueKind.LABOR]
    if any(near(who, what, 6 if setting else 1) for who in people for what in named):
        return "people-and-talks"
    if strikes and sentence.has(CueKind.SETTING) and tells_effect(sentence):
        return "hollywood-strike"
    return ""


def is_one(sentence: Sentence, who: Found[Cue]) -> bool:
    """Whether the words mean one person, whose deal is his own: `actor signs a deal`."""
    return sentence.words.folded[who.end - 1] in _ONE


def tells_effect(sentence: Sentence) -> bool:
    """Whether a sentence tells of an effect, in words that need no title to say so."""
    return any(found.what.stage is Stage.NONE for found in sentence.cues(CueKind.EVENT, Event.IMPACT_REPORT))


def tells_conflict(sentence: Sentence) -> bool:
    """Whether a sentence tells of a strike or of a step at the table, whosever it is."""
    return sentence.has(CueKind.LABOR, "strike") or tells_step(sentence)


def tells_step(sentence: Sentence) -> bool:
    """Whether a sentence states something that happens at the table."""
    return any(Event(found.what.name) not in SOFT for found in sentence.cues(CueKind.EVENT))


def names_talks(sentence: Sentence) -> bool:
    """Whether talks are named as such; a deal or a vote may be anybody's."""
    return not _TALKS.isdisjoint(sentence.words.folded)


def people_on_strike(sentence: Sentence, words: int) -> bool:
    """Whether a strike stands within `words` words of people of ours."""
    strikes = sentence.cues(CueKind.LABOR, "strike")
    return any(near(who, what, words) for who in sentence.cues(CueKind.PEOPLE) for what in strikes)


def is_elsewhere(sentence: Sentence) -> bool:
    """Whether another trade is named, or a merger, an election, organising."""
    return sentence.has(CueKind.ELSEWHERE, "trades") or sentence.has(CueKind.ELSEWHERE, "business")


def is_foreign(sentence: Sentence) -> bool:
    """Whether the sentence is about other people's conflict: named trade, none of our unions."""
    if not sentence.has(CueKind.ELSEWHERE, "trades") or sentence.has(CueKind.UNION):
        return False
    if _strike_of_hollywood(sentence):
        return False
    return not people_on_strike(sentence, 3) or names_other_people(sentence)


def of_staff(sentence: Sentence) -> bool:
    """Whether the dispute of a union's own staff is all that the sentence tells."""
    return sentence.has(CueKind.MEANING, "staff") and not (sentence.has(CueKind.UNION) and bool(_talks(sentence)))


def names_other_people(sentence: Sentence) -> bool:
    """Whether the people named are those of another trade: `Broadway actors`, `performers at a theme park`."""
    trades = sentence.cues(CueKind.ELSEWHERE, "trades")
    people = sentence.cues(CueKind.PEOPLE)
    words = sentence.words.folded
    return any(
        trade.end == who.start
        or trade.start <= who.start < trade.end
        or who.end == trade.start
        or (who.end < trade.start <= who.end + 2 and words[who.end] in ("at", "of", "in", "from", "de", "du", "des"))
        for who in people
        for trade in trades
    )


def of_other_union(sentences: Sequence[Sentence]) -> bool:
    """Whether sentences name a union of the same trade elsewhere, none of ours, and nothing of America."""
    return any(map(_names_other_union, sentences)) and not any(
        _names_guild(sentence) or names_america(sentence) for sentence in sentences
    )


def _names_other_union(sentence: Sentence) -> bool:
    """Whether such a union is named, and not as part of the name of one that is followed."""
    ours = sentence.cues(CueKind.UNION)
    return any(
        not any(union.start <= other.start < union.end for union in ours)
        for other in sentence.cues(CueKind.ELSEWHERE, "unions")
    )


def _names_guild(sentence: Sentence) -> bool:
    """Whether one of ours is called by its own name rather than as `the actors' union`."""
    unions = sentence.cues(CueKind.UNION)
    return names_alliance(sentence) or any(sentence.words.folded[union.end - 1] != "union" for union in unions)


def of_dubbing(title: Sentence, opening: Sequence[Sentence]) -> bool:
    """Whether dubbing, elsewhere a trade of its own, is the subject: no union of ours is named by its letters."""
    dubbing = any(sentence.has(CueKind.ELSEWHERE, "dubbing") for sentence in (title, *opening[:1]))
    return dubbing and not names_america(title) and not any(map(_by_letters, (title, *opening)))


def _by_letters(sentence: Sentence) -> bool:
    return any(
        word.isupper() and len(word) > 2
        for union in sentence.cues(CueKind.UNION)
        for word in sentence.words.raw[union.start : union.end]
    )


def of_newsroom(sentences: Sequence[Sentence]) -> bool:
    """Whether sentences tell of a newsroom where the WGA East bargains, and nothing of Hollywood's studios."""
    return (
        any(sentence.has(CueKind.ELSEWHERE, "newsrooms") for sentence in sentences)
        and any(not _EAST.isdisjoint(sentence.words.folded) for sentence in sentences)
        and not any(
            names_alliance(sentence) or not _STUDIOS.isdisjoint(sentence.words.folded) for sentence in sentences
        )
    )


def names_namesake(sentence: Sentence) -> bool:
    """Whether words point to another body with the letters of a union, and no union is written out."""
    written_out = any(union.end - union.start > 1 for union in sentence.cues(CueKind.UNION))
    return sentence.has(CueKind.ELSEWHERE, "namesakes") and not written_out


def in_passing(sentence: Sentence) -> bool:
    """Whether every strike of the sentence is beside its point: `during the strike`, `who backed the strike`."""
    strikes = sentence.cues(CueKind.LABOR, "strike")
    return bool(strikes) and all(_opened(sentence, strike, _ASIDES, 8) for strike in strikes)


def _talks(sentence: Sentence) -> list[Found[Cue]]:
    """Words of bargaining; where a sentence is about mergers, elections or organising, only steps at the table."""
    steps = [found for found in sentence.cues(CueKind.EVENT) if Event(found.what.name) not in SOFT - {Event.BLACKOUT}]
    if sentence.has(CueKind.ELSEWHERE, "business"):
        return []
    return [*sentence.cues(CueKind.LABOR, "talks"), *steps]


def _strike_of_hollywood(sentence: Sentence) -> bool:
    words = sentence.words.folded
    return any(words[max(0, strike.start - 1)] == "hollywood" for strike in sentence.cues(CueKind.LABOR, "strike"))


def _tells_time(sentence: Sentence) -> bool:
    """Whether a strike only serves to tell the time of something else: `prices rise once the strike is over`."""
    if sentence.has(CueKind.UNION) or sentence.has(CueKind.SHORT):
        return False
    if any(found.what.name != Event.STRIKE_END for found in sentence.cues(CueKind.EVENT)):
        return False
    strikes = sentence.cues(CueKind.LABOR, "strike")
    return bool(strikes) and all(_opened(sentence, strike, _TIMES, 6) for strike in strikes)


def _opened(sentence: Sentence, strike: Found[Cue], openers: frozenset[str], reach: int) -> bool:
    """Whether one of `openers` stands within `reach` words before the strike, in the same clause."""
    words = sentence.words
    for place in range(strike.start - 1, max(-1, strike.start - 1 - reach), -1):
        if place in words.commas or words.raw[place] in BREAKS:
            return False
        if words.folded[place] in openers and not _says_nothing(words.folded, place):
            return True
    return False


def _says_nothing(words: tuple[str, ...], place: int) -> bool:
    """Whether the word there opens nothing: `it looks like the strike is over`, `one day after another`."""
    if words[place] == "after":
        return words[place + 1] in ("another", "all")
    return words[place] == "like" and place > 0 and words[place - 1].startswith(_APPEARS)


def _on_issue(sentence: Sentence) -> bool:
    """Whether a union and the studios are named with something they bargain over."""
    issue = sentence.has(CueKind.UNION) and sentence.has(CueKind.ISSUE)
    return issue and names_employers(sentence) and not sentence.has(CueKind.ELSEWHERE, "business")
