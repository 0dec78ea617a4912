from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import discord
import pytest

from bot.domain.negotiations import Phase
from bot.usecases.report_status import Freshness
from bot.usecases.trace_timeline import Span, Timeline
from bot.user_errors import InvalidDateError
from bot.wording.digests import digest_text
from bot.wording.feeds import feeds_text
from bot.wording.headlines import HeadlinesText, headlines_text
from bot.wording.help import CommandHelp, help_text
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases
from bot.wording.standings import overview_text, status_text
from bot.wording.timelines import timeline_text
from cogs import _embeds as embeds
from cogs._digest_embeds import Edition, digest_message
from cogs._limits import Message
from cogs._status_embeds import status_embeds
from tests.answers import (
    DGA,
    FEEDS,
    NAMES,
    NOW,
    SAG_AFTRA,
    STORIES,
    WGA,
    WGA_PAGE,
    a_card,
    a_day,
    a_digest,
    a_status,
    a_story,
    a_timeline,
    an_overview,
    bargaining,
    full_card,
    headlines,
    unknown,
)
from tests.cogs.messages import drawn, links_in, nodes_of, seen

PHRASES = Phrases()
OURS = f"{int(NOW.timestamp())}:R"


@pytest.mark.parametrize("plain", [False, True])
def test_the_same_answer_looks_the_same_each_time(plain: bool) -> None:
    status, digest = status_text(a_status(full_card()), NAMES, PHRASES), digest_text(a_digest(), NAMES, PHRASES)
    assert status_embeds(status, NOW, PHRASES) == status_embeds(status, NOW, PHRASES)
    edition = Edition(NOW, plain)
    assert digest_message(digest, edition, PHRASES) == digest_message(digest, edition, PHRASES)


def test_a_status_tells_the_phase_who_says_so_and_all_the_rest_in_order() -> None:
    (embed,) = status_embeds(status_text(a_status(full_card()), NAMES, PHRASES), NOW, PHRASES)
    assert embed.title == "WGA · Minimum Basic Agreement"
    assert embed.colour == discord.Colour(embeds.COLOURS[Tone.STRIKE])
    told = seen(embed)[1:]
    assert told[:2] == ["On strike, day 144, since 2 May 2023", "Confirmed by WGA and Variety [1][2]"]
    assert told[2].startswith("Leaders of four studios")
    assert told[2].endswith("Friday morning. [1]")
    assert told[3:6] == ["Issues", "AI: far apart [3]", "Minimum staffing: countered [2]"]
    assert "Talks: under way, last met 21 Sept, next session 22 Sept" in told
    assert "21 Sept · Variety, Deadline and 3 more (variety.com)" in told
    assert told[-4:-1] == [
        "[1] WGA (wgacontract2023.org), 22 Sept",
        "[2] Variety (variety.com), 21 Sept",
        "[3] Deadline (deadline.com), 21 Sept",
    ]
    assert told[-1] == "As of  · 6 feeds, last read 2 min ago"
    assert [node.target for node in nodes_of(drawn(embed)) if node.kind == "timestamp"] == [OURS]


def test_the_marks_in_a_status_open_their_sources() -> None:
    found = links_in(*status_embeds(status_text(a_status(full_card()), NAMES, PHRASES), NOW, PHRASES))
    assert ("[1]", WGA_PAGE) in found
    assert ("WGA", WGA_PAGE) in found


def test_a_status_as_known_on_a_past_day_has_no_clock() -> None:
    text = status_text(a_status(full_card(), asked_at=True), NAMES, PHRASES)
    (embed,) = status_embeds(text, NOW, PHRASES)
    assert seen(embed)[-1].startswith("As known on 22 September 2023 · ")
    assert [node for node in nodes_of(drawn(embed)) if node.kind == "timestamp"] == []


def test_each_contract_has_its_card_and_the_last_says_as_of_when() -> None:
    other = a_card(unknown("sag-aftra/interactive"), (), of=SAG_AFTRA)
    answer = a_status(a_card(bargaining(), ("Deadline",), of=SAG_AFTRA), other, of=SAG_AFTRA)
    first, last = status_embeds(status_text(answer, NAMES, PHRASES), NOW, PHRASES)
    assert "⚠️ Reported by Variety, not confirmed: Tentative agreement since 22 September 2023 [2]" in seen(first)
    assert not any(line.startswith("As of") for line in seen(first))
    assert seen(last)[-1].startswith("As of")


