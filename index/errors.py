"""The errors of the index. Each message is one French sentence that says what to do.

HumanifestError
└── IndexRoomError
    ├── MissingIndex    nothing was built in the data folder, or what was built cannot be found
    ├── StaleIndex      built from other documents, another encoder or another version of the program
    ├── DamagedIndex    files are missing or altered, or the store cannot be read
    ├── BuildRefused    a build cannot start: another one runs, or the folder cannot be written
    ├── EncoderError    the sentence encoder cannot be loaded, or gives vectors that cannot be used
    ├── RerankerError   the cross-encoder cannot be loaded, or gives scores that cannot be used
    └── UnsafeModel     a model wants code of its own to be run
"""

from __future__ import annotations

from corpus.errors import HumanifestError

NBSP = "\N{NO-BREAK SPACE}"
REPAIR = f"lancez «{NBSP}humanifest index build{NBSP}»"
REPAIR_FORCED = f"lancez «{NBSP}humanifest index build --force{NBSP}»"


class IndexRoomError(HumanifestError):
    """Anything that the index refuses."""


class MissingIndex(IndexRoomError):
    """There is no index to open."""

    def __init__(self, detail: str = "L’index n’existe pas encore") -> None:
        super().__init__(f"{detail}{NBSP}: {REPAIR}.")


class StaleIndex(IndexRoomError):
    """The index was built from something else than what is asked for now."""

    def __init__(self, detail: str = "L’index ne correspond plus aux documents") -> None:
        super().__init__(f"{detail}{NBSP}: {REPAIR}.")


class DamagedIndex(IndexRoomError):
    """The index on disk is not what was built and checked."""

    def __init__(self, detail: str = "L’index est endommagé") -> None:
        super().__init__(f"{detail}{NBSP}: {REPAIR_FORCED}.")


class BuildRefused(IndexRoomError):
    """A build cannot start or cannot finish; the index in use is untouched."""


class EncoderError(IndexRoomError):
    """The sentence encoder cannot be loaded, or what it returns cannot be used."""


class RerankerError(IndexRoomError):
    """The cross-encoder cannot be loaded, or what it returns cannot be used."""


class UnsafeModel(IndexRoomError):
    """An encoder or a cross-encoder brings code of its own: it is never run."""
