"""List what has happened under a contract: all that a correction may mean."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.domain.happenings import Happening
from bot.domain.ledger import happenings_at
from bot.domain.lexicon import Lexicon
from bot.usecases.assess_contract import AssessContract


class ListHappenings:
    """List the happenings of one contract as they are known now, corrections included."""

    def __init__(self, lexicon: Lexicon, assess_contract: AssessContract, clock: Callable[[], datetime]) -> None:
        self._lexicon = lexicon
        self._assess_contract = assess_contract
        self._clock = clock

    async def __call__(self, contract: str) -> Sequence[Happening]:
        """Those of a contract named by its id or its union, latest first. UnknownContractError."""
        meant, now = self._lexicon.find_contract(contract), self._clock()
        entries, corrections = await self._assess_contract.ledger(meant, now)
        found = await asyncio.to_thread(happenings_at, meant, entries, corrections, now)
        return sorted(found, key=lambda each: each.when.on, reverse=True)
