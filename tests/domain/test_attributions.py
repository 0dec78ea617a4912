from __future__ import annotations

import pytest

from bot.domain.attributions import attribution_in, official, outlet_in, wire_of
from bot.domain.reports import Attribution, Event, Modality
from tests.domain.news import article, report, sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The WGA said talks will go on", Attribution.UNION),
        ("The AMPTP announced a new offer", Attribution.EMPLOYERS),
        ("In a joint statement the sides announced a deal", Attribution.JOINTLY),
        ("The studios are near a deal, sources say", Attribution.SOURCES),
        ("The studios are near a deal, according to Variety", Attribution.OUTLET),
        ("Deadline reports that talks resume", Attribution.OUTLET),
        ("Selon des sources, un accord est proche", Attribution.SOURCES),
        ("Talks go on", None),
    ],
)
def test_a_sentence_says_from_whom_it_has_its_news(text: str, expected: Attribution | None) -> None:
    assert attribution_in(sentence(text)) is expected


def test_an_outlet_is_quoted_only_by_words_of_quoting() -> None:
    assert outlet_in(sentence("The union told Variety that talks resume")) == "variety.com"
    assert outlet_in(sentence("Variety show delayed by strike")) == ""


@pytest.mark.parametrize(
    ("lead", "byline", "wire"),
    [
        ("LOS ANGELES (AP) — Talks go on.", "", "apnews.com"),
        ("Talks go on.", "Reuters", "reuters.com"),
        ("Les discussions continuent, rapporte l'Agence France-Presse.", "", "afp.com"),
        ("Talks go on.", "A. Writer", ""),
    ],
)
def test_an_agency_signs_its_text_in_dateline_or_byline(lead: str, byline: str, wire: str) -> None:
    assert wire_of(article("Talks", lead, byline=byline)) == wire


def test_the_title_takes_the_source_of_the_sentence_that_tells_it_again() -> None:
    found = report("WGA and studios reach deal", "The WGA said it reached a deal with the studios on Sunday.")
    assert found.attribution is Attribution.UNION


@pytest.mark.parametrize(
    ("event", "modality", "attribution", "expected"),
    [
        (Event.TENTATIVE_AGREEMENT, Modality.ASSERTED, None, True),
        (Event.TENTATIVE_AGREEMENT, Modality.ASSERTED, Attribution.UNION, True),
        (Event.TENTATIVE_AGREEMENT, Modality.ASSERTED, Attribution.SOURCES, False),
        (Event.TENTATIVE_AGREEMENT, Modality.HEDGED, Attribution.UNION, False),
        (Event.PICKET, Modality.ASSERTED, Attribution.UNION, None),
        (None, None, None, None),
    ],
)
def test_news_is_official_when_stated_as_fact_and_not_by_hearsay(
    event: Event | None, modality: Modality | None, attribution: Attribution | None, expected: bool | None
) -> None:
    assert official(event, modality, attribution) is expected
