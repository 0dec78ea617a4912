"""Read labelled items, and score the reading against their labels beside a plain keyword filter."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from random import Random

from bot.domain import scores
from bot.domain.arrivals import article_of
from bot.domain.keywords import KeywordFilter
from bot.domain.labels import Label, Verdict, kept_aside, verdict_of
from bot.domain.lexicon import Lexicon
from bot.domain.mistakes import Mistake, differences
from bot.domain.publishers import Publishers
from bot.domain.reading import read
from bot.domain.reports import Event, ReadArticle
from bot.domain.scores import Answer, Judged, Tally
from bot.domain.stories import join
from bot.errors import FileError
from bot.feeds.files import read_file
from bot.feeds.labels import Labelled, read_labelled
from bot.feeds.lines import BrokenLine

SAMPLES = 1000
SHARE = 0.9
SEED = 2023


class Part(StrEnum):
    """Which items are scored."""

    ALL = "all"
    TRAIN = "train"
    """Those that rules may be written after."""
    HELD = "held"
    """Those kept aside, which tell whether the rules are general."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Every measure over one set of items."""

    items: int
    relevance: Tally
    unions: Tally
    issues: Tally
    answers: Sequence[Answer]
    macro: float | None
    """Macro F1 over the events that enough of these items tell."""
    interval: tuple[float, float] | None
    """Where the macro F1 lies in nine of ten samples drawn from these items; None where it was not asked for."""
    false_news: int
    stories: Tally | None
    """Pairs of items that were joined; None for who joins nothing."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well the items were read. Borderline items count nowhere else than in `with_borderline`."""

    part: Part
    offered: int
    borderline: int
    figures: Mapping[Part, Figures]
    """Of the part that was asked for; of all items also of the other parts."""
    with_borderline: Figures
    keywords: Figures
    """What the keyword filter makes of the part that was asked for."""
    mistakes: tuple[Mistake, ...]
    """The worst first; those among items kept aside only where they were asked for: no rule is written after them."""
    told_aside: bool
    """Whether the mistakes among items kept aside are among these."""


@dataclass(frozen=True, slots=True)
class _Item:
    labelled: Labelled
    read: ReadArticle
    verdict: Verdict
    filtered: Verdict

    @property
    def id(self) -> str:
        return self.labelled.item.key

    @property
    def label(self) -> Label:
        return self.labelled.label


class EvaluateReading:
    """Score the reading of labelled items."""

    def __init__(self, lexicon: Lexicon, publishers: Publishers, keywords: KeywordFilter) -> None:
        self._lexicon = lexicon
        self._publishers = publishers
        self._keywords = keywords

    def __call__(self, path: Path, part: Part, now: datetime, *, tell_aside: bool = False) -> Evaluation:
        """Read and score the items of a part, as if they had just been imported.

        `tell_aside`: tell the mistakes among items kept aside too. Raises FileError if the file or a label in it
        cannot be used.
        """
        items = [self._read(each, now) for each in _labelled(path) if part is Part.ALL or _part(each.item.key) is part]
        scored = [item for item in items if not item.label.borderline]
        parts = (Part.ALL, Part.TRAIN, Part.HELD) if part is Part.ALL else (part,)
        return Evaluation(
            part=part,
            offered=len(items),
            borderline=len(items) - len(scored),
            figures={each: self._figures(_of(scored, each), sampled=each is part) for each in parts},
            with_borderline=self._figures(items),
            keywords=self._filtered(scored),
            mistakes=self._mistakes(scored if tell_aside else _of(scored, Part.TRAIN)),
            told_aside=tell_aside,
        )

    def _read(self, labelled: Labelled, now: datetime) -> _Item:
        item = labelled.item
        article = article_of(item, self._publishers, feed_id=0, seen_at=now, live=False)
        report = read(article, self._lexicon)
        return _Item(
            labelled,
            ReadArticle(article, report),
            verdict_of(report, self._lexicon.unions),
            self._keywords.judge(item.title, item.lead or item.body),
        )

    def _figures(self, items: Sequence[_Item], *, sampled: bool = False) -> Figures:
        judged = [Judged(item.label, item.verdict) for item in items]
        return self._scored(judged, _stories(items), sampled=sampled)

    def _filtered(self, items: Sequence[_Item]) -> Figures:
        return self._scored([Judged(item.label, item.filtered) for item in items], None, sampled=False)

    def _scored(self, judged: Sequence[Judged], stories: Tally | None, *, sampled: bool) -> Figures:
        answers = scores.answers(judged)
        events = scores.averaged(answers)
        return Figures(
            items=len(judged),
            relevance=scores.relevance(judged),
            unions=scores.unions(judged),
            issues=scores.issues(judged, self._lexicon.issues),
            answers=answers,
            macro=scores.macro_f1(answers, events),
            interval=_interval(answers, events) if sampled else None,
            false_news=sum(map(scores.is_false_news, judged)),
            stories=stories,
        )

    def _mistakes(self, items: Sequence[_Item]) -> tuple[Mistake, ...]:
        found = []
        for item in items:
            wrong = differences(Judged(item.label, item.verdict), self._lexicon.issues)
            if wrong:
                report = item.read.report
                found.append(Mistake(item.id, item.labelled.item.title, wrong, report.reason, report.evidence))
        return tuple(sorted(found, key=lambda mistake: mistake.rank))


def _labelled(path: Path) -> list[Labelled]:
    try:
        lines = read_file(path).splitlines()
    except (OSError, EOFError, zlib.error) as error:
        raise FileError(str(path), ((0, getattr(error, "strerror", None) or str(error)),)) from error
    labelled, broken = [], []
    for found in read_labelled(lines):
        if isinstance(found, BrokenLine):
            broken.append((found.number, found.reason))
        else:
            labelled.append(found)
    if broken or not labelled:
        raise FileError(str(path), tuple(broken) or ((0, "no labelled items in it"),))
    return labelled


def _part(item: str) -> Part:
    return Part.HELD if kept_aside(item) else Part.TRAIN


def _of(items: Sequence[_Item], part: Part) -> Sequence[_Item]:
    return items if part is Part.ALL else [item for item in items if _part(item.id) is part]


def _stories(items: Sequence[_Item]) -> Tally:
    """Pairs among the relevant items of known date; those without a story by their label are each one of their own.

    An item that was left out is joined with none. Without a date nobody can tell what is one happening.
    """
    joined = join(item.read for item in items if item.verdict.relevant)
    story_of = {read.article.url: story.id for story in joined for read in story.articles}
    told = [item for item in items if item.label.relevant and item.read.article.dated]
    found = [story_of.get(item.read.article.url, item.id) for item in told]
    return scores.same_story([item.label.story or item.id for item in told], found)


def _interval(answers: Sequence[Answer], events: frozenset[Event]) -> tuple[float, float] | None:
    random = Random(SEED)  # noqa: S311 - the same samples every time
    drawn = (scores.macro_f1(random.choices(answers, k=len(answers)), events) for _ in range(SAMPLES if events else 0))
    values = sorted(value for value in drawn if value is not None)
    return scores.interval(values, SHARE) if values else None
