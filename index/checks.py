"""Is the index on disk the one that was built, and the one that is wanted? Asked before Chroma reads any of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.canary import CHROMA_FOLDER, check_in_child
from index.database import DATABASE, verify_database
from index.embedding import Encoder
from index.errors import DamagedIndex, IndexRoomError, MissingIndex, StaleIndex
from index.layout import current_folder
from index.manifest import Manifest, code_digest, read_manifest, record_file
from index.store import KINDS, vector_count


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What is known of the index in use without trusting it; ``problem`` is a French sentence, ``None`` for none."""

    folder: Path | None
    manifest: Manifest | None
    bytes: int
    problem: str | None


def verify_files(folder: Path, manifest: Manifest, *, vectors: bool = True) -> None:
    """Raise ``DamagedIndex`` unless every file of the build is there, unchanged, and the database is sound.

    The database itself changes whenever Chroma opens it, so SQLite's own check stands in for its digest. Without
    ``vectors`` Chroma's files are not looked at.
    """
    for name, expected in manifest.files.items():
        if not vectors and name.startswith(f"{CHROMA_FOLDER}/"):
            continue
        path = folder / name
        try:
            same = path.stat().st_size == expected.size and record_file(path) == expected
        except OSError as error:
            raise DamagedIndex(f"Il manque à l’index le fichier {name}") from error
        if not same:
            raise DamagedIndex(f"Le fichier {name} de l’index a été modifié ou coupé")
    if vectors and not manifest.chroma_url:
        rows = sum(manifest.counts[vector_count(kind)] for kind in KINDS)
        verify_database(folder / CHROMA_FOLDER / DATABASE, rows)


def refuse_outdated(manifest: Manifest, expected_corpus_version: str | None) -> None:
    """Raise ``StaleIndex`` when documents or program have changed; ``None`` leaves the documents out."""
    if expected_corpus_version is not None and manifest.corpus_version != expected_corpus_version:
        raise StaleIndex("Les documents ont changé depuis la construction de l’index")
    if manifest.code_sha256 != code_digest():
        raise StaleIndex("Le programme a changé depuis la construction de l’index")


def refuse_stale(manifest: Manifest, expected_corpus_version: str | None, encoder: Encoder, chroma_url: str) -> None:
    """Raise ``StaleIndex`` when documents, program, encoder or store are not those of the index."""
    refuse_outdated(manifest, expected_corpus_version)
    if (manifest.encoder_digest, manifest.dimension) != (encoder.digest, encoder.dimension):
        raise StaleIndex(
            f"L’index a été construit avec un autre encodeur ({manifest.encoder_name}, et non {encoder.name})"
        )
    if manifest.chroma_url != chroma_url:
        where = manifest.chroma_url or "le dossier de données"
        raise StaleIndex(f"Les vecteurs de l’index sont ailleurs ({where}) que ne le dit HUMANIFEST_CHROMA_URL")


def check_index(
    data_dir: Path, *, expected_corpus_version: str | None, encoder: Encoder, chroma_url: str = ""
) -> Manifest:
    """Proves that the index in use is whole, up to date and answers its known questions, in a child process.

    Raises ``MissingIndex``, ``StaleIndex`` or ``DamagedIndex``; returns the manifest when everything holds.
    """
    folder = current_folder(data_dir)
    manifest = read_manifest(folder)
    refuse_stale(manifest, expected_corpus_version, encoder, chroma_url)
    verify_files(folder, manifest)
    check_in_child(folder)
    return manifest


def index_status(data_dir: Path, *, expected_corpus_version: str | None = None) -> IndexStatus:
    """Describe the index in use; never raises for its condition. Files are compared, known questions are not asked."""
    try:
        folder = current_folder(data_dir)
    except MissingIndex as error:
        return IndexStatus(None, None, 0, str(error))
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    manifest: Manifest | None = None
    problem: str | None = None
    try:
        manifest = read_manifest(folder)
        verify_files(folder, manifest)
        refuse_outdated(manifest, expected_corpus_version)
    except IndexRoomError as error:
        problem = str(error)
    return IndexStatus(folder, manifest, size, problem)
