from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations
from json import loads
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import noon_of
from bot.domain.reports import Event, Modality, ReadArticle
from bot.domain.stories import join
from tests.domain.reads import claim, groups, read

NEWS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "news" / "dev.jsonl"


def test_two_outlets_on_one_cancelled_gala_are_one_story() -> None:
    assert groups(
        read("Emmys postponed by strikes", "The Emmy Awards will not air in September.", days=0.1),
        read("Emmy Awards pushed back amid strikes", "The Emmy Awards ceremony moves to January."),
        read("Drew Barrymore halts her talk show", "The host pauses the premiere."),
    ) == [
        {"Drew Barrymore halts her talk show"},
        {"Emmys postponed by strikes", "Emmy Awards pushed back amid strikes"},
    ]


def test_a_story_is_named_after_its_earliest_article_and_titled_by_its_best_source() -> None:
    story = join(
        [
            read("Emmys postponed by strikes", url="https://blog.example/1", tier=3),
            read("Emmys postponed amid strikes", url="https://variety.com/2", days=1, tier=2),
        ]
    )[0]
    assert (story.id, story.lead_article.article.url) == ("https://blog.example/1", "https://variety.com/2")
    assert story.newest_at == story.articles[-1].article.published_at


def test_a_fact_joins_outlets_in_any_language() -> None:
    assert len(groups(DEAL, read("Accord de principe à Hollywood", days=1, event=Event.TENTATIVE_AGREEMENT))) == 1


DEAL = read("Writers reach a deal with studios", event=Event.TENTATIVE_AGREEMENT)


@pytest.mark.parametrize(
    "other",
    [
        read("Los guionistas logran un acuerdo", days=3, event=Event.TENTATIVE_AGREEMENT),
        read("Directors' accord", event=Event.TENTATIVE_AGREEMENT, contracts=("dga/ba",)),
        read("La huelga termina", days=2, event=Event.STRIKE_END),
        read("Biden hails accord", event=Event.TENTATIVE_AGREEMENT),
        read("Un acuerdo", event=Event.TENTATIVE_AGREEMENT, dated=False),
    ],
    ids=["later", "another contract", "another fact", "a reaction", "undated"],
)
def test_a_fact_does_not_join(other: ReadArticle) -> None:
    assert len(groups(DEAL, other)) == 2


def test_a_deal_that_ends_the_strike_the_same_day_is_one_happening() -> None:
    assert len(groups(DEAL, read("La huelga termina", days=0.2, event=Event.STRIKE_END))) == 1


def test_a_strike_that_ends_days_after_the_deal_is_a_happening_of_its_own_whatever_single_outlets_call_it() -> None:
    deal, end = Event.TENTATIVE_AGREEMENT, Event.STRIKE_END
    assert groups(
        *(read(title, days=0, event=deal) for title in ("Accord", "Un acuerdo", "Pact")),
        read("La huelga termina ya", days=0.1, event=end),
        read("Vuelta", days=1, event=end),
        *(read(title, days=2, event=end) for title in ("Pencils up", "Fin de la huelga", "Reprise")),
        read("Pay rises", days=2.1, event=deal, claims=(claim(deal, days=2),)),
    ) == [
        {"Accord", "La huelga termina ya", "Pact", "Un acuerdo"},
        {"Fin de la huelga", "Pay rises", "Pencils up", "Reprise", "Vuelta"},
    ]


def test_a_deal_told_the_next_day_as_the_end_of_the_strike_is_one_happening() -> None:
    deal, end = Event.TENTATIVE_AGREEMENT, Event.STRIKE_END
    assert groups(
        read("Accord", event=deal),
        read("Un acuerdo", days=0.1, event=deal),
        read("La huelga termina", days=1, event=end, claims=(claim(deal, days=1),)),
        read("Pencils up: pact signed", days=1.1, event=end, claims=(claim(deal),)),
        read("Fin de la grève", days=1.2, event=end, claims=(claim(deal, days=1),)),
    ) == [{"Accord", "Fin de la grève", "La huelga termina", "Pencils up: pact signed", "Un acuerdo"}]


