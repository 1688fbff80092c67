"""The nouns of the corpus: what a document is made of.

Offsets are character offsets (code points) into ``Document.text``, half open: ``text[start:end]``.
All text is Unicode NFC, normalised once by the readers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Voice(StrEnum):
    """Who speaks in a sentence. Every sentence has exactly one."""

    PROPOSAL = "proposal"  # Nexem proposes, asks, commits to
    OBSERVATION = "observation"  # Nexem observes, explains, argues
    QUOTED = "quoted"  # a person quoted and named
    SURVEY = "survey"  # a survey, study or barometer
    EXAMPLE = "example"  # what a member organisation does
    JOURNALIST = "journalist"  # the press
    LEGAL = "legal"  # a legal or regulatory text
    DOCUMENT = "document"  # any other document: its own author speaks


VOICE_LABELS: dict[Voice, str] = {
    Voice.PROPOSAL: "proposition de Nexem",
    Voice.OBSERVATION: "constat de Nexem",
    Voice.QUOTED: "personne citée",
    Voice.SURVEY: "enquête ou étude",
    Voice.EXAMPLE: "exemple de ce qui se fait déjà",
    Voice.JOURNALIST: "journaliste",
    Voice.LEGAL: "texte légal",
    Voice.DOCUMENT: "auteur du document",
}


class BlockKind(StrEnum):
    """The layout role of a block of text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one item of a bullet or numbered list
    QUOTE = "quote"  # a signed quotation
    CALLOUT = "callout"  # figures that open a proposition, set apart from the running text
    NOTE = "note"  # a footnote; the notes stand after the text, each in a section of its own


@dataclass(frozen=True, slots=True)
class Speaker:
    """A named person, with function and organisation as the document gives them ("" when it doesn't)."""

    name: str
    role: str = ""
    organisation: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.role, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A footnote call: ``offset`` in the text of its block is where the call stood; the mark itself is not in
    the text.
    """

    offset: int
    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """What a reader produces, in reading order: one heading, paragraph, list item, quotation or call-out paragraph."""

    kind: BlockKind
    text: str
    level: int = 0  # headings: 1 is the highest; other blocks: 0
    page: int | None = None  # page on which the block starts, from 1
    speaker: Speaker | None = None
    calls: tuple[NoteCall, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a document. ``text`` is as printed, without its number."""

    number: int
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """The common result of every reader: blocks, footnotes, and the metadata the file itself declares."""

    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    metadata: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from; one entry of ``catalogue.toml``. ``id`` is a stable slug."""

    id: str
    title: str
    publisher: str
    author: str
    published: str  # ISO date, or year, or "" when unknown
    kind: str  # "manifesto", "press", "document"
    file: str  # relative to the folder of documents
    sha256: str
    url: str = ""
    rights: str = ""
    raw: str = ""  # the untouched extraction that the edition was made from, if any
    raw_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text below it, up to the next heading. Sections cover the text in order, without overlap."""

    id: str
    path: tuple[str, ...]  # titles from the highest heading down to this one
    start: int
    end: int
    page: int | None = None
    axis: int | None = None
    proposition: int | None = None
    note: int | None = None  # the number of the footnote that the section holds, if it holds one


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, list item or heading. ``text == document.text[start:end]``; the id survives edits elsewhere."""

    id: str
    start: int
    end: int
    text: str
    kind: BlockKind
    voice: Voice
    section_id: str
    block: int  # ordinal of the block in the document: sentences of one paragraph share it
    page: int | None = None
    speaker: Speaker | None = None
    footnotes: tuple[int, ...] = ()
    calls: tuple[int, ...] = ()  # where in ``text`` each of ``footnotes`` is called


@dataclass(frozen=True, slots=True)
class Document:
    """A source and its structure."""

    source: Source
    text: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    footnotes: tuple[Footnote, ...] = ()
    metadata: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the register: a percentage, a count or a dated quantity that a sentence states."""

    id: str
    source_id: str
    sentence_id: str
    value: float  # 75.0, 35000.0
    text: str  # as worded: "75 %", "35 000 postes vacants"
    unit: str  # "%", "salariés sur 10", "postes vacants", "jeunes", …
    population: str  # as worded in the document: "des salariés"; "" when not stated
    footnote: int | None
    producer: str  # "Gallup"; "" when the document gives none
    date: str  # "2023", "juin 2020"; "" when the document gives none
    proposition: int | None = None
    page: int | None = None
    measure: str = ""  # what is measured, as worded: "se disent engagés dans leur travail"; "" if unknown


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym and its expansion as one sentence of a document gives it."""

    short: str
    expansion: str
    sentence_id: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """One proposition of the manifesto, as its structure gives it."""

    number: int
    title: str
    axis: int
    axis_title: str
    source_id: str
    section_ids: tuple[str, ...]  # its own section first, then the ones below it
    title_sentence_id: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EditorialQuestion:
    """A question that an editor wrote while reading, and the sentences that answer it."""

    text: str
    sentence_ids: tuple[str, ...]
    source_id: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every document, with what was derived from them. ``version`` changes when any registered byte changes."""

    documents: tuple[Document, ...]
    propositions: tuple[Proposition, ...]
    figures: tuple[Figure, ...]
    acronyms: tuple[Acronym, ...]
    version: str  # 12 hexadecimal digits
    questions: tuple[EditorialQuestion, ...] = ()
    silent: tuple[EditorialQuestion, ...] = ()  # that no document answers; ``sentence_ids``: what comes nearest
