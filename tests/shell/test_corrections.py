"""`strikewire correct`."""

from __future__ import annotations

import signal
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.dates import LOS_ANGELES
from tests.shell.commands import NEWS, Ended, Folder, Run, ended
from tests.usecases.campaign import CAKE
from tests.usecases.desk import rss


def propose(run: Run, *more: object, action: str = "reject", event: str = "tentative_agreement") -> Ended:
    return run("correct", "propose", action, "wga", event, "2023-09-24", "--reason", "The union denies it.", *more)


def test_a_correction_is_proposed_accepted_listed_and_taken_back(imported: Run) -> None:
    proposed = propose(imported, "--by", "ann", "--json").document
    assert (proposed["number"], proposed["state"], proposed["proposed_by"]) == (1, "waiting", "ann")
    assert imported("status", "wga", "--json").document["contracts"][0]["corrected"] is None

    accepted = imported("correct", "accept", 1, "--by", "olga", "--json").document
    assert (accepted["state"], accepted["decided_by"], accepted["standing"]["phase"]) == (
        "applied",
        "olga",
        "on_strike",
    )
    corrected = imported("status", "wga", "--json").document["contracts"][0]
    assert (corrected["phase"], corrected["corrected"]["reason"]) == ("on_strike", "The union denies it.")
    assert "The union denies it." in imported("status", "wga").out
    assert [span["phase"] for span in imported("timeline", "wga", "--json").document][-1] == "on_strike"

    undone = imported("correct", "undo", 1, "--by", "pia", "--json").document
    assert (undone["state"], undone["undone_by"], undone["standing"]["phase"]) == (
        "undone",
        "pia",
        "tentative_agreement",
    )
    (listed,) = imported("correct", "list", "--json").document
    assert listed == {key: value for key, value in undone.items() if key != "standing"}


def test_the_screens_of_corrections_say_who_did_what_and_what_to_do_next(
    imported: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ann")
    assert "Nothing has been corrected." in imported("correct", "list").out
    proposed = propose(imported).out
    assert "correct accept 1" in proposed
    assert "“Tentative agreement” of 24 September 2023 did not happen" in proposed
    assert ", ann" in proposed
    assert "On strike" in imported("correct", "accept", 1).out
    listed = imported("correct", "list").out
    assert "1 · applied" in listed
    assert "WGA · Minimum Basic Agreement" in listed


def test_a_correction_that_makes_no_sense_is_refused_with_what_may_be_meant(imported: Run) -> None:
    wrong = propose(imported, event="strike_end")
    assert (wrong.code, wrong.out) == (2, "")
    assert "Tentative agreement (tentative_agreement) on 2023-09-24" in " ".join(wrong.err.split())
    assert propose(imported, action="delete").code == 2
    decided = imported("correct", "accept", 7)
    assert (decided.code, decided.out) == (2, "")
    assert "no correction 7" in decided.err
    assert imported("correct", "undo", 0).code == 2


def test_there_is_nothing_to_correct_before_there_is_a_database(run: Run) -> None:
    failed = propose(run)
    assert (failed.code, failed.out) == (1, "")
    assert "no database yet" in failed.err


async def test_an_operator_corrects_beside_a_process_that_polls(folder: Folder) -> None:
    folder.configure("/feed")
    folder.publisher.says("/feed", body=rss(NEWS, CAKE))
    watching = await folder.start("poll", "--watch", "--json")
    assert watching.stdout is not None
    await watching.stdout.readline()
    day = (datetime.now(UTC) - timedelta(hours=1)).astimezone(LOS_ANGELES).date().isoformat()
    proposed = await folder.run("correct", "propose", "reject", "wga", "strike_start", day, "--reason", "a hoax")
    assert (proposed.code, proposed.err) == (0, "")
    assert (await folder.run("correct", "accept", "1")).code == 0
    assert (await folder.run("status", "wga", "--json")).document["contracts"][0]["phase"] == "unknown"
    watching.send_signal(signal.SIGTERM)
    assert (await ended(watching)).code == 0
