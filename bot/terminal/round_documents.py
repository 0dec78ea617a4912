"""What polling, importing, re-reading and checking did, as the documents of `--json`."""

from __future__ import annotations

from bot.terminal.documents import Document, moment, move_document
from bot.usecases.check_health import Health
from bot.usecases.import_files import ImportSummary
from bot.usecases.poll_feeds import PollSummary
from bot.usecases.reread_articles import RereadSummary


def poll_document(summary: PollSummary) -> Document:
    """What a round of polling brought."""
    return {
        "polled": summary.polled,
        "unchanged": summary.unchanged,
        "items": summary.stored.new,
        "matched": summary.stored.matched,
        "failed": [{"feed": failed.address, "reason": failed.reason} for failed in summary.failed],
        "changes": [move_document(move) for move in summary.changes],
        "next": moment(summary.next_at),
    }


def import_document(summary: ImportSummary) -> Document:
    """What an import brought."""
    return {
        "files": summary.files,
        "items": summary.items,
        "new": summary.stored.new,
        "matched": summary.stored.matched,
        "troubles": [
            {"path": trouble.path, "line": trouble.line or None, "reason": trouble.reason}
            for trouble in summary.troubles
        ],
        "changes": [move_document(move) for move in summary.changes],
    }


def reread_document(summary: RereadSummary) -> Document:
    """What a re-reading brought."""
    return {
        "reread": summary.reread,
        "rescued": summary.rescued,
        "changes": [move_document(move) for move in summary.changes],
    }


def health_document(health: Health, *, missing: str = "") -> Document:
    """What a check found; `missing` is the path of a database that is not there yet."""
    machine = health.machine
    return {
        "sound": health.sound,
        "database": {
            "missing": missing or None,
            "damages": list(machine.damages),
            "process": machine.holder or None,
        },
        "machine": {
            "free_bytes": machine.free,
            "clock": moment(machine.shown),
            "past": moment(machine.past),
            "parser": machine.parser or None,
        },
        "bot": {"name": health.bot.name or None, "trouble": str(health.bot.trouble or "") or None}
        if health.bot
        else None,
        "feeds": [
            {
                "name": feed.name,
                "feed": feed.address,
                "items": feed.items,
                "trouble": feed.trouble or None,
                "until": moment(feed.until),
            }
            for feed in health.feeds
        ],
    }
