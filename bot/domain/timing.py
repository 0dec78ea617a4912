"""Reads the dates in a sentence against the day the article appeared. Knows dates only, not what happened on them."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.datewords import (
    BETWEEN,
    FROM,
    FUTURE,
    LONG,
    MONTHS,
    NEARBY,
    NUMBERS,
    PARTS,
    ROUGHLY,
    SEASONS,
    SINCE,
    THIS,
    TOLD,
    UNITS,
    WEEKDAYS,
)
from bot.domain.reports import Precision, When
from bot.domain.tokens import Words


@dataclass(frozen=True, slots=True)
class DateSeen:
    """A date in a sentence: words `start` to `end`, the date, and whether it is given as a beginning (`since`)."""

    start: int
    end: int
    when: When
    since: bool = False
    ahead: When | None = None
    """For a weekday: the next such day, today included, which is meant when the words look ahead."""
    told: bool = False
    """Whether it is the day on which somebody spoke or decided: `said Tuesday`."""
    names: bool = False
    """Whether it only tells one thing from another: `the strike order of Nov. 5`."""
    from_then: bool = False
    """Whether the words right before it make it the first day of what comes: `starting Monday`."""
    duration: int | None = None
    """Days, when the text gives a length (`after 144 days`, `day 73`) rather than a date."""


def dates_in(words: Words, published: date) -> tuple[DateSeen, ...]:
    """Every date a sentence gives, in order; a weekday is the nearest past one unless the words look ahead."""
    return tuple(_dates(words, published))


_OPENING = frozenset(["day", "jour", "dia", "last", "next", *MONTHS, *WEEKDAYS, *NUMBERS, *NEARBY, *THIS])
"""Words with which a date may open; figures too."""


def _dates(words: Words, published: date) -> Iterator[DateSeen]:
    position = 0
    while position < len(words):
        if words.folded[position] not in _OPENING and not words.folded[position][0].isdecimal():
            position += 1
            continue
        seen = (
            _month_day(words, position, published)
            or _length(words, position, published)
            or _weekday(words, position, published)
            or _nearby(words, position, published)
        )
        if seen:
            yield seen
            position = seen.end
        else:
            position += 1


def _number(word: str) -> int:
    """The number that a word of at most four digits gives, else 0."""
    return int(word) if word.isdecimal() and len(word) <= 4 else 0


def _month_day(words: Words, position: int, published: date) -> DateSeen | None:
    """`Sept. 24`, `24 septembre`, `July 2023`, `mid-July`, `since May`; a bare month only after a preposition."""
    folded, raw = words.folded, words.raw
    day: int | None = None
    start, at = position, position
    first = _number(folded[at])
    if first and first <= 31 and at + 1 < len(words):
        following = at + 2 if folded[at + 1] in ("de", "of") and at + 2 < len(words) else at + 1
        if folded[following] in MONTHS:
            day, at = first, following
    month = MONTHS.get(folded[at])
    if month is None or not (raw[at][0].isupper() or day):
        return None
    end = at + 1
    if day is None and end < len(words):
        number = _number(folded[end])
        if number and number <= 31:
            day, end = number, end + 1
    year = None
    if end < len(words) and len(folded[end]) == 4 and _number(folded[end]):
        year, end = _number(folded[end]), end + 1
    part = PARTS.get(folded[start - 1]) if start else None
    before = folded[start - 1] if start else ""
    if day is None and part is None and year is None and not _after_preposition(words, start):
        return None
    try:
        on = _nearest_year(month, day or part or 1, year, published, ahead=_ahead(words, start))
    except ValueError:
        return None
    precision = Precision.DAY if day else Precision.ABOUT if part else Precision.MONTH
    since = before in SINCE or (part is not None and start > 1 and folded[start - 2] in SINCE)
    names = before == "of" and words.folded[max(0, start - 2)] not in ("as", "evening", "morning", "night")
    return DateSeen(start, end, When(on, precision), since or _begins(words, start), names=names)


def _after_preposition(words: Words, start: int) -> bool:
    return start > 0 and words.folded[start - 1] in {
        "in",
        "since",
        "last",
        "until",
        "by",
        "en",
        "depuis",
        "desde",
        "of",
    }


def _begins(words: Words, start: int) -> bool:
    """Whether the words before a date tell that something began then: `which began in July`, `start ... on Nov. 5`."""
    return any(
        word in SINCE or word in ("launched", "debute", "comenzo") for word in words.folded[max(0, start - 6) : start]
    )


def _ahead(words: Words, start: int) -> bool:
    """Whether the words before a date look ahead of the article."""
    return any(word in FUTURE for word in words.folded[max(0, start - 7) : start])


def _nearest_year(month: int, day: int, year: int | None, published: date, *, ahead: bool) -> date:
    if year is not None:
        return date(year, month, day)
    day = min(day, calendar.monthrange(published.year, month)[1])
    candidates = [date(published.year + step, month, min(day, 28) if month == 2 else day) for step in (-1, 0, 1)]
    if ahead:
        return next(candidate for candidate in candidates if candidate >= published)
    near = [candidate for candidate in candidates if candidate <= published + timedelta(days=60)]
    return near[-1]


def _length(words: Words, position: int, published: date) -> DateSeen | None:
    """`after 144 days`, `day 73`, `five-month strike`, `two weeks ago`: a length, counted back from the article."""
    folded = words.folded
    if position + 1 >= len(words):
        return None
    if folded[position] in ("day", "jour", "dia") and _number(folded[position + 1]):
        return _counted(position, _number(folded[position + 1]), Precision.DAY, published)
    if folded[position + 1] not in UNITS:
        return None
    figure = _number(folded[position])
    count = figure or NUMBERS.get(folded[position])
    if not count or count > 400 or (folded[position] in ("a", "an") and folded[position + 1].endswith("s")):
        return None
    if any(word.startswith("last") for word in folded[max(0, position - 3) : position]):
        return None
    days = count * UNITS[folded[position + 1]]
    if folded[position + 2 : position + 3] == ("ago",):
        return DateSeen(position, position + 3, When(published - timedelta(days=days), Precision.ABOUT))
    before = folded[position - 1] if position else ""
    if before not in LONG and not any(
        word.startswith(("strike", "long", "greve")) for word in folded[position + 2 : position + 5]
    ):
        return None
    exact = UNITS[folded[position + 1]] == 1 and bool(figure) and before not in ROUGHLY
    return _counted(position, days, Precision.DAY if exact else Precision.ABOUT, published)


def _counted(start: int, days: int, precision: Precision, published: date) -> DateSeen | None:
    """A strike on its n-th day began n - 1 days before."""
    if not 0 < days <= 400:
        return None
    return DateSeen(start, start + 2, When(published - timedelta(days=days - 1), precision), True, duration=days)


def _weekday(words: Words, position: int, published: date) -> DateSeen | None:
    number = WEEKDAYS.get(words.folded[position])
    if number is None:
        return None
    dated = _month_day(words, position + 1, published) if position + 1 < len(words) else None
    if dated and dated.when.precision is Precision.DAY:
        return replace(dated, start=position)
    numbered = _numbered_weekday(words, position, published, number)
    if numbered:
        return numbered
    back = timedelta(days=(published.weekday() - number) % 7)
    coming = When(published + timedelta(days=(number - published.weekday()) % 7))
    before = words.folded[position - 1] if position else ""
    if before == "next" or (_ahead(words, position) and before != "last"):
        return DateSeen(position, position + 1, coming, ahead=coming)
    if before == "last" and not back:
        back = timedelta(days=7)
    if _told_then(words, position):
        return DateSeen(position, position + 1, When(published - back), told=True)
    return DateSeen(position, position + 1, When(published - back), ahead=coming, from_then=_from_then(words, position))


def _numbered_weekday(words: Words, position: int, published: date, number: int) -> DateSeen | None:
    """`mercredi 27`: the nearest day that is both."""
    following = words.folded[position + 1 : position + 2]
    if not following or not _number(following[0]):
        return None
    days = (published + timedelta(days=step) for distance in range(46) for step in (-distance, distance))
    on = next((day for day in days if day.day == _number(following[0]) and day.weekday() == number), None)
    return DateSeen(position, position + 2, When(on)) if on else None


def _told_then(words: Words, position: int) -> bool:
    """Whether it is the day on which somebody spoke or decided: `said Tuesday`."""
    before = words.folded[max(0, position - 2) : position]
    return any(word in TOLD for word in before[-1:]) or (before[-1:] == ("on",) and before[0] in TOLD)


def _from_then(words: Words, position: int) -> bool:
    """Whether something takes effect on it: `starting Monday`, `as of 12:01 a.m. on Thursday`."""
    for place in range(position - 1, max(-1, position - 7), -1):
        word = words.folded[place]
        if word in FROM:
            return True
        if word == "as" and words.folded[place + 1] == "of":
            return True
        if word not in BETWEEN and not word[0].isdigit():
            return False
    return False


def _nearby(words: Words, position: int, published: date) -> DateSeen | None:
    """`today`, `last week`, `this week`, `this summer`."""
    folded = words.folded
    if folded[position] in NEARBY:
        return DateSeen(position, position + 1, When(published + timedelta(days=NEARBY[folded[position]])))
    if position + 1 == len(words):
        return None
    this, following = folded[position] in THIS, folded[position + 1]
    if this and following in SEASONS:
        middle = date(published.year, SEASONS[following], 28)
        return DateSeen(position, position + 2, When(middle, Precision.ABOUT))
    if following not in UNITS or not (this or folded[position] in ("last", "next")):
        return None
    days = -2 if this else UNITS[following] * (-1 if folded[position] == "last" else 1)
    return DateSeen(position, position + 2, When(published + timedelta(days=days), Precision.ABOUT))
