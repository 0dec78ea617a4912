"""Where answers lead, and where nobody is led."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.feeds import Pause
from bot.errors import PausedError
from bot.feeds.addresses import REFUSED, Guard
from bot.feeds.fetching import Fetcher
from bot.feeds.turns import Turns
from tests.feeds.asking import NEW, NOON, body_of, failure
from tests.feeds.publisher import Publisher


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_followed_and_the_final_address_told(
    fetcher: Fetcher, publisher: Publisher, status: int
) -> None:
    url = publisher.says("/old", status=status, Location="../new?x=1#part")
    publisher.says("/new", body=b"found")
    answer = await body_of(fetcher, url)
    assert (answer.body, answer.url) == (b"found", publisher.url("/new?x=1"))


async def test_five_redirects_are_followed_and_no_more(fetcher: Fetcher, publisher: Publisher) -> None:
    publisher.says("/0", body=b"found")
    for left in range(1, 7):
        publisher.says(f"/{left}", status=302, Location=f"/{left - 1}")
    assert (await body_of(fetcher, publisher.url("/5"))).body == b"found"
    assert (await failure(fetcher, publisher.url("/6"))).reason == "more than 5 redirects"


async def test_a_redirect_loop_ends(fetcher: Fetcher, publisher: Publisher) -> None:
    error = await failure(fetcher, publisher.says("/a", status=302, Location="/a"))
    assert (error.reason, error.transient) == ("leads back to itself", False)
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("location", ["file:///etc/passwd", "gopher://x/", "data:,x", "javascript:x", "ftp://x/"])
async def test_a_redirect_out_of_the_web_is_refused(fetcher: Fetcher, publisher: Publisher, location: str) -> None:
    error = await failure(fetcher, publisher.says(status=302, Location=location))
    assert error.reason == "neither http nor https"


@pytest.mark.parametrize("location", ["http://u:SECRET@127.0.0.1/", "", "http://[SECRET", "//", "http://a..b/"])
async def test_a_redirect_to_nonsense_is_an_error(fetcher: Fetcher, publisher: Publisher, location: str) -> None:
    error = await failure(fetcher, publisher.says(status=302, Location=location))
    assert "SECRET" not in str(error)


async def test_a_redirect_to_a_refused_address_never_connects(
    fetcher: Fetcher, publisher: Publisher, stranger: Publisher
) -> None:
    stranger.says("/feed", body=b"internal")
    url = publisher.says(status=302, Location=stranger.url())
    error = await failure(fetcher, url)
    assert (error.reason, error.transient) == (REFUSED, False)
    assert len(publisher.asked) == 1
    assert not stranger.asked


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [((301, 308), "/2"), ((301, 302, 301), "/1"), ((302, 301), ""), ((307,), ""), ((), "")],
)
async def test_where_a_feed_has_moved_for_good_is_told(
    fetcher: Fetcher, publisher: Publisher, statuses: tuple[int, ...], moved_to: str
) -> None:
    for number, status in enumerate(statuses):
        publisher.says(f"/{number}", status=status, Location=f"/{number + 1}")
    publisher.says(f"/{len(statuses)}", body=b"<rss/>")
    answer = await body_of(fetcher, publisher.url("/0"))
    assert answer.way.moved_to == (publisher.url(moved_to) if moved_to else "")
    assert answer.way.requests == len(statuses) + 1


async def test_who_is_led_to_where_nobody_may_ask_has_asked_once(publisher: Publisher) -> None:
    guard = Guard(allowed=frozenset({("127.0.0.1", publisher.port)}))
    turns = Turns(timedelta(), lambda: NOON)
    turns.hold(Pause("a.example", NOON, NOON + timedelta(hours=1)))
    async with Fetcher(version="1", contact="c", guard=guard, clock=lambda: NOON, turns=turns) as fetcher:
        url = publisher.says(status=302, Location="http://a.example/feed")
        with pytest.raises(PausedError) as caught:
            await fetcher.fetch(url, NEW)
    assert caught.value.requests == 1
