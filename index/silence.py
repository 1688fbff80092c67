"""Whether a query resembles the questions that the documents answer, or those that they call up and leave unanswered.

A near miss shares its words with the text; only what is asked differs. Words of the text can't tell it from a question
that is answered. Other people's questions can: editors wrote down those that are answered, and those that are not.
The nearest of both vote ("nearest neighbor pattern classification", Cover and Hart, 1967), each by the square of its
resemblance (Dudani, 1976).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.analysis import fold
from index.bm25 import Bm25

NEAR, WIDE = 5, 15  # how many questions vote
CLOSEST = 3  # silent questions whose resemblance by sense is averaged
# A known question is the twin of a query from this mutual resemblance on, when it exceeds the best of the other kind by
# this much: so 33 of the 451 answered questions of eval/calibration, eval/practice and the development half of
# eval/golden have an answered twin and none of the 207 others; 20 of these have a silent twin, and no answered one.
TWIN = 0.7
AHEAD = 0.1


@dataclass(frozen=True, slots=True)
class Silence:
    """``near``, ``wide``: share of the votes that silent questions have, in [0, 1]; ``cosine``: mean of the closest
    silent ones, in [0, 1]; ``nearest``: row of the silent question that resembles most, None without any.
    ``wording``: P(unanswered) by the words of the query, see ``index.unanswered``.
    The twins: whether a question of that kind is nearly the query itself, see ``twins``.
    """

    near: float = 0.0
    wide: float = 0.0
    cosine: float = 0.0
    nearest: int | None = None
    wording: float = 0.0
    answered_twin: bool = False
    silent_twin: bool = False


_NEGATION = re.compile(r"\b(?:ne|n')\b.*\b(?:pas|plus|jamais|aucune?|rien|personne)\b|\bne (?:pas|plus|jamais)\b")


def negates(text: str) -> bool:
    """Whether a question is of what is not, or no more."""
    return bool(_NEGATION.search(fold(text)))


def silence(
    terms: Mapping[str, float],
    known_bm25: Bm25,
    answered: Mapping[int, float],
    silent: Mapping[int, float],
    questions: int,
    depth: int,
) -> Silence:
    """Let the known questions vote on a query.

    ``known_bm25``: over the ``questions`` answered ones, then the silent ones. ``answered``, ``silent``: cosines by row
    of the nearest of each. ``depth``: how many questions are compared by words.
    """
    if not silent:
        return Silence()
    resemblances = _by_words(terms, known_bm25, depth)
    for rows, offset in ((answered, 0), (silent, questions)):
        for row, cosine in rows.items():
            resemblances[row + offset] = resemblances.get(row + offset, 0.0) + max(0.0, cosine) / 2
    ranked = sorted(resemblances.items(), key=lambda pair: (-pair[1], pair[0]))
    closest = sorted((max(0.0, cosine) for cosine in silent.values()), reverse=True)[:CLOSEST]
    return Silence(
        _share(ranked[:NEAR], questions),
        _share(ranked[:WIDE], questions),
        sum(closest) / len(closest),
        next((row - questions for row, _ in ranked if row >= questions), None),
    )


def twins(
    stems: frozenset[str],
    stems_of: Callable[[int], frozenset[str]],
    idf: Callable[[str], float],
    answered: Mapping[int, float],
    silent: Mapping[int, float],
    questions: int,
) -> tuple[bool, bool]:
    """Whether an answered question, or a silent one, nearly is the query: resemblance both ways, by words and by sense.

    A vote takes « combien de postes sont vacants ? » for « combien de postes sont vacants en Bretagne ? ». Resemblance
    both ways doesn't: half the share of their words that both have (by idf; Jaccard, 1912), half their cosine.
    ``stems_of``: the stems of a known question by row, silent ones after the ``questions`` answered ones.
    """

    def likeness(row: int, cosine: float) -> float:
        theirs = stems_of(row)
        everything = sum(map(idf, stems | theirs))
        return (sum(map(idf, stems & theirs)) / everything if everything else 0.0) / 2 + max(0.0, cosine) / 2

    mine = max((likeness(row, cosine) for row, cosine in answered.items()), default=0.0)
    other = max((likeness(row + questions, cosine) for row, cosine in silent.items()), default=0.0)
    return mine >= max(TWIN, other + AHEAD), other >= max(TWIN, mine + AHEAD)


def _by_words(terms: Mapping[str, float], bm25: Bm25, depth: int) -> dict[int, float]:
    """Half of BM25 as a share of what the query could reach, by row."""
    most = sum(weight * bm25.idf(term) for term, weight in terms.items())
    if not most:
        return {}
    scores = bm25.scores(terms)
    best = scores.argsort(kind="stable")[::-1][:depth].tolist()
    return {row: min(1.0, float(scores[row]) / most) / 2 for row in best if scores[row] > 0}


def _share(voting: Sequence[tuple[int, float]], questions: int) -> float:
    total = sum(value * value for _, value in voting)
    return sum(value * value for row, value in voting if row >= questions) / total if total else 0.0
