"""What polling, importing, re-reading and checking did, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.negotiations import Move
from bot.errors import StrikewireError
from bot.usecases.check_health import BotCheck, FeedCheck, Health
from bot.usecases.check_machine import MachineCheck
from bot.usecases.import_files import ImportSummary, Trouble
from bot.usecases.poll_feeds import PollSummary
from bot.usecases.reread_articles import RereadSummary
from bot.wording.digests import ChangeLine, change_line
from bot.wording.errors import error_sentence
from bot.wording.names import Names
from bot.wording.phrases import Phrases

MOST_SOUND = 30
"""More feeds that answer are only counted, or those in trouble would be pushed out of sight."""
MOST_TROUBLES = 20


@dataclass(frozen=True, slots=True)
class RoundText:
    """A sentence or two, what went wrong, and the latest change of each negotiation."""

    sentences: tuple[str, ...]
    troubles: tuple[str, ...]
    changes_title: str
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class HealthText:
    """What a check found: the machine, the bot, and each feed with what it gave or why it did not."""

    machine: tuple[tuple[str, bool], ...]
    """A sentence each, and whether it is well."""
    bot: str
    feeds: str
    lines: tuple[tuple[str, str, bool], ...]
    """Name and address, what was found, and whether it is well; none where all fail for one reason."""


def poll_text(summary: PollSummary, seconds: float, now: datetime, names: Names, phrases: Phrases) -> RoundText:
    """What a round of polling brought."""
    polled = phrases.say("round-polled", feeds=summary.polled, seconds=phrases.number(seconds))
    if not summary.polled:
        if summary.next_at is None:
            return RoundText((phrases.say("feeds-empty"),), (), "", ())
        polled = phrases.say("round-next", sentence=polled, ago=phrases.ago(summary.next_at, now))
        return RoundText((polled,), (), "", ())
    sentences = [f"{polled}.", _items(summary.stored.new, summary.stored.matched, phrases)]
    if summary.unchanged:
        sentences.append(phrases.say("round-unchanged", feeds=summary.unchanged))
    troubles = [
        phrases.say("round-trouble-feed", address=failed.address, reason=failed.reason) for failed in summary.failed
    ]
    return _text(sentences, troubles, summary.changes, names, phrases)


def import_text(summary: ImportSummary, seconds: float, names: Names, phrases: Phrases) -> RoundText:
    """What an import brought."""
    imported = phrases.say(
        "round-imported",
        files=summary.files,
        items=phrases.say("check-feed-ok", items=summary.items),
        seconds=phrases.number(seconds),
    )
    items = _items(summary.stored.new, summary.stored.matched, phrases)
    troubles = [_trouble(trouble, phrases) for trouble in summary.troubles]
    return _text([imported, items], troubles, summary.changes, names, phrases)


def reread_text(summary: RereadSummary, seconds: float, names: Names, phrases: Phrases) -> RoundText:
    """What a re-reading brought."""
    sentences = [phrases.say("round-reread", articles=summary.reread, seconds=phrases.number(seconds))]
    if summary.rescued:
        sentences.append(phrases.say("round-rescued", items=summary.rescued))
    return _text(sentences, (), summary.changes, names, phrases)


def health_text(health: Health, phrases: Phrases, *, missing: str = "") -> HealthText:
    """What a check found; `missing` is the path of a database that is not there yet."""
    match health.bot:
        case None:
            bot = phrases.say("check-bot-none")
        case BotCheck(trouble=StrikewireError() as trouble):
            bot = error_sentence(trouble, phrases)
        case BotCheck(name=name):
            bot = phrases.say("check-bot-known", name=name)
    sentences, lines = _feeds_text(health, phrases)
    return HealthText(_machine_text(health.machine, phrases, missing), bot, sentences, lines)


def _machine_text(machine: MachineCheck, phrases: Phrases, missing: str) -> tuple[tuple[str, bool], ...]:
    sound = phrases.say("check-database-none", path=missing) if missing else phrases.say("check-database-sound")
    found = [(damage, False) for damage in machine.damages] or [(sound, True)]
    if machine.holder:
        found.append((phrases.say("check-database-held", process=machine.holder), True))
    if machine.free is not None:
        found.append((phrases.say("check-disk", megabytes=machine.free // 1_000_000), False))
    if machine.shown and machine.past:
        moments = {"now": phrases.moment(machine.shown), "then": phrases.moment(machine.past)}
        found.append((phrases.say("check-clock", **moments), False))
    if machine.parser:
        found.append((phrases.say("check-feeds-unparsed", reason=machine.parser), False))
    return tuple(found)


def _feeds_text(health: Health, phrases: Phrases) -> tuple[str, tuple[tuple[str, str, bool], ...]]:
    if not health.feeds:
        return phrases.say("check-feeds-none"), ()
    answering = sum(not feed.trouble for feed in health.feeds)
    counted = phrases.say("check-feeds", answering=answering, feeds=len(health.feeds))
    if health.unnamed:
        return f"{counted} {phrases.say('check-feeds-unnamed')}", ()
    if health.shared:
        return f"{counted} {phrases.say('check-feeds-alike', reason=health.shared)}", ()
    lines = tuple(
        (
            f"{feed.name}  {feed.address}",
            _found(feed, phrases),
            not feed.trouble,
        )
        for feed in sorted(health.feeds, key=lambda feed: not feed.trouble)
        if feed.trouble or answering <= MOST_SOUND
    )
    return counted, lines


def _found(feed: FeedCheck, phrases: Phrases) -> str:
    if feed.until:
        return phrases.say("check-feed-paused", reason=feed.trouble, when=phrases.moment(feed.until))
    return feed.trouble or phrases.say("check-feed-ok", items=feed.items)


def _text(
    sentences: Iterable[str], troubles: Sequence[str], changes: Iterable[Move], names: Names, phrases: Phrases
) -> RoundText:
    latest = {move.contract: move for move in changes}
    shown = list(troubles[:MOST_TROUBLES])
    if len(troubles) > MOST_TROUBLES:
        shown.append(phrases.say("round-troubles-more", more=len(troubles) - MOST_TROUBLES))
    return RoundText(
        sentences=tuple(sentences),
        troubles=tuple(shown),
        changes_title=phrases.say("digest-changes"),
        changes=tuple(change_line(move, names, phrases) for move in latest.values()),
    )


def _items(items: int, matched: int, phrases: Phrases) -> str:
    return phrases.say("round-items", items=items, matched=phrases.number(matched))


def _trouble(trouble: Trouble, phrases: Phrases) -> str:
    if trouble.line:
        return phrases.say("round-trouble-line", path=trouble.path, line=trouble.line, reason=trouble.reason)
    return phrases.say("round-trouble-file", path=trouble.path, reason=trouble.reason)
