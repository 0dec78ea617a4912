"""Topics: the content words of a text and how alike two articles are by them. Which articles join is `joining`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import sqrt

from bot.domain.sentences import boilerplate, split
from bot.domain.tokens import Words, fold, words_of

LEAD_WORDS = 70
"""Words of a lead that count: what follows is background and alike everywhere."""
TITLE_WEIGHT = 2

STOP_WORDS = """
a about after again against ahead all also amid among an and another any are around as at back be because been before
being between both but by can could day days did do does down during each even every few first for from get go goes
going had has have he her here his how i if in including into is it its just last latest like made make makes many may
me might month months more most much must my near new news next no not now of off on one only or other our out over own
part people per report reported reportedly reports said same say says see set she should since so some still such take
than that the their them then there these they this those three through time to today too two under until up upon us
use used very via was way we week weeks well were what when where which while who why will with without would year years
yesterday yet you your monday tuesday wednesday thursday friday saturday sunday according
au aux avec ce cette ces comme dans de depuis des deux du elle elles en entre est et été être fait il ils jour jours la
le les leur leurs lors mais mois ne ni nous on ont ou où par pas plus pour pourrait qu que qui quoi sa sans se selon
sera ses si son sont sous sur tous tout un une vers après avant lundi mardi mercredi jeudi vendredi samedi dimanche
a al ante antes como con contra cual cuando de del desde día días donde dos el ella ellos en entre era es esta este
estas estos están ha han hasta hay la las le les lo los más mes meses muy ni no o para pero podría por porque que qué se
según ser si sin sobre son su sus también tras tres un una uno unos y ya lunes martes miércoles jueves viernes sábado
domingo
"""
"""Words that carry no topic, in English, French and Spanish."""

CONFLICT_WORDS = """
strike strikes striking strikers walkout picket guild guilds union unions wga sag aftra sagaftra dga iatse teamsters
amptp contract contracts negotiation negotiations bargaining talk talks deal agreement residuals
grève grèves grévistes syndicat syndicats accord négociation négociations contrat
huelga huelgas sindicato sindicatos acuerdo negociación negociaciones contrato
"""
"""A text without one of these is about people or films."""

PARTY_WORDS = """
hollywood writers screenwriters actors performers directors crews studios streamers employers
scénaristes acteurs guionistas actores estudios
"""
"""Who bargains, besides unions by name; one writer is no party."""

SUBJECT_WORDS = """
hollywood strike strikes striking struck strikers writer writers screenwriter screenwriters actor actors performer
performers guild guilds union unions wga sag aftra sagaftra amptp studio studios streamer streaming film films movie
movies tv television show shows series industry entertainment labor labour contract contracts negotiation negotiations
talk talks deal agreement america american screen alliance motion picture pictures producer producers producers
production productions member members work workers ongoing double dual
grève scénariste scénaristes acteur acteurs syndicat syndicats accord négociation négociations etats unis
huelga huelgas guionista guionistas actores sindicato sindicatos acuerdo estudio estudios negociación negociaciones
estados unidos
"""
"""What nearly every article we keep is about: sharing these says nothing."""


NAMED_EVERYWHERE = """
drescher crabtree ireland lombardini iger zaslav sarandos stutzman keyser stiehm loeb
los angeles new york california burbank times warner bro discovery disney netflix universal paramount sony amazon apple
television federation radio artist video game committee board president variety reporter deadline american english
january february march april may june july august september october november december oct nov dec sept
"""
"""Who and what any report on the talks may name: sharing these names says nothing."""

HEADLINE_CASE = 0.6
"""A title that capitalises more of its words than this share does so with nearly all."""
SHORT_NAME = 3
"""A single word of so few letters is hardly a name."""
_NUMBER = re.compile(r"[2-9]|1\d")


@dataclass(frozen=True, slots=True)
class Topic:
    """What one article is about: its content words with their weights, and the length of that vector squared."""

    weights: Mapping[str, int]
    square: int
    names: frozenset[str]
    """What running text writes with a capital and the title names: people, shows, places; words and pairs of words."""
    titled: frozenset[str]
    """Every word and every two words of the title: where each has a capital, a name does not show."""


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


_STOPS = frozenset(_stem(fold(word)) for word in STOP_WORDS.split())
_CONFLICT = frozenset(_stem(fold(word)) for word in CONFLICT_WORDS.split())
_PARTIES = frozenset(fold(word) for word in PARTY_WORDS.split())
_SUBJECT = frozenset(_stem(fold(word)) for word in SUBJECT_WORDS.split())
_COMMON = _STOPS | _SUBJECT | _CONFLICT | frozenset(map(_stem, NAMED_EVERYWHERE.split()))


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning: folded, without stop words, plurals as singulars."""
    return _content(words_of(text).folded)


