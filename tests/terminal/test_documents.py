from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

from bot.domain.reports import (
    Attribution,
    Claim,
    Event,
    IssueStance,
    Modality,
    Precision,
    Report,
    Stance,
    When,
)
from bot.terminal import documents
from tests.answers import (
    FEEDS,
    IATSE,
    SAG_AFTRA,
    STORIES,
    VARIETY,
    WGA_PAGE,
    a_card,
    a_digest,
    a_status,
    a_story,
    a_timeline,
    an_overview,
    bargaining,
    full_card,
    headlines,
    stale,
)


def read_back(document: documents.Json) -> Any:
    return json.loads(documents.encode(document))


def test_a_status_keeps_to_the_shell_contract() -> None:
    document = documents.status_document(a_status(full_card()))
    assert (document["union"], document["at"]) == ("wga", "2023-09-22")
    (contract,) = read_back(document["contracts"])
    required = "contract phase since confirmed reported strike day talks issues expires summary sources stale"
    assert set(required.split()) <= set(contract)
    assert contract["contract"] == "wga/mba"
    assert contract["phase"] == "on_strike"
    assert contract["since"] == "2023-05-02"
    assert contract["confirmed"] is True
    assert contract["reported"] is None
    assert contract["strike"] == {
        "since": "2023-05-02",
        "until": None,
        "days": 144,
        "state": "running",
        "confirmed": True,
    }
    assert contract["day"] == 144
    assert contract["talks"] == {"state": "under_way", "last": "2023-09-21", "next": "2023-09-22"}
    assert contract["expires"] == "2023-05-01"
    assert contract["sources"] == [WGA_PAGE, VARIETY]
    assert contract["stale"] is None
    assert set(contract["summary"][0]) == {"text", "url"}
    assert contract["issues"][0]["issue"] == "ai"
    assert contract["issues"][0]["stance"] == "gap"


def test_a_month_is_printed_as_a_month_and_a_report_stands_beside_the_phase() -> None:
    answer = a_status(a_card(bargaining(), ("Deadline",), of=SAG_AFTRA), of=SAG_AFTRA)
    (contract,) = read_back(documents.status_document(answer)["contracts"])
    assert contract["since"] == "2023-08"
    assert (contract["strike"], contract["day"]) == (None, None)
    reported = contract["reported"]
    assert (reported["phase"], reported["since"], reported["by"]) == (
        "tentative_agreement",
        "2023-09-22",
        ["variety.com"],
    )


def test_a_stale_contract_gives_the_day_of_its_last_report() -> None:
    answer = a_status(a_card(stale(), (), of=IATSE), of=IATSE)
    (contract,) = read_back(documents.status_document(answer)["contracts"])
    assert contract["stale"] == "2023-06-01"


def test_an_overview_names_the_union_of_each_contract() -> None:
    contracts = read_back(documents.overview_document(an_overview())["contracts"])
    assert [(each["union"], each["phase"]) for each in contracts][:2] == [
        ("wga", "on_strike"),
        ("sag-aftra", "bargaining"),
    ]


def test_a_timeline_keeps_to_the_shell_contract() -> None:
    spans = read_back(documents.timeline_document(a_timeline()))
    assert spans[1] == {
        "contract": "wga/mba",
        "phase": "on_strike",
        "since": "2023-05-02",
        "until": "2023-09-23",
        "confirmed": True,
        "evidence": [WGA_PAGE, VARIETY],
    }
    assert spans[-1]["until"] is None


def test_headlines_keep_to_the_shell_contract() -> None:
    at = datetime(2023, 9, 22, 8, 0, 0, 5, tzinfo=timezone(timedelta(hours=-7)))
    assert documents.headlines_document(headlines(a_story("A deal", "Variety", event=None, at=at))) == [
        {
            "story": "https://variety.com/a-deal",
            "contracts": ["wga/mba"],
            "event": None,
            "title": "A deal",
            "articles": [
                {"url": "https://variety.com/a-deal", "source": "Variety", "published": "2023-09-22T15:00:00Z"}
            ],
        }
    ]


def test_a_digest_holds_its_changes_stories_dates_and_the_rest() -> None:
    document = read_back(documents.digest_document(a_digest()))
    assert document["since"] == "2023-09-21T21:05:00Z"
    assert document["changes"][0]["phase"] == "tentative_agreement"
    assert [len(union["stories"]) for union in document["unions"]] == [len(STORIES), 1]
    assert document["ahead"] == [{"contract": "sag-aftra/tv-theatrical", "what": "expiry", "when": "2023-10-31"}]
    assert (document["rest"], document["quiet"]) == (14, False)


def test_feeds_tell_their_health_and_no_secret() -> None:
    feeds = read_back(documents.feeds_document(FEEDS))
    failing = feeds[2]
    assert failing["state"] == "failing"
    assert failing["last_success"] == "2023-09-22T15:55:00Z"
    assert feeds[4]["last_success"] is None


def test_a_reading_keeps_to_the_shell_contract_on_one_line() -> None:
    when = When(date(2023, 7, 14), Precision.ABOUT)
    report = Report(
        relevant=True,
        reason="names the WGA and a strike",
        unions=("wga",),
        contracts=("wga/mba",),
        event=Event.STRIKE_START,
        modality=Modality.ASSERTED,
        attribution=Attribution.UNION,
        official=True,
        issues=(IssueStance("ai", Stance.GAP, "They differ on AI."),),
        claims=(Claim("wga/mba", Event.STRIKE_START, Modality.ASSERTED, when, "They struck."),),
        evidence="They struck.",
    )
    line = documents.encode(documents.report_document("seed-9", report), one_line=True)
    assert "\n" not in line
    document = json.loads(line)
    assert list(document) == (
        "id relevant reason unions contracts event modality attribution official issues claims evidence".split()
    )
    assert document["issues"] == [{"issue": "ai", "stance": "gap"}]
    assert document["claims"][0]["effective_on"] == "2023-07"
    assert document["claims"][0]["precision"] == "about"


def test_an_irrelevant_item_leaves_its_fields_empty() -> None:
    document = documents.report_document("x", Report(relevant=False, reason="no union"))
    assert (document["event"], document["official"], document["claims"]) == (None, None, [])


def test_letters_stay_letters() -> None:
    assert documents.encode({"title": "Grève à Hollywood"}, one_line=True) == '{"title": "Grève à Hollywood"}'
