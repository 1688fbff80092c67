"""Texts to vectors: the encoder in the repository, or any other that sentence-transformers can load.

``sentence_transformers`` is imported here and in the training code only, and not before another model is asked for;
so the cross-encoder of ``index.reranker`` is loaded here too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence, Sized
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from pickle import UnpicklingError
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError

from index.errors import EncoderError, IndexRoomError, UnsafeModel
from index.hub import ENCODER, RERANKER, Setting, given_folder, open_model
from index.prefixes import Prefixes, prefixes_of, read_json
from index.static_encoder import NBSP, StaticEncoder

if TYPE_CHECKING:
    from types import ModuleType

    from sentence_transformers import CrossEncoder, SentenceTransformer

M = TypeVar("M", "SentenceTransformer", "CrossEncoder")

BUNDLED = "bundled"
BUNDLED_MODEL = Path(__file__).parent / "models" / "humanifest-static-fr"

# What torch, transformers and tokenizers raise over files and texts that they cannot take.
_MODEL_FAULTS = (
    OSError, EOFError, ValueError, LookupError, RuntimeError, ImportError, AttributeError, TypeError, AssertionError,
    SafetensorError, UnpicklingError,
)  # fmt: skip


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

    Raises ``EncoderError`` or ``UnsafeModel`` when it cannot be loaded.
    """
    if setting in ("", BUNDLED):
        return StaticEncoder.load(BUNDLED_MODEL)
    return SentenceTransformerEncoder(setting)


class SentenceTransformerEncoder:
    """Any encoder of sentence-transformers; importing it takes seconds. Safe to share between threads."""

    def __init__(self, name_or_path: str) -> None:
        given = given_folder(name_or_path, ENCODER)  # asked before seconds of imports
        library = _library(ENCODER)
        self._model, folder = open_model(name_or_path, ENCODER, partial(_load_encoder, library))
        self.name = name_or_path if given is None else given.name
        self.prefixes = prefixes_of(self.name, folder, {k: v for k, v in self._model.prompts.items() if v})
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        made_from = f"{name_or_path}@{folder.name}" if given is None else _digest_of_files(given)
        self.digest = _digest(made_from, self.prefixes)
        self._one_at_a_time = Lock()  # a tokenizer refuses a second text while it reads the first

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows of unit length, shape (n, dimension), float32."""
        return self._encode(self._model.encode_query, texts, self.prefixes.query)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows of unit length, shape (n, dimension), float32."""
        return self._encode(self._model.encode_document, texts, self.prefixes.passage)

    def _encode(self, encode: Callable[..., object], texts: Sequence[str], prefix: str) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        unusable = EncoderError(
            f"L’encodeur {self.name} a rendu des vecteurs inutilisables{NBSP}: choisissez-en un autre dans "
            "HUMANIFEST_EMBEDDING."
        )
        with self._one_at_a_time, model_faults_as(unusable):
            rows = encode(
                list(texts), prompt=prefix, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
            )
            vectors = np.asarray(rows, np.float32)
        if vectors.shape != (len(texts), self.dimension) or not np.isfinite(vectors).all():
            raise unusable
        return vectors


def load_cross_encoder(name_or_path: str) -> tuple[CrossEncoder, Path]:
    """Load the cross-encoder that ``HUMANIFEST_RERANKER`` names, and return its folder too.

    Raises ``RerankerError`` or ``UnsafeModel`` when it cannot be loaded, or is none.
    """
    given_folder(name_or_path, RERANKER)
    library = _library(RERANKER)
    return open_model(name_or_path, RERANKER, partial(_load_cross_encoder, library))


def _load_encoder(library: ModuleType, folder: Path) -> SentenceTransformer:
    if _is_cross_encoder(folder) and not (folder / "1_Pooling").is_dir():
        raise EncoderError(
            f"Le modèle de {folder} est un reclasseur, pas un encodeur{NBSP}: donnez-le à HUMANIFEST_RERANKER, "
            f"ou {ENCODER.otherwise}."
        )
    with _loading(folder, ENCODER):
        return _with_its_words(library.SentenceTransformer(str(folder), local_files_only=True))


