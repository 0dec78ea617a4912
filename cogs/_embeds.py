"""Answers as embeds: the colours, the lines that several answers share, and the answers that are lists.

Decides nothing and words nothing. Every text is escaped here; that Discord takes the whole is seen to in `_limits`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import discord

from bot.domain.feeds import FeedState
from bot.errors import StrikewireError
from bot.user_errors import MissingPermissionError, OwnPermissionError
from bot.wording.errors import error_sentence
from bot.wording.feeds import FeedLine, FeedsText
from bot.wording.freshness import as_of
from bot.wording.headlines import HeadlineLine, HeadlinesText
from bot.wording.help import HelpText
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases
from bot.wording.standings import OverviewText, StandingLine
from bot.wording.timelines import ContractTimeline, SpanLine, TimelineText
from cogs._limits import CONTENT, Message, lines, longest_that_fits, paragraphs
from cogs._markup import host, link, shown, timestamp

COLOURS = {Tone.STRIKE: 0xE5534B, Tone.OPEN: 0xC08A1E, Tone.SETTLED: 0x3FA45B, Tone.UNKNOWN: 0x8B949E}
GREY = COLOURS[Tone.UNKNOWN]
SIGNS = {Tone.STRIKE: "🔴", Tone.OPEN: "🟠", Tone.SETTLED: "🟢", Tone.UNKNOWN: "⚪"}
"""For eyes that look down a list; the words beside them say the same."""
URGENCY = (Tone.STRIKE, Tone.OPEN, Tone.SETTLED, Tone.UNKNOWN)
WARNING = "⚠️ "
TROUBLED = {FeedState.FAILING, FeedState.SLOWED, FeedState.STOPPED}
PAGE = 5
"""Stories on one page of headlines."""
LINKS_SHOWN = 3
NAME, HEADING, BADGE, HEADLINE, SENTENCE = 80, 80, 200, 200, 300
"""How long foreign and own texts may be before they are cut."""


def embed(title: str, description: str, colour: int = GREY) -> discord.Embed:
    """An embed with a title, or without if that is empty."""
    return discord.Embed(title=shown(title, HEADING) or None, description=description, colour=colour)


def small(*parts: str) -> str:
    """A line in small print, its parts set apart by dots; empty without any."""
    told = "\N{NO-BREAK SPACE}· ".join(part for part in parts if part)
    return f"-# {told}" if told else ""


def bold(text: str) -> str:
    """Escaped text in bold; nothing for nothing."""
    return f"**{text}**" if text else ""


def left_out(parts: Sequence[str], phrases: Phrases) -> str:
    """What there was no room for; empty for nothing."""
    return small(phrases.say("left-out", parts=phrases.enumerate(parts))) if parts else ""


def footing(footer: Sequence[str], at: datetime, phrases: Phrases) -> str:
    """The last line of an answer as of `at`: that moment counts on with the reader's clock."""
    now = as_of(at, phrases)
    moment = phrases.say("as-of-moment", moment=timestamp(at))
    return small(*(moment if part == now else shown(part, NAME) for part in footer))


def unbroken(text: str) -> str:
    """A short text that stays on one line."""
    return shown(text, NAME).replace(" ", "\N{NO-BREAK SPACE}")


def alarm(text: str) -> str:
    """A line that asks to be seen; nothing for nothing."""
    return f"{WARNING}{shown(text, SENTENCE)}" if text else ""


def behind(name: str, url: str) -> str:
    """The host behind a link, to stand after the name of who tells it; empty where the name says it already."""
    place = host(url)
    return f" ({place})" if place and place != shown(name, NAME) else ""


def story(line: HeadlineLine, *about: str) -> str:
    """A story in two lines: its title, then what it is `about`, the day, who tells it, and the host behind the link."""
    outlets = f"{shown(line.outlets, NAME)}{behind(line.outlets, line.url)}"
    known = small(*(shown(part, NAME) for part in about), unbroken(line.day), outlets.strip())
    return lines([link(line.title, line.url, HEADLINE), known])


def standing(line: StandingLine) -> str:
    """Where one contract stands: its name, its phase, and what else must be known."""
    name = " · ".join(part for part in (bold(shown(line.union, NAME)), shown(line.contract, NAME)) if part)
    sign = SIGNS[line.tone] if line.confirmed else WARNING.strip()
    return lines([f"{sign} {name}", shown(line.badge, BADGE), *(small(shown(note, BADGE)) for note in line.notes)])


def overview_embed(text: OverviewText, at: datetime, phrases: Phrases) -> discord.Embed:
    """The answer to `/status` without a union, in the colour of the most urgent that is confirmed."""
    tones = {line.tone for line in text.lines if line.confirmed}
    colour = COLOURS[next((tone for tone in URGENCY if tone in tones), Tone.UNKNOWN)]
    tail = [shown(text.empty, SENTENCE), alarm(text.fault), footing(text.footer, at, phrases)]
    return _listing(text.heading, [standing(line) for line in text.lines], tail, phrases, colour)


