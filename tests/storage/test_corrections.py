"""Corrections are never lost, also when they are taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.negotiations import Correction
from bot.domain.reports import Event
from storage.corrections import CorrectionStore
from storage.database import Database
from tests.storage.samples import MBA, NOON, hours


async def add(database: Database, **changes: Any) -> Correction:
    values: dict[str, Any] = {
        "contract": MBA,
        "event": Event.STRIKE_START,
        "on": date(2023, 5, 2),
        "action": "reject",
        "new_on": None,
        "reason": "A hoax.",
        "author": "42",
        "made_at": NOON,
    }
    async with database.transaction() as tx:
        return await CorrectionStore(database).add(tx, **{**values, **changes})


async def undo(database: Database, correction_id: int) -> bool:
    async with database.transaction() as tx:
        return await CorrectionStore(database).undo(tx, correction_id, NOON + hours(1))


async def test_corrections_come_back_oldest_first(database: Database) -> None:
    made = [await add(database), await add(database, action="redate", new_on=date(2023, 5, 3))]
    assert await CorrectionStore(database).all() == tuple(made)


async def test_a_correction_taken_back_stays_with_its_time_and_can_be_taken_back_once(database: Database) -> None:
    made = await add(database)
    assert await undo(database, made.id)
    assert not await undo(database, made.id)
    assert not await undo(database, made.id + 1)
    assert await CorrectionStore(database).all() == (replace(made, undone_at=NOON + hours(1)),)
