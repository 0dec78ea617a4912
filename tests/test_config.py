from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import Config, check_config, load_config
from bot.domain.articles import Article
from bot.domain.reading import read
from bot.errors import ConfigError, Problem
from bot.knowledge import Knowledge, knowledge_of
from bot.wording.errors import error_sentence
from bot.wording.phrases import Phrases
from tests.storage.samples import article

EQUITY = """
[[unions]]
id = "equity"
name = "Equity UK"
names = ["Equity UK"]
[[unions.contracts]]
id = "equity/pact-cinema"
name = "Pact Cinema Agreement"
employers = "pact"
"""


def checked(toml: str) -> Config:
    return check_config(tomllib.loads(toml), "config.toml")


def known(toml: str) -> Knowledge:
    return knowledge_of(checked(toml))


def problems(toml: str) -> dict[str, Problem]:
    """What is wrong with a configuration, by key."""
    with pytest.raises(ConfigError) as caught:
        known(toml)
    return {problem.key: problem for problem in caught.value.problems}


def news(title: str) -> Article:
    return article(title=title, lead="", body="")


def test_nothing_configured_is_a_whole_configuration() -> None:
    assert checked("") == Config()


def test_every_problem_is_told_at_once_with_key_value_and_what_is_valid() -> None:
    found = problems(
        """
        contact = ""
        follow = "wga"
        defaults = "sometimes"
        [polling]
        interval_minutes = 1
        at_once = "many"
        [retention]
        articles_days = 1.5
        [log]
        level = "loud"
        [[feeds]]
        url = "ftp://example.org/feed"
        lang = "english"
        [[publishers]]
        domain = "Example.org"
        name = "Example"
        tier = 4
        [[unions]]
        id = "Equity"
        name = "Equity"
        names = []
        contracts = []
        [[issues]]
        id = "night-work"
        phrases = ["?night"]
        """
    )
    assert {key: (problem.value, problem.valid) for key, problem in found.items()} == {
        "contact": ('""', "text that is not empty"),
        "follow": ("wga", "a list: [...], or a table in double brackets: [[...]]"),
        "defaults": ("sometimes", "true or false"),
        "polling.interval_minutes": ("1", "greater than or equal to 15"),
        "polling.at_once": ("many", "a whole number"),
        "retention.articles_days": ("1.5", "a whole number"),
        "log.level": ("loud", "'debug', 'info', 'warning' or 'error'"),
        "feeds.0.url": ("ftp://example.org/feed", "an http or https address without user name and password"),
        "feeds.0.name": ("", "given"),
        "feeds.0.lang": ("english", "two small letters, such as en"),
        "publishers.0.domain": ("Example.org", "a domain in small letters, such as example.org"),
        "publishers.0.tier": ("4", "1, 2 or 3"),
        "unions.0.id": ("Equity", "small letters and digits, with hyphens between"),
        "unions.0.names": ("[...]", "a list that is not empty"),
        "unions.0.contracts": ("[...]", "a list that is not empty"),
        "issues.0.id": ("night-work", "small letters and digits, with underscores between"),
        "issues.0.phrases.0": ("?night", "a phrase must begin with a word: '?night'"),
    }


def test_an_unknown_key_is_met_with_the_one_that_is_meant() -> None:
    found = problems(
        "databse = 'x'\n[polling]\ninterval = 5\n[[feeds]]\nurl='https://a.org/f'\nname='A'\nlanguage='en'"
    )
    assert {key: (problem.unknown, problem.valid) for key, problem in found.items()} == {
        "databse": (True, "database"),
        "polling.interval": (True, "interval_minutes"),
        "feeds.0.language": (True, "lang"),
    }


