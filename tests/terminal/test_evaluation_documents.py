from __future__ import annotations

import json

from bot.terminal.documents import encode
from bot.terminal.evaluation_documents import evaluation_document
from tests.evaluations import EVALUATION, REPLAY


def test_the_document_holds_every_count_and_share() -> None:
    document = json.loads(encode(evaluation_document(EVALUATION, None)))
    figures = document["figures"]["all"]
    assert list(document["figures"]) == ["all", "train", "held"]
    assert {name: figures["relevance"][name] for name in ("right", "false", "missed")} == {
        "right": 70,
        "false": 2,
        "missed": 3,
    }
    assert figures["events"]["interval"] == [0.712, 0.881]
    assert figures["events"]["by_event"]["strike_start"]["averaged"] is True
    assert {"label": "strike_start", "read": None, "items": 1} in figures["events"]["confusion"]
    assert document["keywords"]["story_pairs"] is None
    assert document["figures"]["held"]["relevance"]["f1"] is None
    assert [mistake["id"] for mistake in document["mistakes"]] == ["a-1", "a-2"]
    assert document["replay"] is None


def test_the_document_holds_wrong_days_and_what_no_fact_bears_out() -> None:
    replay = json.loads(encode(evaluation_document(EVALUATION, REPLAY)))["replay"]
    judged, other = replay["cycles"]
    assert (judged["judged"], judged["share"], other["judged"], other["right"]) == (True, 1, False, 94)
    assert other["wrong"][0] == {
        "since": "2007-11-05",
        "until": "2007-11-09",
        "expected": ["on_strike"],
        "read": "unknown",
    }
    assert [change["event"] for change in replay["false"]] == ["strike_end"]
    assert [change["confirmed"] for change in replay["unknown"]] == [False]
