"""The shipped history as entries of the ledger: dated facts with the pages that say so, from `history.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.catalog.files import data
from bot.domain.dates import noon_of
from bot.domain.lexicon import KnownStrike
from bot.domain.publishers import HISTORY_TIER
from bot.domain.reports import Claim, Event, LedgerEntry, Modality, Precision, Stage, When


def shipped_history() -> tuple[LedgerEntry, ...]:
    """Every fact, once for each page that states it."""
    return tuple(entry for fact in data("history.toml")["facts"] for entry in _entries(fact))


def shipped_strikes() -> tuple[KnownStrike, ...]:
    """The strikes of history with first and last day."""
    return tuple(
        KnownStrike(
            contract=entry["contract"],
            first_day=date.fromisoformat(entry["first_day"]),
            last_day=date.fromisoformat(entry["last_day"]) if "last_day" in entry else None,
        )
        for entry in data("history.toml")["strikes"]
    )


def _entries(fact: Mapping[str, Any]) -> Iterator[LedgerEntry]:
    claim = Claim(
        contract=fact["contract"],
        event=Event(fact["event"]),
        modality=Modality.ASSERTED,
        effective=When(date.fromisoformat(fact.get("effective", fact["on"])), Precision(fact["precision"])),
        evidence="",
        stage=Stage(fact.get("stage", "")),
    )
    for page in fact["sources"]:
        yield LedgerEntry(
            claim=claim,
            article=page,
            source="history",
            tier=HISTORY_TIER,
            party="",
            published_at=noon_of(date.fromisoformat(fact["on"])),
        )
