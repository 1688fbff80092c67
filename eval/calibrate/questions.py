"""The questions that constants are fitted on: eval/calibration, eval/practice and the development half of
eval/golden.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from eval.errors import GoldenError
from eval.golden import load_golden, select
from eval.types import GoldenCase

QUESTIONS_FILE = Path(__file__).resolve().parent.parent / "calibration" / "questions.jsonl"
PRACTICE_FILE = Path(__file__).resolve().parent.parent / "practice" / "golden.jsonl"

Label = Literal["answered", "not_in_corpus", "out_of_scope"]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question whose right outcome is known. ``label`` is ``None`` when several outcomes are right."""

    id: str
    question: str
    history: tuple[str, ...]
    label: Label | None
    quotations: tuple[str, ...]  # of the corpus, each holding a part of the answer
    complete: bool | None = None  # whether a whole answer is right; None when abstaining is right as well


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: Text
    kind: Text
    question: Text
    status: Label
    evidence: list[Text] = Field(default_factory=list)


def label_of(expected_status: Collection[str]) -> Label | None:
    """The one outcome that is right; a partial answer is an answer; ``None`` when answering and abstaining both are."""
    outcomes = {"answered" if status == "partial" else status for status in expected_status}
    names: tuple[Label, ...] = ("answered", "not_in_corpus", "out_of_scope")
    return next((name for name in names if outcomes == {name}), None)


def complete_of(expected_status: Collection[str]) -> bool | None:
    """Whether a whole answer is right. « Not in the documents, or a part of it »: it isn't."""
    if "answered" not in expected_status:
        return False
    return True if set(expected_status) <= {"answered", "partial"} else None


def load_labelled(questions: Path, *golden: Path) -> tuple[Labelled, ...]:
    """Read calibration questions and golden ones. The locked half is left out here, before anything is asked.

    Raises:
        GoldenError: a file is missing or a line breaks its format.
    """
    return (*load_questions(questions), *(item for file in golden for item in of_golden(load_golden(file))))


def of_golden(cases: Sequence[GoldenCase]) -> tuple[Labelled, ...]:
    """Give the development cases alone, in order."""
    return tuple(
        Labelled(
            case.id, case.question, case.history, label_of(case.expected_status),
            tuple(quotation for _, quotation in case.evidence), complete_of(case.expected_status),
        )
        for case in select(cases, "development")
    )  # fmt: skip


def load_questions(file: Path) -> tuple[Labelled, ...]:
    """Read a calibration file, one JSON object a line; blank lines are skipped.

    Raises:
        GoldenError: missing or undecodable file, or a line that breaks the format (names line and field).
    """
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldenError(f"Le fichier {file} est illisible\u00a0: donnez-en un autre avec --questions.") from error
    return tuple(_parse(line, number, file) for number, line in enumerate(lines, start=1) if line.strip())


def _parse(line: str, number: int, file: Path) -> Labelled:
    try:
        read = _Line.model_validate_json(line)
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "ligne"
        raise GoldenError(
            f"{file.name}, ligne {number}, champ «\u00a0{field}\u00a0»\u00a0: valeur inattendue\u00a0; corrigez-la."
        ) from error
    return Labelled(read.id, read.question, (), read.status, tuple(read.evidence))
