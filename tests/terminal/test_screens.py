from __future__ import annotations

import io

import pytest
from rich.console import Console, RenderableType

from bot.domain.negotiations import Phase
from bot.errors import ConfigError, FileError, Problem
from bot.terminal.commands import COMMANDS
from bot.terminal.digest_screen import digest_screen
from bot.terminal.drawing import show
from bot.terminal.error_screen import error_screen
from bot.terminal.evaluation_screen import evaluation_screen
from bot.terminal.explanation_screen import explanation_screen
from bot.terminal.feeds_screen import feeds_screen
from bot.terminal.headlines_screen import headlines_screen
from bot.terminal.help_screen import help_screen
from bot.terminal.status_screen import overview_screen, status_screen
from bot.terminal.timeline_screen import timeline_screen
from bot.usecases.trace_timeline import Timeline
from bot.wording.evaluations import evaluation_text, replay_text
from bot.wording.phrases import Phrases
from tests.answers import (
    DGA,
    FEEDS,
    NAMES,
    NOW,
    STORIES,
    WGA,
    a_card,
    a_digest,
    a_status,
    a_story,
    a_timeline,
    an_overview,
    full_card,
    headlines,
    on_strike,
    unknown,
)
from tests.evaluations import EVALUATION, HELD, REPLAY
from tests.explanations import ALL as EXPLANATIONS

PHRASES = Phrases()
SCREENS: dict[str, RenderableType] = {
    "status": status_screen(a_status(full_card()), NAMES, PHRASES),
    "status without evidence": status_screen(a_status(a_card(unknown(), (), of=DGA), of=DGA), NAMES, PHRASES),
    "status of nothing": status_screen(a_status(), NAMES, PHRASES),
    "overview": overview_screen(an_overview(), NAMES, PHRASES),
    "headlines": headlines_screen(headlines(*STORIES), NAMES, PHRASES),
    "no headlines": headlines_screen(headlines(), NAMES, PHRASES),
    "timeline": timeline_screen(a_timeline(), NAMES, PHRASES),
    "no timeline": timeline_screen(Timeline(WGA, ()), NAMES, PHRASES),
    "digest": digest_screen(a_digest(), NAMES, PHRASES),
    "quiet digest": digest_screen(a_digest(quiet=True), NAMES, PHRASES),
    "feeds": feeds_screen(FEEDS, NOW, PHRASES),
    "no feeds": feeds_screen((), NOW, PHRASES),
    "help": help_screen(COMMANDS, PHRASES),
    "evaluation": evaluation_screen(
        evaluation_text(EVALUATION, "news.jsonl", 9, PHRASES), replay_text(REPLAY, NAMES, PHRASES)
    ),
    "evaluation of items kept aside": evaluation_screen(evaluation_text(HELD, "news.jsonl", 9, PHRASES), None),
    **{name: explanation_screen(answer, NAMES, PHRASES) for name, answer in EXPLANATIONS.items()},
}


def drawn(screen: RenderableType, width: int = 80, *, terminal: bool = False, no_color: bool = False) -> str:
    file = io.StringIO()
    system = "truecolor" if terminal else None
    console = Console(file=file, width=width, force_terminal=terminal, color_system=system, no_color=no_color)  # type: ignore[arg-type]
    show(console, screen)
    return file.getvalue()


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_line_but_an_address_is_wider_than_the_console(name: str, width: int) -> None:
    lines = drawn(SCREENS[name], width).splitlines()
    assert lines
    assert [line for line in lines if len(line) > min(width, 100) and "https://" not in line] == []


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_that_goes_to_a_file_is_plain_text(name: str) -> None:
    assert "\x1b" not in drawn(SCREENS[name])


def test_no_color_leaves_links_and_takes_colours() -> None:
    coloured, plain = (drawn(SCREENS["status"], terminal=True, no_color=no_color) for no_color in (False, True))
    assert "38;2;" in coloured
    assert "38;2;" not in plain
    assert "]8;" in plain


def test_a_card_tells_the_phase_in_words_and_cites_its_sources() -> None:
    text = drawn(SCREENS["status"])
    assert "▌ WGA · Minimum Basic Agreement\n▌ On strike, day 144, since 2 May 2023\n" in text
    assert "Confirmed by WGA and Variety[1][2]" in text
    assert "[1] WGA · 22 Sept\n▌     https://www.wgacontract2023.org/strike\n" in text
    assert text.endswith("As of 22 September 2023, 14:05 in Los Angeles · 6 feeds, last read 2 min ago\n")


def test_what_only_history_confirms_is_on_record() -> None:
    known = a_card(on_strike(on_record=True), ("WGA", "Variety"))
    text = drawn(status_screen(a_status(known), NAMES, PHRASES))
    assert "On record: WGA and Variety[1][2]" in text


def test_a_terminal_with_links_shows_hosts_instead_of_addresses() -> None:
    console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system="truecolor", record=True)
    show(console, SCREENS["status"])
    text = console.export_text()
    assert "[1] WGA · 22 Sept · wgacontract2023.org" in text
    assert "https://" not in text


