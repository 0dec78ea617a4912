"""What a sentence below the title tells as news, and what only as the place from which an article starts."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.datewords import NEARBY, WEEKDAYS
from bot.domain.lexicon import CueKind
from bot.domain.reports import Event, Stage
from bot.domain.sightings import Sentence
from bot.domain.statements import Statement
from bot.domain.tokens import BREAKS

_COURSE = frozenset([Event.STRIKE_END, Event.STRIKE_THREAT, Event.STRIKE_CONTINUE, Event.TALKS_CONTINUE])
"""Events that are no news of their own in a clause of time or cause."""
_CIRCUMSTANCES = frozenset(
    "as after amid amidst during despite now before while until over since because due if once apres malgre avant "
    "pendant tras durante pese por porque parce puisque perche weil with".split()
)
"""Words that open a clause of time or cause."""
_STANDING = _CIRCUMSTANCES - {"after", "apres", "tras", "now", "before", "avant"}
"""Those of them behind which talks that broke off are nothing new: `amid stalled talks`."""
_SINCE = frozenset(["since", "ago", "depuis", "desde", "hace"])
_NAMES = (CueKind.UNION, CueKind.SHORT, CueKind.PEOPLE, CueKind.CONTRACT, CueKind.SETTING, CueKind.LABOR)
_PLAIN = frozenset("the a of in on is are now go goes us american la le les el los de des du en d l a".split())
_CONCEDES = frozenset("though although while whereas aunque mientras".split())
_BACK_THEN = frozenset("went gone walked began begun started joined launched".split())
"""Forms by which a strike that began is told without news of it: headlines have the present tense."""


def tells_news(said: Statement, heading: Sentence) -> bool:
    """Whether a sentence below the title tells an event as news rather than as what the article starts from."""
    if said.stage is Stage.NAMED or is_circumstance(said) or _conceded(said):
        return False
    if said.event is Event.STRIKE_START:
        if heading.has(CueKind.LABOR, "strike"):
            return _bare(heading) and _begins(said)
        return not back_then(said)
    return not (said.event is Event.TALKS_BREAK_OFF and (_opened(said, _STANDING) or _long_ago(said)))


def _conceded(said: Statement) -> bool:
    """Whether a sentence only grants it: `though the sides met, ...`."""
    words = said.sentence.words
    first = min(words.commas, default=0)
    return words.folded[0] in _CONCEDES and said.cue.end <= first + 1


def _bare(heading: Sentence) -> bool:
    """Whether a title names only whose strike it is: `Video game actors are striking`."""
    named = {place for kind in _NAMES for cue in heading.cues(kind) for place in range(cue.start, cue.end)}
    words = heading.words.folded
    return all(place in named or words[place] in _PLAIN for place in range(len(words)))


def _begins(said: Statement) -> bool:
    """Whether a sentence tells as its news that a strike begins, not why something is so nor that it goes on."""
    goes_on = said.sentence.has(CueKind.EVENT, Event.STRIKE_CONTINUE)
    return not (goes_on or back_then(said) or _opened(said, _CIRCUMSTANCES))


def back_then(said: Statement) -> bool:
    """Whether a strike is told as one that began some time ago, with no day of this week."""
    words = said.sentence.words.folded
    fresh = any(word in WEEKDAYS or word in NEARBY for word in words[said.cue.start : said.cue.end + 6])
    return not fresh and not _BACK_THEN.isdisjoint(words[max(0, said.cue.start - 1) : said.cue.end])


def _long_ago(said: Statement) -> bool:
    """Whether talks broke off before what the sentence tells: `the strike began after an impasse`, `broken since`."""
    began = any(cue.start < said.cue.start for cue in said.sentence.cues(CueKind.EVENT, Event.STRIKE_START))
    following = said.sentence.words.folded[said.cue.end : said.cue.end + 4]
    return began or not _SINCE.isdisjoint(following)


def is_circumstance(said: Statement) -> bool:
    """Whether a clause of time or cause names the strike, where its course is no news by itself."""
    return said.event in _COURSE and _opened(said, _CIRCUMSTANCES)


def _opened(said: Statement, openers: Collection[str]) -> bool:
    """Whether one of `openers` opens the clause of a statement."""
    words = said.sentence.words
    for place in range(said.cue.start - 1, max(-1, said.cue.start - 7), -1):
        if place in words.commas or words.raw[place] in BREAKS:
            return False
        if words.folded[place] in openers:
            return True
    return False
