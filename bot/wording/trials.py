"""The trial of an address in words: what it gave, step by step, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from bot.domain.secrets import shown_url
from bot.usecases.try_feed import FeedTrial, Hop
from bot.wording.explanations import publisher_kind
from bot.wording.facts import Fact
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases

COMMAND = "strikewire feeds test"
MOST_MATCHES = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A titled address, and what there is to say of it."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class TrialText:
    """The answer to `strikewire feeds test`; what does not apply is empty."""

    tone: Tone
    address: str
    verdict: str
    facts: tuple[Fact, ...]
    lines_title: str
    lines: tuple[Line, ...]
    """The items that would be taken in, or the feeds that a page offers."""
    hint: str


def trial_text(trial: FeedTrial, now: datetime, phrases: Phrases, command: str = COMMAND) -> TrialText:
    """The trial in words; `command` is the one to try another address with."""
    facts = [
        *(_hop(number, hop, phrases) for number, hop in enumerate(trial.hops)),
        _fact("moved", shown_url(trial.moved_to) if trial.moved_to else "", phrases),
        _fact("answer", _answer(trial, phrases), phrases),
        _fact("wait", _wait(trial.wait, phrases), phrases),
        _fact("title", trial.title, phrases),
        _fact("items", _items(trial, now, phrases), phrases),
        _fact("publisher", publisher_kind(trial.publisher, phrases) if trial.items else "", phrases),
    ]
    lines = [Line(offer.title or offer.url, offer.url) for offer in trial.offers]
    lines += [
        Line(each.title, each.url, phrases.name("why-reason", each.reason)) for each in trial.matches[:MOST_MATCHES]
    ]
    return TrialText(
        tone=Tone.OPEN if trial.trouble else Tone.SETTLED,
        address=trial.address,
        verdict=_verdict(trial, phrases),
        facts=tuple(fact for fact in facts if fact.text),
        lines_title=_lines_title(trial, phrases),
        lines=tuple(lines),
        hint=_hint(trial, command, phrases),
    )


def _fact(name: str, text: str, phrases: Phrases) -> Fact:
    return Fact(phrases.say(f"trial-{name}"), text)


def _hop(number: int, hop: Hop, phrases: Phrases) -> Fact:
    try:
        status = f"{hop.status} {HTTPStatus(hop.status).phrase}"
    except ValueError:
        status = str(hop.status)
    name = "trial-led" if number else "trial-asked"
    return Fact(phrases.say(name), phrases.say("trial-hop", address=hop.address, status=status))


def _answer(trial: FeedTrial, phrases: Phrases) -> str:
    if not trial.size:
        return ""
    key = "trial-page"
    if trial.items:
        key = "trial-conditional" if trial.conditional else "trial-unconditional"
    kind = trial.content_type or phrases.say("trial-no-type")
    return phrases.say(key, type=kind, size=phrases.size(trial.size))


def _wait(wait: timedelta | None, phrases: Phrases) -> str:
    return phrases.say("trial-minutes", minutes=max(1, round(wait / timedelta(minutes=1)))) if wait else ""


def _items(trial: FeedTrial, now: datetime, phrases: Phrases) -> str:
    if not trial.items:
        return ""
    parts = [phrases.say("trial-count", items=trial.items)]
    if trial.newest_at:
        parts.append(phrases.say("trial-newest", ago=phrases.ago(trial.newest_at, now)))
    if trial.undated:
        parts.append(phrases.say("trial-undated", items=trial.undated))
    return ", ".join(parts)


def _verdict(trial: FeedTrial, phrases: Phrases) -> str:
    if trial.until:
        return phrases.say("trial-paused", domain=trial.paused, when=phrases.moment(trial.until))
    if trial.trouble:
        return phrases.say("trial-trouble", reason=trial.trouble)
    return phrases.say("trial-degraded" if trial.degraded else "trial-sound")


def _lines_title(trial: FeedTrial, phrases: Phrases) -> str:
    if trial.offers:
        return phrases.say("trial-offers")
    if trial.items:
        return phrases.say("trial-matches", matched=len(trial.matches), items=trial.items)
    return ""


def _hint(trial: FeedTrial, command: str, phrases: Phrases) -> str:
    if trial.offers:
        return phrases.say("trial-try-offer", command=command)
    if trial.trouble:
        return ""
    return phrases.say("trial-configured", name=trial.configured) if trial.configured else phrases.say("trial-add")
