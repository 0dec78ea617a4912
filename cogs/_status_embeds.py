"""The answer to `/status UNION`: an embed for each contract. Where it is too long, the least important goes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import discord

from bot.wording.phases import Note
from bot.wording.phrases import Phrases
from bot.wording.sources import Source
from bot.wording.standings import Card, StatusText
from cogs._embeds import (
    BADGE,
    COLOURS,
    NAME,
    SENTENCE,
    WARNING,
    alarm,
    behind,
    bold,
    embed,
    footing,
    left_out,
    small,
    story,
    unbroken,
)
from cogs._limits import Message, lines, longest_that_fits, paragraphs
from cogs._markup import link, shown

SHORTER: dict[str, Callable[[Card], Card]] = {
    "title-headlines": lambda card: replace(card, headlines=()),
    "title-issues": lambda card: replace(card, issues=()),
    "title-summary": lambda card: replace(card, summary=()),
    "title-facts": lambda card: replace(card, facts=()),
    "title-sources": lambda card: replace(card, notes=(), sources=()),
}
"""What goes first where there is no room, by its title."""


@dataclass(frozen=True, slots=True)
class _Form:
    """An answer, perhaps shortened: its cards, what each lacks, and whether its marks are links."""

    cards: tuple[Card, ...]
    left_out: tuple[str, ...] = ()
    linked: bool = True


def status_embeds(text: StatusText, at: datetime, phrases: Phrases) -> list[discord.Embed]:
    """The answer as of `at`. What there is no room for is left out whole, and the last line but one says so."""
    forms = list(_ever_shorter(text.cards, phrases))
    return list(longest_that_fits(forms, lambda form: Message(embeds=_drawn(form, text, at, phrases))).embeds)


def _ever_shorter(cards: tuple[Card, ...], phrases: Phrases) -> Iterator[_Form]:
    """The whole, then without links in the text, then without ever more parts, and at last without contracts."""
    yield _Form(cards)
    yield _Form(cards, linked=False)
    missing: tuple[str, ...] = ()
    for key, shorten in SHORTER.items():
        shorter = tuple(shorten(card) for card in cards)
        if shorter != cards:
            cards, missing = shorter, (*missing, phrases.say(key))
            yield _Form(cards, missing, linked=False)
    for count in reversed(range(len(cards))):
        contracts = phrases.say("left-out-contracts", contracts=len(cards) - count)
        yield _Form(cards[:count], (*missing, contracts), linked=False)


def _drawn(form: _Form, text: StatusText, at: datetime, phrases: Phrases) -> tuple[discord.Embed, ...]:
    drawn = [_card(card, phrases, linked=form.linked) for card in form.cards]
    end = lines([left_out(form.left_out, phrases), footing(text.footer, at, phrases)])
    last = [shown(text.empty, SENTENCE), alarm(text.fault), end]
    if not drawn:
        return (embed("", paragraphs(last)),)
    drawn[-1].description = paragraphs([drawn[-1].description or "", *last])
    return tuple(drawn)


def _card(card: Card, phrases: Phrases, *, linked: bool) -> discord.Embed:
    urls = {source.mark: source.url for source in card.sources if linked}
    cited = {
        *(mark for note in card.notes for mark in note.marks),
        *(sentence.mark for sentence in card.summary),
        *(issue.mark for issue in card.issues),
    }
    marks = {source.mark: _mark(source.mark, urls.get(source.mark, "")) for source in card.sources}
    summary = [f"{shown(line.text, SENTENCE)} {marks.get(line.mark, '')}".strip() for line in card.summary]
    issues = [
        f"{_labelled(shown(line.name, NAME), shown(line.stance, NAME), phrases)} {marks.get(line.mark, '')}".strip()
        for line in card.issues
    ]
    facts = [_labelled(bold(shown(fact.name, NAME)), shown(fact.text, BADGE), phrases) for fact in card.facts]
    parts = [
        lines([bold(shown(card.badge, BADGE)), *(_note(note, marks) for note in card.notes)]),
        " ".join(summary),
        _titled("title-issues", issues, phrases),
        lines(facts),
        _titled("title-headlines", [paragraphs([story(line) for line in card.headlines])], phrases),
        _titled("title-sources", [_source(source) for source in card.sources if source.mark in cited], phrases),
    ]
    return embed(card.heading, paragraphs(parts), COLOURS[card.tone])


def _titled(key: str, told: Sequence[str], phrases: Phrases) -> str:
    body = lines(told)
    return f"{bold(phrases.say(key))}\n{body}" if body else ""


def _labelled(name: str, value: str, phrases: Phrases) -> str:
    return phrases.say("labelled", name=name, value=value)


def _mark(mark: int, url: str) -> str:
    return link(f"[{mark}]", url, NAME)


def _note(note: Note, marks: dict[int, str]) -> str:
    cited = "".join(marks.get(mark, "") for mark in note.marks)
    return f"{WARNING if note.alert else ''}{shown(note.text, SENTENCE)} {cited}".strip()


def _source(source: Source) -> str:
    told = f"{shown(f'[{source.mark}]', NAME)} {link(source.name, source.url, NAME)}{behind(source.name, source.url)}"
    return small(", ".join(part for part in (told, unbroken(source.day)) if part))
