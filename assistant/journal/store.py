"""The file of the journal: opened, brought up to date, set aside when damaged. All of SQLite's ways stay here.

A connection lives for one operation: sessions run in threads, several processes may share the folder, and opening
costs under a millisecond. Write-ahead logging lets readers read while somebody writes; a writer waits its turn.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from assistant.journal.types import JournalError

FILE: Final = "journal.sqlite3"
LOCK: Final = "journal.lock"
WAIT: Final = 10.0  # seconds a writer waits for another one
NBSP: Final = "\N{NO-BREAK SPACE}"

# Migration n brings a file from version n to version n + 1. A published one is never edited: a further one is added.
MIGRATIONS: Final = (
    """
    CREATE TABLE conversations (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, started TEXT NOT NULL, updated TEXT NOT NULL, deleted TEXT
    ) STRICT;
    CREATE TABLE turns (
        id TEXT PRIMARY KEY,
        conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        question TEXT NOT NULL, understood TEXT NOT NULL, folded TEXT NOT NULL,
        scope TEXT NOT NULL, answer TEXT NOT NULL,
        status TEXT NOT NULL, corpus_version TEXT NOT NULL, asked TEXT NOT NULL
    ) STRICT;
    CREATE INDEX turns_of_a_conversation ON turns (conversation_id, asked);
    CREATE INDEX turns_by_status ON turns (status, folded);
    CREATE TABLE feedback (
        turn_id TEXT PRIMARY KEY REFERENCES turns (id) ON DELETE CASCADE,
        thumb TEXT NOT NULL CHECK (thumb IN ('up', 'down')),
        reason TEXT NOT NULL, comment TEXT NOT NULL, given TEXT NOT NULL
    ) STRICT;
    CREATE TABLE saved (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, payload TEXT NOT NULL,
        corpus_version TEXT NOT NULL, saved TEXT NOT NULL, deleted TEXT
    ) STRICT;
    """,
)
TABLES: Final = frozenset({"conversations", "turns", "feedback", "saved"})


def prepare(data_dir: Path) -> str | None:
    """Make the journal of ``data_dir`` ready; what to tell the person when a damaged one was set aside, else None.

    One process at a time, whoever else opens it now: two that both find it damaged must not both move it.

    Raises:
        JournalError: the folder cannot be written, or the file is that of a newer version.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        with (data_dir / LOCK).open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return _prepare(data_dir / FILE)
    except OSError as error:
        raise JournalError(
            f"Le dossier de données «{NBSP}{data_dir}{NBSP}» ne peut pas être écrit{NBSP}: donnez-vous-en le droit, "
            "ou réglez HUMANIFEST_DATA_DIR sur un autre dossier."
        ) from error


def _prepare(path: Path) -> str | None:
    try:
        _bring_up_to_date(path)
    except sqlite3.DatabaseError as error:
        if _is_passing(error):
            raise refused(error) from error
        aside = _set_aside(path)
        _bring_up_to_date(path)
        return (
            f"Le journal des conversations était abîmé{NBSP}: il a été mis de côté sous le nom «{NBSP}{aside.name}"
            f"{NBSP}» dans «{NBSP}{path.parent}{NBSP}», et un nouveau a été ouvert. Aucun document n’est perdu."
        )
    return None


def _bring_up_to_date(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as db:
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("quick_check")
        db.execute("PRAGMA journal_mode = WAL")
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version > len(MIGRATIONS):
            raise JournalError(
                f"Le journal des conversations a été écrit par une version plus récente de l’application{NBSP}: "
                "mettez l’application à jour, ou réglez HUMANIFEST_DATA_DIR sur un autre dossier."
            )
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            # One transaction a step: a step that is cut short leaves the version before it.
            db.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")
        found = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if missing := TABLES - found:
            raise sqlite3.DatabaseError(f"missing: {', '.join(sorted(missing))}")


def _set_aside(path: Path) -> Path:
    """Rename the damaged file and its companions: nothing that somebody wrote is ever erased."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"journal-abime-{stamp}.sqlite3")
    for suffix in ("", "-wal", "-shm"):
        companion = path.with_name(path.name + suffix)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + suffix))
    return aside


@contextmanager
def reading(data_dir: Path) -> Iterator[sqlite3.Connection]:
    """One look at the journal, as it stood when it began, whoever writes meanwhile.

    Raises:
        JournalError: the journal cannot be read now.
    """
    with _transaction(data_dir, "BEGIN") as db:
        yield db


@contextmanager
def writing(data_dir: Path) -> Iterator[sqlite3.Connection]:
    """One change: committed at the end, rolled back when anything is raised. It waits for the writer before it.

    Raises:
        JournalError: the journal cannot be written now.
    """
    # "IMMEDIATE": a reader that turns writer after somebody else wrote is refused without waiting.
    with _transaction(data_dir, "BEGIN IMMEDIATE") as db:
        yield db


@contextmanager
def _transaction(data_dir: Path, begin: str) -> Iterator[sqlite3.Connection]:
    path = data_dir / FILE
    try:
        # "rw": a folder deleted meanwhile must not come back as an empty file without tables.
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=WAIT, isolation_level=None)
        with closing(db):
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute(begin)
            try:
                yield db
            except BaseException:
                db.rollback()
                raise
            db.commit()
    except sqlite3.Error as error:
        raise refused(error) from error


def refused(error: sqlite3.Error) -> JournalError:
    """Our error for one of SQLite's, with what to do about it."""
    return JournalError(
        f"Le journal des conversations ne peut pas être lu ou écrit ({error}){NBSP}: vérifiez la place sur le disque "
        "et les droits du dossier de données, puis rechargez la page."
    )


def _is_passing(error: sqlite3.DatabaseError) -> bool:
    """Whether the fault lies around the file (busy, full, forbidden) rather than in it."""
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF in {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM,
    }  # fmt: skip


def new_id() -> str:
    """An identifier that nobody guesses: 16 hexadecimal digits."""
    return os.urandom(8).hex()
