"""One language's phrases, days and lists. What is said about an answer is decided in the modules beside this one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from babel.dates import format_date, format_interval, format_skeleton, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from fluent.runtime import FluentBundle, FluentResource

from bot.domain.dates import LOS_ANGELES
from bot.domain.reports import Precision, When

FALLBACK = "en"
LONGEST = 1000
FIRST = re.compile(r"\b1(?=(?:–\d+)? [^\W\d])")


@cache
def language_of(locale: str) -> str:
    """The language in which somebody of this locale is answered: `fr` for `fr-CA`, English for an untranslated one."""
    language = locale.replace("_", "-").split("-")[0].lower()
    return language if language.isalpha() and _file(language).is_file() else FALLBACK


def _file(language: str) -> Traversable:
    return resources.files("bot.wording") / "locales" / f"{language}.ftl"


class Phrases:
    """The phrases of one language; a locale nobody has translated yet speaks English.

    Days and times are those of Los Angeles, where the talks take place.
    """

    def __init__(self, locale: str = FALLBACK) -> None:
        self.language = language_of(locale)
        self._bundle = FluentBundle([self.language], use_isolating=False)
        self._bundle.add_resource(FluentResource(_file(self.language).read_text(encoding="utf-8")))
        self._babel = self.say("babel-locale")
        self._first = self.say("first-of-month")

    def knows(self, key: str) -> bool:
        """Whether there is a phrase of that key."""
        return self._bundle.has_message(key)

    def say(self, key: str, /, **values: str | int) -> str:
        """The phrase with its values filled in, texts cut to 1,000 characters.

        Raises `LookupError` for an unknown key or a value not given.
        """
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(key)
        # Fluent refuses longer ones.
        cut = {name: value[:LONGEST] if isinstance(value, str) else value for name, value in values.items()}
        text, errors = self._bundle.format_pattern(pattern, cut)
        if errors:
            raise LookupError(f"{key}: {errors[0]}")
        return str(text)

    def name(self, kind: str, value: str) -> str:
        """The name of a value, such as `phase` and `on_strike`; a value without one shows as it is, in words."""
        key = f"{kind}-{value}"
        return self.say(key) if self.knows(key) else value.replace("_", " ")

    def enumerate(self, items: Sequence[str], most: int | None = None) -> str:
        """The items as a list in a sentence: `a, b and c`; beyond `most` only how many more."""
        if most is not None and len(items) > most:
            return self.say("outlets-more", names=", ".join(items[:most]), more=len(items) - most)
        return format_list(items, locale=self._babel)

    def day(self, on: date) -> str:
        """A day in full: `2 May 2023`."""
        return self._ordinal(format_date(on, "long", locale=self._babel))

    def short_day(self, on: date) -> str:
        """A day in little room: `2 May 2023` with the month cut short."""
        return self._ordinal(format_date(on, "medium", locale=self._babel))

    def brief_day(self, on: date, year: int) -> str:
        """A day in the least room: `2 May`, with its year where that is not `year`."""
        if on.year != year:
            return self.short_day(on)
        return self._ordinal(format_skeleton("MMMd", on, locale=self._babel))

    def brief_when(self, when: When, year: int) -> str:
        """A date as exactly as it is known, in the least room."""
        return self.brief_day(when.on, year) if when.precision is Precision.DAY else self.when(when)

    def number(self, number: float) -> str:
        """A number with its digits grouped and at most one decimal: `1,240`, `0.4`."""
        return format_decimal(number, "#,##0.#", locale=self._babel)

    def share(self, part: int, whole: int) -> str:
        """How much of the whole a part is: `5%`; a little is never nothing, nor nearly all everything."""
        share = part / whole
        return format_percent(min(max(share, 0.01), 0.99) if 0 < part < whole else share, locale=self._babel)

    def size(self, count: int) -> str:
        """So many bytes, in thousands: `38 kB`, `1.2 MB`."""
        size, unit = (count / 1e6, "megabyte") if count >= 1e6 else (count / 1e3, "kilobyte")
        return format_unit(size, f"digital-{unit}", "short", "#,##0.#" if size < 10 else "#,##0", locale=self._babel)

    def when(self, when: When) -> str:
        """A date as exactly as it is known: `2 May 2023`, `May 2023`, `about May 2023`."""
        if when.precision is Precision.DAY:
            return self.day(when.on)
        month = self._month(when.on)
        return self.say("when-about", month=month) if when.precision is Precision.ABOUT else month

    def since(self, when: When, *, short: bool = False) -> str:
        """From when on, as exactly as it is known: `since 2 May 2023`, `since May 2023`; `short` cuts a day short."""
        if when.precision is Precision.DAY:
            return self.say("since-day", date=self.short_day(when.on) if short else self.day(when.on))
        return self.say(f"since-{when.precision}", date=self._month(when.on))

    def span(self, since: date, until: date) -> str:
        """Two days, both counted: `2 May – 26 Sept 2023`."""
        if until <= since:
            return self.short_day(since)
        span = format_interval(since, until, "yMMMd", locale=self._babel).replace("\u2009", " ")
        return self._ordinal(span)

    def time(self, at: datetime) -> str:
        """The time of day, in Los Angeles."""
        return format_time(at.astimezone(LOS_ANGELES), "short", locale=self._babel)

    def ago(self, then: datetime, now: datetime) -> str:
        """How long before or after `now`: `2 min ago`, `in 3 hrs`, `just now`."""
        if abs(then - now) < timedelta(minutes=1):
            return self.say("just-now")
        return format_timedelta(then - now, format="short", add_direction=True, threshold=1.5, locale=self._babel)

    def _month(self, on: date) -> str:
        return format_skeleton("yMMMM", on, locale=self._babel)

    def _ordinal(self, text: str) -> str:
        """The text with the first of a month as this language writes it: `1er mai`."""
        return FIRST.sub(self._first, text)
