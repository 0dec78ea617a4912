"""Text as Discord takes it: what comes from a feed can format, link, mention or imitate nothing. Knows no answer."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from functools import lru_cache
from typing import Literal
from urllib.parse import quote, urlsplit, urlunsplit

LONGEST_ADDRESS = 1000
LOOKED_AT = 8
"""How many times its limit of a text is read, so that an endless one takes no time."""
MARKS_IN_A_ROW = 2
CHARACTERS_LEFT_OUT = {"Cc", "Cf", "Cs", "Co"}
COMBINING = {"Mn", "Me"}
SYMBOLS = {"So", "Sk", "Cn"}
"""Emoji; those newer than Python's tables look unassigned."""
BLANK_LETTERS = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0\u2800"), " ")
JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
BREAK = "\u200b"
"""Ours, never a feed's: keeps two characters apart that would mean something together."""

_SPACE = re.compile(r"\s{2,}|[^\S\u00a0\u202f]")
"""What becomes one space; one that binds two words stays."""
_ACTIVE = re.compile(r"[\\*_~|`\[\]/]")
_AT_LINE_START = re.compile(r"^(\d*)(?=[#>+\-.)])")
_PAIRED = re.compile(r"[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*")
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)


@lru_cache(maxsize=512)
def clean(text: str) -> str:
    """The text on one line, composed, without control, format and private characters, its accents within bounds."""
    composed = _SPACE.sub(" ", unicodedata.normalize("NFC", text.translate(BLANK_LETTERS)))
    kept: list[str] = []
    marks = 0
    for place, character in enumerate(composed):
        category = unicodedata.category(character)
        marks = marks + 1 if category in COMBINING else 0
        in_emoji = character == JOINER and kept and _joins(kept[-1], composed[place + 1 : place + 2])
        if in_emoji or (category not in CHARACTERS_LEFT_OUT and marks <= MARKS_IN_A_ROW):
            kept.append(character)
    return _SPACE.sub(" ", "".join(kept).replace("://", ": //")).strip()


def _joins(before: str, after: str) -> bool:
    """Whether a joiner stands between two parts of one emoji."""
    return all(
        character == EMOJI_STYLE or unicodedata.category(character) in SYMBOLS for character in (before, after or " ")
    )


def length(text: str) -> int:
    """How many characters Discord counts at most: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """The text within `limit`, ended at a sentence or a word and followed by an ellipsis where it was longer."""
    if length(text) <= limit:
        return text
    kept = text.encode("utf-16-le", "ignore")[: 2 * (limit - 2)].decode("utf-16-le", "ignore")
    sentence, word = kept.rfind(". ") + 1, kept.rfind(" ")
    if sentence > limit * 0.6:
        return f"{kept[:sentence]} …"
    return kept[: word if word > limit // 2 else None].rstrip(f" ,;:–-{JOINER}") + "…"


def shown(text: str, limit: int) -> str:
    """Foreign text that shows as it reads; cut to `limit` characters, escaping (up to three for one) not counted."""
    safe = _ACTIVE.sub(r"\\\g<0>", cut(clean(text[: limit * LOOKED_AT]), limit))
    safe = _AT_LINE_START.sub(r"\1\\", safe)
    return _EVERYBODY.sub(f"@{BREAK}", safe.replace("<", f"\\<{BREAK}"))


def address(url: str) -> str:
    """The address as it may stand in a link: percent-encoded, its host in ASCII; empty for one that must not."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or "@" in parts.netloc or not url.isprintable() or " " in url:
            return ""
        name = _ascii(parts.hostname or "")
        if "." not in name or parts.netloc.startswith("["):
            return ""
        place = f"{name}:{parts.port}" if parts.port else name
    except ValueError:
        return ""
    path, query, fragment = (quote(part, safe="%/?:!$&'*+,;=~") for part in (parts.path, parts.query, parts.fragment))
    encoded = urlunsplit((parts.scheme, place, path, query, fragment))
    return encoded if len(encoded) <= LONGEST_ADDRESS else ""


def host(url: str) -> str:
    """The host behind an address, without `www.`; a name in another script as Punycode; empty if it is none."""
    place = address(url)
    return shown((urlsplit(place).hostname or "").removeprefix("www."), 100) if place else ""


def _ascii(name: str) -> str:
    encoded = name.encode("idna").decode("ascii").lower()
    if not re.fullmatch(r"[a-z0-9._-]+", encoded):
        raise ValueError(f"{name!r} is no host")
    return encoded


def link(text: str, url: str, limit: int) -> str:
    """Foreign text that opens an address: the only form of link there is. Without a sound address, the text alone."""
    place = address(url)
    words = shown(text, limit) or host(url)
    if not _PAIRED.fullmatch(words):
        # Discord ends the text of a link at a bracket without its pair, escaped or not.
        words = words.replace("\\[", "(").replace("\\]", ")")
    return f"[{words}](<{place}>)" if place else words


def timestamp(moment: datetime, style: Literal["R", "f"] = "R") -> str:
    """A moment that Discord writes for each reader: `R` how long ago, `f` as date and time where they are."""
    return f"<t:{int(moment.timestamp())}:{style}>"
