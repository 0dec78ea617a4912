from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from json import loads
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.quotable import language_of, stands_alone, trimmed
from bot.domain.reports import Claim, Event, IssueStance, Modality, ReadArticle, Stance, When
from bot.domain.sentences import split
from bot.domain.summaries import summarize
from tests.domain.reads import NOON, read

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seeds.jsonl"
MBA = "wga/mba"
LATER = NOON + timedelta(days=30)

REACHED = "Writers and studios reached a tentative agreement on Sunday after 146 days of strike."
RESIDUALS = "Streaming residuals and artificial intelligence remain the main demands of striking actors."
BALLOT = "Members of the union will vote on the contract between October 2 and October 9."


def texts(*reads: ReadArticle) -> list[str]:
    return [sentence.text for sentence in summarize(reads, LATER, MBA)]


def test_a_summary_says_what_happened_what_is_open_and_what_comes_next() -> None:
    deal = read("Deal", f"{BALLOT} {REACHED}", event=Event.TENTATIVE_AGREEMENT)
    talks = read("Actors", RESIDUALS, days=-1, event=Event.TALKS_CONTINUE)
    assert texts(talks, deal) == [REACHED, RESIDUALS, BALLOT]


def test_every_sentence_names_its_article() -> None:
    sentence = summarize([read("Deal", REACHED, url="https://variety.com/deal")], LATER, MBA)[0]
    assert (sentence.url, sentence.source, sentence.published_at) == ("https://variety.com/deal", "Variety.Com", NOON)


def test_what_was_published_later_is_unknown() -> None:
    assert summarize([read("Deal", REACHED, days=1)], NOON, MBA) == ()
    assert summarize([], NOON, MBA) == ()


def test_what_a_sentence_is_about_stands_at_its_front() -> None:
    aside = "A sequel about a dog and its very many friends opened in May on the day the writers ended their strike."
    told = "The writers ended their strike on Tuesday and go back to their rooms in all of the studios this week."
    assert texts(read("News", f"{aside} {told}"))[0] == told


def test_what_a_sentence_says_of_earlier_days_gives_way() -> None:
    earlier = "Earlier this month the union reached a tentative agreement with the studios in Los Angeles."
    now = "The members of the union ratified the contract with the studios in Los Angeles on Friday."
    assert texts(read("Deal", f"{earlier} {now}"))[0] == now


def test_the_newer_of_two_equals_is_told() -> None:
    old = "Studios and writers met at the offices of the employers on Monday to hold talks."
    new = "Studios and writers met at the offices of the employers on Friday to hold talks."
    assert texts(read("Talks", old, days=-4), read("Talks again", new)) == [new]


def test_what_is_three_weeks_older_than_the_newest_is_left_out() -> None:
    assert texts(read("Pickets", RESIDUALS, days=-22), read("Deal", REACHED)) == [REACHED]


def test_an_article_whose_title_is_on_something_else_counts_for_less() -> None:
    aside = "Writers and studios agreed on artificial intelligence after 146 days, which record labels still oppose."
    label = read("Label chief embraces new tools", aside, event=Event.TENTATIVE_AGREEMENT)
    plain = read("Actors and studios", RESIDUALS, days=-1, event=Event.TALKS_CONTINUE)
    deal = read("Deal", REACHED, event=Event.TENTATIVE_AGREEMENT)
    assert texts(label, plain, deal) == [REACHED, RESIDUALS]


def test_a_fact_outweighs_gossip_that_more_outlets_carry() -> None:
    gossip = [
        read("Star sells house", "A star sold a house because of the strike, neighbours said.", publisher=f"{name}.com")
        for name in "abc"
    ]
    assert texts(read("Deal", REACHED, event=Event.TENTATIVE_AGREEMENT), *gossip)[0] == REACHED


def test_one_happening_is_not_told_twice() -> None:
    other = "A tentative agreement was reached by studios and writers, ending 146 days of strike."
    deals = (
        read("Deal reached", REACHED, event=Event.TENTATIVE_AGREEMENT),
        read("Studios, writers reach deal", other, event=Event.TENTATIVE_AGREEMENT, publisher="deadline.com"),
    )
    assert len(texts(*deals)) == 1


