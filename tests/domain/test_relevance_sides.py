"""What ties news to a conflict of ours without naming a union: both sides, gates, late-night television."""

from __future__ import annotations

import pytest

from tests.domain.news import report


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Guild president says studios must move on AI", "Negotiations on a film contract resume next week."),
        ("The walkout drags on", "The union and the studios have not met since May, when talks broke off."),
        ("A-listers offer to pay dues to end walkout", "The union's president turned them down politely."),
        ("Tinseltown shuts down as thespians walk out", ""),
        ("Netflix picket line draws drag queens", ""),
        ("A day in a performer's life", "The actress spent Tuesday picketing outside Paramount."),
        ("Late-night hosts start a podcast for striking staff", "The money goes to those who are out of work."),
        ("Comics name podcast after bomber squad", "Five hosts speak about the strike of the Writers Guild."),
        (
            "Survey: most film workers in Britain are jobless",
            "Four of five were hit by the US industrial disputes.",
        ),
        (
            "Welcome back, scribes!",
            "One rumor after another, and now it looks like the strike is over; writers rejoice.",
        ),
        ("Talk show postpones its return", "The host will wait until the writers' strike ends."),
        ("WGA calls studios' plan for AI unacceptable", ""),
    ],
)
def test_news_is_kept_that_names_its_sides_in_other_words(title: str, lead: str) -> None:
    found = report(title, lead, on="2023-09-12")
    assert found.relevant, found.reason


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("SAG-AFTRA signs agreement with AI voice company", "Performers may license their voices for audio ads."),
        ("SAG-AFTRA deal with start-up lets actors sell rights to their voices", ""),
        ("Actor elected to four-year term as president of SAG-AFTRA", "She won 60 percent of the vote."),
        ("Star runs for SAG-AFTRA president", "Her candidacy comes a year before contract negotiations."),
        ("DGA meets studios on proposed Warner sale", "The guild had productive meetings with both suitors."),
        ("Guild members elect new president", "The writers' union will bargain next year."),
        ("Workers at game studio strike over remote work", "The members of ZeniMax Workers United walked out."),
        ("Late-night shows mock mayor over garbage strike", ""),
        ("Late-night host on air strikes", "The comedian spoke of the war."),
        ("War strikes a blow to art", "Studios and galleries are empty, and filming is out of the question."),
        ("Uber drivers picket outside Netflix event", ""),
        ("Theater actors in Chicago end strike", ""),
        ("Police strike team shuts down streaming ring", "The union of cinemas thanked the officers."),
    ],
)
def test_other_business_of_unions_and_other_strikes_are_left_out(title: str, lead: str) -> None:
    found = report(title, lead, on="2023-09-12")
    assert not found.relevant, (found.reason, found.evidence)


def test_a_podcast_called_after_a_strike_force_begins_no_strike() -> None:
    found = report(
        "Hosts launch 'Strike Force' podcast", "It answers the strike of the Writers Guild.", on="2023-08-30"
    )
    assert found.relevant
    assert found.event != "strike_start"
