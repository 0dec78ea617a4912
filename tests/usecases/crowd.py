"""Fifty publishers on one server on loopback, told apart by their names, each with its script and a virtual clock."""

from __future__ import annotations

import socket
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.domain.feeds import FeedSource
from tests.usecases.campaign import START, Item
from tests.usecases.desk import Clock, rss

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


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

    def add(self, host: str, script: Script) -> None:
        self.scripts[host] = script

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


def populate(crowd: Crowd) -> list[FeedSource]:
    """Fifty servers, each odd in its own way; the feeds to follow on them."""
    feeds: list[FeedSource] = []

    def server(name: str, script: Script, *paths: str, minutes: int = 720) -> str:
        host = f"www.{name}.example"
        crowd.add(host, script)
        feeds.extend(crowd.feed(host, path, minutes) for path in paths or ("/feed",))
        return host

    def to(host: str, path: str = "/feed") -> dict[str, str]:
        return {"Location": crowd.url(host, path)}

    # The most that may be asked for; after a week it would be only more of the same.
    server("eager", lambda visit: Says(ttl=None if visit.age < 7 * DAY else 480, changes=HOUR), minutes=15)
    server("steady", lambda _: Says(), minutes=180)
    for number, validators in enumerate(("etag", "modified", "none")):
        server(f"sparse{number}", lambda _, kind=validators: Says(validators=kind))
    for number, hours in enumerate((1, 5, 23)):
        server(f"busy{number}", lambda visit, rest=hours * HOUR: _at_times(visit, 7, Says(429, rest=rest)))
        server(f"tired{number}", lambda visit, rest=hours * HOUR: _at_times(visit, 5, Says(503, rest=rest)))
        server(f"dated{number}", lambda visit, rest=hours * HOUR: _at_times(visit, 6, Says(429, rest=rest, dated=True)))
    for number, hours in enumerate((13, 18, 23)):
        server(f"ttl{number}", lambda _, ttl=hours * 60: Says(ttl=ttl))
        server(f"fresh{number}", lambda _, age=hours * 3600: Says(headers={"Cache-Control": f"max-age={age}"}))
        server(
            f"expires{number}",
            lambda visit, age=hours * HOUR: Says(headers={"Expires": format_datetime(visit.now + age, usegmt=True)}),
        )
    for number in range(3):
        # Several feeds on hosts of one domain, of which any may have enough.
        crowd_domain = f"group{number}"
        for host in ("news", "blog"):
            server_host = f"{host}.{crowd_domain}.example"
            crowd.add(server_host, lambda visit: _at_times(visit, 9, Says(429, rest=3 * HOUR)))
            feeds.extend(crowd.feed(server_host, path) for path in ("/one", "/two", "/three"))
    server("syndicated", lambda _: Says(extra="<sy:updatePeriod>daily</sy:updatePeriod>"))
    server("nights", lambda _: Says(extra=f"<skipHours>{''.join(f'<hour>{h}</hour>' for h in range(9))}</skipHours>"))
    server("weekends", lambda _: Says(extra="<skipDays><day>Saturday</day><day>Sunday</day></skipDays>"))
    server("unnamed", lambda _: Says(429))
    server("outage", lambda visit: Says(500 if 3 * DAY < visit.age < 6 * DAY else 200))
    server("flaky", lambda visit: _at_times(visit, 3, Says(500)))
    server("hasty", lambda _: Says(headers={"Cache-Control": "max-age=0", "Expires": "0"}))
    server("dead", lambda _: Says(502))
    server("gone", lambda visit: Says(410 if visit.age > 10 * DAY else 200))
    server("lost", lambda visit: Says(404 if visit.age > 5 * DAY else 200))
    server("closed", lambda _: Says(403, headers={"Server": "cloudflare", "cf-mitigated": "challenge"}))
    server("locked", lambda _: Says(401))
    for status in (301, 308, 302):
        crowd.add(f"www.target{status}.example", lambda _: Says())
        headers = to(f"www.target{status}.example")
        server(
            f"moved{status}",
            lambda visit, status=status, headers=headers: Says(status if visit.age > DAY else 200, headers),
        )
    for name in ("www.here.example", "www.there.example"):
        crowd.add(name, lambda _: Says())
    server(
        "undecided",
        lambda visit: Says(301, to(f"www.{'there' if visit.age // DAY % 2 else 'here'}.example")),
    )
    # Two publishers whose feeds lie with a third that has often had enough.
    crowd.add("www.burner.example", lambda visit: _at_times(visit, 4, Says(429, rest=6 * HOUR)))
    for number in range(2):
        server(
            f"burnt{number}",
            lambda visit, number=number: Says(302, to("www.burner.example", f"/{number}{visit.path[1:]}")),
            "/a",
            "/b",
        )
    server("loop", lambda _: Says(301, to("www.loop.example", "/feed")))
    return feeds


def _at_times(visit: Visit, every: int, says: Says) -> Says:
    return says if visit.number % every == every - 1 else Says()
