from __future__ import annotations

import asyncio
import gzip
import socket
import traceback
import zlib
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from aiohttp import web

from bot.domain.feeds import Validators
from bot.feeds.addresses import REFUSED, Guard
from bot.feeds.fetching import Fetched, Fetcher, Limits, NotModified
from tests.feeds.asking import NEW, body_of, failure
from tests.feeds.publisher import Publisher


async def test_a_new_body_comes_with_its_validators(fetcher: Fetcher, publisher: Publisher) -> None:
    url = publisher.says(body=b"<rss/>", ETag='W/"a b"', Last_Modified="whenever", Content_Type="text/xml")
    answer = await body_of(fetcher, url)
    assert (answer.body, answer.url, answer.content_type) == (b"<rss/>", url, "text/xml")
    assert (answer.validators.etag, answer.validators.last_modified) == ('W/"a b"', "whenever")


async def test_the_bot_says_who_it_is_and_where_to_complain(fetcher: Fetcher, publisher: Publisher) -> None:
    await fetcher.fetch(publisher.says(), NEW)
    assert publisher.asked[0].headers["User-Agent"] == "Strikewire/1.2 (+https://example.org/bot)"


async def test_validators_are_sent_back_as_they_came(fetcher: Fetcher, publisher: Publisher) -> None:
    url = publisher.says(status=304, ETag='"new"')
    held = Validators(etag='W/"odd, é"', last_modified="not a date at all", body_sha="s")
    answer = await fetcher.fetch(url, held)
    assert isinstance(answer, NotModified)
    assert answer.validators == Validators(etag='"new"', last_modified="not a date at all", body_sha="s")
    assert publisher.asked[0].headers["If-None-Match"] == held.etag
    assert publisher.asked[0].headers["If-Modified-Since"] == held.last_modified


async def test_the_first_request_is_unconditional(fetcher: Fetcher, publisher: Publisher) -> None:
    await fetcher.fetch(publisher.says(), NEW)
    assert not {"If-None-Match", "If-Modified-Since"} & set(publisher.asked[0].headers)


async def test_the_same_body_again_is_not_modified(fetcher: Fetcher, publisher: Publisher) -> None:
    url = publisher.says(body=b"<rss/>", ETag='"1"')
    first = await body_of(fetcher, url)
    publisher.says(body=b"<rss/>", ETag='"2"')
    again = await fetcher.fetch(url, first.validators)
    assert isinstance(again, NotModified)
    assert again.validators.etag == '"2"'
    publisher.says(body=b"<rss> </rss>")
    assert isinstance(await fetcher.fetch(url, again.validators), Fetched)


async def test_not_modified_without_a_question_is_an_error(fetcher: Fetcher, publisher: Publisher) -> None:
    assert "304" in str(await failure(fetcher, publisher.says(status=304)))


@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
async def test_a_validator_that_cannot_be_sent_back_is_dropped(name: str) -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n%s: a\x01b\r\nContent-Length: 2\r\n\r\nhi" % name.encode())
        writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    guard = Guard(allowed=frozenset({("127.0.0.1", port)}))
    async with server, Fetcher(version="1", contact="c", guard=guard, limits=Limits(whole=2)) as fetcher:
        url = f"http://127.0.0.1:{port}/"
        first = await fetcher.fetch(url, NEW)
        assert isinstance(await fetcher.fetch(url, first.validators), NotModified)


@pytest.mark.parametrize(
    ("status", "transient", "reason"),
    [
        (401, False, "answered 401 Unauthorized"),
        (403, False, "answered 403 Forbidden"),
        (404, False, "answered 404 Not Found"),
        (410, False, "answered 410 Gone"),
        (500, True, "answered 500 Internal Server Error"),
        (204, False, "answered 204 No Content"),
        (599, True, "answered 599"),
    ],
)
async def test_a_refusal_is_told_in_plain_words(
    fetcher: Fetcher, publisher: Publisher, status: int, transient: bool, reason: str
) -> None:
    error = await failure(fetcher, publisher.says(status=status))
    assert (error.status, error.transient, error.reason) == (status, transient, reason)


async def test_a_cloudflare_challenge_is_named(fetcher: Fetcher, publisher: Publisher) -> None:
    by_header = publisher.says("/a", status=403, cf_mitigated="challenge")
    by_page = publisher.says("/b", status=503, Server="cloudflare", body=b"<title>Just a moment...</title>")
    neither = publisher.says("/c", status=403, Server="cloudflare", body=b"blocked")
    assert (await failure(fetcher, by_header)).reason == "answered 403 Forbidden; a Cloudflare challenge"
    assert (await failure(fetcher, by_page)).reason.endswith("; a Cloudflare challenge")
    assert "Cloudflare" not in (await failure(fetcher, neither)).reason


async def test_a_name_that_turns_to_loopback_is_refused_when_dialled(
    stranger: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def answer(*_: object, **__: object) -> list[Any]:
        loopback = ("127.0.0.1", stranger.port)
        private = ("10.0.0.1", stranger.port)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", target) for target in (loopback, private)]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", answer)
    async with Fetcher(version="1", contact="c", guard=Guard(ports=frozenset({stranger.port}))) as fetcher:
        error = await failure(fetcher, f"http://rebinding.example:{stranger.port}/feed")
    assert error.reason == REFUSED
    assert not stranger.asked