def test_a_union_without_negotiations_and_a_fault_are_said_in_words() -> None:
    down = Freshness(NOW - timedelta(hours=7), feeds=6, failing=6)
    (embed,) = status_embeds(status_text(a_status(of=DGA, fresh=down), NAMES, PHRASES), NOW, PHRASES)
    told = seen(embed)
    assert told[0] == "No negotiation of DGA is followed."
    assert told[1] == "⚠️ Could not read any feed since 22 September 2023, 07:05 in Los Angeles"


def long_url(number: int) -> str:
    return f"https://deadline.com/{number}/" + "talks-" * 60


def test_a_status_without_room_first_loses_the_links_in_its_text_then_its_headlines_then_its_issues() -> None:
    text = status_text(a_status(full_card()), NAMES, PHRASES)
    (card,) = text.cards

    def with_sources(count: int, cards: int = 1) -> Sequence[discord.Embed]:
        sources = tuple(replace(source, url=long_url(source.mark)) for source in card.sources)
        lines = tuple(replace(card.headlines[0], url=long_url(number)) for number in range(count))
        longer = replace(card, sources=sources, headlines=lines)
        return status_embeds(replace(text, cards=(longer,) * cards), NOW, PHRASES)

    whole = with_sources(1)
    assert "[1]" not in [name for name, _ in links_in(*whole)]
    assert [name for name, _ in links_in(*whole)] == [card.headlines[0].title, "WGA", "Variety", "Deadline"]
    assert not any("Left out" in line for line in seen(*whole))
    no_headlines = seen(*with_sources(9))
    assert "Headlines" not in no_headlines
    assert "Issues" in no_headlines
    assert no_headlines[-2] == "Left out for lack of space: Headlines"
    ten = with_sources(1, cards=10)
    assert len(ten) == 10
    assert seen(*ten)[-2] == "Left out for lack of space: Headlines, Issues, Summary, Dates and Sources"


def test_more_contracts_than_embeds_are_counted() -> None:
    text = status_text(a_status(a_card(unknown(), (), of=DGA), of=DGA), NAMES, PHRASES)
    found = status_embeds(replace(text, cards=text.cards * 12), NOW, PHRASES)
    assert len(found) == 10
    assert seen(found[-1])[-2] == "Left out for lack of space: 2 contracts"


def test_sources_that_nothing_shown_cites_are_not_listed() -> None:
    text = status_text(a_status(full_card()), NAMES, PHRASES)
    (card,) = text.cards
    (embed,) = status_embeds(replace(text, cards=(replace(card, summary=(), issues=()),)), NOW, PHRASES)
    assert [name for name, _ in links_in(embed)][-2:] == ["WGA", "Variety"]


def test_an_overview_takes_the_colour_of_what_is_most_urgent_and_says_every_phase() -> None:
    embed = embeds.overview_embed(overview_text(an_overview(), NAMES, PHRASES), NOW, PHRASES)
    assert embed.colour == discord.Colour(embeds.COLOURS[Tone.STRIKE])
    told = seen(embed)
    assert told[:3] == [
        "Where the talks stand",
        "🔴 WGA · Minimum Basic Agreement",
        "On strike, day 144, since 2 May 2023",
    ]
    assert "🟢 DGA · Basic Agreement" in told
    assert told[-1].startswith("As of")


def test_an_overview_that_is_too_long_says_how_much_more_there_is() -> None:
    text = overview_text(an_overview(), NAMES, PHRASES)
    told = seen(embeds.overview_embed(replace(text, lines=text.lines * 20), NOW, PHRASES))
    shown = sum(line[0] in "🔴🟠🟢⚪⚠" for line in told)
    assert f"and {140 - shown} more" in told


