"""Five real articles, kept outside the project, are read as the design asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.domain.reading import read
from bot.domain.reports import Attribution, Claim, Event, Modality, Precision, Report, Stance
from tests.domain.news import LEXICON, article

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seeds.jsonl"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the seed articles are not part of the project")
WGA, SAG = "wga/mba", "sag-aftra/tv-theatrical"


@cache
def seeds() -> Mapping[str, Any]:
    return {seed["id"]: seed for seed in map(json.loads, SEEDS.read_text(encoding="utf-8").splitlines())}


def seed_report(seed_id: str) -> Report:
    seed = seeds()[seed_id]
    item = article(seed["title"], "", seed["body"], on=seed["published"])
    return read(replace(item, source=seed["source"]), LEXICON)


def claims(report: Report, event: Event, contract: str) -> list[Claim]:
    return [
        claim
        for claim in report.claims
        if claim.event is event and claim.contract == contract and claim.modality is Modality.ASSERTED
    ]


def days(report: Report, event: Event, contract: str) -> list[str]:
    return [str(claim.effective) for claim in claims(report, event, contract)]


def stances(report: Report) -> dict[str, Stance]:
    return {issue.issue: issue.stance for issue in report.issues}


def test_seed_000_talks_go_on_and_no_deal_is_reached() -> None:
    report = seed_report("seed-000")
    assert report.contracts == (WGA,)
    assert (report.event, report.modality, report.attribution) == (
        Event.TALKS_CONTINUE,
        Modality.ASSERTED,
        Attribution.JOINTLY,
    )
    assert not claims(report, Event.TENTATIVE_AGREEMENT, WGA)
    assert {"streaming_residuals", "ai"} <= stances(report).keys()
    assert days(report, Event.STRIKE_START, WGA) == ["2023-05-02"]
    (actors,) = claims(report, Event.STRIKE_START, SAG)
    assert (str(actors.effective), actors.effective.precision) == ("2023-07", Precision.ABOUT)
    assert "$5 billion" in report.figures


def test_seed_001_actors_talk_on_wednesday() -> None:
    report = seed_report("seed-001")
    assert report.contracts == (SAG,)
    assert report.event is Event.TALKS_CONTINUE
    assert "2023-10-04" in days(report, Event.TALKS_CONTINUE, SAG)
    assert stances(report).keys() == {"wages", "ai", "consent_likeness", "self_tape"}
    assert days(report, Event.STRIKE_START, SAG) == ["2023-07"]
    assert "160,000 actors" in report.figures
    assert not claims(report, Event.TENTATIVE_AGREEMENT, SAG)


def test_seed_002_the_studios_made_an_offer() -> None:
    report = seed_report("seed-002")
    assert report.contracts == (WGA,)
    assert (report.event, report.attribution) == (Event.OFFER_MADE, Attribution.OUTLET)
    assert {claim.quoted for claim in claims(report, Event.OFFER_MADE, WGA)} == {"", "bloomberg.com"}
    assert {"viewership_data", "ai", "minimum_staffing"} <= stances(report).keys()
    assert days(report, Event.TALKS_RESUME, WGA) == ["2023-08-11"]
    assert "2023-08-15" in days(report, Event.TALKS_CONTINUE, WGA)
    texts = [report.evidence, *(claim.evidence for claim in report.claims), *(each.sentence for each in report.issues)]
    assert not any("Please wait" in text for text in texts)


def test_seed_003_talks_progress_and_nobody_is_on_strike() -> None:
    report = seed_report("seed-003")
    assert report.contracts == (SAG,)
    assert report.event is Event.TALKS_CONTINUE
    assert not claims(report, Event.STRIKE_START, SAG)
    gaps = {issue for issue, stance in stances(report).items() if stance is Stance.GAP}
    assert gaps == {"streaming_residuals", "ai", "consent_likeness"}
    (expiry,) = claims(report, Event.CONTRACT_EXPIRY, SAG)
    assert (str(expiry.effective), expiry.effective.precision) == ("2024-07", Precision.ABOUT)


def test_seed_004_talks_are_scheduled_for_that_day_under_a_blackout() -> None:
    report = seed_report("seed-004")
    assert report.contracts == (WGA,)
    assert days(report, Event.TALKS_RESUME, WGA) == ["2007-11-26"]
    assert days(report, Event.STRIKE_START, WGA) == ["2007-11-05"]
    assert days(report, Event.BLACKOUT, WGA) == ["2007-11-26"]
    assert stances(report).keys() == {"new_media_jurisdiction", "streaming_residuals"}
    assert "464 people" in report.figures
    assert not claims(report, Event.TENTATIVE_AGREEMENT, WGA)
