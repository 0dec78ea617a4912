"""What commands and their options are called, in each language Discord may ask for. Words nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from discord import Locale, app_commands
from discord.app_commands import Choice, locale_str

from bot.wording.phrases import FALLBACK, Phrases, language_of

T = TypeVar("T")
LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}
"""Each by its own name."""


def phrases_for(locale: str) -> Phrases:
    """The phrases of a locale such as `fr` or `es-419`."""
    return _read(language_of(locale))


@cache
def _read(language: str) -> Phrases:
    # Reading a language's file takes a while, and Discord has over thirty locales for our few languages.
    return Phrases(language)


def named(command: str) -> locale_str:
    """The name of a command, group or subcommand."""
    return _localised(f"command-{command}")


def described(command: str) -> locale_str:
    """What a command does."""
    return _localised(f"does-{command}")


def takes(*names: str, **others: str) -> Callable[[T], T]:
    """What the options of a command are called and mean; `others` are parameters that go by another name here."""
    options = {**{name: name for name in names}, **others}

    def marked(command: T) -> T:
        called = {parameter: _localised(f"takes-{name}") for parameter, name in options.items()}
        meant = {parameter: _localised(f"meaning-{name}") for parameter, name in options.items()}
        return app_commands.rename(**called)(app_commands.describe(**meant)(command))

    return marked


def choice(kind: str, value: str) -> Choice[str]:
    """A value that may be chosen, such as `days` and `workdays`."""
    return Choice(name=_localised(f"choice-{kind}-{value}"), value=value)


def _localised(key: str) -> locale_str:
    return locale_str(phrases_for(FALLBACK).say(key), key=key)


class Translator(app_commands.Translator):
    """Looks up what `locale_str` marks in the phrases of the language asked for."""

    async def translate(
        self, string: locale_str, locale: Locale, _context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The text in that language; None where it is English anyway, or the same in all."""
        phrases = phrases_for(locale.value)
        key = string.extras.get("key")
        return phrases.say(key) if key and phrases.language != FALLBACK else None
