"""Who an article says it has its news from: a party, both, a named outlet, a wire, or sources without a name."""

from __future__ import annotations

import re

from bot.domain.articles import Article
from bot.domain.lexicon import Cue, CueKind
from bot.domain.phrases import Found
from bot.domain.reports import Attribution, Event, Modality
from bot.domain.sightings import Sentence

_WIRES = (
    (re.compile(r"\(AP\)|\bAssociated Press\b"), "apnews.com"),
    (re.compile(r"\(Reuters\)|^Reuters$"), "reuters.com"),
    (re.compile(r"\(AFP\)|\bAgence France-Presse\b|\bavec AFP\b|^AFP$"), "afp.com"),
    (re.compile(r"\(EFE\)|\bEFE\.-|^(?:Agencia )?EFE$"), "efe.com"),
    (re.compile(r"\(EUROPA PRESS\)|\(Europa Press\)|^Europa Press$"), "europapress.es"),
    (re.compile(r"\(PA\)|^PA Media$"), "pa.media"),
    (re.compile(r"\(ANI\)|^ANI$"), "aninews.in"),
)
"""How agencies sign their copies, as datelines and bylines show."""

_QUOTING = frozenset(["according", "to", "by", "in", "report", "from", "selon", "segun", "told", "d", "per"])
_REPORTING = frozenset(
    ["reports", "report", "reported", "reporting", "says", "said", "writes", "rapporte", "informa", "first"]
)

FACTS = frozenset(
    {
        Event.TENTATIVE_AGREEMENT,
        Event.STRIKE_START,
        Event.STRIKE_END,
        Event.RATIFIED,
        Event.REJECTED_BY_MEMBERS,
        Event.BOARD_APPROVAL,
        Event.STRIKE_AUTHORIZATION,
        Event.RATIFICATION_VOTE,
        Event.CONTRACT_EXPIRY_EXTENDED,
        Event.TALKS_START,
        Event.TALKS_RESUME,
        Event.TALKS_BREAK_OFF,
        Event.OFFER_REJECTED,
    }
)
"""Events that an article states as plain fact unless it names sources for them."""


def wire_of(article: Article) -> str:
    """The publisher domain of the agency whose text this is, or empty: by byline or by the dateline that opens it."""
    opening = (article.lead or article.body)[:120]
    for pattern, domain in _WIRES:
        if pattern.search(article.byline) or pattern.search(opening):
            return domain
    return ""


def attribution_in(sentence: Sentence) -> Attribution | None:
    """Whom one sentence names as its source; None when it speaks for itself."""
    if outlet_in(sentence):
        return Attribution.OUTLET
    if sentence.has(CueKind.ATTRIBUTION, "sources"):
        return Attribution.SOURCES
    if sentence.has(CueKind.ATTRIBUTION, "jointly"):
        return Attribution.JOINTLY
    sayings = sentence.cues(CueKind.ATTRIBUTION, "says")
    union = any(_speaks(who, how) for who in sentence.cues(CueKind.UNION) for how in sayings)
    employers = any(_speaks(who, how) for who in sentence.cues(CueKind.ATTRIBUTION, "employers") for how in sayings)
    if union and employers:
        return Attribution.JOINTLY
    if union:
        return Attribution.UNION
    return Attribution.EMPLOYERS if employers else None


def _speaks(who: Found[Cue], how: Found[Cue]) -> bool:
    """Whether a word of saying is somebody's: it follows within five words, or comes right before."""
    return 0 <= how.start - who.end <= 5 or 0 <= who.start - how.end <= 2


def outlet_in(sentence: Sentence) -> str:
    """The publisher domain of an outlet that a sentence quotes (`according to Variety`), or empty."""
    words = sentence.words.folded
    for outlet in sentence.cues(CueKind.OUTLET):
        before = words[max(0, outlet.start - 3) : outlet.start]
        after = words[outlet.end : outlet.end + 2]
        if any(word in _QUOTING for word in before) or any(word in _REPORTING for word in after):
            return outlet.what.name
    return ""


def official(event: Event | None, modality: Modality | None, attribution: Attribution | None) -> bool | None:
    """Whether the main event rests on a statement or plain fact, on hearsay, or (None) is no such thing."""
    if event is None or event not in FACTS:
        return None
    if attribution in (Attribution.SOURCES, Attribution.OUTLET):
        return False
    return modality is Modality.ASSERTED
