"""What the guards stop and what they let through, counted, with Wilson intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.citations import Library
from assistant.guards import Failure, check
from eval.guards.cases import Case
from eval.guards.mutants import APART, MEANT
from eval.statistics import Interval, wilson

Check = Callable[[str, Sequence[str], Library], tuple[Failure, ...]]


@dataclass(frozen=True, slots=True)
class Count:
    """``found`` out of ``n``. ``meant``: stopped by a guard that the mutation is meant for (mutations only)."""

    name: str
    n: int
    found: int
    meant: int = 0

    @property
    def rate(self) -> float:
        """The share found, in [0, 1]; 0 without any case."""
        return self.found / self.n if self.n else 0.0

    @property
    def interval(self) -> Interval:
        """95 % score interval of the share."""
        return wilson(self.found, self.n)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A case that came out wrong: a mutant let through, or a right statement stopped (``failures`` says why)."""

    case: Case
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure: detection by kind and over the deterministic kinds, false alarms by split, and what went wrong."""

    kinds: tuple[Count, ...]
    overall: Count
    alarms: tuple[Count, ...]
    missed: tuple[Verdict, ...]
    stopped: tuple[Verdict, ...]


def measure(
    mutants: Sequence[Case], right: Sequence[Case], library: Library, run: Check = check, split: str | None = None
) -> Measured:
    """Run the guards over every case. ``split``: only the mutants made from the statements of that split."""
    wrong = [m for m in mutants if split is None or m.split == split]
    verdicts = [Verdict(m, run(m.statement, m.cited, library)) for m in wrong]
    checked = [Verdict(c, run(c.statement, c.cited, library)) for c in right]
    kinds = tuple(_detected(kind, [v for v in verdicts if v.case.kind == kind]) for kind in MEANT)
    counted = [c for c in kinds if c.name not in APART]
    total = Count("all", sum(c.n for c in counted), sum(c.found for c in counted), sum(c.meant for c in counted))
    splits = tuple(dict.fromkeys(v.case.split for v in checked))
    alarms = tuple(_stopped(name, [v for v in checked if v.case.split == name]) for name in splits)
    return Measured(
        kinds, total, alarms, tuple(v for v in verdicts if not v.failures), tuple(v for v in checked if v.failures)
    )


def _detected(kind: str, verdicts: Sequence[Verdict]) -> Count:
    meant = sum(any(f.guard in MEANT[kind] for f in v.failures) for v in verdicts)
    return Count(kind, len(verdicts), sum(bool(v.failures) for v in verdicts), meant)


def _stopped(name: str, verdicts: Sequence[Verdict]) -> Count:
    return Count(name, len(verdicts), sum(bool(v.failures) for v in verdicts))
