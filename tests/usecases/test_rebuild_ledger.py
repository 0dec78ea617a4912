"""Stories grow article by article into what all articles joined at once would give."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from random import Random

import pytest

from bot.domain.dates import day_of
from bot.domain.reports import Event, ReadArticle, When
from bot.domain.stories import Story, join
from bot.usecases.assess_contract import AssessContract
from bot.usecases.rebuild_ledger import RebuildLedger
from storage.database import Database
from storage.stories import StoryStore
from tests.storage.samples import MBA, NOON, THEATRICAL, article, claim, report, store
from tests.usecases.newsroom import Clock, lexicon

EVENTS = (
    *(Event.TENTATIVE_AGREEMENT, Event.STRIKE_END) * 3,
    *(Event.PICKET, Event.STRIKE_CONTINUE, Event.TALKS_RESUME, Event.OFFER_MADE, Event.BOARD_APPROVAL),
    *(Event.RATIFIED, Event.RATIFICATION_VOTE, Event.STRIKE_AUTHORIZATION, Event.STRIKE_START, Event.ANALYSIS),
)
TITLES = ("{}", "{}", "{}", "{}. Here's why", "What {} means", "These shows on hold: {}", "Copper Violin hails {}")
NUMBERS, DAYS = 120, 60
WORDS = "pencil harbor lantern meadow copper violin saddle orchard thunder walnut ribbon glacier".split()


async def told(database: Database, number: int, random: Random) -> ReadArticle:
    """The article of this number, which always has the same date, as it reads today."""
    words = " ".join(random.choices(WORDS, k=5))
    made = article(
        f"{number}",
        title=random.choice(TITLES).format(words),
        lead=f"{words[::-1]}, Copper Violin said.",
        published_at=NOON + timedelta(hours=number * DAYS * 24 / NUMBERS),
        dated=number % 9 > 0,
    )
    relevant = random.random() < 0.9
    contracts = random.choice([(MBA,), (MBA,), (THEATRICAL,), (MBA, THEATRICAL)]) if relevant else ()
    day = day_of(made.published_at) - timedelta(days=random.randrange(3))
    telling = [contract for contract in contracts if random.random() < 0.3]
    claims = [claim(contract, random.choice(EVENTS), effective=When(day)) for contract in telling]
    said = report(*claims, contracts=contracts, event=random.choice(EVENTS), relevant=relevant)
    return await store(database, made, said)


def members(stories: Iterable[Story]) -> dict[str, list[str]]:
    return {story.id: [read.article.url for read in story.articles] for story in stories}


@pytest.mark.parametrize("seed", range(12))
async def test_stories_in_any_order_of_arrival_and_edit_are_those_of_one_joining(database: Database, seed: int) -> None:
    random = Random(seed)
    end = NOON + timedelta(days=DAYS)
    rebuild = RebuildLedger(database, lexicon(), AssessContract(database, {}), Clock(end))
    known: dict[str, ReadArticle] = {}
    for _ in range(12):
        for _ in range(random.randrange(1, 12)):
            read = await told(database, random.randrange(NUMBERS), random)
            known[read.article.url] = read
        await rebuild()
        whole = join(read for read in known.values() if read.report.relevant)
        # A story without a date is nobody's headline.
        shown = [story for story in whole if any(read.article.dated for read in story.articles)]
        held = await StoryStore(database).between(NOON - timedelta(days=1), end)
        assert members(held) == members(shown)
