"""Whether a question is worded like those that the documents leave unanswered: a linear model over its words.

A near miss has the words of the theme; what gives it away is what it asks of it (« quel logiciel », « combien de
délégués », « quelle loi »). Votes of a few neighbours don't see that: a model of all known questions does. Logistic
regression over words and pairs of neighbouring words, weighted tf-idf (Salton and Buckley, "Term-weighting approaches
in automatic text retrieval", 1988), both kinds of questions counting as much. Small words count: they are what asks.

Fitted by scikit-learn when the index is built, read with numpy alone when it is asked. Chosen on 661 questions of
eval/calibration, eval/practice and the development half of eval/golden, held out: with it the abstention F1 went from
.847 to .912 and wrong refusals from 4.2 % to 2.0 %. Tried and left: stems (.911 at 4.2 %), runs of letters (.913 at
2.4 %, ten times the size), with the encoder's vector (.913 at 2.4 %), the vector alone (.864 at 4.0 %).
"""

from __future__ import annotations

import math
import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysis import fold
from index.bm25 import packed, unpacked
from index.errors import DamagedIndex

FREEDOM = 4.0  # inverse of the strength of the ridge
LEAST = 2  # questions that must have a word for it to count
_QUANTITY = frozenset(
    ("combien", "cb", "cbien", "nb", "nombre", "pourcentage", "pourcentages", "pour", "cent", "%", "taux", "chiffre",
     "chiffres", "part", "proportion", "stat", "stats", "statistique", "statistiques", "quel", "quelle", "quels",
     "quelles")
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+|%")


@dataclass(frozen=True, slots=True, eq=False)
class Unanswered:
    """``columns``: the column of each word and pair of words; ``idf``, ``weights``: float64 (columns,).

    Without columns, nothing is known of unanswered questions.
    """

    columns: Mapping[str, int]
    idf: NDArray[np.float64]
    weights: NDArray[np.float64]
    intercept: float

    def probability(self, text: str) -> float:
        """P(the documents leave it unanswered), by its wording alone, in [0, 1]; 0 when nothing is known."""
        if not self.columns:
            return 0.0
        counts = {self.columns[word]: n for word, n in Counter(wording(text)).items() if word in self.columns}
        found = np.fromiter(counts, dtype=np.int64, count=len(counts))
        values = np.array([1.0 + math.log(n) for n in counts.values()]) * self.idf[found]
        norm = float(np.linalg.norm(values)) or 1.0
        return 1.0 / (1.0 + math.exp(-(self.intercept + float(values @ self.weights[found]) / norm)))


NOTHING_KNOWN = Unanswered({}, np.zeros(0), np.zeros(0), 0.0)


def wording(text: str) -> list[str]:
    """The words of a text and its pairs of neighbouring words, case and accents aside, those that ask for a number left
    out: most unanswered questions ask for one, but whether a sentence holds it can be seen, and must not be guessed.
    """
    words = [word for word in _WORD.findall(fold(text)) if word not in _QUANTITY]
    return [*words, *(f"{first} {second}" for first, second in pairwise(words))]


def learn_unanswered(answered: Sequence[str], unanswered: Sequence[str]) -> Unanswered:
    """Fit the model; ``NOTHING_KNOWN`` when one of the kinds is missing."""
    if not answered or not unanswered:
        return NOTHING_KNOWN
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    words = TfidfVectorizer(analyzer=wording, min_df=LEAST, sublinear_tf=True)
    try:
        rows = words.fit_transform([*answered, *unanswered])
    except ValueError:  # no word stands in two questions
        return NOTHING_KNOWN
    model = LogisticRegression(C=FREEDOM, class_weight="balanced", solver="liblinear")
    model.fit(rows, np.repeat([0, 1], [len(answered), len(unanswered)]))
    columns = {str(word): int(column) for word, column in words.vocabulary_.items()}
    return Unanswered(columns, words.idf_, model.coef_[0], float(model.intercept_[0]))


def save_unanswered(model: Unanswered, path: Path) -> None:
    """Write ``path`` (npz, no pickle); words are stored as UTF-8 lines in the order of the columns."""
    np.savez(
        path,
        idf=model.idf,
        weights=model.weights,
        intercept=np.float64(model.intercept),
        words=packed(model.columns),
    )


def load_unanswered(path: Path) -> Unanswered:
    """Read what ``save_unanswered`` wrote. Raises ``DamagedIndex`` when the file is missing or cannot be understood."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return Unanswered(unpacked(arrays["words"]), arrays["idf"], arrays["weights"], float(arrays["intercept"]))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise DamagedIndex(f"Le fichier {path.name} de l’index ne peut pas être lu") from error