def test_no_secret_is_repeated() -> None:
    with pytest.raises(ConfigError) as caught:
        checked(
            """
            discord_token = "sesame"
            [[feeds]]
            url = "https://user:sesame@example.org/feed?key=sesame"
            name = "A"
            [polling]
            interval_minutes = "https://example.org/?sesame"
            [publishers]
            domain = "sesame"
            """
        )
    sentence = error_sentence(caught.value, Phrases())
    assert len(sentence.splitlines()) == 5
    assert "sesame" not in sentence
    assert "discord_token" in sentence


@pytest.mark.parametrize(
    ("toml", "key"),
    [
        ("[[publishers]]\ndomain='a.org'\nname='A'\ntier=1", "publishers.0.party"),
        ("[[publishers]]\ndomain='a.org'\nname='A'\ntier=2\nparty='wga'", "publishers.0.tier"),
        ("[[feeds]]\nurl='https://a.org:8080/f?key=sesame'\nname='A'\n", "feeds.0.url"),
        ("[[feeds]]\nurl='https://a.org:x/f?key=sesame'\nname='A'\n", "feeds.0.url"),
        ("[polling]\nports=[70000]\n", "polling.ports.0"),
        (2 * "[[feeds]]\nurl='https://a.org/f?key=sesame'\nname='A'\n", "feeds.1.url"),
        (EQUITY.replace("equity/pact", "wga/pact"), "unions.0.contracts.0.id"),
        (EQUITY.replace("'equity'", "").replace('"equity"', '"wga"').replace("equity/", "wga/"), "unions.0.id"),
        ("follow = ['wgaa']", "follow.0"),
    ],
)
def test_keys_that_contradict_each_other_are_told(toml: str, key: str) -> None:
    found = problems(toml)
    assert list(found) == [key]
    assert "sesame" not in found[key].value


