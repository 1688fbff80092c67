"""Writes a trained model as a folder that sentence-transformers loads, small enough to live in the repository.

One byte a coordinate and one scale a piece (``embeddings`` and ``weights`` in ``model.safetensors``):
``StaticEmbedding`` itself reads this layout and multiplies the two back, so both runtimes see the same rounded
vectors. 40,000 pieces of 256 dimensions take 10 MB, not 41.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save as to_bytes
from sentence_transformers import SentenceTransformer

from index.static_encoder import CODES, SCALES, TOKENIZER_FILE, WEIGHTS_FILE

LARGEST_CODE = 127


def quantize(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Codes (n, d) and scales (n,) with ``scales[i] * codes[i]`` within half a scale of ``vectors[i]``."""
    scales = (np.abs(vectors).max(axis=1) / LARGEST_CODE).astype(np.float32)
    divisors = np.where(scales > 0, scales, 1)[:, None]
    return np.rint(vectors / divisors).astype(np.int8), scales


def save(model: SentenceTransformer, folder: Path) -> None:
    """Write ``model`` to ``folder``; what stood there under the same names is replaced, once everything is written."""
    with tempfile.TemporaryDirectory() as temporary:
        aside = Path(temporary) / folder.name
        model.save(str(aside), create_model_card=False)
        codes, scales = quantize(model[0].embedding.weight.detach().cpu().numpy())
        (aside / WEIGHTS_FILE).unlink()  # written for its owner alone; a repository's file is for everyone
        (aside / WEIGHTS_FILE).write_bytes(to_bytes({CODES: codes, SCALES: scales}))
        if not (aside / TOKENIZER_FILE).is_file():
            raise RuntimeError(f"sentence-transformers no longer writes {TOKENIZER_FILE} at the root of the folder")
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(aside, folder, dirs_exist_ok=True)
