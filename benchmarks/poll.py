"""Runs engines that poll feeds on the same local feeds; prints what a steady round costs each, beside our bars."""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks.engines import ENGINES, SHARE, Job, Measured
from benchmarks.figures import Figure, table
from benchmarks.steady import serving

OURS, FLOOR, NAIVE = "strikewire", "fetching alone", "feedparser in threads"
LEAST_CPU_RATIO = 10.0
MOST_WALL_RATIO = 1.3
MANY, MOST_CPU_OF_MANY = 10_000, 10.0
"""So many feeds are held to seconds of processor, fewer to the ratios."""
MOST_LATE = 0.050
ROUNDS = 5
"""Steady rounds of ours and of fetching alone by turns, since a short one says little; one of any other engine."""

Engine = Callable[[], Measured]


def installed(engine: str) -> bool:
    """Whether the engine can be run here."""
    if engine == "reader":
        return importlib.util.find_spec("reader") is not None
    return engine != "newsboat" or shutil.which("newsboat") is not None


@contextmanager
def started(engine: str, feeds: int, items: int) -> Iterator[Engine]:
    """The engine after its first round, on a server and in a folder of its own; each call is a steady round."""
    with serving(feeds, items) as (urls, control), tempfile.TemporaryDirectory(prefix="strikewire-") as folder:
        command = [sys.executable, "-m", "benchmarks.engines", engine]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        with process:
            told = iter(process.stdout or ())

            def answer(line: str) -> str:
                print(line, file=process.stdin, flush=True)
                found = next(told, "")
                if not found:
                    raise RuntimeError(f"{engine} has ended")
                return found

            answer(json.dumps(asdict(Job(urls, control, folder))))
            yield lambda: Measured(**json.loads(answer("")))


def run(engines: Sequence[str], feeds: int, items: int) -> dict[str, list[Measured]]:
    """Steady rounds of each engine."""
    results: dict[str, list[Measured]] = {engine: [] for engine in engines}
    with ExitStack() as stack:
        turns = {
            engine: stack.enter_context(started(engine, feeds, items)) for engine in engines if engine in (FLOOR, OURS)
        }
        for _ in range(ROUNDS):
            for engine, poll in turns.items():
                results[engine].append(poll())
    for engine in engines:
        if engine not in (FLOOR, OURS):
            with started(engine, feeds, items) as poll:
                results[engine].append(poll())
    return results


def cpu(rounds: Sequence[Measured]) -> float:
    """Seconds of processor of one round."""
    return median(each.cpu for each in rounds)


def wall(rounds: Sequence[Measured]) -> float:
    """Seconds that one round takes."""
    return median(each.wall for each in rounds)


def late(rounds: Sequence[Measured]) -> tuple[float, float]:
    """How late the event loop was: p99 and the longest; 0 where there is none."""
    lags = sorted(lag for each in rounds for lag in each.lags)
    return (lags[int(0.99 * len(lags))], lags[-1]) if lags else (0.0, 0.0)


def show(console: Console, results: dict[str, list[Measured]]) -> None:
    """One row an engine; ratios are to ours."""
    shown = Table("Engine", "CPU s", "ratio", "Wall s", "ratio", "Items", "Loop late p99 / max ms", "Memory MB")
    ours = results.get(OURS)
    for engine, rounds in results.items():
        last, (p99, longest) = rounds[-1], late(rounds)
        shown.add_row(
            engine,
            f"{cpu(rounds):.2f}",
            f"{cpu(rounds) / cpu(ours):.1f}" if ours else "",
            f"{wall(rounds):.2f}",
            f"{wall(rounds) / wall(ours):.1f}" if ours else "",
            f"{last.items:,}" if last.items else "",
            f"{1_000 * p99:.0f} / {1_000 * longest:.0f}" if last.lags else "",
            " + ".join(f"{size:.0f}" for size in last.memory.values()),
        )
    console.print(shown)


def figures(results: dict[str, list[Measured]], feeds: int) -> list[Figure]:
    """Our figures beside their bars, as far as the engines that ran can tell."""
    ours = results.get(OURS)
    if not ours:
        return []
    p99, _ = late(ours)
    found = [Figure("", "event loop late by, p99", f"{1_000 * p99:.0f} ms", "<= 50 ms", p99 <= MOST_LATE)]
    if feeds >= MANY:
        spent = cpu(ours)
        held = spent <= MOST_CPU_OF_MANY
        return [*found, Figure("", "processor time", f"{spent:.2f} s", f"<= {MOST_CPU_OF_MANY:.0f} s", held)]
    if NAIVE in results:
        ratio = cpu(results[NAIVE]) / cpu(ours)
        held = ratio >= LEAST_CPU_RATIO
        found.append(
            Figure("", f"processor time of {NAIVE} to ours", f"{ratio:.1f}", f">= {LEAST_CPU_RATIO:.0f}", held)
        )
    if FLOOR in results:
        ratio = median(mine.wall / least.wall for mine, least in zip(ours, results[FLOOR], strict=True))
        held = ratio <= MOST_WALL_RATIO
        found.append(Figure("", f"waiting to that of {FLOOR}", f"{ratio:.2f}", f"<= {MOST_WALL_RATIO}", held))
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for; exit code 1 when a bar is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=1_000)
    parser.add_argument("--items", type=int, default=50, help="of each feed (default: %(default)s)")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="only this one; may be given several times")
    asked = parser.parse_args(arguments)
    console = Console()
    engines = asked.engine or list(ENGINES)
    missing = [engine for engine in engines if not installed(engine)]
    results = run([engine for engine in engines if engine not in missing], asked.feeds, asked.items)
    console.print(f"{asked.feeds:,} feeds of {asked.items} items, {SHARE:.0%} of them with something new")
    show(console, results)
    for engine in missing:
        console.print(f"{engine} is not installed here.")
    found = figures(results, asked.feeds)
    print(table(found))  # noqa: T201
    sys.exit(not all(figure.held for figure in found))


if __name__ == "__main__":
    main()
