from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import Answers
from bot.domain.effects import Outcome
from bot.domain.negotiations import Phase
from bot.domain.reports import Event
from bot.usecases.explain_article import Explanation, Matched, NeverSeen, Rejected
from bot.user_errors import HiddenLinkError, InvalidLinkError
from tests.usecases.campaign import CAKE, EQUITY, SECOND, START, STRIKE, THIRD, Item, at
from tests.usecases.desk import Desk, lines, rss

NOVEMBER = at(2023, 11, 1, 12)
ECHO = replace(STRIKE, key="echo", link="https://example.org/echo", published=START)
DEAL_ECHO = Item(
    "deal-echo",
    "Writers Guild and AMPTP reach tentative agreement",
    "The Writers Guild of America and the AMPTP reached a tentative agreement on Saturday.",
    at(2023, 6, 4, 3),
    link="https://example.org/deal-echo",
)

EQUITY_UK: dict[str, Any] = {
    "id": "equity-uk",
    "name": "Equity UK",
    "names": ["Equity UK"],
    "contracts": [{"id": "equity-uk/pact", "name": "Pact Agreement", "employers": "pact"}],
}


async def why(desk: Desk, link: str) -> Explanation:
    async with desk.opened() as intake:
        return await intake.answers.explain_article(link, desk.clock())


async def matched(answers: Answers, link: str) -> Matched:
    answer = await answers.explain_article(link, NOVEMBER)
    assert isinstance(answer, Matched)
    return answer


async def rejected(desk: Desk, link: str) -> Rejected:
    answer = await why(desk, link)
    assert isinstance(answer, Rejected)
    return answer


def outcomes(answer: Matched) -> Sequence[tuple[Event, Outcome]]:
    return [(effect.claim.event, effect.outcome) for effect in answer.effects]


async def test_an_article_that_matched_tells_how_it_was_read_and_what_rests_on_it(archive: Answers) -> None:
    answer = await matched(archive, STRIKE.url)
    article, report = answer.read.article, answer.read.report
    assert (article.title, article.published_at, article.first_seen_at) == (STRIKE.title, STRIKE.published, NOVEMBER)
    assert (answer.publisher.name, answer.publisher.tier) == ("Variety", 2)
    assert (report.reason, report.evidence) == ("union-and-labor", STRIKE.title)
    assert (report.contracts, report.event) == (("wga/mba",), Event.STRIKE_START)
    assert [(said.issue, said.sentence) for said in report.issues] == [("ai", STRIKE.lead)]
    assert outcomes(answer)[0] == (Event.STRIKE_START, Outcome.EVIDENCE)
    assert [(move.phase, str(move.since), move.confirmed) for move in answer.moves] == [
        (Phase.ON_STRIKE, "2023-05-02", True)
    ]
    assert [other.article.publisher for other in answer.others] == ["deadline.com", "thewrap.com", "example.org"]
    assert answer.edited_at is None


@pytest.mark.parametrize(
    "pasted",
    [
        f"<{STRIKE.url}>",
        STRIKE.url.replace("https://", "http://www.") + "/?utm_source=discord&fbclid=x#top",
        f"https://www.google.com/url?q={STRIKE.url}",
    ],
)
async def test_the_link_is_found_however_it_is_pasted(archive: Answers, pasted: str) -> None:
    assert (await matched(archive, pasted)).url == STRIKE.url


async def test_an_article_that_quotes_another_outlet_counts_as_its_word(desk: Desk, tmp_path: Path) -> None:
    title = "WGA goes on strike, according to Variety"
    await desk.import_(lines(tmp_path, replace(SECOND, title=title, lead="")))
    answer = await why(desk, SECOND.url)
    assert isinstance(answer, Matched)
    assert [(effect.claim.event, effect.source) for effect in answer.effects] == [(Event.STRIKE_START, "variety.com")]


async def test_an_article_that_was_left_out_tells_why_by_which_sentence_and_in_which_feed(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE, EQUITY))
    await desk.poll()
    seen_at = desk.clock()
    desk.clock.forward(hours=3)
    answer = await rejected(desk, f"{CAKE.url}?utm_medium=email")
    assert (answer.reason, answer.evidence) == ("no-conflict", CAKE.title)
    assert (answer.item.title, answer.item.lead) == (CAKE.title, CAKE.lead)
    assert (answer.feeds, answer.first_seen_at, answer.publisher.name) == (("Feed /feed",), seen_at, "Variety")


async def test_once_its_text_is_forgotten_the_decision_is_still_known(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(CAKE))
    await desk.poll()
    desk.clock.forward(days=60)
    async with desk.opened() as intake:
        await intake.prune_archive()
    answer = await rejected(desk, CAKE.url)
    assert (answer.reason, answer.evidence, answer.item.title) == ("no-conflict", "", "")


