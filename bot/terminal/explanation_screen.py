"""Draws why an article was taken in or left out, and how it was read."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding

from bot.terminal.drawing import MUTED, Address, Footer, apart, linked, page, words
from bot.terminal.status_screen import fact_grid
from bot.usecases.explain_article import Explanation
from bot.wording.explanations import Passage, explanation_text
from bot.wording.names import Names
from bot.wording.phrases import Phrases


def explanation_screen(answer: Explanation, names: Names, phrases: Phrases) -> RenderableType:
    """The answer to `/why`."""
    text = explanation_text(answer, names, phrases)
    reason: list[RenderableType] = [words(text.verdict, "bold"), words(text.reason)]
    if text.quote:
        reason.append(_quote(text.quote))
    blocks: list[RenderableType] = [
        Group(linked(text.title, text.url, "bold"), Address(text.url)),
        Group(*reason),
    ]
    if text.facts:
        blocks.append(fact_grid(text.facts))
    blocks += [*_passages(text.claims_title, text.claims), *_passages(text.issues_title, text.issues)]
    if text.hint:
        blocks.append(words(text.hint))
    return page(*blocks, Footer(text.footer))


def _passages(title: str, passages: Sequence[Passage]) -> list[RenderableType]:
    if not passages:
        return []
    return [Group(words(title, "bold"), apart([_passage(passage) for passage in passages]))]


def _passage(passage: Passage) -> RenderableType:
    effect = [words(passage.effect)] if passage.effect else []
    return Group(words(passage.heading), _quote(passage.quote), *effect)


def _quote(sentence: str) -> RenderableType:
    return Padding(words(sentence, MUTED), (0, 0, 0, 2))
