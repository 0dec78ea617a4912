"""Decides whether an item reports on a negotiation of a union we follow, and says why. Not what it reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.lexicon import CueKind
from bot.domain.modalities import SOFT
from bot.domain.reports import Event, Stage
from bot.domain.sightings import Part, Sentence, near
from bot.domain.tokens import BREAKS

LEAD_SENTENCES = 3
"""How far into the lead the subject of an item may be named."""

_TIMES = frozenset(["once", "after", "until", "till", "when", "before", "apres", "avant", "quand", "cuando", "tras"])


@dataclass(frozen=True, slots=True)
class Match:
    """The decision on one item: `reason` is a code that `bot.wording` explains, `evidence` the sentence behind it."""

    relevant: bool
    reason: str
    evidence: str = ""


def match(sentences: Sequence[Sentence]) -> Match:
    """Decide from title and opening: the title is about a labour conflict of ours, or the opening puts it first."""
    title, opening = sentences[0], _opening(sentences)
    setting = any(sentence.has(CueKind.SETTING) for sentence in (title, *opening))
    if _foreign(title):
        return Match(False, "another-strike", title.text)
    reason = _bond(title, setting)
    if reason:
        return Match(True, reason, title.text)
    if title.has(CueKind.MEANING) and not title.has(CueKind.LABOR):
        return Match(False, "another-meaning", title.text)
    titled = title.has(CueKind.LABOR) or title.has(CueKind.UNION) or title.has(CueKind.PEOPLE)
    for sentence in opening:
        reason = _bond(sentence, setting or titled)
        if not reason or _foreign(sentence):
            continue
        if (
            titled
            or (reason == "union-and-labor" and _news(sentence))
            or _effect(sentence)
            or (title.has(CueKind.EVENT, Event.IMPACT_REPORT) and reason != "people-and-talks")
        ):
            return Match(True, reason, sentence.text)
        return Match(False, "in-passing", sentence.text)
    return Match(False, "no-conflict", title.text)


def _opening(sentences: Sequence[Sentence]) -> list[Sentence]:
    lead = [sentence for sentence in sentences if sentence.part is Part.LEAD]
    body = [sentence for sentence in sentences if sentence.part is Part.BODY]
    return (lead or body)[:LEAD_SENTENCES]


def _foreign(sentence: Sentence) -> bool:
    """Whether the sentence is about other people's conflict: named trade, none of our unions."""
    if not sentence.has(CueKind.ELSEWHERE):
        return False
    return not sentence.has(CueKind.UNION) and (not _people_on_strike(sentence) or _other_people(sentence))


def _other_people(sentence: Sentence) -> bool:
    """Whether the people named are those of another trade: `Broadway actors`, `performers at a theme park`."""
    trades = sentence.cues(CueKind.ELSEWHERE)
    people = sentence.cues(CueKind.PEOPLE)
    words = sentence.words.folded
    return any(
        trade.end == who.start
        or (who.end < trade.start <= who.end + 2 and words[who.end] in ("at", "of", "in", "from"))
        for who in people
        for trade in trades
    )


def _passing(sentence: Sentence) -> bool:
    """Whether a strike only serves to tell the time of something else: `prices rise once the strike is over`."""
    if sentence.has(CueKind.UNION) or sentence.has(CueKind.SHORT):
        return False
    if any(found.what.name != Event.STRIKE_END for found in sentence.cues(CueKind.EVENT)):
        return False
    words = sentence.words
    for strike in sentence.cues(CueKind.LABOR, "strike"):
        before = range(max(1, strike.start - 6), strike.start)
        opens = [place for place in before if words.folded[place] in _TIMES]
        if not opens or any(
            place in words.commas or words.raw[place] in BREAKS for place in range(opens[-1], strike.start)
        ):
            return False
    return sentence.has(CueKind.LABOR, "strike")


def _bond(sentence: Sentence, setting: bool) -> str:
    """What ties a sentence to a conflict of ours, or an empty string."""
    if _passing(sentence):
        return ""
    strikes = sentence.cues(CueKind.LABOR, "strike")
    talks = sentence.cues(CueKind.LABOR, "talks")
    employers = sentence.has(CueKind.ATTRIBUTION, "employers") and "AMPTP" in sentence.words.raw
    if (sentence.has(CueKind.UNION) or employers) and (strikes or talks):
        return "union-and-labor"
    if _people_on_strike(sentence):
        return "people-on-strike"
    hollywood = [index for index, word in enumerate(sentence.words.folded) if word == "hollywood"]
    if any(abs(strike.start - index) <= 4 for strike in strikes for index in hollywood):
        return "hollywood-strike"
    if sentence.has(CueKind.SHORT) and setting and (strikes or talks):
        return "union-and-labor"
    people = sentence.cues(CueKind.PEOPLE)
    if setting and any(near(who, what, 6) for who in people for what in (*talks, *strikes)):
        return "people-and-talks"
    return ""


def _people_on_strike(sentence: Sentence) -> bool:
    return any(
        near(who, what, 3) for who in sentence.cues(CueKind.PEOPLE) for what in sentence.cues(CueKind.LABOR, "strike")
    )


def _effect(sentence: Sentence) -> bool:
    return any(found.what.stage is Stage.NONE for found in sentence.cues(CueKind.EVENT, Event.IMPACT_REPORT))


def _news(sentence: Sentence) -> bool:
    """Whether the first sentence of the opening states something that happens at the table."""
    return not sentence.number and any(Event(found.what.name) not in SOFT for found in sentence.cues(CueKind.EVENT))
