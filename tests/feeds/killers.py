"""Bodies within the limit of size that cost a parser seconds, gigabytes or its life."""

from __future__ import annotations

from collections.abc import Callable


def rss(inside: str) -> bytes:
    """A feed with this inside its channel."""
    return f'<rss version="2.0"><channel><title>t</title>{inside}</channel></rss>'.encode()


def _author() -> bytes:
    return rss(f"<item><title>a</title><author>{'1' * 65_536}</author></item>")


def _attributes() -> bytes:
    attributes = " ".join(f"a{number}='1'" for number in range(40_000))
    return rss(f"<item><title {attributes}>a</title></item>")


def _entity_bomb() -> bytes:
    head = f"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a '{'x' * 2_800}'>]>"
    return head.encode() + rss(f"<title>{'&a;' * 2_800}</title>")


def _billion_laughs() -> bytes:
    laughs = "".join(f"<!ENTITY a{depth} '{f'&a{depth - 1};' * 10}'>" for depth in range(1, 10))
    return f"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a0 'ha'>{laughs}]>".encode() + rss("<title>&a9;</title>")


def _deep_json() -> bytes:
    return b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 200_000


KILLERS: dict[str, Callable[[], bytes]] = {
    "an author of 64 KB": _author,
    "40,000 attributes": _attributes,
    "an entity bomb": _entity_bomb,
    "a billion laughs": _billion_laughs,
    "an encoding that raises": lambda: b'<?xml version="1.0" encoding="punycode"?><rss version="2.0"/>',
    "deep JSON": _deep_json,
}
"""These end as errors."""

HEAVY: dict[str, Callable[[], bytes]] = {
    "40,000 comments": lambda: rss(f"<item><title>a</title><description>{'&lt;!--' * 40_000}</description></item>"),
    "180,000 entries": lambda: rss("<item><title>t</title></item>" * 170_000),
    "400,000 levels": lambda: rss(f"<item><title>a</title><description>{'<div>' * 400_000}</description></item>"),
    "400,000 levels, escaped": lambda: rss(f"<item><description>{'&lt;div&gt;' * 400_000}</description></item>"),
    "a million entries": lambda: rss("<item><title>t</title></item>" * 1_000_000),
    "55 MB": lambda: rss(f"<item><title>t</title><description>{'x' * 500}</description></item>" * 100_000),
}
"""These cost much; some come to nothing, some to a feed, and the last two are too large to be fetched at all."""
