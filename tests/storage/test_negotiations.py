"""Moves come back in order, contract by contract."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.negotiations import Move, Phase
from bot.domain.reports import Event
from storage.database import Database
from storage.negotiations import NegotiationStore
from tests.storage.samples import MBA, THEATRICAL, texts, times, whens

moves = st.lists(
    st.builds(
        Move,
        contract=st.just(MBA),
        cycle=texts,
        phase=st.sampled_from(Phase),
        since=whens,
        event=st.sampled_from(Event),
        confirmed=st.booleans(),
        confirmed_at=st.none() | times,
        evidence=st.lists(texts, max_size=3).map(tuple),
        on_record=st.booleans(),
    ),
    max_size=5,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(moves)
async def test_the_moves_last_folded_are_the_moves_and_other_contracts_keep_theirs(
    database: Database, folded: list[Move]
) -> None:
    held = NegotiationStore(database)
    before = await held.moves(THEATRICAL)
    async with database.transaction() as tx:
        await held.replace_moves(tx, MBA, folded)
    assert await held.moves(MBA) == tuple(folded)
    assert await held.moves(THEATRICAL) == before == ()