def names_conflict(text: str) -> bool:
    """True when a text names a strike, a union, talks, a contract, or both sides of the table."""
    words = words_of(text).folded
    return not _CONFLICT.isdisjoint(map(_stem, words)) or len(_PARTIES.intersection(words)) > 1


def names_party(text: str) -> bool:
    """True when a text names a conflict, or anybody who may be in one."""
    return names_conflict(text) or not _PARTIES.isdisjoint(words_of(text).folded)


def topic_of(title: str, lead: str) -> Topic:
    """The topic of an article by its title, which weighs double, and the beginning of its lead."""
    in_title = content_words(title) - _SUBJECT
    in_lead = _content(words_of(_own_words(lead)).folded[:LEAD_WORDS]) - _SUBJECT
    weights = dict.fromkeys(in_lead, 1) | dict.fromkeys(in_title, TITLE_WEIGHT)
    words = words_of(title)
    titled = frozenset(words.folded + _pairs(words.folded))
    running = [words_of(sentence) for sentence in split(lead)] + ([] if _headline_case(words) else [words])
    names = frozenset[str]().union(*map(_names, running)) & titled
    return Topic(weights, sum(weight * weight for weight in weights.values()), names, titled)


def _pairs(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(" ".join, pairwise(words)))


def _names(words: Words) -> frozenset[str]:
    """The capitalised words that not every article of ours may name; pairs of them, or of one and a number, as well."""
    proper = [
        len(raw) > 1 and raw[0].isupper() and _stem(word) not in _COMMON
        for raw, word in zip(words.raw, words.folded, strict=True)
    ]
    full = {
        f"{words.folded[at]} {words.folded[at + 1]}"
        for at in range(len(words) - 1)
        if proper[at] and (proper[at + 1] or _NUMBER.fullmatch(words.raw[at + 1])) and at not in words.commas
    }
    single = {words.folded[at] for at in range(1, len(words)) if proper[at] and len(words.raw[at]) > SHORT_NAME}
    return frozenset(full | single)


def _headline_case(words: Words) -> bool:
    return sum(raw[0].isupper() for raw in words.raw) > HEADLINE_CASE * len(words)


def shared_names(one: Topic, other: Topic) -> frozenset[str]:
    """What the titles of both name, by a capital in the running text of one of them."""
    return (one.names & other.titled) | (other.names & one.titled)


def likeness(shared: int, one: Topic, other: Topic) -> float:
    """Cosine of two topics, from 0 to 1; `shared` is the sum of products of the weights of their common words."""
    return shared / sqrt(one.square * other.square) if shared else 0.0


def shingles(title: str, lead: str) -> frozenset[int]:
    """Every run of three words of title and lead, as its hash: by these a copy shows whatever else was changed."""
    words = words_of(title).folded + words_of(_own_words(lead)).folded
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def _content(folded: tuple[str, ...]) -> frozenset[str]:
    return frozenset([_stem(word) for word in folded if len(word) > 1]) - _STOPS


@lru_cache(maxsize=4_000)
def _own_words(lead: str) -> str:
    return " ".join(sentence for sentence in split(lead) if not boilerplate(sentence))
