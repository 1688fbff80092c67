"""The editorial questions as a way into the text: a query is compared with the questions that sentences answer.

Every question leads to sentences. A query that resembles a question, by its words or by its sense, leads there too,
though it may share no word with the text itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.types import EditorialQuestion
from index.bm25 import Bm25
from index.types import Passage

# BM25 over questions: short texts, each word once, so frequency saturates early.
K1 = 0.4
B = 0.75
# How many questions are looked at, by words and by sense.
DEPTH = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """How much a query resembles a question: ``lexical`` in [0, 1], ``dense`` a cosine in [-1, 1]; 0 when not
    compared.
    """

    lexical: float = 0.0
    dense: float = 0.0


def question_id(row: int) -> str:
    """The id of a question's vector: its row among the questions of the corpus."""
    return f"q{row}"


def lexical_resemblance(weights: Mapping[str, float], bm25: Bm25) -> dict[int, float]:
    """BM25 of the best ``DEPTH`` questions as a share of what a question made of the query alone could reach,
    by row.
    """
    most = sum(weight * bm25.idf(term) for term, weight in weights.items())
    if not most:
        return {}
    scores = bm25.scores(weights)
    found = np.flatnonzero(scores > 0)
    best = found[np.lexsort((found, -scores[found]))][:DEPTH]
    return {int(row): min(1.0, float(scores[row]) / most) for row in best}


def dense_resemblance(nearest: Iterable[tuple[str, float]]) -> dict[int, float]:
    """Cosines by row, from the ids that the vector store gives back."""
    return {int(identifier[1:]): cosine for identifier, cosine in nearest}


def by_sentence(
    questions: Sequence[EditorialQuestion], lexical: Mapping[int, float], dense: Mapping[int, float]
) -> dict[str, Asked]:
    """For each sentence that a compared question leads to, the best resemblance of each kind."""
    found: dict[str, Asked] = {}
    for row in {*lexical, *dense}:
        for sentence_id in questions[row].sentence_ids:
            known = found.get(sentence_id, Asked())
            found[sentence_id] = Asked(max(known.lexical, lexical.get(row, 0.0)), max(known.dense, dense.get(row, 0.0)))
    return found


def passage_ranking(
    scores: Mapping[str, float], passages: Iterable[Passage], allowed: Collection[str] | None
) -> dict[str, float]:
    """Passages by the best score of a sentence they hold, best first, ties by id; those that hold none are left out."""
    found = {
        passage.id: best
        for passage in passages
        if (allowed is None or passage.id in allowed)
        and (best := max((scores.get(i, 0.0) for i in passage.sentence_ids), default=0.0)) > 0
    }
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
