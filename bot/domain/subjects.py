"""Whose negotiation an article is about, and which contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.domain.bonds import is_one, tells_step
from bot.domain.lexicon import CueKind, Lexicon
from bot.domain.mentions import all_mentions, named_unions, not_company, on_strike_behind
from bot.domain.parties import names_hollywood
from bot.domain.sightings import Part, Sentence
from bot.domain.strikewords import RECENT_DAYS, double_strike, hollywood_strike, several_strikes, strikes_of_hollywood

AHEAD_DAYS = 14
"""How long before they begin strikes of shipped history are spoken of as `the strike`."""


def subject_unions(sentences: Sequence[Sentence], lexicon: Lexicon, day: date) -> tuple[str, ...]:
    """The unions an article is about: those of its title, else of the first sentence that names one.

    "Hollywood strike(s)" without a name means the unions on strike that day by shipped history.
    """
    title, opening = sentences[0], sentences[1:3]
    several = _several(title, lexicon, day)
    single = () if names_hollywood(title) else _single(opening[:1], several)
    on_strike = lexicon.on_strike(day)
    named = single or several or named_unions(title)
    if double_strike(title):
        told = named or tuple(name for sentence in opening for name in named_unions(sentence))
        named = tuple(dict.fromkeys((*told, *on_strike)))
    if named:
        return named
    if hollywood_strike(title):
        told = named_unions(sentences[1]) if len(sentences) > 1 and (len(on_strike) < 2 or tells_step(title)) else ()
        found = _mentioned(title, lexicon) or told or on_strike
        if found:
            return found
    for sentence in opening:
        unions = _told(sentence, lexicon, day)
        if unions:
            return unions
    for sentence in sentences[:3]:
        unions = _mentioned(sentence, lexicon)
        if unions:
            return unions
    for sentence in sentences[3:8]:
        unions = _told(sentence, lexicon, day)
        if unions:
            return unions
    if on_strike:
        return on_strike
    hollywood = any(map(strikes_of_hollywood, sentences[:3]))
    ahead = lexicon.on_strike(day + timedelta(AHEAD_DAYS))
    return ahead or (lexicon.joined_strike(day) if hollywood else ()) or _one_of(sentences[:3])


def _one_of(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The union of the first person who stands for it where nobody else is named: `the actor on the strike`."""
    return tuple(who.what.name for sentence in sentences for who in sentence.cues(CueKind.PEOPLE))[:1]


def _single(opening: Sequence[Sentence], several: Sequence[str]) -> tuple[str, ...]:
    """The one of several unions whose strike alone the opening names: `the ongoing actors' strike`."""
    struck = {
        mention.what.name
        for sentence in opening
        for mention in all_mentions(sentence)
        if mention.what.name in several and on_strike_behind(sentence, mention)
    }
    told = {name for sentence in opening for name in named_unions(sentence)}
    return tuple(struck) if len(struck) == 1 and told == struck else ()


def _told(sentence: Sentence, lexicon: Lexicon, day: date) -> tuple[str, ...]:
    """The unions whose conflict a sentence below the title tells."""
    named = _several(sentence, lexicon, day)
    if not named and sentence.has(CueKind.LABOR):
        named = named_unions(sentence)
    return named or (lexicon.on_strike(day) if hollywood_strike(sentence) else ())


def _mentioned(sentence: Sentence, lexicon: Lexicon) -> tuple[str, ...]:
    """The unions a sentence mentions in any way: by name, by a contract of theirs, by their people."""
    contracts = [found.what.name for found in sentence.cues(CueKind.CONTRACT)]
    people = [who for who in sentence.cues(CueKind.PEOPLE) if not is_one(sentence, who)]
    meant = [who.what.name for who in not_company(sentence, people) or people]
    return tuple(dict.fromkeys(named_unions(sentence) or [lexicon.contract(name).union for name in contracts] or meant))


def _several(sentence: Sentence, lexicon: Lexicon, day: date) -> tuple[str, ...]:
    """The unions meant by several strikes without a name, which go on or lately ended."""
    lately = lexicon.on_strike(day, RECENT_DAYS)
    return lately if len(lately) > 1 and several_strikes(sentence) else ()


def subject_contracts(
    unions: Iterable[str], sentences: Sequence[Sentence], lexicon: Lexicon, day: date | None = None
) -> tuple[str, ...]:
    """The contracts meant: those that title or first lead sentences name, else the one on strike that day.

    Where a union has none on strike, or no `day` is given, its principal one.
    """
    near_top = [sentence for sentence in sentences if sentence.part is Part.TITLE or sentence.number < 2]
    strike = any(sentence.has(CueKind.LABOR, "strike") for sentence in near_top)
    contracts: list[str] = []
    for union_id in unions:
        union = lexicon.union(union_id)
        own = {contract.id for contract in union.contracts}
        struck = [contract for contract in lexicon.struck(day) if contract in own] if strike and day else []
        contracts += _named(near_top[:1], own) or _named(near_top, own) or struck or [union.principal.id]
    return tuple(dict.fromkeys(contracts))


def contracts_for(
    unions: Sequence[str], sentence: Sentence, contracts: Sequence[str], lexicon: Lexicon
) -> Sequence[str]:
    """The contracts of these unions, those of the article among them; the article's, when there are no unions."""
    if not unions:
        return contracts
    subject = {contract: lexicon.contract(contract).union for contract in contracts}
    about = [contract for contract, union in subject.items() if union in unions]
    others = [union for union in unions if union not in subject.values()]
    return [*about, *subject_contracts(others, [sentence], lexicon)]


def _named(sentences: Iterable[Sentence], own: set[str]) -> list[str]:
    named = [found.what.name for sentence in sentences for found in sentence.cues(CueKind.CONTRACT)]
    return list(dict.fromkeys(name for name in named if name in own))
