"""Files an operator imports: their bytes, and whether those are a feed or JSON lines. Parses neither."""

from __future__ import annotations

import gzip
import json
from enum import StrEnum
from pathlib import Path

_GZIP = b"\x1f\x8b"


class Kind(StrEnum):
    """What a file holds."""

    FEED = "feed"
    """RSS, RDF, Atom or JSON Feed, or nothing known: the parser says what is wrong with it."""
    LINES = "lines"
    """JSON lines, one article each."""


def read_file(path: Path) -> bytes:
    """The bytes of the file, unpacked if it is gzipped. Raises OSError, or EOFError or zlib.error if it is damaged."""
    body = path.read_bytes()
    return gzip.decompress(body) if body.startswith(_GZIP) else body


def kind_of(body: bytes) -> Kind:
    """What `body` is, judged by its content: a name or a content type may lie."""
    start = body.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"{"):
        return Kind.FEED
    try:
        whole = json.loads(start)
    except (ValueError, RecursionError):
        return Kind.LINES
    return Kind.FEED if "items" in whole else Kind.LINES
