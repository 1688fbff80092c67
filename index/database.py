"""Chroma's database seen through SQLite first: Chroma would hang on a lock, and answer from a damaged file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from index.errors import NBSP, DamagedIndex, IndexRoomError

DATABASE = "chroma.sqlite3"
LOCK_SECONDS = 2.0


def verify_database(database: Path, rows: int) -> None:
    """Raise ``DamagedIndex`` unless the database is sound and holds ``rows`` vectors; see also ``refuse_locked``."""
    refuse_locked(database)
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            verdict = connection.execute("PRAGMA quick_check(1)").fetchone()
            found = connection.execute("SELECT count(*) FROM embeddings").fetchone()
    except sqlite3.Error as error:
        raise DamagedIndex("La base vectorielle est endommagée") from error
    if verdict != ("ok",) or found != (rows,):
        raise DamagedIndex("La base vectorielle est endommagée")


def refuse_locked(database: Path) -> None:
    """Raise when the database cannot be written now: Chroma writes on opening, and waits for minutes on a lock."""
    if not database.is_file():
        raise DamagedIndex(f"Il manque à l’index le fichier {DATABASE}")
    if not (os.access(database, os.W_OK) and os.access(database.parent, os.W_OK)):
        raise IndexRoomError(
            f"L’index est en lecture seule ({database.parent}){NBSP}: donnez le droit d’écrire dans ce dossier, ou "
            "choisissez-en un autre avec HUMANIFEST_DATA_DIR."
        )
    try:
        with closing(sqlite3.connect(database, timeout=LOCK_SECONDS, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        raise IndexRoomError(
            f"L’index est occupé par un autre programme{NBSP}: attendez qu’il ait fini, ou fermez-le, puis réessayez."
        ) from error
    except sqlite3.DatabaseError as error:
        raise DamagedIndex("La base vectorielle est endommagée") from error
