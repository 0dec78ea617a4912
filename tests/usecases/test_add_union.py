from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import taking_in
from bot.config import load_config
from bot.domain.negotiations import Phase
from bot.domain.reports import Event
from bot.feeds.addresses import Guard
from bot.knowledge import knowledge_of
from bot.usecases.progress import silent
from tests.feeds.publisher import Publisher
from tests.usecases.campaign import CAKE, START, Item
from tests.usecases.desk import Clock, rss

CONFIG = """
defaults = false
history = false

[polling]
ports = [{port}]

[[feeds]]
url = "{url}"
name = "The Stage"

[[unions]]
id = "equity"
name = "Equity UK"
names = ["Equity UK", "british actors union"]
[[unions.contracts]]
id = "equity/pact-cinema"
name = "Pact Cinema Agreement"
employers = "pact"

[[issues]]
id = "night_work"
phrases = ["night shoots"]
"""
STRIKE = Item("strike", "Equity UK begins a strike", "Members want fewer night shoots.", START - timedelta(hours=5))
TALKS = replace(
    STRIKE,
    key="talks",
    title="British actors' union and producers to resume talks over night shoots",
    lead="The strike goes on.",
    published=START - timedelta(hours=2),
)


@pytest.mark.parametrize("name", ["equity", "Equity UK", "british actors union"])
async def test_a_union_an_issue_and_a_feed_are_added_by_configuration_alone(
    publisher: Publisher, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.format(url=publisher.url("/feed"), port=publisher.port))
    config = load_config(path)
    guard = Guard(allowed=frozenset({("127.0.0.1", publisher.port)}))
    publisher.says(body=rss(STRIKE, TALKS, CAKE))
    intake = taking_in(
        config, knowledge_of(config), tmp_path / "strikewire.db", clock=Clock(), guard=guard, pause=timedelta(0)
    )
    async with intake as opened:
        await opened.poll_feeds(silent)
        (contract,) = (await opened.answers.report_status(name, START, asked_at=False)).contracts
        headlines = await opened.answers.list_headlines(
            START - timedelta(days=1), START, contracts=["equity/pact-cinema"], issue="night_work"
        )
    assert (contract.contract.name, contract.state.phase) == ("Pact Cinema Agreement", Phase.ON_STRIKE)
    assert [issue.issue for issue in contract.issues] == ["night_work"]
    read = [read for story in headlines.stories for read in story.articles]
    assert sorted((each.article.title, each.report.event) for each in read) == [
        (TALKS.title, Event.TALKS_RESUME),
        (STRIKE.title, Event.STRIKE_START),
    ]
