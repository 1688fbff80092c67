"""The time that is left for an answer, on a clock that nobody can set back."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

SPARED = 0.1  # share of the limit kept for composing and printing …
MOST_SPARED = 0.5  # … in seconds at most


@dataclass(frozen=True, slots=True)
class Deadline:
    """``ends``: when the model must have been heard, in seconds of ``time.monotonic``."""

    ends: float

    @classmethod
    def within(cls, limit: float, started: float | None = None) -> Deadline:
        """Of an answer that began at ``started`` (now, unless told) and may take ``limit`` seconds in all."""
        return cls((monotonic() if started is None else started) + limit - min(MOST_SPARED, SPARED * limit))

    def left(self) -> float:
        """Seconds left, at least 0."""
        return max(0.0, self.ends - monotonic())
