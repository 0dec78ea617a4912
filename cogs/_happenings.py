"""The option for what is to be corrected: a happening of the ledger, or one that is missing there. Decides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from discord.app_commands import Choice

from bot.domain.happenings import Happening
from bot.domain.negotiations import Action
from bot.domain.phases import NATURAL_ORDER
from bot.usecases.propose_correction import CorrectionWish
from bot.user_errors import NoDayError, UnknownEventError
from bot.wording.phrases import Phrases
from cogs._choices import LONGEST, MOST, holds, same

_DATED = re.compile(r"(?P<event>.*?)[\s,]*(?P<day>[0-9]{4}-?[0-9]{2}-?[0-9]{2})?\s*", re.DOTALL)


def happening_choices(happenings: Iterable[Happening], typed: str, phrases: Phrases) -> list[Choice[str]]:
    """The happenings that what is typed may mean, each with its day."""
    labels = {
        f"{each.event} {each.when.on.isoformat()}": phrases.say(
            "happening-choice", event=phrases.name("event", each.event), day=phrases.when(each.when)
        )
        for each in happenings
    }
    return _matching(labels, typed)


def event_choices(typed: str, phrases: Phrases) -> list[Choice[str]]:
    """The events that what is typed may mean."""
    return _matching({event.value: phrases.name("event", event) for event in NATURAL_ORDER}, typed)


def wish_of(
    action: Action, contract: str, typed: str, day: str | None, reason: str, proposer: int, phrases: Phrases
) -> CorrectionWish:
    """What a member asks for. `typed` is an event, with the day in the ledger where it is there.

    Raises UnknownEventError; NoDayError where no day is told.
    """
    found = _DATED.fullmatch(typed)
    name, known_on = (found["event"], found["day"]) if found else (typed, None)
    # A day of its own is the right one; without a day in the ledger it tells which happening is meant.
    on = known_on or day
    if on is None or (action is Action.REDATE and known_on is None):
        raise NoDayError
    return CorrectionWish(action, contract, _event(name, phrases), on, reason, str(proposer), day if known_on else None)


def _event(typed: str, phrases: Phrases) -> str:
    names = {event.value: phrases.name("event", event) for event in NATURAL_ORDER}
    for event, name in names.items():
        if same(typed, event, name):
            return event
    raise UnknownEventError(typed, tuple(names.values()))


def _matching(labels: dict[str, str], typed: str) -> list[Choice[str]]:
    found = [Choice(name=label[:LONGEST], value=value) for value, label in labels.items() if holds(typed, value, label)]
    return found[:MOST]
