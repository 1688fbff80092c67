"""The version of a corpus: quick to import and to compute, because every start asks whether the index is stale."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from corpus.entries import fingerprint, read_catalogue, verify
from corpus.questions import other_subjects_path, questions_path, silent_path
from corpus.types import Source

DOCUMENTS = Path(__file__).resolve().parent / "documents"


def corpus_version(folder: Path = DOCUMENTS) -> str:
    """Give 12 hexadecimal digits that change with any byte or entry registered: the start of a SHA-256.

    It covers, sorted by id, each source's catalogue entry, the bytes of its file and those of the files beside it
    (figure notes, editorial and silent questions), then the questions on other subjects. No document is parsed.

    Raises:
        CorpusError: as ``load_corpus`` for the catalogue, missing files and changed files.
    """
    return version_of(folder, read_catalogue(folder))


def version_of(folder: Path, sources: Sequence[Source]) -> str:
    """Give the version of these sources; as ``corpus_version`` for a catalogue that has been read."""
    digest = hashlib.sha256()
    for source in sorted(sources, key=lambda source: source.id):
        verify(folder, source)
        sidecars = (figures_path(folder, source), questions_path(folder, source), silent_path(folder, source))
        digest.update(json.dumps([asdict(source), *map(_beside, sidecars)], sort_keys=True).encode())
    digest.update(_beside(other_subjects_path(folder)).encode())
    return digest.hexdigest()[:12]


def _beside(path: Path) -> str:
    return fingerprint(path.read_bytes()) if path.is_file() else ""


def figures_path(folder: Path, source: Source) -> Path:
    """Give where the figure notes of a source are, whether the file exists or not."""
    return (folder / source.file).with_suffix(".figures.toml")
