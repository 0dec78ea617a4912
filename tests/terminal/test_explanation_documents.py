from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from bot.domain.effects import Effect, Outcome
from bot.terminal.documents import encode
from bot.terminal.explanation_documents import explanation_document
from bot.usecases.explain_article import Explanation
from tests.answers import DEADLINE, NOW, VARIETY
from tests.explanations import STRIKE, forgotten, matched, never_seen, rejected


def document(answer: Explanation) -> Any:
    return json.loads(encode(explanation_document(answer)))


def test_an_article_that_matched_holds_its_reading_and_what_became_of_each_claim() -> None:
    found = document(matched(edited_at=NOW - timedelta(hours=1)))
    assert (found["decision"], found["url"], found["at"]) == ("matched", VARIETY, "2023-09-22T21:05:00Z")
    assert found["publisher"] == {"domain": "variety.com", "name": "Variety", "tier": 2, "party": None}
    assert (found["published"], found["edited"]) == ("2023-09-22T16:05:00Z", "2023-09-22T20:05:00Z")
    assert (found["contracts"], found["event"], found["modality"]) == (["wga/mba"], "tentative_agreement", "hedged")
    assert found["issues"] == [{"issue": "ai", "stance": "gap", "sentence": "On AI the two sides are far apart."}]
    hedged, evidence = found["claims"]
    assert (hedged["event"], hedged["outcome"], hedged["move"]) == ("tentative_agreement", "hedged", None)
    assert (evidence["outcome"], evidence["counts_as"]) == ("evidence", "variety.com")
    assert evidence["move"] == found["changed"][0]
    assert evidence["move"]["phase"] == "on_strike"
    assert [other["url"] for other in found["others"]] == [DEADLINE]


def test_an_article_without_a_date_has_none() -> None:
    found = document(matched(Effect(STRIKE, Outcome.UNDATED), dated=False, moves=()))
    assert found["published"] is None
    assert (found["claims"][0]["outcome"], found["claims"][0]["counts_as"]) == ("undated", None)


def test_what_was_left_out_holds_its_reason_and_what_is_kept_of_it() -> None:
    found = document(rejected())
    assert (found["decision"], found["reason"], found["feeds"]) == ("rejected", "another-strike", ["Variety"])
    assert (found["title"], found["lead"]) == ("Nurses go on strike", "They walked out on Friday.")
    gone = document(forgotten())
    assert (gone["reason"], gone["evidence"], gone["title"], gone["lead"]) == ("another-strike", None, None, None)


def test_what_was_never_seen_says_whether_its_publisher_is_read() -> None:
    found = document(never_seen("Variety"))
    assert (found["decision"], found["feeds"]) == ("never_seen", ["Variety"])
