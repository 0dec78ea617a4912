"""Draws headlines and what a search found."""

from __future__ import annotations

from rich.console import Group, RenderableType

from bot.terminal.drawing import MUTED, Address, Footer, linked, page, words
from bot.usecases.list_headlines import Headlines
from bot.usecases.search_archive import Found
from bot.wording.headlines import HeadlineLine, HeadlinesText, headlines_text
from bot.wording.names import Names
from bot.wording.phrases import Phrases
from bot.wording.searches import search_text


def headline(line: HeadlineLine, *, about: tuple[str, ...] = (), style: str = "") -> RenderableType:
    """One story: its title, and below it what it is `about`, the outlets and the day."""
    details = " · ".join(part for part in (*about, line.outlets, line.day) if part)
    return Group(linked(line.title, line.url, style), words(details, MUTED), Address(line.url))


def headlines_screen(answer: Headlines, names: Names, phrases: Phrases) -> RenderableType:
    """The answer to `/headlines`."""
    return _listing(headlines_text(answer, names, phrases))


def search_screen(answer: Found, names: Names, phrases: Phrases) -> RenderableType:
    """The answer to `/search`."""
    return _listing(search_text(answer, names, phrases))


def _listing(text: HeadlinesText) -> RenderableType:
    stories = [headline(line, about=(line.unions, line.event), style="bold") for line in text.lines]
    empty = [words(text.empty)] if text.empty else []
    return page(words(text.heading, "bold"), *stories, *empty, Footer(text.footer))