def _load_cross_encoder(library: ModuleType, folder: Path) -> CrossEncoder:
    with _loading(folder, RERANKER):
        # The library would give any encoder a last layer of random weights, and rank by it.
        if (folder / "config.json").is_file() and not _is_cross_encoder(folder):
            raise RERANKER.error(
                f"Le modèle de {folder} n’est pas un reclasseur (cross-encoder){NBSP}: corrigez "
                f"HUMANIFEST_RERANKER, ou {RERANKER.otherwise}."
            )
        return _with_its_words(library.CrossEncoder(str(folder), local_files_only=True))


def _with_its_words(model: M) -> M:
    """Raise ``ValueError`` for a tokenizer far smaller than the model's vocabulary.

    Without its files the library makes one that knows no word: every text of one length would look the same.
    """
    config = getattr(getattr(model[0], "auto_model", None), "config", None)
    expected, tokenizer = getattr(config, "vocab_size", 0) or 0, getattr(model, "tokenizer", None)
    if isinstance(tokenizer, Sized) and 2 * len(tokenizer) < expected:
        raise ValueError(f"{len(tokenizer)} tokens for a vocabulary of {expected}")
    return model


def _is_cross_encoder(folder: Path) -> bool:
    declared = read_json(folder / "config_sentence_transformers.json").get("model_type")
    if declared is not None:
        return bool(declared == "CrossEncoder")
    architectures = read_json(folder / "config.json").get("architectures") or []
    return any(str(name).endswith("ForSequenceClassification") for name in architectures)


def _library(setting: Setting) -> ModuleType:
    """``sentence_transformers``, told to keep its progress bars and its reports to itself."""
    try:
        import sentence_transformers

        reports = import_module("transformers.utils.logging")
    except ImportError as error:
        raise setting.error(
            "Ce modèle demande sentence-transformers, qui n’est pas installé dans la version légère"
            f"{NBSP}: lancez «{NBSP}make app{NBSP}» sans LIGHT=1, ou changez {setting.variable} "
            f"({setting.otherwise})."
        ) from error
    reports.disable_progress_bar()
    reports.set_verbosity_error()
    library: ModuleType = sentence_transformers
    return library


@contextmanager
def _loading(folder: Path, setting: Setting) -> Iterator[None]:
    """What the library raises over a folder, as one of our errors."""
    try:
        yield
    except IndexRoomError:
        raise
    except _MODEL_FAULTS as error:
        if "trust_remote_code" in str(error):
            raise UnsafeModel(
                f"Le modèle de {folder} demande d’exécuter du code livré avec lui, ce que le programme refuse{NBSP}: "
                f"choisissez-en un autre dans {setting.variable}, ou {setting.otherwise}."
            ) from error
        raise setting.error(
            f"Le dossier {folder} ne contient pas de modèle utilisable comme {setting.kind}{NBSP}: "
            f"vérifiez qu’il est complet, corrigez {setting.variable}, ou {setting.otherwise}."
        ) from error


@contextmanager
def model_faults_as(refusal: IndexRoomError) -> Iterator[None]:
    """Raise ``refusal`` for what the library raises while a model reads texts."""
    try:
        yield
    except _MODEL_FAULTS as error:
        raise refusal from error


def _digest(made_from: str, prefixes: Prefixes) -> str:
    parts = "\0".join((made_from, prefixes.query, prefixes.passage))
    return hashlib.sha256(parts.encode()).hexdigest()


def _digest_of_files(folder: Path) -> str:
    """SHA-256 of every file of ``folder``: the weights, and all that decides how they are used."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").digest()
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + content)
    return digest.hexdigest()
