"""Who is named in one sentence: a party to our negotiations, with or without its name, or where it works."""

from __future__ import annotations

from itertools import pairwise

from bot.domain.lexicon import CueKind
from bot.domain.sightings import Sentence

_BODIES = frozenset("union unions guild guilds syndicat syndicats sindicato sindicatos gremio gremios".split())
_THE = frozenset("the le la el il die de".split())
_OFFICES = frozenset(
    "president presidents leader leaders leadership chief chiefs boss bosses negotiator negotiators board members "
    "council official officials".split()
)
_CONTRACTS = frozenset(["contract", "contracts", "agreement", "agreements"])
_AMERICA = frozenset("hollywood us u.s american americans usa americains unis unidos solidarity support".split())
"""Words by which people elsewhere are said to stand by ours."""
_EMPLOYERS = frozenset("producers studios employers companies streamers shoots productions".split())
"""Words after `American` that make it no matter of our people: `talks with American producers`."""
_SCREEN_EMPLOYERS = frozenset("studios streamers estudios filmstudios hollywoodstudios".split())
_GAMES = frozenset("game games gaming videogame".split())
_WORK = frozenset("filming cameras productions shoots soundstages".split())


def names_party(sentence: Sentence) -> bool:
    """Whether one of ours is named: a union, `Hollywood's unions`, a contract, or the studios' alliance."""
    return (
        sentence.has(CueKind.UNION) or names_alliance(sentence) or _unions_of_hollywood(sentence) or _contract(sentence)
    )


def _unions_of_hollywood(sentence: Sentence) -> bool:
    words = sentence.words.folded
    places = sentence.cues(CueKind.SETTING, "place")
    return any(not _BODIES.isdisjoint(words[max(0, found.start - 2) : found.start + 3]) for found in places)


def _contract(sentence: Sentence) -> bool:
    """Whether a contract is called by its full name, or by what it covers right before `strike`."""
    strikes = {strike.start for strike in sentence.cues(CueKind.LABOR, "strike")}
    words = sentence.words.folded
    return any(
        not _CONTRACTS.isdisjoint(words[found.start : found.end]) or found.end in strikes
        for found in sentence.cues(CueKind.CONTRACT)
    )


def names_alliance(sentence: Sentence) -> bool:
    """Whether the studios' alliance is named by its letters."""
    return "AMPTP" in sentence.words.raw


def names_hollywood(sentence: Sentence) -> bool:
    """Whether Hollywood is named, in any language: `hollywoodiens`, `Hollywoodstreik`, `Tinseltown`."""
    return sentence.has(CueKind.SETTING, "place")


def names_employers(sentence: Sentence) -> bool:
    """Whether the studios or streamers are named as such, not those who make games."""
    words = sentence.words.folded
    return not _SCREEN_EMPLOYERS.isdisjoint(words) and _GAMES.isdisjoint(words)


def names_work(sentence: Sentence) -> bool:
    """Whether filming is named, by what nobody else does."""
    return not _WORK.isdisjoint(sentence.words.folded)


def names_body(sentence: Sentence) -> bool:
    """Whether a union is spoken of without its name: `the union`, `guild leaders`, `le syndicat`."""
    words = sentence.words.folded
    return any(
        (word in _BODIES and before in _THE) or (before in _BODIES and word in _OFFICES)
        for before, word in pairwise(words)
    )


def names_america(sentence: Sentence) -> bool:
    """Whether Hollywood, America or solidarity is named, other than as where the employers come from."""
    words = sentence.words.folded
    return any(
        word in _AMERICA and (word == "hollywood" or _EMPLOYERS.isdisjoint(words[place + 1 : place + 6]))
        for place, word in enumerate(words)
    )
