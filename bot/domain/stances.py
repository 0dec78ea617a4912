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

_PARTS = {"new_media_jurisdiction": "streaming_residuals", "wages": "minimum_staffing"}
"""Issues whose words count for nothing within the words for another: `new media` in `pay for new media`."""
_REUSE = "streaming_residuals"
_SHOWN_AGAIN = frozenset("internet online web dvd dvds downloads".split())
"""Where work is shown again: pay for that is no wages."""


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
        and not any(
            other.what.name == _PARTS.get(cue.what.name) and other.start <= cue.start and cue.end <= other.end
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


def _stance(sentence: Sentence) -> Stance:
    named = {Stance(found.what.name) for found in sentence.cues(CueKind.STANCE)}
    return next((stance for stance in _STRENGTH if stance in named), Stance.OPEN)
