"""Fifty publishers on one server on loopback, told apart by their names, each with its script and a virtual clock."""

from __future__ import annotations

import socket
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.domain.feeds import FeedSource
from tests.usecases.campaign import START, Item
from tests.usecases.desk import Clock, rss

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DAILY = '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">daily</sy:updatePeriod>'


@dataclass
class Asked:
    """One request as a server saw it, and what it answered."""

    at: datetime
    host: str
    path: str
    conditional: bool
    unchanged: bool
    """The body is the one that was last given at this address, and it came with validators."""
    rest_until: datetime | None
    lost: bool = False
    """Nobody read the answer: the process that asked has died."""

    @property
    def url(self) -> str:
        return self.host + self.path

    @property
    def domain(self) -> str:
        return ".".join(self.host.split(".")[-2:])


@dataclass
class Visit:
    """One request to a script: the time since the beginning, and how many requests there were before, by address."""

    now: datetime
    age: timedelta
    number: int
    path: str


Script = Callable[[Visit], "Says"]


@dataclass
class Says:
    """What a script answers; a 200 carries the news of the day."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    rest: timedelta | None = None
    """How long the server wants to be left alone."""
    dated: bool = False
    """Whether it says until when, not for how long."""
    ttl: int | None = None
    extra: str = ""
    """Elements of the channel."""
    changes: timedelta = DAY
    """How often there is news."""
    validators: str = "both"


class Crowd:
    """The servers. They answer 304 to validators that are exactly theirs, and note who asked when."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.port = 0
        self.asked: list[Asked] = []
        self.scripts: dict[str, Script] = {}
        self._act: tuple[int, Callable[[], object]] = (0, lambda: None)
        self._given: dict[str, str] = {}
        self._numbers: defaultdict[str, int] = defaultdict(int)

    def when_asked(self, number: int, act: Callable[[], object]) -> None:
        """Do something once there have been so many requests."""
        self._act = (number, act)

    def url(self, host: str, path: str = "/feed") -> str:
        return f"http://{host}:{self.port}{path}"

    def feed(self, host: str, path: str = "/feed", minutes: int = 720) -> FeedSource:
        return FeedSource(self.url(host, path), host, f"{host}{path}", interval=timedelta(minutes=minutes))

    async def handle(self, request: web.Request) -> web.Response:
        host = request.host.partition(":")[0]
        address, now = host + request.path, self.clock()
        says = self.scripts[host](Visit(now, now - START, self._numbers[address], request.path))
        self._numbers[address] += 1
        edition = f"{(now - START) // says.changes}"
        etag, modified = f'W/"{host}, {edition}"', format_datetime(START + int(edition) * says.changes, usegmt=True)
        sent = (request.headers.get("If-None-Match", ""), request.headers.get("If-Modified-Since", ""))
        ours = {"both": (etag, modified), "etag": (etag, ""), "modified": ("", modified), "none": ("", "")}
        own = ours[says.validators]
        self.asked.append(
            Asked(
                at=now,
                host=host,
                path=request.path,
                conditional=sent == own,
                unchanged=says.status == 200 and own != ("", "") and self._given.get(address) == edition,
                rest_until=now + says.rest if says.rest else None,
            )
        )
        if len(self.asked) == self._act[0]:
            self._act[1]()
        headers = {"Date": format_datetime(now, usegmt=True), **says.headers}
        if says.rest:
            seconds = int(says.rest.total_seconds())
            headers["Retry-After"] = format_datetime(now + says.rest, usegmt=True) if says.dated else str(seconds)
        if says.status != 200:
            return web.Response(status=says.status, headers=headers)
        self._given[address] = edition
        given = zip(("ETag", "Last-Modified"), own, strict=True)
        headers.update({name: value for name, value in given if value})
        if own != ("", "") and sent == own:
            return web.Response(status=304, headers=headers)
        item = Item(f"{host}-{edition}", f"News {edition} of {host}", published=now, link=f"https://{host}/{edition}")
        body = rss(item, ttl=says.ttl).replace(b"<title>News</title>", b"<title>News</title>" + says.extra.encode())
        return web.Response(headers=headers, body=body)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Crowd]:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self.handle)
        runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.port = runner.addresses[0][1]
        try:
            yield self
        finally:
            await runner.cleanup()


