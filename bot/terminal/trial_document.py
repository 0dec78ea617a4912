"""What an address gave when it was tried for a feed, as the document of `--json`."""

from __future__ import annotations

from bot.domain.secrets import shown_url
from bot.terminal.documents import Document, moment
from bot.usecases.try_feed import FeedTrial


def trial_document(trial: FeedTrial) -> Document:
    """The answer to `feeds test`; `trouble` is null for a sound feed, `wait` in seconds."""
    return {
        "address": trial.address,
        "configured": trial.configured or None,
        "trouble": trial.trouble or None,
        "hops": [{"address": hop.address, "status": hop.status} for hop in trial.hops],
        "moved_to": shown_url(trial.moved_to) if trial.moved_to else None,
        "type": trial.content_type or None,
        "bytes": trial.size,
        "conditional": trial.conditional,
        "wait": trial.wait.total_seconds() if trial.wait else None,
        "until": moment(trial.until),
        "title": trial.title or None,
        "lang": trial.lang or None,
        "degraded": trial.degraded,
        "items": trial.items,
        "undated": trial.undated,
        "newest": moment(trial.newest_at),
        "publisher": trial.publisher.name,
        "tier": trial.publisher.tier,
        "matches": [{"title": each.title, "url": each.url, "reason": each.reason} for each in trial.matches],
        "offers": [{"title": each.title, "url": each.url} for each in trial.offers],
    }
