"""A way to rank passages, measured: what it finds, how long a query takes, how much its index weighs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.evidence import Locator
from eval.retrieval.questions import Question
from eval.retrieval.scores import DEPTH, Difference, Values, difference, estimates, score
from eval.statistics import percentile
from eval.summary import Estimate
from index.bm25 import Bm25
from index.search import Index
from index.types import Passage

Rank = Callable[[str], Sequence[Passage]]
Progress = Callable[[str, int, int], None]
MEGABYTE = 1_000_000
SERVICE = "Recherche du programme"


@dataclass(frozen=True, slots=True)
class System:
    """``rank`` gives at least ten passages for a query, best first; ``megabytes``: arrays that answering needs."""

    name: str
    rank: Rank
    megabytes: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A system over the questions. ``values`` are parallel to them; ``ms`` is the median of one warm query."""

    name: str
    values: tuple[Values, ...]
    ms: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Row:
    """What a table shows of a system: over all the questions, on those that share no word with their evidence, and
    (unless it is the reference itself) the paired difference of nDCG at 10 with the reference.
    """

    name: str
    overall: dict[str, Estimate]
    no_word: dict[str, Estimate]
    against: Difference | None
    ms: float
    megabytes: float


def measure(system: System, questions: Sequence[Question], locator: Locator, progress: Progress) -> Measured:
    """Ask every question once, after a first query that is not timed."""
    system.rank(questions[0].text + " ?")
    values, durations = [], []
    for done, question in enumerate(questions, start=1):
        start = time.perf_counter()
        passages = system.rank(question.text)
        durations.append((time.perf_counter() - start) * 1000)
        values.append(score(question, passages, locator))
        progress(system.name, done, len(questions))
    return Measured(system.name, tuple(values), percentile(durations, 0.5), system.megabytes)


def row(measured: Measured, questions: Sequence[Question], reference: Measured | None = None) -> Row:
    """Sum a system up; ``reference`` is the system it is compared with."""
    clusters = [question.cluster for question in questions]
    apart = [place for place, question in enumerate(questions) if question.shares_no_word]
    against = None
    if reference is not None and reference is not measured:
        before, after = ([one["ndcg_at_10"] for one in side.values] for side in (reference, measured))
        against = difference(before, after, clusters)
    return Row(
        measured.name,
        estimates(measured.values, clusters),
        estimates([measured.values[place] for place in apart], [clusters[place] for place in apart]),
        against,
        measured.ms,
        measured.megabytes,
    )


def by_kind(measured: Measured, questions: Sequence[Question]) -> dict[str, dict[str, Estimate]]:
    """The estimates of each kind of question, sorted by kind."""
    found = {}
    for kind in sorted({question.kind for question in questions}):
        places = [place for place, question in enumerate(questions) if question.kind == kind]
        values = [measured.values[place] for place in places]
        found[kind] = estimates(values, [questions[place].cluster for place in places])
    return found


def service(index: Index, folder: Path) -> System:
    """The search of the program itself; its weight is that of the files of the index, Chroma's included."""
    weight = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEGABYTE
    return System(SERVICE, lambda query: [hit.passage for hit in index.search(query, k=DEPTH)], weight)


def ranked(scores: NDArray[np.float32], passages: Sequence[Passage], k: int = DEPTH) -> list[Passage]:
    """The ``k`` passages of highest positive score, shape (passages,), best first, ties by id: a total order."""
    found = np.flatnonzero(scores > 0)
    least = np.partition(scores[found], -k)[-k] if len(found) > k else 0.0
    kept = [(-float(scores[place]), passages[place].id, place) for place in found.tolist() if scores[place] >= least]
    return [passages[place] for _, _, place in sorted(kept)[:k]]


def bm25_megabytes(bm25: Bm25) -> float:
    """Size of the arrays of a BM25 matrix and of its terms in UTF-8."""
    arrays = bm25.data.nbytes + bm25.indices.nbytes + bm25.indptr.nbytes
    return (arrays + sum(len(term.encode()) + 1 for term in bm25.columns)) / MEGABYTE
