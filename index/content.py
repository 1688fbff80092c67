"""What the index keeps beside Chroma: texts, passages, BM25 matrices, sentence vectors, counts of words."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import CorpusError
from corpus.questions import questions_by_sentence
from corpus.serialise import corpus_from_json, corpus_to_json
from corpus.types import BlockKind, Corpus, Document, EditorialQuestion, Sentence
from index import asked
from index.analysis import content_terms, forms
from index.bm25 import Bm25, build_bm25, load_bm25, save_bm25
from index.errors import DamagedIndex
from index.lexical import LexicalParameters, fielded_terms, terms_of
from index.passages import make_passages
from index.types import Passage
from index.unanswered import Unanswered, learn_unanswered, load_unanswered, save_unanswered

CORPUS = "corpus.json"
PASSAGES = "passages.json"
WORDS = "words.json"
QUESTION_STEMS = "questions.stems.json"
PASSAGE_TERMS = "passages.bm25.npz"
SENTENCE_TERMS = "sentences.bm25.npz"
QUESTION_TERMS = "questions.bm25.npz"
KNOWN_TERMS = "known.bm25.npz"
UNANSWERED = "unanswered.npz"
SENTENCE_VECTORS = "sentences.npy"


@dataclass(frozen=True, slots=True)
class Parameters:
    """How passages are cut and terms weighted; part of what an index is made from."""

    target_chars: int = 1000
    overlap_sentences: int = 1
    lexical: LexicalParameters = field(default_factory=LexicalParameters)

    def as_dict(self) -> dict[str, int | float]:
        """Every parameter by name, for the manifest."""
        own: dict[str, int | float] = {"target_chars": self.target_chars, "overlap_sentences": self.overlap_sentences}
        return own | self.lexical.as_dict()


def parameters_from(values: Mapping[str, int | float]) -> Parameters:
    """Return the parameters that ``Parameters.as_dict`` wrote. Raises ``DamagedIndex`` on unknown or missing names."""
    rest: dict[str, Any] = dict(values)
    try:
        own = {name: rest.pop(name) for name in ("target_chars", "overlap_sentences")}
        return Parameters(**own, lexical=LexicalParameters(**rest))
    except (KeyError, TypeError) as error:
        raise DamagedIndex("Les réglages notés dans l’index ne sont pas ceux de cette version") from error


@dataclass(frozen=True, slots=True)
class Words:
    """Over all sentences: folded forms with how often they occur, stems with in how many sentences they occur."""

    forms: Mapping[str, int]
    stems: Mapping[str, int]
    sentences: int


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """Rows of ``passage_bm25`` follow ``passages``; of ``sentence_bm25``, ``all_sentences``; of
    ``question_bm25``, questions; of ``known_bm25``, questions, then silent ones. ``question_stems``: the content
    terms of each of these questions, by its text: working them out takes seconds that no first answer should wait for.
    """

    corpus: Corpus
    passages: tuple[Passage, ...]
    passage_bm25: Bm25
    sentence_bm25: Bm25
    question_bm25: Bm25
    known_bm25: Bm25
    unanswered: Unanswered
    words: Words
    question_stems: Mapping[str, frozenset[str]]


def make_content(corpus: Corpus, parameters: Parameters) -> Content:
    """Cuts, analyses and counts the whole corpus; no vectors yet."""
    passages: list[Passage] = []
    passage_terms: list[list[str]] = []
    sentence_terms: list[list[str]] = []
    questions = questions_by_sentence(corpus)
    for document in corpus.documents:
        made = make_passages(
            document, target_chars=parameters.target_chars, overlap_sentences=parameters.overlap_sentences
        )
        passages.extend(made)
        passage_terms.extend(_passage_rows(document, made, questions, parameters.lexical))
        sentence_terms.extend(_sentence_rows(document, questions, parameters.lexical))
    k1, b = parameters.lexical.k1, parameters.lexical.b
    return Content(
        corpus,
        tuple(passages),
        build_bm25(passage_terms, k1=k1, b=b),
        build_bm25(sentence_terms, k1=k1, b=b),
        _question_terms(corpus.questions),
        _question_terms((*corpus.questions, *corpus.silent)),
        learn_unanswered([q.text for q in corpus.questions], [q.text for q in corpus.silent]),
        count_words(all_sentences(corpus)),
        {q.text: frozenset(content_terms(q.text)) for q in (*corpus.questions, *corpus.silent)},
    )


def _question_terms(questions: Sequence[EditorialQuestion]) -> Bm25:
    return build_bm25([terms_of(question.text) for question in questions], k1=asked.K1, b=asked.B)


def all_sentences(corpus: Corpus) -> list[Sentence]:
    """Every sentence of the corpus, headings included, in the order of the rows of the sentence matrices."""
    return [sentence for document in corpus.documents for sentence in document.sentences]


def count_words(sentences: Sequence[Sentence]) -> Words:
    """Count over the sentences' own text alone: headings above them and footnotes don't count."""
    stems = Counter(term for s in sentences for term in set(terms_of(s.text)) if not term.startswith("="))
    return Words(Counter(form for sentence in sentences for form in forms(sentence.text)), stems, len(sentences))


def dense_text(passage: Passage) -> str:
    """Return what the encoder reads of a passage: its headings, then its text."""
    return "\n".join((" › ".join(passage.heading_path), passage.text)).strip()


def _passage_rows(
    document: Document,
    passages: Sequence[Passage],
    questions: Mapping[str, Sequence[str]],
    parameters: LexicalParameters,
) -> list[list[str]]:
    by_id = {sentence.id: sentence for sentence in document.sentences}
    notes = {note.number: note.text for note in document.footnotes}
    members = ([by_id[identifier] for identifier in passage.sentence_ids] for passage in passages)
    return [
        fielded_terms(sentences, passage.heading_path, notes, questions, parameters)
        for passage, sentences in zip(passages, members, strict=True)
    ]


def _sentence_rows(
    document: Document, questions: Mapping[str, Sequence[str]], parameters: LexicalParameters
) -> list[list[str]]:
    paths = {section.id: section.path for section in document.sections}
    notes = {note.number: note.text for note in document.footnotes}
    headed = ((s, () if s.kind is BlockKind.HEADING else paths[s.section_id]) for s in document.sentences)
    return [fielded_terms((sentence,), path, notes, questions, parameters) for sentence, path in headed]


def save_content(content: Content, sentence_vectors: NDArray[np.float32], folder: Path) -> None:
    """Write every file of ``content`` and the sentence vectors, float32 (sentences, d), into ``folder``."""
    (folder / CORPUS).write_text(corpus_to_json(content.corpus), encoding="utf-8")
    rows = [
        [p.id, p.source_id, p.section_id, p.start, p.end, p.sentence_ids, p.proposition, p.pages]
        for p in content.passages
    ]
    (folder / PASSAGES).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    words = {"forms": content.words.forms, "stems": content.words.stems, "sentences": content.words.sentences}
    (folder / WORDS).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    stems = {text: sorted(stems) for text, stems in content.question_stems.items()}
    (folder / QUESTION_STEMS).write_text(json.dumps(stems, ensure_ascii=False), encoding="utf-8")
    save_bm25(content.passage_bm25, folder / PASSAGE_TERMS)
    save_bm25(content.sentence_bm25, folder / SENTENCE_TERMS)
    save_bm25(content.question_bm25, folder / QUESTION_TERMS)
    save_bm25(content.known_bm25, folder / KNOWN_TERMS)
    save_unanswered(content.unanswered, folder / UNANSWERED)
    np.save(folder / SENTENCE_VECTORS, sentence_vectors, allow_pickle=False)


def load_content(folder: Path) -> Content:
    """Read what ``save_content`` wrote. Raises ``DamagedIndex`` when a file is missing or cannot be understood."""
    try:
        corpus = corpus_from_json((folder / CORPUS).read_text(encoding="utf-8"))
        passages = _read_passages(folder, corpus)
        words = json.loads((folder / WORDS).read_text(encoding="utf-8"))
        counted = Words(words["forms"], words["stems"], words["sentences"])
        stems = json.loads((folder / QUESTION_STEMS).read_text(encoding="utf-8"))
        by_text = {text: frozenset(map(sys.intern, of_text)) for text, of_text in stems.items()}
    except (OSError, ValueError, KeyError, TypeError, CorpusError) as error:
        raise DamagedIndex("Les textes de l’index ne peuvent pas être lus") from error
    by_passage, by_sentence, by_question, known = (
        load_bm25(folder / name) for name in (PASSAGE_TERMS, SENTENCE_TERMS, QUESTION_TERMS, KNOWN_TERMS)
    )
    unanswered = load_unanswered(folder / UNANSWERED)
    return Content(corpus, passages, by_passage, by_sentence, by_question, known, unanswered, counted, by_text)


def load_sentence_vectors(folder: Path) -> NDArray[np.float32]:
    """Return the sentence vectors, float32 (sentences, d), mapped from the file: pages are read when they are used."""
    try:
        vectors: NDArray[np.float32] = np.load(folder / SENTENCE_VECTORS, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise DamagedIndex(f"Le fichier {SENTENCE_VECTORS} de l’index ne peut pas être lu") from error
    return vectors


def _read_passages(folder: Path, corpus: Corpus) -> tuple[Passage, ...]:
    documents = {document.source.id: document for document in corpus.documents}
    paths = {(doc.source.id, section.id): section.path for doc in corpus.documents for section in doc.sections}
    rows = json.loads((folder / PASSAGES).read_text(encoding="utf-8"))
    return tuple(
        Passage(
            identifier,
            source,
            section,
            start,
            end,
            documents[source].text[start:end],
            tuple(sentences),
            paths[source, section],
            proposition,
            tuple(pages),
        )
        for identifier, source, section, start, end, sentences, proposition, pages in rows
    )
