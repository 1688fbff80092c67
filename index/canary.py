"""Known answers: queries whose result was known when the index was built, asked again before it is trusted.

``python -m index.canary FOLDER`` asks all of them in a process of its own, because a damaged Chroma index can kill the
process that reads it. It prints nothing and exits 0 when every answer is right; 1 with a French sentence otherwise.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.bm25 import Bm25
from index.content import Content, load_content, parameters_from
from index.errors import DamagedIndex, IndexRoomError
from index.lexical import LexicalParameters, query_weights
from index.manifest import LexicalCanary, Manifest, read_manifest
from index.store import KINDS, StoreLocation, VectorStore, open_store, vector_count

CANARY_VECTORS = "canary.npy"
CHROMA_FOLDER = "chroma"
CHILD_SECONDS = 120

# How many known answers are kept, and how far down the list each may stand: texts repeated in a corpus tie.
KEPT = 32
DEPTH = 10
# A stored vector comes back with float32 rounding, never further away than this.
MINIMUM_COSINE = 0.999


def choose_canaries(vectors: NDArray[np.float32]) -> list[int]:
    """Rows of ``vectors``, float32 (n, d), spread evenly, that don't have too many twins."""
    usable: list[int] = np.flatnonzero(np.any(vectors, axis=1)).tolist()
    step = max(1, len(usable) // KEPT)
    spread = usable[::step][:KEPT]
    return [row for row in spread if int(np.sum(vectors @ vectors[row] > MINIMUM_COSINE)) <= DEPTH // 2]


def choose_lexical_canaries(content: Content, parameters: LexicalParameters) -> tuple[LexicalCanary, ...]:
    """First lines of passages, spread evenly, that BM25 finds among the first ``DEPTH`` at the time of the build."""
    step = max(1, len(content.passages) // KEPT)
    drafts = [LexicalCanary(passage.text[:80], passage.id) for passage in content.passages[::step][:KEPT]]
    ids = [passage.id for passage in content.passages]
    return tuple(draft for draft in drafts if _found(content.passage_bm25, ids, draft, parameters))


def check_vectors(store: VectorStore, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
    """Raise ``DamagedIndex`` unless each vector, float32 (k, d), finds its own passage."""
    for identifier, vector in zip(ids, vectors, strict=True):
        found = dict(store.nearest("passages", vector, DEPTH))
        if found.get(identifier, -1.0) < MINIMUM_COSINE:
            raise DamagedIndex("La base vectorielle ne retrouve plus un passage connu")


def check_lexical(content: Content, canaries: Sequence[LexicalCanary], parameters: LexicalParameters) -> None:
    """Raise ``DamagedIndex`` unless each known query finds its passage."""
    ids = [passage.id for passage in content.passages]
    for canary in canaries:
        if not _found(content.passage_bm25, ids, canary, parameters):
            raise DamagedIndex("La recherche par mots ne retrouve plus un passage connu")


def check_counts(store: VectorStore, manifest: Manifest) -> None:
    """Raise ``DamagedIndex`` unless every collection holds as many vectors as were put in."""
    if any(store.count(kind) != manifest.counts[vector_count(kind)] for kind in KINDS):
        raise DamagedIndex("La base vectorielle a perdu des passages")


def load_canary_vectors(folder: Path) -> NDArray[np.float32]:
    """Return the known vectors, float32 (k, d)."""
    try:
        vectors: NDArray[np.float32] = np.load(folder / CANARY_VECTORS, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise DamagedIndex(f"Le fichier {CANARY_VECTORS} de l’index ne peut pas être lu") from error
    return vectors


def check_folder(folder: Path) -> None:
    """Asks every known question of the index in ``folder``, in this process."""
    manifest = read_manifest(folder)
    parameters = parameters_from(manifest.parameters).lexical
    check_lexical(load_content(folder), manifest.lexical_canaries, parameters)
    store = open_store(StoreLocation(folder / CHROMA_FOLDER, manifest.name, manifest.chroma_url))
    check_counts(store, manifest)
    check_vectors(store, manifest.canary_ids, load_canary_vectors(folder))
    store.close()


def check_in_child(folder: Path) -> None:
    """``check_folder`` in a child process. Raises ``DamagedIndex`` when it refuses, dies or takes too long."""
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH", "")) if part)
    command = [sys.executable, "-m", "index.canary", str(folder)]
    try:
        done = subprocess.run(
            command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, timeout=CHILD_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DamagedIndex("L’index ne répond pas à son contrôle") from error
    if done.returncode != 0:
        raise DamagedIndex("L’index ne passe pas son contrôle de réponses connues")


def _found(bm25: Bm25, ids: Sequence[str], canary: LexicalCanary, parameters: LexicalParameters) -> bool:
    scores = bm25.scores(query_weights(canary.query, parameters))
    best = np.lexsort((np.arange(len(scores)), -scores))[:DEPTH]
    return any(ids[row] == canary.passage_id and scores[row] > 0 for row in best.tolist())


def main(folder: str) -> int:
    """Exit code of the check of ``folder``."""
    try:
        check_folder(Path(folder))
    except IndexRoomError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
