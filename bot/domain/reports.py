"""What one article says happened, as values. The reading itself is in `reading`; nothing here knows the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.articles import Article


class Event(StrEnum):
    """What happened in a negotiation. `contract_expiry` is a dated fact only: never an article's main event."""

    TALKS_START = "talks_start"
    TALKS_RESUME = "talks_resume"
    TALKS_CONTINUE = "talks_continue"
    TALKS_BREAK_OFF = "talks_break_off"
    OFFER_MADE = "offer_made"
    OFFER_REJECTED = "offer_rejected"
    CONTRACT_EXPIRY_EXTENDED = "contract_expiry_extended"
    STRIKE_THREAT = "strike_threat"
    STRIKE_AUTHORIZATION = "strike_authorization"
    STRIKE_START = "strike_start"
    STRIKE_CONTINUE = "strike_continue"
    PICKET = "picket"
    TENTATIVE_AGREEMENT = "tentative_agreement"
    STRIKE_END = "strike_end"
    BOARD_APPROVAL = "board_approval"
    RATIFICATION_VOTE = "ratification_vote"
    RATIFIED = "ratified"
    REJECTED_BY_MEMBERS = "rejected_by_members"
    BLACKOUT = "blackout"
    IMPACT_REPORT = "impact_report"
    ANALYSIS = "analysis"
    CONTRACT_EXPIRY = "contract_expiry"


class Modality(StrEnum):
    """How the text stands to what it says; only `asserted` moves the ledger."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    NEGATED = "negated"
    CONDITIONAL = "conditional"
    HISTORICAL = "historical"


class Attribution(StrEnum):
    """Who the article says it has it from."""

    UNION = "union"
    EMPLOYERS = "employers"
    JOINTLY = "jointly"
    OUTLET = "outlet"
    SOURCES = "sources"


class Stance(StrEnum):
    """Where an issue stands at the table."""

    OPEN = "open"
    PROGRESS = "progress"
    PROPOSED = "proposed"
    COUNTERED = "countered"
    AGREED = "agreed"
    GAP = "gap"
    DROPPED = "dropped"


class Precision(StrEnum):
    """How exactly a date is known: `month` and `about` print as year and month."""

    DAY = "day"
    MONTH = "month"
    ABOUT = "about"


class Stage(StrEnum):
    """Which part of a happening is meant, where one word covers several."""

    NONE = ""
    CALLED = "called"
    """A strike authorisation vote called; a strike called for a later day."""
    PASSED = "passed"
    """A strike authorisation passed by the members."""
    NAMED = "named"
    """The happening is only named (`the tentative agreement`), not told as news."""
    START_OF_DAY = "start_of_day"
    """A strike that ends at or before 00:01: the day of `effective_on` no longer counts."""


@dataclass(frozen=True, slots=True)
class When:
    """A date and how exactly it is known."""

    on: date
    precision: Precision = Precision.DAY

    def __str__(self) -> str:
        return self.on.isoformat() if self.precision is Precision.DAY else f"{self.on:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Claim:
    """One happening for one contract, as one article states it. `evidence` is the sentence it rests on."""

    contract: str
    event: Event
    modality: Modality
    effective: When
    evidence: str
    attribution: Attribution | None = None
    stage: Stage = Stage.NONE
    quoted: str = ""
    """Publisher domain of the outlet or wire agency the claim is taken from; empty for the article's own."""


@dataclass(frozen=True, slots=True)
class IssueStance:
    """One bargaining issue as one article puts it."""

    issue: str
    stance: Stance
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one article says. `unions` and `contracts` are its subject; what it names in passing is left out."""

    relevant: bool
    reason: str
    unions: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    event: Event | None = None
    modality: Modality | None = None
    attribution: Attribution | None = None
    official: bool | None = None
    """True: a statement or plain fact; False: rests on sources or hearsay; None: does not apply."""
    issues: tuple[IssueStance, ...] = ()
    figures: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: str = ""
    wire: str = ""
    """Publisher domain of the agency whose text this is, or empty."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article together with what it was read to say."""

    article: Article
    report: Report


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A claim with who stands behind it and when it was published: what the fold works on."""

    claim: Claim
    article: str
    """Canonical URL of the article, or the page behind a fact of history."""
    source: str
    """Whom it counts as: the publisher's domain, or that of the wire or outlet it repeats."""
    tier: int
    """Tier of the publisher that printed it; 0 for shipped history."""
    party: str
    """Union or employer id when a bargaining party published it, else empty."""
    published_at: datetime


def ledger_entries(read: ReadArticle, party: str) -> tuple[LedgerEntry, ...]:
    """The claims of an article as entries of the ledger; none when its date is not vouched for."""
    article, report = read.article, read.report
    if not article.dated:
        return ()
    return tuple(
        LedgerEntry(
            claim=claim,
            article=article.url,
            source=claim.quoted or report.wire or article.publisher,
            tier=article.tier,
            party=party,
            published_at=article.published_at,
        )
        for claim in report.claims
    )
