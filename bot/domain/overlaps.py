"""Which words for events tell one: not those that are part of a name, of other words or of something else.

What they tell is `statements`' business.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bot.domain.bonds import is_one
from bot.domain.datewords import MONTHS, NUMBERS, WEEKDAYS
from bot.domain.lexicon import Cue, CueKind
from bot.domain.phrases import Found
from bot.domain.reports import Event
from bot.domain.sightings import Sentence
from bot.domain.tokens import BREAKS

_YIELDS: dict[Event, set[Event]] = {
    Event.TENTATIVE_AGREEMENT: {
        Event.RATIFIED,
        Event.RATIFICATION_VOTE,
        Event.CONTRACT_EXPIRY_EXTENDED,
        Event.BOARD_APPROVAL,
        Event.TALKS_BREAK_OFF,
    },
    Event.RATIFIED: {Event.BOARD_APPROVAL},
    Event.RATIFICATION_VOTE: {Event.STRIKE_AUTHORIZATION},
    Event.TALKS_START: {Event.STRIKE_AUTHORIZATION, Event.STRIKE_START},
    Event.PICKET: {Event.STRIKE_CONTINUE, Event.STRIKE_END},
    Event.TALKS_BREAK_OFF: {Event.STRIKE_CONTINUE},
    Event.STRIKE_START: {Event.STRIKE_END, Event.STRIKE_AUTHORIZATION, Event.PICKET},
}
"""Events whose words, where they overlap those of another event, are part of that: `declares the strike over`."""

_LONGER = {Event.IMPACT_REPORT: Event.STRIKE_CONTINUE, Event.STRIKE_THREAT: Event.STRIKE_CONTINUE}
"""Events to which longer words that begin alike give another sense: `strike could`, `strike could last`."""

_TERMS = frozenset(
    "talks negotiation negotiations extension expiration dispute offer offers proposal vote votes authorization "
    "authorisation".split()
)
"""Words after `contract` or `deal` that make it no agreement: `agreed to contract talks`."""
_APART = frozenset(["as", "after", "room", "rooms"])
"""Words that keep people and `return to work` apart: `writers' rooms reopen as Hollywood gets back to work`."""
_DEALS = frozenset(["deal", "agreement", "contract", "pact", "accord", "tentative"])
_BEFORE_DEALS = frozenset("the a an this that their its new tentative latest historic".split())
_PARTIES = frozenset(
    "hollywood studios amptp alliance producers sides negotiators union unions guild guilds they we estudios bandos "
    "partes sindicato syndicat producteurs productores negociateurs negociadores crews".split()
)
"""Words for those whose deal is ours."""
_MEANWHILE = frozenset(
    "as amid amidst despite during while alors malgre pendant durant mientras pese durante plena".split()
)
_THREATENS = ("threat", "menac", "amenaz", "pret", "list", "dispuest", "risq", "riesg")
_VOTES = frozenset([Event.STRIKE_AUTHORIZATION, Event.REJECTED_BY_MEMBERS])
"""Events whose words, where they are parts of others, make no other yield: `vote on the deal to end the strike`."""
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


def telling(sentence: Sentence) -> list[Found[Cue]]:
    """The words for events that tell one: not parts of a contract's name nor of the words for another event."""
    cues = [
        cue for cue in sentence.cues(CueKind.EVENT) if cue.what.name not in _VOTES or not _unfinished(sentence, cue)
    ]
    return [
        cue
        for cue in cues
        if not _yields(sentence, cue, cues) and not _unfinished(sentence, cue) and not _told(cue, cues)
    ]


def _told(cue: Found[Cue], cues: Iterable[Found[Cue]]) -> bool:
    """Whether words that began before, for the same event, run into these."""
    return any(other.what == cue.what and other.start < cue.start < other.end for other in cues)


def _yields(sentence: Sentence, cue: Found[Cue], cues: Iterable[Found[Cue]]) -> bool:
    event = Event(cue.what.name)
    stronger = _YIELDS.get(event, set())
    if event is Event.STRIKE_START and any(_threatened(sentence, other, cue) for other in cues):
        return True
    if event is Event.TENTATIVE_AGREEMENT and any(_own_deal(sentence, other, cue) for other in cues):
        return True
    if any(
        other.what.name == _LONGER.get(event) and other.start == cue.start and other.end > cue.end for other in cues
    ):
        return True
    if event is Event.IMPACT_REPORT and any(
        other.what.name == Event.ANALYSIS and other.start < cue.start < other.end for other in cues
    ):
        return True
    if event is Event.IMPACT_REPORT and any(_holds(other, cue) for other in cues):
        return True
    return any(other.start < cue.end and cue.start < other.end and Event(other.what.name) in stronger for other in cues)


def _holds(other: Found[Cue], cue: Found[Cue]) -> bool:
    """Whether a cause is that of an act, no effect: `stars donate because of the strike`."""
    return other.what.name == Event.STRIKE_CONTINUE and other.start < cue.start and cue.end <= other.end


def _threatened(sentence: Sentence, other: Found[Cue], cue: Found[Cue]) -> bool:
    """Whether the strike of `cue` is what `other` says somebody threatens with: `menacent d'entrer en greve`."""
    return (
        other.what.name == Event.STRIKE_THREAT
        and other.start < cue.start < other.end
        and sentence.words.folded[other.start].startswith(_THREATENS)
    )


def _own_deal(sentence: Sentence, other: Found[Cue], cue: Found[Cue]) -> bool:
    """Whether `other` makes the deal of `cue` that of one company: `interim agreement`, `company signs deal`."""
    overlap = other.start < cue.end and cue.start < other.end
    return (
        overlap
        and other.what.name == Event.STRIKE_CONTINUE
        and sentence.words.folded[other.end - 1].removesuffix("s") in _DEALS
    )


def _unfinished(sentence: Sentence, cue: Found[Cue]) -> bool:
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
                or within_deal(sentence, cue.start)
                or _somebodys(sentence, cue)
                or any(word.startswith(("waiver", "exempt")) for word in sentence.words.folded[cue.end : cue.end + 6])
                or (bool(following) and following[0] in _TERMS)
            )
        case Event.STRIKE_END:
            words = sentence.words.folded[cue.start : cue.end]
            return (
                (words[-1] == "work" and not _APART.isdisjoint(words))
                or _presupposed(sentence, cue)
                or (sentence.words.folded[cue.end - 1] == "ending" and bool(following) and following[0] in _DEALS)
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
            settled = not _DEALS.isdisjoint(words[cue.start : cue.end])
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


def within_deal(sentence: Sentence, deal: int) -> bool:
    """Whether the word at `deal` names a deal in which something else happens: `in the deal, writers secured ...`."""
    words = sentence.words.folded
    if words[deal] not in _DEALS:
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
    return deal >= 0 and within_deal(sentence, deal)


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
