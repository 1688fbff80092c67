"""Texts to vectors: the encoder in the repository, or any other that sentence-transformers can load.

``sentence_transformers`` is imported here and in the training code only, and not before another encoder is asked for.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError
from index.static_encoder import NBSP, StaticEncoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = "bundled"
BUNDLED_MODEL = Path(__file__).parent / "models" / "humanifest-static-fr"


class Encoder(Protocol):
    """What the index needs of an encoder. A text without a known word may have the zero row."""

    @property
    def name(self) -> str:
        """A short name for people."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def digest(self) -> str:
        """Changes whenever vectors may change; kept in the manifest of the index."""

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of what a person asks, float32, shape (n, dimension), rows of unit length or zero."""

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of what is searched, float32, shape (n, dimension), rows of unit length or zero."""


def load_encoder(setting: str) -> Encoder:
    """Load the encoder that ``HUMANIFEST_EMBEDDING`` names: ``bundled``, a local folder, or a name on the hub.

    Raises ``EncoderError`` when it cannot be loaded.
    """
    if setting in ("", BUNDLED):
        return StaticEncoder.load(BUNDLED_MODEL)
    return SentenceTransformerEncoder(setting)


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What a family of encoders was trained to see before a query and before a passage."""

    query: str = ""
    passage: str = ""


_SEARCH_EN = "Represent this sentence for searching relevant passages: "
FAMILIES: tuple[tuple[str, Prefixes], ...] = (
    (
        r"e5-.*-?instruct",
        Prefixes("Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "),
    ),
    (r"(^|[-/_])e5-", Prefixes("query: ", "passage: ")),
    (r"bge-(small|base|large)-en", Prefixes(_SEARCH_EN)),
    (r"arctic-embed.*v2", Prefixes("query: ")),
    (r"arctic-embed", Prefixes(_SEARCH_EN)),
)
"""By the name of the model, first match; from the models' own cards. BGE-M3 and GTE want none."""


def prefixes_for(name: str) -> Prefixes:
    """Return the prefixes of the family that ``name`` belongs to; none for an unknown family."""
    return next((prefixes for pattern, prefixes in FAMILIES if re.search(pattern, name.lower())), Prefixes())


class SentenceTransformerEncoder:
    """Any encoder of sentence-transformers; importing it takes seconds.

    The prompts that a model declares itself come before our table of families.
    """

    def __init__(self, name_or_path: str) -> None:
        folder = Path(name_or_path).expanduser()
        self.name = folder.name if folder.is_dir() else name_or_path
        if not folder.is_dir() and _looks_like_path(name_or_path):
            raise EncoderError(
                f"Le dossier {name_or_path} de l’encodeur n’existe pas{NBSP}: corrigez HUMANIFEST_EMBEDDING, "
                f"ou donnez-lui la valeur «{NBSP}{BUNDLED}{NBSP}»."
            )
        self._model = _load(str(folder), local=True) if folder.is_dir() else _load_from_hub(name_or_path)
        declared = {role: text for role, text in self._model.prompts.items() if text}
        family = prefixes_for(self.name)
        self._query_prefix = declared.get("query", family.query)
        self._passage_prefix = declared.get("document", declared.get("passage", family.passage))
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.digest = _digest_of(self._model, folder, name_or_path)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows of unit length, shape (n, dimension), float32."""
        return self._encode([self._query_prefix + text for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows of unit length, shape (n, dimension), float32."""
        return self._encode([self._passage_prefix + text for text in texts])

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        rows = self._model.encode(
            texts, prompt="", normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        vectors = np.asarray(rows, np.float32)
        if vectors.shape != (len(texts), self.dimension) or not np.isfinite(vectors).all():
            raise EncoderError(
                f"L’encodeur {self.name} a rendu des vecteurs inutilisables{NBSP}: choisissez-en un autre dans "
                "HUMANIFEST_EMBEDDING."
            )
        return vectors


def _looks_like_path(name: str) -> bool:
    return name.startswith((".", "/", "~")) or "\\" in name or name.count("/") > 1


def _load(name: str, local: bool) -> SentenceTransformer:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EncoderError(
            "Cet encodeur demande sentence-transformers, qui n’est pas installé dans la version légère"
            f"{NBSP}: lancez «{NBSP}make app{NBSP}» sans LIGHT=1, ou donnez à HUMANIFEST_EMBEDDING la valeur "
            f"«{NBSP}{BUNDLED}{NBSP}»."
        ) from error
    try:
        return SentenceTransformer(name, local_files_only=local)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError, AttributeError, TypeError) as error:
        raise EncoderError(
            f"L’encodeur {name} ne peut pas être chargé{NBSP}: vérifiez le nom ou le dossier donné dans "
            f"HUMANIFEST_EMBEDDING, ou donnez-lui la valeur «{NBSP}{BUNDLED}{NBSP}»."
        ) from error


def _load_from_hub(name: str) -> SentenceTransformer:
    """Load the copy already on this machine if there is one, so that no start waits for a network; else download it."""
    try:
        return _load(name, local=True)
    except EncoderError:
        return _load(name, local=False)


def _digest_of(model: SentenceTransformer, folder: Path, name: str) -> str:
    """SHA-256 of every file of a local folder; of the name and the revision for a model of the hub."""
    digest = hashlib.sha256()
    if folder.is_dir():
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").digest()
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + content)
    else:
        inner = getattr(model[0], "auto_model", None)
        revision = getattr(getattr(inner, "config", None), "_commit_hash", None)
        digest.update(f"{name}@{revision}".encode())
    return digest.hexdigest()
