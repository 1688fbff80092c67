"""The one open ``Assistant`` that every visitor of this process shares, read only.

What costs time to import is imported when it is used: the server listens before it is all there.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Final

from corpus.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant import Assistant
    from assistant.settings import Settings

Stamp = tuple[tuple[str, int, int], ...]
Key = tuple[str, Stamp]

_LOCK: Final = Lock()
_OPEN: Final[dict[Key, Assistant]] = {}  # one entry at most


def current_assistant() -> Assistant:
    """The open assistant; opened again when the documents or the index changed on disk.

    Raises:
        HumanifestError: a wrong setting, or an index that is missing, stale or damaged.
    """
    from assistant.settings import load_settings
    from corpus.catalogue import LOCK
    from corpus.lock import locked
    from index.errors import StaleIndex

    settings = load_settings()
    try:
        return _opened(settings)
    except StaleIndex:
        # A change of the documents puts its index in service an instant before its catalogue: wait for both.
        with suppress(CorpusError), locked(settings.corpus_dir / LOCK):
            pass
        return _opened(settings)


def is_open() -> bool:
    """Whether an assistant is open already: the next one asked for is then there at once, or nearly."""
    return bool(_OPEN)


def disk_stamp(settings: Settings) -> Stamp:
    """Name, size and modification time of what tells one corpus or one index from another."""
    from index.layout import POINTER, index_root

    watched = [index_root(settings.data_dir) / POINTER, *sorted(settings.corpus_dir.glob("catalogue*.toml"))]
    return tuple(_file_stamp(path) for path in watched)


def _file_stamp(path: Path) -> tuple[str, int, int]:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return path.name, -1, -1
    return path.name, status.st_size, status.st_mtime_ns


def _opened(settings: Settings) -> Assistant:
    from assistant import Assistant

    key = (settings.model_dump_json(), disk_stamp(settings))
    with _LOCK:  # visitors who come together wait for one opening
        if key not in _OPEN:
            found = Assistant.open(settings)
            _OPEN.clear()
            _OPEN[key] = found
        return _OPEN[key]
