"""What a measure of retrieval found, as one object, as JSON, and written into the folder of reports."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.errors import EvaluationError
from eval.meta import RunMeta
from eval.retrieval.exact import TARGET, Agreement
from eval.retrieval.generalise import Generalisation
from eval.retrieval.questions import Question
from eval.retrieval.scores import Values
from eval.retrieval.systems import Row
from eval.summary import Estimate

DATA_FILE = "retrieval.json"
PAGE_FILE = "recherche.html"
# A question is missed when less than all its evidence is in the first five passages.
MISSED = "recall_at_5"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the table, the page and the JSON show; a part that was not asked for is empty."""

    meta: RunMeta
    encoder: str
    machine: str
    questions: tuple[Question, ...]
    values: tuple[Values, ...]  # of the program's search, parallel to ``questions``
    service: Row
    by_kind: Mapping[str, Mapping[str, Estimate]]
    baselines: tuple[Row, ...] = ()
    minilm: bool = False  # whether all-MiniLM-L6-v2 is among the baselines
    ablation: tuple[Row, ...] = ()
    generalisation: tuple[Generalisation, ...] = ()
    chroma: tuple[Agreement, ...] = ()

    @property
    def missed(self) -> list[tuple[Question, Values]]:
        """The questions whose evidence is not all in the first five passages, worst first."""
        pairs = zip(self.questions, self.values, strict=True)
        return sorted((p for p in pairs if p[1][MISSED] < 1), key=lambda pair: (pair[1][MISSED], pair[0].id))


def as_json(report: Report) -> dict[str, object]:
    """Give the report as JSON values."""
    return {
        "meta": asdict(report.meta),
        "encoder": report.encoder,
        "machine": report.machine,
        "questions": len(report.questions),
        "questions_without_shared_word": sum(question.shares_no_word for question in report.questions),
        "service": asdict(report.service),
        "by_kind": {kind: {m: asdict(e) for m, e in found.items()} for kind, found in report.by_kind.items()},
        "baselines": [asdict(row) for row in report.baselines],
        "ablation": [asdict(row) for row in report.ablation],
        "generalisation": [asdict(one) | {"reached": one.reached} for one in report.generalisation],
        "chroma": [asdict(one) | {"reached": one.recall >= TARGET} for one in report.chroma],
        "cases": _cases(report.questions, report.values),
    }


def _cases(questions: Sequence[Question], values: Sequence[Values]) -> list[dict[str, object]]:
    return [
        {
            "id": question.id,
            "kind": question.kind,
            "text": question.text,
            "shares_no_word": question.shares_no_word,
            **{name: round(value, 4) for name, value in scores.items()},
        }
        for question, scores in zip(questions, values, strict=True)
    ]


def write(folder: Path, report: Report, page: str) -> tuple[Path, Path]:
    """Write the JSON and the page into ``folder``, each in one atomic step. Returns their paths.

    Raises:
        EvaluationError: the folder cannot be written.
    """
    data = json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in ((DATA_FILE, data), (PAGE_FILE, page)):
            draft = folder / f".{name}.{os.getpid()}"
            draft.write_text(content, encoding="utf-8")
            draft.replace(folder / name)
    except OSError as error:
        raise EvaluationError(
            f"Impossible d’écrire dans {folder}\u00a0: choisissez un autre dossier avec --out."
        ) from error
    return folder / DATA_FILE, folder / PAGE_FILE
