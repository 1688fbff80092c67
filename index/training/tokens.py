"""Texts as flat arrays of piece numbers: tokenised once, gathered into batches many times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class TokenTable:
    """``ids[starts[i]:starts[i + 1]]`` are the pieces of text ``i``; ``starts`` has n + 1 entries for n texts."""

    ids: NDArray[np.int32]
    starts: NDArray[np.int64]

    def gather(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Return the pieces of ``rows`` end to end, and where each row begins in them."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        ends = np.cumsum(lengths)
        offsets = ends - lengths
        positions = np.arange(int(lengths.sum())) + np.repeat(self.starts[rows] - offsets, lengths)
        return self.ids[positions], offsets


def tokenize(tokenizer: Tokenizer, texts: Sequence[str]) -> TokenTable:
    """Tokenise ``texts``, in chunks so that the encodings are never all in memory."""
    parts: list[NDArray[np.int32]] = []
    lengths: list[int] = []
    for begin in range(0, len(texts), CHUNK):
        encodings = tokenizer.encode_batch_fast(list(texts[begin : begin + CHUNK]), add_special_tokens=False)
        rows = [np.asarray(encoding.ids, np.int32) for encoding in encodings]
        lengths.extend(len(row) for row in rows)
        parts.append(np.concatenate(rows))
    starts = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return TokenTable(np.concatenate(parts) if parts else np.empty(0, np.int32), starts)
