"""One polite, bounded and guarded transfer of a feed. Knows no feed format, no storage, and when nothing is due."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self, TypeAlias

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.domain.feeds import Validators
from bot.domain.secrets import shown_url
from bot.errors import FetchError
from bot.feeds.addresses import Guard
from bot.feeds.answers import asked_wait, reason_of, refusal, retry_at
from bot.feeds.turns import Turns, registrable

Resolver: TypeAlias = AbstractResolver
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_LONGEST_ADDRESS = 2_048
_REST = timedelta(minutes=5)
_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_PIECE = 64 * 1024
_ERROR_PAGE = 16 * 1024


Told = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost: decoded bytes, redirects, and seconds."""

    body: int = 5_000_000
    redirects: int = 5
    connect: float = 5.0
    silence: float = 10.0
    whole: float = 20.0


@dataclass(frozen=True, slots=True)
class Way:
    """How an answer was come by: requests made, bytes that came as body, the host that answered in the end."""

    requests: int = 1
    size: int = 0
    host: str = ""
    moved_to: str = ""
    """Where the feed is said to be for good; empty where it was looked for."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A new body, where it was found, and what the server said of it."""

    body: bytes
    url: str
    """Address of the body after redirects, whole: its query may hold a secret."""
    content_type: str
    validators: Validators
    asked: timedelta | None = None
    """How long the server asks not to be asked again."""
    way: Way = Way()


@dataclass(frozen=True, slots=True)
class NotModified:
    """The body is the one that `validators` were stored for; they may have been renewed."""

    validators: Validators
    asked: timedelta | None = None
    way: Way = Way()


