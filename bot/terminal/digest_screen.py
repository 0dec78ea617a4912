"""Draws a digest."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from bot.domain.digests import Digest
from bot.terminal.drawing import ALERT, COLOURS, MUTED, Address, Barred, Footer, apart, linked, page, words
from bot.terminal.headlines_screen import headline
from bot.terminal.status_screen import fact_grid, standings
from bot.wording.digests import ChangeLine, digest_text
from bot.wording.names import Names
from bot.wording.phrases import Phrases


def digest_screen(digest: Digest, names: Names, phrases: Phrases) -> RenderableType:
    """The digest as a channel would get it."""
    text = digest_text(digest, names, phrases)
    blocks: list[RenderableType] = [Text.assemble(words(text.heading, "bold"), (f" · {text.span}", MUTED))]
    if text.quiet:
        blocks.append(words(text.quiet))
    if text.changes:
        changes = apart([change_block(change) for change in text.changes])
        blocks.append(Group(words(text.changes_title, "bold"), changes))
    for section in text.sections:
        stories = [headline(line, about=(line.event,)) for line in section.lines]
        blocks.append(Group(words(section.union, "bold"), apart(stories)))
    if text.ahead:
        blocks.append(Group(words(text.ahead_title, "bold"), fact_grid(text.ahead)))
    if text.states:
        blocks.append(Group(words(text.states_title, "bold"), apart(standings(text.states))))
    if text.rest:
        blocks.append(words(text.rest, MUTED))
    return page(*blocks, Footer(text.footer))


def change_block(change: ChangeLine) -> RenderableType:
    """One change of phase beside its bar."""
    return Barred(
        change.tone,
        words(change.contract),
        words(change.badge, f"bold {COLOURS[change.tone]}"),
        linked(change.confirmation, change.url, MUTED if change.confirmed else ALERT),
        Address(change.url),
    )
