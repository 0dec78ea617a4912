from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.articles import Article
from bot.domain.reading import read, reading_of
from bot.domain.reports import Event, Modality
from bot.domain.sightings import sentences_of
from tests.domain.news import LEXICON, article, report

NEWS = (
    "WGA SAG-AFTRA actors writers Hollywood studios AMPTP strike strikes talks deal contract agreement residuals "
    "the of AI reached ends began authorize vote ratify board members after before since until on Monday Sept. 24 "
    "31 February 2023 day 144 days weeks mid-July no not could if said Variety sources , . ; -- | ? grève accord "
    "huelga scénaristes guionistas mercredi 27 12:01 $5 98% ² ٣ 160,000"
).split()
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(NEWS), max_size=60).map(" ".join))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    day = draw(st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31)))
    return article(draw(TEXTS), draw(TEXTS), draw(TEXTS), on=day.isoformat(), byline=draw(st.text(max_size=20)))


@given(articles())
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_read_and_reads_the_same_twice(item: Article) -> None:
    first = read(item, LEXICON)
    assert read(replace(item), LEXICON) == first
    assert first.reason


@given(articles())
@settings(max_examples=300, deadline=None)
def test_what_is_not_relevant_claims_nothing(item: Article) -> None:
    found = read(item, LEXICON)
    if not found.relevant:
        assert (found.claims, found.issues, found.unions, found.event) == ((), (), (), None)


@given(articles())
@settings(max_examples=300, deadline=None)
def test_whatever_is_read_rests_on_a_sentence_of_the_article(item: Article) -> None:
    found = read(item, LEXICON)
    sentences = {sentence.text for sentence in sentences_of(item, LEXICON)}
    evidence = [found.evidence, *(claim.evidence for claim in found.claims), *(each.sentence for each in found.issues)]
    assert sentences.issuperset(evidence)


@given(articles())
@settings(max_examples=200, deadline=None)
def test_every_contract_is_one_of_the_lexicon(item: Article) -> None:
    found = read(item, LEXICON)
    for contract in (*found.contracts, *(claim.contract for claim in found.claims)):
        assert LEXICON.contract(contract).id == contract


def test_the_order_of_a_report_is_title_then_lead() -> None:
    found = report("WGA talks resume", "The WGA and the studios met on Monday. Both sides agreed on a media blackout.")
    assert found.claims[0].event is Event.TALKS_RESUME


def test_an_article_that_states_no_event_is_news_of_the_strike_or_thoughts_about_the_talks() -> None:
    assert report("The WGA strike and the city", on="2023-06-01").event is Event.STRIKE_CONTINUE
    assert report("The WGA contract and the city", on="2023-06-01").event is Event.ANALYSIS


def test_figures_are_given_as_written() -> None:
    found = report("WGA strike", "It cost $5 billion and idled 11,500 writers. 97.85% voted yes, 464 people lost work.")
    assert found.figures == ("$5 billion", "11,500 writers", "97.85%", "464 people")


def test_the_words_of_the_page_itself_are_not_read() -> None:
    found = report("WGA strike goes on", "Please wait... Residuals are the issue. Read more about the deal here.")
    assert not any("wait" in claim.evidence or "Read more" in claim.evidence for claim in found.claims)
    assert [issue.issue for issue in found.issues] == ["streaming_residuals"]


def test_an_anniversary_moves_nothing() -> None:
    found = report("One year after the actors' strike ended, casting is slow", on="2024-11-09")
    assert not [claim for claim in found.claims if claim.modality is Modality.ASSERTED and claim.event == "strike_end"]


def test_a_reading_is_known_by_its_rules_and_its_words() -> None:
    assert reading_of(LEXICON).endswith(LEXICON.version)
    assert reading_of(replace(LEXICON, version="other")) != reading_of(LEXICON)


def test_in_an_undated_article_no_year_lies_in_the_past() -> None:
    title = "Writers and studios break off talks, and 2008 looks quiet"
    dated = read(replace(article(title, on="2023-05-10"), dated=True), LEXICON)
    undated = read(replace(article(title, on="2023-05-10"), dated=False), LEXICON)
    assert dated.modality is not Modality.ASSERTED or dated.event is not Event.TALKS_BREAK_OFF
    assert undated.event is Event.TALKS_BREAK_OFF
