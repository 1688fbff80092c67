"""The shipped catalogue, safe names, and the lock of the catalogue."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.entries import read_entries, safe_name, verify
from corpus.errors import CorpusError
from corpus.lock import locked
from corpus.version import DOCUMENTS


def test_the_shipped_catalogue_is_sound() -> None:
    sources = read_entries(DOCUMENTS / "catalogue.toml")
    assert {"humanifest-chapitre-2", "article-12-propositions"} <= {source.id for source in sources}
    for source in sources:
        assert verify(DOCUMENTS, source)
        if source.raw:
            assert hashlib.sha256((DOCUMENTS / source.raw).read_bytes()).hexdigest() == source.raw_sha256


@given(st.text(max_size=30))
def test_a_safe_name_stays_inside(name: str) -> None:
    try:
        kept = safe_name(name)
    except ValueError:
        return
    assert os.path.normpath(f"/racine/{kept}").startswith("/racine")


def test_a_held_lock_gives_a_sentence_not_a_wait_for_ever(tmp_path: Path) -> None:
    with locked(tmp_path / "l"), pytest.raises(CorpusError, match="Quelqu’un d’autre"), locked(tmp_path / "l", 0.1):
        pass
    with locked(tmp_path / "l", 0.1):
        pass
