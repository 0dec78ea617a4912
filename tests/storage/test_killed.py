"""What is left when the process is killed in the middle of writing."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from storage.database import Database

ROOT = Path(__file__).resolve().parents[2]


def units_committed_until_killed(path: Path, lines: int) -> int:
    """Let the writer say `lines` lines and kill it; how many units it had said to be stored."""
    command = [sys.executable, "-m", "tests.storage.writer_to_kill", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        said += [line for line in writer.stdout if line.endswith("\n")]
    return int(said[-1]) + 1


async def test_a_killed_writer_leaves_whole_units_and_everything_it_had_committed(path: Path) -> None:
    chance = random.Random()
    for _ in range(6):
        told = units_committed_until_killed(path, chance.randrange(1, 40))
        async with Database.open(path) as database:
            assert await database.integrity() == []
            async with database.transaction() as tx:
                await tx.execute("INSERT INTO article_words (article_words) VALUES ('integrity-check')")
                (counts,) = await tx.rows(
                    """
                    SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM reports),
                        (SELECT count(*) FROM claims), (SELECT count(*) FROM article_versions),
                        (SELECT count(*) FROM entries)
                    """
                )
        units = counts[0]
        assert units in (told, told + 1)
        assert tuple(counts) == (units, units, 2 * units, units, units)
