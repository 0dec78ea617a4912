from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from importlib import resources
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot import user_errors
from bot.domain.deliveries import DeliveryState, Reason
from bot.domain.effects import Outcome
from bot.domain.feeds import FeedState
from bot.domain.mistakes import Wrong
from bot.domain.negotiations import Phase, TalksState
from bot.domain.notices import FeedChange
from bot.domain.proposals import ProposalState
from bot.domain.reports import Attribution, Event, Modality, Stance
from bot.domain.subscriptions import Quiet
from bot.terminal.commands import COMMANDS, OPTIONS
from bot.usecases.evaluate_reading import Part
from bot.wording.phrases import Phrases
from bot.wording.subscriptions import Change

ROOT = Path(__file__).resolve().parents[2]
CODE = [path for room in ("bot", "cogs") for path in sorted((ROOT / room).rglob("*.py"))]
LOCALES = sorted(file.name.removesuffix(".ftl") for file in (resources.files("bot.wording") / "locales").iterdir())
ISSUES = (
    "ai",
    "streaming_residuals",
    "minimum_staffing",
    "viewership_data",
    "self_tape",
    "wages",
    "pension_health",
    "consent_likeness",
    "working_conditions",
    "new_media_jurisdiction",
)


def keys_of(locale: str) -> list[str]:
    text = (resources.files("bot.wording") / "locales" / f"{locale}.ftl").read_text(encoding="utf-8")
    return [entry.id.name for entry in FluentParser().parse(text).body if isinstance(entry, Message)]


def calls(method: str) -> Iterator[ast.expr]:
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and method in (getattr(node.func, "attr", ""), getattr(node.func, "id", "")):
                yield from node.args[:1]


def literals(nodes: Iterable[ast.AST]) -> set[str]:
    found = (inner for node in nodes for inner in ast.walk(node))
    return {node.value for node in found if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def said_in_full() -> set[str]:
    return literals(arg for arg in calls("say") if isinstance(arg, ast.Constant | ast.IfExp))


def said_in_part() -> list[re.Pattern[str]]:
    patterns = [re.compile(f"{re.escape(kind)}-.+") for kind in literals(calls("name"))]
    for arg in [*calls("say"), *calls("_localised")]:
        if isinstance(arg, ast.JoinedStr):
            parts = (re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".+" for v in arg.values)
            patterns.append(re.compile("".join(parts)))
    return patterns


def test_every_phrase_that_the_code_says_exists() -> None:
    assert said_in_full() <= set(keys_of("en"))


def test_every_phrase_is_said_somewhere() -> None:
    mentioned = literals(ast.parse(path.read_text(encoding="utf-8")) for path in CODE)
    parts = said_in_part()
    unused = [key for key in keys_of("en") if key not in mentioned and not any(part.fullmatch(key) for part in parts)]
    assert unused == []


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("phase", Phase),
        ("event", Event),
        ("stance", Stance),
        ("talks", [*TalksState, "last", "next"]),
        ("feed-state", FeedState),
        ("notice", FeedChange),
        ("ahead", ["expiry", "talks", "strike"]),
        ("issue", ISSUES),
        ("why-outcome", [*Outcome, "evidence-unconfirmed"]),
        ("why-modality", Modality),
        ("why-attribution", Attribution),
        ("quiet", Quiet),
        ("weekday", map(str, range(7))),
        ("last", DeliveryState),
        ("reason", Reason),
        ("trouble", [*Reason, "often"]),
        ("change", Change),
        ("evaluate-part", Part),
        ("evaluate-wrong", Wrong),
        ("proposal", [*ProposalState, "proposed"]),
        ("usage", COMMANDS),
        ("about", COMMANDS),
        ("option", {option for options in OPTIONS.values() for option in options}),
    ],
)
def test_every_value_has_a_name_and_every_name_a_value(kind: str, values: Iterable[str | StrEnum]) -> None:
    assert {key for key in keys_of("en") if re.match(f"{kind}-", key)} == {f"{kind}-{value}" for value in values}


def test_every_error_of_a_person_has_its_sentence() -> None:
    codes = {
        error.code
        for error in vars(user_errors).values()
        if isinstance(error, type) and issubclass(error, user_errors.UserError) and error is not user_errors.UserError
    }
    assert codes
    assert {f"error-{code}" for code in codes} <= set(keys_of("en"))


@pytest.mark.parametrize("locale", LOCALES)
def test_each_language_has_the_same_phrases_each_once(locale: str) -> None:
    assert sorted(keys_of(locale)) == sorted(set(keys_of("en")))


def test_a_locale_nobody_translated_speaks_english() -> None:
    assert [Phrases(locale).say("phase-on_strike") for locale in ("en-GB", "eo", "../en", "")] == ["On strike"] * 4


def test_a_value_without_end_is_cut() -> None:
    assert 900 < len(Phrases().say("error-invalid-date", text="x" * 5000)) < 1200


def test_a_phrase_without_its_value_is_a_mistake_of_ours() -> None:
    with pytest.raises(LookupError):
        Phrases().say("badge-since", phase="Bargaining")
    with pytest.raises(LookupError):
        Phrases().say("no-such-phrase")
