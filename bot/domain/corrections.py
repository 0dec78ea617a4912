"""Applies operators' corrections to happenings. Who may correct, and keeping the corrections, is not decided here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.dates import noon_of
from bot.domain.happenings import TERM_EVENTS, Happening, near
from bot.domain.negotiations import Correction
from bot.domain.reports import When


def correct(
    happenings: Sequence[Happening], corrections: Iterable[Correction], at: datetime
) -> tuple[list[Happening], list[tuple[Correction, Happening]]]:
    """Apply the corrections that stand, oldest first; return the happenings and what was rejected by which."""
    kept = list(happenings)
    rejected: list[tuple[Correction, Happening]] = []
    standing = {correction for correction in corrections if correction.undone_at is None}
    for correction in sorted(standing, key=lambda each: (each.made_at, each.id)):
        meant = _meant(kept, correction)
        if meant is not None:
            kept.remove(meant)
        if correction.action == "reject":
            if meant is not None:
                rejected.append((correction, meant))
        elif correction.action == "assert":
            kept.append(_vouched(meant or _asserted(correction, at), correction, When(correction.on)))
        elif meant is not None:
            kept.append(_vouched(meant, correction, When(correction.new_on or correction.on)))
    return kept, rejected


def _meant(happenings: Iterable[Happening], correction: Correction) -> Happening | None:
    """The happening nearest to the day the correction names."""
    on = When(correction.on)
    found = [each for each in happenings if each.event is correction.event and near(each.when, on)]
    return min(found, key=lambda each: (abs((each.when.on - on.on).days), each.when.on, each.known_at), default=None)


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
