"""Propositions by how much they have to do with a difficulty.

Four readings of each of its sentences are weighed:

- *words*: the sentence's words, widened by the lexicon, in the sentences of the proposition (BM25 as a share of what
  could be reached, mean of the three best);
- *passages*: the search itself, the score of the best passage of the proposition;
- *questions*: how the words are spread over the propositions in the editorial questions and difficulties (naive Bayes);
- *difficulties*: cosine with the difficulties written for the proposition, mean of the three nearest.

Each is made comparable by its mean and deviation over the propositions; the whole text and its most telling sentence
then count alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.library.citations import Library
from assistant.worksheet.editorial import load_editorial
from assistant.worksheet.needs import split_needs, words_of
from corpus.types import BlockKind, Sentence
from index.analysis import content_terms
from index.embedding import BUNDLED, Encoder, load_encoder
from index.search import Index

# Fitted 2026-11-22 by a conditional logit on the 50 situations of ``eval/worksheet/development.jsonl`` and 118
# questions of ``eval/calibration``; ten-fold on the situations: 97 % of the expected propositions in the first three.
# In the order of the readings above.
WEIGHTS = (0.25, 1.5, 0.45, 0.95)
NEAREST = 3  # sentences, or difficulties, whose mean is taken
DIFFICULTY = 3.0  # editorial questions that one difficulty counts for
SMOOTHING = 2.0  # editorial questions added to each word, spread as the propositions are
DEPTH = 200  # passages asked of the search: more than the manifesto has

Row = NDArray[np.float64]  # one value a proposition, in the order of ``Ranker.numbers``


@dataclass(frozen=True, slots=True)
class Ranked:
    """A proposition with its score and the sentence of the difficulty that spoke most for it."""

    number: int
    score: float
    need: str


@dataclass(frozen=True, eq=False)
class Ranker:
    """Ranks the propositions of one corpus. Built once; immutable, safe to share."""

    index: Index
    library: Library
    encoder: Encoder  # the bundled one: the weights were fitted with it

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The propositions for which difficulties were written, in order."""
        return tuple(
            sorted({p.number for p in self.library.corpus.propositions} & load_editorial().propositions.keys())
        )

    @cached_property
    def sentences(self) -> Mapping[int, tuple[Sentence, ...]]:
        """The sentences of each proposition, headings included, notes left out."""
        return {
            p.number: tuple(
                s for i in p.section_ids for s in self.library.section_sentences(i) if s.kind is not BlockKind.NOTE
            )
            for p in self.library.corpus.propositions
            if p.number in self.numbers
        }

    def rank(self, text: str) -> tuple[Ranked, ...]:
        """Every proposition, best first; ties by number."""
        needs = split_needs(text)
        whole = self._read(text)
        parts = np.array([self._read(need) for need in needs] if len(needs) > 1 else [whole])
        total = (whole + parts.max(axis=0)) / 2
        leading = parts.argmax(axis=0)
        order = sorted(range(len(self.numbers)), key=lambda i: (-round(float(total[i]), 9), self.numbers[i]))
        return tuple(Ranked(self.numbers[i], float(total[i]), needs[int(leading[i])]) for i in order)

    def nearness(self, text: str) -> float:
        """Cosine of a text with the nearest difficulty of all, in [-1, 1]."""
        return max((float((vectors @ self._vector(text)).max()) for vectors in self._difficulties), default=0.0)

    def telling(self, terms: Collection[str]) -> float:
        """How far words, as stems, set one proposition apart, in nats; 0 when they tell nothing."""
        return float(self._by_terms(terms).max(initial=0.0))

    def _read(self, text: str) -> Row:
        readings = (
            self._by_words(text), self._by_passages(text), self._by_questions(text), self._by_difficulties(text)
        )  # fmt: skip
        total: Row = np.sum([w * _standard(r) for w, r in zip(WEIGHTS, readings, strict=True)], axis=0)
        return total

    def _by_words(self, text: str) -> Row:
        scores = self.index.score_sentences(text, [s.id for n in self.numbers for s in self.sentences[n]])
        return np.array([_mean_of_best(scores[s.id].lexical_share for s in self.sentences[n]) for n in self.numbers])

    def _by_passages(self, text: str) -> Row:
        best: dict[int | None, float] = {}
        for hit in self.index.search(text, k=DEPTH, propositions=self.numbers):
            best[hit.passage.proposition] = max(best.get(hit.passage.proposition, 0.0), hit.score)
        return np.array([best.get(n, 0.0) for n in self.numbers])

    def _by_questions(self, text: str) -> Row:
        return self._by_terms(words_of(text))

    def _by_terms(self, terms: Collection[str]) -> Row:
        """Σ over the words of ln(P(proposition | word) / P(proposition)), smoothed."""
        spread, prior = self._spread
        total = np.zeros(len(self.numbers))
        for term in sorted(spread.keys() & terms):
            seen = spread[term]
            total += np.log((seen + SMOOTHING * prior) / (seen.sum() + SMOOTHING) / prior)
        return total

    def _by_difficulties(self, text: str) -> Row:
        vector = self._vector(text)
        return np.array([_mean_of_best((vectors @ vector).tolist()) for vectors in self._difficulties])

    @cached_property
    def _difficulties(self) -> tuple[NDArray[np.float32], ...]:
        written = load_editorial().propositions
        return tuple(self.encoder.encode_queries(written[n].difficulties) for n in self.numbers)

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self.encoder.encode_queries([text])[0]
        return vector

    @cached_property
    def _spread(self) -> tuple[Mapping[str, Row], Row]:
        """For each stem, how many editorial questions of each proposition have it; and the share of each."""
        column = {n: i for i, n in enumerate(self.numbers)}
        owner = {s.id: column[n] for n in self.numbers for s in self.sentences[n]}
        words: dict[str, Row] = {}
        count: Counter[int] = Counter()

        def add(text: str, place: int, weight: float) -> None:
            count[place] += 1
            for term in set(content_terms(text)):
                words.setdefault(term, np.zeros(len(self.numbers)))[place] += weight

        for question in self.library.corpus.questions:
            places = {owner[i] for i in question.sentence_ids if i in owner}
            if len(places) == 1:  # a question across propositions tells none from another
                add(question.text, places.pop(), 1.0)
        for number, place in column.items():
            for difficulty in load_editorial().propositions[number].difficulties:
                add(difficulty, place, DIFFICULTY)
        counts = np.array([count[i] + 1.0 for i in range(len(self.numbers))])
        return words, counts / counts.sum()


def _mean_of_best(values: Iterable[float]) -> float:
    return sum(sorted(values, reverse=True)[:NEAREST]) / NEAREST


def _standard(values: Row) -> Row:
    deviation = float(values.std())
    return (values - values.mean()) / deviation if deviation > 1e-12 else np.zeros_like(values)


@lru_cache(maxsize=2)
def ranker_of(index: Index, library: Library) -> Ranker:
    """The ranker of an open index, kept.

    Raises:
        EncoderError: the bundled encoder cannot be read.
    """
    return Ranker(index, library, load_encoder(BUNDLED))
