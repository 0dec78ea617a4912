"""The trial of an address as an embed. Where it is too long, the last of what was found goes first. Words nothing."""

from __future__ import annotations

import discord

from bot.wording.phrases import Phrases
from bot.wording.trials import Line, TrialText
from cogs._embeds import BADGE, COLOURS, HEADLINE, NAME, SENTENCE, bold, embed, small
from cogs._limits import Message, lines, longest_that_fits, paragraphs
from cogs._markup import host, link, shown


def trial_embed(text: TrialText, phrases: Phrases) -> discord.Embed:
    """The answer to `/feeds test`."""

    def draw(form: tuple[int, int]) -> Message:
        count, told = form
        more = len(text.lines) - count
        facts = [
            phrases.say("labelled", name=bold(shown(fact.name, NAME)), value=shown(fact.text, BADGE))
            for fact in text.facts[:told]
        ]
        body = [
            lines([bold(shown(text.verdict, SENTENCE)), small(shown(text.address, BADGE))]),
            lines(facts),
            bold(shown(text.lines_title, BADGE)),
            *(_line(each) for each in text.lines[:count]),
            small(phrases.say("round-troubles-more", more=more)) if more else "",
            shown(text.hint, SENTENCE),
        ]
        return Message(embeds=(embed("", paragraphs(body), COLOURS[text.tone]),))

    counts, told = len(text.lines), len(text.facts)
    forms = [*((count, told) for count in range(counts, -1, -1)), *((0, each) for each in range(told - 1, -1, -1))]
    return longest_that_fits(forms, draw).embeds[0]


def _line(line: Line) -> str:
    return lines([link(line.title, line.url, HEADLINE), small(shown(line.text, SENTENCE), host(line.url))])
