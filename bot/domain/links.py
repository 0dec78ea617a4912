"""Reads what a person pastes as the link to an article. What is stored under that link is not known here."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from bot.domain.articles import canonical_url

HIDING = frozenset(
    {
        "apple.news",
        "bit.ly",
        "buff.ly",
        "dlvr.it",
        "flip.it",
        "lnkd.in",
        "news.google.com",
        "ow.ly",
        "share.google",
        "t.co",
        "trib.al",
    }
)
"""Hosts whose links lead to an article without saying to which."""

_WRAPPING = re.compile(r"(?:www\.)?google\.[a-z.]+/url|l(?:m)?\.facebook\.com/l\.php|l\.instagram\.com/?")
"""Pages that lead on to the address in their query."""
_WITH_SCHEME = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/[^\s<>]+", re.IGNORECASE)
_AFTER = ".,;:!?'\"*_|’”»]"
"""What may follow an address in a text and is no part of it."""


def pasted_url(text: str) -> str:
    """The canonical URL of the link in what was pasted, taken out of a wrapping link; empty when there is none."""
    found = _WITH_SCHEME.search(text)
    if found is None and "://" not in text:
        found = _WITHOUT_SCHEME.fullmatch(text.strip(" <>\n\t"))
    if found is None:
        return ""
    url = _trimmed(found.group())
    if "://" not in url:
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        if not parts.hostname or "." not in parts.hostname or not url.isprintable():
            return ""
        if _WRAPPING.fullmatch(f"{parts.hostname}{parts.path}"):
            query = parse_qs(parts.query)
            return pasted_url(next((query[name][0] for name in ("q", "url", "u") if name in query), ""))
        return canonical_url(url)
    except ValueError:
        return ""


def hides_its_target(url: str) -> bool:
    """Whether a canonical URL is one of those behind which another is hidden."""
    return urlsplit(url).hostname in HIDING


def _trimmed(url: str) -> str:
    """The address without the marks of the text around it; a bracket stays where it has its pair."""
    while url and (url[-1] in _AFTER or (url[-1] == ")" and url.count("(") < url.count(")"))):
        url = url[:-1]
    return url