def test_an_old_deal_that_the_end_of_a_strike_recalls_makes_them_no_one_happening() -> None:
    deal, end = Event.TENTATIVE_AGREEMENT, Event.STRIKE_END
    recalled = (claim(deal),)
    assert groups(
        read("Accord", event=deal),
        read("La huelga termina", days=2, event=end, claims=recalled),
        read("Pencils up", days=2.1, event=end, claims=recalled),
    ) == [{"Accord"}, {"La huelga termina", "Pencils up"}]


def test_an_article_goes_with_the_one_of_its_facts_that_its_day_is_about() -> None:
    end = Event.STRIKE_END
    ends = [read(title, event=end) for title in ("Pencils up", "Fin de la huelga")]
    both = read("Boards vote yes", event=Event.BOARD_APPROVAL, claims=(claim(end),))
    again = read("Un sí unánime", event=Event.BOARD_APPROVAL)
    assert groups(*ends, both) == [{"Boards vote yes", "Fin de la huelga", "Pencils up"}]
    assert groups(*ends, both, again) == [{"Boards vote yes", "Un sí unánime"}, {"Fin de la huelga", "Pencils up"}]
    assert groups(ends[0], both) == [{"Boards vote yes"}, {"Pencils up"}]
    late = read("Boards vote yes", days=1, event=Event.BOARD_APPROVAL, claims=(claim(end),))
    assert groups(*ends, late) == [{"Boards vote yes"}, {"Fin de la huelga", "Pencils up"}]


@pytest.mark.parametrize(
    "title",
    [
        "What the accord says about mini rooms",
        "Here’s everything in the accord",
        "Qué dice el acuerdo sobre la inteligencia artificial",
        "Pourquoi cet accord est historique",
        "Four takeaways from the accord",
        "Peace at last?",
    ],
)
def test_who_explains_a_fact_or_asks_does_not_tell_it(title: str) -> None:
    assert len(groups(DEAL, read(title, event=Event.TENTATIVE_AGREEMENT))) == 2


@pytest.mark.parametrize(
    ("event", "days", "joined"),
    [
        (Event.OFFER_MADE, 1, True),
        (Event.OFFER_REJECTED, 1, True),
        (Event.STRIKE_THREAT, 1, True),
        (Event.TALKS_START, 1, True),
        (Event.TALKS_CONTINUE, 0, True),
        (Event.OFFER_MADE, 2, False),
        (Event.TALKS_CONTINUE, 1, False),
        (Event.IMPACT_REPORT, 0, False),
    ],
)
def test_one_step_of_the_talks_told_so_near_is_one_happening_in_any_language(
    event: Event, days: float, joined: bool
) -> None:
    first, second = read("Burbank huddle", event=event), read("Nuevo paso en Los Ángeles", days=days, event=event)
    assert (len(groups(first, second)) == 1) is joined
    other = read("Nuevo paso en Los Ángeles", days=days, event=event, contracts=("dga/ba",))
    assert len(groups(first, other)) == 2


def test_what_follows_from_a_fact_joins_it_only_by_more_words() -> None:
    start = Event.STRIKE_START
    first = read("Walkout begins at midnight in Burbank", event=start)
    tells = (claim(start),)
    words = "Fallon dark, Kimmel gone, Colbert idle: the walkout shuts stages"
    assert len(groups(first, read(words, event=Event.STRIKE_THREAT, claims=tells))) == 1
    assert len(groups(first, read(words, event=Event.IMPACT_REPORT, claims=tells))) == 2


