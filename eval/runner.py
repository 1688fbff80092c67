"""Asking every golden question. A question that fails is a record, not a crash."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.types import Answer
from corpus.errors import HumanifestError
from eval.types import GoldenCase

Ask = Callable[[str, tuple[str, ...]], Answer]
Progress = Callable[[int, int], None]

# A refusal, and the forms that a defect of the program takes: one broken answer must not hide the other ninety-nine.
# Everything else (interruption, memory, exit) stops the run.
CASE_FAILURES = (
    HumanifestError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Record:
    """One question asked: an answer, or the failure that came instead (exactly one of them is ``None``)."""

    case: GoldenCase
    answer: Answer | None
    failure: str | None  # « KeyError: 'x' (answer.py:41) »
    wall_ms: float


@dataclass(frozen=True, slots=True)
class RunResult:
    """Every record of a run, in the order of the cases."""

    records: tuple[Record, ...]
    started_at: str  # UTC, ISO 8601, to the second
    wall_s: float


def run(cases: Sequence[GoldenCase], ask: Ask, progress: Progress) -> RunResult:
    """Ask each question in order, one at a time. ``progress(done, total)`` comes before the first and after each."""
    started_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    start = time.perf_counter()
    records = []
    progress(0, len(cases))
    for done, case in enumerate(cases, start=1):
        records.append(ask_case(case, ask))
        progress(done, len(cases))
    return RunResult(tuple(records), started_at, time.perf_counter() - start)


def ask_case(case: GoldenCase, ask: Ask) -> Record:
    """Ask one question and time it. Never raises one of ``CASE_FAILURES``."""
    start = time.perf_counter()
    try:
        answer, failure = ask(case.question, case.history), None
    except CASE_FAILURES as error:
        answer, failure = None, _describe(error)
    return Record(case, answer, failure, (time.perf_counter() - start) * 1000)


def _describe(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"
