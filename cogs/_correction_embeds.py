"""Corrections as embeds: one that was proposed or decided, and the list of all. Decides and words nothing."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.domain.proposals import LONGEST_REASON, ProposalState
from bot.wording.corrections import CorrectionsText, CorrectionText, DecisionText, Entry
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases
from cogs._embeds import BADGE, COLOURS, NAME, SENTENCE, bold, embed, small
from cogs._limits import Message, lines, longest_that_fits, paragraphs
from cogs._markup import shown

TONES = {
    ProposalState.WAITING: Tone.OPEN,
    ProposalState.APPLIED: Tone.SETTLED,
    ProposalState.DECLINED: Tone.UNKNOWN,
    ProposalState.UNDONE: Tone.UNKNOWN,
}


def correction_embed(text: DecisionText, phrases: Phrases) -> discord.Embed:
    """One correction, with what was done and what comes next."""
    correction = text.correction
    body = [_correction(correction, phrases), shown(text.hint, SENTENCE)]
    return embed(text.heading, paragraphs(body), COLOURS[TONES[correction.state]])


def corrections_embed(text: CorrectionsText, phrases: Phrases) -> discord.Embed:
    """The answer to `/correct list`: as many corrections as there is room for, in their order."""

    def draw(count: int) -> Message:
        more = len(text.lines) - count
        body = [_numbered(line, phrases) for line in text.lines[:count]]
        body.append(small(phrases.say("round-troubles-more", more=more)) if more else "")
        return Message(embeds=(embed(text.heading, paragraphs([*body, shown(text.empty, SENTENCE)])),))

    return longest_that_fits(list(reversed(range(len(text.lines) + 1))), draw).embeds[0]


def _numbered(correction: CorrectionText, phrases: Phrases) -> str:
    heading = f"{bold(shown(correction.number, NAME))} · {shown(correction.standing, NAME)}"
    return lines([heading, _correction(correction, phrases)])


def _correction(correction: CorrectionText, phrases: Phrases) -> str:
    return lines(
        [
            bold(shown(correction.contract, BADGE)),
            shown(correction.change, BADGE),
            phrases.say("correction-reason", reason=shown(correction.reason, LONGEST_REASON)),
            small(*_steps(correction.entries)),
        ]
    )


def _steps(entries: Sequence[Entry]) -> list[str]:
    return [
        " ".join(part for part in (shown(f"{each.what} {each.day}", NAME), _who(each.who)) if part) for each in entries
    ]


def _who(who: str) -> str:
    """Somebody by their id in Discord, or as a shell knows them."""
    return f"<@{who}>" if who.isascii() and who.isdecimal() else shown(who, NAME)
