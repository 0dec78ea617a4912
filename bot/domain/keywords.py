"""A plain keyword filter, as feed bots offer it: what the reading is compared with. Nothing else uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.labels import Verdict
from bot.domain.reports import Event
from bot.domain.tokens import words_of

Keywords = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class KeywordFilter:
    """Takes in what holds a keyword of a union or of `any_union`; the first event found is the event."""

    unions: Keywords
    any_union: Sequence[str]
    events: Keywords
    issues: Keywords

    def judge(self, title: str, lead: str) -> Verdict:
        """What the filter makes of an item."""
        text = f" {' '.join(words_of(f'{title} | {lead}').folded)} "
        unions = _found(self.unions, text)
        if not unions and not _holds(text, self.any_union):
            return Verdict(relevant=False)
        events = _found(self.events, text)
        return Verdict(
            relevant=True,
            unions=frozenset(unions),
            event=Event(events[0]) if events else None,
            issues=frozenset(_found(self.issues, text)),
        )


def _found(keywords: Keywords, text: str) -> list[str]:
    return [name for name, words in keywords.items() if _holds(text, words)]


def _holds(text: str, keywords: Sequence[str]) -> bool:
    return any(f" {' '.join(words_of(keyword).folded)} " in text for keyword in keywords)
