"""Training pairs and the order in which they are dealt: weighted by source, one source a batch.

A source is one publisher's style. Were two sources mixed in a batch, the in-batch negatives would be told apart by
style alone (a statute is never the answer to a question about software), and the encoder would learn nothing from
them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SOURCE_SHARES = {
    "canada_laws": 0.25,
    "legi_fr": 0.6,
    "luxembourg_laws": 0.4,
    "esco_occ_lexique": 0.5,
    "rome_lexique": 0.5,
}
"""Share of a source dealt in one epoch; the sources not named here follow ``source_share``."""

LEXICAL_SUFFIX = "_lexique"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that mean the same or answer each other: a question and its passage, or two names of one thing."""

    query: str
    passage: str
    source: str


def read_pairs(path: Path) -> list[Pair]:
    """Read ``{"q", "p", "src"}`` (question, passage) or ``{"a", "b", "src"}`` (two names) JSON lines, gzipped or not.

    Sources of the second kind get the suffix ``_lexique``: one publisher may give both kinds.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    pairs = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "q" in row:
                pairs.append(Pair(row["q"], row["p"], row["src"]))
            else:
                pairs.append(Pair(row["a"], row["b"], row["src"].removesuffix(LEXICAL_SUFFIX) + LEXICAL_SUFFIX))
    return pairs


def source_share(source: str, size: int) -> float:
    """Share of the ``size`` pairs of a source dealt in one epoch; above 1, a pair is dealt several times.

    Statutes and software manuals are two thirds of the pairs and say little about people at work: they are thinned out,
    and the small sources (questions to public services, labour law, social work) come back two to four times.
    """
    if source in SOURCE_SHARES:
        return SOURCE_SHARES[source]
    if source.startswith("ms_"):
        return 0.4
    return 2.0 if size > 3000 else 3.0 if size > 600 else 4.0


@dataclass
class Deck:
    """The pairs of one source, dealt without replacement; reshuffled when they are all dealt.

    A thinned source thus shows a different quarter of its pairs in each epoch, not the same one every time.
    """

    rows: NDArray[np.int64]
    generator: np.random.Generator
    position: int = 0

    def __post_init__(self) -> None:
        self.rows = self.generator.permutation(self.rows)

    def deal(self, count: int) -> NDArray[np.int64]:
        """Return the next ``count`` row numbers."""
        hands = []
        while count > 0:
            if self.position == len(self.rows):
                self.rows = self.generator.permutation(self.rows)
                self.position = 0
            hand = self.rows[self.position : self.position + count]
            hands.append(hand)
            self.position += len(hand)
            count -= len(hand)
        return np.concatenate(hands) if hands else np.empty(0, np.int64)


class Dealer:
    """Deals the batches of an epoch: row numbers of ``pairs``, all of one source, no text twice."""

    def __init__(self, pairs: Sequence[Pair], batch_size: int, seed: int) -> None:
        self._generator = np.random.default_rng(seed)
        self._batch_size = batch_size
        by_source: dict[str, list[int]] = {}
        for row, pair in enumerate(pairs):
            by_source.setdefault(pair.source, []).append(row)
        self._queries = _identities([pair.query for pair in pairs])
        self._passages = _identities([pair.passage for pair in pairs])
        self._decks = {
            source: Deck(np.asarray(rows, np.int64), self._generator) for source, rows in sorted(by_source.items())
        }

    def epoch(self) -> Iterator[NDArray[np.int64]]:
        """Batches of one epoch in random order; each has at least two pairs."""
        batches = []
        for source, deck in self._decks.items():
            size = len(deck.rows)
            remaining = max(2, round(size * source_share(source, size)))
            while remaining > 0:
                hand = deck.deal(min(remaining, self._batch_size, size))
                remaining -= len(hand)
                batches.append(self._without_repetition(hand))
        for index in self._generator.permutation(len(batches)):
            if len(batches[index]) > 1:
                yield batches[index]

    def _without_repetition(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Drop the rows whose query or passage is already in the batch: it would be taught as its own negative."""
        for identities in (self._queries, self._passages):
            _, first = np.unique(identities[rows], return_index=True)
            rows = rows[np.sort(first)]
        return rows


def _identities(texts: Sequence[str]) -> NDArray[np.int64]:
    known: dict[str, int] = {}
    return np.asarray([known.setdefault(text, len(known)) for text in texts], np.int64)
