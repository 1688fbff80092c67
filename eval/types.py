"""The nouns of the evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Split = Literal["development", "test"]
EvidenceMode = Literal["all", "any"]


@dataclass(frozen=True, slots=True)
class Nugget:
    """A fact the answer must (vital) or may (okay) hold. ``patterns``: case-insensitive regular expressions,
    any one suffices.
    """

    text: str
    vital: bool
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """One golden question. ``evidence``: exact quotations of the corpus; ``forbidden``: patterns the answer
    must not match.
    """

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    expected_status: tuple[str, ...]  # any of these is right
    nuggets: tuple[Nugget, ...]
    evidence: tuple[tuple[str, str], ...]  # (source id, quotation)
    forbidden: tuple[str, ...]
    cluster: str
    split: Split
    proposition: int | None = None
    base: str | None = None  # id of the case of which this one is a variant, in the same cluster
    evidence_mode: EvidenceMode = "all"  # "any": one quotation suffices, the others say the same
