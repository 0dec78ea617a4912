"""One polite, bounded and guarded transfer of a feed. Knows no feed format, no storage, and when nothing is due."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self, TypeAlias

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.domain.feeds import Pause, Validators
from bot.domain.secrets import shown_url
from bot.errors import FeedError, FetchError
from bot.feeds.addresses import Guard
from bot.feeds.answers import asked_wait, reason_of, refusal, retry_at
from bot.feeds.turns import Turns, domain_of, registrable

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


@dataclass(slots=True)
class Way:
    """How far a fetch has come: requests made, bytes that came as bodies, the host that was asked last."""

    requests: int = 0
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
    way: Way = field(default_factory=Way)


@dataclass(frozen=True, slots=True)
class NotModified:
    """The body is the one that `validators` were stored for; they may have been renewed."""

    validators: Validators
    asked: timedelta | None = None
    way: Way = field(default_factory=Way)


@dataclass(frozen=True, slots=True)
class _Ask:
    """What is asked for, and how far that has come."""

    url: str
    validators: Validators
    home: str
    way: Way
    heard: Told | None


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

    async def fetch(
        self, url: str, validators: Validators, heard: Told | None = None, *, home: str = ""
    ) -> Fetched | NotModified:
        """Ask for `url` if it changed since `validators`. Raises FetchError, whose text holds no secret of `url`.

        `heard` is told each address that answered, without its secrets, and the HTTP status. `home` is the registrable
        domain that the feed is on, where that is not the one of `url`. Raises PausedError when a domain on the way is
        left alone.
        """
        way = Way()
        failed: FeedError
        try:
            async with asyncio.timeout(self._limits.whole) as limit:
                return await self._follow(_Ask(url, validators, home or domain_of(url), way, heard), limit)
        except FeedError as error:
            failed = error
        except TimeoutError as error:
            silent = isinstance(error, aiohttp.ServerTimeoutError)
            failed = FetchError(
                shown_url(url), reason_of(error) if silent else f"timed out after {self._limits.whole:g} s"
            )
        except (aiohttp.ClientError, OSError, ValueError) as error:
            failed = FetchError(shown_url(url), reason_of(error), transient=not refusal(error))
        failed.requests, failed.size = way.requests, way.size
        # The library's own error is not chained: its text carries the whole address.
        raise failed from None

    async def _follow(self, ask: _Ask, limit: asyncio.Timeout) -> Fetched | NotModified:
        url, way = ask.url, ask.way
        target = _checked(URL(url), url)
        asked, for_good = {target}, True
        for _ in range(self._limits.redirects + 1):
            async with self._turn(target, ask.home, limit), self._get(target, ask) as response:
                if ask.heard:
                    ask.heard(shown_url(str(target)), response.status)
                if response.status not in _REDIRECTS:
                    return await self._answer(response, ask)
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
                way.moved_to = str(target)
        raise FetchError(shown_url(url), f"more than {self._limits.redirects} redirects", transient=False)

    @asynccontextmanager
    async def _turn(self, target: URL, home: str, limit: asyncio.Timeout) -> AsyncIterator[None]:
        """The turn of a request; the time spent on waiting for it does not count."""
        time = asyncio.get_running_loop().time
        left = (limit.when() or time()) - time()
        limit.reschedule(None)
        async with self._turns.of(target.host or "", home):
            limit.reschedule(time() + left)
            yield

    @asynccontextmanager
    async def _get(self, target: URL, ask: _Ask) -> AsyncIterator[aiohttp.ClientResponse]:
        """The answer of one server, which is counted whatever becomes of it."""
        if self._session is None:
            raise RuntimeError("the fetcher is not open")
        held, way = ask.validators, ask.way
        conditions = {"If-None-Match": held.etag, "If-Modified-Since": held.last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        way.host = target.host or ""
        way.requests += 1
        try:
            response = await self._session.get(target, headers=headers, allow_redirects=False)
        except aiohttp.SocketTimeoutError:
            raise FetchError(shown_url(ask.url), f"no answer within {self._limits.silence:g} s") from None
        async with response:
            try:
                yield response
            finally:
                if response.content is not aiohttp.EMPTY_PAYLOAD:
                    way.size += response.content.total_raw_bytes

    async def _answer(self, response: aiohttp.ClientResponse, ask: _Ask) -> Fetched | NotModified:
        now, held = self._clock(), ask.validators
        asked = asked_wait(response.headers, now)
        said = _said(response.headers)
        if response.status == 304 and (held.etag or held.last_modified):
            renewed = replace(held, etag=said.etag or held.etag, last_modified=said.last_modified or held.last_modified)
            return NotModified(renewed, asked, ask.way)
        if response.status != 200:
            raise await self._error(response, ask, now)
        body = await self._body(response, ask.url)
        said = replace(said, body_sha=hashlib.sha256(body).hexdigest())
        if said.body_sha == held.body_sha:
            return NotModified(said, asked, ask.way)
        return Fetched(body, str(response.url), response.headers.get("Content-Type", ""), said, asked, ask.way)

    async def _body(self, response: aiohttp.ClientResponse, url: str) -> bytes:
        body = bytearray()
        async for piece in response.content.iter_chunked(_PIECE):
            body += piece
            if len(body) > self._limits.body:
                raise FetchError(shown_url(url), f"larger than {self._limits.body:,} bytes", transient=False)
        return bytes(body)

    async def _error(self, response: aiohttp.ClientResponse, ask: _Ask, now: datetime) -> FetchError:
        page = b""
        if response.status in (403, 503):
            # The status and its headers count, whatever becomes of the page.
            with suppress(aiohttp.ClientError):
                page = await response.content.read(_ERROR_PAGE)
        until, host = retry_at(response.headers, now), response.url.host or ""
        if response.status == 429:
            # At once, since others may be waiting for their turn; by how much longer is decided later.
            domain = registrable(host)
            self._turns.hold(Pause(domain, now, until or now + _REST, led=domain != ask.home))
        return FetchError(
            shown_url(ask.url),
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
