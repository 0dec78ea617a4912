"""Who stands behind a happening, and when that was enough to call it confirmed. Knows nothing of phases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.domain.publishers import HISTORY_TIER, NEWSROOM_TIER, PARTY_TIER
from bot.domain.reports import LedgerEntry
from bot.domain.unions import Contract

WINDOW = timedelta(hours=48)
"""How far apart two newsrooms may be to confirm each other, and how long an unconfirmed report stands."""
EVIDENCE_LIMIT = 5


def confirmed_at(entries: Iterable[LedgerEntry], contract: Contract) -> datetime | None:
    """When the entry that confirmed the happening was published, or None; `entries` in order of publication."""
    heard: dict[str, datetime] = {}
    for entry in entries:
        if entry.tier == HISTORY_TIER or _is_party(entry, contract):
            return entry.published_at
        if not is_trusted(entry):
            continue
        if any(source != entry.source and entry.published_at - at <= WINDOW for source, at in heard.items()):
            return entry.published_at
        heard[entry.source] = entry.published_at
    return None


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
    """Addresses of the articles, best tier first, then earliest; at most five."""
    ranked = sorted(entries, key=lambda entry: (entry.tier, entry.published_at, entry.article))
    return tuple(dict.fromkeys(entry.article for entry in ranked))[:EVIDENCE_LIMIT]


def sources(entries: Iterable[LedgerEntry]) -> tuple[str, ...]:
    """Whom the entries count as, earliest first."""
    return tuple(dict.fromkeys(entry.source for entry in entries))


def _is_party(entry: LedgerEntry, contract: Contract) -> bool:
    return entry.tier == PARTY_TIER and entry.party in (contract.union, contract.employers)
