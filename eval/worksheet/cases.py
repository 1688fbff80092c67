"""The written situations, read and checked."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.worksheet.types import Outcome
from eval.errors import EvaluationError

FOLDER = Path(__file__).parent
# "verification": written once the ranking was fixed, and never used to choose it; it did show that people who speak of
# their own structure were at times taken for another subject.
Split = Literal["development", "test", "verification"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expected(_Strict):
    """A proposition that the situation calls for, and what in its text makes it so."""

    proposition: int
    reason: str = Field(min_length=1)


class SituationCase(_Strict):
    """A situation and the propositions expected, one to three."""

    id: str
    structure: str
    size: int
    role: str
    text: str
    tried: str
    expected: tuple[Expected, ...] = Field(min_length=1, max_length=3)


class OutcomeCase(_Strict):
    """A text and what should be done with it."""

    id: str
    split: Split
    outcome: Outcome
    text: str


def situations(split: Split) -> tuple[SituationCase, ...]:
    """The situations of one half.

    Raises:
        EvaluationError: the file is missing, or a line is not as it must be.
    """
    return tuple(SituationCase.model_validate_json(line) for line in _lines(FOLDER / f"{split}.jsonl"))


def outcomes(split: Split) -> tuple[OutcomeCase, ...]:
    """The texts of one half that are vague, elsewhere, urgent, or plainly situations.

    Raises:
        EvaluationError: the file is missing, or a line is not as it must be.
    """
    found = (OutcomeCase.model_validate_json(line) for line in _lines(FOLDER / "outcomes.jsonl"))
    return tuple(case for case in found if case.split == split)


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        for line in lines:
            (OutcomeCase if path.stem == "outcomes" else SituationCase).model_validate_json(line)
    except OSError as error:
        raise EvaluationError(f"Le fichier {path.name} est introuvable\u00a0: remettez celui du dépôt.") from error
    except ValidationError as error:
        raise EvaluationError(f"Une ligne de {path.name} n’a pas la forme attendue\u00a0: corrigez-la.") from error
    return lines
