from __future__ import annotations

import pytest

from tests.shell.commands import Run
from tests.usecases.campaign import CAKE, SECOND, STRIKE


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("status", "wga"),
        ("status", "sag-aftra", "--at", "2023-10-04"),
        ("headlines",),
        ("headlines", "wga", "--since", "2023-05-01", "--until", "2023-05-31"),
        ("timeline", "wga"),
        ("digest",),
        ("digest", "--at", "2023-09-25", "--days", "7"),
        ("search", "tentative", "agreement"),
        ("why", STRIKE.url),
        ("why", CAKE.url),
        ("why", "https://variety.com/2023/other"),
        ("feeds",),
        ("import", "news.jsonl"),
        ("reread",),
        ("check",),
        ("poll",),
        ("evaluate", "labelled.jsonl"),
        ("evaluate", "labelled.jsonl", "--truth", "truth.json", "--part", "train", "--mistakes", "1"),
    ],
    ids=" ".join,
)
def test_every_command_answers_for_eyes_and_as_one_json_document(imported: Run, arguments: tuple[str, ...]) -> None:
    screen = imported(*arguments)
    assert (screen.code, screen.err) == (0, "")
    assert screen.out.strip()
    document = imported(*arguments, "--json")
    assert (document.code, document.err) == (0, "")
    assert isinstance(document.document, dict | list)


def test_a_status_as_of_a_day_holds_the_day_of_the_strike(imported: Run) -> None:
    answer = imported("status", "wga", "--at", "2023-05-04", "--json").document
    (contract,) = answer["contracts"]
    assert (answer["at"], contract["phase"], contract["day"]) == ("2023-05-04", "on_strike", 3)


def test_headlines_reach_from_the_first_day_to_the_end_of_the_last(imported: Run) -> None:
    found = imported("headlines", "--since", "2023-05-02", "--until", "2023-05-02", "--json").document
    assert [len(story["articles"]) for story in found] == [3]
    assert imported("headlines", "--since", "2023-05-03", "--until", "2023-05-03", "--json").document == []
    narrowed = imported("headlines", "--since", "2023-01-01", "--issue", "ai", "--json").document
    assert [story["story"] for story in narrowed] == [SECOND.url]


def test_why_tells_scripts_what_rests_on_an_article(imported: Run) -> None:
    answer = imported("why", f"<{STRIKE.url}?utm_source=x>", "--json").document
    assert (answer["decision"], answer["reason"], answer["event"]) == ("matched", "union-and-labor", "strike_start")
    assert [(move["phase"], move["since"]) for move in answer["changed"]] == [("on_strike", "2023-05-02")]
    left_out = imported("why", CAKE.url, "--json").document
    assert (left_out["decision"], left_out["reason"], left_out["title"]) == ("rejected", "no-conflict", CAKE.title)
    assert imported("why", "https://variety.com/2023/other", "--json").document["decision"] == "never_seen"


def test_the_demo_knows_the_day_of_the_strike(run: Run) -> None:
    done = run("demo", "--db", "demo.db", "status", "wga", "at:2023-09-22")
    assert done.code == 0
    assert "day 144" in done.out
