"""Documents and corpora to JSON and back, for the store of the index: compact, and quick to load.

Rows are arrays in field order. The text of a sentence is not stored: it is a slice of the document's text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from corpus.errors import CorpusError
from corpus.types import (
    Acronym,
    BlockKind,
    Corpus,
    Document,
    EditorialQuestion,
    Figure,
    Footnote,
    Proposition,
    Section,
    Sentence,
    Source,
    Speaker,
    Voice,
)

FORMAT = 4
_T = TypeVar("_T")


def document_to_json(document: Document) -> str:
    """Give one document as JSON text; ``document_from_json`` gives an equal document back."""
    return _dump(_pack_document(document))


def document_from_json(text: str) -> Document:
    """Give the document that ``document_to_json`` wrote.

    Raises:
        CorpusError: ``text`` is damaged or comes from another version of the program.
    """
    return _load(text, _unpack_document)


def corpus_to_json(corpus: Corpus) -> str:
    """Give the whole corpus as JSON text; ``corpus_from_json`` gives an equal corpus back."""
    return _dump(
        {
            "version": corpus.version,
            "documents": [_pack_document(document) for document in corpus.documents],
            "propositions": [_row(item) for item in corpus.propositions],
            "figures": [_row(item) for item in corpus.figures],
            "acronyms": [_row(item) for item in corpus.acronyms],
            "questions": [_row(item) for item in corpus.questions],
            "silent": [_row(item) for item in corpus.silent],
        }
    )


def corpus_from_json(text: str) -> Corpus:
    """Give the corpus that ``corpus_to_json`` wrote.

    Raises:
        CorpusError: ``text`` is damaged or comes from another version of the program.
    """
    return _load(text, _unpack_corpus)


def _row(item: Any) -> list[Any]:
    return [getattr(item, field.name) for field in fields(item)]


def _pack_document(document: Document) -> dict[str, Any]:
    speakers: dict[Speaker, int] = {}
    for sentence in document.sentences:
        if sentence.speaker is not None:
            speakers.setdefault(sentence.speaker, len(speakers))
    return {
        "source": _row(document.source),
        "text": document.text,
        "sections": [_row(section) for section in document.sections],
        "speakers": [_row(speaker) for speaker in speakers],
        "sentences": [
            [
                s.id,
                s.start,
                s.end,
                s.kind,
                s.voice,
                s.section_id,
                s.block,
                s.page,
                None if s.speaker is None else speakers[s.speaker],
                s.footnotes,
                s.calls,
            ]
            for s in document.sentences
        ],
        "footnotes": [_row(note) for note in document.footnotes],
        "metadata": document.metadata,
    }


def _unpack_document(value: dict[str, Any]) -> Document:
    text = value["text"]
    kind_of = {kind.value: kind for kind in BlockKind}
    voice_of = {voice.value: voice for voice in Voice}
    speakers = [Speaker(*row) for row in value["speakers"]]
    sentences = tuple(
        Sentence(
            id_,
            start,
            end,
            text[start:end],
            kind_of[kind],
            voice_of[voice],
            section,
            block,
            page,
            None if speaker is None else speakers[speaker],
            tuple(notes),
            tuple(calls),
        )
        for id_, start, end, kind, voice, section, block, page, speaker, notes, calls in value["sentences"]
    )
    return Document(
        source=Source(*value["source"]),
        text=text,
        sections=tuple(Section(id_, tuple(path), *rest) for id_, path, *rest in value["sections"]),
        sentences=sentences,
        footnotes=tuple(Footnote(*row) for row in value["footnotes"]),
        metadata=value["metadata"],
    )


def _unpack_corpus(value: dict[str, Any]) -> Corpus:
    return Corpus(
        documents=tuple(_unpack_document(document) for document in value["documents"]),
        propositions=tuple(
            Proposition(number, title, axis, axis_title, source, tuple(sections), sentence, tuple(pages))
            for number, title, axis, axis_title, source, sections, sentence, pages in value["propositions"]
        ),
        figures=tuple(Figure(*row) for row in value["figures"]),
        acronyms=tuple(Acronym(*row) for row in value["acronyms"]),
        version=value["version"],
        questions=_questions(value["questions"]),
        silent=_questions(value["silent"]),
    )


def _questions(rows: list[Any]) -> tuple[EditorialQuestion, ...]:
    return tuple(EditorialQuestion(text, tuple(ids), source) for text, ids, source in rows)


def _dump(value: dict[str, Any]) -> str:
    return json.dumps({"format": FORMAT, **value}, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _load(text: str, unpack: Callable[[dict[str, Any]], _T]) -> _T:
    try:
        value = json.loads(text)
        if value["format"] != FORMAT:
            raise ValueError(value["format"])
        return unpack(value)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise CorpusError(
            "Le corpus enregistré est endommagé ou vient d’une autre version : "
            "reconstruisez l’index (humanifest index build --force)."
        ) from error
