"""Strokes every screen is drawn with: safe text, links, the coloured bar, the page. No answer is known here.

Text may come from a feed: it is never read as markup, and nothing in it can steer the terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from typing import TypeAlias
from urllib.parse import urlsplit

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from bot.wording.phases import Tone

Screen: TypeAlias = RenderableType
"""What `show` prints: an answer drawn."""

WIDEST = 100
BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
MUTED = "dim"
COLOURS = {
    Tone.STRIKE: "#e5534b",
    Tone.OPEN: "#c08a1e",
    Tone.SETTLED: "#3fa45b",
    Tone.UNKNOWN: "#8b949e",
}
ALERT = COLOURS[Tone.OPEN]


def printable(text: str) -> str:
    """The text on one line, without control and format characters."""
    kept = "".join(" " if c in "\t\r\n\v\f" else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return BLANKS.sub(" ", kept).strip()


def words(text: str, style: str = "") -> Text:
    """Text as it is, whatever brackets it holds."""
    return Text(printable(text), style=style)


def is_web_address(url: str) -> bool:
    """Whether an address may become a link: http or https, with a host, and nothing that could end the link early."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable() and " " not in url
    except ValueError:
        return False


def linked(text: str, url: str, style: str = "") -> Text:
    """Text that opens an address where the terminal can do that."""
    link = Style(link=url) if is_web_address(url) else Style()
    return Text(printable(text), style=Style.parse(style) + link)


def host(url: str) -> str:
    """The host of an address without `www.`, to be shown beside a link."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if is_web_address(url) else ""


def can_link(console: Console) -> bool:
    """Whether links show on this console; where they do not, addresses are written out."""
    return console.color_system is not None


class Address:
    """An address written out, on a line of its own and never broken; nothing where links show."""

    def __init__(self, url: str, indent: str = "") -> None:
        self._text = f"{indent}{printable(url)}" if is_web_address(url) else ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if self._text and not can_link(console):
            yield Text(self._text, no_wrap=True, overflow="ignore")


class Barred:
    """What stands beside a bar in the colour of its tone."""

    def __init__(self, tone: Tone, *body: RenderableType) -> None:
        self._colour = COLOURS[tone]
        self._body = Group(*body)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        bar = "|" if options.ascii_only else "▌"
        inner = options.update(width=options.max_width - 2)
        style = console.get_style(self._colour)
        for line in Segment.split_lines(console.render(self._body, inner)):
            yield Segment(bar, style)
            if line:
                yield Segment(" ")
                yield from line
            yield Segment.line()


def apart(blocks: Sequence[RenderableType]) -> Group:
    """The blocks with an empty line between each two."""
    spaced: list[RenderableType] = []
    for block in blocks:
        spaced.extend([Text(), block] if spaced else [block])
    return Group(*spaced)


def page(*blocks: RenderableType) -> RenderableType:
    """Blocks one below the other, an empty line between them, no wider than reads well."""
    return _Page(apart(blocks))


class _Page:
    """Keeps lines within the widest, and free of blanks at their end."""

    def __init__(self, body: RenderableType) -> None:
        self._body = body

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        inner = options.update_width(min(options.max_width, WIDEST))
        for line in Segment.split_lines(console.render(self._body, inner)):
            while line and not line[-1].text.strip():
                line.pop()
            if line:
                last = line.pop()
                yield from line
                yield Segment(last.text.rstrip(), last.style)
            yield Segment.line()


class Footer:
    """The last line of a screen; its parts go below each other where one line does not hold them."""

    def __init__(self, parts: Sequence[str]) -> None:
        self._parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = words(" · ".join(self._parts), MUTED)
        if line.cell_len <= options.max_width:
            yield line
        else:
            yield from (words(part, MUTED) for part in self._parts)


def show(console: Console, screen: RenderableType) -> None:
    """Print a screen; addresses longer than the console is wide stay whole."""
    console.print(screen, crop=False, highlight=False, markup=False, emoji=False)


def to_output(screen: Screen) -> None:
    """Print a screen on standard output."""
    show(Console(), screen)


def to_errors(screen: Screen) -> None:
    """Print a screen on standard error; one that cannot be written ends no work."""
    with suppress(OSError):
        show(Console(stderr=True), screen)


def tell(sentence: str) -> None:
    """Print a sentence on standard error; a path in it stays whole."""
    Console(stderr=True, soft_wrap=True).print(words(sentence))