async def test_a_name_nobody_knows_is_told_as_such(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    async def answer(*_: object, **__: object) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", answer)
    error = await failure(fetcher, "http://nowhere.example/feed?SECRET")
    assert (error.reason, error.transient) == ("no such host", True)


async def test_a_closed_port_is_told_as_such(publisher: Publisher) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    async with Fetcher(version="1", contact="c", guard=Guard(allowed=frozenset({("127.0.0.1", port)}))) as fetcher:
        assert (await failure(fetcher, f"http://127.0.0.1:{port}/")).reason == "no connection: connection refused"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://u:SECRET@example.org/", "http://", "feed", "http://[x", "http://a:b/", ""]
)
async def test_what_is_no_web_address_is_not_asked(fetcher: Fetcher, url: str) -> None:
    error = await failure(fetcher, url)
    assert not error.transient
    assert "SECRET" not in str(error)


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "identity"])
async def test_a_body_is_cut_at_its_decoded_size(fetcher: Fetcher, publisher: Publisher, coding: str) -> None:
    zeros = bytes(20_000_000)
    packed = {"gzip": gzip.compress(zeros, 1), "deflate": zlib.compress(zeros, 1), "identity": zeros}
    body = brotli.compress(zeros, quality=1) if coding == "br" else packed[coding]
    error = await failure(fetcher, publisher.says(body=body, Content_Encoding=coding))
    assert error.reason == "larger than 100,000 bytes"


async def test_a_packed_body_is_unpacked(fetcher: Fetcher, publisher: Publisher) -> None:
    url = publisher.says(body=brotli.compress(b"<rss/>"), Content_Encoding="br")
    assert (await body_of(fetcher, url)).body == b"<rss/>"


async def test_a_broken_packing_is_told_as_such(fetcher: Fetcher, publisher: Publisher) -> None:
    error = await failure(fetcher, publisher.says(body=b"\x1f\x8bnonsense", Content_Encoding="gzip"))
    assert error.reason == "a broken transfer"


async def test_a_body_that_drips_is_given_up(fetcher: Fetcher, publisher: Publisher) -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.05)

    error = await failure(fetcher, publisher.serves("/drip", drip))
    assert (error.reason, error.transient) == ("timed out after 0.6 s", True)


@pytest.mark.parametrize(
    ("begins", "reason"), [(False, "no answer within 0.3 s"), (True, "fell silent in mid-transfer")]
)
async def test_a_server_that_falls_silent_is_given_up(
    fetcher: Fetcher, publisher: Publisher, begins: bool, reason: str
) -> None:
    async def stall(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        if begins:
            await response.prepare(request)
        await asyncio.Event().wait()
        raise AssertionError

    error = await failure(fetcher, publisher.serves("/stall", stall))
    assert (error.reason, error.transient) == (reason, True)


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"SECRET" * 20_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nSECRET",
        b"",
    ],
)
async def test_an_answer_that_is_not_proper_http_is_an_error(answer: bytes) -> None:
    async def speak(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    guard = Guard(allowed=frozenset({("127.0.0.1", port)}))
    async with server, Fetcher(version="1", contact="c", guard=guard, limits=Limits(whole=2)) as fetcher:
        error = await failure(fetcher, f"http://127.0.0.1:{port}/")
    assert error.transient
    assert "SECRET" not in str(error)


async def test_no_error_shows_the_secret_of_an_address(
    fetcher: Fetcher, publisher: Publisher, stranger: Publisher
) -> None:
    async def stall(request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    publisher.says("/403", status=403)
    publisher.says("/away", status=302, Location=f"{stranger.url()}?SECRET")
    publisher.says("/broken", body=b"nonsense", Content_Encoding="gzip")
    publisher.serves("/stall", stall)
    urls = [
        *(publisher.url(f"{path}?key=SECRET#SECRET") for path in ("/403", "/away", "/broken", "/stall")),
        f"{stranger.url()}?key=SECRET",
        "http://user:SECRET@127.0.0.1/",
        "http://127.0.0.1:SECRET/",
    ]
    for url in urls:
        error = await failure(fetcher, url)
        assert "SECRET" not in "".join(traceback.format_exception(error)), url
        assert "SECRET" not in repr(error.args)


async def test_cookies_are_not_kept(fetcher: Fetcher, publisher: Publisher) -> None:
    url = publisher.says(Set_Cookie="id=1")
    await fetcher.fetch(url, NEW)
    await fetcher.fetch(url, NEW)
    assert "Cookie" not in publisher.asked[1].headers


async def test_no_connection_is_kept_open(fetcher: Fetcher, publisher: Publisher) -> None:
    await fetcher.fetch(publisher.says(), NEW)
    assert publisher.asked[0].headers["Connection"] == "close"


async def test_a_proxy_of_the_environment_is_not_used(
    fetcher: Fetcher, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    assert (await body_of(fetcher, publisher.says(body=b"x"))).body == b"x"


async def test_what_came_over_the_wire_is_counted(fetcher: Fetcher, publisher: Publisher) -> None:
    packed = gzip.compress(b"<rss>" + b" " * 10_000 + b"</rss>")
    url = publisher.says(body=packed, Content_Encoding="gzip", ETag='"1"')
    assert (await fetcher.fetch(url, NEW)).way.size == len(packed)
    publisher.says(status=304)
    assert (await fetcher.fetch(url, Validators('"1"'))).way.size == 0


async def test_what_a_failure_has_cost_is_counted(fetcher: Fetcher, publisher: Publisher) -> None:
    publisher.says("/large", body=bytes(300_000))
    error = await failure(fetcher, publisher.says(status=302, Location="/large"))
    assert error.requests == 2
    assert error.size > 100_000
    assert (await failure(fetcher, publisher.url().replace("http", "ftp"))).requests == 0
