"""A digest as one message, in embeds or in plain text. A long one ends at a story and says how to go on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot.wording.digests import ChangeLine, DigestText
from bot.wording.facts import Fact
from bot.wording.headlines import HeadlineLine
from bot.wording.phrases import Phrases
from bot.wording.standings import StandingLine
from cogs._embeds import (
    BADGE,
    COLOURS,
    GREY,
    HEADLINE,
    NAME,
    SENTENCE,
    SIGNS,
    WARNING,
    behind,
    bold,
    embed,
    footing,
    left_out,
    small,
    standing,
    story,
)
from cogs._limits import Message, lines, longest_that_fits, paragraphs
from cogs._markup import link, shown, timestamp

STORIES_KEPT = 2
"""So many stories of each union stay as long as there is a list of standings to leave out."""

_ENDED = re.compile(r"""[.?!…]["'”’»)]*$""")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edition:
    """How a digest goes to one channel: as of when, as plain text or not, late since when, and which role it pings."""

    at: datetime
    plain: bool = False
    late_since: datetime | None = None
    role_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """A digest, perhaps shortened: by how many stories, and by which parts."""

    text: DigestText
    stories: int = 0
    left_out: tuple[str, ...] = ()


def digest_message(text: DigestText, edition: Edition, phrases: Phrases) -> Message:
    """The digest in one message. A role to ping stands first in its content."""
    draw = _plain if edition.plain else _rich
    return longest_that_fits(_ever_shorter(text), lambda form: draw(form, edition, phrases))


def _ever_shorter(text: DigestText) -> list[_Form]:
    """The whole, then fewer stories, no standings, no stories, no dates, and fewer changes."""
    forms = [_Form(text)]
    forms += _fewer_stories(forms[-1], STORIES_KEPT)
    if text.states:
        forms.append(_without(forms[-1], text.states_title, replace(forms[-1].text, states=())))
    forms += _fewer_stories(forms[-1], 0)
    if text.ahead:
        forms.append(_without(forms[-1], text.ahead_title, replace(forms[-1].text, ahead=())))
    last = forms[-1]
    for count in reversed(range(len(text.changes))):
        forms.append(_without(last, text.changes_title, replace(last.text, changes=text.changes[:count])))
    return forms


def _fewer_stories(form: _Form, kept: int) -> list[_Form]:
    """One story less at a time, the last of the union that has most, until each has no more than `kept`."""
    forms = []
    sections = list(form.text.sections)
    while longest := max((len(section.lines) for section in sections if len(section.lines) > kept), default=0):
        place = max(place for place, section in enumerate(sections) if len(section.lines) == longest)
        shorter = replace(sections[place], lines=sections[place].lines[:-1])
        sections[place : place + 1] = [shorter] if shorter.lines else []
        form = replace(form, text=replace(form.text, sections=tuple(sections)), stories=form.stories + 1)
        forms.append(form)
    return forms


def _without(form: _Form, title: str, shorter: DigestText) -> _Form:
    return replace(form, text=shorter, left_out=(*form.left_out, shown(title, NAME)))


def _rich(form: _Form, edition: Edition, phrases: Phrases) -> Message:
    """The changes in the colour of the first, then the stories, then what lies ahead and where all stand."""
    text = form.text
    sections = [
        _titled(section.union, paragraphs([story(line, line.event) for line in section.lines]))
        for section in text.sections
    ]
    ahead = paragraphs([lines([bold(shown(fact.name, NAME)), shown(fact.text, BADGE)]) for fact in text.ahead])
    states = paragraphs([standing(line) for line in text.states])
    end = [*_rest(form, phrases), footing(text.footer, edition.at, phrases)]
    tail = [_titled(text.ahead_title, ahead), _titled(text.states_title, states), lines(end)]
    bodies = {
        "changes": _titled(text.changes_title, paragraphs([_change(change) for change in text.changes])),
        "stories": paragraphs([shown(text.quiet, SENTENCE), *sections]),
        "tail": paragraphs(tail),
    }
    colours = {"changes": COLOURS[text.changes[0].tone]} if text.changes else {}
    return Message(
        content=_heading(text, edition, phrases, "**{}** · {}"),
        embeds=tuple(embed("", body, colours.get(part, GREY)) for part, body in bodies.items() if body),
    )


