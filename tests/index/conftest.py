"""Small documents built by hand, and an encoder that needs no weights: both real parts, nothing is imitated."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.types import (
    BlockKind,
    Corpus,
    Document,
    Footnote,
    Section,
    Sentence,
    Source,
    Speaker,
    Voice,
)
from index.analysis import analyse


@dataclass(frozen=True)
class HashingEncoder:
    """Sums a fixed random direction per stem: texts that share words are near, a text without a word is zero."""

    name: str = "hachage"
    dimension: int = 32
    salt: str = ""

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.name}{self.dimension}{self.salt}".encode()).hexdigest()

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for stem in analyse(text):
                seed = zlib.crc32(f"{self.salt}{stem}".encode())
                row += np.random.default_rng(seed).standard_normal(self.dimension).astype(np.float32)
            norm = float(np.linalg.norm(row))
            if norm > 0:
                row /= norm
        return rows
