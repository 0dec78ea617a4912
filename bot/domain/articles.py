"""What a feed offers and what we keep of it: items, articles and their identity. No reading of their meaning."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

TRACKING_PARAMETERS = frozenset(
    {
        "at_campaign",
        "at_medium",
        "cid",
        "cmpid",
        "fbclid",
        "gclid",
        "ftag",
        "ito",
        "mc_cid",
        "mc_eid",
        "ns_campaign",
        "ns_mchannel",
        "smid",
        "srcref",
        "taid",
        "xtor",
    }
)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of a feed as plain text: no markup, control characters removed, lengths capped."""

    key: str
    """How its feed names it: the entry's id, else its link, else a hash of its title. Several may share one."""
    url: str
    """http(s) link, or empty."""
    title: str
    lead: str = ""
    body: str = ""
    published_at: datetime | None = None
    """Aware UTC, or None when the entry gives no usable date."""
    byline: str = ""
    lang: str = ""
    """Two-letter language code as the feed states it, or empty."""
    source: str = ""
    """Name of the outlet as the item itself gives it (aggregators, JSON lines); never raises its tier."""


@dataclass(frozen=True, slots=True)
class Article:
    """An item that matched and is stored; `url` is canonical and is its identity."""

    url: str
    link: str
    """The address a reader opens: as the feed gave it."""
    title: str
    lead: str
    body: str
    publisher: str
    """Registrable domain of the publisher, e.g. `variety.com`."""
    source: str
    """Name to print for the publisher, e.g. `Variety`."""
    tier: int
    """1 a party's own domain, 2 a listed newsroom, 3 any other."""
    published_at: datetime
    first_seen_at: datetime
    dated: bool = True
    """False when neither the feed nor live polling vouches for the time: its claims stay out of the ledger."""
    byline: str = ""
    lang: str = ""

    @property
    def text_sha(self) -> str:
        """Hash of everything a reading rests on; changes when the publisher edits the item."""
        parts = (self.title, self.lead, self.body, self.byline, self.published_at.isoformat())
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@lru_cache(maxsize=1_000)
def canonical_url(url: str) -> str:
    """The address under which an article is one and the same: https, host without `www.`, no fragment, no tracking."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    try:
        port = parts.port
    except ValueError:
        port = None
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    query = urlencode(
        [
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if name.lower() not in TRACKING_PARAMETERS and not name.lower().startswith("utm_")
        ]
    )
    scheme = "https" if parts.scheme in ("http", "https") else parts.scheme
    return urlunsplit((scheme, host, parts.path.rstrip("/"), query, ""))
