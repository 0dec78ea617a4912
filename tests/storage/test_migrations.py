"""The steps of the schema, from every version, whole or not at all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiosqlite
import pytest

from bot.errors import SchemaError
from storage.migrations import Step, migrate, shipped_steps, split, version_of

STEPS = shipped_steps()
INVENTED = Step(
    version=STEPS[-1].version + 1,
    statements=("CREATE TABLE invented (x)", "INSERT INTO invented SELECT id FROM feeds", "DROP TABLE people"),
)
ALL_STEPS = (*STEPS, INVENTED)
A_FEED = (
    "INSERT INTO feeds (url, publisher, name, lang, interval_seconds, configured, state) VALUES ('u','','','',1,1,'')"
)


@pytest.fixture
async def connection(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    async with aiosqlite.connect(path, isolation_level=None) as opened:
        yield opened


async def schema_of(connection: aiosqlite.Connection) -> list[tuple[str, str]]:
    return list(await connection.execute_fetchall("SELECT name, sql FROM sqlite_schema ORDER BY name"))  # type: ignore[arg-type]


def test_the_shipped_steps_are_numbered_without_a_gap() -> None:
    assert [step.version for step in STEPS] == list(range(1, len(STEPS) + 1))
    assert all(step.statements for step in STEPS)


@pytest.mark.parametrize("start", range(len(ALL_STEPS) + 1))
async def test_every_version_reaches_the_newest_schema(tmp_path: Path, start: int) -> None:
    async with (
        aiosqlite.connect(tmp_path / "in-one-go.db", isolation_level=None) as whole,
        aiosqlite.connect(tmp_path / "by-stages.db", isolation_level=None) as staged,
    ):
        await migrate(whole, ALL_STEPS)
        await migrate(staged, ALL_STEPS[:start])
        assert await version_of(staged) == start
        await migrate(staged, ALL_STEPS)
        await migrate(staged, ALL_STEPS)
        assert await version_of(staged) == len(ALL_STEPS)
        assert await schema_of(staged) == await schema_of(whole)


@pytest.mark.parametrize("broken_at", range(len(INVENTED.statements) + 1))
async def test_a_step_that_fails_changes_nothing(connection: aiosqlite.Connection, broken_at: int) -> None:
    await migrate(connection, STEPS)
    await connection.execute_fetchall(A_FEED)
    before = await schema_of(connection)
    statements = (*INVENTED.statements[:broken_at], "CREATE TABEL", *INVENTED.statements[broken_at:])
    with pytest.raises(aiosqlite.OperationalError):
        await migrate(connection, (*STEPS, Step(INVENTED.version, statements)))
    assert await schema_of(connection) == before
    assert await version_of(connection) == len(STEPS)
    assert not connection.in_transaction


async def test_a_step_that_loses_a_referenced_row_is_undone(connection: aiosqlite.Connection) -> None:
    await migrate(connection, STEPS)
    await connection.execute_fetchall(A_FEED)
    await connection.execute_fetchall(
        "INSERT INTO entries VALUES (1, 1, 'k', 0, 0, x'', '', '', '', '', NULL, '', '', NULL, '', '', '', '', '')"
    )
    with pytest.raises(SchemaError, match="point nowhere"):
        await migrate(connection, (*STEPS, Step(INVENTED.version, ("DELETE FROM feeds",))))
    assert list(await connection.execute_fetchall("SELECT count(*) FROM feeds")) == [(1,)]


def test_a_script_is_split_at_its_statements_and_triggers_stay_whole() -> None:
    script = """
        -- A comment; with a semicolon.
        CREATE TABLE a (x); -- another
        CREATE TRIGGER t AFTER INSERT ON a BEGIN
            DELETE FROM a;
            SELECT ';';
        END;
        SELECT 1
    """
    statements = split(script)
    assert len(statements) == 3
    assert statements[1].endswith("END;")
    assert statements[2] == "SELECT 1"
