"""Which unions one sentence speaks of, and whose event it tells. A union named in passing is company."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.bonds import is_one, tells_step
from bot.domain.lexicon import Cue, CueKind
from bot.domain.phrases import Found
from bot.domain.sightings import Sentence, near

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
_RELATIVES = frozenset(["who", "which", "qui", "que", "quienes"])


def named_unions(sentence: Sentence) -> tuple[str, ...]:
    """Unions that a sentence is about, in order: by name, or by their people next to labour words."""
    return tuple(dict.fromkeys(mention.what.name for mention in _mentions(sentence)))


def unions_of(sentence: Sentence, event: Found[Cue]) -> tuple[str, ...]:
    """Whose event a sentence states: the unions named last before it, joined by `and`; else the first after it."""
    related = [mention for mention in all_mentions(sentence) if _relative(sentence, mention, event)]
    if related:
        return (related[-1].what.name,)
    mentions = _mentions(sentence)
    before = [mention for mention in mentions if mention.start < event.start]
    row = before[::-1] or mentions
    chosen = row[:1]
    for mention in row[1:]:
        if not tied(sentence, chosen[-1], mention):
            break
        chosen.append(mention)
    return tuple(dict.fromkeys(mention.what.name for mention in sorted(chosen, key=lambda found: found.start)))


def tied(sentence: Sentence, one: Found[Cue], other: Found[Cue]) -> bool:
    """Whether only joining words stand between two mentions."""
    first, second = sorted((one, other), key=lambda found: found.start)
    return all(word in _JOINTS for word in sentence.words.folded[first.end : second.start])


def _relative(sentence: Sentence, mention: Found[Cue], event: Found[Cue]) -> bool:
    """Whether a relative clause gives the event to the union right before it: `writers, who have been on strike`."""
    following = sentence.words.folded[mention.end : mention.end + 1]
    return mention.end < event.start <= mention.end + 5 and bool(following) and following[0] in _RELATIVES


def _mentions(sentence: Sentence) -> list[Found[Cue]]:
    """The unions a sentence speaks of; company only where nobody else is named."""
    mentions = all_mentions(sentence)
    people = [who for who in sentence.cues(CueKind.PEOPLE) if mentions and not is_one(sentence, who)]
    return not_company(sentence, mentions) or not_company(sentence, people) or mentions


def not_company(sentence: Sentence, mentions: Iterable[Found[Cue]]) -> list[Found[Cue]]:
    """Those that are no company; what `and` joins to company is company too: `after the writers and SAG strikes`."""
    alone: list[Found[Cue]] = []
    company: Found[Cue] | None = None
    for mention in mentions:
        joined = company is not None and tied(sentence, company, mention)
        if _company(sentence, mention) or (joined and on_strike_behind(sentence, mention)):
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
    return on_strike_behind(sentence, mention) and bool(before) and before[-1] in _MEANWHILE


def on_strike_behind(sentence: Sentence, mention: Found[Cue]) -> bool:
    """Whether `strike` follows behind the name, its people or a verb that lasts: `the writers continue to strike`."""
    words = sentence.words.folded
    end = mention.end
    for who in sentence.cues(CueKind.PEOPLE, mention.what.name):
        end = who.end if who.start == end else end
    while words[end : end + 1] and words[end] in _LASTING:
        end += 1
    return any(strike.start == end for strike in sentence.cues(CueKind.LABOR, "strike"))


def all_mentions(sentence: Sentence) -> list[Found[Cue]]:
    """Every union of a sentence, company too: by name, or by their people near labour words."""
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
