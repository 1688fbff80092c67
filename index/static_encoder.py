"""The bundled encoder without torch: a table of piece vectors, read with numpy and tokenizers.

The folder is one that ``SentenceTransformer(folder)`` loads (a ``StaticEmbedding`` then ``Normalize``); both give the
same vectors. It is read here because importing torch costs seconds, and a question is answered in milliseconds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import safetensors
import safetensors.numpy
import tokenizers
from numpy.typing import NDArray

from index.errors import EncoderError

WEIGHTS_FILE = "model.safetensors"
TOKENIZER_FILE = "tokenizer.json"
CODES = "embeddings"  # int8, shape (pieces, d)
SCALES = "weights"  # float32, shape (pieces,): the vector of piece i is SCALES[i] * CODES[i]
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class StaticEncoder:
    """The mean of the vectors of a text's pieces, brought to unit length."""

    name: str
    dimension: int
    digest: str  # of the two files' bytes, 64 hexadecimal digits
    _tokenizer: tokenizers.Tokenizer = field(repr=False)
    _codes: NDArray[np.int8] = field(repr=False)
    _scales: NDArray[np.float32] = field(repr=False)

    @classmethod
    def load(cls, folder: Path) -> StaticEncoder:
        """Read ``folder``. Raises ``EncoderError`` when a file is missing, damaged, or does not fit the other one."""
        weights, text = _read(folder / WEIGHTS_FILE), _read(folder / TOKENIZER_FILE)
        try:
            tensors = safetensors.numpy.load(weights)
        except safetensors.SafetensorError as error:
            raise _damaged(folder / WEIGHTS_FILE) from error
        try:
            tokenizer = tokenizers.Tokenizer.from_buffer(text)
        except ValueError as error:
            raise _damaged(folder / TOKENIZER_FILE) from error
        codes, scales = tensors.get(CODES), tensors.get(SCALES)
        if codes is None or scales is None or codes.dtype != np.int8 or scales.dtype != np.float32 or codes.ndim != 2:
            raise _damaged(folder / WEIGHTS_FILE)
        if not tokenizer.get_vocab_size() == len(codes) == len(scales):
            raise EncoderError(
                f"Les fichiers {WEIGHTS_FILE} et {TOKENIZER_FILE} de {folder} ne vont pas ensemble{NBSP}: "
                "remettez les deux fichiers d’une même version."
            )
        digest = hashlib.sha256(hashlib.sha256(weights).digest() + hashlib.sha256(text).digest()).hexdigest()
        return cls(folder.name, int(codes.shape[1]), digest, tokenizer, codes, scales)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows of unit length, shape (n, dimension), float32; a text without a known word has the zero row."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Do the same as ``encode_queries``: this encoder doesn't tell questions from passages."""
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        encodings = self._tokenizer.encode_batch_fast([_valid(text) for text in texts], add_special_tokens=False)
        for row, encoding in enumerate(encodings):
            ids = np.asarray(encoding.ids, np.int64)
            vectors[row] = self._scales[ids] @ self._codes[ids].astype(np.float32)
        # The mean and the sum have the same direction: only the direction is kept.
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: NDArray[np.float32] = np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 0)
        return unit


def _valid(text: str) -> str:
    """``text`` without the lone surrogates that a terminal may hand over and that have no UTF-8 form."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EncoderError(
            f"Le fichier {path} de l’encodeur est introuvable ou illisible{NBSP}: remettez le dossier livré avec le "
            "programme, ou indiquez un autre encodeur dans HUMANIFEST_EMBEDDING."
        ) from error


def _damaged(path: Path) -> EncoderError:
    return EncoderError(
        f"Le fichier {path} de l’encodeur est endommagé{NBSP}: remettez celui qui est livré avec le programme."
    )