def paged(count: int) -> HeadlinesText:
    stories = [a_story(f"Story {number}", "Variety", at=NOW - timedelta(hours=number)) for number in range(count)]
    return headlines_text(headlines(*stories), NAMES, PHRASES)


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        (0, ["Story 0", "Story 1", "Story 2", "Story 3", "Story 4"]),
        (2, ["Story 10", "Story 11"]),
        (9, ["Story 10", "Story 11"]),
    ],
)
def test_headlines_are_shown_page_by_page(page: int, titles: list[str]) -> None:
    text = paged(12)
    embed = embeds.headlines_embed(text, page, NOW, PHRASES)
    assert embeds.pages(text) == 3
    assert [name for name, _ in links_in(embed)] == titles
    assert seen(embed)[-1] == f"Page {min(page, 2) + 1} of 3 · 12 stories · As of "


def test_a_single_page_is_not_counted_and_no_story_says_so() -> None:
    assert seen(embeds.headlines_embed(paged(2), 0, NOW, PHRASES))[-1] == "2 stories · As of "
    assert embeds.pages(paged(0)) == 1
    none = seen(embeds.headlines_embed(paged(0), 0, NOW, PHRASES))
    assert "No stories in this time. Ask for more days to look further back." in none


def test_a_story_shows_where_its_link_leads_whatever_its_title_claims() -> None:
    (line,) = headlines_text(headlines(STORIES[1]), NAMES, PHRASES).lines
    forged = replace(line, title="variety.com: deal", url="https://www.evil.example/x")
    assert embeds.story(forged).splitlines()[1].endswith("· Deadline (evil.example)")


def test_a_host_that_is_the_name_already_is_said_once() -> None:
    (line,) = headlines_text(headlines(STORIES[1]), NAMES, PHRASES).lines
    unlisted = replace(line, outlets="lessentiel.lu", url="https://www.lessentiel.lu/x")
    assert embeds.story(unlisted).splitlines()[1].endswith("· lessentiel.lu")


def test_a_timeline_tells_each_phase_with_its_length_its_days_and_its_sources() -> None:
    told = seen(embeds.timeline_embed(timeline_text(a_timeline(), NAMES, PHRASES), PHRASES))
    assert told[:5] == [
        "Timeline of WGA",
        "Minimum Basic Agreement",
        "🟠 Bargaining · 43 days",
        "20 Mar – 1 May 2023",
        "confirmed · WGA, Deadline",
    ]
    assert "⚠️ only reported · Variety" in told


def test_a_timeline_that_is_too_long_leaves_out_its_oldest_phases() -> None:
    spans = [
        Span("wga/mba", Phase.BARGAINING, a_day(f"{1900 + year}-03-20"), None, True, (WGA_PAGE,)) for year in range(120)
    ]
    told = seen(embeds.timeline_embed(timeline_text(Timeline(WGA, tuple(spans)), NAMES, PHRASES), PHRASES))
    shown = [line for line in told if line.startswith("since ")]
    assert shown[-1] == "since 20 Mar 2019"
    assert told[1] == f"Left out for lack of space: {120 - len(shown)} earlier phases"


def test_feeds_in_trouble_come_first_with_their_error() -> None:
    told = seen(embeds.feeds_embed(feeds_text(FEEDS, NOW, PHRASES), PHRASES))
    assert told[:5] == [
        "6 feeds, 1 failing, 1 stopped",
        "The Hollywood Reporter · failing",
        "⚠️ the server answered 503 three times in a row",
        "Last read: 5 hr ago · Next check: in 28 min",
        "Items a week: 1,102 · Matched: 7%",
    ]
    assert "Reuters · new" in told


def test_french_sets_its_colon_off() -> None:
    phrases = Phrases("fr")
    (embed,) = status_embeds(status_text(a_status(full_card()), NAMES, phrases), NOW, phrases)
    assert "IA\u202f: désaccord" in " ".join(seen(embed))
    told = seen(embeds.feeds_embed(feeds_text(FEEDS, NOW, phrases), phrases))
    assert "Articles par semaine\u202f: 1\u202f102 · Retenus\u202f: 7 %" in told


def test_the_help_lists_how_to_ask() -> None:
    told = seen(
        embeds.help_embed(help_text((CommandHelp("/status [union]", "where the talks stand"),), PHRASES), PHRASES)
    )
    assert told[2:4] == ["/status [union]", "where the talks stand"]


def test_an_error_reads_as_it_was_worded() -> None:
    assert seen(Message(embeds.error_text(InvalidDateError("*now*"), PHRASES))) == [
        "“*now*” is not a day. Write it as year-month-day, for example 2023-09-22."
    ]
