"""The last evaluations, read from the files that ``python -m eval run`` writes: this room never runs one."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import AssistantError
from assistant.settings import PROJECT_ROOT, Settings

RUN_FILE: Final = Path("eval") / "run.json"  # below the data folder, where ``python -m eval run`` writes by default
LEDGER: Final = PROJECT_ROOT / "eval" / "results" / "test-runs.jsonl"


class BadResults(AssistantError):
    """A file of results cannot be read."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Estimate(_Frozen):
    """A mean over ``n`` questions with its 95 % interval, all in [0, 1]."""

    value: float = Field(ge=0, le=1)
    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)
    n: int = Field(ge=0)


class Circumstances(_Frozen):
    """What a run was made from. ``commit`` is "" outside a git checkout."""

    date: str
    commit: str = ""
    modified: bool = False
    mode: str = "extractive"
    split: str = "test"
    corpus_version: str = ""


class Case(_Frozen):
    """One question of a run. ``question`` is None on the locked half, which is never shown."""

    id: str
    kind: str
    status: str
    scores: dict[str, float]
    question: str | None = None
    expected_status: list[str] = Field(default_factory=list)
    missing_nuggets: list[str] = Field(default_factory=list)
    forbidden_found: list[str] = Field(default_factory=list)

    @property
    def fully_correct(self) -> bool:
        """Whether nothing is to be said against the answer."""
        return self.scores.get("fully_correct", 0.0) == 1.0


class _Summary(_Frozen):
    count: int
    overall: dict[str, Estimate]
    by_kind: dict[str, dict[str, Estimate]] = Field(default_factory=dict)
    latency_median_ms: float | None = None


class _RunFile(_Frozen):
    meta: Circumstances
    summary: _Summary
    cases: list[Case] = Field(default_factory=list)


class _LedgerLine(Circumstances):
    count: int
    scores: dict[str, Estimate]


class Results(_Frozen):
    """One evaluation. ``half``: the locked questions, the development ones, or both."""

    half: Literal["test", "development", "all"]
    meta: Circumstances
    count: int
    overall: dict[str, Estimate]
    by_kind: dict[str, dict[str, Estimate]]
    latency_median_ms: float | None
    cases: tuple[Case, ...]

    @property
    def faulty(self) -> tuple[Case, ...]:
        """The questions that may be shown and whose answer is not fully correct."""
        return tuple(case for case in self.cases if case.question and not case.fully_correct)


def last_run(settings: Settings) -> Results | None:
    """The last ``python -m eval run`` of this installation; None when there was none.

    Raises:
        BadResults: the file is there and is no run.
    """
    path = settings.data_dir / RUN_FILE
    text = _text(path)
    if text is None:
        return None
    try:
        run = _RunFile.model_validate_json(text)
    except ValidationError as error:
        raise BadResults(_unusable(path)) from error
    split = run.meta.split
    return Results(
        half="test" if split == "test" else "all" if split == "all" else "development",
        meta=run.meta,
        count=run.summary.count,
        overall=run.summary.overall,
        by_kind=run.summary.by_kind,
        latency_median_ms=run.summary.latency_median_ms,
        cases=tuple(run.cases),
    )


def last_locked_run(path: Path = LEDGER) -> Results | None:
    """The last recorded run on the locked questions; None when there was none.

    Raises:
        BadResults: the last line of the ledger is no run.
    """
    lines = [line for line in (_text(path) or "").splitlines() if line.strip()]
    if not lines:
        return None
    try:
        line = _LedgerLine.model_validate_json(lines[-1])
    except ValidationError as error:
        raise BadResults(_unusable(path)) from error
    return Results(
        half="test", meta=line, count=line.count, overall=line.scores, by_kind={}, latency_median_ms=None, cases=()
    )


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise BadResults(_unusable(path)) from error


def _unusable(path: Path) -> str:
    return (
        f"Les résultats enregistrés dans {path} ne se lisent pas\u00a0: relancez «\u00a0python -m eval run\u00a0», "
        "ou supprimez ce fichier."
    )
