"""What every message must hold to, whatever the feeds say: within the limits, harmless, honest."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

import discord

from cogs._limits import Message
from cogs._markup import BREAK, length
from tests.answers import NOW
from tests.cogs.markdown import Node, every, read_lines, said
from tests.cogs.messages import payload, texts_of
from tests.discord_server.checker import CALLBACK, MESSAGE, violations
from tests.discord_server.checker import Asked as Interaction

ASKED_NOW = f"<t:{int(NOW.timestamp())}:R>"
ESCAPED = re.compile(r"\\[^0-9A-Za-z\s]")


TARGET = re.compile(r"\]\(<(https?://[!-;=?-\[\]_a-~]+)>\)")


MARK = re.compile(r"\[\d+\]")


def assert_posted(message: Message, view: discord.ui.View, role: int | None) -> None:
    """Discord takes the message in a channel."""
    assert violations(MESSAGE, payload(message, view=view, role=role)) == []
    assert_within_limits(message)


def assert_answered(message: Message, view: discord.ui.View | None = None) -> None:
    """Discord takes the message as an answer."""
    answer = {"type": 4, "data": {**payload(message, view=view), "flags": 64}}
    assert violations(CALLBACK, answer, asked=Interaction.COMMAND) == []
    assert_within_limits(message)


def assert_within_limits(message: Message) -> None:
    """The limits hold even if Discord counts in UTF-16, and every text can be encoded."""
    parts = [(length(embed.title or ""), length(embed.description or "")) for embed in message.embeds]
    assert length(message.content) <= 2000
    assert all(title <= 256 and description <= 4096 for title, description in parts)
    assert sum(map(sum, parts)) <= 6000
    for text in texts_of(message):
        text.encode()


def assert_harmless(
    message: Message, *, mentions: Collection[str] = (), moments: Collection[str] = (ASKED_NOW,)
) -> None:
    """Only what is ours formats; no person, role, channel or command is named and no moment told but these."""
    for text in texts_of(message):
        rest = TARGET.sub("]", ESCAPED.sub("", text))
        for own in (*mentions, *moments):
            rest = rest.replace(own, "")
        assert not set("`_~|<\\") & set(rest), rest
        assert not re.search(r"@(?:everyone|here)|://", rest, re.IGNORECASE)
        assert rest.replace("**", "").count("*") == 0
        for _, nodes in read_lines(text):
            for node in every(nodes):
                assert node.kind in {"text", "bold", "link", "timestamp", "mention"}, node


def assert_shaped(message: Message, headings: Collection[str] = (), items: int = 0) -> None:
    """No line is anything but text and small print, except the headings and items that belong there."""
    allowed = {"line", "subtext", *(["heading"] if headings else []), *(["item"] if items else [])}
    found = [(kind, said(nodes)) for text in texts_of(message) for kind, nodes in read_lines(text)]
    assert {kind for kind, _ in found} <= allowed
    assert sum(kind == "heading" for kind, _ in found) <= len(headings)
    assert sum(kind == "item" for kind, _ in found) <= items
    assert len(found) <= 600


def assert_honest(message: Message, *, ours: Collection[str] = ()) -> None:
    """Each link says where it leads: by its text, beside it, or, where it is a mark, in the list of sources.

    The names in `ours` are given to addresses by us, not by a feed.
    """
    for text in texts_of(message):
        told = [list(nodes) for _, nodes in read_lines(text)]
        for place, nodes in enumerate(told):
            near = said(nodes) + " " + (said(told[place + 1]) if place + 1 < len(told) else "")
            for node in every(nodes):
                if node.kind != "link":
                    continue
                host = (urlsplit(node.target).hostname or "").removeprefix("www.")
                assert host
                listed = MARK.fullmatch(node.text) and any(_lists(other, node, host) for other in told)
                assert listed or node.text in ours or _plainly(host) in _plainly(near), (node, near)


def _lists(nodes: list[Node], cited: Node, host: str) -> bool:
    """Whether a line is the source behind a mark, with its host."""
    line = said(nodes)
    leads = any(node.kind == "link" and node.target == cited.target for node in nodes)
    return leads and line.startswith(f"{cited.text} ") and _plainly(host) in _plainly(line)


def _plainly(text: str) -> str:
    return text.replace(BREAK, "")
