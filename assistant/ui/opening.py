"""The one open ``Assistant`` that every visitor of this process shares, read only."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant import Assistant
from assistant.settings import Settings, load_settings
from assistant.ui import labels
from index.layout import POINTER, index_root

Stamp = tuple[tuple[str, int, int], ...]


def current_assistant() -> Assistant:
    """The open assistant; opened again when the documents or the index changed on disk.

    Raises:
        HumanifestError: a wrong setting, or an index that is missing, stale or damaged.
    """
    settings = load_settings()
    return _open(settings.model_dump_json(), disk_stamp(settings), settings)


def disk_stamp(settings: Settings) -> Stamp:
    """Name, size and modification time of what tells one corpus or one index from another."""
    watched = [index_root(settings.data_dir) / POINTER, *sorted(settings.corpus_dir.glob("catalogue*.toml"))]
    return tuple(_file_stamp(path) for path in watched)


def _file_stamp(path: Path) -> tuple[str, int, int]:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return path.name, -1, -1
    return path.name, status.st_size, status.st_mtime_ns


@st.cache_resource(show_spinner=labels.OPENING, max_entries=1)
def _open(settings_json: str, stamp: Stamp, _settings: Settings) -> Assistant:  # noqa: ARG001 - the cache's key
    return Assistant.open(_settings)
