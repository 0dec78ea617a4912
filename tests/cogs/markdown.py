"""How Discord's apps read a text: its Markdown as a tree. A stand-in for the eyes of the tests of `cogs`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = {
    "heading": re.compile(r"\s*(#{1,3})\s+(.*)"),
    "subtext": re.compile(r"\s*(-#)\s+(.*)"),
    "quote": re.compile(r"\s*(>|>>>)\s+(.*)"),
    "item": re.compile(r"\s*([*+-]|\d+[.)])\s+(.*)"),
}
SPAN = {
    "escape": re.compile(r"\\([^0-9A-Za-z\s])"),
    "code": re.compile(r"(`+)(.*?[^`])\1(?!`)"),
    "autolink": re.compile(r"<((?:https?|mailto|tel|discord):[^ >]+)>"),
    "url": re.compile(r"((?:https?|discord|steam)://[^\s<]+[^<.,:;\"'\]\s])", re.IGNORECASE),
    "link": re.compile(
        r"\[((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['\"].*?['\"])?\s*\)"
    ),
    "mention": re.compile(r"<@[!&]?(\d+)>|<#(\d+)>|@(everyone|here)", re.IGNORECASE),
    "emoji": re.compile(r"<a?:(\w+):\d+>"),
    "command": re.compile(r"</([^:>]+):\d+>"),
    "timestamp": re.compile(r"<t:(-?\d{1,17})(?::([tTdDfFsSR]))?>"),
    "guide": re.compile(r"<id:(\w+)>"),
    "bold": re.compile(r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)"),
    "underline": re.compile(r"__((?:\\.|[^\\])+?)__(?!_)"),
    "italic": re.compile(r"\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)|_((?:\\.|[^\\_])+?)_(?!\w)"),
    "struck": re.compile(r"~~((?:\\.|[^\\])+?)~~"),
    "spoiler": re.compile(r"\|\|((?:\\.|[^\\])+?)\|\|"),
}
NESTED = {"bold", "underline", "italic", "struck", "spoiler", "link"}


@dataclass(frozen=True)
class Node:
    """A piece of text and what it is; `target` is where a link leads, or a timestamp's moment and style."""

    kind: str
    text: str
    target: str = ""
    inside: tuple[Node, ...] = ()


def read_spans(text: str) -> list[Node]:
    """The pieces of one line."""
    nodes: list[Node] = []
    place, plain = 0, ""
    while place < len(text):
        found = next(((kind, match) for kind, rule in SPAN.items() if (match := rule.match(text, place))), None)
        if found is None or found[0] == "escape":
            plain += found[1][1] if found else text[place]
            place = found[1].end() if found else place + 1
            continue
        if plain:
            nodes.append(Node("text", plain))
            plain = ""
        kind, match = found
        nodes.append(_node(kind, match))
        place = match.end()
    return [*nodes, Node("text", plain)] if plain else nodes


def _node(kind: str, match: re.Match[str]) -> Node:
    told = next((group for group in match.groups() if group), "")
    if kind == "link":
        return Node(kind, said(read_spans(match[1])), match[2], tuple(read_spans(match[1])))
    if kind == "timestamp":
        return Node(kind, "", f"{match[1]}:{match[2] or 'f'}")
    if kind in NESTED:
        inside = tuple(read_spans(told))
        return Node(kind, said(inside), inside=inside)
    return Node(kind, told, told)


def read_lines(text: str) -> list[tuple[str, list[Node]]]:
    """The lines of a message or a description: `line`, `heading`, `subtext`, `quote` or `item`, and their pieces.

    What a quote or an item holds besides text stands in its kind as well: `item heading`.
    """
    return [(kind, read_spans(rest)) for kind, rest in map(_read_line, text.split("\n"))]


def _read_line(line: str) -> tuple[str, str]:
    for kind, rule in LINE.items():
        if match := rule.fullmatch(line):
            inner, rest = _read_line(match[2]) if kind in ("quote", "item") else ("line", match[2])
            return kind if inner == "line" else f"{kind} {inner}", rest
    return "line", line


def said(nodes: list[Node] | tuple[Node, ...]) -> str:
    """The words a person sees."""
    return "".join(node.text for node in nodes)


def every(nodes: list[Node] | tuple[Node, ...]) -> Iterator[Node]:
    """Each piece, and those inside it."""
    for node in nodes:
        yield node
        yield from every(node.inside)
