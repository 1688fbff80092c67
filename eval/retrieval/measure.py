"""One measure of retrieval from end to end: questions, searches, other documents, Chroma."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from eval.evidence import Locator
from eval.meta import RunMeta
from eval.retrieval.ablation import ablation
from eval.retrieval.baselines import baselines
from eval.retrieval.exact import check, store_in_use
from eval.retrieval.generalise import generalise
from eval.retrieval.levers import Material
from eval.retrieval.questions import load
from eval.retrieval.report import Report
from eval.retrieval.systems import Row, by_kind, measure, row, service
from index.embedding import Encoder
from index.layout import current_folder
from index.search import Index

Progress = Callable[[str, int, int], None]
BASELINES, ABLATION, GENERALISATION, CHROMA = "baselines", "ablation", "generalisation", "chroma"
PARTS = (BASELINES, ABLATION, GENERALISATION, CHROMA)


@dataclass(frozen=True, slots=True)
class Sources:
    """What is measured on: questions, public sets and all-MiniLM-L6-v2 where they are given, and which parts."""

    golden: Path
    calibration: Path | None
    public: Path | None
    minilm: Path | None
    parts: frozenset[str]


def measure_all(
    index: Index, data_dir: Path, encoder: Encoder, sources: Sources, meta: RunMeta, machine: str, progress: Progress
) -> Report:
    """Measure the search of an open index, and the parts asked for. ``progress(step, done, total)``.

    Raises:
        EvaluationError: the questions or a public set cannot be used.
    """
    questions = load(sources.golden, sources.calibration, index.corpus)
    locator = Locator(index.corpus)
    passages = tuple(index.passages.values())
    whole = measure(service(index, current_folder(data_dir)), questions, locator, progress)
    others = baselines(passages, encoder, sources.minilm) if BASELINES in sources.parts else []
    rows = [row(measure(other, questions, locator, progress), questions, whole) for other in others]
    levers: list[Row] = []
    if ABLATION in sources.parts:
        with closing(store_in_use(data_dir)) as store:
            levers = ablation(Material(index.corpus, encoder, store), questions, locator, progress)
    public = sources.public if GENERALISATION in sources.parts else None
    return Report(
        meta,
        encoder.name,
        machine,
        questions,
        whole.values,
        row(whole, questions),
        by_kind(whole, questions),
        tuple(rows),
        minilm=sources.minilm is not None,
        ablation=tuple(levers),
        generalisation=tuple(generalise(public, encoder, progress)) if public else (),
        chroma=tuple(check(data_dir, encoder, progress)) if CHROMA in sources.parts else (),
    )
