"""Decides whether an item reports on a negotiation of a union we follow, and says why. Not what it reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.bonds import (
    bond_of,
    in_passing,
    is_elsewhere,
    is_foreign,
    is_one,
    names_namesake,
    names_other_people,
    names_talks,
    of_dubbing,
    of_newsroom,
    of_other_union,
    of_staff,
    people_on_strike,
    tells_conflict,
    tells_effect,
    tells_step,
)
from bot.domain.lexicon import CueKind
from bot.domain.parties import names_america, names_body, names_employers, names_hollywood, names_party, names_work
from bot.domain.reports import Event
from bot.domain.sightings import Part, Sentence

LEAD_SENTENCES = 3
"""How far into the lead the subject of an item may be named."""


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
    if _about_staff(title, opening):
        return Match(False, "another-meaning", title.text)
    if is_foreign(title) and not (title.has(CueKind.EVENT, Event.IMPACT_REPORT) and _struck_for(title, opening)):
        return Match(False, "another-strike", title.text)
    if of_dubbing(title, opening):
        return Match(False, "another-strike", title.text)
    if not setting and any(map(names_namesake, (title, *opening))):
        return Match(False, "another-meaning", title.text)
    told = (title, *opening[:1])
    if of_other_union(told) or of_newsroom(told):
        return Match(False, "another-strike", title.text)
    reason = bond_of(title, setting)
    if reason in ("", "people-on-strike", "people-and-talks") and any(map(names_other_people, opening[:1])):
        return Match(False, "another-strike", opening[0].text)
    if reason:
        return Match(True, reason, title.text)
    if title.has(CueKind.MEANING) and not (title.has(CueKind.LABOR) or title.has(CueKind.UNION) or _struck(opening)):
        return Match(False, "another-meaning", title.text)
    return _by_opening(title, [each for each in opening if not is_foreign(each) and not of_staff(each)], setting)


def _struck(opening: Sequence[Sentence]) -> bool:
    """Whether the first sentence names a strike of one of ours, whatever the title plays with."""
    return any(sentence.has(CueKind.LABOR, "strike") and sentence.has(CueKind.UNION) for sentence in opening[:1])


def _struck_for(title: Sentence, opening: Sequence[Sentence]) -> bool:
    """Whether the title tells of no conflict itself, and the first sentence puts what it tells down to one of ours."""
    return not title.has(CueKind.LABOR) and any(
        sentence.has(CueKind.LABOR, "strike") and names_party(sentence) for sentence in opening[:1]
    )


def _about_staff(title: Sentence, opening: Sequence[Sentence]) -> bool:
    """Whether title or lead tells of a dispute of a union's own staff, and nothing of the union's own talks."""
    if of_staff(title) and not title.has(CueKind.UNION):
        return True
    told = (title, *opening[:1])
    staff = [sentence for sentence in told if sentence.has(CueKind.MEANING, "staff")]
    return bool(staff) and all(map(of_staff, staff)) and not any(tells_step(each) for each in told if each not in staff)


def _by_opening(title: Sentence, opening: Sequence[Sentence], setting: bool) -> Match:
    """Decide by the sentences after a title that does not tell all by itself."""
    for sentence in opening[:2]:
        reason = _completion(title, sentence, setting)
        if reason:
            return Match(True, reason, sentence.text)
    named = title.has(CueKind.LABOR) or title.has(CueKind.UNION)
    titled = named or title.has(CueKind.PEOPLE)
    listing = title.has(CueKind.ELSEWHERE, "listings")
    anybody = not (title.has(CueKind.LABOR, "strike") or title.has(CueKind.UNION) or title.has(CueKind.PEOPLE))
    dealing = title.has(CueKind.LABOR) and anybody and not names_hollywood(title)
    business = title.has(CueKind.ELSEWHERE, "business") and not title.has(CueKind.LABOR)
    for sentence in opening:
        reason = bond_of(sentence, setting or titled)
        if reason and business and not tells_conflict(sentence):
            return Match(False, "in-passing", sentence.text)
        if reason and dealing and in_passing(sentence):
            return Match(False, "in-passing", sentence.text)
        if reason and (
            named or (titled and not in_passing(sentence)) or (not listing and _is_point(title, sentence, reason))
        ):
            return Match(True, reason, sentence.text)
        if reason:
            return Match(False, "in-passing", sentence.text)
    return Match(False, "no-conflict", title.text)


def _completion(title: Sentence, sentence: Sentence, setting: bool) -> str:
    """What ties title and sentence together to a conflict of ours: one tells it, the other whose it is."""
    struck = sentence.has(CueKind.LABOR, "strike")
    screen = title.has(CueKind.SETTING) or sentence.has(CueKind.SETTING)
    if tells_conflict(title) and not is_elsewhere(title):
        if names_party(sentence):
            return "union-and-labor"
        if title.has(CueKind.LABOR, "strike") and _names_people(sentence, setting and sentence.number < 2):
            return "people-on-strike"
        told = (screen and names_body(sentence)) or (names_work(sentence) and tells_effect(sentence))
        if title.has(CueKind.LABOR, "strike") and told and not sentence.number:
            return "hollywood-strike"
    if names_talks(title) and not is_elsewhere(title) and names_party(sentence) and not sentence.number:
        return "union-and-labor"
    if names_hollywood(title) and names_talks(sentence) and not sentence.number and _names_people(title, setting):
        return "people-and-talks"
    if _between_sides(title, sentence):
        return "union-and-labor"
    if tells_effect(title) and screen and not sentence.number and people_on_strike(sentence, 3):
        return "people-on-strike"
    if title.has(CueKind.EVENT, Event.PICKET) and struck and sentence.has(CueKind.UNION):
        return "union-and-labor"
    if not tells_conflict(sentence) or in_passing(sentence) or (not struck and is_elsewhere(sentence)):
        return ""
    if names_party(title):
        return "union-and-labor"
    if struck and _names_people(title, setting):
        return "people-on-strike"
    felt = tells_effect(title) or (tells_effect(sentence) and names_america(sentence))
    effect = screen and felt and not sentence.number
    if struck and (names_hollywood(title) or effect):
        return bond_of(sentence, setting) or "hollywood-strike"
    return ""


def _between_sides(title: Sentence, sentence: Sentence) -> bool:
    """Whether title and first sentence put a union without its name and the studios at one table."""
    both = (title, sentence)
    return (
        not sentence.number
        and any(map(names_body, both))
        and any(map(names_employers, both))
        and any(names_talks(each) or each.has(CueKind.LABOR, "strike") for each in both)
        and not any(map(is_elsewhere, both))
    )


def _names_people(sentence: Sentence, setting: bool) -> bool:
    """Whether people of ours are named; outside film, television and games, several that open title or lead."""
    people = sentence.cues(CueKind.PEOPLE)
    if setting or not people:
        return bool(people)
    return sentence.number == 0 and people[0].start < 4 and not is_one(sentence, people[0])


def _is_point(title: Sentence, sentence: Sentence, reason: str) -> bool:
    """Whether a sentence of the opening gives the point of the article, whose title tells of no conflict."""
    if sentence.number == 0 and reason != "people-and-talks" and not in_passing(sentence):
        return True
    if tells_effect(sentence) or (sentence.number == 0 and names_hollywood(title)):
        return True
    if reason == "union-and-labor" and not sentence.number and tells_step(sentence):
        return True
    return reason != "people-and-talks" and title.has(CueKind.EVENT, Event.IMPACT_REPORT)


def _opening(sentences: Sequence[Sentence]) -> list[Sentence]:
    lead = [sentence for sentence in sentences if sentence.part is Part.LEAD]
    body = [sentence for sentence in sentences if sentence.part is Part.BODY]
    return (lead or body)[:LEAD_SENTENCES]
