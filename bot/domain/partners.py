"""Which unions share the strike or the talks of those that an article is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from bot.domain.lexicon import Cue, CueKind, Lexicon
from bot.domain.mentions import all_mentions, tied
from bot.domain.phrases import Found
from bot.domain.sightings import Sentence
from bot.domain.strikewords import RECENT_DAYS, double_strike, several_strikes

_OTHERS = frozenset("other others fellow autres otros".split())
_BODIES = frozenset("unions guilds crafts locals syndicats sindicatos gremios".split())
_JOINS = ("join", "rejoi", "sum", "unen", "unieron", "unido", "unem", "uniram")
_NEAR = 8
"""How many words may stand between those who join and whom they join."""
_MAY = frozenset("could may might will would to can not likely pourrait pourraient podrian podria no pas".split())
"""Words that leave it open whether somebody joins."""


def partners(
    sentences: Sequence[Sentence], unions: Sequence[str], lexicon: Lexicon, day: date, *, strike: bool
) -> tuple[str, ...]:
    """Unions that share the strike, or else the talks, of `unions`.

    Those named as joined in the title, in one breath with `unions` or as joined below it, and whose strikes the opening
    speaks of together.
    """
    title = sentences[0]
    titled = {mention.what.name for mention in all_mentions(title)}
    beside = [mention.what.name for mention in all_mentions(title) if _joined(title, mention)]
    for sentence in sentences[1:3]:
        mentions = all_mentions(sentence)
        if sentence.has(CueKind.LABOR, "strike") == strike:
            own = [mention for mention in mentions if mention.what.name in unions]
            beside += [each.what.name for each in mentions if any(tied(sentence, each, other) for other in own)]
        if strike:
            joined = _joining(sentence)
            beside += () if joined[:1] and joined[0] in titled else joined
    if strike and any(several_strikes(each) or double_strike(each) for each in sentences[1:2]):
        beside += lexicon.on_strike(day, RECENT_DAYS)
    return tuple(dict.fromkeys(name for name in beside if name not in unions))


def alone(title: Sentence) -> bool:
    """Whether a title names a union and nobody beside it: not `IATSE and other crew unions`."""
    words = title.words.folded
    others = any(
        not _BODIES.isdisjoint(words[place : place + 4]) for place, word in enumerate(words) if word in _OTHERS
    )
    return title.has(CueKind.UNION) and not others


def _joined(sentence: Sentence, mention: Found[Cue]) -> bool:
    before = sentence.words.folded[max(0, mention.start - 3) : mention.start]
    return any(word.startswith(_JOINS) or word in ("alongside", "with") for word in before)


def _joining(sentence: Sentence) -> list[str]:
    """Those who have joined others, and whom: `actors have joined the writers`; nobody who only may."""
    who = sorted((*sentence.cues(CueKind.UNION), *sentence.cues(CueKind.PEOPLE)), key=lambda found: found.start)
    words = sentence.words.folded
    for one, other in pairwise(who):
        between = words[one.end : other.start]
        if len(between) < _NEAR and any(word.startswith(_JOINS) for word in between) and _MAY.isdisjoint(between):
            return [one.what.name, other.what.name]
    return []
