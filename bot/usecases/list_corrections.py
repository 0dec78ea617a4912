"""List the corrections that were proposed, and what became of each."""

from __future__ import annotations

from bot.domain.proposals import Proposal
from storage.corrections import CorrectionStore
from storage.database import Database


class ListCorrections:
    """List all that was proposed; what was decided never goes from the record."""

    def __init__(self, database: Database) -> None:
        self._corrections = CorrectionStore(database)

    async def __call__(self) -> tuple[Proposal, ...]:
        """Every proposal, oldest first."""
        return await self._corrections.proposals()
