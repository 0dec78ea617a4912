"""What is held answers as a fold of what is stored would; it is renewed by a rebuilding and by corrections alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.domain.dates import LOS_ANGELES, end_of
from bot.domain.ledger import fold
from bot.domain.negotiations import ContractState, Phase
from bot.domain.proposals import Proposal
from bot.domain.reports import Event, LedgerEntry, Modality, When, ledger_entries
from bot.usecases.assess_contract import AssessContract
from bot.usecases.rebuild_ledger import RebuildLedger
from storage.corrections import CorrectionStore
from storage.database import Database
from storage.ledger import LedgerStore
from storage.reports import ReportStore
from tests.domain.entries import WGA, history
from tests.storage.samples import MBA, article, claim, proposed, report, store
from tests.usecases.newsroom import Clock, lexicon

START = datetime(2023, 5, 2, 19, tzinfo=UTC)
EVENTS = (
    *(Event.STRIKE_START, Event.STRIKE_END, Event.TENTATIVE_AGREEMENT, Event.TALKS_RESUME, Event.RATIFIED),
    *(Event.BLACKOUT, *[Event.ANALYSIS] * 5),
)
HISTORY = {MBA: [history(Event.TALKS_START, "2023-03-20"), history(Event.CONTRACT_EXPIRY, "2023-09-30")]}


class Ledger:
    """An installation of which a test writes the claims."""

    def __init__(self, database: Database, past: Mapping[str, Sequence[LedgerEntry]] | None = None) -> None:
        self.database = database
        self.past = past or {}
        self.clock = Clock(START)
        self.assess = AssessContract(database, self.past)
        self.rebuild = RebuildLedger(database, lexicon(), self.assess, self.clock)
        self.corrections = CorrectionStore(database)
        self.told = 0

    async def tell(
        self,
        event: Event,
        *,
        hours_old: float = 0,
        days_off: int = 0,
        tier: int = 2,
        modality: Modality = Modality.ASSERTED,
    ) -> None:
        at = self.clock.now - timedelta(hours=hours_old)
        self.told += 1
        said = claim(event=event, modality=modality, effective=When(at.date() + timedelta(days=days_off)))
        publisher = f"outlet{self.told % 4}.com"
        made = article(f"{self.told}", published_at=at, publisher=publisher, tier=tier)
        await store(self.database, made, report(said, event=event))

    async def correct(self, event: Event, days_ago: int = 0) -> Proposal:
        on = self.clock.now.date() - timedelta(days=days_ago)
        async with self.database.transaction() as unit:
            proposal = await self.corrections.propose(unit, proposed(event=event, on=on, proposed_at=self.clock.now))
            return await self.corrections.accept(unit, proposal, author="1", at=self.clock.now)

    async def undo(self, proposal: Proposal) -> None:
        async with self.database.transaction() as unit:
            await self.corrections.undo(unit, proposal, author="1", at=self.clock.now)

    async def live(self, at: datetime) -> ContractState:
        """A fold of everything that is stored."""
        reads = await ReportStore(self.database).between(START - timedelta(days=999), at)
        entries = [entry for read in reads for entry in ledger_entries(read, "")] + [*self.past.get(MBA, ())]
        return fold(WGA, entries, corrections=await self.corrections.of(MBA), at=at)


@pytest.mark.parametrize("seed", range(12))
async def test_at_every_moment_the_answer_is_that_of_a_live_fold(database: Database, seed: int) -> None:
    random = Random(seed)
    ledger = Ledger(database, HISTORY)
    for _ in range(12):
        for _ in range(random.randrange(9)):
            await ledger.tell(
                random.choice(EVENTS),
                hours_old=random.choice([0, 0.1, 0.2, 1, 30, 500]),
                tier=random.choice([2, 2, 3]),
                days_off=random.randrange(-30, 30),
                modality=random.choice([Modality.ASSERTED, Modality.ASSERTED, Modality.NEGATED]),
            )
        if random.random() < 0.2:
            await ledger.correct(random.choice(EVENTS), random.randrange(60))
        await ledger.rebuild()
        assert ledger.assess.held(WGA, ledger.clock.now)
        ahead = [
            timedelta(hours=random.choice([-400, -3, -1, 0, 0.5, 3, 12, 47, 49, 24 * 22, 24 * 181])) for _ in "four"
        ]
        for at in sorted(ledger.clock.now + step for step in ahead):
            assert await ledger.assess(WGA, at) == await ledger.live(at)
        ledger.clock.forward(hours=random.choice([0, 1, 11, 60, 24 * 30, 24 * 181]))


async def test_what_is_stored_shows_once_the_ledger_is_rebuilt(database: Database) -> None:
    ledger = Ledger(database)
    await ledger.rebuild()
    for _ in range(2):
        await ledger.tell(Event.STRIKE_START)
    assert (await ledger.assess(WGA, ledger.clock.now)).phase is Phase.UNKNOWN
    await ledger.rebuild()
    assert (await ledger.assess(WGA, ledger.clock.now)).phase is Phase.ON_STRIKE


async def test_a_correction_shows_at_once_and_goes_at_once_whoever_made_it(database: Database) -> None:
    ledger, asked = Ledger(database), Ledger(database)
    await asked.rebuild()
    asked.clock.forward(hours=1)
    ledger.clock.forward(hours=1)
    made = await ledger.correct(Event.STRIKE_START)
    assert (await asked.assess(WGA, asked.clock.now)).phase is Phase.ON_STRIKE
    assert asked.assess.held(WGA, asked.clock.now) == await ledger.live(asked.clock.now)
    await ledger.undo(made)
    assert (await asked.assess(WGA, asked.clock.now)).phase is Phase.UNKNOWN
    await asked.rebuild()
    assert (await asked.assess(WGA, asked.clock.now)).phase is Phase.UNKNOWN


async def test_a_corrected_past_is_not_held_for_the_present(database: Database) -> None:
    ledger = Ledger(database)
    await ledger.rebuild()
    await ledger.correct(Event.STRIKE_START, days_ago=3)
    await ledger.assess(WGA, ledger.clock.now - timedelta(days=30))
    assert await ledger.assess(WGA, ledger.clock.now) == await ledger.live(ledger.clock.now)


async def test_where_nothing_rebuilds_nothing_is_held(database: Database) -> None:
    ledger = Ledger(database)
    assert (await ledger.assess(WGA, ledger.clock.now)).phase is Phase.UNKNOWN
    for _ in range(2):
        await ledger.tell(Event.STRIKE_START)
    assert (await ledger.assess(WGA, ledger.clock.now)).phase is Phase.ON_STRIKE


async def test_an_answer_asked_before_a_rebuilding_and_given_after_it_is_held_as_well(database: Database) -> None:
    ledger = Ledger(database)
    await ledger.tell(Event.STRIKE_START, hours_old=1)
    asked = ledger.clock.now
    ledger.clock.forward(minutes=10)
    await ledger.rebuild()
    assert ledger.assess.held(WGA, asked) == await ledger.live(asked)


async def test_a_day_later_the_strike_is_a_day_older(database: Database) -> None:
    ledger = Ledger(database)
    for _ in range(2):
        await ledger.tell(Event.STRIKE_START)
    await ledger.rebuild()
    midnight = end_of(ledger.clock.now.astimezone(LOS_ANGELES).date())
    days = [await ledger.assess(WGA, at) for at in (midnight, midnight + timedelta.resolution)]
    assert [state.strike.day for state in days if state.strike] == [1, 2]
    assert ledger.assess.held(WGA, midnight + timedelta(hours=9)), "the first answer of the day is held for the others"


async def test_a_stop_before_the_rebuilding_loses_no_change(database: Database) -> None:
    await Ledger(database).rebuild()
    for _ in range(2):
        await Ledger(database).tell(Event.STRIKE_START, hours_old=1)
    restarted = Ledger(database)
    await restarted.tell(Event.STRIKE_START)
    restarted.told += 1
    await restarted.tell(Event.STRIKE_START)
    assert [move.phase for move in await restarted.rebuild()] == [Phase.ON_STRIKE]
    assert await LedgerStore(database).unfolded() == (0, frozenset())
