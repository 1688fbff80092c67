"""The search rebuilt from the pure pieces of the index, with any of its levers taken out.

With every lever and the vectors of an open index, it ranks as ``Index.search`` does (a test holds them together).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.lexicon import Lexicon, load_lexicon
from corpus.questions import questions_by_sentence
from corpus.types import Corpus, Document
from eval.retrieval.systems import MEGABYTE, System, bm25_megabytes
from index import asked
from index.analysis import forms
from index.asked import by_sentence, dense_resemblance, lexical_resemblance, passage_ranking, question_id
from index.bm25 import Bm25, build_bm25
from index.content import Parameters, all_sentences, count_words, dense_text
from index.embedding import Encoder
from index.expansion import expand
from index.fusion import Ranking, fuse
from index.lexical import LexicalParameters, fielded_terms, query_weights, terms_of
from index.passages import make_passages
from index.search import ASKED_DENSE_WEIGHT, ASKED_LEXICAL_WEIGHT, DENSE_WEIGHT, DEPTH, LEXICAL_WEIGHT
from index.store import Kind, VectorStore
from index.types import Passage

Floats = NDArray[np.float32]
# The nearest ids of a kind of vectors with their cosines, best first.
Nearest = Callable[[Kind, Floats, int], list[tuple[str, float]]]
_DEFAULT = Parameters()


@dataclass(frozen=True, slots=True)
class Levers:
    """What is at work. Without ``stems`` words are compared as they are written, and ``exact`` changes nothing."""

    words: bool = True  # BM25 over the passages
    stems: bool = True
    exact: bool = True  # exact forms beside stems
    headings: bool = True
    footnotes: bool = True
    speakers: bool = True
    questions: bool = True  # the editorial questions as a field of the passages
    asked_words: bool = True  # the editorial questions compared by their words
    asked_sense: bool = True  # … and by their sense
    dense: bool = True  # the vectors of the passages
    lexicon: bool = True
    spelling: bool = True
    target_chars: int = _DEFAULT.target_chars
    overlap_sentences: int = _DEFAULT.overlap_sentences

    def fields(self) -> LexicalParameters:
        """The weights of the fields of a passage, 0 for those left out."""
        return replace(
            _DEFAULT.lexical,
            heading=_DEFAULT.lexical.heading * self.headings,
            footnote=_DEFAULT.lexical.footnote * self.footnotes,
            speaker=_DEFAULT.lexical.speaker * self.speakers,
            question=_DEFAULT.lexical.question * self.questions,
        )

    def kept(self, terms: Sequence[str]) -> list[str]:
        """The terms of a text that are compared: stems, exact forms (under ``=``), or both."""
        if self.stems and self.exact:
            return list(terms)
        return [term for term in terms if term.startswith("=") is not self.stems]


class Material:
    """What the choices of levers over one corpus share: passages by size, their vectors, those of the questions.

    ``store`` is the one of the index in use: its questions cost what they cost in service. Without it, and for
    passages (whose size is a lever), the search is exact.
    """

    def __init__(self, corpus: Corpus, encoder: Encoder, store: VectorStore | None = None) -> None:
        self.corpus, self.encoder, self._store = corpus, encoder, store
        self.vocabulary = count_words(all_sentences(corpus)).forms
        self._questions = encoder.encode_queries([question.text for question in corpus.questions])
        self._cut: dict[tuple[int, int], tuple[tuple[Passage, ...], Floats]] = {}

    def passages(self, levers: Levers) -> tuple[Passage, ...]:
        """The passages of the corpus at the size of ``levers``."""
        return self._made(levers)[0]

    def nearest(self, levers: Levers) -> Nearest:
        """Search among the vectors of the passages at the size of ``levers``, and those of the questions."""
        passages, vectors = self._made(levers)
        held: dict[str, tuple[list[str], Floats]] = {
            "passages": ([passage.id for passage in passages], vectors),
            "questions": ([question_id(row) for row in range(len(self._questions))], self._questions),
        }

        def nearest(kind: Kind, vector: Floats, n: int) -> list[tuple[str, float]]:
            if kind == "questions" and self._store is not None:
                return self._store.nearest(kind, vector, n)
            return _exact(*held[kind], vector, n)

        return nearest

    def _made(self, levers: Levers) -> tuple[tuple[Passage, ...], Floats]:
        key = (levers.target_chars, levers.overlap_sentences)
        if key not in self._cut:
            made = (make_passages(d, target_chars=key[0], overlap_sentences=key[1]) for d in self.corpus.documents)
            passages = tuple(passage for each in made for passage in each)
            self._cut[key] = passages, self.encoder.encode_passages([dense_text(passage) for passage in passages])
        return self._cut[key]


class Searcher:
    """A corpus made ready for one choice of levers; ``nearest`` replaces the exact search over vectors."""

    def __init__(self, material: Material, levers: Levers, nearest: Nearest | None = None) -> None:
        self._levers, self._corpus, self._encoder = levers, material.corpus, material.encoder
        self.passages = material.passages(levers)
        self._bm25 = self._passage_terms()
        self._question_bm25 = build_bm25(
            [levers.kept(terms_of(question.text)) for question in self._corpus.questions], k1=asked.K1, b=asked.B
        )
        self._vocabulary = material.vocabulary
        self._by_id = {passage.id: passage for passage in self.passages}
        self._nearest = nearest or material.nearest(levers)

    def rank(self, query: str) -> list[Passage]:
        """Every passage that a signal found, best first, in a total order."""
        levers, terms = self._levers, self.terms(query)
        vector = self._encoder.encode_queries([query])[0]
        rankings = []
        if levers.words:
            rankings.append(Ranking(self._by_words(terms), LEXICAL_WEIGHT))
        if levers.dense:
            rankings.append(Ranking(dict(self._nearest("passages", vector, DEPTH)), DENSE_WEIGHT))
        if levers.asked_words or levers.asked_sense:
            rankings += self._by_questions(terms, vector)
        return [self._by_id[identifier] for identifier, _ in fuse(rankings)]

    def terms(self, query: str) -> dict[str, float]:
        """The weighted terms of a query."""
        levers = self._levers
        base = query_weights(query, _DEFAULT.lexical)
        # A word that is known is not repaired.
        known = {} if levers.spelling else dict.fromkeys(forms(query), 1)
        terms = base
        if levers.lexicon or levers.spelling:
            lexicon = load_lexicon() if levers.lexicon else _silent_lexicon()
            terms = expand(query, lexicon, {**self._vocabulary, **known}, base)
        if levers.stems:
            return {term: terms[term] for term in levers.kept(list(terms))}
        return {term: terms[term] / _DEFAULT.lexical.exact for term in levers.kept(list(terms))}

    def megabytes(self) -> float:
        """Size of what the levers read: BM25 matrices and vectors."""
        levers, row = self._levers, self._encoder.dimension * np.dtype(np.float32).itemsize / MEGABYTE
        return (
            bm25_megabytes(self._bm25) * levers.words
            + bm25_megabytes(self._question_bm25) * levers.asked_words
            + row * (len(self.passages) * levers.dense + len(self._corpus.questions) * levers.asked_sense)
        )

    def _passage_terms(self) -> Bm25:
        questions = questions_by_sentence(self._corpus)
        rows = []
        for document in self._corpus.documents:
            rows += _rows(document, self.passages, questions, self._levers)
        parameters = self._levers.fields()
        return build_bm25(rows, k1=parameters.k1, b=parameters.b)

    def _by_words(self, terms: Mapping[str, float]) -> dict[str, float]:
        scores = self._bm25.scores(terms)
        found = [(self.passages[row].id, float(scores[row])) for row in np.flatnonzero(scores > 0).tolist()]
        return dict(sorted(found, key=lambda pair: (-pair[1], pair[0]))[:DEPTH])

    def _by_questions(self, terms: Mapping[str, float], vector: Floats) -> list[Ranking]:
        levers, questions = self._levers, self._corpus.questions
        lexical = lexical_resemblance(terms, self._question_bm25) if levers.asked_words else {}
        near = self._nearest("questions", vector, asked.DEPTH) if levers.asked_sense else []
        found = by_sentence(questions, lexical, dense_resemblance(near))
        words, sense = ({i: getattr(one, kind) for i, one in found.items()} for kind in ("lexical", "dense"))
        return [
            Ranking(passage_ranking(words, self.passages, None), ASKED_LEXICAL_WEIGHT),
            Ranking(passage_ranking(sense, self.passages, None), ASKED_DENSE_WEIGHT),
        ]


@lru_cache(maxsize=1)
def _silent_lexicon() -> Lexicon:
    """The lexicon with its words still known to the repair of spellings, but leading nowhere."""
    return Lexicon({}, tuple(replace(entry, weight=0.0) for entry in load_lexicon().entries), {})


def system(name: str, material: Material, levers: Levers) -> System:
    """A choice of levers as a system to measure."""
    searcher = Searcher(material, levers)
    return System(name, searcher.rank, searcher.megabytes())


def _exact(ids: Sequence[str], rows: Floats, vector: Floats, n: int) -> list[tuple[str, float]]:
    if not np.any(vector):
        return []
    cosines = rows @ vector
    best = np.argpartition(-cosines, n)[:n].tolist() if len(ids) > n else range(len(ids))
    return sorted(((ids[row], float(cosines[row])) for row in best), key=lambda pair: (-pair[1], pair[0]))


def _rows(
    document: Document, passages: Sequence[Passage], questions: Mapping[str, Sequence[str]], levers: Levers
) -> list[list[str]]:
    sentences = {sentence.id: sentence for sentence in document.sentences}
    notes = {note.number: note.text for note in document.footnotes}
    return [
        levers.kept(
            fielded_terms(
                [sentences[identifier] for identifier in passage.sentence_ids],
                passage.heading_path,
                notes,
                questions,
                levers.fields(),
            )
        )
        for passage in passages
        if passage.source_id == document.source.id
    ]
