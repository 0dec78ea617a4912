from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from importlib import resources

import pytest
from fluent.syntax import FluentParser, ast

from bot.domain.negotiations import Strike, StrikeState
from bot.domain.reports import Precision, When
from bot.usecases.list_digests import DigestList
from bot.usecases.report_status import Freshness
from bot.usecases.set_up_digest import DigestSetUp
from bot.wording.about import about_text, privacy_text
from bot.wording.digests import digest_text
from bot.wording.evaluations import evaluation_text, replay_text
from bot.wording.explanations import explanation_text
from bot.wording.feeds import feeds_text
from bot.wording.headlines import headlines_text
from bot.wording.phrases import Phrases
from bot.wording.standings import overview_text, status_text
from bot.wording.subscriptions import digest_list_text, set_up_text
from bot.wording.timelines import timeline_text
from tests.answers import (
    FEEDS,
    NAMES,
    NOW,
    SAG_AFTRA,
    STORIES,
    a_card,
    a_day,
    a_digest,
    a_status,
    a_timeline,
    an_overview,
    bargaining,
    full_card,
    headlines,
)
from tests.evaluations import EVALUATION, HELD, REPLAY, SPOTLESS
from tests.explanations import ALL as EXPLANATIONS
from tests.subscriptions import a_digest_list, a_subscription

