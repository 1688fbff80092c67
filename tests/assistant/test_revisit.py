"""A kept answer, read back and held against documents that changed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.answer.serialise import answer_to_json
from assistant.journal.revisit import answer_from_json, review
from assistant.library.citations import Library
from assistant.types import Answer
from corpus.types import Corpus, Document, Footnote, Voice


@pytest.fixture
def answer(assistant: Assistant) -> Answer:
    """An answer with a figure and its note."""
    found = assistant.ask("Quelle part des salariés part à cause de son chef ?")
    assert found.citations
    return found


def changed(corpus: Corpus, document: Document) -> Library:
    """The library of another version of the corpus, with ``document`` in the place of its earlier self."""
    documents = tuple(document if d.source.id == document.source.id else d for d in corpus.documents)
    return Library(replace(corpus, documents=documents, version="f" * 12))


def document_of(assistant: Assistant, answer: Answer) -> Document:
    return assistant.library.document_of(answer.citations[0].sentence_id)


@pytest.mark.parametrize(
    "question", ["Que dit la proposition 4 ?", "Qui est cité ?", "Quelle est la capitale du Pérou ?", "Bonjour"]
)
def test_an_answer_comes_back_as_it_was(assistant: Assistant, question: str) -> None:
    given = assistant.ask(question)
    back = answer_from_json(json.loads(json.dumps(answer_to_json(given))))
    notes = [n for c in given.citations for n in c.footnotes]
    assert [n.text for c in back.citations for n in c.footnotes] == [n.text for n in notes]
    bare = [replace(c, footnotes=()) for c in given.citations]
    assert [replace(c, footnotes=()) for c in back.citations] == bare
    assert replace(back, citations=()) == replace(given, citations=(), hits=())


def test_the_same_corpus_changes_nothing(assistant: Assistant, answer: Answer) -> None:
    found = review(answer, assistant.library)
    assert found.exact and not found.renewed and found.answer is answer


def test_sentences_that_moved_are_followed(assistant: Assistant, answer: Answer) -> None:
    document = document_of(assistant, answer)
    shift = "Un paragraphe ajouté.\n\n"
    moved = replace(
        document,
        text=shift + document.text,
        sentences=tuple(
            replace(s, id=f"autre-{s.id}", start=s.start + len(shift), end=s.end + len(shift))
            for s in document.sentences
        ),
    )
    found = review(answer, changed(assistant.corpus, moved))
    assert found.exact and found.renewed
    for citation in found.answer.citations:
        assert moved.text[citation.start : citation.end] == citation.quote
        assert citation.sentence_id.startswith("autre-")
    assert found.answer.text == answer.text


def test_one_word_less_is_to_be_reviewed(assistant: Assistant, answer: Answer) -> None:
    document, first = document_of(assistant, answer), answer.citations[0]
    words = tuple(
        replace(s, text=s.text.replace("75", "74")) if s.id == first.sentence_id else s for s in document.sentences
    )
    found = review(answer, changed(assistant.corpus, replace(document, sentences=words)))
    assert found.changed == {first.n} and not found.exact


def test_the_same_words_in_another_mouth_are_to_be_reviewed(assistant: Assistant, answer: Answer) -> None:
    document, first = document_of(assistant, answer), answer.citations[0]
    assert first.voice is not Voice.QUOTED
    said = tuple(replace(s, voice=Voice.QUOTED) if s.id == first.sentence_id else s for s in document.sentences)
    assert not review(answer, changed(assistant.corpus, replace(document, sentences=said))).exact


def test_another_source_in_the_note_is_to_be_reviewed(assistant: Assistant, answer: Answer) -> None:
    document = document_of(assistant, answer)
    assert answer.citations[0].footnotes
    notes = tuple(Footnote(n.number, "Une autre étude.", n.page) for n in document.footnotes)
    assert not review(answer, changed(assistant.corpus, replace(document, footnotes=notes))).exact


def test_a_document_that_is_gone_is_to_be_reviewed(assistant: Assistant, answer: Answer) -> None:
    others = tuple(d for d in assistant.corpus.documents if d.source.id != answer.citations[0].source_id)
    found = review(answer, Library(replace(assistant.corpus, documents=others, version="0" * 12)))
    assert found.changed == {c.n for c in answer.citations}
