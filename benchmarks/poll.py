"""Runs engines that poll feeds side by side on the same local feeds, and prints what a steady round costs each."""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from benchmarks.engines import ENGINES, SHARE, Job, Measured
from benchmarks.steady import serving

OURS, FLOOR = "strikewire", "fetching alone"


def installed(engine: str) -> bool:
    """Whether the engine can be run here."""
    if engine == "reader":
        return importlib.util.find_spec("reader") is not None
    return engine != "newsboat" or shutil.which("newsboat") is not None


def run(engine: str, feeds: int, items: int) -> Measured:
    """The engine's steady round, on a server and in a folder of its own."""
    with serving(feeds, items) as (urls, control), tempfile.TemporaryDirectory(prefix="strikewire-") as folder:
        job = Job(urls, control, folder)
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "benchmarks.engines", engine],
            input=json.dumps(asdict(job)).encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def show(console: Console, results: dict[str, Measured]) -> None:
    """One row an engine; ratios are to ours."""
    table = Table("Engine", "CPU s", "ratio", "Wall s", "ratio", "Items", "Loop late p99 / max ms", "Memory MB")
    ours = results.get(OURS)
    for engine, figures in results.items():
        lags = sorted(figures.lags)
        late = f"{1_000 * lags[int(0.99 * len(lags))]:.0f} / {1_000 * lags[-1]:.0f}" if lags else ""
        table.add_row(
            engine,
            f"{figures.cpu:.2f}",
            f"{figures.cpu / ours.cpu:.1f}" if ours else "",
            f"{figures.wall:.2f}",
            f"{figures.wall / ours.wall:.1f}" if ours else "",
            f"{figures.items:,}" if figures.items else "",
            late,
            " + ".join(f"{size:.0f}" for size in figures.memory.values()),
        )
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=1_000)
    parser.add_argument("--items", type=int, default=50, help="of each feed (default: %(default)s)")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="only this one; may be given several times")
    asked = parser.parse_args(arguments)
    console = Console()
    engines = asked.engine or list(ENGINES)
    missing = [engine for engine in engines if not installed(engine)]
    results = {engine: run(engine, asked.feeds, asked.items) for engine in engines if engine not in missing}
    console.print(f"{asked.feeds:,} feeds of {asked.items} items, {SHARE:.0%} of them with something new")
    show(console, results)
    for engine in missing:
        console.print(f"{engine} is not installed here.")


if __name__ == "__main__":
    main()