def test_what_is_like_reports_of_two_facts_joins_one_of_them_and_links_them_not() -> None:
    between = read("Emmys gala Barrymore Fallon", days=0.5)
    first = read("Emmys gala Barrymore", event=Event.STRIKE_START)
    second = read("Emmys gala Fallon Venice", days=1, event=Event.RATIFIED)
    assert groups(first, between, second) == [
        {"Emmys gala Barrymore", "Emmys gala Barrymore Fallon"},
        {"Emmys gala Fallon Venice"},
    ]


def test_an_article_that_tells_a_fact_besides_joins_it_by_few_words() -> None:
    start = Event.STRIKE_START
    first = read("Walkout begins at midnight in Burbank", event=start)
    title = "Fallon goes dark as the walkout shuts stages tonight"
    assert len(groups(first, read(title))) == 2
    assert len(groups(first, read(title, claims=(claim(start),)))) == 1
    assert len(groups(first, read(title, claims=(claim(start, Modality.HEDGED),)))) == 2


def test_one_happening_read_as_two_kinds_of_event_joins_if_the_words_are_the_same() -> None:
    first = read("Emmys postponed to January by strikes", event=Event.IMPACT_REPORT)
    assert len(groups(first, read("Emmys postponed to January amid strikes", event=Event.TALKS_CONTINUE))) == 1
    assert len(groups(first, read("Emmys without famous hosts this autumn", event=Event.TALKS_CONTINUE))) == 2


def test_the_longer_ago_the_more_alike_it_must_be() -> None:
    first = read("Drew Barrymore dropped as host of book awards")
    again = "Drew Barrymore pauses her show"
    assert len(groups(first, read(again, days=0))) == 1
    assert len(groups(first, read(again, days=3))) == 2


def test_nothing_joins_over_more_than_four_days() -> None:
    title = "Emmys postponed by strikes"
    assert len(join([read(title, url="https://a.example/1"), read(title, url="https://a.example/2", days=5)])) == 2


WIRE = (
    "The Writers Guild of America and the studios resumed talks on Friday, more than three months into a strike "
    "that has shut down production across the industry and left thousands of crew members out of work."
)


def test_a_copied_text_joins_whatever_was_read_into_it() -> None:
    assert (
        len(
            groups(
                read("Striking writers back at the table", WIRE, event=Event.TALKS_RESUME),
                read("Hope in Hollywood", WIRE + " More to follow.", event=None, contracts=(), days=1),
            )
        )
        == 1
    )


def test_copies_join_through_each_other_but_not_over_more_than_four_days() -> None:
    copies = [read(f"Update {day}", WIRE, days=day, contracts=(), url=f"https://a.example/{day}") for day in (0, 2, 7)]
    assert groups(*copies) == [{"Update 0", "Update 2"}, {"Update 7"}]


def test_a_copy_of_half_a_text_and_one_of_the_other_half_join_the_whole() -> None:
    first, second = WIRE.split(", ")
    rest = "Crew members fear for their health insurance, and caterers in Burbank have begun to lay off their drivers."
    whole = read("The whole text", f"{first}. {second}. {rest}", contracts=())
    parts = read("A", rest, contracts=()), read("B", f"{first}. {second}", contracts=())
    assert len(groups(*parts)) == 2
    assert len(groups(*parts, whole)) == 1


def test_texts_that_share_one_sentence_of_two_are_no_copies() -> None:
    first, second = WIRE.split(", ")
    quote = "Nobody here expects a quick end, said a carpenter who has built sets in Burbank for twenty years."
    assert len(groups(read("A", f"{first}. {quote}", contracts=()), read("B", f"{quote} {second}", contracts=()))) == 2


def test_articles_without_contract_or_event_stand_alone() -> None:
    same = "Emmys postponed by strikes"
    assert len(join([read(same, url="https://a.example/1", event=None), read(same, url="https://a.example/2")])) == 2
    assert len(join([read(same, url="https://a.example/1", contracts=()), read(same, url="https://a.example/2")])) == 2


