from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.confirmation import confirmed_at, evidence, sources, standing
from bot.domain.dates import noon_of
from bot.domain.reports import Event, LedgerEntry, Modality
from tests.domain.entries import WGA, day, entry

NOON = noon_of(day("2023-09-24"))


def deal(source: str, hours: float = 0, *, tier: int = 2, party: str = "") -> LedgerEntry:
    return entry(Event.TENTATIVE_AGREEMENT, "2023-09-24", source, hours=hours, tier=tier, party=party)


@pytest.mark.parametrize("party", ["wga", "amptp"])
def test_either_party_confirms_alone(party: str) -> None:
    assert confirmed_at([deal("variety.com"), deal("party.example", 2, tier=1, party=party)], WGA) == NOON + timedelta(
        hours=2
    )


def test_a_party_to_another_contract_counts_as_a_newsroom() -> None:
    other = deal("sagaftra.org", tier=1, party="sag-aftra")
    assert confirmed_at([other], WGA) is None
    assert confirmed_at([other, deal("variety.com", 1)], WGA) == NOON + timedelta(hours=1)


def test_history_confirms_alone() -> None:
    assert confirmed_at([deal("history", tier=0)], WGA) == NOON


def test_one_newsroom_does_not_confirm_however_often_it_says_so() -> None:
    assert confirmed_at([deal("variety.com", hours) for hours in range(10)], WGA) is None


def test_two_newsrooms_that_repeat_one_source_do_not_confirm() -> None:
    first = entry(Event.TENTATIVE_AGREEMENT, "2023-09-24", "apnews.com", article="https://latimes.com/a")
    second = entry(Event.TENTATIVE_AGREEMENT, "2023-09-24", "apnews.com", article="https://variety.com/b", hours=1)
    assert confirmed_at([first, second], WGA) is None


@pytest.mark.parametrize(("hours", "confirmed"), [(48, True), (48.01, False)])
def test_two_newsrooms_confirm_within_48_hours(hours: float, confirmed: bool) -> None:
    at = confirmed_at([deal("variety.com"), deal("deadline.com", hours)], WGA)
    assert at == (NOON + timedelta(hours=hours) if confirmed else None)


def test_the_window_opens_anew_with_each_report() -> None:
    entries = [deal("variety.com"), deal("variety.com", 40), deal("deadline.com", 80)]
    assert confirmed_at(entries, WGA) == NOON + timedelta(hours=80)


def test_unlisted_sources_never_confirm() -> None:
    entries = [deal(f"blog{number}.example", number / 100, tier=3) for number in range(100)]
    assert confirmed_at([*entries, deal("variety.com", 2)], WGA) is None


def test_a_denial_removes_what_equal_and_worse_sources_said_before() -> None:
    party, newsroom, blog = deal("wga.org", tier=1), deal("variety.com"), deal("blog.example", tier=3)
    later = deal("other.example", 5, tier=3)
    denial = entry(Event.TENTATIVE_AGREEMENT, "2023-09-24", "latimes.com", hours=2, modality=Modality.NEGATED)
    assert standing([party, newsroom, blog, later], [denial]) == (party, later)


def test_evidence_is_ordered_by_tier_and_sources_by_time() -> None:
    entries = [deal("blog.example", tier=3), deal("variety.com", 1), deal("blog.example", 2, tier=3)]
    assert [url.split("/")[2] for url in evidence(entries)] == ["variety.com", "blog.example", "blog.example"]
    assert sources(entries) == ("blog.example", "variety.com")


def printed(source: str, hours: float, *sentences: str) -> list[LedgerEntry]:
    entries = [deal(source, hours) for _ in sentences]
    return [
        replace(each, claim=replace(each.claim, evidence=sentence))
        for each, sentence in zip(entries, sentences, strict=True)
    ]


LEAD = "The writers and the studios reached a tentative agreement late on Sunday after five days of talks in town."


def test_a_newsroom_that_prints_the_very_sentence_of_another_does_not_confirm_it() -> None:
    first = printed("latimes.com", 0, "Writers reach a deal", LEAD)
    copy = printed("abcnews.go.com", 1, "It's a deal for the writers", LEAD.replace("late on", "late"))
    assert confirmed_at([*first, *copy], WGA) is None
    third = printed("variety.com", 2, "Writers reach a deal")
    assert confirmed_at([*first, *copy, *third], WGA) == NOON + timedelta(hours=2)


def test_two_newsrooms_with_sentences_of_their_own_confirm_each_other_whatever_else_they_share() -> None:
    own = "Negotiators of the writers shook hands with the studios on Sunday night, ending a strike of five months."
    entries = [*printed("latimes.com", 0, LEAD), *printed("variety.com", 1, LEAD, own)]
    assert confirmed_at(entries, WGA) == NOON + timedelta(hours=1)


@pytest.mark.parametrize("sentence", ["WGA reaches tentative agreement", f"“{LEAD}”"])
def test_short_headlines_and_quoted_statements_prove_no_copy(sentence: str) -> None:
    entries = [*printed("latimes.com", 0, sentence), *printed("variety.com", 1, sentence)]
    assert confirmed_at(entries, WGA) == NOON + timedelta(hours=1)
