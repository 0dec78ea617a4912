"""Which commands are registered for an application. What commands there are is not known here."""

from __future__ import annotations

from storage.database import Database
from storage.transactions import Transaction


class RegistrationStore:
    """Fingerprints of registered commands, by application."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def fingerprint(self, application_id: int) -> str | None:
        """What was registered last for this application."""
        async with self._database.reader() as view:
            rows = await view.rows("SELECT fingerprint FROM registrations WHERE application_id = ?", (application_id,))
        return rows[0]["fingerprint"] if rows else None

    async def put(self, tx: Transaction, application_id: int, fingerprint: str) -> None:
        """Note what is registered now."""
        await tx.execute(
            """
            INSERT INTO registrations (application_id, fingerprint) VALUES (?, ?)
            ON CONFLICT (application_id) DO UPDATE SET fingerprint = excluded.fingerprint
            """,
            (application_id, fingerprint),
        )
