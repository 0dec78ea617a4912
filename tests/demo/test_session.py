from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.demo.session import run_demo
from bot.user_errors import UserError
from bot.wording.phrases import Phrases

ROOT = Path(__file__).resolve().parents[2]


async def test_a_command_is_answered_from_sample_feeds_that_were_really_polled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert await run_demo("status wga at:2023-09-22", tmp_path / "demo.db", Phrases()) == 0
        told = capsys.readouterr()
        assert "On strike, day 144, since 2 May 2023" in told.out
        assert "Polled 7 feeds" in told.err
        assert str(tmp_path) in told.err.replace("\n", "")


@pytest.mark.parametrize("words", ["frobnicate", "headlines days:none", "timeline"])
async def test_a_wrong_command_is_refused_before_anything_is_done(tmp_path: Path, words: str) -> None:
    with pytest.raises(UserError):
        await run_demo(words, tmp_path / "demo.db", Phrases())
    assert not (tmp_path / "demo.db").exists()


def test_commands_from_a_pipe_are_answered_one_after_the_other_and_wrong_ones_survived(tmp_path: Path) -> None:
    typed = """
        /status wga at:2023-09-22
        /status wgaa
        /status wga at:yesterday
        /frobnicate
        /headlines days:99999
        /headlines sag-aftra days:30
        /timeline
        timeline iatse
        /digest preview
        /search strike "
        /feeds
        /help
        /quit
        /status dga
    """
    done = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--db", str(tmp_path / "demo.db")],
        cwd=ROOT,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    order = [
        "day 144",
        "Headlines, ",
        "Timeline of IATSE",
        "Digest · ",
        "Articles with",
        "Last read",
        "/status [union]",
    ]
    places = [done.stdout.find(words) for words in order]
    assert places == sorted(places)
    assert places[0] >= 0
    assert "Timeline of DGA" not in done.stdout
    for words in (
        "No union is called “wgaa”. Did you mean wga",
        "“yesterday” is not a day",
        "“/frobnicate” is not a command",
        "“days:99999” does not fit here",
        "“/timeline” does not fit here",
    ):
        assert words in done.stderr
