"""What Discord demands of a message beyond its OpenAPI file: text, embeds, mentions, flags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntFlag
from typing import Any

from tests.discord_server.rules_components import component_violations, text_of

CONTENT = 2000
EMBEDS_TOTAL = 6000
HOUSE = "house: "


class MessageFlag(IntFlag):
    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


SETTABLE = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.COMPONENTS_V2


def message_violations(
    data: Mapping[str, Any], *, new: bool = True, in_answer: bool = False, files: int = 0
) -> Iterator[str]:
    """The rules broken by a message: `new` or an edit, `in_answer` to an interaction (then it may be ephemeral)."""
    content = data.get("content") or ""
    embeds = data.get("embeds") or []
    components = data.get("components") or []
    flags = data.get("flags") or 0
    allowed = SETTABLE | MessageFlag.EPHEMERAL if in_answer else SETTABLE
    if flags & ~allowed:
        yield f"flags: {flags} holds bits that may not be set here"
    if len(content) > CONTENT:
        yield f"content: {len(content)} characters, the limit is {CONTENT}"
    if new and not (content.strip() or embeds or components or files or data.get("poll") or data.get("sticker_ids")):
        yield "payload: Cannot send an empty message"
    yield from _embed_violations(embeds)
    v2 = bool(flags & MessageFlag.COMPONENTS_V2)
    if v2:
        for key in ("content", "embeds", "poll", "sticker_ids"):
            if data.get(key):
                yield f"{key}: not allowed beside components v2"
    yield from component_violations(components, v2=v2)
    yield from _mention_violations(data, bool(content or embeds or components))
    for number, attachment in enumerate(data.get("attachments") or []):
        if new and str(attachment.get("id")) not in {str(index) for index in range(files)}:
            yield f"attachments[{number}].id: no file of that number was sent"


def _embed_violations(embeds: list[dict[str, Any]]) -> Iterator[str]:
    total = 0
    for number, embed in enumerate(embeds):
        where = f"embeds[{number}]"
        total += embed_length(embed)
        if not any(
            embed.get(part) for part in ("title", "description", "fields", "author", "footer", "image", "thumbnail")
        ):
            yield f"{where}: an embed with nothing to show"
        for index, field in enumerate(embed.get("fields") or []):
            for part in ("name", "value"):
                if isinstance(field.get(part), str) and not field[part].strip():
                    yield f"{where}.fields[{index}].{part}: This field is required"
        if isinstance(embed.get("footer"), dict) and not (embed["footer"].get("text") or "").strip():
            yield f"{where}.footer.text: This field is required"
        if isinstance(embed.get("author"), dict) and not (embed["author"].get("name") or "").strip():
            yield f"{where}.author.name: This field is required"
        if isinstance(embed.get("author"), dict) and len(embed["author"].get("name") or "") > 256:
            yield f"{where}.author.name: longer than 256 characters"
        yield from _address_violations(embed, where)
    if total > EMBEDS_TOTAL:
        yield f"embeds: {total} characters over all of them, the limit is {EMBEDS_TOTAL}"


def _address_violations(embed: Mapping[str, Any], where: str) -> Iterator[str]:
    addresses = {"url": embed.get("url")}
    for part, key in (
        ("author", "url"),
        ("author", "icon_url"),
        ("footer", "icon_url"),
        ("image", "url"),
        ("thumbnail", "url"),
    ):
        addresses[f"{part}.{key}"] = (embed.get(part) or {}).get(key)
    for name, address in addresses.items():
        schemes = ("http://", "https://") if name in {"url", "author.url"} else ("http://", "https://", "attachment://")
        if address and not address.lower().startswith(schemes):
            yield f"{where}.{name}: scheme must be one of {', '.join(schemes)}"


def embed_length(embed: Mapping[str, Any]) -> int:
    """The characters of an embed that count towards the 6000."""
    parts = [
        embed.get("title"),
        embed.get("description"),
        (embed.get("footer") or {}).get("text"),
        (embed.get("author") or {}).get("name"),
        *(field.get(part) for field in embed.get("fields") or [] for part in ("name", "value")),
    ]
    return sum(len(part.strip()) for part in parts if isinstance(part, str))


def _mention_violations(data: Mapping[str, Any], shows_something: bool) -> Iterator[str]:
    allowed = data.get("allowed_mentions")
    if allowed is None:
        if shows_something:
            yield f"{HOUSE}allowed_mentions: missing, so that any name in the text would ping"
        return
    parse = allowed.get("parse") or []
    for kind in ("users", "roles"):
        if kind in parse and allowed.get(kind):
            yield f"allowed_mentions: parse:[{kind!r}] and {kind}:[ids...] are mutually exclusive"


def pings(data: Mapping[str, Any]) -> str:
    """The text of a message in which a mention can ping; embeds never do."""
    return "\n".join([data.get("content") or "", *text_of(data.get("components") or [])])
