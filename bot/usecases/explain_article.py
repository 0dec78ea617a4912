"""Answer `/why`: why an article was taken in or left out, how it was read, and what it changed in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from urllib.parse import urlsplit

from bot.domain.arrivals import article_of
from bot.domain.articles import FeedItem
from bot.domain.effects import Effect, Outcome, effects_of, moves_resting_on
from bot.domain.lexicon import Lexicon
from bot.domain.links import hides_its_target, pasted_url
from bot.domain.negotiations import Move
from bot.domain.publishers import Publisher, Publishers
from bot.domain.reading import read
from bot.domain.reports import Claim, ReadArticle, ledger_entries
from bot.usecases.assess_contract import AssessContract
from bot.user_errors import HiddenLinkError, InvalidLinkError
from storage.articles import ArticleStore
from storage.corrections import CorrectionStore
from storage.database import Database
from storage.entries import EntryStore, Offer
from storage.feeds import FeedStore
from storage.reports import ReportStore
from storage.stories import StoryStore


@dataclass(frozen=True, slots=True)
class NeverSeen:
    """No feed has offered the link; `feeds` are the names of those that are read of its publisher."""

    url: str
    at: datetime
    publisher: Publisher
    feeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """An article that reports on no negotiation that is followed, and why. Its text is empty once it is forgotten."""

    url: str
    at: datetime
    publisher: Publisher
    feeds: tuple[str, ...]
    """Names of the feeds that offered it."""
    item: FeedItem
    first_seen_at: datetime
    reason: str
    evidence: str
    """The sentence behind the reason, or empty when it is not known any more."""


@dataclass(frozen=True, slots=True)
class Matched:
    """An article that is stored, how it was read, and what it did to the ledger."""

    url: str
    at: datetime
    publisher: Publisher
    feeds: tuple[str, ...]
    """Names of the feeds that offered it."""
    read: ReadArticle
    edited_at: datetime | None
    """When its publisher last replaced a text on which a claim rested."""
    others: tuple[ReadArticle, ...]
    """Articles of other publishers in its story, earliest first."""
    effects: tuple[Effect, ...]
    """One for each claim of the report on a contract that there is, in its order."""
    moves: tuple[Move, ...]
    """The changes of phase that rest on it."""


Explanation: TypeAlias = NeverSeen | Rejected | Matched


class ExplainArticle:
    """Explain what became of the article behind a link."""

    def __init__(
        self, database: Database, lexicon: Lexicon, publishers: Publishers, assess_contract: AssessContract
    ) -> None:
        self._lexicon = lexicon
        self._publishers = publishers
        self._assess_contract = assess_contract
        self._articles = ArticleStore(database)
        self._corrections = CorrectionStore(database)
        self._entries = EntryStore(database)
        self._feeds = FeedStore(database)
        self._reports = ReportStore(database)
        self._stories = StoryStore(database)

    async def __call__(self, link: str, now: datetime) -> Explanation:
        """Explain the article behind what a person pasted.

        InvalidLinkError when it holds no link; HiddenLinkError when the link hides which article it leads to.
        """
        url = pasted_url(link)
        if not url:
            raise InvalidLinkError(link)
        offers = await self._entries.offers(url)
        for found in await self._reports.of([await self._articles.address_of(url)]):
            if found.report.relevant:
                return await self._matched(found, offers, now)
            return self._rejected_since(found, offers, now)
        if offers:
            return self._rejected(url, offers, now)
        if hides_its_target(url):
            raise HiddenLinkError(urlsplit(url).hostname or "")
        return await self._never_seen(url, now)

    async def _never_seen(self, url: str, now: datetime) -> NeverSeen:
        host = f".{urlsplit(url).hostname}"
        feeds = [feed.source for feed in await self._feeds.all() if host.endswith(f".{feed.source.publisher}")]
        names = tuple(dict.fromkeys(feed.name or feed.publisher for feed in feeds))
        return NeverSeen(url, now, self._publishers.of(url), names)

    def _rejected(self, url: str, offers: Sequence[Offer], now: datetime) -> Rejected:
        """What was decided on the newest offer; its text, while it is kept, tells the sentence behind that."""
        entry = offers[0].entry
        article = article_of(
            entry.item, self._publishers, feed_id=entry.feed_id, seen_at=entry.first_seen_at, live=True
        )
        again = read(article, self._lexicon)
        return Rejected(
            url=url,
            at=now,
            publisher=self._publishers.of(url),
            feeds=_names(offers),
            item=entry.item,
            first_seen_at=min(offer.entry.first_seen_at for offer in offers),
            reason=entry.decision,
            evidence=again.evidence if again.reason == entry.decision else "",
        )

    def _rejected_since(self, found: ReadArticle, offers: Sequence[Offer], now: datetime) -> Rejected:
        """An article that was stored once and that today's rules reject."""
        article = found.article
        return Rejected(
            url=article.url,
            at=now,
            publisher=self._publishers.of(article.url),
            feeds=_names(offers),
            item=FeedItem(article.url, article.link, article.title, article.lead, published_at=article.published_at),
            first_seen_at=article.first_seen_at,
            reason=found.report.reason,
            evidence=found.report.evidence,
        )

    async def _matched(self, found: ReadArticle, offers: Sequence[Offer], now: datetime) -> Matched:
        url = found.article.url
        effects, moves = await self._effects(found, now)
        told = await self._reports.of(await self._stories.companions([url]))
        return Matched(
            url=url,
            at=now,
            publisher=self._publishers.of(url),
            feeds=_names(offers),
            read=found,
            edited_at=await self._articles.edited_at(url),
            others=tuple(other for other in told if other.article.publisher != found.article.publisher),
            effects=effects,
            moves=moves,
        )

    async def _effects(self, found: ReadArticle, now: datetime) -> tuple[tuple[Effect, ...], tuple[Move, ...]]:
        contracts = {contract.id: contract for union in self._lexicon.unions for contract in union.contracts}
        claims = [claim for claim in found.report.claims if claim.contract in contracts]
        entries = ledger_entries(found, self._publishers.of(found.article.url).party)
        known: dict[Claim, Effect] = {}
        moves: list[Move] = []
        for contract_id in dict.fromkeys(claim.contract for claim in claims):
            contract = contracts[contract_id]
            own = [entry for entry in entries if entry.claim.contract == contract_id]
            if not own:
                continue
            state = await self._assess_contract(contract, now)
            corrections = await self._corrections.of(contract_id)
            around = await self._assess_contract.around(contract, [entry.claim for entry in own], now)
            known |= {effect.claim: effect for effect in effects_of(own, contract, state, around, corrections)}
            moves += moves_resting_on({found.article.url}, state)
        return tuple(known.get(claim, Effect(claim, Outcome.UNDATED)) for claim in claims), tuple(moves)


def _names(offers: Sequence[Offer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(offer.feed for offer in offers if offer.feed))
