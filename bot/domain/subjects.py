"""Whose negotiation an article is about, and which contract. A union named in passing is no subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.domain.lexicon import Cue, CueKind, Lexicon
from bot.domain.phrases import Found
from bot.domain.sightings import Part, Sentence, near

COMPANIONS = frozenset(
    "join joins joined joining alongside like as with unlike following after rejoignent rejoint sumarse suman "
    "con".split()
)
"""Words before a union that make it company, not subject: `actors join striking writers`."""
_JOINTS = frozenset("and the of america hollywood striking film tv union both et les des y los las s guild".split())
"""Words between two unions that share one event: `the WGA and the striking actors`."""


def named_unions(sentence: Sentence, *, setting: bool = True) -> tuple[str, ...]:
    """Unions that a sentence is about, in order: by name, or by their people next to labour words."""
    return tuple(dict.fromkeys(mention.what.name for mention in _mentions(sentence, setting=setting)))


def unions_of(sentence: Sentence, event: Found[Cue]) -> tuple[str, ...]:
    """Whose event a sentence states: the unions named last before it, joined by `and`; else the first after it."""
    mentions = _mentions(sentence, setting=True)
    before = [mention for mention in mentions if mention.start < event.start]
    row = before[::-1] or mentions
    chosen = row[:1]
    for mention in row[1:]:
        first, second = sorted((chosen[-1], mention), key=lambda found: found.start)
        if not all(word in _JOINTS for word in sentence.words.folded[first.end : second.start]):
            break
        chosen.append(mention)
    return tuple(dict.fromkeys(mention.what.name for mention in sorted(chosen, key=lambda found: found.start)))


def _mentions(sentence: Sentence, *, setting: bool) -> list[Found[Cue]]:
    mentions: list[Found[Cue]] = list(sentence.cues(CueKind.UNION))
    mentions += sentence.cues(CueKind.SHORT) if setting else []
    labor = sentence.cues(CueKind.LABOR)
    for who in sentence.cues(CueKind.PEOPLE):
        if any(near(who, what, 6) for what in labor) and not any(_within(who, name) for name in mentions):
            mentions.append(who)
    own = [mention for mention in mentions if not _company(sentence, mention)]
    return sorted(own or mentions, key=lambda mention: mention.start)


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
    unions = named_unions(title)
    if unions:
        return unions
    if _hollywood_strikes(title):
        on_strike = lexicon.on_strike(day)
        if "strikes" in title.words.folded or len(on_strike) == 1:
            return on_strike
    for sentence in sentences[1:8]:
        unions = named_unions(sentence)
        if unions and sentence.has(CueKind.LABOR):
            return unions
        if _hollywood_strikes(sentence) and lexicon.on_strike(day):
            return lexicon.on_strike(day)
    return lexicon.on_strike(day) if _hollywood_strikes(title) else ()


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
