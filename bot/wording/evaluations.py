"""How well the news is read, in words: measures with their goals, events, mistakes, and the days of past cycles.

Events, unions and issues go by their ids, as labels and the catalog name them: these words are for who changes those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.cycles import HardChange
from bot.domain.mistakes import Difference, Mistake
from bot.domain.negotiations import Phase
from bot.domain.reports import Event
from bot.domain.scores import FEWEST, GOALS, Tally, averaged, by_event, confusion
from bot.usecases.evaluate_reading import Evaluation, Figures, Part
from bot.usecases.replay_cycles import CycleScore, Replay
from bot.wording.names import Names
from bot.wording.phrases import Phrases

NONE = "–"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: a value for each column, the goal, whether the first column reaches it, and what is behind that."""

    name: str
    values: tuple[str, ...]
    goal: str
    reached: bool
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event: how many items tell it, precision, recall and F1, and what else it was read as."""

    event: Event
    values: tuple[str, ...]
    otherwise: str
    counts: bool
    """Whether enough items tell it for the mean."""


@dataclass(frozen=True, slots=True)
class MistakeText:
    """An item that was read wrongly, and why."""

    item: str
    title: str
    differences: tuple[str, ...]
    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class EvaluationText:
    """How well labelled items were read."""

    heading: str
    about: str
    columns: tuple[str, ...]
    """Of the measures: their name first, the goal last."""
    measures: tuple[Measure, ...]
    events_heading: str
    event_columns: tuple[str, ...]
    events: tuple[EventLine, ...]
    few: str
    mistakes_heading: str
    mistakes: tuple[MistakeText, ...]
    left_out: str
    """Says how to see the mistakes among items kept aside; empty where they are shown or there are no such items."""


@dataclass(frozen=True, slots=True)
class CycleLine:
    """One cycle: the share of days with the right phase, and each stretch of days with another."""

    name: str
    share: str
    days: str
    articles: str
    reached: bool | None
    """None where there are too few articles to hold it to the goal."""
    goal: str
    wrong: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReplayText:
    """How past cycles were replayed."""

    heading: str
    cycles: tuple[CycleLine, ...]
    false_heading: str
    """Says that nothing is false where nothing is."""
    false: tuple[tuple[str, tuple[str, ...]], ...]
    """What the ledger says, and the addresses it has that from."""
    unknown_heading: str
    unknown: tuple[tuple[str, tuple[str, ...]], ...]


def evaluation_text(answer: Evaluation, file: str, most: int, phrases: Phrases) -> EvaluationText:
    """The evaluation of the items of `file`, with at most so many mistakes."""
    figures = answer.figures[answer.part]
    columns = [phrases.name("evaluate-part", part) for part in answer.figures]
    shown = answer.mistakes[:most]
    events = averaged(figures.answers)
    return EvaluationText(
        heading=phrases.say("evaluate-heading", file=file),
        about=phrases.say("evaluate-items", items=figures.items, borderline=answer.borderline),
        columns=(
            phrases.say("evaluate-measure"),
            *columns,
            phrases.say("evaluate-borderline"),
            phrases.say("evaluate-keywords"),
            phrases.say("evaluate-goal"),
        ),
        measures=tuple(_measures([*answer.figures.values(), answer.with_borderline, answer.keywords], phrases)),
        events_heading=phrases.say("evaluate-events-heading"),
        event_columns=tuple(
            phrases.say(key)
            for key in (
                "evaluate-event",
                "evaluate-count",
                "evaluate-precision",
                "evaluate-recall",
                "evaluate-f1",
            )
        ),
        events=tuple(
            EventLine(event, _values(tally), _otherwise(figures, event, phrases), event in events)
            for event, tally in by_event(figures.answers).items()
        ),
        few=phrases.say("evaluate-few", least=FEWEST),
        mistakes_heading=phrases.say("evaluate-mistakes", shown=len(shown), total=len(answer.mistakes)),
        mistakes=tuple(_mistake(mistake, phrases) for mistake in shown),
        left_out="" if answer.told_aside or answer.part is Part.TRAIN else phrases.say("evaluate-mistakes-left-out"),
    )


def replay_text(replay: Replay, names: Names, phrases: Phrases) -> ReplayText:
    """The replay of past cycles."""
    return ReplayText(
        heading=phrases.say("evaluate-cycles"),
        cycles=tuple(_cycle(score, names, phrases) for score in replay.cycles),
        false_heading=phrases.say("evaluate-false" if replay.false else "evaluate-false-none"),
        false=tuple(_change(change, phrases) for change in replay.false),
        unknown_heading=phrases.say("evaluate-unknown") if replay.unknown else "",
        unknown=tuple(_change(change, phrases) for change in replay.unknown),
    )


def _measures(columns: Sequence[Figures], phrases: Phrases) -> Iterator[Measure]:
    first = columns[0]

    def measure(key: str, values: Sequence[float | None], goal: float, *details: str, limit: bool = False) -> Measure:
        mark = phrases.say("evaluate-goal-most" if limit else "evaluate-goal-least", value=_goal(goal))
        reached = values[0] is not None and (values[0] <= goal if limit else values[0] >= goal)
        return Measure(phrases.say(key), tuple(map(_share, values)), mark, reached, details)

    def tallied(key: str, tallies: Sequence[Tally], goal: float) -> Measure:
        return measure(key, [tally.f1 for tally in tallies], goal, *_details(tallies[0], phrases))

    yield tallied("evaluate-relevance", [each.relevance for each in columns], GOALS.relevance)
    yield tallied("evaluate-unions", [each.unions for each in columns], GOALS.unions)
    spread = []
    if first.interval:
        low, high = map(_share, first.interval)
        spread.append(phrases.say("evaluate-interval", low=low, high=high))
    yield measure("evaluate-events", [each.macro for each in columns], GOALS.events, *spread)
    yield tallied("evaluate-issues", [each.issues for each in columns], GOALS.issues)
    about = phrases.say("evaluate-false-news-about", count=first.false_news, items=first.items)
    shares = [each.false_news / each.items if each.items else None for each in columns]
    yield measure("evaluate-false-news", shares, GOALS.false_share, about, limit=True)
    stories = [each.stories or Tally() for each in columns]
    pairs = phrases.say("evaluate-pairs", tally=_tally(stories[0], phrases))
    yield measure("evaluate-story-precision", [each.precision for each in stories], GOALS.story_precision)
    yield measure("evaluate-story-recall", [each.recall for each in stories], GOALS.story_recall, pairs)


def _details(tally: Tally, phrases: Phrases) -> tuple[str, ...]:
    shares = phrases.say("evaluate-shares", precision=_share(tally.precision), recall=_share(tally.recall))
    return shares, _tally(tally, phrases)


def _tally(tally: Tally, phrases: Phrases) -> str:
    return phrases.say("evaluate-tally", right=tally.right, false=tally.false, missed=tally.missed)


def _values(tally: Tally) -> tuple[str, ...]:
    return str(tally.labelled), _share(tally.precision), _share(tally.recall), _share(tally.f1)


def _otherwise(figures: Figures, event: Event, phrases: Phrases) -> str:
    """What else an event was read as, the most frequent first."""
    said = {
        found or phrases.say("evaluate-nothing"): count
        for (there, found), count in confusion(figures.answers).items()
        if there is event and found is not event
    }
    named = sorted(said.items(), key=lambda pair: (-pair[1], pair[0]))
    told = ", ".join(f"{found} {count}" for found, count in named)
    return phrases.say("evaluate-read-as", events=told) if told else ""


def _mistake(mistake: Mistake, phrases: Phrases) -> MistakeText:
    return MistakeText(
        item=mistake.item,
        title=mistake.title,
        differences=tuple(_difference(each, phrases) for each in mistake.differences),
        reason=phrases.name("why-reason", mistake.reason),
        quote="" if mistake.evidence == mistake.title else mistake.evidence,
    )


def _difference(difference: Difference, phrases: Phrases) -> str:
    wrong = phrases.name("evaluate-wrong", difference.wrong)
    if not difference.said and not difference.expected:
        return wrong
    said, expected = (", ".join(names) or NONE for names in (difference.said, difference.expected))
    return phrases.say("evaluate-difference", wrong=wrong, said=said, expected=expected)


def _cycle(score: CycleScore, names: Names, phrases: Phrases) -> CycleLine:
    days = score.score
    union, _ = names.contract(score.contract.id)
    return CycleLine(
        name=phrases.say("evaluate-cycle", union=union, cycle=score.cycle.name),
        share=_share(days.share),
        days=phrases.say("evaluate-cycle-days", right=days.right, days=days.days),
        articles=phrases.say("evaluate-cycle-articles", articles=score.articles),
        reached=days.share >= GOALS.days if score.judged else None,
        goal=phrases.say("evaluate-goal-least", value=_goal(GOALS.days)) if score.judged else "",
        wrong=tuple(
            (
                phrases.span(stretch.since, stretch.until),
                phrases.say(
                    "evaluate-instead",
                    said=phrases.name("phase", stretch.said),
                    expected=_either(stretch.expected, phrases),
                ),
            )
            for stretch in days.wrong
        ),
    )


def _either(expected: Sequence[Phase], phrases: Phrases) -> str:
    named = [phrases.name("phase", phase) for phase in expected]
    return phrases.say("evaluate-or", one=named[0], other=named[1]) if len(named) > 1 else named[0]


def _change(change: HardChange, phrases: Phrases) -> tuple[str, tuple[str, ...]]:
    told = phrases.say(
        "evaluate-change",
        contract=change.contract,
        event=change.event,
        when=phrases.when(change.since),
        confirmation=phrases.say("timeline-confirmed" if change.confirmed else "timeline-reported"),
    )
    return told, change.evidence


def _share(value: float | None) -> str:
    return NONE if value is None else f"{value:.3f}"


def _goal(value: float) -> str:
    return f"{value:.2f}"
