"""Footnotes as text that can be cited: after the running text, each in a section of its own.

A note that shares its text with an earlier one (« (2) (3) Enquête … ») stands once. Its section has the proposition
of the sentence that calls it, so that it is found where a reader looks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.footnotes import parse_note
from corpus.normalise import digest_of, fold
from corpus.sentences import split_sentences
from corpus.types import BlockKind, Document, Footnote, Section, Sentence, Voice

SEPARATOR = "\n\n"


def with_notes(document: Document) -> Document:
    """The document with its footnotes after its text; offsets and ids of everything else stay as they were."""
    text, sections, sentences = document.text, list(document.sections), list(document.sentences)
    block = max((s.block for s in sentences), default=-1)
    for note in _distinct(document.footnotes):
        block += 1
        start = len(text) + len(SEPARATOR)
        text += SEPARATOR + note.text
        sections[-1] = replace(sections[-1], end=start)
        section = _section(document, note, start, len(text))
        sections.append(section)
        sentences.extend(_sentences(document, note, section, start, block))
    return replace(document, text=text, sections=tuple(sections), sentences=tuple(sentences))


def _distinct(notes: tuple[Footnote, ...]) -> Iterator[Footnote]:
    seen: set[str] = set()
    for note in sorted(notes, key=lambda n: n.number):
        text = note.text.strip()
        if text and text not in seen:
            seen.add(text)
            yield replace(note, text=text)


def _section(document: Document, note: Footnote, start: int, end: int) -> Section:
    caller = next((s for s in document.sentences if note.number in s.footnotes), None)
    home = next((s for s in document.sections if caller is not None and s.id == caller.section_id), None)
    return Section(
        id=f"{document.source.id}/note-{note.number}",
        path=("Notes", f"Note {note.number}"),
        start=start,
        end=end,
        page=note.page or (caller.page if caller else None),
        axis=home.axis if home else None,
        proposition=home.proposition if home else None,
        note=note.number,
    )


def _sentences(document: Document, note: Footnote, section: Section, start: int, block: int) -> Iterator[Sentence]:
    voice = _voice(document.source.kind, note)
    for place, (low, high) in enumerate(split_sentences(note.text)):
        words = note.text[low:high]
        digest = digest_of(fold(words), *section.path, str(place))[:12]
        yield Sentence(
            id=f"{document.source.id}:{digest}",
            start=start + low,
            end=start + high,
            text=words,
            kind=BlockKind.NOTE,
            voice=voice,
            section_id=section.id,
            block=block,
            page=section.page,
        )


def _voice(kind: str, note: Footnote) -> Voice:
    if kind == "press":
        return Voice.JOURNALIST
    if kind != "manifesto":
        return Voice.DOCUMENT
    return Voice.SURVEY if parse_note(note.text).is_survey else Voice.OBSERVATION