def test_issues_stand_two_on_a_line_where_there_is_room() -> None:
    wide, narrow = (drawn(SCREENS["status"], width) for width in (90, 60))
    assert any("AI" in line and "Minimum staffing" in line for line in wide.splitlines())
    assert not any("AI " in line and "Minimum staffing" in line for line in narrow.splitlines())


def test_the_colour_of_the_bar_is_that_of_the_phase() -> None:
    strike = drawn(status_screen(a_status(a_card(on_strike(), ())), NAMES, PHRASES), terminal=True)
    deal = on_strike(phase=Phase.TENTATIVE_AGREEMENT)
    agreed = drawn(status_screen(a_status(a_card(deal, ())), NAMES, PHRASES), terminal=True)
    assert strike.split("▌")[0] != agreed.split("▌")[0]


def test_a_title_that_looks_like_markup_is_shown_as_it_is() -> None:
    screen = headlines_screen(headlines(a_story("[red]Deal[/red] \x1b[2J", "Variety")), NAMES, PHRASES)
    text = drawn(screen, terminal=True)
    assert "[red]Deal[/red] [2J" in text
    assert "\x1b[2J" not in text


def test_the_overview_stacks_names_and_phases_where_there_is_little_room() -> None:
    assert "▌ WGA · Minimum Basic Agreement\n▌ On strike, day 144" in drawn(SCREENS["overview"], 60)
    assert any(
        line.startswith("▌ WGA  ") and "On strike, day 144" in line
        for line in drawn(SCREENS["overview"], 90).splitlines()
    )


def test_an_explanation_tells_the_reason_then_each_claim_with_its_sentence_and_what_came_of_it() -> None:
    text = drawn(SCREENS["matched"], 100)
    assert text.startswith("Writers near a deal\nhttps://variety.com/2023/biz/talks\n\nStrikewire took this article in")
    assert (
        "Strike begins, 2 May 2023\n  Writers have been on strike since May 2.\n"
        "It is part of the evidence for “On strike since 2 May 2023”, which is confirmed.\n"
    ) in text
    assert text.endswith("\n\nAs of 22 September 2023, 14:05 in Los Angeles\n")


def test_a_wide_evaluation_shows_every_column_and_a_narrow_one_the_first_the_filter_and_the_goal() -> None:
    wide, narrow = (drawn(SCREENS["evaluation"], width).splitlines() for width in (80, 60))
    assert "Measure               All  Rules  Kept aside  Borderline too  Keywords    Goal" in wide
    assert "Measure               All  Keywords    Goal" in narrow
    assert "Relevance, F1       0.966     0.781  ≥ 0.97" in narrow
    assert not any("…" in line for line in narrow)


def test_the_days_of_each_cycle_stand_below_it() -> None:
    text = drawn(SCREENS["evaluation"])
    assert "1.000  100 of 100 days  310 articles  WGA 2023  ≥ 0.97\n" in text
    assert "\n  5–9 Nov 2007  Unknown instead of On strike\n" in text


def test_a_mistake_in_a_title_that_looks_like_markup_is_shown_as_it_is() -> None:
    assert "a-1  Writers strike [red]a pose[/red]\n  News that is not told" in drawn(SCREENS["evaluation"])


def test_narrow_feeds_go_without_the_next_check() -> None:
    assert "Next check" in drawn(SCREENS["feeds"], 90)
    assert "Next check" not in drawn(SCREENS["feeds"], 60)


def test_an_unwell_feed_shows_its_error_and_address() -> None:
    text = drawn(SCREENS["feeds"])
    assert "  the server answered 503 three times in a row\n  https://thehollywoodreporter.com/feed/" in text
    assert "https://variety.com" not in text


def test_a_change_of_phase_leads_the_digest() -> None:
    text = drawn(SCREENS["digest"])
    assert text.index("Tentative agreement since") < text.index("Writers and studios meet") < text.index("14 more")


def test_each_problem_of_a_configuration_stands_on_a_line_of_its_own() -> None:
    error = ConfigError("config.toml", (Problem("a", "[red]1[/]", "2"), Problem("b", "", "a day")))
    assert drawn(error_screen(error, PHRASES)) == (
        "config.toml has 2 problems:\n  a = [red]1[/]: must be 2\n  b is missing: must be a day\n"
    )


def test_the_broken_lines_of_a_file_stand_below_each_other() -> None:
    error = FileError("a.jsonl", ((1, "not JSON"), (3, "no title")))
    assert drawn(error_screen(error, PHRASES)) == "a.jsonl, line 1: not JSON\na.jsonl, line 3: no title\n"


def test_of_the_feeds_those_in_trouble_stand_next_to_the_prompt() -> None:
    text = drawn(SCREENS["feeds"], 100)
    names = ("Variety", "Reuters", "The Hollywood Reporter", "Old Trade Paper")
    assert sorted(names, key=text.index) == list(names)
