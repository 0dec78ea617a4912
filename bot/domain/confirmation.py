"""Who stands behind a happening, and when that was enough to call it confirmed. Knows nothing of phases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from bot.domain.publishers import HISTORY_TIER, NEWSROOM_TIER, PARTY_TIER
from bot.domain.reports import LedgerEntry
from bot.domain.topics import shingles
from bot.domain.unions import Contract

WINDOW = timedelta(hours=48)
"""How far apart two newsrooms may be to confirm each other, and how long an unconfirmed report stands."""
EVIDENCE_LIMIT = 5
COPY_SHINGLES = 8
"""A shorter sentence two newsrooms may well have written alike."""
COPIED = 0.8
QUOTED = re.compile(r"[\"“”«»]")
"""A statement that is quoted stands in many articles, each of which vouches for it."""


def confirmed_at(entries: Iterable[LedgerEntry], contract: Contract) -> datetime | None:
    """When the entry that confirmed the happening was published, or None; `entries` in order of publication.

    An article that tells it in the very sentences of an earlier one counts as that one's source, signed or not.
    """
    trusted = [entry for entry in entries if is_trusted(entry)]
    told: defaultdict[str, set[str]] = defaultdict(set)
    for entry in trusted:
        told[entry.article].add(entry.claim.evidence)
    is_shared = len({entry.source for entry in trusted}) > 1
    heard: dict[str, datetime] = {}
    voices = _Voices()
    for entry in trusted:
        if entry.tier == HISTORY_TIER or _is_party(entry, contract):
            return entry.published_at
        voice = voices.of(entry, told[entry.article]) if is_shared else entry.source
        if any(source != voice and entry.published_at - at <= WINDOW for source, at in heard.items()):
            return entry.published_at
        heard[voice] = entry.published_at
    return None


class _Voices:
    """Whose words articles print, as far as their sentences show it."""

    def __init__(self) -> None:
        self._printed: list[tuple[str, frozenset[int]]] = []

    def of(self, entry: LedgerEntry, sentences: Iterable[str]) -> str:
        """The source of an entry whose article tells the happening in these sentences."""
        own = [run for run in map(_run_of, sentences) if len(run) >= COPY_SHINGLES]
        for source, printed in self._printed:
            if own and all(len(run & printed) >= COPIED * len(run) for run in own):
                return source
        self._printed.append((entry.source, frozenset().union(*own)))
        return entry.source


@lru_cache(maxsize=10_000)
def _run_of(sentence: str) -> frozenset[int]:
    return frozenset() if QUOTED.search(sentence) else shingles("", sentence)


def is_trusted(entry: LedgerEntry) -> bool:
    """Whether a party, a newsroom or history printed it."""
    return entry.tier <= NEWSROOM_TIER


def standing(entries: Sequence[LedgerEntry], denials: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The entries that no later denial by a source of equal or better tier has removed."""
    last: dict[int, datetime] = {}
    for denial in denials:
        last[denial.tier] = max(last.get(denial.tier, denial.published_at), denial.published_at)
    return tuple(
        entry
        for entry in entries
        if not any(tier <= entry.tier and denied_at > entry.published_at for tier, denied_at in last.items())
    )


def evidence(entries: Iterable[LedgerEntry]) -> tuple[str, ...]:
    """Addresses of the articles, best tier first, then earliest; at most five. History's pages rank as newsrooms'."""
    ranked = sorted(entries, key=lambda entry: (entry.tier or NEWSROOM_TIER, entry.published_at, entry.article))
    return tuple(dict.fromkeys(entry.article for entry in ranked))[:EVIDENCE_LIMIT]


def sources(entries: Iterable[LedgerEntry]) -> tuple[str, ...]:
    """Whom the entries count as, earliest first."""
    return tuple(dict.fromkeys(entry.source for entry in entries))


def _is_party(entry: LedgerEntry, contract: Contract) -> bool:
    return entry.tier == PARTY_TIER and entry.party in (contract.union, contract.employers)
