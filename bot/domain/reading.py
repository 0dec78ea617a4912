"""Reads an article: `read(article, lexicon)` is the one way from text to a report. It never sees the ledger."""

from __future__ import annotations

import re

from bot.domain.articles import Article
from bot.domain.attributions import attribution_in, official, wire_of
from bot.domain.claims import claims_of
from bot.domain.dates import day_of, noon_of
from bot.domain.headlines import main_statement
from bot.domain.kinds import kind_of, signed
from bot.domain.lexicon import Lexicon
from bot.domain.matching import match
from bot.domain.partners import alone, partners
from bot.domain.reports import Attribution, Event, Modality, Report
from bot.domain.sightings import Sentence, sentences_of
from bot.domain.stances import issues_in
from bot.domain.statements import Statement, statements_in
from bot.domain.subjects import subject_contracts, subject_unions

READER = 3
"""Raise it when a change of these rules must read stored articles again."""

SHARED = frozenset({Event.IMPACT_REPORT, Event.STRIKE_CONTINUE, Event.ANALYSIS, Event.PICKET})
"""What unions on strike together share; anything else is done by the one that the article is about."""

JOINT = frozenset({Event.TALKS_START, Event.TALKS_CONTINUE})
"""What unions may do at one table, where the title names none of them."""

_FIGURE = re.compile(
    r"[$€£]\s?\d[\d.,]*(?:\s(?:million|billion|milliards?|millions?|millones))?"
    r"|\d{1,3}(?:[,.]\d{3})+\s\w+"
    r"|\d+(?:\.\d+)?\s?(?:%|percent|per cent)"
    r"|\d{2,}\s(?:people|members|writers|actors|performers|workers|personnes|personas)\b"
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
    contracts = subject_contracts(unions, sentences, lexicon, day)
    # Nobody knows when an undated article appeared, so no year in it lies in the past.
    year = day.year if article.dated else 0
    striking = bool(contracts) and set(contracts) <= set(lexicon.struck(day))
    main = None if signed(article.title) else main_statement(sentences, year, striking=striking)
    event, evidence = (main.event, main.sentence) if main else kind_of(sentences)
    together = event in SHARED or (event in JOINT and not alone(sentences[0]))
    beside = partners(sentences, unions, lexicon, day, strike=event in SHARED) if together else ()
    modality = main.modality if main else Modality.ASSERTED
    attribution = _attribution(sentences, main, year)
    return Report(
        relevant=True,
        reason=decision.reason,
        unions=unions + beside,
        contracts=contracts + subject_contracts(beside, sentences, lexicon, day),
        event=event,
        modality=modality,
        attribution=attribution,
        official=official(event, modality, attribution),
        issues=issues_in(sentences),
        figures=_figures(sentences),
        claims=claims_of(sentences, main, contracts, lexicon, day, timed=article.published_at != noon_of(day)),
        evidence=evidence.text,
        wire=wire_of(article),
    )


def _attribution(sentences: tuple[Sentence, ...], main: Statement | None, year: int) -> Attribution | None:
    """Whom the main sentence names; if it names nobody, those that tell the same event again; then the opening."""
    again = [
        sentence
        for sentence in sentences
        if main and any(said.event is main.event for said in statements_in(sentence, year))
    ]
    told = [main.sentence] if main else []
    for sentence in (*told, *again, *sentences[1:3]):
        named = attribution_in(sentence)
        if named:
            return named
    return None


def _figures(sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    figures = [found.group().strip() for sentence in sentences for found in _FIGURE.finditer(sentence.text)]
    return tuple(dict.fromkeys(figures))[:12]
