"""A progress bar on standard error for long work; silent where nobody watches."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.terminal.drawing import COLOURS, printable
from bot.wording.phases import Tone


class ProgressBar:
    """Shows how far a job is while it is open; call it with what is done, of how many, and what is at hand.

    Silent when the console is no terminal, so that logs and pipes stay clean.
    """

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        self._progress = Progress(
            BarColumn(bar_width=32, complete_style=COLOURS[Tone.SETTLED], finished_style=COLOURS[Tone.SETTLED]),
            MofNCompleteColumn(),
            TextColumn("{task.description}", markup=False),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task("", total=None)

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """Say that `done` of `total` (None: not known) are done, and `what` is being worked on."""
        self._progress.update(self._task, completed=done, total=total, description=printable(what))

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()
