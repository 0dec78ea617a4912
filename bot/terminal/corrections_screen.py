"""Draws corrections and what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType

from bot.domain.proposals import Proposal, ProposalState
from bot.terminal.drawing import MUTED, Barred, apart, page, words
from bot.usecases.decide_correction import Decision
from bot.wording.corrections import (
    CorrectionText,
    DecisionText,
    corrections_text,
    decided_text,
    proposed_text,
)
from bot.wording.names import Names
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases

TONES = {
    ProposalState.WAITING: Tone.OPEN,
    ProposalState.APPLIED: Tone.SETTLED,
    ProposalState.DECLINED: Tone.UNKNOWN,
    ProposalState.UNDONE: Tone.UNKNOWN,
}


def corrections_screen(proposals: Sequence[Proposal], names: Names, phrases: Phrases) -> RenderableType:
    """The answer to `strikewire correct list`."""
    text = corrections_text(proposals, names, phrases)
    body = words(text.empty) if text.empty else apart([_correction(line) for line in text.lines])
    return page(words(text.heading, "bold"), body)


def proposed_screen(proposal: Proposal, names: Names, phrases: Phrases) -> RenderableType:
    """The answer to `strikewire correct propose`."""
    return _decision(proposed_text(proposal, names, phrases))


def decided_screen(decision: Decision, names: Names, phrases: Phrases) -> RenderableType:
    """The answer to `strikewire correct accept` and `strikewire correct undo`."""
    return _decision(decided_text(decision, names, phrases))


def _decision(text: DecisionText) -> RenderableType:
    hint = [words(text.hint)] if text.hint else []
    return page(words(text.heading, "bold"), _correction(text.correction), *hint)


def _correction(text: CorrectionText) -> RenderableType:
    steps = [words(f"{step.what}: {step.day}, {step.who}", MUTED) for step in text.entries]
    return Barred(
        TONES[text.state],
        words(f"{text.number} · {text.standing}", "bold"),
        words(text.contract),
        words(text.change),
        words(text.reason),
        Group(*steps),
    )
