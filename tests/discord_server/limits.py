"""Discord's rate limits: for each route and its channel or webhook, and for the bot as a whole. In real time."""

from __future__ import annotations

import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_token")


@dataclass
class Window:
    """So many requests in so many seconds."""

    limit: int
    seconds: float
    used: int = 0
    since: float = float("-inf")

    def take(self, now: float) -> bool:
        if now - self.since >= self.seconds:
            self.used, self.since = 0, now
        self.used += 1
        return self.used <= self.limit

    def left(self, now: float) -> float:
        """Seconds until it starts again."""
        return max(0.0, self.since + self.seconds - now)


@dataclass(frozen=True)
class Verdict:
    """The headers of an answer; `retry_after` is set when the request is refused."""

    headers: Mapping[str, str]
    retry_after: float | None = None
    everywhere: bool = False


def messages_of_a_channel() -> dict[str, tuple[int, float]]:
    return {
        "POST /channels/{channel_id}/messages": (5, 5.0),
        "PATCH /channels/{channel_id}/messages/{message_id}": (5, 5.0),
        "POST /webhooks/{webhook_id}/{webhook_token}": (5, 2.0),
        "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original": (5, 2.0),
    }


@dataclass
class Limits:
    """What is allowed, as (requests, seconds); change the fields to change the limits."""

    everything: tuple[int, float] = (50, 1.0)
    others: tuple[int, float] = (50, 1.0)
    routes: dict[str, tuple[int, float]] = field(default_factory=messages_of_a_channel)
    _windows: dict[tuple[str, ...], Window] = field(default_factory=dict)

    def take(self, route: str, parameters: Mapping[str, str]) -> Verdict:
        """Count a request; interactions and their webhooks are exempt from the limit for everything."""
        now = time.monotonic()
        exempt = "{interaction_token}" in route or "{webhook_token}" in route
        whole = self._window(("",), self.everything)
        if not exempt and not whole.take(now):
            return _refusal(whole, now, "global")
        majors = tuple(parameters[name] for name in MAJOR if name in parameters)
        window = self._window((route, *majors), self.routes.get(route, self.others))
        allowed = window.take(now)
        headers = _headers(route, window, now)
        return Verdict(headers) if allowed else _refusal(window, now, "user", headers)

    def _window(self, key: tuple[str, ...], allowed: tuple[int, float]) -> Window:
        window = self._windows.setdefault(key, Window(*allowed))
        window.limit, window.seconds = allowed
        return window


def _headers(route: str, window: Window, now: float) -> dict[str, str]:
    left = window.left(now)
    return {
        "X-RateLimit-Limit": str(window.limit),
        "X-RateLimit-Remaining": str(max(0, window.limit - window.used)),
        "X-RateLimit-Reset": f"{time.time() + left:.3f}",
        "X-RateLimit-Reset-After": f"{left:.3f}",
        "X-RateLimit-Bucket": f"{zlib.crc32(route.encode()):08x}",
    }


def _refusal(window: Window, now: float, scope: str, headers: Mapping[str, str] | None = None) -> Verdict:
    left = round(window.left(now) + 0.001, 3)
    told = {**(headers or {}), "Retry-After": f"{left:.3f}", "X-RateLimit-Scope": scope}
    if scope == "global":
        told["X-RateLimit-Global"] = "true"
    return Verdict(told, left, scope == "global")
