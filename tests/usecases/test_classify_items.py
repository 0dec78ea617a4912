from __future__ import annotations

import json

from bot.app import classifier
from bot.config import check_config
from bot.feeds.lines import BrokenLine, read_lines
from bot.knowledge import knowledge_of
from tests.usecases.campaign import CAKE, START, STRIKE
from tests.usecases.desk import BARE, line


def test_every_item_is_read_as_if_it_had_just_been_imported() -> None:
    minimal = json.dumps({"id": "bare", "title": "WGA strike enters day three"})
    items = [item for item in read_lines([line(CAKE), line(STRIKE), minimal]) if not isinstance(item, BrokenLine)]
    read = list(classifier(knowledge_of(check_config(BARE, "test")))(items, START))
    assert [(item.key, report.relevant) for item, report in read] == [
        ("cake", False),
        ("strike", True),
        ("bare", True),
    ]
    assert read[1][1].contracts == ("wga/mba",)
