"""One evaluation from end to end: questions, assistant, run, scores, summary, comparison, ledger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings
from eval import locked as ledger
from eval.compare import Difference, compare, load_run
from eval.errors import UsageProblem
from eval.golden import GOLDEN_DIR, golden_digest, load_golden, select
from eval.meta import RunMeta, git_state
from eval.report import RUN_FILE
from eval.runner import Progress, run
from eval.scoring import CaseScores, score_records
from eval.summary import Summary, summarise


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that a report shows."""

    meta: RunMeta
    scores: tuple[CaseScores, ...]
    summary: Summary
    difference: Difference | None


def evaluate(
    golden: Path, split: str, mode: str, settings: Settings, earlier: Path | None, progress: Progress
) -> Evaluation:
    """Ask and score one half of the golden questions; ``earlier``: the folder of the run to compare with, if any.

    A run on the locked half of the project's own questions is recorded in the ledger.

    Raises:
        GoldenError, UsageProblem: no such file, or no question in that half.
        HumanifestError: the assistant cannot be opened.
    """
    from assistant.service import Assistant

    cases = select(load_golden(golden), split)
    if not cases:
        raise UsageProblem(f"Aucune question «\u00a0{split}\u00a0» dans {golden}\u00a0: essayez --split all.")
    previous = load_run(earlier / RUN_FILE) if earlier else None
    assistant = Assistant.open(settings)
    result = run(cases, assistant.ask, progress)
    scores = score_records(result.records, assistant.corpus)
    commit, modified = git_state()
    meta = RunMeta(
        date=result.started_at,
        commit=commit,
        modified=modified,
        mode=mode,
        split=split,
        golden=str(golden),
        golden_digest=golden_digest(golden),
        corpus_version=assistant.corpus.version,
        settings_digest=settings.digest,
    )
    locked = [item for item in scores if item.record.case.split == "test"]
    if locked and golden.resolve().is_relative_to(GOLDEN_DIR):
        ledger.record_locked_run(meta, summarise(locked), ledger.LEDGER)
    return Evaluation(meta, scores, summarise(scores), compare(previous, scores) if previous else None)
