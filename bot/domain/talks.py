"""Whether the sides are talking, and whether they have agreed to say nothing. Changes no phase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from bot.domain.negotiations import Talks, TalksState
from bot.domain.reports import Event, LedgerEntry, Modality, When

SESSION_EVENTS = frozenset({Event.TALKS_START, Event.TALKS_RESUME, Event.TALKS_CONTINUE})
SESSION_FRESH = timedelta(days=14)


def talks_on(entries: Sequence[LedgerEntry], since: date | None, today: date) -> Talks:
    """The talks as of `today` from asserted claims; sessions held before `since` are another cycle's.

    `since` None: no cycle is open, so only sessions ahead count.
    """
    sessions = [_moment(entry) for entry in entries if entry.claim.event in SESSION_EVENTS]
    breaks = [_moment(entry) for entry in entries if entry.claim.event is Event.TALKS_BREAK_OFF]
    ahead = [session for session in sessions if session[0] > today]
    held = [session for session in sessions if since and since <= session[0] <= today]
    last_break = max((each for each in breaks if since and since <= each[0] <= today), key=_place, default=None)
    if last_break:
        ahead = [session for session in ahead if session[1] > last_break[1]]
    last = max(held, key=_place, default=None)
    coming = min(ahead, key=_place, default=None)
    broken = last_break is not None and (last is None or _place(last_break) >= _place(last))
    if last and not broken and today - last[0] <= SESSION_FRESH:
        state = TalksState.UNDER_WAY
    elif coming:
        state = TalksState.SCHEDULED
    else:
        state = TalksState.BROKEN_OFF if broken else TalksState.NONE
    return Talks(state=state, last=_when(last), next=_when(coming))


def blackout_on(entries: Iterable[LedgerEntry], since: date, today: date) -> When | None:
    """Since when both sides keep silent, unless that was lifted or talks broke off.

    `entries` are of any modality and in order of publication.
    """
    found: When | None = None
    for entry in entries:
        claim = entry.claim
        if not since <= claim.effective.on <= today:
            continue
        if claim.event is Event.BLACKOUT and claim.modality is Modality.ASSERTED:
            found = found or claim.effective
        elif (claim.event is Event.BLACKOUT and claim.modality is Modality.NEGATED) or (
            claim.event is Event.TALKS_BREAK_OFF and claim.modality is Modality.ASSERTED
        ):
            found = None
    return found


def _moment(entry: LedgerEntry) -> tuple[date, datetime, When]:
    return entry.claim.effective.on, entry.published_at, entry.claim.effective


def _place(session: tuple[date, datetime, When]) -> tuple[date, datetime, str]:
    return session[0], session[1], session[2].precision


def _when(session: tuple[date, datetime, When] | None) -> When | None:
    return session[2] if session else None
