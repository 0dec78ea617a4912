from __future__ import annotations

import pytest

from bot.wording.about import about_text, forgotten_text, privacy_text
from bot.wording.phrases import Phrases

PHRASES = Phrases()


def test_about_tells_where_the_news_comes_from_how_far_to_trust_it_and_whom_to_write_to() -> None:
    text = about_text("news@example.org", "0.3.0", 12, PHRASES)
    assert text.feeds.startswith("The news comes from 12 feeds")
    assert "“not confirmed”" in text.trust
    assert text.publishers.startswith("A publisher can have its feed removed")
    assert text.contact == "news@example.org"
    assert text.software == "Strikewire 0.3.0 is free software under the MIT licence."


@pytest.mark.parametrize(
    ("locale", "contact"),
    [
        ("en", "the people who run this bot"),
        ("fr", "les personnes qui gèrent ce bot"),
        ("es", "las personas que gestionan este bot"),
    ],
)
def test_a_bot_without_a_contact_points_to_those_who_run_it(locale: str, contact: str) -> None:
    assert about_text("", "0.3.0", 1, Phrases(locale)).contact == contact


def test_privacy_tells_what_is_kept_and_how_to_have_it_deleted() -> None:
    told = " ".join(privacy_text(PHRASES).paragraphs)
    for part in ("For asking: nothing.", "your Discord user id", "reads no messages", "The log", "The button below"):
        assert part in told


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "Nothing was kept about you."),
        (1, "Done: what was kept about you, in 1 place, is deleted."),
        (3, "Done: what was kept about you, in 3 places, is deleted."),
    ],
)
def test_who_asked_to_be_forgotten_hears_how_much_there_was(count: int, told: str) -> None:
    assert forgotten_text(count, PHRASES) == told
