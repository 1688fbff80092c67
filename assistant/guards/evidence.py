"""What a statement may rest on: the sentences it points to, and what the program itself would write about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.guards.words import Token, content, tokens
from assistant.library.citations import Library
from corpus.types import BlockKind, Sentence, Source, Voice

_INTRODUCES = re.compile(r"[^.!?;:]+:(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Failure:
    """A guard that a statement did not pass: ``guard`` is its English name, ``detail`` one French sentence.

    ``silent``: the statement only keeps quiet about who speaks, which the program knows and may write itself.
    """

    guard: str
    detail: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that a statement points to, with what stands around it."""

    sentence: Sentence
    source: Source
    notes: tuple[str, ...]  # the text of its footnotes
    path: tuple[str, ...]  # the headings above it
    proposition: int | None
    axis: int | None
    before: str  # what comes before it in its paragraph, "" at the start: « Parmi eux » points there

    @property
    def text(self) -> str:
        """The sentence, word for word."""
        return self.sentence.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words, numbers and marks of the sentence."""
        return tokens(self.sentence.text)

    @property
    def references(self) -> tuple[str, ...]:
        """Titles, notes and names that the program writes beside the quotation."""
        s = self.source
        speaker = (str(self.sentence.speaker),) if self.sentence.speaker else ()
        return (*self.notes, *self.path, *speaker, s.title, s.publisher, s.author)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The cited sentences of one statement, at least one."""

    cited: tuple[Cited, ...]
    library: Library

    @property
    def voices(self) -> frozenset[Voice]:
        """Who speaks in the cited sentences."""
        return frozenset(c.sentence.voice for c in self.cited)

    @property
    def stems(self) -> frozenset[str]:
        """The content words of the cited sentences themselves."""
        return frozenset(stem for c in self.cited for stem in content(c.text))

    @property
    def around(self) -> frozenset[str]:
        """The content words of their references and of what comes before them in their paragraphs."""
        return frozenset(stem for c in self.cited for text in (*c.references, c.before) for stem in content(text))


def introduction(cited: Cited, library: Library) -> str:
    """What introduces the list that an item stands in, however far: « trois axes doivent être déclinés : »."""
    before: Sentence | None = cited.sentence
    while before is not None and before.kind is BlockKind.ITEM:
        before = library.neighbour(before.id, -1)
    found = _INTRODUCES.findall(before.text) if before is not None and before is not cited.sentence else []
    return found[-1] if found else ""


def gather(cited: Sequence[str], library: Library) -> Evidence:
    """Look the sentences up; ``KeyError`` when the library holds no such sentence."""
    return Evidence(tuple(_cited(i, library) for i in dict.fromkeys(cited)), library)


def _cited(sentence_id: str, library: Library) -> Cited:
    sentence = library.sentence(sentence_id)
    section = library.section_of(sentence)
    document = library.document_of(sentence_id)
    place = library.place(sentence_id)[1]
    before = [s.text for s in document.sentences[max(0, place - 3) : place] if s.section_id == sentence.section_id]
    return Cited(
        sentence,
        document.source,
        tuple(note.text for note in library.sources_of(sentence)),
        section.path,
        section.proposition,
        section.axis,
        " ".join(before),
    )