SOURCE, TRANSLATIONS = "en", ("fr", "es")
SAMPLES: tuple[int | str, ...] = (0, 1, 2, 21, 1_000_000, "text")
NAMED = re.compile(r"Basic Agreement|Strikewire|streaming|The (?:Wrap|Hollywood Reporter)|Media Agreement")
TYPED = re.compile(r"/[a-z]+|\[\[?[a-z]+\]\]?|\b[a-z]+:(?=\S)|defaults = true|\bpreview\b")
ENGLISH = re.compile(
    r"\b(the|of|and|or|is|are|was|not|none|since|with|to|in|from|by|for|at|it|what|where|more|about|ago|just|now|day|"
    r"today|tomorrow|feeds?|strike|talks|contract|union|unknown|reported?|confirmed|news|story|stories|"
    r"items?|issues?|as|new|read|last|next|every|could|"
    r"January|February|March|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)


def messages(locale: str) -> dict[str, ast.Message]:
    text = (resources.files("bot.wording") / "locales" / f"{locale}.ftl").read_text(encoding="utf-8")
    body = FluentParser().parse(text).body
    assert [entry.content for entry in body if isinstance(entry, ast.Junk)] == []
    return {entry.id.name: entry for entry in body if isinstance(entry, ast.Message)}


def nodes(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    yield node
    for value in vars(node).values():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.BaseNode):
                yield from nodes(child)


def variables(message: ast.Message) -> set[str]:
    return {node.id.name for node in nodes(message) if isinstance(node, ast.VariableReference)}


def texts(locale: str) -> Iterator[tuple[str, str]]:
    for key, message in messages(locale).items():
        if key != "babel-locale":
            yield from ((key, node.value) for node in nodes(message) if isinstance(node, ast.TextElement))


def leaves(value: object) -> Iterator[str]:
    """Every text of an answer, but for what articles and feeds say themselves."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from leaves(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("tone", "state", "title", "url", "summary", "address", "error", "quote"):
                yield from leaves(getattr(value, field.name))


def english_in(text: str) -> list[str]:
    return [found.group() for found in ENGLISH.finditer(TYPED.sub("", NAMED.sub("", text)))]


def answers(phrases: Phrases) -> list[object]:
    called = bargaining(strike=Strike(a_day("2023-07-14"), StrikeState.CALLED, None, None, confirmed=False))
    stopped = Freshness(NOW - timedelta(hours=9), feeds=6, failing=6)
    return [
        status_text(a_status(full_card()), NAMES, phrases),
        status_text(a_status(a_card(called, ("Deadline",), of=SAG_AFTRA), of=SAG_AFTRA), NAMES, phrases),
        status_text(a_status(fresh=stopped), NAMES, phrases),
        status_text(a_status(asked_at=True), NAMES, phrases),
        overview_text(an_overview(), NAMES, phrases),
        overview_text(an_overview(Freshness(None, 0, 0)), NAMES, phrases),
        headlines_text(headlines(*STORIES, total=9), NAMES, phrases),
        headlines_text(headlines(), NAMES, phrases),
        digest_text(a_digest(), NAMES, phrases),
        digest_text(a_digest(quiet=True), NAMES, phrases),
        timeline_text(a_timeline(), NAMES, phrases),
        feeds_text(FEEDS, NOW, phrases),
        feeds_text((), NOW, phrases),
        set_up_text(DigestSetUp(a_subscription(plain=True), NOW, changed=False), NAMES, phrases),
        digest_list_text(a_digest_list(), NAMES, phrases),
        digest_list_text(DigestList((), ()), NAMES, phrases),
        about_text("", "0.3.0", 12, phrases),
        privacy_text(phrases),
        evaluation_text(EVALUATION, "dev.jsonl", 9, phrases),
        evaluation_text(HELD, "dev.jsonl", 9, phrases),
        replay_text(REPLAY, NAMES, phrases),
        replay_text(SPOTLESS, NAMES, phrases),
        *(explanation_text(answer, NAMES, phrases) for answer in EXPLANATIONS.values()),
    ]


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_a_translation_has_exactly_the_phrases_of_english_in_its_order(locale: str) -> None:
    assert list(messages(locale)) == list(messages(SOURCE))


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_a_translated_phrase_takes_exactly_the_values_of_the_english_one(locale: str) -> None:
    english = {key: variables(message) for key, message in messages(SOURCE).items()}
    assert {key: variables(message) for key, message in messages(locale).items()} == english


@pytest.mark.parametrize("locale", [SOURCE, *TRANSLATIONS])
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_phrase_can_be_said_whatever_its_values(locale: str, sample: int | str) -> None:
    phrases = Phrases(locale)
    said = {key: phrases.say(key, **dict.fromkeys(variables(it), sample)) for key, it in messages(locale).items()}
    assert [key for key, text in said.items() if not text.strip() or "{" in text] == []


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_no_phrase_is_left_in_english(locale: str) -> None:
    assert {key: words for key, text in texts(locale) if (words := english_in(text))} == {}


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_no_answer_mixes_english_into_another_language(locale: str) -> None:
    said = [text for answer in answers(Phrases(locale)) for text in leaves(answer)]
    assert len(said) > 100
    assert {text: words for text in said if (words := english_in(text))} == {}


def test_the_search_for_english_finds_it_where_it_is() -> None:
    for answer in answers(Phrases(SOURCE)):
        assert any(english_in(text) for text in leaves(answer))


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("fr", "fr"), ("fr-CA", "fr"), ("fr_FR", "fr"), ("es", "es"), ("es-ES", "es"), ("es-MX", "es"), ("es-419", "es")],
)
def test_a_region_is_answered_in_its_language(asked: str, spoken: str) -> None:
    assert Phrases(asked).language == spoken


def test_french_keeps_its_marks_on_the_line_of_the_word_before() -> None:
    written = [text for key, text in texts("fr") if not key.startswith("usage-")]
    loose = re.compile(r"(?<!\u202f)(?:[;?!»]|:(?!\w))|«(?!\u202f)| \u202f|[\"'“”]")
    assert [text for text in written if loose.search(text)] == []


def test_spanish_opens_what_it_asks_and_quotes_with_guillemets() -> None:
    written = [text for _, text in texts("es")]
    assert "".join(written).count("¿") == "".join(written).count("?") > 0
    assert [text for text in written if re.search(r"[\"'“”]|« | »", text)] == []


@pytest.mark.parametrize(
    ("locale", "day", "month", "about", "short", "ago"),
    [
        ("fr", "2 mai 2023", "mai 2023", "vers mai 2023", "22 sept. 2023", "il y a 2\xa0min"),
        ("es", "2 de mayo de 2023", "mayo de 2023", "hacia mayo de 2023", "22 sept 2023", "hace 2 min"),
    ],
)
def test_dates_are_written_as_in_the_country(
    locale: str, day: str, month: str, about: str, short: str, ago: str
) -> None:
    phrases, may = Phrases(locale), a_day("2023-05-02")
    assert phrases.when(may) == day
    assert phrases.when(When(may.on, Precision.MONTH)) == month
    assert phrases.when(When(may.on, Precision.ABOUT)) == about
    assert phrases.short_day(NOW.date()) == short
    assert phrases.ago(NOW - timedelta(minutes=2), NOW) == ago


@pytest.mark.parametrize(
    ("locale", "none", "one", "two"),
    [("fr", "0 sujet", "1 sujet", "2 sujets"), ("es", "0 noticias", "1 noticia", "2 noticias")],
)
def test_what_is_counted_takes_the_number_of_its_language(locale: str, none: str, one: str, two: str) -> None:
    assert [Phrases(locale).say("headlines-count", total=total) for total in (0, 1, 2)] == [none, one, two]


@pytest.mark.parametrize(
    ("locale", "first", "later"),
    [
        ("fr", "1er jour, depuis le 1er mai 2023", "144e jour, depuis le 1er mai 2023"),
        ("es", "día 1, desde el 1 de mayo de 2023", "día 144, desde el 1 de mayo de 2023"),
    ],
)
def test_the_days_of_a_strike_are_counted(locale: str, first: str, later: str) -> None:
    phrases = Phrases(locale)
    since = phrases.since(a_day("2023-05-01"))
    assert [phrases.say("strike-running-day", day=day, since=since) for day in (1, 144)] == [first, later]


@pytest.mark.parametrize(
    ("locale", "said"),
    [("fr", ["aujourd’hui", "demain", "dans 2 jours"]), ("es", ["hoy", "mañana", "dentro de 2 días"])],
)
def test_days_ahead_have_their_names(locale: str, said: list[str]) -> None:
    assert [Phrases(locale).say("in-days", days=days) for days in range(3)] == said


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_what_a_person_types_stays_as_it_must_be_typed(locale: str) -> None:
    english, phrases = Phrases(SOURCE), Phrases(locale)
    for key in (key for key in messages(SOURCE) if key.startswith("usage-")):
        assert TYPED.findall(phrases.say(key))[:1] == TYPED.findall(english.say(key))[:1]
        assert re.findall(r"\w+(?=:)", phrases.say(key)) == re.findall(r"\w+(?=:)", english.say(key))


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_a_command_quoted_in_a_sentence_goes_by_its_name_in_that_language(locale: str) -> None:
    english, phrases = quoted_commands(SOURCE), Phrases(locale)
    assert len(english) > 5

    def translated(command: str) -> str:
        words = command.split()
        return " ".join(phrases.say(f"command-{'-'.join(words[: count + 1])}") for count in range(len(words)))

    assert quoted_commands(locale) == {key: [*map(translated, commands)] for key, commands in english.items()}


def quoted_commands(locale: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, text in texts(locale):
        for command in re.findall(r"[“«]\u202f?/([^”»\u202f]+)\u202f?[”»]", text):
            found.setdefault(key, []).append(command)
    return found
