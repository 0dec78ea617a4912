"""What must hold for the fold whatever the entries are."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.confirmation import is_trusted
from bot.domain.dates import end_of, noon_of
from bot.domain.ledger import fold, settle
from bot.domain.negotiations import Action, Correction, Phase
from bot.domain.phases import HARD_EVENTS
from bot.domain.reports import Claim, Event, LedgerEntry, Modality, Precision, Stage, When
from tests.domain.entries import WGA, day, entry, history, said

FIRST = date(2023, 4, 1)
LAST = end_of(FIRST + timedelta(days=170))

outlets = st.sampled_from(
    [
        ("wga.org", 1, "wga"),
        ("sagaftra.org", 1, "sag-aftra"),
        *((f"newsroom{number}.com", 2, "") for number in range(4)),
        *((f"blog{number}.example", 3, "") for number in range(3)),
    ]
)


@st.composite
def entries(draw: st.DrawFn, precisions: tuple[Precision, ...] = tuple(Precision)) -> LedgerEntry:
    source, tier, party = draw(outlets)
    published = noon_of(FIRST) + timedelta(hours=draw(st.integers(0, 160 * 24)))
    event = draw(st.sampled_from(Event))
    on = published.date() + timedelta(days=draw(st.integers(-40, 20)))
    modality = draw(st.sampled_from([Modality.ASSERTED] * 5 + [Modality.NEGATED, Modality.HEDGED]))
    stage = draw(st.sampled_from([Stage.NONE, Stage.PASSED, Stage.START_OF_DAY]))
    claim = Claim(WGA.id, event, modality, When(on, draw(st.sampled_from(precisions))), evidence="", stage=stage)
    return LedgerEntry(claim, f"https://{source}/{draw(st.integers(0, 9))}", source, tier, party, published)


@st.composite
def facts(draw: st.DrawFn) -> LedgerEntry:
    on = FIRST + timedelta(days=draw(st.integers(0, 150)))
    return history(draw(st.sampled_from(sorted(HARD_EVENTS))), on.isoformat())


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    return Correction(
        id=draw(st.integers(1, 5)),
        contract=WGA.id,
        event=draw(st.sampled_from(Event)),
        on=FIRST + timedelta(days=draw(st.integers(0, 150))),
        action=draw(st.sampled_from(Action)),
        new_on=FIRST + timedelta(days=draw(st.integers(0, 150))),
        reason="",
        author="1",
        made_at=datetime(2023, 10, 1, tzinfo=UTC),
    )


ledgers = st.lists(st.one_of(entries(), facts()), max_size=40)


@given(ledgers, st.lists(corrections(), max_size=3, unique_by=lambda each: each.id), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_order_and_repetition_of_the_entries_do_not_matter(
    told: list[LedgerEntry], corrected: list[Correction], random: Random
) -> None:
    expected = fold(WGA, told, corrections=corrected, at=LAST)
    shuffled = told + random.choices(told, k=10) if told else []
    random.shuffle(shuffled)
    backwards = list(reversed(corrected))
    assert fold(WGA, shuffled, corrections=backwards, at=LAST) == expected


@given(ledgers, st.integers(0, 170))
@settings(max_examples=200, deadline=None)
def test_no_day_sees_what_was_published_later(told: list[LedgerEntry], days: int) -> None:
    at = end_of(FIRST + timedelta(days=days))
    state = fold(WGA, told, at=at)
    assert state == fold(WGA, [each for each in told if each.published_at <= at], at=at)
    assert all(move.since.on <= FIRST + timedelta(days=days) for move in state.moves)
    assert all(move.confirmed_at is None or move.confirmed_at <= at for move in state.moves)


@given(ledgers, st.lists(corrections(), max_size=2), st.integers(0, 400 * 24), st.floats(0, 1))
@settings(max_examples=500, deadline=None)
def test_a_settled_state_is_the_fold_of_every_moment_in_its_span(
    told: list[LedgerEntry], corrected: list[Correction], hours: int, share: float
) -> None:
    at = noon_of(FIRST) + timedelta(hours=hours)
    settled = settle(WGA, told, corrections=corrected, at=at)
    assert settled.since <= at < settled.until
    last = settled.until - timedelta.resolution
    for moment in (settled.since, settled.since + share * (last - settled.since), at, last):
        assert settled.state_at(moment) == fold(WGA, told, corrections=corrected, at=moment)
    assert settled.state_at(settled.since - timedelta.resolution) is None
    assert settled.state_at(settled.until) is None


@given(ledgers)
@settings(max_examples=200, deadline=None)
def test_the_timeline_is_in_order_and_ends_in_the_phase(told: list[LedgerEntry]) -> None:
    state = fold(WGA, told, at=LAST)
    days = [move.since.on for move in state.moves]
    assert days == sorted(days)
    assert (state.moves[-1].phase if state.moves else Phase.UNKNOWN) is state.phase


@given(ledgers, st.lists(entries(), max_size=40))
@settings(max_examples=400, deadline=None)
def test_unlisted_sources_never_change_a_confirmed_phase(told: list[LedgerEntry], noise: list[LedgerEntry]) -> None:
    trusted = [each for each in told if is_trusted(each)]
    flood = [each for each in noise if not is_trusted(each) and each.claim.event in HARD_EVENTS]
    before = fold(WGA, trusted, at=LAST)
    if not before.confirmed:
        return
    after = fold(WGA, trusted + flood, at=LAST)
    assert (after.phase, after.since, after.confirmed) == (before.phase, before.since, True)


@given(st.sampled_from(sorted(HARD_EVENTS)), st.integers(1, 30))
def test_one_newsroom_alone_never_makes_a_confirmed_hard_move(event: Event, times: int) -> None:
    talks = history(Event.TALKS_START, "2023-03-20")
    alone = [entry(event, "2023-05-02", hours=hours) for hours in range(times)]
    assert fold(WGA, [talks, *alone], at=end_of(day("2023-05-04"))).phase is Phase.BARGAINING


def test_ten_thousand_unlisted_sources_do_not_end_a_strike() -> None:
    strike = [*said(Event.STRIKE_START, "2023-05-02"), *said(Event.TALKS_RESUME, "2023-08-11")]
    flood = [
        entry(Event.STRIKE_END, "2023-08-20", f"blog{number}.example", tier=3, hours=number / 600)
        for number in range(10_000)
    ]
    state = fold(WGA, strike + flood, at=end_of(day("2023-08-21")))
    assert (state.phase, state.confirmed) == (Phase.ON_STRIKE, True)
    assert state.strike
    assert state.strike.day == 112


def test_a_late_second_newsroom_confirms_from_the_first_report_on() -> None:
    strike = history(Event.STRIKE_START, "2023-05-02")
    first = entry(Event.TENTATIVE_AGREEMENT, "2023-09-24")
    second = entry(Event.TENTATIVE_AGREEMENT, "2023-09-24", "deadline.com", hours=47)
    assert fold(WGA, [strike, first], at=end_of(day("2023-09-25"))).phase is Phase.ON_STRIKE
    state = fold(WGA, [strike, first, second], at=end_of(day("2023-09-26")))
    assert (state.phase, str(state.since)) == (Phase.TENTATIVE_AGREEMENT, "2023-09-24")
    assert state.moves[-1].confirmed_at == second.published_at
