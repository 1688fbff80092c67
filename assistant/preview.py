"""What would be understood of a file, shown before it is added. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from assistant.editing import Fields, NewFile
from corpus.assemble import assemble
from corpus.derive import derive
from corpus.entries import read_catalogue
from corpus.members import describe
from corpus.readers.sandbox import read_untrusted_bytes
from corpus.types import BlockKind, Document, Footnote, Parsed, Sentence, Source

MOST_OPENING: Final = 5  # sentences shown
# Below this many characters a page on average, part of the pages are likely pictures of text. The reader itself refuses
# a file that has almost none (``corpus.readers.pdf.SCANNED``).
THIN_PAGE: Final = 250
LONGEST_HEADING: Final = 200
NBSP: Final = "\N{NO-BREAK SPACE}"
_PROSE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CALLOUT})


@dataclass(frozen=True, slots=True)
class Heading:
    """A section as it was recognised: ``depth`` from 1."""

    title: str
    depth: int
    page: int | None
    sentences: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a reader understood of a file. ``source`` is its entry when nobody adds to what the file says."""

    file: NewFile
    source: Source
    created: str  # when the file was made, as it says itself: not a date of publication
    pages: int | None  # None: the format has no pages
    words: int
    sentences: int
    figures: int
    headings: tuple[Heading, ...]
    opening: tuple[str, ...]
    footnotes: tuple[Footnote, ...]
    warnings: tuple[str, ...]
    parsed: Parsed

    def entry(self, fields: Fields) -> Source:
        """The entry that the file would have with these fields; raises ``CorpusError`` on a wrong date or address."""
        return describe(self.file.name, self.file.data, self.parsed, **asdict(fields))


def preview(file: NewFile) -> Preview:
    """Read ``file`` in the sandbox and tell what was understood.

    Raises:
        UnreadableFile: it cannot be read; the message says why and what to do.
    """
    parsed = read_untrusted_bytes(file.data, Path(file.name).suffix)
    source = describe(file.name, file.data, parsed)
    document = assemble(source, parsed)
    derived = derive((document,), {})
    prose = [s for s in document.sentences if s.kind in _PROSE]
    pages = [block.page for block in parsed.blocks if block.page is not None]
    created = parsed.metadata.get("created", "")
    return Preview(
        file=file,
        source=source,
        created=created if isinstance(created, str) else "",
        pages=max(pages) if pages else None,
        words=sum(len(s.text.split()) for s in document.sentences if s.kind is not BlockKind.NOTE),
        sentences=len(prose),
        figures=len(derived.figures),
        headings=tuple(_headings(document)),
        opening=tuple(s.text for s in prose[:MOST_OPENING]),
        footnotes=parsed.footnotes,
        warnings=tuple(_warnings(file, parsed, document, prose)),
        parsed=parsed,
    )


def known_as(folder: Path, source: Source) -> str:
    """Why a file cannot be added as it is: the same bytes or the same title are there already; "" when it can."""
    for other in read_catalogue(folder):
        if other.sha256 == source.sha256:
            return f"Ce fichier est déjà dans les documents, sous le titre «{NBSP}{other.title}{NBSP}»."
    if any(other.id == source.id for other in read_catalogue(folder)):
        return f"Un autre document porte déjà ce titre{NBSP}: donnez-en un autre avant de l’ajouter."
    return ""


def _headings(document: Document) -> Iterator[Heading]:
    for section in document.sections:
        if section.note is None and section.path:
            inside = [s for s in document.sentences if s.section_id == section.id and s.kind in _PROSE]
            yield Heading(section.path[-1][:LONGEST_HEADING], len(section.path), section.page, len(inside))


def _warnings(file: NewFile, parsed: Parsed, document: Document, prose: Sequence[Sentence]) -> Iterator[str]:
    if not prose:
        yield f"Aucune phrase n’a été trouvée, seulement des titres{NBSP}: l’assistant n’aura rien à citer."
    pages = {block.page for block in parsed.blocks if block.page is not None}
    if pages:
        last = max(pages)
        empty = sorted(set(range(1, last + 1)) - pages)
        if empty:
            yield (
                f"Sans texte{NBSP}: {_pages(empty)}. Si {'elles montrent' if len(empty) > 1 else 'elle montre'} du "
                "texte en image, passez le fichier à la reconnaissance de caractères (OCR) avant de l’ajouter."
            )
        elif len(document.text) < THIN_PAGE * last:
            yield (
                f"Très peu de texte par page{NBSP}: une partie est peut-être en image. Comparez avec le fichier, et "
                "passez-le au besoin à la reconnaissance de caractères (OCR)."
            )
    if prose and not any(block.kind is BlockKind.HEADING for block in parsed.blocks):
        yield f"Aucun titre de section n’a été reconnu{NBSP}: les réponses citeront le document sans dire la section."
    if "\N{REPLACEMENT CHARACTER}" in document.text:
        yield (
            f"Des caractères n’ont pas pu être lus (affichés «{NBSP}\N{REPLACEMENT CHARACTER}{NBSP}»){NBSP}: "
            "enregistrez le fichier en UTF-8, ou copiez-en le texte dans un document Word."
        )
    if Path(file.name).suffix.lower() == ".pdf" and any(_runs_together(s.text) for s in prose[:50]):
        yield f"Des mots semblent collés{NBSP}: relisez les premières phrases avant d’ajouter ce PDF."


def _runs_together(text: str) -> bool:
    """Whether a word is longer than any French word: a PDF whose spaces were lost."""
    return any(len(word) > 40 and "/" not in word and "@" not in word for word in text.split())


def _pages(numbers: Sequence[int]) -> str:
    """« page 3 », « pages 3, 5 et 6 »; the first ten only."""
    shown = [str(number) for number in numbers[:10]]
    if len(shown) == 1:
        return f"page{NBSP}{shown[0]}"
    rest = f" et {len(numbers) - 9} autres" if len(numbers) > 10 else f" et {shown[-1]}"
    return f"pages{NBSP}{', '.join(shown[: 9 if len(numbers) > 10 else -1])}{rest}"
