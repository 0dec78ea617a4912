"""What a person sees of a message, and what Discord is sent for it. Says nothing about whether that is right."""

from __future__ import annotations

from typing import Any, cast

import discord
from discord.http import handle_message_parameters

from cogs._limits import Message
from tests.cogs.markdown import Node, every, read_lines, said


def drawn(*found: discord.Embed) -> Message:
    """Embeds alone, as a message."""
    return Message(embeds=found)


def payload(message: Message, *, view: discord.ui.View | None = None, role: int | None = None) -> dict[str, Any]:
    """The message as discord.py sends it, where only this role may be pinged."""
    roles = [discord.Object(role)] if role else False
    sent = handle_message_parameters(
        message.content or None,
        embeds=message.embeds,
        view=view,
        allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False),
    )
    return cast("dict[str, Any]", sent.payload)


def texts_of(message: Message) -> list[str]:
    """Each text of it that Discord reads as Markdown."""
    parts = [message.content, *(part for embed in message.embeds for part in (embed.title, embed.description))]
    return [part for part in parts if part]


def nodes_of(message: Message) -> list[Node]:
    """Each piece of text, and those inside it."""
    return [node for text in texts_of(message) for _, nodes in read_lines(text) for node in every(nodes)]


def seen(*found: discord.Embed | Message) -> list[str]:
    """The lines a person sees, without empty ones."""
    messages = [each if isinstance(each, Message) else drawn(each) for each in found]
    told = [said(nodes) for message in messages for text in texts_of(message) for _, nodes in read_lines(text)]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in told if line]


def links_in(*found: discord.Embed | Message) -> list[tuple[str, str]]:
    """The links, each with its text and where it leads."""
    messages = [each if isinstance(each, Message) else drawn(each) for each in found]
    return [(node.text, node.target) for each in messages for node in nodes_of(each) if node.kind == "link"]