def pages(text: HeadlinesText) -> int:
    """How many pages of headlines there are; one even where there are none."""
    return max(1, -(-len(text.lines) // PAGE))


def headlines_embed(text: HeadlinesText, page: int, at: datetime, phrases: Phrases) -> discord.Embed:
    """One page of the answer to `/headlines`, counted from 0; beyond the last, the last."""
    page, last = min(max(page, 0), pages(text) - 1), pages(text)
    stories = text.lines[page * PAGE : (page + 1) * PAGE]
    told = [story(line, line.unions, line.event) for line in stories]
    where = phrases.say("page-of", page=page + 1, pages=last) if last > 1 else ""
    tail = [shown(text.empty, SENTENCE), footing([where, *text.footer], at, phrases)]
    return _listing(text.heading, told, tail, phrases)


def timeline_embed(text: TimelineText, phrases: Phrases) -> discord.Embed:
    """The answer to `/timeline`; where it is too long, the oldest phases of the contracts with most are left out."""
    forms = [text.contracts]
    while forms[-1]:
        forms.append(_less_a_phase(forms[-1]))
    tone = next((contract.lines[-1].tone for contract in text.contracts if contract.lines), Tone.UNKNOWN)

    def draw(contracts: tuple[ContractTimeline, ...]) -> Message:
        blocks = [
            lines([f"### {shown(contract.contract, NAME)}", paragraphs([_span(line) for line in contract.lines])])
            for contract in contracts
        ]
        less = _phases(text.contracts) - _phases(contracts)
        missing = [phrases.say("left-out-phases", phases=less)] if less else []
        body = paragraphs([left_out(missing, phrases), *blocks, shown(text.empty, SENTENCE)])
        return Message(embeds=(embed(text.heading, body, COLOURS[tone]),))

    return longest_that_fits(forms, draw).embeds[0]


def _phases(contracts: Sequence[ContractTimeline]) -> int:
    return sum(len(contract.lines) for contract in contracts)


def _less_a_phase(contracts: tuple[ContractTimeline, ...]) -> tuple[ContractTimeline, ...]:
    place = max(range(len(contracts)), key=lambda place: len(contracts[place].lines))
    shorter = replace(contracts[place], lines=contracts[place].lines[1:])
    return (*contracts[:place], *([shorter] if shorter.lines else []), *contracts[place + 1 :])


def _span(line: SpanLine) -> str:
    phase = " · ".join(part for part in (bold(shown(line.phase, NAME)), shown(line.length, NAME)) if part)
    sure = f"{'' if line.confirmed else WARNING}{shown(line.confirmation, NAME)}"
    links = ", ".join(link(source.name, source.url, NAME) for source in line.links[:LINKS_SHOWN])
    return lines([f"{SIGNS[line.tone]} {phase}", shown(line.span, NAME), small(sure, links)])


def feeds_embed(text: FeedsText, phrases: Phrases) -> discord.Embed:
    """The answer to `/feeds list`, those in trouble first."""
    troubled = sorted(text.lines, key=lambda line: line.state not in TROUBLED)
    states = {line.state for line in text.lines}
    tone = Tone.OPEN if states & TROUBLED else Tone.SETTLED if states else Tone.UNKNOWN
    tail = [shown(text.empty, SENTENCE)]
    feeds = [_feed(line, text.columns, phrases) for line in troubled]
    return _listing(text.heading, feeds, tail, phrases, COLOURS[tone])


def _feed(line: FeedLine, columns: Sequence[str], phrases: Phrases) -> str:
    told = zip(columns[2:], (line.last, line.next, line.items, line.matched), strict=False)
    figures = [
        phrases.say("labelled", name=unbroken(name), value=unbroken(value)).replace(" ", "\N{NO-BREAK SPACE}")
        if value
        else ""
        for name, value in told
    ]
    return lines(
        [
            f"{bold(shown(line.name, NAME) or shown(line.address, NAME))} · {shown(line.health, NAME)}",
            alarm(line.error),
            small(*figures[:2]),
            small(*figures[2:]),
        ]
    )


def help_embed(text: HelpText, phrases: Phrases) -> discord.Embed:
    """The answer to `/help`."""
    commands = [lines([bold(shown(command.usage, NAME)), shown(command.about, SENTENCE)]) for command in text.commands]
    return _listing(
        text.heading, [shown(text.intro, SENTENCE), *commands], [small(shown(text.trust, SENTENCE))], phrases
    )


def error_text(error: StrikewireError, phrases: Phrases) -> str:
    """What is wrong and what to do about it, as the content of a message; a channel that it is about stands first."""
    channel = f"<#{error.channel_id}>" if isinstance(error, MissingPermissionError | OwnPermissionError) else ""
    told = [channel, *(shown(line, CONTENT // 4) for line in error_sentence(error, phrases).splitlines())]
    return longest_that_fits(range(len(told), -1, -1), lambda count: Message(lines(told[:count]))).content


def _listing(
    title: str, blocks: Sequence[str], tail: Sequence[str], phrases: Phrases, colour: int = GREY
) -> discord.Embed:
    """As many blocks from the first on as there is room for, how many more there are, and the tail."""

    def draw(count: int) -> Message:
        body = paragraphs([*blocks[:count], _more(len(blocks) - count, phrases), *tail])
        return Message(embeds=(embed(title, body, colour),))

    return longest_that_fits(range(len(blocks), -1, -1), draw).embeds[0]


def _more(count: int, phrases: Phrases) -> str:
    return small(phrases.say("round-troubles-more", more=count)) if count else ""
