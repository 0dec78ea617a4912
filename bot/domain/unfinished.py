"""Which words for an event are part of something else: of a name, a noun, another clause, other people's affairs."""

from __future__ import annotations

from itertools import pairwise

from bot.domain.bonds import is_one
from bot.domain.datewords import MONTHS, NUMBERS, WEEKDAYS
from bot.domain.lexicon import Cue, CueKind
from bot.domain.phrases import Found
from bot.domain.reports import Event
from bot.domain.sightings import Sentence
from bot.domain.tokens import BREAKS

_TERMS = frozenset(
    "talks negotiation negotiations extension expiration dispute offer offers proposal vote votes authorization "
    "authorisation".split()
)
"""Words after `contract` or `deal` that make it no agreement: `agreed to contract talks`."""
_APART = frozenset(["as", "after", "room", "rooms"])
"""Words that keep people and `return to work` apart: `writers' rooms reopen as Hollywood gets back to work`."""
DEALS = frozenset(["deal", "agreement", "contract", "pact", "accord", "tentative"])
"""Words that name a deal."""
_BEFORE_DEALS = frozenset("the a an this that their its new tentative latest historic".split())
_PARTIES = frozenset(
    "hollywood studios amptp alliance producers sides negotiators union unions guild guilds they we estudios bandos "
    "partes sindicato syndicat producteurs productores negociateurs negociadores crews".split()
)
"""Words for those whose deal is ours."""
_MEANWHILE = frozenset(
    "as amid amidst despite during while alors malgre pendant durant mientras pese durante plena".split()
)
_KNOWN = frozenset("the this that their its which ending".split())
"""Words around a deal by which it is one told before."""
_CALLS = frozenset(["call", "calls", "called", "calling"])
_AFTER_CALLS = frozenset(
    "in on over for after as against at from to with amid following effective beginning starting because when while if "
    "unless before until and that which by early next this last late today tonight tomorrow off action vote votes "
    "authorization authorisation ? now".split()
)
"""What may follow a strike that is called; anything else is what it is called."""
_WITHIN = frozenset(["in", "under", "inside", "within"])
_STRIKE_NOUNS = frozenset(
    "themed waiver waivers fund funds relief rules podcast newsletter coverage deadline threat fears authorization "
    "authorisation vote talks captains preparations".split()
)
"""Words before which `strike` only tells of what kind they are: `launch strike-themed podcast`."""
_OTHER_CLAUSE = frozenset("as amid amidst because despite due during over since while before".split())
"""Words that lead from a verb to a strike it does not take: `talks begin as strike threat grows`."""
_STOPS = ("end", "lift", "suspend", "conclud", "call", "bring", "brought")
_RETORTS = frozenset(["on", "against", "at"])
_BEFORE_LONG = frozenset("against for of on about with over".split())
"""Words before which `extended` tells how long a contract is: `warns against extended contracts`."""
_SITTINGS = frozenset("meeting meetings session sessions talks negotiations vote".split())
_NO_OFFERS = frozenset("update updates help hope support advice details insight glimpse clues reaction".split())
"""What is offered but lies on no table: `offers update on proposal`."""
_CONTRACTS = frozenset(["contract", "deal", "agreement", "pact", "ratification"])
_LEADERS = frozenset(["board", "boards", "council", "leaders", "leadership"])
_ENDS = frozenset(["end", "fin", "final"])
_ARTICLES = frozenset(["the", "an", "a", "this", "la", "le", "el", "un", "une"])
_DECLARES = (
    "announc", "declar", "mark", "celebrat", "hail", "welcom", "cheer", "signal", "spell", "vot", "confirm", "bring",
    "put", "call", "pone", "pon", "met", "annonc", "celebr", "festej", "fet", "anunci", "acord", "acuerd", "decret",
    "sign", "respond", "react", "rejoic",
)  # fmt: skip
"""Beginnings of words that make the end of a strike what a sentence tells: `declare an end to the strike`."""