def _plain(form: _Form, edition: Edition, phrases: Phrases) -> Message:
    """One thing a line, with headings to jump between and nothing said by looks alone."""
    text = form.text
    parts = [
        _heading(text, edition, phrases, "## {}, {}"),
        shown(text.quiet, SENTENCE),
        _titled(text.changes_title, _listed(text.changes, _plain_change, phrases)),
        *(_titled(section.union, _listed(section.lines, _plain_story, phrases)) for section in text.sections),
        _titled(text.ahead_title, _listed(text.ahead, _plain_date, phrases)),
        _titled(text.states_title, _listed(text.states, _plain_standing, phrases)),
        *_rest(form, phrases),
        footing(text.footer, edition.at, phrases),
    ]
    return Message(content=lines(parts))


def _heading(text: DigestText, edition: Edition, phrases: Phrases, form: str) -> str:
    ping = f"<@&{edition.role_id}>" if edition.role_id else ""
    late = phrases.say("digest-late", moment=timestamp(edition.late_since, "f")) if edition.late_since else ""
    return lines([ping, form.format(shown(text.heading, NAME), shown(text.span, NAME)), late])


def _rest(form: _Form, phrases: Phrases) -> list[str]:
    """What is left out, and what is only counted."""
    return [
        small(phrases.say("digest-more", stories=form.stories)) if form.stories else "",
        left_out(form.left_out, phrases),
        small(shown(form.text.rest, BADGE)),
    ]


def _titled(title: str, body: str) -> str:
    return f"### {shown(title, NAME)}\n{body}" if body else ""


def _change(change: ChangeLine) -> str:
    sure = _vouched(change)
    return lines(
        [
            f"{SIGNS[change.tone]} {shown(change.contract, BADGE)}",
            bold(shown(change.badge, BADGE)),
            small(sure if change.confirmed else f"{WARNING}{sure}"),
        ]
    )


def _vouched(change: ChangeLine) -> str:
    return f"{link(change.confirmation, change.url, BADGE)}{behind(change.confirmation, change.url)}".strip()


def _listed(values: Sequence[T], told: Callable[[T, Phrases], str], phrases: Phrases) -> str:
    return lines([f"- {told(value, phrases)}" for value in values])


def _sentences(parts: Iterable[str]) -> str:
    """The parts one after the other, each ended by a stop if it is not; a link ends where its text does."""
    told = [part for part in parts if part]
    return " ".join(part if _ENDED.search(part.partition("](<")[0]) else f"{part}." for part in told)


def _plain_change(change: ChangeLine, phrases: Phrases) -> str:
    phase = phrases.say("labelled", name=_spoken(change.contract), value=shown(change.badge, BADGE))
    return _sentences([phase, _vouched(change)])


def _plain_story(line: HeadlineLine, _: Phrases) -> str:
    outlets = f"{shown(line.outlets, NAME)}{behind(line.outlets, line.url)}".strip()
    return _sentences([link(line.title, line.url, HEADLINE), shown(line.event, NAME), outlets, shown(line.day, NAME)])


def _plain_date(fact: Fact, phrases: Phrases) -> str:
    return phrases.say("labelled", name=shown(fact.name, NAME), value=_spoken(fact.text))


def _plain_standing(line: StandingLine, phrases: Phrases) -> str:
    name = ", ".join(part for part in (shown(line.union, NAME), shown(line.contract, NAME)) if part)
    phase = phrases.say("labelled", name=name, value=shown(line.badge, BADGE))
    return _sentences([phase, *(shown(note, BADGE) for note in line.notes)])


def _spoken(text: str) -> str:
    """Our own text without the dots that set its parts apart, which a screen reader would say."""
    return shown(text.replace(" · ", ", "), BADGE)