def test_english_is_preferred_and_another_language_serves_where_there_is_none() -> None:
    french = read("Accord", "Les scénaristes et les studios ont conclu un accord pour mettre fin à la grève.")
    assert texts(french, read("Deal", REACHED, days=-1)) == [REACHED]
    assert texts(french) == ["Les scénaristes et les studios ont conclu un accord pour mettre fin à la grève."]


def test_a_title_serves_where_no_sentence_does() -> None:
    assert texts(read("Writers reach a deal with studios", "Read more...")) == ["Writers reach a deal with studios"]


def test_a_question_is_no_summary() -> None:
    assert (
        texts(read("Is the strike over?", "Will the writers go back to work this week, after all those months?")) == []
    )


def claim(sentence: str, modality: Modality, days: int = 0) -> Claim:
    on = (NOON + timedelta(days=days)).date()
    return Claim("wga/mba", Event.TALKS_RESUME, modality, When(on), sentence)


def test_what_the_reading_takes_for_history_gives_way_to_what_it_takes_for_fact() -> None:
    past = "Writers walked out over pay and the strike lasted for a hundred days."
    now = "Writers walked back into the talks with the studios late in the afternoon."
    one = read("Writers", f"{past} {now}", event=Event.TALKS_RESUME)
    claims = (claim(past, Modality.HISTORICAL), claim(now, Modality.ASSERTED))
    assert texts(ReadArticle(one.article, replace(one.report, claims=claims)))[0] == now


def test_a_dated_claim_ahead_and_an_issue_are_told_where_they_belong() -> None:
    met = "Writers and studios talked at the headquarters of the employers for nine hours."
    meeting = "Negotiators of both sides return to the table on the first Monday of November."
    rooms = "Writers' rooms with six people are what the union asks of every studio."
    one = read("Talks", f"{meeting} {rooms} {met}", event=Event.TALKS_CONTINUE)
    report = replace(
        one.report,
        claims=(claim(meeting, Modality.ASSERTED, days=42),),
        issues=(IssueStance("minimum_staffing", Stance.OPEN, rooms),),
    )
    assert texts(ReadArticle(one.article, report)) == [met, rooms, meeting]


@pytest.mark.parametrize(
    "sentence",
    [
        "They said that the strike of the writers would go on for a long time.",
        "However, the strike of the writers would go on for a long time.",
        "Cependant, la grève des scénaristes continue dans tous les studios de Hollywood.",
        "Pero la huelga de los guionistas continúa en todos los estudios de Hollywood.",
        "The move came after the writers had rejected an offer of the studios.",
        "“The strike of the writers will go on for a long time until we win,” she said.",
        "I think the strike of the writers will go on for a long time.",
        "Here's what to know about the strike of the writers and the actors.",
        "The strike of the writers will go on for a long time and the studios…",
        "The strike of the writers “will go on for a long time.",
        "The strike goes on.",
        "Image: Writers Guild The Writers Guild has voted to ratify its contract with the studios.",
        "The strike of the writers matters to everyone who, like us, covers the studios.",
        "Deep Dive into Streaming Residuals and the Strike of the Writers",
        "The strike of the writers " + "goes on and " * 20 + "on.",
        "Now that the strike is over, however, the studios can resume their shows.",
        "The union also says that the strike will go on for a long time.",
        "The strikes are worrying but audiences love good movies In theory, the studios should be happy.",
    ],
)
def test_a_sentence_that_leans_on_others_or_tells_nothing_is_not_quoted(sentence: str) -> None:
    assert not stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence", [REACHED, RESIDUALS, BALLOT, "Writers in the US and Canada may stay on strike until autumn."]
)
def test_a_whole_statement_is_quoted(sentence: str) -> None:
    assert stands_alone(sentence)