def test_page_furniture_makes_no_copies() -> None:
    lead = "Read more... Sign up for our newsletter here. Click here to follow all our live updates on this."
    assert len(groups(read("Pickets", lead, contracts=()), read("Residuals", lead, contracts=()))) == 2


def test_a_story_longer_than_a_week_is_cut_at_its_largest_gap() -> None:
    days = (0, 1, 2, 3, 5, 6, 7, 8)
    reads = [read("Emmys postponed", url=f"https://a.example/{day}", days=day) for day in days]
    assert [len(story.articles) for story in join(reads)] == [4, 4]


def test_a_story_has_the_event_and_contracts_of_most_of_its_articles() -> None:
    title = "Stars join the picket line at Paramount"
    story = join(
        [
            read(title, url="https://a.example/1", event=Event.PICKET),
            read(title, url="https://a.example/2", event=Event.STRIKE_CONTINUE),
            read(title, url="https://a.example/3", event=Event.STRIKE_CONTINUE, contracts=("wga/mba", "dga/ba")),
        ]
    )[0]
    assert (story.event, story.contracts) == (Event.STRIKE_CONTINUE, ("wga/mba",))


def test_newest_stories_come_first() -> None:
    stories = join([read("Emmys postponed", days=0), read("Barrymore pauses", days=2), read("Gala cancelled", days=1)])
    assert [story.articles[0].article.title for story in stories] == [
        "Barrymore pauses",
        "Gala cancelled",
        "Emmys postponed",
    ]


ANY_READ = st.builds(
    lambda words, number, days, event, contract: read(
        " ".join(words), url=f"https://a.example/{number}", days=days, event=event, contracts=(contract,)
    ),
    st.lists(st.sampled_from("emmys barrymore postponed awards gala picket fallon venice".split()), min_size=1),
    st.integers(0, 10**6),
    st.integers(0, 12),
    st.sampled_from([Event.IMPACT_REPORT, Event.PICKET, Event.STRIKE_START, None]),
    st.sampled_from(["wga/mba", "dga/ba"]),
)


@given(st.lists(ANY_READ, max_size=25, unique_by=lambda one: one.article.url), st.randoms())
def test_the_order_in_which_articles_come_and_copies_of_them_change_nothing(
    reads: list[ReadArticle], chance: random.Random
) -> None:
    shuffled = reads + reads[:3]
    chance.shuffle(shuffled)
    stories = join(reads)
    assert join(shuffled) == stories
    assert Counter(one.article.url for story in stories for one in story.articles) == Counter(
        one.article.url for one in reads
    )
    for story in stories:
        assert (story.newest_at - story.articles[0].article.published_at).days <= 8


def labelled() -> list[tuple[ReadArticle, str]]:
    """The dated, relevant items of the labelled set with their labels as reading, and the story each belongs to."""
    items = [loads(line) for line in NEWS.read_text(encoding="utf-8").splitlines()]
    found = []
    for item in items:
        if item["published"] and item["relevant"] and not item["borderline"]:
            one = read(item["title"], item["lead"] or "", url=item["id"], event=item["event"] and Event(item["event"]))
            at = noon_of(date.fromisoformat(item["published"][:10]))
            found.append(
                (
                    ReadArticle(
                        replace(one.article, published_at=at), replace(one.report, contracts=tuple(item["unions"]))
                    ),
                    item.get("story") or "",
                )
            )
    return found


@pytest.mark.skipif(not NEWS.exists(), reason="the labelled news are not at hand")
def test_labelled_news_join_as_people_joined_them() -> None:
    items = labelled()
    joined = {one.article.url: story.id for story in join(one for one, _ in items) for one in story.articles}
    pairs = [
        (bool(label) and label == other_label, joined[one.article.url] == joined[other.article.url])
        for (one, label), (other, other_label) in combinations(items, 2)
    ]
    right = pairs.count((True, True))
    assert right / (right + pairs.count((False, True))) >= 0.98
    assert right / (right + pairs.count((True, False))) >= 0.90
