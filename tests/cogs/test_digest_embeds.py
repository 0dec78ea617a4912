from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import discord
import pytest

from bot.wording.digests import SectionText, digest_text
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases
from cogs import _embeds as embeds
from cogs._digest_embeds import Edition, digest_message
from cogs._limits import Message
from cogs._markup import BREAK
from tests.answers import (
    NAMES,
    NOW,
    a_digest,
)
from tests.cogs.messages import links_in, seen

PHRASES = Phrases()


def test_a_digest_tells_the_changes_then_the_stories_then_what_is_ahead() -> None:
    message = digest_message(digest_text(a_digest(), NAMES, PHRASES), Edition(NOW), PHRASES)
    assert seen(Message(message.content)) == ["Digest · 21–22 Sept 2023"]
    changes, stories, tail = message.embeds
    assert changes.colour == discord.Colour(embeds.COLOURS[Tone.OPEN])
    assert seen(changes) == [
        "What changed",
        "🟠 WGA · Minimum Basic Agreement",
        "Tentative agreement since 22 September 2023",
        "Confirmed by WGA and Variety (wgacontract2023.org)",
    ]
    assert seen(stories)[:3] == [
        "WGA",
        "Writers and studios meet for a second day",
        "Talks continue · 21 Sept · Variety, Deadline and 3 more (variety.com)",
    ]
    told = seen(tail)
    assert told[:3] == [
        "Dates ahead",
        "31 October 2023, in 39 days",
        "SAG-AFTRA · TV/Theatrical Contracts: Contract expires",
    ]
    assert told[-2:] == ["14 more articles, nothing new in them", "As of "]


@pytest.mark.parametrize("plain", [False, True])
def test_a_late_digest_says_since_when_and_pings_first(plain: bool) -> None:
    edition = Edition(NOW, plain, late_since=NOW - timedelta(hours=2), role_id=7)
    message = digest_message(digest_text(a_digest(), NAMES, PHRASES), edition, PHRASES)
    ping, _, late = message.content.splitlines()[:3]
    assert ping == "<@&7>"
    assert late == f"This digest is late: it was due on <t:{int(NOW.timestamp()) - 7200}:f>."


def test_a_quiet_digest_says_so() -> None:
    message = digest_message(digest_text(a_digest(quiet=True), NAMES, PHRASES), Edition(NOW), PHRASES)
    assert seen(message)[1] == "A quiet time: nothing new."


def test_plain_text_says_the_same_without_embeds_or_signs() -> None:
    text = digest_text(a_digest(), NAMES, PHRASES)
    message = digest_message(text, Edition(NOW, plain=True), PHRASES)
    told = seen(message)
    assert message.embeds == ()
    assert told[:3] == [
        "Digest, 21–22 Sept 2023",
        "What changed",
        "WGA, Minimum Basic Agreement: Tentative agreement since 22 September 2023. "
        "Confirmed by WGA and Variety (wgacontract2023.org).",
    ]
    assert links_in(message) == links_in(digest_message(text, Edition(NOW), PHRASES))
    assert not set("🔴🟠🟢⚪⚠️") & set(message.content)


def test_plain_text_ends_each_part_with_one_stop() -> None:
    text = digest_text(a_digest(), NAMES, PHRASES)
    (first, *_), *_ = (section.lines for section in text.sections)
    stories = tuple(replace(first, title=title) for title in ("Deal near?", "No deal", "He said “Wait!”", "Over."))
    told = seen(digest_message(replace(text, sections=(SectionText("WGA", stories),)), Edition(NOW, True), PHRASES))
    rest = "Talks continue. Variety, Deadline and 3 more (variety.com). 21 Sept."
    assert [line for line in told if line.endswith(rest)] == [
        f"Deal near? {rest}",
        f"No deal. {rest}",
        f"He said “Wait!” {rest}",
        f"Over. {rest}",
    ]


@pytest.mark.parametrize("plain", [False, True])
def test_a_long_digest_ends_at_a_story_and_points_to_the_rest(plain: bool) -> None:
    text = digest_text(a_digest(), NAMES, PHRASES)
    stories = [replace(text.sections[0].lines[0], title=f"Story {number}") for number in range(30)]
    longer = replace(text, sections=(SectionText("WGA", tuple(stories)), text.sections[1]))
    message = digest_message(longer, Edition(NOW, plain), PHRASES)
    told = [name for name, _ in links_in(message) if name.startswith("Story")]
    assert told == [f"Story {number}" for number in range(len(told))]
    assert 2 < len(told) < 30
    assert f"{30 - len(told)} more stories in /headlines" in seen(message)
    assert "Actors wait for a date" in [name for name, _ in links_in(message)]


def test_a_digest_without_room_leaves_out_the_standings_and_says_so() -> None:
    text = digest_text(a_digest(), NAMES, PHRASES)
    longer = replace(text, states=text.states * 40)
    told = seen(digest_message(longer, Edition(NOW), PHRASES))
    assert "Left out for lack of space: Where the talks stand" in told
    assert BREAK not in "".join(told)
