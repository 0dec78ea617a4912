"""Compose a digest of a span of time, the same for preview and post."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.digests import Digest, compose
from bot.domain.unions import LaborUnion
from bot.usecases.assess_contract import AssessContract
from storage.database import Database
from storage.stories import StoryStore


class ComposeDigest:
    """Compose what happened to some unions' negotiations."""

    def __init__(self, database: Database, assess_contract: AssessContract) -> None:
        self._assess_contract = assess_contract
        self._stories = StoryStore(database)

    async def __call__(self, unions: Sequence[LaborUnion], since: datetime, until: datetime) -> Digest:
        """The digest of (since, until] for `unions`, in their order."""
        states = [await self._assess_contract(contract, until) for union in unions for contract in union.contracts]
        contracts = [contract.id for union in unions for contract in union.contracts]
        stories = await self._stories.between(since, until, contracts)
        return compose(unions, states, stories, since=since, until=until)
