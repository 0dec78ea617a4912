"""What a bot at work begins with: an evening, news, and its database file to change."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from tests.at_work import EVENING, AtWork
from tests.usecases.campaign import STRIKE

NEWS = replace(STRIKE, published=EVENING - timedelta(hours=1))

MORNING = {"hours": 15}
"""From the evening, when these tests begin, to nine in the morning."""


def write(bot: AtWork, sql: str) -> None:
    """Change the database file while the bot does not run."""
    with closing(sqlite3.connect(bot.desk.path)) as connection, connection:
        connection.execute(sql)
