from __future__ import annotations

import pytest

from bot.domain.tokens import fold, words_of


def test_words_keep_their_spelling_and_are_folded_beside_it() -> None:
    words = words_of("Grève à Los Ángeles")
    assert words.raw == ("Grève", "à", "Los", "Ángeles")
    assert words.folded == ("greve", "a", "los", "angeles")
    assert len(words) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAG-AFTRA's deal", ("sag", "aftra", "deal")),
        ("the writers’ strike", ("the", "writers", "strike")),
        ("studios won't talk", ("studios", "wo", "not", "talk")),
        ("l'accord", ("l", "accord")),
        ("98.32% of 11,500", ("98.32%", "of", "11,500")),
        ("talks -- again", ("talks", "--", "again")),
        ("talks - again, five-month", ("talks", "-", "again", "five", "month")),
    ],
)
def test_hyphens_and_apostrophes_separate_words_and_figures_stay_whole(text: str, expected: tuple[str, ...]) -> None:
    assert words_of(text).folded == expected


def test_a_comma_is_remembered_at_the_word_before_it() -> None:
    assert words_of("After a vote, the strike ends, they say").commas == {2, 5}


def test_folding_leaves_letters_that_have_no_accent_to_lose() -> None:
    assert fold("Płac") == "płac"