@pytest.mark.parametrize(
    "line",
    [
        "What the tentative agreement means for the writers of Hollywood",
        "The Outburst Shows a Union Out of Touch with Reality Amid Negotiations",
    ],
)
def test_a_line_without_a_full_stop_that_promises_or_is_a_headline_is_not_quoted(line: str) -> None:
    assert not stands_alone(line, whole=False)
    assert stands_alone("Unions fear that artificial intelligence may cost writers their work", whole=False)


def test_what_an_article_tells_of_another_contract_alone_is_left_out() -> None:
    theirs = "Actors and studios return to the table on Monday for talks on their contract."
    one = read("News", f"{theirs} {REACHED}", event=Event.TENTATIVE_AGREEMENT)
    told = replace(claim(theirs, Modality.ASSERTED), contract="sag-aftra/tv-theatrical")
    assert texts(ReadArticle(one.article, replace(one.report, claims=(told,)))) == [REACHED]
    other = read(theirs.removesuffix("."))
    named = replace(told, evidence=other.article.title)
    assert texts(ReadArticle(other.article, replace(other.report, claims=(named,)))) == []


def test_news_of_sessions_is_outdated_while_talks_are_broken_off() -> None:
    session = read(
        "Talks", "Studios and writers meet on Wednesday to continue their talks.", event=Event.TALKS_CONTINUE
    )
    broken = read("Talks end", "Studios walked away from the talks with the writers on Wednesday night.", days=-1)
    found = summarize([session, broken], LATER, MBA, broken_off=True)
    assert [sentence.url for sentence in found] == [broken.article.url]


def test_a_party_that_is_told_of_first_outweighs_a_bystander() -> None:
    aside = "A sequel with a famous star was put off until the summer of 2024 just as writers reached a deal."
    assert texts(read("Sequel", aside, days=0.5), read("Deal", REACHED))[0] == REACHED
    assert texts(read("Sequel", aside)) == ["Sequel"]


def test_what_seems_gives_way_to_what_is() -> None:
    seems = "Writers and studios appear to have reached a tentative agreement in Los Angeles on Sunday night."
    assert texts(read("Deal", f"{seems} {REACHED}"))[0] == REACHED


@pytest.mark.parametrize(
    "dateline", ["LOS ANGELES (AP) — ", "(Los Angeles) ", "Los Angeles, CA – ", "LOS ANGELES (Reuters) -- "]
)
def test_the_dateline_is_trimmed(dateline: str) -> None:
    assert trimmed(dateline + REACHED) == REACHED


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        (REACHED, "en"),
        ("Les scénaristes ont conclu un accord avec les studios.", "fr"),
        ("Los guionistas de Hollywood se declaran en huelga por los salarios.", "es"),
        ("Zzyzx", "en"),
    ],
)
def test_small_words_give_the_language_away(sentence: str, lang: str) -> None:
    assert language_of(sentence) == lang


@given(st.lists(st.sampled_from([REACHED, RESIDUALS, BALLOT, "Read more...", "They left."]), max_size=8), st.randoms())
def test_a_summary_is_made_of_whole_sentences_and_no_order_changes_it(sentences: list[str], chance: object) -> None:
    reads = [read(f"Title {number}", one, url=f"https://a.example/{number}") for number, one in enumerate(sentences)]
    summary = summarize(reads, LATER, MBA)
    chance.shuffle(reads)  # type: ignore[attr-defined]
    assert summarize(reads, LATER, MBA) == summary
    assert len(summary) <= 3
    assert {sentence.text for sentence in summary} <= {*sentences, *(one.article.title for one in reads)}


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed articles are not at hand")
def test_a_single_long_article_gives_a_summary_in_its_own_words() -> None:
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        seed = loads(line)
        summary = texts(read(seed["title"], body=seed["body"], event=Event.TALKS_CONTINUE))
        assert 2 <= len(summary) <= 3
        own = {trimmed(sentence) for sentence in split(seed["body"])}
        assert all(sentence in own for sentence in summary)
        assert not any("Please wait" in sentence or "You May Like" in sentence for sentence in summary)
