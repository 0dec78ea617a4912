"""Which bargaining issues an article names, and where each stands by the words around it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.lexicon import Cue, CueKind
from bot.domain.phrases import Found
from bot.domain.reports import IssueStance, Stance
from bot.domain.sightings import Sentence

_STRENGTH = (
    Stance.DROPPED,
    Stance.GAP,
    Stance.AGREED,
    Stance.COUNTERED,
    Stance.PROGRESS,
    Stance.PROPOSED,
    Stance.OPEN,
)
"""When a sentence holds words of several stances, the first of these; over an article, likewise."""

_PARTS = {"new_media_jurisdiction": "streaming_residuals", "wages": "minimum_staffing", "streaming_residuals": "ai"}
"""Issues whose words count for nothing within the words for another: `new media` in `pay for new media`."""
_REUSE = "streaming_residuals"
_SHOWN_AGAIN = frozenset("internet online web dvd dvds downloads".split())
"""Where work is shown again: pay for that is no wages."""

_TIMES = frozenset("era age boom revolution wars world".split())
"""What streaming only tells the time of."""
_BEHIND = frozenset("job jobs on from with off out down up silence ground talks time deadline weekend".split())
"""What makes days, breaks and a crunch something else: `long days on strike`, `breaks from`, `crunch talks`."""
_PAID = frozenset("the its their his her your our them us a attention tribute off up".split())
"""Words before which `pay` is a verb."""


def issues_in(sentences: Iterable[Sentence]) -> tuple[IssueStance, ...]:
    """Each issue once, with the strongest stance any sentence gives it, in order of first mention."""
    best: dict[str, IssueStance] = {}
    for sentence in sentences:
        stance = _stance(sentence)
        for found in _named(sentence):
            seen = IssueStance(found.what.name, stance, sentence.text)
            known = best.get(seen.issue)
            if known is None or _STRENGTH.index(stance) < _STRENGTH.index(known.stance):
                best[seen.issue] = seen
    return tuple(best.values())


def _named(sentence: Sentence) -> list[Found[Cue]]:
    cues = sentence.cues(CueKind.ISSUE)
    return [
        cue
        for cue in cues
        if not _of_reuse(cue, cues, sentence)
        and not _otherwise(cue, sentence)
        and not any(
            other.what.name == _PARTS.get(cue.what.name)
            and other.start <= cue.start
            and cue.end <= other.end
            and sentence.words.commas.isdisjoint(range(other.start, other.end - 1))
            for other in cues
        )
    ]


def _of_reuse(cue: Found[Cue], cues: Iterable[Found[Cue]], sentence: Sentence) -> bool:
    """Whether the pay is for what is shown again: `a strike over pay for work on the Internet`."""
    words = sentence.words
    return cue.what.name == "wages" and any(
        other.what.name == _REUSE
        and other.start < cue.end <= other.end
        and words.folded[other.end - 1] in _SHOWN_AGAIN
        and words.commas.isdisjoint(range(other.start, other.end - 1))
        for other in cues
    )


def _otherwise(cue: Found[Cue], sentence: Sentence) -> bool:
    """Whether the last word means something else: `in the streaming era`, `and pay your writers`."""
    last, following = sentence.words.folded[cue.end - 1], sentence.words.folded[cue.end : cue.end + 1]
    match cue.what.name:
        case "wages":
            return last == "pay" and cue.end - cue.start == 2 and not _PAID.isdisjoint(following)
        case "streaming_residuals":
            return last == "streaming" and not _TIMES.isdisjoint(following)
        case "working_conditions":
            return last in ("day", "days", "breaks", "crunch") and not _BEHIND.isdisjoint(following)
    return False


def _stance(sentence: Sentence) -> Stance:
    named = {Stance(found.what.name) for found in sentence.cues(CueKind.STANCE)}
    return next((stance for stance in _STRENGTH if stance in named), Stance.OPEN)
