"""How long a contract runs: expiries, and the extensions that move them. Changes no phase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.dates import day_of
from bot.domain.happenings import Happening
from bot.domain.reports import Event, Precision, When


def terms_of(happenings: Iterable[Happening], *, believed: bool) -> list[Happening]:
    """Expiries, and the extensions that name a new one, by day.

    `believed` leaves out expiries nobody confirmed and extensions that no party or newsroom states.
    """
    terms = [
        each
        for each in happenings
        if (each.event is Event.CONTRACT_EXPIRY and (each.confirmed or not believed))
        or (
            each.event is Event.CONTRACT_EXPIRY_EXTENDED
            and each.when.precision is Precision.DAY
            and (each.trusted or each.sure or not believed)
        )
    ]
    return sorted(terms, key=lambda each: (each.when.on, each.known_at, each.event))


def shown_in_force(happenings: Iterable[Happening]) -> list[Happening]:
    """Extensions as what else they show: that the contract was in force, as if it had run out on that day."""
    return [
        replace(each, event=Event.CONTRACT_EXPIRY, when=When(day_of(each.known_at)))
        for each in happenings
        if each.event is Event.CONTRACT_EXPIRY_EXTENDED and each.confirmed
    ]


def term_from(terms: Sequence[Happening], start: date) -> Happening | None:
    """The term that runs after `start`: the next expiry, moved by each extension known before it; `terms` by day."""
    current: Happening | None = None
    for term in terms:
        if term.when.on > start and (current is None or day_of(term.known_at) <= term_end(current.when)):
            current = term
    return current


def expiry_after(happenings: Iterable[Happening], start: date) -> When | None:
    """The latest day after `start` on which the contract is said to run out, confirmed days first."""
    known = list(happenings)
    for believed in (True, False):
        terms = [each for each in terms_of(known, believed=believed) if each.when.on > start]
        if terms:
            return terms[-1].when
    return None


def term_end(when: When) -> date:
    """The last day of a term: for a coarse date a month later."""
    return when.on if when.precision is Precision.DAY else when.on + timedelta(days=31)
