"""How well the news is read, as the document of `--json`: counts, from which every share follows, and the shares."""

from __future__ import annotations

from bot.domain.cycles import HardChange
from bot.domain.mistakes import Mistake
from bot.domain.scores import GOALS, Tally, averaged, by_event, confusion
from bot.terminal.documents import Document, Json
from bot.usecases.evaluate_reading import Evaluation, Figures
from bot.usecases.replay_cycles import CycleScore, Replay


def evaluation_document(answer: Evaluation, replay: Replay | None) -> Document:
    """The answer to `evaluate`; `replay` is null where no file of true cycles was given."""
    return {
        "part": answer.part,
        "items": answer.offered,
        "borderline": answer.borderline,
        "figures": {part: _figures(figures) for part, figures in answer.figures.items()},
        "with_borderline": _figures(answer.with_borderline),
        "keywords": _figures(answer.keywords),
        "goals": {
            "relevance": GOALS.relevance,
            "unions": GOALS.unions,
            "events": GOALS.events,
            "issues": GOALS.issues,
            "false_share": GOALS.false_share,
            "story_precision": GOALS.story_precision,
            "story_recall": GOALS.story_recall,
            "days": GOALS.days,
        },
        "mistakes": [_mistake(mistake) for mistake in answer.mistakes],
        "replay": _replay(replay) if replay else None,
    }


def _figures(figures: Figures) -> Document:
    averages = averaged(figures.answers)
    low, high = figures.interval or (None, None)
    return {
        "items": figures.items,
        "relevance": _tally(figures.relevance),
        "unions": _tally(figures.unions),
        "issues": _tally(figures.issues),
        "events": {
            "macro_f1": figures.macro,
            "interval": [low, high] if figures.interval else None,
            "by_event": {
                event: {**_tally(tally), "averaged": event in averages}
                for event, tally in by_event(figures.answers).items()
            },
            "confusion": [
                {"label": event, "read": said, "items": count}
                for (event, said), count in sorted(
                    confusion(figures.answers).items(), key=lambda pair: (pair[0][0], pair[0][1] or "")
                )
            ],
        },
        "false_news": figures.false_news,
        "story_pairs": _tally(figures.stories) if figures.stories else None,
    }


def _tally(tally: Tally) -> Document:
    return {
        "right": tally.right,
        "false": tally.false,
        "missed": tally.missed,
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
    }


def _mistake(mistake: Mistake) -> Document:
    return {
        "id": mistake.item,
        "title": mistake.title,
        "wrong": [
            {"what": each.wrong, "expected": list(each.expected), "read": list(each.said)}
            for each in mistake.differences
        ],
        "reason": mistake.reason,
        "evidence": mistake.evidence,
    }


def _replay(replay: Replay) -> Document:
    return {
        "cycles": [_cycle(score) for score in replay.cycles],
        "false": [_change(change) for change in replay.false],
        "unknown": [_change(change) for change in replay.unknown],
    }


def _cycle(score: CycleScore) -> Document:
    wrong: list[Json] = [
        {
            "since": stretch.since.isoformat(),
            "until": stretch.until.isoformat(),
            "expected": list(stretch.expected),
            "read": stretch.said,
        }
        for stretch in score.score.wrong
    ]
    return {
        "union": score.cycle.union,
        "cycle": score.cycle.name,
        "contract": score.contract.id,
        "judged": score.judged,
        "articles": score.articles,
        "days": score.score.days,
        "right": score.score.right,
        "share": score.score.share,
        "wrong": wrong,
    }


def _change(change: HardChange) -> Document:
    return {
        "contract": change.contract,
        "event": change.event,
        "since": str(change.since),
        "confirmed": change.confirmed,
        "evidence": list(change.evidence),
    }
