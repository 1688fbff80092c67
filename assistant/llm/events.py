"""What happens while an answer is written, for whoever shows it. ``Done`` comes last and settles everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.types import Answer, Citation, Statement


@dataclass(frozen=True, slots=True)
class Searching:
    """The passages are being looked for."""

    label: ClassVar[str] = "Recherche dans les documents…"


@dataclass(frozen=True, slots=True)
class Reading:
    """The model is about to read ``sentences`` sentences."""

    sentences: int
    label: ClassVar[str] = "Lecture des passages…"


@dataclass(frozen=True, slots=True)
class Writing:
    """The model begins to write; a second ``attempt`` begins anew: what the first gave no longer counts."""

    attempt: int
    label: ClassVar[str] = "Rédaction et vérification…"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Time passes: ``left`` seconds before the extractive answer is given instead."""

    left: float
    label: ClassVar[str] = "Rédaction et vérification…"


@dataclass(frozen=True, slots=True)
class Verified:
    """A statement passed the checks. ``text`` is its part of the answer, with markers and quotations; ``citations``
    are those that it is the first to call. All keep their numbers in the answer.
    """

    statement: Statement
    citations: tuple[Citation, ...]
    text: str
    label: ClassVar[str] = "Rédaction et vérification…"


@dataclass(frozen=True, slots=True)
class Done:
    """The answer. Where it is extractive (``mode``), it takes the place of what was shown before."""

    answer: Answer
    label: ClassVar[str] = "Réponse prête."


Event = Searching | Reading | Writing | Waiting | Verified | Done


def told(answer: Callable[[], Answer]) -> Iterator[Event]:
    """The events of an answer that needs no model."""
    yield Searching()
    yield Done(answer())
