"""The results as data (JSON), as a table in the terminal, and as one page written beside the data."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.types import Answer
from eval.compare import Difference
from eval.errors import EvaluationError
from eval.french import count, interval, milliseconds, value
from eval.meta import RunMeta
from eval.names import METRICS
from eval.page import page
from eval.scoring import CaseScores
from eval.summary import Summary

RUN_FILE = "run.json"
PAGE_FILE = "rapport.html"
Json = dict[str, object]


def as_json(meta: RunMeta, summary: Summary, scores: Sequence[CaseScores], difference: Difference | None) -> Json:
    """Give a run as JSON values. A case of the locked half keeps its id and scores: neither question nor answer."""
    return {
        "meta": asdict(meta),
        "summary": {
            "count": summary.count,
            "overall": {name: asdict(estimate) for name, estimate in summary.overall.items()},
            "by_kind": {
                kind: {name: asdict(estimate) for name, estimate in found.items()}
                for kind, found in summary.by_kind.items()
            },
            "confusion": [
                {"expected": expected, "observed": observed, "count": count}
                for (expected, observed), count in summary.confusion.items()
            ],
            "latency_median_ms": round(summary.latency_median_ms, 2),
            "latency_p95_ms": round(summary.latency_p95_ms, 2),
            "model_answers": summary.model_answers,
            "sentences_median": summary.sentences_median,
        },
        "difference": _difference_json(difference),
        "cases": [_case_json(item) for item in scores],
    }


def _difference_json(difference: Difference | None) -> Json | None:
    if difference is None:
        return None
    return {
        "earlier": difference.earlier.model_dump(),
        "changes": {name: asdict(change) for name, change in difference.changes.items()},
        "gained": list(difference.gained),
        "lost": list(difference.lost),
    }


def _case_json(item: CaseScores) -> Json:
    case, record = item.record.case, item.record
    public: Json = {
        "id": case.id,
        "kind": case.kind,
        "cluster": case.cluster,
        "split": case.split,
        "status": item.status,
        "scores": dict(item.values),
        "wall_ms": round(record.wall_ms, 2),
    }
    if case.split == "test":
        return public
    return public | {
        "question": case.question,
        "history": list(case.history),
        "expected_status": list(case.expected_status),
        "failure": record.failure,
        "answer": _answer_json(record.answer) if record.answer else None,
        "sentences": item.sentences,
        "missing_nuggets": list(item.missing_nuggets),
        "forbidden_found": list(item.forbidden_found),
        "missing_evidence": list(item.missing_evidence),
        "uncited_evidence": list(item.uncited_evidence),
        "faults": list(item.faults),
    }


def _answer_json(answer: Answer) -> Json:
    return {
        "resolved_question": answer.resolved_question,
        "status": answer.status,
        "mode": answer.mode,
        "text": answer.text,
        "statements": [asdict(statement) for statement in answer.statements],
        "citations": [asdict(citation) for citation in answer.citations],
        "passages": [{"rank": hit.rank, "passage_id": hit.passage.id, "score": hit.score} for hit in answer.hits],
        "notice": answer.notice,
        "elapsed_ms": answer.elapsed_ms,
    }


def write_report(
    folder: Path, meta: RunMeta, summary: Summary, scores: Sequence[CaseScores], difference: Difference | None
) -> tuple[Path, Path]:
    """Write the JSON and the page into ``folder``, each in one atomic step. Returns their paths.

    Raises:
        EvaluationError: the folder cannot be written.
    """
    data = json.dumps(as_json(meta, summary, scores, difference), ensure_ascii=False, indent=1) + "\n"
    contents = {RUN_FILE: data, PAGE_FILE: page(meta, summary, scores, difference)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            draft = folder / f".{name}.{os.getpid()}"
            draft.write_text(content, encoding="utf-8")
            draft.replace(folder / name)
    except OSError as error:
        raise EvaluationError(
            f"Impossible d’écrire dans {folder}\u00a0: choisissez un autre dossier avec --out."
        ) from error
    return folder / RUN_FILE, folder / PAGE_FILE


def print_table(console: Console, summary: Summary, changes: Mapping[str, float] | None = None) -> None:
    """Print one line per metric: mean, 95 % interval, cases; ``changes``: difference to the earlier run."""
    table = Table(title=f"Évaluation sur {count(summary.count, 'question')}", title_justify="left")
    table.add_column("Mesure")
    for title in ("Valeur", "Intervalle à 95\u00a0%", "Questions", *(["Écart"] if changes is not None else [])):
        table.add_column(title, justify="right", no_wrap=True)
    for name, estimate in summary.overall.items():
        row = [METRICS[name].label, value(estimate.value), interval(estimate.low, estimate.high), str(estimate.n)]
        if changes is not None:
            row.append(value(changes[name], signed=True) if name in changes else "")
        table.add_row(*row)
    console.print(table)
    console.print(
        f"Latence\u00a0: médiane {milliseconds(summary.latency_median_ms)}, 95e centile "
        f"{milliseconds(summary.latency_p95_ms)}. Longueur médiane\u00a0: {count(summary.sentences_median, 'phrase')}."
    )
