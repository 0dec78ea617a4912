"""Reads the dates in a sentence against the day the article appeared. Knows dates only, not what happened on them."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.reports import Precision, When
from bot.domain.tokens import Words

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier enero ene",
            "feb february fevrier febrero",
            "mar march mars marzo",
            "apr april avril abril abr",
            "may mai mayo",
            "jun june juin junio",
            "jul july juillet julio",
            "aug august aout agosto ago",
            "sep sept september septembre septiembre",
            "oct october octobre octubre",
            "nov november novembre noviembre",
            "dec december decembre diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday lundi lunes",
            "tuesday mardi martes",
            "wednesday mercredi miercoles",
            "thursday jeudi jueves",
            "friday vendredi viernes",
            "saturday samedi sabado",
            "sunday dimanche domingo",
        )
    )
    for name in names.split()
}
NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "a an one un une uno una",
            "two deux dos",
            "three trois tres",
            "four quatre cuatro",
            "five cinq cinco",
            "six seis",
            "seven sept siete",
            "eight huit ocho",
            "nine neuf nueve",
            "ten dix diez",
            "eleven onze once",
            "twelve douze doce",
        ),
        start=1,
    )
    for name in names.split()
}
UNITS = {
    **dict.fromkeys(("day", "days", "jour", "jours", "dia", "dias"), 1),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines", "semana", "semanas"), 7),
    **dict.fromkeys(("month", "months", "mois", "mes", "meses"), 30),
}
PARTS = {"early": 5, "mid": 15, "late": 25, "debut": 5, "fin": 25, "principios": 5, "mediados": 15, "finales": 25}
NEARBY = {
    **dict.fromkeys(("today", "tonight", "aujourd", "hoy"), 0),
    **dict.fromkeys(("yesterday", "hier", "ayer"), -1),
    **dict.fromkeys(("tomorrow", "demain"), 1),
}
FUTURE = frozenset(
    "will next set scheduled slated expected begin begins resume resumes until reconvene due expire expires deadline "
    "prochain prochaine devraient doivent reprendront proximo proxima deberan retomaran expira expire vence".split()
)
"""Words before a date that make it one to come."""
SINCE = frozenset(["since", "depuis", "desde", "began", "begun", "started", "start"])
LONG = frozenset(
    [
        "after",
        "into",
        "for",
        "than",
        "nearly",
        "almost",
        "over",
        "about",
        "apres",
        "depuis",
        "pendant",
        "tras",
        "durante",
        "desde",
        "hace",
    ]
)
"""Words before a length that make it the time a strike has run: not `within a month`."""
ROUGHLY = frozenset(["than", "nearly", "almost", "about", "over", "some", "around", "environ", "pres", "casi", "unos"])


@dataclass(frozen=True, slots=True)
class DateSeen:
    """A date in a sentence: words `start` to `end`, the date, and whether it is given as a beginning (`since`)."""

    start: int
    end: int
    when: When
    since: bool = False
    ahead: When | None = None
    """For a weekday: the next such day, today included, which is meant when the words look ahead."""
    duration: int | None = None
    """Days, when the text gives a length (`after 144 days`, `day 73`) rather than a date."""


def dates_in(words: Words, published: date) -> tuple[DateSeen, ...]:
    """Every date a sentence gives, in order; a weekday is the nearest past one unless the words look ahead."""
    return tuple(_dates(words, published))


def _dates(words: Words, published: date) -> Iterator[DateSeen]:
    position = 0
    while position < len(words):
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


def _month_day(words: Words, position: int, published: date) -> DateSeen | None:
    """`Sept. 24`, `24 septembre`, `July 2023`, `mid-July`, `since May`; a bare month only after a preposition."""
    folded, raw = words.folded, words.raw
    day: int | None = None
    start, at = position, position
    if folded[at].isdigit() and 1 <= int(folded[at]) <= 31 and at + 1 < len(words):
        following = at + 2 if folded[at + 1] in ("de", "of") and at + 2 < len(words) else at + 1
        if folded[following] in MONTHS:
            day, at = int(folded[at]), following
    month = MONTHS.get(folded[at])
    if month is None or not (raw[at][0].isupper() or day):
        return None
    end = at + 1
    if day is None and end < len(words):
        number = folded[end].removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
        if number.isdigit() and 1 <= int(number) <= 31:
            day, end = int(number), end + 1
    year = None
    if end < len(words) and folded[end].isdigit() and len(folded[end]) == 4:
        year, end = int(folded[end]), end + 1
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
    return DateSeen(start, end, When(on, precision), since or _begins(words, start))


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
    if folded[position] in ("day", "jour", "dia") and folded[position + 1].isdigit():
        return _counted(position, int(folded[position + 1]), Precision.DAY, published)
    if folded[position + 1] not in UNITS:
        return None
    count = int(folded[position]) if folded[position].isdigit() else NUMBERS.get(folded[position])
    if not count or count > 400:
        return None
    days = count * UNITS[folded[position + 1]]
    if folded[position + 2 : position + 3] == ("ago",):
        return DateSeen(position, position + 3, When(published - timedelta(days=days), Precision.ABOUT))
    before = folded[position - 1] if position else ""
    if before not in LONG and not any(
        word.startswith(("strike", "long", "greve")) for word in folded[position + 2 : position + 5]
    ):
        return None
    exact = UNITS[folded[position + 1]] == 1 and folded[position].isdigit() and before not in ROUGHLY
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
    back = timedelta(days=(published.weekday() - number) % 7)
    coming = When(published + timedelta(days=(number - published.weekday()) % 7))
    before = words.folded[position - 1] if position else ""
    if before == "next" or (_ahead(words, position) and before != "last"):
        return DateSeen(position, position + 1, coming, ahead=coming)
    if before == "last" and not back:
        back = timedelta(days=7)
    return DateSeen(position, position + 1, When(published - back), ahead=coming)


def _nearby(words: Words, position: int, published: date) -> DateSeen | None:
    folded = words.folded
    if folded[position] in NEARBY:
        return DateSeen(position, position + 1, When(published + timedelta(days=NEARBY[folded[position]])))
    if folded[position] in ("last", "next") and position + 1 < len(words) and folded[position + 1] in UNITS:
        days = UNITS[folded[position + 1]] * (-1 if folded[position] == "last" else 1)
        return DateSeen(position, position + 2, When(published + timedelta(days=days), Precision.ABOUT))
    return None
