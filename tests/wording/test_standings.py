from __future__ import annotations

from datetime import timedelta

from bot.domain.reports import Event
from bot.usecases.report_status import Freshness
from bot.wording.phrases import Phrases
from bot.wording.standings import overview_text, status_text
from tests.answers import (
    DGA,
    IATSE,
    NAMES,
    NOW,
    SAG_AFTRA,
    VARIETY,
    WGA_PAGE,
    a_card,
    a_status,
    an_overview,
    bargaining,
    full_card,
    on_strike,
    stale,
    unknown,
)
from tests.domain.entries import correction

PHRASES = Phrases()


def test_a_card_names_union_and_contract() -> None:
    (card,) = status_text(a_status(full_card()), NAMES, PHRASES).cards
    assert (card.heading, card.badge) == ("WGA · Minimum Basic Agreement", "On strike, day 144, since 2 May 2023")


def test_each_source_is_numbered_once_in_the_order_of_its_first_citation() -> None:
    (card,) = status_text(a_status(full_card()), NAMES, PHRASES).cards
    assert [note.marks for note in card.notes] == [(1, 2)]
    assert [sentence.mark for sentence in card.summary] == [2, 3, 1]
    assert [(issue.name, issue.stance, issue.mark) for issue in card.issues][:2] == [
        ("AI", "far apart", 3),
        ("Minimum staffing", "countered", 2),
    ]
    assert [(source.mark, source.name, source.day) for source in card.sources] == [
        (1, "WGA", "22 Sept"),
        (2, "Variety", "21 Sept"),
        (3, "Deadline", "21 Sept"),
    ]
    assert [source.url for source in card.sources][:2] == [WGA_PAGE, VARIETY]


def test_two_addresses_of_one_page_take_the_place_of_one_source() -> None:
    again = VARIETY.replace("https://", "http://www.")
    twice = a_card(on_strike(sources=(VARIETY, again, WGA_PAGE)), ("Variety", "Variety", "WGA"))
    (card,) = status_text(a_status(twice), NAMES, PHRASES).cards
    assert (card.notes[0].text, card.notes[0].marks) == ("Confirmed by Variety and WGA", (1, 2))
    assert [source.name for source in card.sources] == ["Variety", "WGA"]


def test_a_reported_move_stands_beside_the_phase_with_its_source() -> None:
    answer = a_status(a_card(bargaining(), ("Deadline",), of=SAG_AFTRA), of=SAG_AFTRA)
    (card,) = status_text(answer, NAMES, PHRASES).cards
    own, reported = card.notes
    assert own.text == "Reported by Deadline, not confirmed"
    assert reported.text == ("Reported by Variety, not confirmed: Tentative agreement since 22 September 2023")
    assert reported.alert
    assert card.sources[reported.marks[0] - 1].url == VARIETY


def test_an_unconfirmed_strike_asks_to_be_seen() -> None:
    (card,) = status_text(a_status(a_card(on_strike(confirmed=False), ("Variety",))), NAMES, PHRASES).cards
    assert card.notes[0].alert


def test_a_stale_negotiation_says_since_when_nobody_reported() -> None:
    (card,) = status_text(a_status(a_card(stale(), ("Deadline",), of=IATSE), of=IATSE), NAMES, PHRASES).cards
    assert card.notes[-1].text == "No report since 1 June 2023"


def test_a_correction_gives_its_day_and_reason() -> None:
    made = correction("reject", Event.RATIFICATION_VOTE, "2023-09-20")
    (card,) = status_text(a_status(a_card(on_strike(correction=made), ("WGA",))), NAMES, PHRASES).cards
    assert card.notes[-1].text == "Corrected 5 October 2024: the union says otherwise"


def test_a_card_without_evidence_claims_nothing() -> None:
    (card,) = status_text(a_status(a_card(unknown(), (), of=DGA), of=DGA), NAMES, PHRASES).cards
    assert card.badge == "Unknown: no report yet"
    assert (card.notes, card.summary, card.issues, card.facts, card.sources) == ((), (), (), (), ())


def test_a_union_without_contracts_to_tell_of_says_so() -> None:
    assert status_text(a_status(), NAMES, PHRASES).empty == "No negotiation of WGA is followed."


def test_an_answer_of_today_ends_with_how_fresh_it_is() -> None:
    text = status_text(a_status(full_card()), NAMES, PHRASES)
    assert text.footer == ("As of 22 September 2023, 14:05 in Los Angeles", "6 feeds, last read 2 min ago")


def test_an_answer_of_a_past_day_does_not_pretend_to_be_fresh() -> None:
    fresh = Freshness(NOW + timedelta(days=800), feeds=6, failing=6)
    text = status_text(a_status(full_card(), fresh=fresh, asked_at=True), NAMES, PHRASES)
    assert text.footer == ("As known on 22 September 2023", "6 feeds, last read 30 November 2025")
    assert text.fault == ""


def test_a_fault_is_not_silence() -> None:
    fresh = Freshness(NOW - timedelta(hours=9), feeds=6, failing=6)
    text = overview_text(an_overview(fresh), NAMES, PHRASES)
    assert text.fault == "Could not read any feed since 22 September 2023, 05:05 in Los Angeles"


def test_feeds_that_fail_in_part_are_counted() -> None:
    fresh = Freshness(NOW - timedelta(minutes=2), feeds=6, failing=2)
    assert overview_text(an_overview(fresh), NAMES, PHRASES).footer[1] == "6 feeds, 2 failing, last read 2 min ago"


def test_feeds_never_read_are_no_news() -> None:
    footers = [overview_text(an_overview(Freshness(None, feeds, 0)), NAMES, PHRASES).footer[1] for feeds in (0, 1, 6)]
    assert footers == ["no feeds", "1 feed, not read yet", "6 feeds, none read yet"]
    assert overview_text(an_overview(Freshness(None, 6, 6)), NAMES, PHRASES).fault == "Could not read any feed yet"


def test_the_overview_has_a_line_for_each_negotiation_with_what_else_must_be_known() -> None:
    lines = overview_text(an_overview(), NAMES, PHRASES).lines
    assert [(line.union, line.badge) for line in lines][:2] == [
        ("WGA", "On strike, day 144, since 2 May 2023"),
        ("SAG-AFTRA", "Bargaining since August 2023"),
    ]
    assert lines[0].notes == ()
    assert lines[1].notes[0] == "Not confirmed"
    assert lines[4].notes == ("No report since 1 June 2023",)
    assert len(lines) == 7
