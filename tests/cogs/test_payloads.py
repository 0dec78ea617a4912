"""Whatever a feed or a member writes: Discord takes every payload, and nothing in it pings, lies or takes its shape.

STRIKEWIRE_EXAMPLES sets how many values each view is tried with; given, they are new ones each time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import discord
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.domain.notices import FeedNews
from bot.errors import (
    ConfigError,
    FetchError,
    InvalidDateError,
    InvalidLinkError,
    InvalidOptionError,
    Problem,
    StorageError,
    StrikewireError,
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
from cogs import _embeds as embeds
from cogs._about_embeds import about_embed, privacy_embed
from cogs._correction_embeds import correction_embed, corrections_embed
from cogs._digest_embeds import Edition, digest_message
from cogs._explanation_embeds import explanation_embed
from cogs._limits import Message
from cogs._markup import BREAK, length, link
from cogs._notice_embeds import feed_news_embed
from cogs._status_embeds import status_embeds
from cogs._subscription_embeds import changed_line, digest_list_embeds, set_up_embed
from cogs._views import Asked, digest_view, pages_view, privacy_view
from tests.answers import NOW
from tests.cogs import hostile
from tests.cogs.markdown import Node, every, read_lines, said
from tests.cogs.messages import drawn, payload, texts_of
from tests.discord_server.checker import CALLBACK, MESSAGE, violations
from tests.discord_server.checker import Asked as Interaction

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
ASKED_NOW = f"<t:{int(NOW.timestamp())}:R>"
THAT_DAY = f"<t:{int(NOW.timestamp())}:f>"
LATE = f"<t:{int(DUE.timestamp())}:f>"
STEWARDS = tuple(f"<{sign}{hostile.SNOWFLAKE}>" for sign in ("#", "@&", "@"))
"""What answers to stewards name; answers ping nobody."""
ESCAPED = re.compile(r"\\[^0-9A-Za-z\s]")
TARGET = re.compile(r"\]\(<(https?://[!-;=?-\[\]_a-~]+)>\)")
MARK = re.compile(r"\[\d+\]")


def assert_posted(message: Message, view: discord.ui.View, role: int | None) -> None:
    """Discord takes the message in a channel."""
    assert violations(MESSAGE, payload(message, view=view, role=role)) == []
    assert_within_limits(message)


def assert_answered(message: Message, view: discord.ui.View | None = None) -> None:
    """Discord takes the message as an answer."""
    answer = {"type": 4, "data": {**payload(message, view=view), "flags": 64}}
    assert violations(CALLBACK, answer, asked=Interaction.COMMAND) == []
    assert_within_limits(message)


def assert_within_limits(message: Message) -> None:
    """The limits hold even if Discord counts in UTF-16, and every text can be encoded."""
    parts = [(length(embed.title or ""), length(embed.description or "")) for embed in message.embeds]
    assert length(message.content) <= 2000
    assert all(title <= 256 and description <= 4096 for title, description in parts)
    assert sum(map(sum, parts)) <= 6000
    for text in texts_of(message):
        text.encode()


def assert_harmless(
    message: Message, *, mentions: Collection[str] = (), moments: Collection[str] = (ASKED_NOW,)
) -> None:
    """Only what is ours formats; no person, role, channel or command is named and no moment told but these."""
    for text in texts_of(message):
        rest = TARGET.sub("]", ESCAPED.sub("", text))
        for own in (*mentions, *moments):
            rest = rest.replace(own, "")
        assert not set("`_~|<\\") & set(rest), rest
        assert not re.search(r"@(?:everyone|here)|://", rest, re.IGNORECASE)
        assert rest.replace("**", "").count("*") == 0
        for _, nodes in read_lines(text):
            for node in every(nodes):
                assert node.kind in {"text", "bold", "link", "timestamp", "mention"}, node


def assert_shaped(message: Message, headings: Collection[str] = (), items: int = 0) -> None:
    """No line is anything but text and small print, except the headings and items that belong there."""
    allowed = {"line", "subtext", *(["heading"] if headings else []), *(["item"] if items else [])}
    found = [(kind, said(nodes)) for text in texts_of(message) for kind, nodes in read_lines(text)]
    assert {kind for kind, _ in found} <= allowed
    assert sum(kind == "heading" for kind, _ in found) <= len(headings)
    assert sum(kind == "item" for kind, _ in found) <= items
    assert len(found) <= 600


def assert_honest(message: Message, *, ours: Collection[str] = ()) -> None:
    """Each link says where it leads: by its text, beside it, or, where it is a mark, in the list of sources.

    The names in `ours` are given to addresses by us, not by a feed.
    """
    for text in texts_of(message):
        told = [list(nodes) for _, nodes in read_lines(text)]
        for place, nodes in enumerate(told):
            near = said(nodes) + " " + (said(told[place + 1]) if place + 1 < len(told) else "")
            for node in every(nodes):
                if node.kind != "link":
                    continue
                host = (urlsplit(node.target).hostname or "").removeprefix("www.")
                assert host
                listed = MARK.fullmatch(node.text) and any(_lists(other, node, host) for other in told)
                assert listed or node.text in ours or _plainly(host) in _plainly(near), (node, near)


def _lists(nodes: list[Node], cited: Node, host: str) -> bool:
    """Whether a line is the source behind a mark, with its host."""
    line = said(nodes)
    leads = any(node.kind == "link" and node.target == cited.target for node in nodes)
    return leads and line.startswith(f"{cited.text} ") and _plainly(host) in _plainly(line)


def _plainly(text: str) -> str:
    return text.replace(BREAK, "")


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
