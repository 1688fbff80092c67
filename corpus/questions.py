"""The editorial index: questions written while reading, beside a document, with the sentences that they lead to.

One JSON object a line in ``<document>.questions.jsonl``: ``{"q": question, "s": [sentence id, …]}``. The questions of
``<document>.silent.jsonl`` have the same form and no answer in any document: their sentences only come nearest.
``other-subjects.jsonl`` holds questions on other subjects, ``{"q": question}``.
"""

from __future__ import annotations

import json
from pathlib import Path

from corpus.errors import CorpusError
from corpus.types import Corpus, Document, EditorialQuestion, Source


def questions_path(folder: Path, source: Source) -> Path:
    """Where the editorial questions of a source are, whether the file exists or not."""
    return (folder / source.file).with_suffix(".questions.jsonl")


def silent_path(folder: Path, source: Source) -> Path:
    """Where the questions that a source calls up and does not answer are, whether the file exists or not."""
    return (folder / source.file).with_suffix(".silent.jsonl")


def other_subjects_path(folder: Path) -> Path:
    """Where the questions on other subjects are, whether the file exists or not."""
    return folder / "other-subjects.jsonl"


def read_other_subjects(folder: Path) -> tuple[EditorialQuestion, ...]:
    """The questions on other subjects, that lead nowhere; ``()`` without a file.

    Raises:
        CorpusError: see ``read_questions``.
    """
    rows = read_rows(other_subjects_path(folder), leading=False)
    return tuple(EditorialQuestion(text, (), "") for text, _ in rows)


def read_questions(path: Path, document: Document) -> tuple[EditorialQuestion, ...]:
    """The questions of a document that lead to a sentence it still holds; ``()`` when it has no file.

    Raises:
        CorpusError: a line is not of the expected form; the message names it.
    """
    held = {sentence.id for sentence in document.sentences}
    found = []
    for text, ids in read_rows(path):
        kept = tuple(i for i in ids if i in held)
        if kept:
            found.append(EditorialQuestion(text, kept, document.source.id))
    return tuple(found)


def read_rows(path: Path, *, leading: bool = True) -> list[tuple[str, tuple[str, ...]]]:
    """Every line of a file of questions: text and sentence ids, whether the sentences still exist or not.

    ``leading``: every question must lead to a sentence.

    Raises:
        CorpusError: see ``read_questions``.
    """
    if not path.is_file():
        return []
    rows = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            row = json.loads(line)
            text, ids = row["q"], tuple(row["s"] if leading else ())
            led = all(isinstance(i, str) for i in ids) and (ids or not leading)
            if not (isinstance(text, str) and text.strip() and led):
                raise ValueError(line)
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusError(
                f"Le fichier {path.name}, ligne {number}, n’est pas une question de l’index éditorial\u00a0: "
                'attendu {"q": "…", "s": ["identifiant", …]}.'
            ) from error
        rows.append((text.strip(), ids))
    return rows


def questions_by_sentence(corpus: Corpus) -> dict[str, list[str]]:
    """Texts of the editorial questions that lead to each sentence, by sentence id."""
    found: dict[str, list[str]] = {}
    for question in corpus.questions:
        for identifier in question.sentence_ids:
            found.setdefault(identifier, []).append(question.text)
    return found
