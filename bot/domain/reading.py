"""Reads an article: `read(article, lexicon)` is the one way from text to a report. It never sees the ledger."""

from __future__ import annotations

import re

from bot.domain.articles import Article
from bot.domain.attributions import attribution_in, official, outlet_in, wire_of
from bot.domain.claims import claims_of
from bot.domain.dates import day_of
from bot.domain.happenings import main_happening
from bot.domain.lexicon import Lexicon
from bot.domain.matching import match
from bot.domain.reports import Attribution, Event, Modality, Report
from bot.domain.sightings import Part, Sentence, sentences_of
from bot.domain.stances import issues_in
from bot.domain.subjects import subject_contracts, subject_unions

READER = 1
"""Raise it when a change of these rules must read stored articles again."""

_FIGURE = re.compile(
    r"[$€£]\s?\d[\d.,]*(?:\s(?:million|billion|milliards?|millions?|millones))?"
    r"|\d{1,3}(?:[,.]\d{3})+\s\w+"
    r"|\d+(?:\.\d+)?\s?(?:%|percent|per cent)"
)


def reading_of(lexicon: Lexicon) -> str:
    """What identifies a reading: stored with each report, so that stale ones are read again."""
    return f"{READER}-{lexicon.version}"


def read(article: Article, lexicon: Lexicon) -> Report:
    """What one article says happened; the same answer every time, each part with the sentence it rests on."""
    sentences = sentences_of(article, lexicon)
    decision = match(sentences)
    if not decision.relevant:
        return Report(relevant=False, reason=decision.reason, evidence=decision.evidence)
    day = day_of(article.published_at)
    unions = subject_unions(sentences, lexicon, day)
    contracts = subject_contracts(unions, sentences, lexicon)
    main = main_happening(sentences, day.year)
    event = main.event if main else Event.ANALYSIS
    modality = main.modality if main else Modality.ASSERTED
    attribution = _attribution(sentences, main.sentence if main else sentences[0])
    return Report(
        relevant=True,
        reason=decision.reason,
        unions=unions,
        contracts=contracts,
        event=event,
        modality=modality,
        attribution=attribution,
        official=official(event, modality, attribution),
        issues=issues_in(sentences),
        figures=_figures(sentences),
        claims=claims_of(sentences, main, contracts, lexicon, day),
        evidence=main.sentence.text if main else decision.evidence,
        wire=wire_of(article),
    )


def _attribution(sentences: tuple[Sentence, ...], main: Sentence) -> Attribution | None:
    """Whom the main sentence names; a title that names nobody leaves it to the opening."""
    opening = [sentence for sentence in sentences[1:3] if sentence.part is not Part.TITLE]
    for sentence in (main, *opening):
        named = attribution_in(sentence)
        if named:
            return named
    return Attribution.OUTLET if any(outlet_in(sentence) for sentence in opening) else None


def _figures(sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    figures = [found.group().strip() for sentence in sentences for found in _FIGURE.finditer(sentence.text)]
    return tuple(dict.fromkeys(figures))[:12]