async def test_of_several_offers_the_newest_is_told_and_each_feed_is_named(desk: Desk) -> None:
    desk.follow("/one")
    desk.publisher.says("/one", body=rss(CAKE))
    await desk.poll()
    first_seen_at = desk.clock()
    desk.clock.forward(hours=1)
    desk.follow("/two")
    desk.publisher.says("/two", body=rss(replace(CAKE, title="Eleven cakes for spring")))
    await desk.poll()
    answer = await rejected(desk, CAKE.url)
    assert (answer.item.title, answer.first_seen_at) == ("Eleven cakes for spring", first_seen_at)
    assert answer.feeds == ("Feed /two", "Feed /one")


async def test_a_link_that_no_feed_offered_is_an_answer(desk: Desk) -> None:
    desk.follow(domain="variety.com")
    desk.publisher.says(body=rss(STRIKE))
    await desk.poll()
    unseen = await why(desk, "https://www.variety.com/2023/other")
    assert isinstance(unseen, NeverSeen)
    assert (unseen.url, unseen.publisher.name, unseen.feeds) == (
        "https://variety.com/2023/other",
        "Variety",
        ("Feed /feed",),
    )
    stranger = await why(desk, "https://notvariety.com/2023/other")
    assert isinstance(stranger, NeverSeen)
    assert stranger.feeds == ()


@pytest.mark.parametrize("pasted", ["", "the strike article", "variety.com", "ftp://variety.com/x"])
async def test_what_holds_no_link_is_refused(archive: Answers, pasted: str) -> None:
    with pytest.raises(InvalidLinkError):
        await archive.explain_article(pasted, NOVEMBER)


async def test_a_link_that_hides_its_article_is_refused_unless_a_feed_offered_just_that_link(desk: Desk) -> None:
    offered = "https://news.google.com/rss/articles/CBMi"
    desk.follow(domain="news.google.com")
    desk.publisher.says(body=rss(replace(STRIKE, link=offered)))
    await desk.poll()
    assert isinstance(await why(desk, offered), Matched)
    with pytest.raises(HiddenLinkError) as caught:
        await why(desk, "https://news.google.com/rss/articles/other")
    assert caught.value.values == {"host": "news.google.com"}


async def test_an_edited_article_tells_since_when_and_is_read_as_it_is_now(desk: Desk) -> None:
    desk.follow()
    desk.publisher.says(body=rss(STRIKE))
    await desk.poll()
    desk.clock.forward(hours=1)
    desk.publisher.says(body=rss(replace(STRIKE, title="Writers Guild could go on strike on Tuesday", lead="")))
    await desk.poll()
    answer = await why(desk, STRIKE.url)
    assert isinstance(answer, Matched)
    assert answer.edited_at == START + timedelta(hours=1)
    assert (Event.STRIKE_START, Outcome.HEDGED) in outcomes(answer)
    assert answer.moves == ()


async def test_one_newsroom_alone_and_a_stranger_changed_nothing(desk: Desk, tmp_path: Path) -> None:
    news = lines(tmp_path, STRIKE, SECOND, THIRD, DEAL_ECHO)
    desk.clock.forward(days=90)
    await desk.import_(news)
    answer = await why(desk, DEAL_ECHO.url)
    assert isinstance(answer, Matched)
    assert (outcomes(answer)[0], answer.moves, answer.publisher.tier) == (
        (Event.TENTATIVE_AGREEMENT, Outcome.UNLISTED),
        (),
        3,
    )


async def test_an_article_without_a_date_is_no_evidence(desk: Desk, tmp_path: Path) -> None:
    await desk.import_(lines(tmp_path, replace(STRIKE, published=None)))
    answer = await why(desk, STRIKE.url)
    assert isinstance(answer, Matched)
    assert {outcome for _, outcome in outcomes(answer)} == {Outcome.UNDATED}


async def test_an_article_that_newer_rules_reject_is_told_as_left_out(desk: Desk, tmp_path: Path) -> None:
    bare = dict(desk.settings)
    desk.settings["unions"] = [EQUITY_UK]
    await desk.import_(lines(tmp_path, EQUITY))
    assert isinstance(await why(desk, EQUITY.url), Matched)
    desk.settings = bare
    still = await why(desk, EQUITY.url)
    assert isinstance(still, Matched)
    assert still.effects == ()
    await desk.reread()
    answer = await rejected(desk, EQUITY.url)
    assert (answer.item.title, answer.item.lead) == (EQUITY.title, EQUITY.lead)
