"""Applies operators' corrections to happenings. Who may correct, and keeping the corrections, is not decided here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain.dates import noon_of
from bot.domain.happenings import TERM_EVENTS, Happening, near
from bot.domain.negotiations import Action, Correction
from bot.domain.reports import Event, When


def correct(
    happenings: Sequence[Happening], corrections: Iterable[Correction], at: datetime
) -> tuple[list[Happening], list[tuple[Correction, Happening]]]:
    """Apply the corrections that stand, oldest first; return the happenings and what was rejected by which."""
    kept = list(happenings)
    rejected: list[tuple[Correction, Happening]] = []
    standing = {correction for correction in corrections if correction.undone_at is None}
    for correction in sorted(standing, key=lambda each: (each.made_at, each.id)):
        meant = meant_by(kept, correction.event, correction.on)
        if meant is not None:
            kept.remove(meant)
        if correction.action is Action.REJECT:
            if meant is not None:
                rejected.append((correction, meant))
        elif correction.action is Action.ASSERT:
            kept.append(_vouched(meant or _asserted(correction, at), correction, When(correction.on)))
        elif meant is not None:
            kept.append(_vouched(meant, correction, When(correction.new_on or correction.on)))
    return kept, rejected


def meant_by(happenings: Iterable[Happening], event: Event, day: date) -> Happening | None:
    """The happening of that kind that is meant by a day: the nearest of those near enough."""
    found = [each for each in happenings if each.event is event and near(each.when, When(day))]
    return min(found, key=lambda each: (abs((each.when.on - day).days), each.when.on, each.known_at), default=None)


def _vouched(happening: Happening, correction: Correction, when: When) -> Happening:
    return replace(happening, when=when, confirmed=True, sure=True, correction=correction)


def _asserted(correction: Correction, at: datetime) -> Happening:
    known_at = min(correction.made_at, at) if correction.event in TERM_EVENTS else noon_of(correction.on)
    return Happening(
        event=correction.event,
        when=When(correction.on),
        entries=(),
        known_at=known_at,
        confirmed=True,
        confirmed_at=None,
        sure=True,
        trusted=0,
        correction=correction,
    )
