"""What changed since an earlier run, over the cases that both asked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.errors import EvaluationError
from eval.names import DERIVED, METRICS
from eval.scoring import CaseScores
from eval.statistics import paired_randomisation


class _EarlierCase(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    scores: dict[str, float]


class _EarlierMeta(BaseModel):
    model_config = ConfigDict(extra="ignore")
    date: str
    commit: str
    mode: str
    golden_digest: str
    corpus_version: str


class EarlierRun(BaseModel):
    """The part of a saved run that a comparison needs."""

    model_config = ConfigDict(extra="ignore")
    meta: _EarlierMeta
    cases: list[_EarlierCase]


@dataclass(frozen=True, slots=True)
class Change:
    """One metric over the ``n`` cases where both runs have it. ``p``: paired randomisation over clusters."""

    before: float
    after: float
    n: int
    p: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Two runs compared. ``gained`` and ``lost``: ids that became or ceased to be fully correct."""

    earlier: _EarlierMeta
    changes: Mapping[str, Change]
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def load_run(path: Path) -> EarlierRun | None:
    """Read a saved run; ``None`` when there is no file.

    Raises:
        EvaluationError: the file is there but is not a saved run.
    """
    if not path.is_file():
        return None
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8"))
        return EarlierRun.model_validate(content)
    except (OSError, ValueError, ValidationError) as error:
        raise EvaluationError(
            f"Le résultat enregistré {path} est illisible\u00a0: supprimez-le et relancez."
        ) from error


def compare(earlier: EarlierRun, scores: Sequence[CaseScores]) -> Difference | None:
    """Compare two runs case by case; ``None`` when they share no case."""
    before = {case.id: case.scores for case in earlier.cases}
    common = [item for item in scores if item.record.case.id in before]
    if not common:
        return None
    changes = {name: c for name in METRICS if name != DERIVED and (c := _change(name, before, common)) is not None}
    delta = {
        item.record.case.id: item.values["fully_correct"] - before[item.record.case.id].get("fully_correct", 0.0)
        for item in common
    }
    return Difference(
        earlier.meta,
        changes,
        gained=tuple(name for name, change in delta.items() if change > 0),
        lost=tuple(name for name, change in delta.items() if change < 0),
    )


def _change(name: str, before: Mapping[str, Mapping[str, float]], common: Sequence[CaseScores]) -> Change | None:
    paired = [item for item in common if name in item.values and name in before[item.record.case.id]]
    if not paired:
        return None
    old = [before[item.record.case.id][name] for item in paired]
    new = [item.values[name] for item in paired]
    p = paired_randomisation(old, new, [item.record.case.cluster for item in paired])
    return Change(sum(old) / len(old), sum(new) / len(new), len(paired), p)
