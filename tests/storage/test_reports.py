"""Reports, the ledger's entries and issues, each as the newest reading has them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from bot.domain.issues import IssueSighting
from bot.domain.reports import Event, IssueStance, LedgerEntry, ReadArticle, Report, Stance, ledger_entries
from storage.articles import ArticleStore
from storage.database import Database
from storage.ledger import LedgerStore
from storage.reports import ReportStore
from tests.storage.samples import MBA, NOON, THEATRICAL, article, claim, hours, ledgers, report, reports, store


async def test_a_new_reading_takes_the_place_of_the_old_one(database: Database) -> None:
    await store(database, article(), report(claim(), issues=(IssueStance("ai", Stance.OPEN, "s"),)), "r1")
    newer = report(claim(THEATRICAL, Event.RATIFIED))
    read = await store(database, article(), newer, "r2")
    held = ReportStore(database)
    assert await held.of([article().url]) == (read,)
    assert await LedgerStore(database).contracts() == {THEATRICAL}
    assert await LedgerStore(database).entries(MBA, NOON) == ()
    assert await held.issues(MBA, NOON) == ()
    assert await held.between(NOON - hours(1), NOON, [MBA]) == ()


async def test_stale_are_articles_read_otherwise_or_never_but_no_pruned_ones(database: Database) -> None:
    await store(database, article("current"), report(), "r2")
    await store(database, article("outdated"), report(), "r1")
    await store(database, article("pruned", published_at=NOON - hours(99)), report(), "r1")
    async with database.transaction() as tx:
        await ArticleStore(database).put(tx, article("unread"))
        await ArticleStore(database).prune_text(tx, before=NOON - hours(1))
    held = ReportStore(database)
    stale = await held.stale("r2", 10)
    assert [found for _, found in stale] == [article("outdated"), article("unread")]
    assert len(await held.stale("r2", 1)) == 1

    async with database.transaction() as tx:
        await held.put_all(tx, "r2", [(article_id, report(), ()) for article_id, _ in stale])
    assert await held.stale("r2", 10) == ()


async def test_between_leaves_out_its_start_and_takes_in_its_end(database: Database) -> None:
    for hour in range(4):
        await store(database, article(f"{hour}", published_at=NOON + hours(hour)), report())
    found = await ReportStore(database).between(NOON + hours(1), NOON + hours(3))
    assert [read.article.published_at for read in found] == [NOON + hours(2), NOON + hours(3)]


async def test_between_gives_relevant_articles_on_the_asked_contracts(database: Database) -> None:
    both = await store(database, article("both"), report(claim(), claim(THEATRICAL)))
    writers = await store(database, article("writers"), report(claim()))
    await store(database, article("cakes"), Report(relevant=False, reason="a bake sale", contracts=(MBA,)))
    held = ReportStore(database)
    assert await held.between(NOON - hours(1), NOON) == (both, writers)
    assert await held.between(NOON - hours(1), NOON, [THEATRICAL]) == (both,)
    assert await held.between(NOON - hours(1), NOON, {MBA, THEATRICAL}) == (both, writers)
    assert await held.between(NOON - hours(1), NOON, []) == ()


async def test_undated_articles_are_listed_on_request_and_enter_neither_ledger_nor_issues(
    database: Database,
) -> None:
    said = report(claim(), issues=(IssueStance("ai", Stance.OPEN, "s"),))
    read = await store(database, article(dated=False), said)
    held = ReportStore(database)
    assert await held.between(NOON - hours(1), NOON, [MBA]) == ()
    assert await held.between(NOON - hours(1), NOON, [MBA], undated=True) == (read,)
    assert await LedgerStore(database).contracts() == set()
    assert await held.issues(MBA, NOON) == ()


async def test_the_ledger_of_a_contract_is_in_order_of_publication_and_ends_with_what_comes_next(
    database: Database,
) -> None:
    late = await store(database, article("late", published_at=NOON + hours(2)), report(claim()))
    early = await store(database, article("early"), report(claim(), claim(event=Event.PICKET), claim(THEATRICAL)))
    following = await store(database, article("next", published_at=NOON + hours(3)), report(claim()))
    await store(database, article("later", published_at=NOON + hours(4)), report(claim()))
    expected = [
        entry for read in (early, late, following) for entry in ledger_entries(read, "") if entry.claim.contract == MBA
    ]
    assert await LedgerStore(database).entries(MBA, NOON + hours(2)) == tuple(expected)


async def test_the_newest_stance_on_each_issue_stands_as_known_then(database: Database) -> None:
    async def say(name: str, hour: int, issue: str, stance: Stance, tier: int = 2) -> None:
        told = article(name, published_at=NOON + hours(hour), tier=tier)
        await store(database, told, report(issues=(IssueStance(issue, stance, f"{name} says so."),)))

    await say("a", 0, "ai", Stance.OPEN)
    await say("b", 2, "ai", Stance.AGREED)
    await say("c", 1, "wages", Stance.GAP, tier=3)
    await say("d", 1, "wages", Stance.PROGRESS, tier=1)
    held = ReportStore(database)

    def sighting(name: str, hour: int, issue: str, stance: Stance) -> IssueSighting:
        url = article(name).url
        return IssueSighting(issue, stance, f"{name} says so.", url, "Variety", NOON + hours(hour))

    wages = sighting("d", 1, "wages", Stance.PROGRESS)
    assert await held.issues(MBA, NOON + hours(1)) == (sighting("a", 0, "ai", Stance.OPEN), wages)
    assert await held.issues(MBA, NOON + hours(9)) == (sighting("b", 2, "ai", Stance.AGREED), wages)
    assert await held.issues(THEATRICAL, NOON + hours(9)) == ()


async def test_of_gives_the_read_ones_among_thousands_of_urls(database: Database) -> None:
    read = await store(database, article("7"), report())
    assert await ReportStore(database).of(article(f"{n}").url for n in range(5000)) == (read,)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(reports, ledgers)
async def test_every_report_and_entry_comes_back_as_it_was(
    database: Database, said: Report, entries: list[LedgerEntry]
) -> None:
    held = ReportStore(database)
    async with database.transaction() as tx:
        article_id, _ = await ArticleStore(database).put(tx, article())
        await held.put(tx, article_id, said, "r1", entries)
    assert await held.of([article().url]) == (ReadArticle(article(), said),)
    assert await held.between(NOON - hours(1), NOON) == (ReadArticle(article(), said),)
    assert await LedgerStore(database).entries(MBA, NOON) == tuple(entries)
    for contract in said.contracts:
        assert {each.issue for each in await held.issues(contract, NOON)} == {each.issue for each in said.issues}


async def test_storing_many_reports_is_storing_each(database: Database) -> None:
    held = ReportStore(database)
    said = [report(claim(evidence=f"Sentence {n}.")) for n in range(3)]
    reads = [ReadArticle(replace(article(f"{n}")), said[n]) for n in range(3)]
    async with database.transaction() as tx:
        ids = [(await ArticleStore(database).put(tx, read.article))[0] for read in reads]
        await held.put_all(
            tx, "r1", [(i, read.report, ledger_entries(read, "wga")) for i, read in zip(ids, reads, strict=True)]
        )
    assert await held.of(read.article.url for read in reads) == tuple(reads)
    assert await LedgerStore(database).entries(MBA, NOON) == tuple(
        e for read in reads for e in ledger_entries(read, "wga")
    )


async def test_the_newest_article_about_a_contract_is_found_without_undated_ones(database: Database) -> None:
    await store(database, article("old", published_at=NOON - hours(9)), report(claim()))
    await store(database, article("new"), report(claim()))
    await store(database, article("undated", dated=False, published_at=NOON + hours(1)), report(claim()))
    held = ReportStore(database)
    assert await held.newest_at(MBA, NOON + hours(2)) == NOON
    assert await held.newest_at(MBA, NOON - hours(1)) == NOON - hours(9)
    assert await held.newest_at(THEATRICAL, NOON) is None