def unfinished(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether the words are part of something else: `contract talks`, `strike starts to bite`, a contract's name."""
    following = sentence.words.folded[cue.end : cue.end + 1]
    match cue.what.name:
        case Event.TENTATIVE_AGREEMENT:
            names = sentence.cues(CueKind.CONTRACT)
            named = any(name.start <= cue.start < name.end or name.start < cue.end <= name.end for name in names)
            noun = sentence.words.folded[cue.start : cue.end] == ("strike", "deal") and any(
                found.start == cue.start for found in sentence.cues(CueKind.LABOR, "strike")
            )
            return (
                (named and not sentence.words.folded[cue.start].startswith("tentativ"))
                or noun
                or _within_deal(sentence, cue.start)
                or _somebodys(sentence, cue)
                or any(word.startswith(("waiver", "exempt")) for word in sentence.words.folded[cue.end : cue.end + 6])
                or (bool(following) and following[0] in _TERMS)
            )
        case Event.STRIKE_END:
            words = sentence.words.folded[cue.start : cue.end]
            return (
                (words[-1] == "work" and not _APART.isdisjoint(words))
                or _presupposed(sentence, cue)
                or (sentence.words.folded[cue.end - 1] == "ending" and bool(following) and following[0] in DEALS)
                or _by_a_deal(sentence, cue)
                or (words[0].startswith(_STOPS) and not _OTHER_CLAUSE.isdisjoint(words[1:-1]))
            )
        case Event.STRIKE_START:
            last = sentence.words.folded[cue.end - 1]
            bargain = any(found.start == cue.end - 1 for found in sentence.cues(CueKind.MEANING, "bargain"))
            return (
                bargain
                or _judged(sentence, cue)
                or _hyphened(sentence, cue)
                or _strike_of_union(sentence, cue)
                or (following == ("to",) and last.startswith(("start", "beg")))
                or (following == ("of",) and last == "out")
                or (last.startswith("strike") and not _STRIKE_NOUNS.isdisjoint(following))
                or _taken_apart(sentence, cue)
            )
        case Event.IMPACT_REPORT:
            return _no_effect(sentence, cue)
        case Event.OFFER_MADE:
            words = sentence.words.folded[cue.start : cue.start + 2]
            return words[0].startswith("offer") and words[-1] in _NO_OFFERS
        case Event.REJECTED_BY_MEMBERS:
            return not _TERMS.isdisjoint(following)
        case Event.STRIKE_AUTHORIZATION:
            words = sentence.words.folded
            settled = not DEALS.isdisjoint(words[cue.start : cue.end])
            return (
                settled
                or _board_calls(sentence, cue)
                or following == ("ending",)
                or "with" in words[max(0, cue.start - 2) : cue.start]
            )
        case Event.STRIKE_CONTINUE:
            words = sentence.words.folded[cue.start : cue.end]
            backed = not _CONTRACTS.isdisjoint(sentence.words.folded[cue.end : cue.end + 4])
            return (words[0] == "strike" and not _TERMS.isdisjoint(words[1:2])) or (words[-1] == "support" and backed)
        case Event.CONTRACT_EXPIRY_EXTENDED:
            own = "interim" in sentence.words.folded[cue.start : cue.end]
            before = sentence.words.folded[max(0, cue.start - 1) : cue.start]
            long = sentence.words.folded[cue.end - 2] == "extended" and not _BEFORE_LONG.isdisjoint(before)
            return own or long or (bool(following) and following[0] in _TERMS and _session_grows(sentence, cue))
    return False


def _board_calls(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether leaders approve the strike itself: it is called, not authorised."""
    words = sentence.words.folded
    approved = words[cue.start].startswith(("approv", "ok")) and words[cue.end - 1] == "strike"
    named = not _TERMS.isdisjoint(words[cue.end : cue.end + 2])
    return approved and not named and not _LEADERS.isdisjoint(words[max(0, cue.start - 4) : cue.start])


def _taken_apart(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether what begins is not the strike, which another clause names: `talks begin as strike threat grows`."""
    words = sentence.words.folded[cue.start : cue.end]
    return words[0].startswith(("beg", "start")) and not _OTHER_CLAUSE.isdisjoint(words)


def _no_effect(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether the words tell of an answer (`pushes back on`), or of a meeting that is called off."""
    words = sentence.words.folded
    answer = words[cue.start].startswith("push") and words[cue.end - 1] == "back"
    if answer and not _RETORTS.isdisjoint(words[cue.end : cue.end + 1]):
        return True
    return words[cue.start].startswith("cancel") and not _SITTINGS.isdisjoint(words[max(0, cue.start - 1) : cue.start])


def _somebodys(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether the deal is that of others, and a conflict of ours its time only: `company signs deal amid strike`."""
    words, start = sentence.words, cue.start
    while start and words.raw[start - 1] not in BREAKS:
        start -= 1
    people = [who for who in sentence.cues(CueKind.PEOPLE) if not is_one(sentence, who)]
    parties = [*sentence.cues(CueKind.UNION), *sentence.cues(CueKind.SHORT), *people]
    if start == cue.start or any(who.start < cue.end for who in parties):
        return False
    if not _PARTIES.isdisjoint(words.folded[: cue.end]):
        return False
    behind = [who.start for who in (*parties, *sentence.cues(CueKind.LABOR, "strike")) if who.start >= cue.end]
    return bool(behind) and not _MEANWHILE.isdisjoint(words.folded[cue.end : min(behind)])


def _hyphened(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether a hyphen makes the strike part of another word: `launches strike-themed show`."""
    return "-".join(sentence.words.raw[cue.end - 1 : cue.end + 1]) in sentence.text and cue.end < len(sentence.words)


def _judged(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether somebody gives a strike a name instead of calling it: `calls the writers' strike a mistake`."""
    words, end = sentence.words, cue.end
    if (
        words.folded[cue.start] not in _CALLS
        or end == len(words)
        or end - 1 in words.commas
        or words.raw[end] in BREAKS
    ):
        return False
    following = words.folded[end]
    return following not in _AFTER_CALLS and following not in WEEKDAYS and following not in MONTHS


def _strike_of_union(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether `strike` is a noun after a union's name: `the WGA strike over pay hits festivals`."""
    named = sentence.words.folded[cue.start : cue.start + 2] == ("strike", "over")
    return named and any(union.end == cue.start for union in sentence.cues(CueKind.UNION))


def _within_deal(sentence: Sentence, deal: int) -> bool:
    """Whether the word at `deal` names a deal in which something else happens: `in the deal, writers secured ...`."""
    words = sentence.words.folded
    if words[deal] not in DEALS:
        return False
    place = deal - 1
    while place >= 0 and words[place] in _BEFORE_DEALS:
        place -= 1
    known = not _KNOWN.isdisjoint(words[place + 1 : deal] + words[deal + 1 : deal + 2])
    return known and place >= 0 and words[place] in _WITHIN


def _by_a_deal(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether the strike's end only tells which deal is meant: `in the deal ending their strike`."""
    words, start = sentence.words.folded, cue.start
    deal = start - 2 if start and words[start - 1] in ("to", "that", "which") else start - 1
    return deal >= 0 and _within_deal(sentence, deal)


def _presupposed(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether the end of a strike is a thing the sentence speaks of, not what it tells: `what the end ... means`."""
    words, start = sentence.words, cue.start
    if words.folded[start] not in _ENDS or not start or words.folded[start - 1] not in _ARTICLES:
        return False
    if start == 1 or words.raw[start - 2] in BREAKS:
        return False
    return not any(word.startswith(_DECLARES) for word in words.folded[max(0, start - 6) : start])


def _session_grows(sentence: Sentence, cue: Found[Cue]) -> bool:
    """Whether talks, not a contract, are extended: `extend contract talks into next week`."""
    return any(
        word == "into" or (word == "for" and following in NUMBERS)
        for word, following in pairwise(sentence.words.folded[cue.end : cue.end + 6])
    )
