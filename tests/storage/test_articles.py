"""One article for each URL, joined, versioned, searchable, and pruned without loss of what it claimed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.articles import Article
from storage.articles import NEWEST_VERSIONS, ArticleStore, Change
from storage.database import Database
from storage.ledger import LedgerStore
from storage.reports import ReportStore
from tests.storage.samples import MBA, NOON, article, articles, claim, hours, report, store


async def put(database: Database, *values: Article) -> list[Change]:
    async with database.transaction() as tx:
        return [(await ArticleStore(database).put(tx, each))[1] for each in values]


async def held(database: Database, url: str = article().url) -> Article:
    found = await ArticleStore(database).by_url(url)
    assert found is not None
    return found


async def versions(database: Database) -> list[tuple[str, str]]:
    async with database.reader() as view:
        return [(row["title"], row["lead"]) for row in await view.rows("SELECT * FROM article_versions")]


async def assert_words_match_the_text(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.execute("INSERT INTO article_words (article_words) VALUES ('integrity-check')")


async def test_the_same_article_twice_is_one_and_unchanged(database: Database) -> None:
    assert await put(database, article(), article()) == [Change.NEW, Change.SAME]
    assert await ArticleStore(database).count() == 1
    assert await ArticleStore(database).by_url("https://variety.com/other") is None


async def test_put_returns_the_id_it_keeps_for_the_url(database: Database) -> None:
    async with database.transaction() as tx:
        first, _ = await ArticleStore(database).put(tx, article())
        other, _ = await ArticleStore(database).put(tx, article("other"))
        again, _ = await ArticleStore(database).put(tx, article(title="Edited"))
    assert first == again != other


async def test_the_earliest_sight_of_an_article_is_kept(database: Database) -> None:
    early, late = article(first_seen_at=NOON + hours(1)), article(first_seen_at=NOON + hours(9))
    assert await put(database, late, early, late) == [Change.NEW, Change.SAME, Change.SAME]
    assert await held(database) == early


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Strike over"},
        {"lead": "New."},
        {"body": ""},
        {"byline": "A. Reporter"},
        {"published_at": NOON + hours(1)},
    ],
)
async def test_an_edited_article_is_updated(database: Database, edit: dict[str, Any]) -> None:
    assert await put(database, article(), article(**edit)) == [Change.NEW, Change.UPDATED]
    assert await held(database) == article(**edit)


async def test_a_better_tier_wins_and_a_worse_one_changes_nothing(database: Database) -> None:
    better = article(tier=1, publisher="wga.org", source="WGA", title="We are on strike")
    assert await put(database, article(), better, article()) == [Change.NEW, Change.UPDATED, Change.SAME]
    assert await held(database) == better


async def test_a_better_tier_alone_is_an_update(database: Database) -> None:
    assert await put(database, article(tier=3), article(tier=2)) == [Change.NEW, Change.UPDATED]


async def test_a_date_wins_over_none_and_is_not_lost_again(database: Database) -> None:
    undated = article(dated=False, published_at=NOON + hours(5), first_seen_at=NOON + hours(5))
    assert await put(database, undated, article(), undated) == [Change.NEW, Change.UPDATED, Change.SAME]
    assert await held(database) == article()


async def test_an_article_dated_by_its_sight_grows_no_younger(database: Database) -> None:
    first = article(published_at=NOON, first_seen_at=NOON)
    again = article(published_at=NOON + hours(2), first_seen_at=NOON + hours(2))
    assert await put(database, first, again) == [Change.NEW, Change.SAME]
    assert await held(database) == first


async def test_a_later_date_counts_only_for_what_was_written_anew(database: Database) -> None:
    later, earlier = article(published_at=NOON + hours(48)), article(published_at=NOON - hours(1))
    articles = ArticleStore(database)
    await put(database, article())
    for offered, renewed, date in (
        (later, False, NOON),
        (later, True, NOON + hours(48)),
        (earlier, False, NOON - hours(1)),
    ):
        async with database.transaction() as tx:
            await articles.put(tx, offered, edit=True, renewed=renewed)
        assert (await held(database)).published_at == date
    await put(database, later)
    async with database.transaction() as tx:
        await articles.put(tx, article(published_at=NOON + hours(72)), edit=False)
    assert (await held(database)).published_at == NOON + hours(48)


async def test_the_text_that_a_claim_rested_on_is_kept_when_it_is_replaced(database: Database) -> None:
    await store(database, article(), report(claim()))
    await put(database, article(title="Corrected", first_seen_at=NOON + hours(2)))
    await put(database, article(title="Corrected again", first_seen_at=NOON + hours(3)))
    assert ("Writers on strike", "The talks go on.") in await versions(database)


async def test_the_last_edit_of_what_a_claim_rested_on_is_known(database: Database) -> None:
    await store(database, article(), report(claim()))
    await put(database, article("other"))
    assert await ArticleStore(database).edited_at(article().url) is None
    for later in (2, 3):
        await put(database, article(title=f"Corrected {later}", first_seen_at=NOON + hours(later)))
    assert await ArticleStore(database).edited_at(article().url) == NOON + hours(3)
    assert await ArticleStore(database).edited_at(article("other").url) is None


async def test_a_text_that_claimed_nothing_is_not_kept_when_it_is_replaced(database: Database) -> None:
    await store(database, article(), report())
    await put(database, article(title="Corrected"))
    assert await versions(database) == []


async def test_of_an_article_that_is_edited_for_ever_the_first_text_and_the_newest_are_kept(database: Database) -> None:
    await store(database, article(title="Text 0"), report(claim()))
    for number in range(1, 40):
        await put(database, article(title=f"Text {number}", first_seen_at=NOON + hours(number)))
    kept = [0, *range(39 - NEWEST_VERSIONS, 39)]
    assert await versions(database) == [(f"Text {number}", "The talks go on.") for number in kept]


async def test_a_text_that_alternates_is_kept_once(database: Database) -> None:
    await store(database, article(), report(claim()))
    for _ in range(3):
        await put(database, article(title="B"), article())
    assert len(await versions(database)) == 2


async def test_search_finds_words_in_title_lead_and_body_newest_first(database: Database) -> None:
    await put(
        database,
        article("new", title="Residuals", published_at=NOON + hours(2)),
        article("old", lead="On residuals.", published_at=NOON),
        article("mid", body="The residual question", published_at=NOON + hours(1)),
        article("none"),
    )
    found = await ArticleStore(database).search("residuals", 10)
    assert [each.url.rsplit("/", 1)[1] for each in found] == ["new", "mid", "old"]
    assert len(await ArticleStore(database).search("residuals", 2)) == 2


@pytest.mark.parametrize("words", ["sag-aftra", "SAG AFTRA", "sag-aftra's deal", "négociations", "negociations sag"])
async def test_search_forgives_spelling_marks_and_case(database: Database, words: str) -> None:
    await put(database, article(title="SAG-AFTRA's deal: les négociations continuent"))
    assert len(await ArticleStore(database).search(words, 10)) == 1


async def test_search_needs_all_the_words(database: Database) -> None:
    await put(database, article(title="Picket lines"))
    assert await ArticleStore(database).search("picket deal", 10) == ()


async def test_search_knows_the_edited_text_alone(database: Database) -> None:
    await put(database, article(title="Picket"), article(title="Ballot"))
    assert await ArticleStore(database).search("picket", 10) == ()
    assert len(await ArticleStore(database).search("ballot", 10)) == 1
    await assert_words_match_the_text(database)


HOSTILE = [
    "", " ", '"', '""', "'", "a AND", "NOT", "OR OR", "NEAR(", "title:x", "body : x", "*", "^strike", "a*", "{x y}:z",
    "-", "--", "strike;--", "'; DROP TABLE articles;--", "\0", "str\0ike", "a" * 5000, "x " * 500, "\ud800",
    "(", ")", "%", "_", "\\", "+", "strike + picket", "\u202e", "article_words:x", "NULL", "integrity-check",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
async def test_no_known_hostile_words_break_the_search(database: Database, words: str) -> None:
    await put(database, article())
    assert len(await ArticleStore(database).search(words, 10)) <= 1


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet=st.characters()) | st.text(alphabet="\"'*^:(){}-+ \0aANDORT"))
async def test_no_words_at_all_break_the_search(database: Database, words: str) -> None:
    await ArticleStore(database).search(words, 10)


async def test_words_that_are_only_marks_do_not_hide_the_others(database: Database) -> None:
    await put(database, article(title="Picket lines"))
    assert len(await ArticleStore(database).search("picket & lines - !", 10)) == 1


async def test_pruning_removes_text_and_never_claims_or_evidence(database: Database) -> None:
    await store(database, article("old"), report(claim(evidence="The sentence.")))
    await put(database, article("old", title="Edited since"))
    await store(database, article("new", published_at=NOON + hours(2)), report(claim(evidence="Newer.")))
    reports, ledger = ReportStore(database), LedgerStore(database)
    before = (await ledger.entries(MBA, NOON + hours(9)), await reports.of([article("old").url]))

    async with database.transaction() as tx:
        await ArticleStore(database).prune_text(tx, before=NOON + hours(1))

    after = (await ledger.entries(MBA, NOON + hours(9)), await reports.of([article("old").url]))
    assert after[0] == before[0]
    assert [read.report for read in after[1]] == [read.report for read in before[1]]
    pruned, whole = await held(database, article("old").url), await held(database, article("new").url)
    assert (pruned.title, pruned.lead, pruned.body) == ("Edited since", "", "")
    assert (whole.lead, whole.body) == (article().lead, article().body)
    assert await versions(database) == [("Writers on strike", "")]
    assert [each.url for each in await ArticleStore(database).search("talks", 10)] == [whole.url]
    await assert_words_match_the_text(database)


async def test_a_pruned_article_seen_again_stays_pruned_until_its_publisher_edits_it(database: Database) -> None:
    await put(database, article())
    async with database.transaction() as tx:
        await ArticleStore(database).prune_text(tx, before=NOON + hours(1))
    assert await put(database, article(), article(tier=3)) == [Change.SAME, Change.SAME]
    assert (await held(database)).body == ""
    assert await put(database, article(lead="Edited.")) == [Change.UPDATED]
    assert await held(database) == article(lead="Edited.")


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(articles)
async def test_every_article_comes_back_as_it_was(database: Database, written: Article) -> None:
    async with database.transaction() as tx:
        await tx.execute("DELETE FROM articles")
        await ArticleStore(database).put(tx, written)
    assert await held(database) == written


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(articles, min_size=1, max_size=5))
async def test_the_words_stay_in_step_with_whatever_is_put(database: Database, written: list[Article]) -> None:
    await put(database, *written)
    await assert_words_match_the_text(database)
    kept = await held(database)
    assert kept.tier <= min(each.tier for each in written)


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    naive = replace(article(), published_at=datetime(2023, 9, 22) + timedelta(0))  # noqa: DTZ001
    with pytest.raises(ValueError, match="no time zone"):
        await put(database, naive)
