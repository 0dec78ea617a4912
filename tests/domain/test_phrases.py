from __future__ import annotations

import pytest

from bot.domain.phrases import PhraseIndex
from bot.domain.tokens import words_of


def found(phrase: str, text: str) -> list[str]:
    words = words_of(text)
    return [" ".join(words.raw[each.start : each.end]) for each in PhraseIndex.of([(phrase, "it")]).find(words)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("deal|pact", "A pact and a deal", ["pact", "deal"]),
        ("negotiat*", "Negotiators negotiate", ["Negotiators", "negotiate"]),
        ("the ?new deal", "the deal, the new deal", ["the deal", "the new deal"]),
        ("reach .. deal", "reach a last minute deal", ["reach a last minute deal"]),
        ("reach .. deal", "reach one very last minute deal", []),
        ("reach ..5 deal", "reach one very last minute deal", ["reach one very last minute deal"]),
        ("SAG", "sag and SAG", ["SAG"]),
        ("grève", "GREVE", ["GREVE"]),
    ],
)
def test_a_phrase_finds_what_its_signs_say(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


@pytest.mark.parametrize("between", [":", ";", "|", "—", "--", "but"])
def test_a_gap_does_not_reach_into_another_clause(between: str) -> None:
    assert found("reach ..5 deal", f"reach it {between} a deal") == []


def test_the_nearest_continuation_wins() -> None:
    assert found("reach ..5 deal", "reach a deal on a deal") == ["reach a deal"]


@pytest.mark.parametrize("phrase", ["", "?new deal", ".. deal"])
def test_a_phrase_must_begin_with_a_word(phrase: str) -> None:
    with pytest.raises(ValueError, match="phrase"):
        PhraseIndex.of([(phrase, "it")])
