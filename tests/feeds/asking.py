"""Asking for a feed, to be answered or to fail."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.feeds import Validators
from bot.errors import FetchError
from bot.feeds.fetching import Fetched, Fetcher

NEW = Validators()

NOON = datetime(2023, 9, 22, 12, tzinfo=UTC)


async def failure(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(url, NEW)
    return caught.value


async def body_of(fetcher: Fetcher, url: str) -> Fetched:
    answer = await fetcher.fetch(url, NEW)
    assert isinstance(answer, Fetched)
    return answer
