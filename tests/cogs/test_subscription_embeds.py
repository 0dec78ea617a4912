from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.usecases.list_digests import DigestList
from bot.usecases.set_up_digest import DigestSetUp
from bot.user_errors import MissingPermissionError, OwnPermissionError, RoleNotMentionableError
from bot.wording.phrases import Phrases
from bot.wording.subscriptions import (
    Change,
    ChangeText,
    DigestLine,
    DigestListText,
    SettingsText,
    SetUpText,
    TroubleLine,
    changed_text,
    digest_list_text,
    set_up_text,
)
from cogs._embeds import error_text
from cogs._limits import Message, fits
from cogs._subscription_embeds import changed_line, digest_list_embeds, set_up_embed
from tests.answers import NAMES, NOW
from tests.cogs.hostile import own, some, texts
from tests.cogs.messages import drawn, nodes_of, payload, seen
from tests.discord_server.checker import MESSAGE, violations
from tests.subscriptions import a_digest_list, a_subscription

PHRASES = Phrases()
SNOWFLAKE = 123456789012345678
KINDS = {"text", "bold", "timestamp", "mention"}

ids = st.just(SNOWFLAKE)
settings_texts = st.builds(SettingsText, own, ids, st.none() | ids, texts, texts, texts, texts)
moments = st.none() | st.just(NOW)
lines = st.builds(DigestLine, settings_texts, texts, moments, texts, moments, st.none() | ids)
troubles = st.builds(TroubleLine, ids, st.just(NOW), texts, texts)
lists = st.builds(DigestListText, own, some(lines, 4), own, some(troubles, 4), texts)


def assert_harmless(message: Message) -> None:
    assert violations(MESSAGE, payload(message)) == []
    assert fits(message)
    for node in nodes_of(message):
        assert node.kind in KINDS, node
        assert node.kind != "mention" or node.target == str(SNOWFLAKE), node


@given(st.builds(SetUpText, own, settings_texts, st.just(NOW), texts))
def test_what_was_set_up_holds_within_the_limits_and_names_can_do_nothing(text: Any) -> None:
    assert_harmless(drawn(set_up_embed(text, PHRASES)))


@given(lists)
def test_a_list_holds_within_the_limits_and_names_can_do_nothing(text: Any) -> None:
    assert_harmless(drawn(*digest_list_embeds(text, PHRASES)))


@given(st.builds(ChangeText, own, moments))
def test_a_change_holds_within_the_limits_and_names_can_do_nothing(text: Any) -> None:
    assert_harmless(Message(changed_line(text, PHRASES)))


def test_a_digest_that_was_set_up_shows_its_channel_its_role_and_when_it_comes() -> None:
    made = DigestSetUp(a_subscription(role_id=33), NOW, changed=False)
    embed = set_up_embed(set_up_text(made, NAMES, PHRASES), PHRASES)
    assert embed.title == "Digest #3 is set up"
    assert embed.description is not None
    assert embed.description.splitlines()[0] == "<#22> · pings <@&33>"
    assert seen(embed)[2:] == [
        "Every day at 09:00, America/New_York · WGA and SAG-AFTRA",
        "When nothing is new, one line says so",
        "Next:  ()",
        "“/digest preview” shows what it would say now.",
    ]
    moments = [node.target for node in nodes_of(drawn(embed)) if node.kind == "timestamp"]
    assert moments == [f"{int(NOW.timestamp())}:{style}" for style in "fR"]


def test_a_list_tells_of_each_digest_and_then_what_kept_any_away() -> None:
    digests, troubles = digest_list_embeds(digest_list_text(a_digest_list(), NAMES, PHRASES), PHRASES)
    first, paused, failed = (digests.description or "").split("\n\n")
    assert first.splitlines()[0].endswith("#3** · <#22> · pings <@&33>")
    assert "set up by <@44>" in first
    assert f"Last: sent, <t:{int((NOW - timedelta(days=1)).timestamp())}:R>" in first
    assert "Paused: “\\/digest resume” lets it come again" in paused
    assert "set up by" not in paused
    assert "not sent (the channel is gone)" in failed
    assert troubles.description is not None
    assert troubles.description.splitlines()[0].startswith("<#23> · 2 times · <t:")


def test_a_server_without_troubles_hears_of_none() -> None:
    (embed,) = digest_list_embeds(digest_list_text(DigestList((), ()), NAMES, PHRASES), PHRASES)
    assert "“/digest setup” makes one" in seen(embed)[1]


@pytest.mark.parametrize("locale", ["en", "fr", "es"])
def test_as_many_digests_as_a_server_may_have_are_all_told_even_with_troubles(locale: str) -> None:
    phrases = Phrases(locale)
    listed = a_digest_list()
    digests = tuple(
        replace(each, subscription=replace(each.subscription, channel_id=SNOWFLAKE, role_id=SNOWFLAKE, id=number))
        for number in range(1, 26)
        for each in listed.digests[:1]
    )
    text = digest_list_text(DigestList(digests, listed.troubles), NAMES, phrases)
    told = " ".join(seen(*digest_list_embeds(text, phrases)))
    assert "#25" in told


def test_a_list_without_room_first_leaves_out_troubles_and_says_how_many() -> None:
    text = digest_list_text(a_digest_list(), NAMES, PHRASES)
    many = replace(text, lines=text.lines * 3, troubles=text.troubles * 9)
    digests, troubles = digest_list_embeds(many, PHRASES)
    assert sum(line.startswith("#") for line in seen(digests)) == 9
    assert "set up by" in " ".join(seen(digests))
    told = sum("<#" in line for line in (troubles.description or "").splitlines())
    assert seen(troubles)[-1] == f"and {len(many.troubles) - told} more"


def test_a_digest_that_was_resumed_says_when_it_comes() -> None:
    text = changed_text(Change.RESUMED, a_subscription(), NAMES, PHRASES, NOW)
    moment = int(NOW.timestamp())
    assert changed_line(text, PHRASES).endswith(f"comes again. Next: <t:{moment}:f> (<t:{moment}:R>)")


def test_one_that_was_paused_says_no_more() -> None:
    text = changed_text(Change.PAUSED, a_subscription(), NAMES, PHRASES)
    assert changed_line(text, PHRASES).endswith("lets it come again.")


@pytest.mark.parametrize("kind", [MissingPermissionError, OwnPermissionError])
def test_an_error_about_a_channel_names_it_first(kind: type[MissingPermissionError | OwnPermissionError]) -> None:
    text = error_text(kind(SNOWFLAKE, ("mention_everyone",)), PHRASES)
    assert text.splitlines()[0] == f"<#{SNOWFLAKE}>"
    assert [node.target for node in nodes_of(Message(text)) if node.kind == "mention"] == [str(SNOWFLAKE)]


@given(texts)
def test_a_role_named_to_harm_does_nothing(name: str) -> None:
    assert_harmless(Message(error_text(RoleNotMentionableError(name[:900]), PHRASES)))