class Fetcher:
    """One HTTP session for all feeds; an async context manager. Keeps no cookies and heeds no proxy variables."""

    def __init__(
        self,
        *,
        version: str,
        contact: str,
        guard: Guard,
        limits: Limits = Limits(),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        turns: Turns | None = None,
        resolver: Resolver | None = None,
    ) -> None:
        """`contact` is the address under which a publisher learns who asks; without `turns` nobody is waited for."""
        self._agent = f"Strikewire/{version} (+{contact})"
        self._guard = guard
        self._limits = limits
        self._clock = clock
        self._turns = turns or Turns(timedelta(), clock)
        self._resolver = resolver
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            # Nobody is asked again soon; of thousands of feeds, connections kept open would use up all descriptors.
            connector=aiohttp.TCPConnector(
                socket_factory=self._guard.socket_factory, resolver=self._resolver, force_close=True
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate, br"},
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=self._limits.connect, sock_read=self._limits.silence
            ),
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def fetch(self, url: str, validators: Validators, heard: Told | None = None) -> Fetched | NotModified:
        """Ask for `url` if it changed since `validators`. Raises FetchError, whose text holds no secret of `url`.

        `heard` is told each address that answered, without its secrets, and the HTTP status.
        """
        try:
            async with asyncio.timeout(self._limits.whole) as limit:
                return await self._follow(url, validators, limit, heard)
        except TimeoutError as error:
            silent = isinstance(error, aiohttp.ServerTimeoutError)
            reason = reason_of(error) if silent else f"timed out after {self._limits.whole:g} s"
        except (aiohttp.ClientError, OSError, ValueError) as error:
            reason = reason_of(error)
            if refusal(error):
                raise FetchError(shown_url(url), reason, transient=False) from None
        # The library's own error is not chained: its text carries the whole address.
        raise FetchError(shown_url(url), reason) from None

    async def _follow(
        self, url: str, validators: Validators, limit: asyncio.Timeout, heard: Told | None
    ) -> Fetched | NotModified:
        target, way = _checked(URL(url), url), Way()
        asked, for_good = {target}, True
        for number in range(1, self._limits.redirects + 2):
            way = Way(number, host=target.host or "", moved_to=way.moved_to)
            async with self._turn(target, limit), self._get(target, validators) as response:
                if heard:
                    heard(shown_url(str(target)), response.status)
                if response.status not in _REDIRECTS:
                    return await self._answer(response, url, validators, way)
                location = response.headers.get("Location", "")
            if not location:
                raise FetchError(shown_url(url), f"answered {response.status} without saying where to")
            following = _checked(target.join(URL(location)), url)
            if target.scheme == "https" and following.scheme == "http":
                raise FetchError(shown_url(url), "leads from https to http", transient=False)
            if following in asked:
                raise FetchError(shown_url(url), "leads back to itself", transient=False)
            target = following
            asked.add(target)
            for_good = for_good and response.status in _FOR_GOOD and len(str(target)) <= _LONGEST_ADDRESS
            if for_good:
                way = replace(way, moved_to=str(target))
        raise FetchError(shown_url(url), f"more than {self._limits.redirects} redirects", transient=False)

    @asynccontextmanager
    async def _turn(self, target: URL, limit: asyncio.Timeout) -> AsyncIterator[None]:
        """The turn of a request; the time spent on waiting for it does not count."""
        time = asyncio.get_running_loop().time
        left = (limit.when() or time()) - time()
        limit.reschedule(None)
        async with self._turns.of(target.host or ""):
            limit.reschedule(time() + left)
            yield

    def _get(self, target: URL, validators: Validators) -> aiohttp.client._RequestContextManager:
        if self._session is None:
            raise RuntimeError("the fetcher is not open")
        conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        return self._session.get(target, headers=headers, allow_redirects=False)

    async def _answer(
        self, response: aiohttp.ClientResponse, url: str, validators: Validators, way: Way
    ) -> Fetched | NotModified:
        now = self._clock()
        asked = asked_wait(response.headers, now)
        said = _said(response.headers)
        if response.status == 304 and (validators.etag or validators.last_modified):
            renewed = replace(
                validators,
                etag=said.etag or validators.etag,
                last_modified=said.last_modified or validators.last_modified,
            )
            return NotModified(renewed, asked, way)
        if response.status != 200:
            raise await self._error(response, url, now)
        body = await self._body(response, url)
        way = replace(way, size=response.content.total_raw_bytes)
        said = replace(said, body_sha=hashlib.sha256(body).hexdigest())
        if said.body_sha == validators.body_sha:
            return NotModified(said, asked, way)
        return Fetched(body, str(response.url), response.headers.get("Content-Type", ""), said, asked, way)

    async def _body(self, response: aiohttp.ClientResponse, url: str) -> bytes:
        body = bytearray()
        async for piece in response.content.iter_chunked(_PIECE):
            body += piece
            if len(body) > self._limits.body:
                raise FetchError(shown_url(url), f"larger than {self._limits.body:,} bytes", transient=False)
        return bytes(body)

    async def _error(self, response: aiohttp.ClientResponse, url: str, now: datetime) -> FetchError:
        page = b""
        if response.status in (403, 503):
            # The status and its headers count, whatever becomes of the page.
            with suppress(aiohttp.ClientError):
                page = await response.content.read(_ERROR_PAGE)
        until, host = retry_at(response.headers, now), response.url.host or ""
        if response.status == 429:
            # At once, since others may be waiting for their turn; by how much longer is decided later.
            self._turns.hold(registrable(host), until or now + _REST)
        return FetchError(
            shown_url(url),
            reason_of(response, page),
            status=response.status,
            transient=response.status >= 500 or response.status in (408, 425, 429),
            retry_at=until,
            host=host,
        )


def _said(headers: Mapping[str, str]) -> Validators:
    """The validators as the server wrote them; one that could not be stored or sent back is dropped."""
    said = (headers.get(name, "") for name in ("ETag", "Last-Modified"))
    return Validators(*(text if text.isascii() and text.isprintable() else "" for text in said))


def _checked(target: URL, url: str) -> URL:
    """`target` if it is an address we ask at all; where it leads to is the guard's to decide, when dialling."""
    reason = ""
    if target.scheme not in ("http", "https"):
        reason = "neither http nor https"
    elif not target.host:
        reason = "an address without a host"
    elif target.user is not None or target.password is not None:
        reason = "an address with a user name in it"
    if reason:
        raise FetchError(shown_url(url), reason, transient=False)
    return target.with_fragment(None)
