"""Which event a headline tells, by who does what to what: beginnings, ends, talks, and words that only look so."""

from __future__ import annotations

import pytest

from tests.domain.news import asserted, report


@pytest.mark.parametrize(
    ("title", "on", "event"),
    [
        ("Screenwriters strike for first time since 2007", "2023-05-02", "strike_start"),
        ("SAG-AFTRA strikes after game companies refuse AI terms", "2024-07-26", "strike_start"),
        ("First Hollywood strike in years gets under way", "2023-05-02", "strike_start"),
        ("SAG-AFTRA board approves strike", "2023-07-13", "strike_start"),
        ("Hollywood entra en huelga", "2023-07-14", "strike_start"),
        ("Les scénaristes américains posent leurs stylos", "2023-05-02", "strike_start"),
        ("La grève des acteurs de Hollywood est lancée", "2023-07-14", "strike_start"),
        ("Hollywoods Drehbuchautoren treten in den Streik", "2023-05-02", "strike_start"),
        ("Hollywood, gli sceneggiatori scendono in sciopero", "2023-05-02", "strike_start"),
        ("Atores de Hollywood entram em greve", "2023-07-14", "strike_start"),
        ("Hollywood actors' union approves strike authorization", "2023-06-05", "strike_authorization"),
        ("Hollywood reacts to the end of the writers' strike", "2023-09-27", "strike_end"),
        ("SAG-AFTRA suspends video game voice and capture performers' strike", "2025-06-11", "strike_end"),
        ("Hollywood actors are off the picket lines", "2023-11-09", "strike_end"),
        ("Greve dos roteiristas de Hollywood chega ao fim", "2023-09-27", "strike_end"),
        ("Ende des Autorenstreiks in Hollywood", "2023-09-27", "strike_end"),
        ("WGA and studios wrap talks for the day; Thursday session planned", "2023-09-20", "talks_continue"),
        ("SAG-AFTRA and AMPTP: still no agreement on AI", "2023-11-06", "talks_continue"),
        ("Actors' union waits for response from AMPTP", "2023-11-06", "talks_continue"),
        ("IATSE updates bargaining schedule with AMPTP", "2024-04-02", "talks_continue"),
        ("DGA contract negotiations set for May 11", "2026-04-02", "talks_start"),
        ("DGA gears up for 2026 talks as WGA ratifies contract", "2026-05-05", "talks_start"),
        ("WGA meeting canceled as restart of negotiations set", "2023-09-15", "talks_resume"),
        ("Talks between actors and Hollywood studios are back on", "2023-10-24", "talks_resume"),
        ("Hollywood : les acteurs pas satisfaits de la dernière offre des studios", "2023-11-07", "offer_rejected"),
        ("Hollywood se prépare à une grève des acteurs", "2023-07-12", "strike_threat"),
        ("Members of Directors Guild endorse contract", "2023-06-24", "ratified"),
    ],
)
def test_a_headline_tells_what_somebody_does(title: str, on: str, event: str) -> None:
    assert report(title, on=on).event == event


@pytest.mark.parametrize(
    ("title", "on", "event"),
    [
        ("Game actors to strike outside studio gates over AI", "2024-08-01", "picket"),
        ("Late-night hosts launch strike-themed podcast for WGA crews", "2023-08-30", "impact_report"),
        ("Georgia crews take a hit as actors join writers on strike", "2023-07-20", "impact_report"),
        ("Writers went on strike against AI. Why their victory matters for Hollywood", "2024-04-12", "analysis"),
        ("AI rules explained as Hollywood writers' strike nears its end", "2023-09-28", "analysis"),
        ("Strikes saved Hollywood studio $100 million, says CEO", "2023-08-03", "impact_report"),
        ("Disney chief says striking writers are unrealistic", "2023-07-13", "strike_continue"),
        ("Estrellas de Hollywood hacen donaciones por la huelga de actores", "2023-08-04", "strike_continue"),
        ("SAG-AFTRA bars striking members from promoting films", "2023-07-14", "strike_continue"),
        ("La grève des scénaristes entre dans son troisième mois", "2023-07-05", "strike_continue"),
        ("DGA officers show support for new contract", "2023-06-15", "ratification_vote"),
    ],
)
def test_words_of_an_event_tell_none_where_they_are_part_of_something_else(title: str, on: str, event: str) -> None:
    assert report(title, on=on).event == event


def test_talks_that_begin_beside_a_threat_are_no_strike() -> None:
    found = report("SAG-AFTRA contract talks begin as strike threat grows", on="2023-06-08")
    assert found.event != "strike_start"
    assert not any(event == "strike_start" for _, event, _ in asserted(found))


def test_an_end_that_somebody_only_looks_for_is_none() -> None:
    lead = "Las estrellas buscan una manera de poner fin a la huelga."
    found = report("Estrellas piden al sindicato de actores que arregle la huelga", lead, on="2023-10-20")
    assert not any(event == "strike_end" for _, event, _ in asserted(found))


def test_a_question_after_a_full_stop_asks_for_nothing_before_it() -> None:
    assert report("Hollywood actors go on strike. What now?", on="2023-07-14").event == "strike_start"
    assert report("Will Hollywood actors go on strike?", on="2023-07-12").event == "strike_threat"


def test_days_of_talks_that_are_counted_continue_them_whatever_the_opening_calls_them() -> None:
    lead = "Negotiations between the Writers Guild and the studios resumed on Saturday."
    found = report("Writers and studios to meet again for day 4 of negotiations", lead, on="2023-09-23")
    assert found.event == "talks_continue"


def test_an_update_that_is_offered_is_no_offer() -> None:
    assert report("SAG-AFTRA offers update on studio proposal", on="2023-11-06").event != "offer_made"


def test_extended_contracts_that_somebody_warns_against_extend_none() -> None:
    found = report("Directors Guild president warns studios against extended contracts", on="2026-02-06")
    assert found.event != "contract_expiry_extended"
