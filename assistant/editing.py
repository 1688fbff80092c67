"""Changing the documents: the new index is built and put in service first, the catalogue follows, or nothing changes.

Whoever asks meanwhile gets answers from the index of before. One change at a time: the catalogue's lock is held from
the first byte to the last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.settings import Settings
from corpus.catalogue import LOCK, read_catalogue
from corpus.entries import verify
from corpus.errors import CorpusError
from corpus.lock import locked
from corpus.members import describe, register, removable, staged, unregister
from corpus.readers.sandbox import read_capped, read_untrusted_bytes
from corpus.types import Source

Progress = Callable[[str, int, int], None]
READING_FILE = "Lecture du fichier"
READING_DOCUMENTS = "Lecture des documents"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to add, as it came: its name (for the format and a title at worst) and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Fields:
    """What a person says about a document; what is "" is taken from the file itself."""

    title: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    publisher: str = ""
    rights: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, and what undoing it needs. ``file`` is empty when the copy that was removed could not be read."""

    added: bool
    source: Source
    file: NewFile

    @property
    def undoable(self) -> bool:
        """Whether ``undo`` has what it needs."""
        return self.added or bool(self.file.data)


def file_at(path: Path) -> NewFile:
    """The file at ``path``. Raises ``UnreadableFile``: missing, forbidden or too large."""
    return NewFile(path.name, read_capped(path))


def add_document(settings: Settings, file: NewFile, fields: Fields, progress: Progress | None = None) -> Change:
    """Read ``file`` in the sandbox, build the index with it, and enter it into the catalogue.

    Raises:
        CorpusError: unreadable, already registered, a date or an address that is none, a folder that cannot be written.
        IndexRoomError: the build was refused. In every case nothing has changed.
    """
    report = progress or _silent
    report(READING_FILE, 0, 1)
    parsed = read_untrusted_bytes(file.data, Path(file.name).suffix)
    source = describe(file.name, file.data, parsed, **asdict(fields))
    report(READING_FILE, 1, 1)
    folder = settings.corpus_dir
    with locked(folder / LOCK), staged(folder, source, file.data):
        sources = (*read_catalogue(folder), source)
        with _index_in_service(settings, sources, report):
            register(folder, source)
    return Change(True, source, file)


def remove_document(settings: Settings, source_id: str, progress: Progress | None = None) -> Change:
    """Build the index without a member's document, and take it out of the catalogue and the folder.

    Raises:
        UnknownDocument, CorpusError: no such document, a founding one, or a folder that cannot be written.
        IndexRoomError: the build was refused. In every case nothing has changed.
    """
    folder = settings.corpus_dir
    with locked(folder / LOCK):
        source = removable(folder, source_id)
        data = _kept_copy(folder, source)
        kept = tuple(other for other in read_catalogue(folder) if other != source)
        with _index_in_service(settings, kept, progress or _silent):
            unregister(folder, source)
    return Change(False, source, NewFile(Path(source.file).name, data))


def undo(settings: Settings, change: Change, progress: Progress | None = None) -> Change:
    """Do the opposite of ``change``; raises as ``add_document`` and ``remove_document``."""
    source = change.source
    if change.added:
        return remove_document(settings, source.id, progress)
    fields = Fields(source.title, source.author, source.published, source.url, source.publisher, source.rights)
    return add_document(settings, change.file, fields, progress)


@contextmanager
def _index_in_service(settings: Settings, sources: Sequence[Source], report: Progress) -> Iterator[None]:
    """Put the index of ``sources`` in service for the block, which makes the catalogue say the same.

    If the block fails, the index of before is in service again.
    """
    from corpus.load import corpus_of
    from index.build import build_index
    from index.embedding import load_encoder
    from index.errors import MissingIndex
    from index.layout import current_folder, point_to

    try:
        before = current_folder(settings.data_dir)
    except MissingIndex:
        before = None
    try:
        corpus = corpus_of(settings.corpus_dir, sources, lambda done, total: report(READING_DOCUMENTS, done, total))
        encoder = load_encoder(settings.embedding)
        build_index(corpus, settings.data_dir, encoder, progress=report, chroma_url=settings.chroma_url)
        yield
    except BaseException:
        if before is not None:
            before.touch()  # the next build keeps the most recent of the others: this one, not the one given up
            point_to(settings.data_dir, before.name)
        raise


def _kept_copy(folder: Path, source: Source) -> bytes:
    """The registered bytes, b"" when they are gone or changed: removing such a document is how it is repaired."""
    try:
        return verify(folder, source)
    except CorpusError:
        return b""


def _silent(step: str, done: int, total: int) -> None:
    """Report progress to nobody."""
