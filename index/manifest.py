"""What an index was made from, and the fingerprint of what must not change in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from index.errors import DamagedIndex, StaleIndex

# Raised by one whenever the manifest or the files of an index change their form: older indexes are then stale.
FORMAT = 3

# The code that decides what is in an index: when it changes, an index built before is stale.
_DECIDING = ("analysis", "asked", "bm25", "content", "french", "lexical", "passages", "silence", "types")
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """Size in bytes and SHA-256 of a file that must not change after the build."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LexicalCanary:
    """A query whose best passage was known when the index was built."""

    query: str
    passage_id: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that decides whether an index can be trusted now. Paths in ``files`` are relative, with ``/``."""

    format: int
    digest: str
    name: str
    created: str  # UTC, ISO 8601
    corpus_version: str
    corpus_sha256: str
    code_sha256: str
    encoder_name: str
    encoder_digest: str
    dimension: int
    parameters: Mapping[str, int | float]
    counts: Mapping[str, int]
    chroma_url: str
    chroma_version: str
    canary_ids: tuple[str, ...]  # passages, in the order of the rows of canary.npy
    lexical_canaries: tuple[LexicalCanary, ...]
    files: Mapping[str, FileRecord]


def index_digest(inputs: Mapping[str, Any]) -> str:
    """12 hexadecimal digits of what an index is made from, whatever the order of the keys."""
    text = json.dumps(dict(inputs), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@cache
def code_digest() -> str:
    """SHA-256 of the source that reads documents and decides on passages and terms, as this process found it."""
    here = Path(__file__).parent
    paths = [here / f"{name}.py" for name in _DECIDING] + sorted((here.parent / "corpus").rglob("*.py"))
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write ``manifest.json`` with an inner SHA-256, so that a changed manifest is told from a true one."""
    body = asdict(manifest)
    document = {"sha256": _seal(body), "manifest": body}
    (folder / MANIFEST).write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read and checks ``manifest.json``. Raises ``StaleIndex`` for another format, ``DamagedIndex`` otherwise."""
    try:
        document = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        body = document["manifest"]
        if _seal(body) != document["sha256"]:
            raise DamagedIndex("Le manifeste de l’index a été modifié")
        if body["format"] != FORMAT:
            raise StaleIndex("L’index vient d’une autre version du programme")
        return Manifest(
            **{
                **body,
                "canary_ids": tuple(body["canary_ids"]),
                "lexical_canaries": tuple(LexicalCanary(**row) for row in body["lexical_canaries"]),
                "files": {path: FileRecord(**record) for path, record in body["files"].items()},
            }
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedIndex("Le manifeste de l’index est absent ou illisible") from error


def record_file(path: Path) -> FileRecord:
    """Size and SHA-256 of one file."""
    with path.open("rb") as file:
        return FileRecord(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def record_folder(folder: Path, skip: frozenset[str]) -> dict[str, FileRecord]:
    """Return the records of every file below ``folder`` whose relative path or name is not in ``skip``."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    named = ((path.relative_to(folder).as_posix(), path) for path in files)
    return {name: record_file(path) for name, path in named if name not in skip and path.name not in skip}


def _seal(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
