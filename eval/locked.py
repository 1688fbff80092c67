"""The ledger of the locked half: each run on it leaves one line, with scores and without any question."""

from __future__ import annotations

import json
from pathlib import Path

from eval.errors import EvaluationError
from eval.meta import RunMeta
from eval.summary import Summary

LEDGER = Path(__file__).resolve().parent / "results" / "test-runs.jsonl"


def ledger_line(meta: RunMeta, summary: Summary) -> str:
    """Give one JSON line: date, commit, circumstances, and each mean with its interval, overall only."""
    line = {
        "date": meta.date,
        "commit": meta.commit,
        "modified": meta.modified,
        "mode": meta.mode,
        "golden_digest": meta.golden_digest,
        "corpus_version": meta.corpus_version,
        "settings_digest": meta.settings_digest,
        "count": summary.count,
        "scores": {
            name: {"value": round(e.value, 4), "low": round(e.low, 4), "high": round(e.high, 4), "n": e.n}
            for name, e in summary.overall.items()
        },
    }
    return json.dumps(line, ensure_ascii=False) + "\n"


def record_locked_run(meta: RunMeta, summary: Summary, ledger: Path = LEDGER) -> None:
    """Append the line of a run. Existing lines are never rewritten.

    Raises:
        EvaluationError: the ledger cannot be written.
    """
    try:
        ledger.parent.mkdir(parents=True, exist_ok=True)
        with ledger.open("a", encoding="utf-8") as stream:
            stream.write(ledger_line(meta, summary))
    except OSError as error:
        raise EvaluationError(f"Impossible d’écrire dans {ledger}\u00a0: vérifiez les droits du dossier.") from error
