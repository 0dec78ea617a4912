"""Foreign text made plain: markup, control characters, excess and boilerplate removed. Never returns markup."""

from __future__ import annotations

import html
import re
import unicodedata

TITLE_LIMIT = 300
LEAD_LIMIT = 2_000
BODY_LIMIT = 20_000
_MARKUP_LIMIT = 16 * 1024
"""Characters of markup looked at for each field; a body, wrapped in much more of it, gets four times as many."""

_TAG = re.compile(r"<[a-zA-Z/!?]")
_EDGE_MARKS = re.compile(r"<(?=[a-zA-Z/!?])")
_ENTITY = re.compile(r"&#?\w{1,32};")
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACE = re.compile(r"\s+")
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_LONE_JOINER = re.compile(f"(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])")
_DROPPED_TAGS = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "math",
    "audio",
    "video",
    "select",
    "textarea",
    "button",
)
_BLOCK_TAG = re.compile(
    "address|article|aside|blockquote|d[dlt]|div|figcaption|figure|footer|h[1-6r]|header|li|main|nav|[ou]l|p|pre"
    "|section|table|t[dhr]"
)
_TAIL_LENGTH = 600
_TAIL = re.compile(
    r"""(?:^|(?<=\s)|(?<=[.!?…\])»”"]))(?:
        The\ (?:post|article)\ .{1,400}\ (?:appeared\ first|first\ appeared)\ on\ .{1,120}
        | L[’']article\ .{1,400}\ est\ apparu\ en\ premier\ sur\ .{1,120}
        | (?:La\ entrada|La\ noticia|El\ art[ií]culo)\ .{1,400}\ primero\ en\ .{1,120}
        | (?:Click\ here\ to\ read|Read|READ)\ (?:more|More|MORE|on|the\ (?:full|rest|whole)\ .{1,60})
          (?:\ (?:at|on|about|here)\b.{0,120})?
        | Continue\ [Rr]eading.{0,200}
        | Lire\ (?:la\ suite|plus).{0,120}
        | (?:Leer\ m[áa]s|Sigue\ leyendo|Seguir\ leyendo).{0,120}
        | [\[(](?:\.\.\.|…|more…?)[\])]
    )[\s.…:»›→>]*$""",
    re.VERBOSE,
)


def plain(markup: str, limit: int, *, paragraphs: bool = False) -> str:
    """The text of `markup`, at most `limit` characters; entities escaped twice are undone.

    With `paragraphs` line breaks stay, and a blank line between paragraphs; else everything is one line.
    """
    text = markup[: _MARKUP_LIMIT * (4 if limit > LEAD_LIMIT else 1)]
    for _ in range(2):
        if _TAG.search(text):
            text = _text_of(text)
        elif _ENTITY.search(text):
            text = html.unescape(text)
        else:
            break
    # Last, for what is dropped or composed may have stood between a mark and its letter.
    return shortened(_folded(_EDGE_MARKS.sub(" ", _sound(text)), paragraphs=paragraphs), limit)


def clean(text: str, limit: int, *, paragraphs: bool = False) -> str:
    """`text` without control, format, surrogate and private characters, NFC, white space folded, cut at a word."""
    return shortened(_folded(_sound(text[: 4 * _MARKUP_LIMIT]), paragraphs=paragraphs), limit)


def shortened(text: str, limit: int) -> str:
    """`text` cut at a word border to at most `limit` characters, with an ellipsis when something is missing."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    border = max(cut.rfind(" "), cut.rfind("\n"))
    return (cut[:border] if border > limit // 2 else cut).rstrip(" \n,;:–—-") + "…"


def without_tail(text: str) -> str:
    """`text` without what blog software adds at its end: "The post ... appeared first on ...", "Read more"."""
    while True:
        head, tail = text[:-_TAIL_LENGTH], text[-_TAIL_LENGTH:]
        shorter = head + _TAIL.sub("", tail)
        if shorter == text:
            return text
        text = shorter.rstrip()


def _text_of(markup: str) -> str:
    from lxml import etree  # Late: the bot holds what asks for this module, and leaves markup to its worker.

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return ""
    if root is None:
        return ""
    etree.strip_elements(root, *_DROPPED_TAGS, with_tail=False)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if _BLOCK_TAG.fullmatch(element.tag):
            pieces.append("\n\n")
        elif element.tag == "br" and event == "start":
            pieces.append("\n")
        pieces.append(_SPACE.sub(" ", (element.text if event == "start" else element.tail) or ""))
    return "".join(pieces)


def _sound(text: str) -> str:
    """`text` without characters that deceive, NFC. Marks are thinned out first: sorting thousands of them is slow."""
    return _two_marks(unicodedata.normalize("NFC", _two_marks(_visible(text))))


def _folded(text: str, *, paragraphs: bool) -> str:
    if paragraphs:
        lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
        return _BLANK_LINES.sub("\n\n", lines).strip("\n")
    return " ".join(text.split())


def _visible(text: str) -> str:
    if "\u200d" in text:
        text = _LONE_JOINER.sub("", text)
    unwanted = {
        ord(char): " " if char.isspace() else None
        for char in set(text)
        if char not in "\n\u200d" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")
    }
    return text.translate(unwanted)


def _two_marks(text: str) -> str:
    """`text` with at most two combining marks in a row: more of them climb over the neighbouring lines."""
    if text.isascii():
        return text
    marks = "".join(char for char in set(text) if unicodedata.category(char) in ("Mn", "Me"))
    return re.sub(f"([{marks}]{{2}})[{marks}]+", r"\1", text) if marks else text