@pytest.mark.parametrize("text", [b"a = [", b"\xff\xfe", None], ids=["no TOML", "no text", "no file"])
def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path, text: bytes | None) -> None:
    path = tmp_path / "config.toml"
    if text is not None:
        path.write_bytes(text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    (problem,) = caught.value.problems
    assert (problem.key, problem.value) == ("file", str(path))


def test_an_added_union_is_found_and_read() -> None:
    lexicon = known(EQUITY).lexicon
    assert lexicon.find_union("equity uk").id == "equity"
    assert read(news("Equity UK members go on strike"), lexicon).contracts == ("equity/pact-cinema",)
    assert not read(news("Equity UK members go on strike"), known("").lexicon).relevant


def test_an_added_issue_is_read() -> None:
    lexicon = known('[[issues]]\nid = "night_work"\nphrases = ["night shoots"]').lexicon
    report = read(news("WGA and AMPTP talk about night shoots as strike goes on"), lexicon)
    assert "night_work" in {stance.issue for stance in report.issues}


def test_an_added_publisher_counts_and_a_shipped_one_can_be_described_differently() -> None:
    publishers = known(
        """
        [[publishers]]
        domain = "equity.example.org"
        name = "Equity UK"
        tier = 1
        party = "equity"
        [[publishers]]
        domain = "variety.com"
        name = "Somebody"
        tier = 3
        """
    ).publishers
    assert publishers.of("https://www.equity.example.org/1").party == "equity"
    assert (publishers.of("https://variety.com/1").name, publishers.of("https://variety.com/1").tier) == ("Somebody", 3)


def test_added_feeds_come_after_the_shipped_ones_with_their_publisher_and_interval() -> None:
    feeds = known(
        """
        [polling]
        interval_minutes = 60
        [[feeds]]
        url = "https://news.equity.org.uk/feed?key=1"
        name = "Equity"
        lang = "fr"
        [[feeds]]
        url = "https://example.org/feed"
        name = "Example"
        interval_minutes = 20
        """
    ).feeds
    equity, example = feeds[-2:]
    assert len(feeds) > 20
    assert (equity.publisher, equity.lang, equity.interval) == ("equity.org.uk", "fr", timedelta(hours=1))
    assert (example.publisher, example.interval) == ("example.org", timedelta(minutes=20))


def test_shipped_feeds_are_left_out_on_request() -> None:
    assert known("defaults = false").feeds == ()


def test_only_what_is_followed_is_told_of_by_itself() -> None:
    assert [union.id for union in known('follow = ["dga", "wga"]').followed] == ["wga", "dga"]
    assert len(known("").followed) == len(known("").lexicon.unions) > 2


def test_without_history_neither_facts_nor_strikes_of_the_past_are_known() -> None:
    with_history, without = known(""), known("history = false")
    assert with_history.history["wga/mba"]
    assert with_history.lexicon.strikes
    assert not without.history
    assert not without.lexicon.strikes


OPML = """<opml version="2.0"><body><outline text="Unions">
<outline text="Guild" xmlUrl="https://guild.example.org/feed?key=1" language="fr"/>
<outline text="Mine again" xmlUrl="https://mine.example.org/feed"/>{more}</outline></body></opml>"""
LISTED = 'opml = "lists/feeds.opml"\n[[feeds]]\nurl = "https://mine.example.org/feed"\nname = "Mine"\n'


def with_list(folder: Path, opml: str) -> Path:
    """A configuration that names a list of feeds beside it."""
    (folder / "lists").mkdir()
    (folder / "lists" / "feeds.opml").write_text(opml)
    (folder / "config.toml").write_text(LISTED)
    return folder / "config.toml"


def test_the_feeds_of_an_opml_file_join_the_configured_ones(tmp_path: Path) -> None:
    feeds = load_config(with_list(tmp_path, OPML.format(more=""))).added_feeds()
    assert [(feed.name, feed.publisher, feed.lang) for feed in feeds] == [
        ("Mine", "example.org", "en"),
        ("Guild", "example.org", "fr"),
    ]


@pytest.mark.parametrize(
    ("opml", "key", "valid"),
    [
        ("<rss/>", "opml", "an OPML file (XML of another kind)"),
        (
            OPML.format(more='<outline text="x" xmlUrl="file:///etc/passwd"/>'),
            "lists/feeds.opml: url",
            "an http or https address without user name and password",
        ),
        (
            OPML.format(more='<outline text="x" xmlUrl="https://x.example:8443/feed"/>'),
            "feeds.2.url",
            "an address at port 80, 443 or one of polling.ports",
        ),
    ],
)
def test_what_is_wrong_in_an_opml_file_is_told(tmp_path: Path, opml: str, key: str, valid: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(with_list(tmp_path, opml))
    assert [(problem.key, problem.valid) for problem in caught.value.problems] == [(key, valid)]


def test_an_opml_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('opml = "feeds.opml"')
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert caught.value.problems[0].valid == "the path of a readable file (No such file or directory)"


def test_operators_are_user_ids_also_in_quotes() -> None:
    assert checked('operators = [123456789012345678, "1234567890123456789"]').operators == [
        123456789012345678,
        1234567890123456789,
    ]


@pytest.mark.parametrize("wrong", ["42", "-123456789012345678", "true", '"stella"', "9223372036854775808"])
def test_what_is_no_user_id_is_refused(wrong: str) -> None:
    assert set(problems(f"operators = [{wrong}]")) == {"operators.0"}


LINK = "https://discord.com/channels/123456789012345678/234567890123456789"


def test_the_operators_channel_is_given_by_its_link() -> None:
    place = (123456789012345678, 234567890123456789)
    assert checked(f'operators_channel = "{LINK}"').channel_of_operators() == place
    assert checked(f'operators_channel = "{LINK}/"').channel_of_operators() == place
    assert checked("").channel_of_operators() is None


@pytest.mark.parametrize(
    "link", ["234567890123456789", "https://discord.com/channels/@me/234567890123456789", LINK + "x"]
)
def test_what_is_no_link_to_a_channel_is_told(link: str) -> None:
    (problem,) = problems(f'operators_channel = "{link}"').values()
    assert problem.valid.startswith("the link to a channel, as Discord copies it")
