from __future__ import annotations

import io

from rich.console import Console

from bot.terminal.progress import ProgressBar


def watched(*, terminal: bool) -> str:
    file = io.StringIO()
    console = Console(file=file, width=80, force_terminal=terminal, force_interactive=terminal)
    with ProgressBar(console) as report:
        report(0, None, "Variety")
        report(3, 12, "[red]Deadline\x1b[2J")
    return file.getvalue()


def test_a_terminal_shows_how_far_the_work_is() -> None:
    text = watched(terminal=True)
    assert "3/12" in text.replace(" ", "")
    assert "[red]Deadline[2J" in text


def test_nothing_is_shown_where_nobody_watches() -> None:
    assert watched(terminal=False) == ""
