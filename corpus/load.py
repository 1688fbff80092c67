"""The corpus: catalogue, verified bytes, blocks, documents, and what is derived from them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from pydantic import ConfigDict, TypeAdapter, ValidationError

from corpus.assemble import assemble
from corpus.derive import derive
from corpus.entries import read_catalogue, verify
from corpus.errors import CorpusError, HumanifestError, UnreadableFile
from corpus.figures import FigureNote
from corpus.questions import questions_path, read_other_subjects, read_questions, silent_path
from corpus.readers import read_bytes
from corpus.readers.sandbox import read_untrusted_bytes
from corpus.serialise import corpus_from_json, corpus_to_json, document_from_json, document_to_json
from corpus.types import Corpus, Document, Source
from corpus.version import DOCUMENTS, corpus_version, figures_path, version_of

__all__ = [
    "DOCUMENTS",
    "corpus_from_json",
    "corpus_of",
    "corpus_to_json",
    "corpus_version",
    "document_from_json",
    "document_to_json",
    "load_corpus",
    "load_document",
]

Progress = Callable[[int, int], None]
# Formats whose parsers are ours or small enough to run in this process, once the SHA-256 has been checked.
_IN_PROCESS = frozenset({".md", ".markdown", ".txt"})


def load_corpus(folder: Path = DOCUMENTS) -> Corpus:
    """Give every registered document with its structure, the propositions, the figures and the acronyms.

    Raises:
        CorpusError: the catalogue is wrong, a file is missing, unreadable or changed; the message names it.
    """
    return corpus_of(folder, read_catalogue(folder))


def corpus_of(folder: Path, sources: Sequence[Source], progress: Progress | None = None) -> Corpus:
    """Give the corpus that these sources make, registered or not; their files are in ``folder``.

    ``progress`` is called with how many documents are read, of how many. Raises as ``load_corpus``.
    """
    documents = tuple(_each(folder, sources, progress))
    notes = {source.id: read_figure_notes(folder, source) for source in sources}
    derived = derive(documents, notes)
    questions = tuple(q for d in documents for q in read_questions(questions_path(folder, d.source), d))
    silent = tuple(q for d in documents for q in read_questions(silent_path(folder, d.source), d))
    silent += read_other_subjects(folder)
    version = version_of(folder, sources)
    return Corpus(documents, derived.propositions, derived.figures, derived.acronyms, version, questions, silent)


def _each(folder: Path, sources: Sequence[Source], progress: Progress | None) -> Iterator[Document]:
    for done, source in enumerate(sources):
        if progress is not None:
            progress(done, len(sources))
        yield load_document(folder, source)


def load_document(folder: Path, source: Source) -> Document:
    """Give one registered document. A member's file of a complex format is parsed in the sandbox each time."""
    data = verify(folder, source)
    suffix = PurePosixPath(source.file).suffix
    read = read_bytes if suffix.lower() in _IN_PROCESS else read_untrusted_bytes
    try:
        return assemble(source, read(data, suffix))
    except HumanifestError as error:
        raise UnreadableFile(f"Le document « {source.title} » ({source.file}) n’a pas pu être lu. {error}") from error


def read_figure_notes(folder: Path, source: Source) -> tuple[FigureNote, ...]:
    """Give the figure notes beside a document, ``()`` when it has none.

    Raises:
        CorpusError: the file is no TOML, or a ``[[figure]]`` lacks a field or has a wrong one.
    """
    path = figures_path(folder, source)
    if not path.is_file():
        return ()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return _NOTES.validate_python(tables.get("figure", []))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(
            f"Le fichier {path.name} n’est pas du TOML valide ({error}) : corrigez cette ligne."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise CorpusError(f"Le fichier {path.name} est à corriger : {where}, {first['msg']}.") from error


_NOTES: TypeAdapter[tuple[FigureNote, ...]] = TypeAdapter(tuple[FigureNote, ...], config=ConfigDict(extra="forbid"))
