"""Opening an index and asking it: two rankings of passages, one list; scores of single sentences."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UnknownDocument
from corpus.types import Corpus
from index.asked import Asked, passage_ranking
from index.canary import (
    CHROMA_FOLDER,
    MINIMUM_COSINE,
    check_counts,
    check_lexical,
    check_vectors,
    load_canary_vectors,
)
from index.checks import refuse_stale, verify_files
from index.content import Content, all_sentences, dense_text, load_content, load_sentence_vectors, parameters_from
from index.embedding import Encoder, load_encoder
from index.errors import NBSP, REPAIR, DamagedIndex, StaleIndex
from index.fusion import Ranking, fuse
from index.layout import current_folder
from index.manifest import Manifest, read_manifest
from index.reading import Reading, query_reader
from index.silence import Silence
from index.store import StoreLocation, VectorStore, open_store
from index.types import Hit, Passage

# What each ranking counts in the fusion.
# Fitted 2026-11-22 by ``python -m eval calibrate`` on 1315 questions; cross-validated: recall@1 0.848 [0.831; 0.865],
# recall@5 0.975 [0.968; 0.982], recall@10 0.982 [0.975; 0.988].
LEXICAL_WEIGHT = 1.00  # BM25 over the fields of a passage
# The fit gives .65 at the same recall; words alone are then better on one set of ``eval retrieval --public``.
DENSE_WEIGHT = 0.60  # cosine of a passage
ASKED_LEXICAL_WEIGHT = 0.79  # resemblance to an editorial question, by words
ASKED_DENSE_WEIGHT = 1.20  # … by sense
WEIGHTS = (LEXICAL_WEIGHT, DENSE_WEIGHT, ASKED_LEXICAL_WEIGHT, ASKED_DENSE_WEIGHT)
# How deep each ranking is read before fusion, and how many known answers are asked when an index is opened.
DEPTH = 100
OPENING_CANARIES = 3

LEXICAL_ONLY_NOTICE = (
    f"Recherche par mots seulement, sans comparaison de sens{NBSP}: pour retrouver la recherche complète, {REPAIR}."
)


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """Of one sentence for one query: BM25 (0 when no term is shared) and cosine in [-1, 1] (0 without a known word).

    ``asked`` is how much the query resembles an editorial question that leads to the sentence.
    """

    lexical: float
    lexical_share: float  # ``lexical`` as a share of what the query could reach, in [0, 1]
    dense: float
    asked: Asked = field(default_factory=Asked)


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """An opened index; ``notice`` is a French sentence when it works with less than it should, else ``None``."""

    corpus: Corpus
    manifest: Manifest
    passages: Mapping[str, Passage]  # by id, in reading order
    notice: str | None
    _content: Content = field(repr=False)
    _store: VectorStore | None = field(repr=False)
    _sentence_vectors: NDArray[np.float32] = field(repr=False)
    _sentence_rows: Mapping[str, int] = field(repr=False)
    _read: Callable[[str], Reading] = field(repr=False)

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """Every folded form of the corpus, stop words included, with how often it occurs."""
        return self._content.words.forms

    def idf(self, term: str) -> float:
        """Rarity of a stem among sentences: ln(1 + (N − n + 0.5) / (n + 0.5)); stems as in ``content_terms``."""
        words = self._content.words
        n = words.stems.get(term, 0)
        return float(np.log1p((words.sentences - n + 0.5) / (n + 0.5)))

    @property
    def question_stems(self) -> Mapping[str, frozenset[str]]:
        """The content terms of every editorial question, answered or not, by its text."""
        return self._content.question_stems

    def knows(self, term: str) -> bool:
        """Whether a stem occurs in a sentence of the corpus or in an editorial question."""
        return term in self._content.words.stems or term in self._content.question_bm25.columns

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        source_ids: Collection[str] | None = None,
        propositions: Collection[int] | None = None,
    ) -> list[Hit]:
        """Return the ``k`` best passages for ``query`` in a total order, only from these sources and propositions."""
        allowed = self._allowed(source_ids, propositions)
        rankings = self.rankings(query, allowed)
        lexical, dense = rankings[:2]
        fused = fuse([Ranking(scores, weight) for scores, weight in zip(rankings, WEIGHTS, strict=True)])
        ranks = [{identifier: rank for rank, identifier in enumerate(ids, start=1)} for ids in (lexical, dense)]
        return [
            Hit(
                passage=self.passages[identifier],
                score=score,
                rank=rank,
                lexical_rank=ranks[0].get(identifier),
                dense_rank=ranks[1].get(identifier),
                lexical_score=lexical.get(identifier, 0.0),
                dense_score=dense.get(identifier, 0.0),
            )
            for rank, (identifier, score) in enumerate([*fused, *self._others(fused, allowed)][: max(0, k)], start=1)
        ]

    def rankings(self, query: str, allowed: Collection[str] | None = None) -> tuple[Mapping[str, float], ...]:
        """The rankings that are fused, in the order of ``WEIGHTS``: the scores of passages by id, best first; of the
        passages ``allowed`` alone when given.
        """
        reading, passages = self._read(query), self._content.passages
        return (
            self._lexical_ranking(reading, allowed),
            self._dense_ranking(reading, allowed),
            passage_ranking({i: score.lexical for i, score in reading.asked.items()}, passages, allowed),
            passage_ranking({i: score.dense for i, score in reading.asked.items()}, passages, allowed),
        )

    def _others(self, found: Sequence[tuple[str, float]], allowed: Collection[str] | None) -> list[tuple[str, float]]:
        """Passages that no ranking returned, in reading order, with score 0: a list of ``k`` is never shorter."""
        known = {identifier for identifier, _ in found}
        return [(i, 0.0) for i in self.passages if i not in known and (allowed is None or i in allowed)]

    def score_sentences(self, query: str, sentence_ids: Sequence[str]) -> dict[str, SentenceScore]:
        """Scores of the given sentences for ``query``; raises ``UnknownDocument`` for an unknown id."""
        unknown = [identifier for identifier in sentence_ids if identifier not in self._sentence_rows]
        if unknown:
            raise UnknownDocument(f"L’index ne contient pas la phrase «{NBSP}{unknown[0]}{NBSP}»{NBSP}: {REPAIR}.")
        rows = [self._sentence_rows[identifier] for identifier in sentence_ids]
        reading = self._read(query)
        bm25 = self._content.sentence_bm25
        lexical = bm25.scores(reading.terms)[rows]
        most = sum(weight * bm25.idf(term) for term, weight in reading.terms.items()) or 1.0
        dense = self._sentence_vectors[rows] @ reading.vector
        return {
            identifier: SentenceScore(
                float(lexical[position]),
                float(lexical[position]) / most,
                float(dense[position]),
                reading.asked.get(identifier, Asked()),
            )
            for position, identifier in enumerate(sentence_ids)
        }

    def silence(self, query: str) -> Silence:
        """Whether ``query`` rather resembles the questions that the documents leave unanswered."""
        return self._read(query).silence

    def close(self) -> None:
        """Releases the vector store; the index cannot be searched any more."""
        if self._store is not None:
            self._store.close()

    def _allowed(
        self, source_ids: Collection[str] | None, propositions: Collection[int] | None
    ) -> Collection[str] | None:
        """Ids of the passages that a search may return; ``None`` for all of them."""
        if source_ids is None and propositions is None:
            return None
        return {
            passage.id
            for passage in self._content.passages
            if (source_ids is None or passage.source_id in source_ids)
            and (propositions is None or passage.proposition in propositions)
        }

    def _lexical_ranking(self, reading: Reading, allowed: Collection[str] | None) -> dict[str, float]:
        """Return the best ``DEPTH`` allowed ids with a term in common, best first, ties by id."""
        scores = self._content.passage_bm25.scores(reading.terms)
        passages = self._content.passages
        rows = np.flatnonzero(scores > 0)
        if allowed is not None:
            rows = rows[[passages[row].id in allowed for row in rows.tolist()]] if len(rows) else rows
        if len(rows) > DEPTH:
            # Everything that ties with the last kept score stays until ids decide.
            rows = rows[scores[rows] >= np.partition(scores[rows], -DEPTH)[-DEPTH]]
        scored = [(passages[row].id, float(scores[row])) for row in rows.tolist()]
        return dict(sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:DEPTH])

    def _dense_ranking(self, reading: Reading, allowed: Collection[str] | None) -> dict[str, float]:
        """Return the best ``DEPTH`` allowed ids by cosine, filtered here: Chroma's own filters are slow."""
        if self._store is None or (allowed is not None and not allowed):
            return {}
        total, asked = self._store.count("passages"), DEPTH
        while True:
            found = self._store.nearest("passages", reading.vector, asked)
            kept = [pair for pair in found if allowed is None or pair[0] in allowed]
            if not found or asked >= total or len(kept) >= min(DEPTH, total if allowed is None else len(allowed)):
                return dict(kept[:DEPTH])
            asked *= 4


