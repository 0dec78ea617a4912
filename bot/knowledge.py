"""What the program knows before it reads anything: shipped data, with what the configuration adds. Opens nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.catalog.feeds import default_feeds
from bot.catalog.history import shipped_history, shipped_strikes
from bot.catalog.lexicon import Vocabulary, load_lexicon
from bot.catalog.publishers import directory_of, shipped_publishers
from bot.config import Config
from bot.domain.feeds import FeedSource
from bot.domain.lexicon import Lexicon
from bot.domain.publishers import Publishers
from bot.domain.reports import LedgerEntry
from bot.domain.unions import LaborUnion
from bot.errors import ConfigError, Problem


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the program knows before it reads anything: shipped data, and what the configuration adds."""

    lexicon: Lexicon
    publishers: Publishers
    history: Mapping[str, Sequence[LedgerEntry]]
    followed: tuple[LaborUnion, ...]
    feeds: tuple[FeedSource, ...]


def knowledge_of(config: Config) -> Knowledge:
    """Shipped data with the operator's additions; ConfigError when the two do not fit together."""
    publishers = (*shipped_publishers(), *config.added_publishers())
    vocabulary = Vocabulary(
        unions=[entry.model_dump() for entry in config.unions], issues=[entry.model_dump() for entry in config.issues]
    )
    strikes = shipped_strikes() if config.history else ()
    lexicon = load_lexicon(publishers, strikes, vocabulary)
    problems = tuple(_contradictions(config, lexicon))
    if problems:
        raise ConfigError("configuration", problems)
    history: defaultdict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in shipped_history() if config.history else ():
        history[entry.claim.contract].append(entry)
    interval = timedelta(minutes=config.polling.interval_minutes)
    return Knowledge(
        lexicon=lexicon,
        publishers=directory_of(publishers),
        history=history,
        followed=tuple(union for union in lexicon.unions if not config.follow or union.id in config.follow),
        feeds=(*(default_feeds(interval) if config.defaults else ()), *config.added_feeds()),
    )


def _contradictions(config: Config, lexicon: Lexicon) -> Iterator[Problem]:
    ids = Counter(union.id for union in lexicon.unions)
    for index, name in enumerate(config.follow):
        if name not in ids:
            yield Problem(f"follow.{index}", name, "the id of a union: " + ", ".join(ids))
    for index, union in enumerate(config.unions):
        if ids[union.id] > 1:
            yield Problem(f"unions.{index}.id", union.id, "an id that no other union has")
