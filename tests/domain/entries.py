"""Builds entries of the ledger for tests: short words for who said what, when."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.dates import end_of, noon_of
from bot.domain.ledger import fold
from bot.domain.negotiations import Action, ContractState, Correction, Phase
from bot.domain.reports import Claim, Event, LedgerEntry, Modality, Precision, Stage, When
from bot.domain.unions import Contract

WGA = Contract("wga/mba", "wga", "Minimum Basic Agreement", "amptp")


def day(text: str) -> date:
    return date.fromisoformat(text)


def entry(
    event: Event,
    on: str,
    source: str = "variety.com",
    *,
    published: str | None = None,
    hours: float = 0,
    tier: int = 2,
    party: str = "",
    precision: Precision = Precision.DAY,
    stage: Stage = Stage.NONE,
    modality: Modality = Modality.ASSERTED,
    contract: str = WGA.id,
    article: str | None = None,
) -> LedgerEntry:
    """One claim, printed at noon in Los Angeles of its own day unless `published`, `hours` later."""
    moment = noon_of(day(published or on)) + timedelta(hours=hours)
    if event is Event.STRIKE_AUTHORIZATION and stage is Stage.NONE:
        stage = Stage.PASSED
    claim = Claim(contract, event, modality, When(day(on), precision), evidence=f"{event} {on}", stage=stage)
    return LedgerEntry(
        claim, article or f"https://{source}/{moment:%Y%m%d%H%M}/{event}", source, tier, party, published_at=moment
    )


def history(event: Event, on: str, *, published: str | None = None, stage: Stage = Stage.NONE) -> LedgerEntry:
    return entry(event, on, "history", published=published, tier=0, stage=stage)


def said(event: Event, on: str, *, published: str | None = None, **kind: Stage | Precision) -> list[LedgerEntry]:
    """Two newsrooms say so within an hour."""
    return [
        entry(event, on, source, published=published, hours=hours, **kind)  # type: ignore[arg-type]
        for hours, source in enumerate(("variety.com", "deadline.com"))
    ]


def correction(
    action: str,
    event: Event,
    on: str,
    *,
    new_on: str | None = None,
    number: int = 1,
    undone_at: datetime | None = None,
) -> Correction:
    return Correction(
        id=number,
        contract=WGA.id,
        event=event,
        on=day(on),
        action=Action(action),
        new_on=day(new_on) if new_on else None,
        reason="the union says otherwise",
        author="1",
        made_at=noon_of(day("2024-10-05")) + timedelta(minutes=number),
        undone_at=undone_at,
    )


STRIKE = [history(Event.TALKS_START, "2023-03-20"), history(Event.STRIKE_START, "2023-05-02")]


def state_on(entries: list[LedgerEntry], at: str) -> ContractState:
    return fold(WGA, entries, at=end_of(day(at)))


def phase_on(entries: list[LedgerEntry], at: str) -> Phase:
    return state_on(entries, at).phase
