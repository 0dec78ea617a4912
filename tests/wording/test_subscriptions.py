"""A steward reads what was set up, when it comes, and what to do about what went wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryState, Reason
from bot.domain.subscriptions import Quiet
from bot.usecases.list_digests import DigestList, ListedDigest
from bot.usecases.set_up_digest import DigestSetUp
from bot.wording.phrases import Phrases
from bot.wording.subscriptions import (
    LONGEST_CHOICE,
    Change,
    changed_text,
    digest_choice,
    digest_list_text,
    set_up_text,
)
from tests.answers import NAMES, NOW
from tests.subscriptions import a_digest_list, a_subscription, an_outcome

PHRASES = Phrases()


@pytest.mark.parametrize(("changed", "heading"), [(False, "Digest #3 is set up"), (True, "Digest #3 is changed")])
def test_what_was_set_up_is_told_with_when_it_first_comes_and_what_to_do_next(changed: bool, heading: str) -> None:
    made = a_subscription(role_id=33, quiet=Quiet.SILENT, plain=True)
    text = set_up_text(DigestSetUp(made, NOW, changed), NAMES, PHRASES)
    assert text.heading == heading
    settings = text.settings
    assert (settings.channel_id, settings.role_id, text.first_at) == (22, 33, NOW)
    assert settings.unions == "WGA and SAG-AFTRA"
    assert settings.times == "Every day at 09:00, America/New_York"
    assert settings.quiet == "When nothing is new, no message comes"
    assert settings.plain == "Plain text, for screen readers"
    assert text.hint == "“/digest preview” shows what it would say now."


def test_a_digest_of_all_unions_in_the_usual_form_says_no_more_than_needed() -> None:
    settings = set_up_text(DigestSetUp(a_subscription(unions=()), NOW, False), NAMES, PHRASES).settings
    assert settings.unions == "all unions that are followed"
    assert settings.quiet == "When nothing is new, one line says so"
    assert settings.plain == ""


@pytest.mark.parametrize(
    ("locale", "days", "times"),
    [
        ("en", (0, 1, 2, 3, 4), "Monday to Friday at 09:00, America/New_York"),
        ("en", (6,), "On Sundays at 09:00, America/New_York"),
        ("fr", (0, 2, 4), "Chaque lundi, mercredi et vendredi à 09:00, America/New_York"),
        ("es", (1, 5), "Los martes y sábados a las 09:00, America/New_York"),
    ],
)
def test_days_are_named(locale: str, days: tuple[int, ...], times: str) -> None:
    made = DigestSetUp(a_subscription(days=days), NOW, False)
    assert set_up_text(made, NAMES, Phrases(locale)).settings.times == times


def test_the_list_tells_of_each_digest_when_it_comes_who_set_it_up_and_how_the_last_fared() -> None:
    text = digest_list_text(a_digest_list(), NAMES, PHRASES)
    assert [line.settings.number for line in text.lines] == ["#3", "#4", "#5"]
    assert [line.next_at for line in text.lines] == [NOW + timedelta(hours=16), None, NOW + timedelta(hours=16)]
    assert [line.paused for line in text.lines] == ["", "Paused: “/digest resume” lets it come again", ""]
    assert [line.last for line in text.lines] == ["sent", "", "not sent (the channel is gone)"]
    assert [line.last_at for line in text.lines] == [NOW - timedelta(days=1), None, NOW - timedelta(days=1)]
    assert [line.created_by for line in text.lines] == [44, None, 44]
    assert text.empty == ""


@pytest.mark.parametrize(
    ("state", "reason", "told"),
    [
        (DeliveryState.QUEUED, None, "waiting, the bot keeps trying"),
        (DeliveryState.CLAIMED, None, "being sent"),
        (
            DeliveryState.UNCERTAIN,
            Reason.HISTORY_HIDDEN,
            "perhaps not sent (the bot may not read the channel's messages)",
        ),
        (DeliveryState.PARKED, Reason.EXPIRED, "not sent (Discord could not be reached)"),
    ],
)
def test_what_became_of_the_last_one_is_told_in_words(state: DeliveryState, reason: Reason | None, told: str) -> None:
    answer = DigestList((ListedDigest(a_subscription(), NOW, an_outcome(state, reason)),), ())
    assert digest_list_text(answer, NAMES, PHRASES).lines[0].last == told


def test_troubles_of_one_kind_in_one_channel_are_told_once_with_the_latest() -> None:
    text = digest_list_text(a_digest_list(), NAMES, PHRASES)
    assert len(text.troubles) == len(Reason)
    first, hidden = text.troubles[:2]
    assert (first.channel_id, first.at, first.often) == (23, NOW - timedelta(days=1), "2 times")
    assert first.text.startswith("That channel is gone. Set the digest up in another one with “/digest setup”")
    assert (hidden.channel_id, hidden.often) == (22, "2 times")
    assert text.troubles[2].often == ""


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        (Reason.NO_ACCESS, "Give it the permission “View Channel” there"),
        (Reason.NO_PERMISSION, "Give it the permission “Send Messages” there"),
        (Reason.REFUSED, "“/about” says how."),
        (Reason.EXPIRED, "The next one tells what it would have told."),
        (Reason.SUPERSEDED, "There is nothing to do."),
        (Reason.HISTORY_HIDDEN, "It was not sent again, because the bot may not look whether it is there."),
    ],
)
def test_each_trouble_says_what_a_steward_can_do(reason: Reason, advice: str) -> None:
    answer = DigestList((), (an_outcome(DeliveryState.PARKED, reason),))
    (trouble,) = digest_list_text(answer, NAMES, PHRASES).troubles
    assert advice in trouble.text


def test_a_server_without_digests_learns_how_to_set_one_up() -> None:
    text = digest_list_text(DigestList((), ()), NAMES, PHRASES)
    assert "“/digest setup”" in text.empty
    assert (text.lines, text.troubles) == ((), ())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change.PAUSED, "is paused. “/digest resume” lets it come again."),
        (Change.RESUMED, "comes again."),
        (Change.REMOVED, "is removed, with what was still to be sent."),
    ],
)
def test_a_change_is_told_in_one_line(change: Change, told: str) -> None:
    text = changed_text(change, a_subscription(), NAMES, PHRASES, NOW)
    assert text.text == f"Digest #3 (09:00 America/New_York, WGA and SAG-AFTRA) {told}"
    assert text.next_at == NOW


def test_a_digest_to_choose_is_told_apart_by_number_time_and_unions() -> None:
    assert digest_choice(a_subscription(), NAMES, PHRASES) == "#3: 09:00 America/New_York, WGA and SAG-AFTRA"


def test_a_choice_is_never_longer_than_discord_takes() -> None:
    many = a_subscription(unions=tuple(f"a-union-with-a-long-name-{number}" for number in range(9)))
    label = digest_choice(many, NAMES, PHRASES)
    assert len(label) == LONGEST_CHOICE
    assert label.endswith("…")
