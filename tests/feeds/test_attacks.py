"""Whatever a server answers, a fetch ends in time, as an error that says why."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feeds import Validators
from bot.errors import FetchError
from bot.feeds.addresses import Guard
from bot.feeds.fetching import Fetched, Fetcher, NotModified
from tests.feeds.conftest import QUICK
from tests.feeds.hostile_servers import ATTACKS, Attack, Scale, attacking

SMALL = Scale(megabytes=30, pause=0.02)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
async def test_an_attack_ends_as_an_error_that_says_why(attack: Attack) -> None:
    async with attacking(attack, SMALL) as port:
        guard = Guard(allowed=frozenset({("127.0.0.1", port)}))
        async with Fetcher(version="1", contact="c", guard=guard, limits=QUICK) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(f"http://127.0.0.1:{port}/?key=SECRET", Validators())
    assert caught.value.reason.startswith(ATTACKS[attack])
    assert "SECRET" not in str(caught.value)


STARTS = [
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 301 \r\n",
    b"HTTP/1.1 304 Not Modified\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"HTTP/1.1 101 Switching Protocols\r\n",
    b"HTTP/9.9 999\r\n",
    b"",
]
PIECES = [
    b"Location: //[\r\n",
    b"Location: /\xff\xfe?\r\n",
    b"Location: http://xn--/\r\n",
    b"Content-Length: -1\r\n",
    b"Content-Length: 99999999999999999999\r\n",
    b"Content-Length: 3\r\n",
    b"Content-Type: text/xml; charset=\xff; charset*=x''%\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: br\r\n",
    b"Content-Encoding: deflate\r\n",
    b"Content-Encoding: zstd\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"ETag: \xff\r\n",
    b"Retry-After: Fri, 99 Foo 99999 99:99:99 +9999\r\n",
    b"Expires: Mon, 01 Jan 0001 00:00:00 +2359\r\n",
    b"Cache-Control: max-age=999999999\r\n",
    b"Set-Cookie: =;;;\r\n",
    b"\r\n",
    b"3\r\nabc\r\n",
    b"fffffffffffffffff\r\n",
    b"-1\r\n",
    b"0\r\n\r\n",
    b"\x1f\x8b\x08\x00",
    b"\x78\x9c",
]


ANSWERS = st.tuples(
    st.sampled_from(STARTS),
    st.lists(st.sampled_from(PIECES), max_size=5).map(b"".join),
    st.sampled_from([b"\r\n", b""]),
    st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=5).map(b"".join),
).map(b"".join)


@given(ANSWERS)
def test_any_answer_is_a_body_no_news_or_an_error_of_ours(answer: bytes) -> None:
    async def say(writer: asyncio.StreamWriter, _: Scale) -> None:
        writer.write(answer)

    async def ask() -> None:
        async with attacking(say, SMALL) as port:
            guard = Guard(allowed=frozenset({("127.0.0.1", port)}))
            async with Fetcher(version="1", contact="c", guard=guard, limits=QUICK) as fetcher:
                with suppress(FetchError):
                    found = await fetcher.fetch(f"http://127.0.0.1:{port}/", Validators(etag='"1"'))
                    assert isinstance(found, Fetched | NotModified)

    asyncio.run(ask())
