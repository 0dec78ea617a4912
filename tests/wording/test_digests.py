from __future__ import annotations

from dataclasses import replace

from bot.wording.digests import change_line, digest_text
from bot.wording.phrases import Phrases
from tests.answers import (
    NAMES,
    a_digest,
)

PHRASES = Phrases()


def test_a_digest_says_what_changed_and_who_vouches_for_it() -> None:
    (change,) = digest_text(a_digest(), NAMES, PHRASES).changes
    assert change.contract == "WGA · Minimum Basic Agreement"
    assert change.badge == "Tentative agreement since 22 September 2023"
    assert change.confirmation == "Confirmed by WGA and Variety"


def test_a_change_that_only_history_confirms_is_on_record() -> None:
    (move,) = a_digest().changes
    assert change_line(replace(move, on_record=True), NAMES, PHRASES).confirmation == "On record: WGA and Variety"


def test_a_digest_counts_what_holds_nothing_new_and_looks_ahead() -> None:
    text = digest_text(a_digest(), NAMES, PHRASES)
    assert text.rest == "14 more articles, nothing new in them"
    assert [(fact.name, fact.text) for fact in text.ahead] == [
        ("31 October 2023, in 39 days", "SAG-AFTRA · TV/Theatrical Contracts: Contract expires")
    ]
    assert [section.union for section in text.sections] == ["WGA", "SAG-AFTRA"]


def test_a_quiet_digest_says_that_nothing_is_new() -> None:
    text = digest_text(a_digest(quiet=True), NAMES, PHRASES)
    assert text.quiet == "A quiet time: nothing new."
    assert digest_text(a_digest(), NAMES, PHRASES).quiet == ""
