"""Measures how many items a second are read on one core with the whole catalog, and where the time goes."""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

from benchmarks.archive import knowledge
from benchmarks.news import END, latest
from bot.app import classifier
from bot.domain.articles import FeedItem
from bot.feeds.files import read_file
from bot.feeds.lines import BrokenLine, read_lines
from bot.usecases.classify_items import ClassifyItems

COUNT = 4_000
GOAL = 2_000
"""Items a second."""
MATCHING = 0.3
"""Share of the invented items that report on a negotiation; of what feeds offer it is far less."""
SLOWEST = 20
SUBJECTS = ("a recipe", "the match", "a new phone", "the budget", "an album", "the weather", "a museum", "the election")


def invented(count: int) -> list[FeedItem]:
    """`count` items, most of them about anything else."""
    random = Random("reading")  # noqa: S311 - invented news
    matching = latest(int(count * MATCHING), END, timedelta(days=60), random)
    others = [_other(number, random) for number in range(count - len(matching))]
    items = [*matching, *others]
    random.shuffle(items)
    return items


def _other(number: int, random: Random) -> FeedItem:
    subjects = random.sample(SUBJECTS, 3)
    lead = " ".join(f"What {one} means for {another}, and who said so on Monday." for one, another in _pairs(subjects))
    return FeedItem(
        key=f"other-{number}",
        url=f"https://variety.com/other/{number}",
        title=f"{subjects[0].capitalize()} and {subjects[1]}: ten things to know",
        lead=lead,
        published_at=END - timedelta(minutes=number),
        lang="en",
    )


def _pairs(subjects: Sequence[str]) -> list[tuple[str, str]]:
    return [(one, another) for one in subjects for another in subjects if one != another]


def items_of(path: Path) -> list[FeedItem]:
    """The items of a file of JSON lines."""
    return [item for item in read_lines(read_file(path).splitlines()) if not isinstance(item, BrokenLine)]


def rate(reader: ClassifyItems, items: Sequence[FeedItem], rounds: int) -> float:
    """Items a second in the best of so many rounds: what else the machine does only slows it down."""
    best = 0.0
    for _ in range(rounds):
        gc.collect()
        started = time.process_time()
        for _ in reader(items, END):
            pass
        best = max(best, len(items) / (time.process_time() - started))
    return best


def profile(reader: ClassifyItems, items: Sequence[FeedItem]) -> None:
    """Print the functions that take most of the time themselves."""
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in reader(items, END):
        pass
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(SLOWEST)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", help="JSON lines; without it the items are invented")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the best counts (default: %(default)s)")
    parser.add_argument("--profile", action="store_true", help="also print where the time goes")
    arguments = parser.parse_args()
    read = classifier(knowledge())
    offered = items_of(arguments.file) if arguments.file else invented(COUNT)
    relevant = sum(report.relevant for _, report in read(offered, END))
    speed = rate(read, offered, arguments.rounds)
    print(f"{len(offered):,} items, {relevant:,} of them relevant: {speed:,.0f} a second (goal: {GOAL:,})")  # noqa: T201
    if arguments.profile:
        profile(read, offered)
