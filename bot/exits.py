"""How a command of the shell ends: its exit code, its error in a sentence, and its stop from outside."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NoReturn

import typer

from bot.errors import ConfigError, StrikewireError, TokenRefusedError
from bot.terminal.drawing import to_errors
from bot.terminal.error_screen import error_screen
from bot.user_errors import UserError
from bot.wording.phrases import Phrases

DONE, FAILED, MISUSE, REFUSED = 0, 1, 2, 78
"""78 is `EX_CONFIG` of sysexits: starting again would not help."""

THREADS = 80
"""More than feeds can be asked at once; they start when they are needed."""


def finish(work: Coroutine[Any, Any, int]) -> NoReturn:
    """Run a command to its end, also when the process is told to stop, and leave with its exit code."""
    try:
        code = asyncio.run(_stoppable(work))
    except StrikewireError as error:
        fail(error)
    except (asyncio.CancelledError, KeyboardInterrupt):
        code = FAILED
    raise typer.Exit(code)


async def _stoppable(work: Coroutine[Any, Any, int]) -> int:
    # Looking up a name takes a thread, for as long as it hangs: there must be others for everything else.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
    task = asyncio.ensure_future(work)
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, task.cancel)
    return await task


def fail(error: StrikewireError) -> NoReturn:
    """Say what is wrong and leave: 2 for misuse or a bad configuration, 78 for a token refused, 1 for anything else."""
    show_error(error)
    if isinstance(error, TokenRefusedError):
        raise typer.Exit(REFUSED)
    raise typer.Exit(MISUSE if isinstance(error, UserError | ConfigError) else FAILED)


def show_error(error: StrikewireError) -> None:
    """Say what is wrong, on standard error."""
    to_errors(error_screen(error, Phrases()))
