"""What Discord takes in one message, and choosing the longest form of an answer that fits. Knows no answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import discord

from cogs._markup import length

CONTENT = 2000
EMBEDS = 10
EMBEDS_TOGETHER = 6000
TITLE = 256
DESCRIPTION = 4096

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted: text, embeds, or both."""

    content: str = ""
    embeds: tuple[discord.Embed, ...] = ()


def fits(message: Message) -> bool:
    """Whether Discord takes it."""
    parts = [(embed.title or "", embed.description or "") for embed in message.embeds]
    return (
        length(message.content) <= CONTENT
        and len(parts) <= EMBEDS
        and all(length(title) <= TITLE and length(description) <= DESCRIPTION for title, description in parts)
        and sum(length(title) + length(description) for title, description in parts) <= EMBEDS_TOGETHER
    )


def longest_that_fits(forms: Sequence[F], draw: Callable[[F], Message]) -> Message:
    """The answer in the longest form that Discord takes; `forms` go from the longest to one that surely fits."""
    whole = draw(forms[0])
    if fits(whole):
        return whole
    found, too_long, short_enough = whole, 0, len(forms)
    while short_enough - too_long > 1:
        middle = (too_long + short_enough) // 2
        drawn = draw(forms[middle])
        if fits(drawn):
            found, short_enough = drawn, middle
        else:
            too_long = middle
    return found


def paragraphs(parts: Sequence[str]) -> str:
    """The parts that say something, an empty line between each two."""
    return "\n\n".join(part for part in parts if part)


def lines(parts: Sequence[str]) -> str:
    """The parts that say something, one below the other."""
    return "\n".join(part for part in parts if part)
