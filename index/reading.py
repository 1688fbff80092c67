"""A query as the index compares it: its weighted terms, its vector, and the editorial questions it resembles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.lexicon import load_lexicon
from index.analysis import content_terms
from index.asked import DEPTH, Asked, by_sentence, dense_resemblance, lexical_resemblance
from index.content import Content
from index.embedding import Encoder
from index.errors import NBSP, EncoderError
from index.expansion import expand
from index.lexical import LexicalParameters, query_weights
from index.silence import Silence, negates, silence, twins
from index.store import Kind, VectorStore

_QUESTIONS: tuple[Kind, Kind] = ("questions", "silent")
KEPT = 64  # a query is asked of passages, then of sentences, and a follow-up asks it again


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """``terms``: the query's own with the lexicon's and those of repaired spellings, weighted. ``vector``: float32
    (d,). ``asked``: how much the query resembles the editorial questions that lead to each sentence, by its id.
    ``silence``: whether it rather resembles those that the documents leave unanswered.
    """

    terms: Mapping[str, float]
    vector: NDArray[np.float32]
    asked: Mapping[str, Asked] = field(default_factory=dict)
    silence: Silence = field(default_factory=Silence)


def query_reader(
    content: Content, store: VectorStore | None, encoder: Encoder, lexical: LexicalParameters
) -> Callable[[str], Reading]:
    """A function from a query to its reading; the last ``KEPT`` readings are kept. Without ``store``, questions are
    compared by their words alone. The function raises ``EncoderError`` when the encoder returns no usable vector.
    """
    corpus = content.corpus
    known = (*corpus.questions, *corpus.silent)

    def stems_of(row: int) -> frozenset[str]:
        return content.question_stems[known[row].text]

    @lru_cache(maxsize=KEPT)
    def read(query: str) -> Reading:
        terms = expand(query, load_lexicon(), content.words.forms, query_weights(query, lexical))
        vector = _vector(query, encoder)
        by_words = lexical_resemblance(terms, content.question_bm25)
        by_sense, silent = (
            dense_resemblance(store.nearest(kind, vector, DEPTH) if store else ()) for kind in _QUESTIONS
        )
        asked = by_sentence(content.corpus.questions, by_words, by_sense)
        heard = silence(terms, content.known_bm25, by_sense, silent, len(content.corpus.questions), DEPTH)
        # « Combien ont demandé à ne plus l’être ? » is no twin of the question that asks who did.
        same = {row: cosine for row, cosine in silent.items() if negates(corpus.silent[row].text) == negates(query)}
        near = twins(
            frozenset(content_terms(query)), stems_of, content.known_bm25.idf, by_sense, same, len(corpus.questions)
        )
        wording = content.unanswered.probability(query)
        heard = replace(heard, wording=wording, answered_twin=near[0], silent_twin=near[1])
        return Reading(terms, vector, asked, heard)

    return read


def _vector(query: str, encoder: Encoder) -> NDArray[np.float32]:
    vector: NDArray[np.float32] = encoder.encode_queries([query])[0]
    if vector.shape != (encoder.dimension,) or not np.all(np.isfinite(vector)):
        raise EncoderError(
            f"L’encodeur {encoder.name} a rendu un vecteur inutilisable{NBSP}: vérifiez HUMANIFEST_EMBEDDING."
        )
    return vector
