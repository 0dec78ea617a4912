from __future__ import annotations

import pytest

from bot.catalog.history import shipped_strikes
from bot.catalog.lexicon import Vocabulary, load_lexicon
from bot.catalog.publishers import shipped_publishers
from bot.domain.lexicon import CueKind
from bot.domain.publishers import Publisher
from bot.domain.reading import read
from bot.domain.tokens import words_of
from tests.domain.news import article

PILOTS = {
    "id": "pilots",
    "name": "Stunt Pilots",
    "names": ["stunt pilots guild"],
    "people": ["stunt pilots"],
    "contracts": [{"id": "pilots/basic", "name": "Basic", "employers": "amptp"}],
}


def test_the_shipped_words_can_be_read() -> None:
    lexicon = load_lexicon(shipped_publishers(), shipped_strikes())
    assert [union.id for union in lexicon.unions] == ["wga", "sag-aftra", "dga", "iatse", "teamsters"]
    assert len(lexicon.issues) == 10


def test_the_version_changes_with_any_of_the_words() -> None:
    versions = {
        load_lexicon().version,
        load_lexicon([Publisher("paper.example", "Paper", 2)]).version,
        load_lexicon(strikes=shipped_strikes()).version,
        load_lexicon(added=Vocabulary(unions=[PILOTS])).version,
    }
    assert len(versions) == 4
    assert load_lexicon().version == load_lexicon().version


def test_a_union_and_an_issue_can_be_added() -> None:
    added = Vocabulary(unions=[PILOTS], issues=[{"id": "fuel", "phrases": ["fuel"]}])
    lexicon = load_lexicon(added=added)
    found = read(article("Stunt Pilots Guild and studios resume talks on fuel"), lexicon)
    assert found.contracts == ("pilots/basic",)
    assert [issue.issue for issue in found.issues] == ["fuel"]


def test_a_phrase_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="begin with a word"):
        load_lexicon(added=Vocabulary(issues=[{"id": "fuel", "phrases": ["?fuel"]}]))


def test_newsrooms_are_outlets_and_other_publishers_are_not() -> None:
    lexicon = load_lexicon([Publisher("paper.example", "Daily Paper", 2), Publisher("blog.example", "Big Blog", 3)])
    found = lexicon.index.find(words_of("Big Blog quotes Daily Paper"))
    assert [each.what.name for each in found if each.what.kind is CueKind.OUTLET] == ["paper.example"]
