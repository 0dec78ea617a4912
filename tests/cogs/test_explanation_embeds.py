from __future__ import annotations

from dataclasses import replace

import discord
import pytest

from bot.usecases.explain_article import Explanation
from bot.wording.explanations import ExplanationText, Passage, explanation_text
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases
from cogs._embeds import COLOURS
from cogs._explanation_embeds import explanation_embed
from tests.answers import NAMES, NOW, VARIETY
from tests.cogs.messages import drawn, links_in, nodes_of, payload, seen
from tests.discord_server.checker import MESSAGE, violations
from tests.explanations import ALL, forgotten, matched, never_seen, rejected

PHRASES = Phrases()


def worded(answer: Explanation) -> ExplanationText:
    return explanation_text(answer, NAMES, PHRASES)


def embedded(text: ExplanationText) -> discord.Embed:
    return explanation_embed(text, NOW, PHRASES)


def test_an_article_that_was_taken_in_tells_why_its_details_and_what_came_of_each_claim() -> None:
    embed = embedded(worded(matched()))
    assert embed.colour == discord.Colour(COLOURS[Tone.SETTLED])
    told = seen(embed)
    assert told[:4] == [
        "Strikewire took this article in.",
        "Writers near a deal",
        "variety.com",
        "It names a union that Strikewire follows, or the studios’ alliance (AMPTP), together with a strike or "
        "contract talks.",
    ]
    assert "What it changed: WGA · Minimum Basic Agreement: On strike since 2 May 2023" in told
    claims = told.index("What it says, and what came of it")
    assert told[claims + 4 : claims + 7] == [
        "Strike begins, 2 May 2023",
        "Writers have been on strike since May 2.",
        "It is part of the evidence for “On strike since 2 May 2023”, which is confirmed.",
    ]
    assert told[-4:] == ["Issues", "AI: far apart", "On AI the two sides are far apart.", "As of "]
    assert links_in(embed) == [("Writers near a deal", VARIETY)]
    assert [node.target for node in nodes_of(drawn(embed)) if node.kind == "timestamp"] == [f"{int(NOW.timestamp())}:R"]


@pytest.mark.parametrize(
    ("answer", "title", "told"),
    [
        (rejected(), "Strikewire saw this article and left it out.", "Opening: They walked out on Friday."),
        (forgotten(), "Strikewire saw this article and left it out.", "Its text is no longer kept, only the decision."),
        (never_seen(), "No feed that Strikewire reads has offered this link.", "It reads no feed of Variety."),
    ],
)
def test_an_article_that_was_not_taken_in_is_grey_and_says_why(answer: Explanation, title: str, told: str) -> None:
    embed = embedded(worded(answer))
    assert (embed.title, embed.colour) == (title, discord.Colour(COLOURS[Tone.UNKNOWN]))
    assert told in seen(embed)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("locale", ["en", "fr", "es"])
def test_discord_takes_every_explanation(name: str, locale: str) -> None:
    phrases = Phrases(locale)
    embed = explanation_embed(explanation_text(ALL[name], NAMES, phrases), NOW, phrases)
    assert violations(MESSAGE, payload(drawn(embed))) == []


def test_an_explanation_that_is_too_long_loses_its_issues_then_its_last_claims() -> None:
    text = worded(matched())
    long = Passage("Strike begins, 2 May 2023", "Writers are on strike. " * 12, "It changed nothing.")
    told = seen(embedded(replace(text, claims=(long,) * 30)))
    kept = told.count("Strike begins, 2 May 2023")
    assert 5 < kept < 30
    assert f"and {30 - kept} more" in told
    assert "Issues" not in told
    assert told[-2:] == ["Left out for lack of space: Issues", "As of "]


def test_an_explanation_without_room_for_its_details_still_tells_the_reason() -> None:
    text = worded(matched())
    fact = replace(text.facts[0], text="*" * 200)
    told = seen(embedded(replace(text, facts=(fact,) * 30)))
    assert text.reason in told
    assert "and 2 more" in told
    assert told[-2:] == ["Left out for lack of space: Issues and Details", "As of "]


def test_a_forged_link_shows_where_it_leads() -> None:
    forged = replace(worded(matched()), title="variety.com: deal", url="https://www.evil.example/x")
    assert seen(embedded(forged))[1:3] == ["variety.com: deal", "evil.example"]
