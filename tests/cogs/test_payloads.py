"""Whatever a feed or a member writes: Discord takes every payload, and nothing in it pings, lies or takes its shape.

STRIKEWIRE_EXAMPLES sets how many values each view is tried with; given, they are new ones each time.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.domain.notices import FeedNews
from bot.errors import ConfigError, FetchError, Problem, StorageError, StrikewireError
from bot.user_errors import (
    InvalidDateError,
    InvalidLinkError,
    InvalidOptionError,
    UnknownCommandError,
    UnknownIssueError,
    UnknownUnionError,
    UnknownZoneError,
)
from bot.wording.about import about_text, privacy_text
from bot.wording.corrections import CorrectionsText, DecisionText
from bot.wording.digests import DigestText
from bot.wording.explanations import ExplanationText
from bot.wording.feeds import FeedsText
from bot.wording.headlines import HeadlinesText
from bot.wording.help import HelpText
from bot.wording.notices import feed_news_text
from bot.wording.phrases import Phrases
from bot.wording.standings import OverviewText, StatusText
from bot.wording.subscriptions import ChangeText, DigestListText, SetUpText
from bot.wording.timelines import TimelineText
from bot.wording.trials import TrialText
from cogs import _embeds as embeds
from cogs._about_embeds import about_embed, privacy_embed
from cogs._correction_embeds import correction_embed, corrections_embed
from cogs._digest_embeds import Edition, digest_message
from cogs._explanation_embeds import explanation_embed
from cogs._limits import Message
from cogs._markup import link
from cogs._notice_embeds import feed_news_embed
from cogs._status_embeds import status_embeds
from cogs._subscription_embeds import changed_line, digest_list_embeds, set_up_embed
from cogs._trial_embeds import trial_embed
from cogs._views import Asked, digest_view, pages_view, privacy_view
from tests.answers import NOW
from tests.cogs import hostile
from tests.cogs.markdown import read_lines, said
from tests.cogs.messages import drawn
from tests.cogs.payloads import (
    ASKED_NOW,
    assert_answered,
    assert_harmless,
    assert_honest,
    assert_posted,
    assert_shaped,
)

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

EXAMPLES = os.environ.get("STRIKEWIRE_EXAMPLES", "")
often = settings(
    max_examples=int(EXAMPLES or 20),
    derandomize=not EXAMPLES,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
languages = st.sampled_from([Phrases("en"), Phrases("fr"), Phrases("es")])
DUE = NOW - timedelta(hours=3)
THAT_DAY = f"<t:{int(NOW.timestamp())}:f>"
LATE = f"<t:{int(DUE.timestamp())}:f>"
STEWARDS = tuple(f"<{sign}{hostile.SNOWFLAKE}>" for sign in ("#", "@&", "@"))
"""What answers to stewards name; answers ping nobody."""


@often
@given(hostile.statuses, languages)
def test_a_status(text: StatusText, phrases: Phrases) -> None:
    message = drawn(*status_embeds(text, NOW, phrases))
    assert 1 <= len(message.embeds) <= 10
    assert_answered(message)
    assert_harmless(message)
    assert_shaped(message)
    assert_honest(message)


@often
@given(hostile.overviews, languages)
def test_an_overview(text: OverviewText, phrases: Phrases) -> None:
    message = drawn(embeds.overview_embed(text, NOW, phrases))
    assert_answered(message)
    assert_harmless(message)
    assert_shaped(message)
    assert_honest(message)


@often
@given(hostile.headlines, languages, st.integers(-1, 60), hostile.asked)
async def test_a_page_of_headlines(text: HeadlinesText, phrases: Phrases, page: int, asked: Asked) -> None:
    message = drawn(embeds.headlines_embed(text, page, NOW, phrases))
    assert_answered(message, pages_view(replace(asked, page=max(page, 0)), embeds.pages(text), phrases))
    assert_harmless(message)
    assert_shaped(message)
    assert_honest(message)


@often
@given(hostile.timelines, languages)
def test_a_timeline(text: TimelineText, phrases: Phrases) -> None:
    message = drawn(embeds.timeline_embed(text, phrases))
    names = {
        said(nodes)
        for contract in text.contracts
        for line in contract.lines
        for each in line.links
        for _, nodes in read_lines(link(each.name, each.url, embeds.NAME))
    }
    assert_answered(message)
    assert_harmless(message)
    assert_shaped(message, headings=[contract.contract for contract in text.contracts])
    assert_honest(message, ours=names)


@often
@given(hostile.digests, languages, st.none() | hostile.snowflakes, st.booleans(), hostile.asked_of_digest)
@pytest.mark.parametrize("plain", [False, True])
async def test_a_digest(
    plain: bool, text: DigestText, phrases: Phrases, role: int | None, late: bool, asked: Asked
) -> None:
    edition = Edition(NOW, plain, DUE if late else None, role)
    message = digest_message(text, edition, phrases)
    assert bool(message.embeds) is not plain
    assert message.content.startswith(f"<@&{role}>") is bool(role)
    assert_posted(message, digest_view("0" * 25, asked, phrases), role)
    assert message.content.count("<@") == bool(role)
    assert_harmless(message, mentions=[f"<@&{role}>"], moments=[ASKED_NOW, LATE] if late else [ASKED_NOW])
    entries = [*text.changes, *text.ahead, *text.states, *(line for section in text.sections for line in section.lines)]
    titles = [text.heading, text.changes_title, text.ahead_title, text.states_title]
    headings = [*titles, *(section.union for section in text.sections)]
    assert_shaped(message, headings, len(entries) if plain else 0)
    assert_honest(message)


@often
@given(hostile.feeds, languages)
def test_the_feeds(text: FeedsText, phrases: Phrases) -> None:
    message = drawn(embeds.feeds_embed(text, phrases))
    assert_answered(message)
    assert_harmless(message)
    assert_shaped(message)
    assert_honest(message)


@often
@given(hostile.trials, languages)
def test_a_trial(text: TrialText, phrases: Phrases) -> None:
    message = drawn(trial_embed(text, phrases))
    assert_answered(message)
    assert_harmless(message)
    assert_shaped(message)
    assert_honest(message)


@often
@given(hostile.explanations, languages)
def test_an_explanation(text: ExplanationText, phrases: Phrases) -> None:
    message = drawn(explanation_embed(text, NOW, phrases))
    assert_answered(message)
    assert_harmless(message)
    assert_shaped(message, headings=[text.claims_title, text.issues_title])
    assert_honest(message)


@often
@given(hostile.helps, languages)
def test_the_help(text: HelpText, phrases: Phrases) -> None:
    message = drawn(embeds.help_embed(text, phrases))
    assert_answered(message)
    assert_harmless(message)
    assert_shaped(message)


@often
@given(hostile.set_ups, languages)
def test_a_digest_that_was_set_up(text: SetUpText, phrases: Phrases) -> None:
    message = drawn(set_up_embed(text, phrases))
    assert_answered(message)
    assert_harmless(message, mentions=STEWARDS, moments=[ASKED_NOW, THAT_DAY])
    assert_shaped(message)


@often
@given(hostile.digest_lists, languages)
def test_the_digests_of_a_server(text: DigestListText, phrases: Phrases) -> None:
    message = drawn(*digest_list_embeds(text, phrases))
    assert_answered(message)
    assert_harmless(message, mentions=STEWARDS, moments=[ASKED_NOW, THAT_DAY])
    assert_shaped(message)


@often
@given(hostile.digest_changes, languages)
def test_a_change_of_a_digest(text: ChangeText, phrases: Phrases) -> None:
    message = Message(changed_line(text, phrases))
    assert_answered(message)
    assert_harmless(message, moments=[ASKED_NOW, THAT_DAY])
    assert_shaped(message)


@often
@given(hostile.decisions, languages)
def test_a_correction(text: DecisionText, phrases: Phrases) -> None:
    message = drawn(correction_embed(text, phrases))
    assert_answered(message)
    assert_harmless(message, mentions=STEWARDS)
    assert_shaped(message)


@often
@given(hostile.correction_lists, languages)
def test_all_corrections(text: CorrectionsText, phrases: Phrases) -> None:
    message = drawn(corrections_embed(text, phrases))
    assert_answered(message)
    assert_harmless(message, mentions=STEWARDS)
    assert_shaped(message)


@often
@given(hostile.feed_news, languages)
def test_news_of_feeds(news: FeedNews, phrases: Phrases) -> None:
    message = drawn(feed_news_embed(feed_news_text(news, phrases), phrases))
    assert_answered(message)
    assert_harmless(message)
    assert_shaped(message)


@often
@given(hostile.contacts, languages)
def test_what_the_bot_is(contact: str, phrases: Phrases) -> None:
    message = drawn(about_embed(about_text(contact, "1.0.0", 26, phrases)))
    assert_answered(message)
    assert_harmless(message)
    assert_shaped(message)
    assert_honest(message)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_what_is_kept_of_a_person(language: str) -> None:
    phrases = Phrases(language)
    message = drawn(privacy_embed(privacy_text(phrases)))
    assert_answered(message, privacy_view(phrases))
    assert_harmless(message)
    assert_shaped(message)


def errors_about(typed: str, known: str) -> list[StrikewireError]:
    return [
        InvalidDateError(typed),
        InvalidLinkError(typed),
        InvalidOptionError("headlines", typed),
        UnknownCommandError(typed, known),
        UnknownIssueError(typed, (known,) * 9),
        UnknownUnionError(typed, ()),
        UnknownUnionError(typed, (known,) * 3),
        UnknownZoneError(typed, (known,) * 3),
        FetchError(typed, known, status=503),
        StorageError(typed),
        ConfigError(known, tuple(Problem(known, typed, known) for _ in range(40))),
    ]


@often
@given(hostile.texts, hostile.texts, languages, st.integers(0, 9))
def test_an_error(typed: str, known: str, phrases: Phrases, which: int) -> None:
    error = errors_about(typed[:2000], known[:200])[which]
    message = Message(embeds.error_text(error, phrases))
    assert_answered(message)
    assert_harmless(message)
    assert_shaped(message)
