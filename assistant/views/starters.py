"""The suggested questions of the empty screen."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import corpus
from corpus.errors import CorpusError

STARTERS = Path(corpus.__file__).parent / "starters.toml"


@cache
def starters(path: Path = STARTERS) -> tuple[str, ...]:
    """Every suggested question, in the order of the file.

    Raises:
        CorpusError: the file is missing or not of the expected form.
    """
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["starter"]
        return tuple(str(row["question"]).replace(" ?", "\u00a0?") for row in rows)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise CorpusError(
            f"Le fichier des questions suggérées «\u00a0{path.name}\u00a0» ne se lit pas\u00a0: rétablissez-le."
        ) from error
