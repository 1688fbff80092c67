"""Refusals of the evaluation.

HumanifestError
└── EvaluationError     anything that the evaluation refuses (exit 1)
    ├── GoldenError     a golden file that cannot be read: names the line and the field
    ├── GateRefusal     a metric below its floor, or a golden file that changed without being registered again
    └── UsageProblem    a command that cannot be understood or served as asked (exit 2)
"""

from __future__ import annotations

from corpus.errors import HumanifestError


class EvaluationError(HumanifestError):
    """Base of the refusals of this room; ``str(error)`` is French and says what to do."""


class GoldenError(EvaluationError):
    """A golden file is missing, damaged, or a line of it breaks the format."""


class GateRefusal(EvaluationError):
    """The gate is closed: a floor is not reached, or the golden questions are not the registered ones."""


class UsageProblem(EvaluationError):
    """Bad usage of ``python -m eval``."""

    exit_code = 2
