from __future__ import annotations

import pytest

from bot.wording.about import about_text, privacy_text
from bot.wording.phrases import Phrases
from cogs._about_embeds import about_embed, privacy_embed
from tests.cogs.messages import drawn, links_in, nodes_of, payload, seen
from tests.discord_server.checker import MESSAGE, violations

LOCALES = ("en", "fr", "es")


def test_a_contact_on_the_web_opens() -> None:
    embed = about_embed(about_text("https://www.example.org/our-bot", "0.3.0", 12, Phrases()))
    assert links_in(embed) == [("example.org", "https://www.example.org/our-bot")]


def test_any_other_contact_reads_as_it_is() -> None:
    embed = about_embed(about_text("news_desk@example.org", "0.3.0", 12, Phrases()))
    assert "A publisher can have its feed removed at any time. Contact: news_desk@example.org" in seen(embed)
    assert seen(embed)[-1] == "Strikewire 0.3.0 is free software under the MIT licence."
    assert links_in(embed) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_cut_and_discord_takes_it(locale: str) -> None:
    phrases = Phrases(locale)
    for embed in (about_embed(about_text("", "0.3.0", 12, phrases)), privacy_embed(privacy_text(phrases))):
        message = drawn(embed)
        assert violations(MESSAGE, payload(message)) == []
        assert "…" not in " ".join(seen(embed))
        assert {node.kind for node in nodes_of(message)} == {"text"}


def test_a_contact_named_to_harm_does_nothing() -> None:
    message = drawn(about_embed(about_text("@everyone <@1> [x](https://evil.example)", "0.3.0", 12, Phrases())))
    assert {node.kind for node in nodes_of(message)} == {"text"}
