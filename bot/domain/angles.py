"""Angles: what a title does with its news: tells it, explains it, lists what stops or returns. Reads no claims."""

from __future__ import annotations

import re

_REACTS = re.compile(
    r"^(?:(?:[^\s:]+\s+){0,3}[^\s:]+:)?[^:]*"
    r"\b(?:hail|react|prais|applaud|celebrat|salu[et]|réagi|réaction|célèbre|reaccion|aplaude|celebra)",
    re.IGNORECASE,
)
"""What people say of the news; not where it is told, and their word added behind a colon."""

_EXPLAINS = re.compile(
    r"^\W*(?:(?:[^\s:–—]+\s+){0,2}[^\s:–—]+\s*[:–—]\W+)?"
    r"(?:what|why|how|when|which|where|here[’']s|everything|qu[eé]|por qué|cómo|cuándo|cuáles"
    r"|pourquoi|comment|quand|quels?|quelles?|ce qu)\b"
    r"|\b(?:explained|explainer|takeaways|claves)\b",
    re.IGNORECASE,
)
"""Behind no more than the name of the matter: behind a whole clause, that tells the news."""

_ASKS = re.compile(r"\?\W*$")

_TELLS_FIRST = re.compile(r"[.:;–—-]\s+(?:here[’']s|here is|what (?:that|it|this)|voici ce que)\b", re.IGNORECASE)

_WORKS = (
    r"(?:^(?:\w+\W+)??|\b(?:these|the|which|what|all|every|upcoming|favou?rite|affects?|\d+"
    r"|ces|les|quels?|quelles?|qué|las)\W+(?:\w+\W+){0,2}?)(?<!night )(?<!talk )"
    r"(?:movies|films|shows|(?<=every )movie|(?<=every )film|(?<=rite )show|series|séries|películas)\b"
)
_EFFECTS = {
    "stopped": r"\b(?:on hold|paus|halt|affect|impact|delay|shut|à l[’']arrêt|touché|suspend|afectad|paraliza)",
    "back": r"\b(?:resum|return|back|coming|reprend|reprise|débloqué|vuelv|regres|reanuda)",
}
_LISTS = {
    name: re.compile(f"{_WORKS}.*{effect}|{effect}.*{_WORKS}", re.IGNORECASE) for name, effect in _EFFECTS.items()
}


def reacts(title: str) -> bool:
    """Whether a title is about what people say of the news."""
    return _REACTS.search(title) is not None


def explains(title: str) -> bool:
    """Whether a title promises an explanation: whatever news its opening recalls, it comes after it."""
    return _EXPLAINS.search(title) is not None


def asks(title: str) -> bool:
    """Whether a title is a question: who knows does not ask."""
    return _ASKS.search(title) is not None


def tells_first(title: str) -> bool:
    """Whether a title tells the news, and then promises to explain it."""
    return _TELLS_FIRST.search(title) is not None


def listed(title: str) -> str | None:
    """What a title lists: films and shows that are `stopped`, or that come `back`; None if it lists none."""
    return next((name for name, pattern in _LISTS.items() if pattern.search(title)), None)