class Names(AbstractResolver):
    """Every name is a server on loopback."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=socket.AI_NUMERICHOST
            )
        ]

    async def close(self) -> None: ...


def always(**says: Any) -> Script:
    return lambda _: Says(**says)


def each(number: int, **says: Any) -> Script:
    """This at every so many-th request, else the news."""
    return lambda visit: Says(**says) if visit.number % number == number - 1 else Says()


def between(first: float, last: float, **says: Any) -> Script:
    """This from one day to another, else the news."""
    return lambda visit: Says(**says) if first * DAY < visit.age < last * DAY else Says()


def expiring(age: timedelta) -> Script:
    return lambda visit: Says(headers={"Expires": format_datetime(visit.now + age, usegmt=True)})


def populate(crowd: Crowd) -> list[FeedSource]:
    """Fifty servers, each odd in its own way; the feeds to follow on them."""
    feeds: list[FeedSource] = []

    def server(name: str, script: Script, *paths: str, minutes: int = 720) -> None:
        host = name if "." in name else f"www.{name}"
        crowd.scripts[f"{host}.example"] = script
        feeds.extend(crowd.feed(f"{host}.example", path, minutes) for path in paths or ("/feed",))

    # The most that may be asked for; after some days it would be only more of the same.
    server("eager", lambda visit: Says(ttl=None if visit.age < 4 * DAY else 480, changes=HOUR), minutes=15)
    server("steady", always(), minutes=180)
    server("hasty", always(headers={"Cache-Control": "max-age=0", "Expires": "0"}))
    for validators in ("etag", "modified", "none"):
        server(f"only-{validators}", always(validators=validators))
    for hours in (1, 5, 23):
        server(f"busy{hours}", each(7, status=429, rest=hours * HOUR))
        server(f"tired{hours}", each(5, status=503, rest=hours * HOUR))
        server(f"dated{hours}", each(6, status=429, rest=hours * HOUR, dated=True))
    for hours in (13, 18, 23):
        server(f"ttl{hours}", always(ttl=hours * 60))
        server(f"fresh{hours}", always(headers={"Cache-Control": f"max-age={hours * 3600}"}))
        server(f"expires{hours}", expiring(hours * HOUR))
    for number in range(3):
        for host in ("news", "blog"):
            server(f"{host}.group{number}", each(9, status=429, rest=3 * HOUR), "/one", "/two", "/three")
    server("syndicated", always(extra=DAILY))
    server("nights", always(extra=f"<skipHours>{''.join(f'<hour>{hour}</hour>' for hour in range(9))}</skipHours>"))
    server("weekends", always(extra="<skipDays><day>Saturday</day><day>Sunday</day></skipDays>"))
    server("outage", between(3, 6, status=500))
    server("flaky", each(3, status=500))
    server("gone", between(10, 99, status=410))
    server("lost", between(5, 99, status=404))
    for name, status in (("unnamed", 429), ("dead", 502), ("locked", 401)):
        server(name, always(status=status))
    server("closed", always(status=403, headers={"Server": "cloudflare", "cf-mitigated": "challenge"}))
    _lead_elsewhere(crowd, server)
    return feeds


def _lead_elsewhere(crowd: Crowd, server: Callable[..., None]) -> None:
    def to(name: str, path: str = "/feed") -> dict[str, str]:
        crowd.scripts.setdefault(f"www.{name}.example", always())
        return {"Location": crowd.url(f"www.{name}.example", path)}

    for status in (301, 308, 302):
        server(f"moved{status}", between(1, 99, status=status, headers=to(f"target{status}")))
    here, there = to("here"), to("there")
    server("undecided", lambda visit: Says(301, there if visit.age // DAY % 2 else here))
    # Two publishers whose feeds lie with a third that has often had enough.
    crowd.scripts["www.burner.example"] = each(4, status=429, rest=6 * HOUR)
    for name in ("burnt", "charred"):
        for path in ("/a", "/b"):
            server(f"{name}{path[1:]}.{name}", always(status=302, headers=to("burner", f"/{name}{path}")), path)
    server("loop", always(status=301, headers={"Location": "/feed"}))
