from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.app import Answers
from bot.domain.negotiations import Phase
from bot.user_errors import UnknownUnionError
from tests.usecases.campaign import STRIKE

NOVEMBER = datetime(2023, 11, 1, tzinfo=UTC)


async def test_each_phase_lasts_until_the_day_before_the_next(archive: Answers) -> None:
    timeline = await archive.trace_timeline("wga", NOVEMBER)
    assert [(span.phase, str(span.since), span.until, span.confirmed) for span in timeline.spans] == [
        (Phase.BARGAINING, "2023-03-20", date(2023, 5, 1), True),
        (Phase.ON_STRIKE, "2023-05-02", date(2023, 9, 23), True),
        (Phase.TENTATIVE_AGREEMENT, "2023-09-24", None, True),
    ]
    assert STRIKE.url in timeline.spans[1].evidence


async def test_a_union_without_news_has_no_spans(archive: Answers) -> None:
    assert (await archive.trace_timeline("dga", NOVEMBER)).spans == ()


async def test_nobody_is_called_so(archive: Answers) -> None:
    with pytest.raises(UnknownUnionError):
        await archive.trace_timeline("bakers", NOVEMBER)
