from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from bot.domain.dates import day_of
from bot.domain.digests import Digest, compose
from bot.domain.negotiations import ContractState, Move, Phase, Strike, StrikeState, Talks, TalksState
from bot.domain.reports import Event, Precision, ReadArticle, When
from bot.domain.stories import Story, join
from bot.domain.unions import Contract, LaborUnion
from tests.domain.reads import NOON, read

WGA = LaborUnion("wga", "WGA", (Contract("wga/mba", "wga", "MBA", "amptp"),))
DGA = LaborUnion("dga", "DGA", (Contract("dga/ba", "dga", "Basic Agreement", "amptp"),))
SINCE = NOON - timedelta(days=1)


def digest(
    *reads: ReadArticle, states: tuple[ContractState, ...] = (), unions: tuple[LaborUnion, ...] = (WGA, DGA)
) -> Digest:
    return compose(unions, states, join(reads), since=SINCE, until=NOON)


def titles(stories: tuple[Story, ...]) -> list[str]:
    return [story.articles[0].article.title for story in stories]


def move(phase: Phase, *, on: int = 0, confirmed_at: datetime | None = None, confirmed: bool = True) -> Move:
    since = When(day_of(NOON) + timedelta(days=on))
    return Move("wga/mba", "2023", phase, since, Event.STRIKE_START, confirmed, confirmed_at, ())


def state(*moves: Move, **facts: object) -> ContractState:
    return ContractState("wga/mba", NOON, Phase.ON_STRIKE, moves=moves, **facts)  # type: ignore[arg-type]


def test_stories_stand_under_their_union_in_the_order_asked() -> None:
    told = digest(
        read("Pickets at Paramount"), read("Directors meet", contracts=("dga/ba",)), unions=(DGA, WGA)
    ).sections
    assert [(section.union, titles(section.stories)) for section in told] == [
        ("dga", ["Directors meet"]),
        ("wga", ["Pickets at Paramount"]),
    ]


def test_a_story_of_two_unions_is_told_once() -> None:
    assert [section.union for section in digest(read("Rally", contracts=("dga/ba", "wga/mba"))).sections] == ["wga"]


def test_the_event_weighs_most_then_independent_outlets_then_a_statement_of_a_party() -> None:
    reads = [
        read("Venice without stars", days=-0.1),
        read("Emmys postponed", publisher="a.com", days=-0.1),
        read("Emmys postponed again", publisher="b.com", days=-0.1),
        read("Officials confirm festival", official=True, days=-0.2),
        read("Strike authorised", event=Event.STRIKE_AUTHORIZATION, days=-0.3),
    ]
    assert titles(digest(*reads).sections[0].stories) == [
        "Strike authorised",
        "Emmys postponed",
        "Officials confirm festival",
        "Venice without stars",
    ]


def test_copies_of_one_wire_text_weigh_as_one_outlet() -> None:
    copies = [read("Emmys postponed", publisher=f"{name}.com", wire="apnews.com", days=-0.2) for name in "ab"]
    assert titles(digest(*copies, read("Venice festival", days=-0.1)).sections[0].stories)[0] == "Venice festival"


def test_five_stories_a_union_are_shown_and_the_articles_of_the_others_counted() -> None:
    words = "Emmys Venice Barrymore Oppenheimer Fallon Halloween Clooney".split()
    told = digest(*(read(word, url=f"https://a.example/{word}") for word in words))
    assert (len(told.sections[0].stories), told.rest) == (5, 2)


def test_a_later_article_of_an_older_story_is_only_counted() -> None:
    told = digest(read("Emmys postponed by strike", days=-1.5), read("Emmys postponed amid strike", days=-0.5))
    assert (told.sections, told.rest) == ((), 1)


def test_what_lies_outside_the_span_is_not_told() -> None:
    told = digest(read("Emmys", days=-1), read("Venice", days=0.1))
    assert told.quiet


def test_a_change_counts_from_its_confirmation() -> None:
    late = move(Phase.ON_STRIKE, on=-3, confirmed_at=NOON - timedelta(hours=2))
    early = move(Phase.ON_STRIKE, confirmed_at=SINCE)
    assert digest(states=(state(late, early),)).changes == (late,)


def test_a_soft_change_counts_from_its_day_and_an_unconfirmed_hard_one_not_at_all() -> None:
    talks = move(Phase.BARGAINING, confirmed=False)
    strike = move(Phase.ON_STRIKE, confirmed=False)
    assert digest(states=(state(talks, strike),)).changes == (talks,)
    assert not digest(states=(state(talks),)).quiet


def test_consecutive_digests_tell_each_change_once() -> None:
    moves = [move(Phase.BARGAINING, on=on, confirmed=False) for on in range(-3, 3)]
    borders = [datetime(2023, 9, day, 16, tzinfo=UTC) for day in range(20, 30)]
    told = [
        change
        for since, until in pairwise(borders)
        for change in compose([WGA], [state(*moves)], [], since=since, until=until).changes
    ]
    assert told == moves


def test_the_next_thirty_days_are_ahead_soonest_first() -> None:
    today = day_of(NOON)
    soon, later, far = (When(today + timedelta(days=days)) for days in (2, 30, 31))
    strike = Strike(soon, StrikeState.CALLED, None, None, confirmed=True)
    ahead = digest(
        states=(
            state(expires=later, strike=strike, talks=Talks(TalksState.SCHEDULED, next=When(today))),
            ContractState("dga/ba", NOON, Phase.IN_FORCE, expires=far),
        )
    ).ahead
    assert [(date.what, date.when) for date in ahead] == [("talks", When(today)), ("strike", soon), ("expiry", later)]


def test_a_running_strike_and_a_past_expiry_are_not_ahead() -> None:
    today = day_of(NOON)
    strike = Strike(When(today), StrikeState.RUNNING, None, 1, confirmed=True)
    past = When(today - timedelta(days=1), Precision.DAY)
    assert digest(states=(state(strike=strike, expires=past),)).ahead == ()


def test_only_contracts_with_evidence_are_in_the_overview() -> None:
    known = state()
    assert digest(states=(ContractState("dga/ba", NOON), known)).states == (known,)
