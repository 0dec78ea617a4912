"""Whose negotiation an article is about, and which contract. A union named in passing is no subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.domain.bonds import is_one
from bot.domain.lexicon import Cue, CueKind, Lexicon
from bot.domain.phrases import Found
from bot.domain.sightings import Part, Sentence, near

COMPANIONS = frozenset(
    "join joins joined joining alongside like with unlike following after rejoignent rejoint sumarse suman apres "
    "tras con".split()
)
"""Words before a union that make it company, not subject: `actors join striking writers`."""
_JOINTS = frozenset("and the of america hollywood striking film tv union both et les des y los las s guild".split())
"""Words between two unions that share one event: `the WGA and the striking actors`."""

_PLURAL = frozenset(
    "hollywood the dual double twin joint both ongoing amid despite current these actors writers two les las".split()
)
"""Words before `strikes` that make it a noun."""
_RELATIVES = frozenset(["who", "which", "qui", "que", "quienes"])


def named_unions(sentence: Sentence) -> tuple[str, ...]:
    """Unions that a sentence is about, in order: by name, or by their people next to labour words."""
    return tuple(dict.fromkeys(mention.what.name for mention in _mentions(sentence)))


def unions_of(sentence: Sentence, event: Found[Cue]) -> tuple[str, ...]:
    """Whose event a sentence states: the unions named last before it, joined by `and`; else the first after it."""
    related = [mention for mention in _all_mentions(sentence) if _relative(sentence, mention, event)]
    if related:
        return (related[-1].what.name,)
    mentions = _mentions(sentence)
    before = [mention for mention in mentions if mention.start < event.start]
    row = before[::-1] or mentions
    chosen = row[:1]
    for mention in row[1:]:
        if not _tied(sentence, chosen[-1], mention):
            break
        chosen.append(mention)
    return tuple(dict.fromkeys(mention.what.name for mention in sorted(chosen, key=lambda found: found.start)))


def _tied(sentence: Sentence, one: Found[Cue], other: Found[Cue]) -> bool:
    """Whether only joining words stand between two mentions."""
    first, second = sorted((one, other), key=lambda found: found.start)
    return all(word in _JOINTS for word in sentence.words.folded[first.end : second.start])


def _relative(sentence: Sentence, mention: Found[Cue], event: Found[Cue]) -> bool:
    """Whether a relative clause gives the event to the union right before it: `writers, who have been on strike`."""
    following = sentence.words.folded[mention.end : mention.end + 1]
    return mention.end < event.start <= mention.end + 5 and bool(following) and following[0] in _RELATIVES


def _mentions(sentence: Sentence) -> list[Found[Cue]]:
    """The unions a sentence speaks of; company only where nobody else is named."""
    mentions = _all_mentions(sentence)
    return [mention for mention in mentions if not _company(sentence, mention)] or mentions


def _all_mentions(sentence: Sentence) -> list[Found[Cue]]:
    mentions: list[Found[Cue]] = list(sentence.cues(CueKind.UNION))
    mentions += sentence.cues(CueKind.SHORT)
    labor = sentence.cues(CueKind.LABOR)
    for who in sentence.cues(CueKind.PEOPLE):
        reach = 12 if sentence.words.folded[max(0, who.start - 1)] in ("hollywood", "striking") else 6
        if is_one(sentence, who):
            reach = 1
        if any(near(who, what, reach) for what in labor) and not any(_within(who, name) for name in mentions):
            mentions.append(who)
    return sorted(mentions, key=lambda mention: mention.start)


def _within(inner: Found[Cue], outer: Found[Cue]) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _company(sentence: Sentence, mention: Found[Cue]) -> bool:
    before = sentence.words.folded[max(0, mention.start - 2) : mention.start]
    return any(word in COMPANIONS for word in before)


def subject_unions(sentences: Sequence[Sentence], lexicon: Lexicon, day: date) -> tuple[str, ...]:
    """The unions an article is about: those of its title, else of the first sentence that names one.

    "Hollywood strike(s)" without a name means the unions on strike that day by shipped history.
    """
    title = sentences[0]
    on_strike = lexicon.on_strike(day)
    if len(on_strike) > 1 and _several_strikes(title):
        return on_strike
    unions = named_unions(title)
    if unions:
        return unions
    if _hollywood_strikes(title) and ("strikes" in title.words.folded or len(on_strike) == 1):
        return on_strike
    for sentence in sentences[1:8]:
        if len(on_strike) > 1 and _several_strikes(sentence):
            return on_strike
        unions = named_unions(sentence)
        if unions and sentence.has(CueKind.LABOR):
            return unions
        if _hollywood_strikes(sentence) and on_strike:
            return on_strike
    return on_strike if _hollywood_strikes(title) else ()


def partners(sentences: Sequence[Sentence], unions: Sequence[str]) -> tuple[str, ...]:
    """Unions that share the strike of `unions`: named as joined in the title, or in one breath with them below it."""
    title = sentences[0]
    beside = [mention for mention in _all_mentions(title) if _joined(title, mention)]
    for sentence in sentences[1:3]:
        mentions = _all_mentions(sentence)
        if sentence.has(CueKind.LABOR, "strike"):
            own = [mention for mention in mentions if mention.what.name in unions]
            beside += [mention for mention in mentions if any(_tied(sentence, mention, each) for each in own)]
    return tuple(dict.fromkeys(mention.what.name for mention in beside if mention.what.name not in unions))


def _joined(sentence: Sentence, mention: Found[Cue]) -> bool:
    before = sentence.words.folded[max(0, mention.start - 3) : mention.start]
    return any(word.startswith(("join", "rejoi", "sum")) or word in ("alongside", "with") for word in before)


def _several_strikes(sentence: Sentence) -> bool:
    """Whether the strikes meant are several, and no union is named: `as the strikes go on`, `dual strikes`."""
    words = sentence.words.folded
    if sentence.has(CueKind.UNION) or sentence.has(CueKind.MEANING):
        return False
    strikes = [place for place, word in enumerate(words) if word in ("strikes", "greves", "huelgas")]
    return any(place == 0 or words[place - 1] in _PLURAL for place in strikes)


def _hollywood_strikes(sentence: Sentence) -> bool:
    hollywood = [index for index, word in enumerate(sentence.words.folded) if word == "hollywood"]
    strikes = sentence.cues(CueKind.LABOR, "strike")
    return bool(strikes and hollywood)


def subject_contracts(unions: Iterable[str], sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[str, ...]:
    """The contracts meant: those that title or first lead sentences name, else each union's principal one."""
    near_top = [sentence for sentence in sentences if sentence.part is Part.TITLE or sentence.number < 2]
    contracts: list[str] = []
    for union_id in unions:
        union = lexicon.union(union_id)
        own = {contract.id for contract in union.contracts}
        named = _named(near_top[:1], own) or _named(near_top, own)
        contracts += named or [union.principal.id]
    return tuple(dict.fromkeys(contracts))


def _named(sentences: Iterable[Sentence], own: set[str]) -> list[str]:
    named = [found.what.name for sentence in sentences for found in sentence.cues(CueKind.CONTRACT)]
    return list(dict.fromkeys(name for name in named if name in own))