def open_index(
    data_dir: Path,
    *,
    expected_corpus_version: str | None,
    encoder_setting: str,
    chroma_url: str = "",
    encoder: Encoder | None = None,
    lexical_only: bool = False,
) -> Index:
    """Open the index in use after checking that it is whole, up to date, and answers known questions.

    ``expected_corpus_version`` ``None`` skips the comparison with the documents. ``lexical_only`` leaves Chroma
    out, and says so in ``Index.notice``. Raises ``MissingIndex``, ``StaleIndex``, ``DamagedIndex`` or ``EncoderError``.
    """
    folder = current_folder(data_dir)
    manifest = read_manifest(folder)
    encoder = encoder or load_encoder(encoder_setting)
    refuse_stale(manifest, expected_corpus_version, encoder, chroma_url)
    verify_files(folder, manifest, vectors=not lexical_only)
    lexical = parameters_from(manifest.parameters).lexical
    content = load_content(folder)
    check_lexical(content, manifest.lexical_canaries[:OPENING_CANARIES], lexical)
    passages = {passage.id: passage for passage in content.passages}
    canaries = load_canary_vectors(folder)
    store = None
    if not lexical_only:
        _check_encoder(encoder, passages, manifest, canaries)
        store = open_store(StoreLocation(folder / CHROMA_FOLDER, manifest.name, manifest.chroma_url))
        check_counts(store, manifest)
        check_vectors(store, manifest.canary_ids[:OPENING_CANARIES], canaries[:OPENING_CANARIES])
    return Index(
        corpus=content.corpus,
        manifest=manifest,
        passages=passages,
        notice=LEXICAL_ONLY_NOTICE if lexical_only else None,
        _content=content,
        _store=store,
        _sentence_vectors=load_sentence_vectors(folder),
        _sentence_rows={sentence.id: row for row, sentence in enumerate(all_sentences(content.corpus))},
        _read=query_reader(content, store, encoder, lexical),
    )


def _check_encoder(
    encoder: Encoder, passages: Mapping[str, Passage], manifest: Manifest, canaries: NDArray[np.float32]
) -> None:
    """Raise ``StaleIndex`` unless the encoder still gives a known passage the vector that it had at the build."""
    if not manifest.canary_ids:
        return
    passage = passages.get(manifest.canary_ids[0])
    if passage is None:
        raise DamagedIndex("Un passage connu manque à l’index")
    vector = encoder.encode_passages([dense_text(passage)])[0]
    if float(vector @ canaries[0]) < MINIMUM_COSINE:
        raise StaleIndex("L’encodeur ne rend plus les mêmes vecteurs qu’à la construction de l’index")
