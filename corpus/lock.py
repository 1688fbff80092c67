"""One writer at a time: an advisory lock on a file, freed by the system if the process dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import CorpusError

_RETRY_S = 0.05

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, wait_s: float = 10.0) -> Iterator[None]:
    """Hold the lock of ``path`` (created if needed, never deleted) for the length of a ``with`` block.

    Raises:
        CorpusError: somebody else held it for ``wait_s`` seconds, or the folder cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CorpusError(
            f"Le dossier {path.parent} n’est pas accessible en écriture : vérifiez vos droits."
        ) from error
    try:
        _acquire(descriptor, wait_s)
        yield
    finally:
        os.close(descriptor)  # closing frees the lock


def _acquire(descriptor: int, wait_s: float) -> None:
    deadline = time.monotonic() + wait_s
    while True:
        try:
            _try_lock(descriptor)
        except OSError as error:
            if time.monotonic() >= deadline:
                raise CorpusError(
                    "Quelqu’un d’autre modifie le catalogue en ce moment : attendez un instant, puis recommencez."
                ) from error
            time.sleep(_RETRY_S)
        else:
            return
