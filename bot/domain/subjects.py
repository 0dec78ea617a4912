"""Whose negotiation an article is about, and which contract. A union named in passing is no subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.domain.bonds import is_one, names_hollywood, tells_step
from bot.domain.lexicon import Cue, CueKind, Lexicon
from bot.domain.phrases import Found
from bot.domain.sightings import Part, Sentence, near
from bot.domain.tokens import BREAKS

COMPANIONS = frozenset(
    "join joins joined joining alongside like with unlike following after rejoignent rejoint rejoindre rejoignant "
    "sumarse suman sumaron sumarian unem unen unirse unieron uniran uniendo apres tras con not pas nie no sauf except "
    "excepto prive prives privee privees".split()
)
"""Words before a union that make it company, not subject: `actors join striking writers`."""
_BEFORE_NAMES = frozenset(
    "the a an their its fellow striking hollywood film tv us american already al el la los las les l d de des a aux et "
    "y and or ni".split()
)
"""Words that may stand between such a word and the name."""
_MEANWHILE = frozenset(["during", "amid", "amidst", "despite", "as", "while", "shadow"])
"""Words before a strike that tells when something of another union happens."""
_THINGS = frozenset(
    "greve huelga paro strike accord acuerdo deal victoire victoria piquets piquetes rangs filas lutte lucha mouvement "
    "protesta picket lines ranks action".split()
)
_OF = frozenset("de des du d del of los las".split())
"""What of theirs may stand between, and what must follow it: `apres la victoire des scenaristes`."""
_JOINTS = frozenset("and the of america hollywood striking film tv union both et les des y los las s guild".split())
"""Words between two unions that share one event: `the WGA and the striking actors`."""

_LASTING = frozenset("are is remain remains stay still continue continues keep keeps to on go a their its".split())
"""Words that may stand between people and the strike they are on."""
RECENT_DAYS = 60
"""How long after their end strikes are still spoken of together as `the strikes`."""
_DOUBLE = frozenset("double dual twin joint simultaneous doble doppio dupla doppelstreik".split())
_PLURAL = frozenset(
    "hollywood the dual double twin joint both ongoing amid despite current these actors writers two dos deux to "
    "during of over by from with after since les las des aux ces labor labour guild union industry".split()
)
"""Words before `strikes` that make it a noun."""
_OTHERS = frozenset("other others fellow autres otros".split())
_BODIES = frozenset("unions guilds crafts locals syndicats sindicatos gremios".split())
_JOINS = ("join", "rejoi", "sum", "unen", "unieron", "unido", "unem", "uniram")
_NEAR = 8
"""How many words may stand between those who join and whom they join."""
_MAY = frozenset("could may might will would to can not likely pourrait pourraient podrian podria no pas".split())
"""Words that leave it open whether somebody joins."""
AHEAD_DAYS = 14
"""How long before they begin strikes of shipped history are spoken of as `the strike`."""
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
    people = [who for who in sentence.cues(CueKind.PEOPLE) if mentions and not is_one(sentence, who)]
    return _alone(sentence, mentions) or _alone(sentence, people) or mentions


def _alone(sentence: Sentence, mentions: Iterable[Found[Cue]]) -> list[Found[Cue]]:
    """Those that are no company; what `and` joins to company is company too: `after the writers and SAG strikes`."""
    alone: list[Found[Cue]] = []
    company: Found[Cue] | None = None
    for mention in mentions:
        joined = company is not None and _tied(sentence, company, mention)
        if _company(sentence, mention) or (joined and _on_strike(sentence, mention)):
            company = mention
        else:
            alone.append(mention)
    step = tells_step(sentence)
    acting = [mention for mention in alone if step or mention.what.kind is CueKind.UNION][:1]
    return [mention for mention in alone if mention in acting or not (acting and _meanwhile(sentence, mention))]


def _meanwhile(sentence: Sentence, mention: Found[Cue]) -> bool:
    """Whether the strike of those mentioned only tells the time: `DGA opens talks during the writers' strike`."""
    words = sentence.words.folded
    names = {name.end: name.start for name in sentence.cues(CueKind.UNION, mention.what.name)}
    start = names.get(mention.start, mention.start)
    before = [word for word in words[:start] if word not in _BEFORE_NAMES and word != "of"]
    return _on_strike(sentence, mention) and bool(before) and before[-1] in _MEANWHILE


def _on_strike(sentence: Sentence, mention: Found[Cue]) -> bool:
    """Whether `strike` follows behind the name, its people or a verb that lasts: `the writers continue to strike`."""
    words = sentence.words.folded
    end = mention.end
    for who in sentence.cues(CueKind.PEOPLE, mention.what.name):
        end = who.end if who.start == end else end
    while words[end : end + 1] and words[end] in _LASTING:
        end += 1
    return any(strike.start == end for strike in sentence.cues(CueKind.LABOR, "strike"))


def _all_mentions(sentence: Sentence) -> list[Found[Cue]]:
    mentions: list[Found[Cue]] = list(sentence.cues(CueKind.UNION))
    mentions += sentence.cues(CueKind.SHORT)
    labor = sentence.cues(CueKind.LABOR)
    for who in sentence.cues(CueKind.PEOPLE):
        reach = 12 if sentence.words.folded[max(0, who.start - 1)] in ("hollywood", "striking") else 6
        if is_one(sentence, who) and not _coupled(sentence, who):
            reach = 1
        if any(near(who, what, reach) for what in labor) and not any(_within(who, name) for name in mentions):
            mentions.append(who)
    return sorted(mentions, key=lambda mention: mention.start)


def _coupled(sentence: Sentence, who: Found[Cue]) -> bool:
    """Whether others are named beside one: `the actor and writers strike`."""
    others = (other for other in sentence.cues(CueKind.PEOPLE) if other.what.name != who.what.name)
    return any(sentence.words.folded[who.end : other.start] in (("and",), ("&",)) for other in others)


def _within(inner: Found[Cue], outer: Found[Cue]) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _company(sentence: Sentence, mention: Found[Cue]) -> bool:
    words = sentence.words.folded
    for place in range(mention.start - 1, -1, -1):
        if words[place] in COMPANIONS:
            return True
        thing = words[place] in _THINGS and words[place + 1] in _OF
        if words[place] not in _BEFORE_NAMES and not thing:
            return False
    return False


def subject_unions(sentences: Sequence[Sentence], lexicon: Lexicon, day: date) -> tuple[str, ...]:
    """The unions an article is about: those of its title, else of the first sentence that names one.

    "Hollywood strike(s)" without a name means the unions on strike that day by shipped history.
    """
    title, opening = sentences[0], sentences[1:3]
    several = _several(title, lexicon, day)
    single = () if names_hollywood(title) else _single(opening[:1], several)
    on_strike = lexicon.on_strike(day)
    named = single or several or named_unions(title)
    if _double_strike(title):
        told = named or tuple(name for sentence in opening for name in named_unions(sentence))
        named = tuple(dict.fromkeys((*told, *on_strike)))
    if named:
        return named
    if _hollywood_strike(title):
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
    hollywood = any(map(_strikes_of_hollywood, sentences[:3]))
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
        for mention in _all_mentions(sentence)
        if mention.what.name in several and _on_strike(sentence, mention)
    }
    told = {name for sentence in opening for name in named_unions(sentence)}
    return tuple(struck) if len(struck) == 1 and told == struck else ()


def _told(sentence: Sentence, lexicon: Lexicon, day: date) -> tuple[str, ...]:
    """The unions whose conflict a sentence below the title tells."""
    named = _several(sentence, lexicon, day)
    if not named and sentence.has(CueKind.LABOR):
        named = named_unions(sentence)
    return named or (lexicon.on_strike(day) if _hollywood_strike(sentence) else ())


def _mentioned(sentence: Sentence, lexicon: Lexicon) -> tuple[str, ...]:
    """The unions a sentence mentions in any way: by name, by a contract of theirs, by their people."""
    contracts = [found.what.name for found in sentence.cues(CueKind.CONTRACT)]
    people = [who for who in sentence.cues(CueKind.PEOPLE) if not is_one(sentence, who)]
    meant = [who.what.name for who in _alone(sentence, people) or people]
    return tuple(dict.fromkeys(named_unions(sentence) or [lexicon.contract(name).union for name in contracts] or meant))


def _several(sentence: Sentence, lexicon: Lexicon, day: date) -> tuple[str, ...]:
    """The unions meant by several strikes without a name, which go on or lately ended."""
    lately = lexicon.on_strike(day, RECENT_DAYS)
    return lately if len(lately) > 1 and _several_strikes(sentence) else ()


def partners(
    sentences: Sequence[Sentence], unions: Sequence[str], lexicon: Lexicon, day: date, *, strike: bool
) -> tuple[str, ...]:
    """Unions that share the strike, or else the talks, of `unions`.

    Those named as joined in the title, in one breath with `unions` or as joined below it, and whose strikes the opening
    speaks of together.
    """
    title = sentences[0]
    titled = {mention.what.name for mention in _all_mentions(title)}
    beside = [mention.what.name for mention in _all_mentions(title) if _joined(title, mention)]
    for sentence in sentences[1:3]:
        mentions = _all_mentions(sentence)
        if sentence.has(CueKind.LABOR, "strike") == strike:
            own = [mention for mention in mentions if mention.what.name in unions]
            beside += [each.what.name for each in mentions if any(_tied(sentence, each, other) for other in own)]
        if strike:
            joined = _joining(sentence)
            beside += () if joined[:1] and joined[0] in titled else joined
    if strike and any(_several_strikes(each) or _double_strike(each) for each in sentences[1:2]):
        beside += lexicon.on_strike(day, RECENT_DAYS)
    return tuple(dict.fromkeys(name for name in beside if name not in unions))


def alone(title: Sentence) -> bool:
    """Whether a title names a union and nobody beside it: not `IATSE and other crew unions`."""
    words = title.words.folded
    others = any(not _BODIES.isdisjoint(words[place : place + 4]) for place, word in enumerate(words) if word in _OTHERS)
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


def _several_strikes(sentence: Sentence) -> bool:
    """Whether the strikes meant are several, and no union is named: `as the strikes go on`, `the double strike`."""
    words = sentence.words.folded
    if sentence.has(CueKind.UNION) or sentence.has(CueKind.MEANING):
        return False
    before = [(place and words[place - 1], word) for place, word in enumerate(words)]
    return any(
        (
            word in ("strikes", "greves", "huelgas")
            and (not first or first in _PLURAL or first in BREAKS or first == "?")
        )
        or (word in ("strike", "greve", "huelga") and first in _DOUBLE)
        for first, word in before
    )


def _double_strike(sentence: Sentence) -> bool:
    """Whether one strike of two unions is meant: `the double strike`."""
    words = sentence.words.folded
    return any(
        words[strike.start].startswith("doppelstreik") or not _DOUBLE.isdisjoint(words[strike.start - 2 : strike.end + 1])
        for strike in sentence.cues(CueKind.LABOR, "strike")
    )


def _strikes_of_hollywood(sentence: Sentence) -> bool:
    """Whether several strikes are meant, by a plural or because they are Hollywood's."""
    return _several_strikes(sentence) or _hollywood_strike(sentence)


def _hollywood_strike(sentence: Sentence) -> bool:
    return names_hollywood(sentence) and sentence.has(CueKind.LABOR, "strike")


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
