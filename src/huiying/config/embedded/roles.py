"""Who may do what in the embedded database?

The application's role is no superuser: the journal's protection rests on that. It may create
databases, so that tests and a trial restore can.
"""

from __future__ import annotations

from pathlib import Path

import psycopg

SUPERUSER = "postgres"  # used by the launcher only
ROLE = "huiying"
DATABASE = "huiying"


def connect(socket: Path, database: str = "postgres") -> psycopg.Connection:
    """A connection as superuser; raises `psycopg.OperationalError` while nobody answers."""
    return psycopg.connect(
        host=str(socket), user=SUPERUSER, dbname=database, connect_timeout=5, autocommit=True
    )


def answers(socket: Path) -> bool:
    """Whether the server takes connections now."""
    try:
        connect(socket).close()
    except psycopg.OperationalError:
        return False
    return True


def prepare(socket: Path) -> None:
    """Make the application's role and database where they are missing."""
    with connect(socket) as connection:
        if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", ROLE):
            connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB NOSUPERUSER")
        if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")


def _exists(connection: psycopg.Connection, query: str, name: str) -> bool:
    return connection.execute(query.encode(), [name]).fetchone() is not None
