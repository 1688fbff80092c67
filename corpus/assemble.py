"""From the blocks of a reader to a document: text, sections, sentences, each with an id that survives edits elsewhere.

``Document.text`` is the blocks' texts joined by a blank line. An id depends on the words it names and on the headings
above them, never on a position: editing one paragraph leaves the ids of all other sentences as they were.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.errors import CorpusError
from corpus.footnotes import parse_note
from corpus.normalise import digest_of as _digest
from corpus.normalise import fold, slug
from corpus.notes import with_notes
from corpus.sentences import split_sentences
from corpus.types import Block, BlockKind, Document, NoteCall, Parsed, Section, Sentence, Source
from corpus.voices import VoiceContext, voice_of

SEPARATOR = "\n\n"

_PROPOSITION = re.compile(r"^\s*PROPOSITION\s+(\d{1,3})\b\s*[—–:.-]*\s*", re.IGNORECASE)


def assemble(source: Source, parsed: Parsed) -> Document:
    """Build the document of ``source`` from what a reader parsed. Deterministic; no input or output.

    Raises ``CorpusError`` when the file holds no text, or a footnote call that lies outside its block.
    """
    placed = tuple(_place(parsed, numbered=source.kind == "manifesto"))
    if not placed:
        raise CorpusError(
            f"Le document « {source.id} » ne contient aucun texte lisible : vérifiez le fichier, ou fournissez une "
            "version dont le texte peut être sélectionné."
        )
    text = SEPARATOR.join(item.block.text for item in placed)
    sections = _sections(source, placed, len(text), _axes(parsed.metadata))
    sentences = tuple(_sentences(source, placed, sections, parsed))
    document = Document(source, text, sections, sentences, parsed.footnotes, parsed.metadata)
    return with_notes(document)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with its offset in the document and, for a heading, the proposition number it announces."""

    block: Block
    start: int
    ordinal: int
    proposition: int | None = None


def _place(parsed: Parsed, *, numbered: bool) -> Iterator[_Placed]:
    """Place the blocks. ``numbered``: only the manifesto's propositions are propositions; others' stay plain titles."""
    start = ordinal = 0
    for block in parsed.blocks:
        trimmed, number = _trimmed(block, numbered=numbered)
        if not trimmed.text:
            continue
        yield _Placed(trimmed, start, ordinal, number)
        start += len(trimmed.text) + len(SEPARATOR)
        ordinal += 1


def _trimmed(block: Block, *, numbered: bool) -> tuple[Block, int | None]:
    """Cut the blanks around a block and the prefix « PROPOSITION 4 — » of a heading, moving the calls accordingly."""
    for call in block.calls:
        if not 0 <= call.offset <= len(block.text):
            raise CorpusError(
                f"L’appel de la note {call.number} tombe hors de son paragraphe (« {block.text[:40]}… ») : "
                "corrigez la place de la note dans le fichier."
            )
    prefix = _PROPOSITION.match(block.text) if numbered and block.kind is BlockKind.HEADING else None
    titled = prefix is not None and prefix.end() < len(block.text.rstrip())
    cut = prefix.end() if prefix is not None and titled else len(block.text) - len(block.text.lstrip())
    text = block.text[cut:].rstrip()
    calls = tuple(NoteCall(min(max(call.offset - cut, 0), len(text)), call.number) for call in block.calls)
    return replace(block, text=text, calls=calls), int(prefix[1]) if prefix else None


def _axes(metadata: Mapping[str, object]) -> dict[str, int]:
    """Axis numbers by folded title, from the front matter's ``axes``: a list of ``{number, title, …}``."""
    axes = metadata.get("axes")
    if not isinstance(axes, list | tuple):
        return {}
    return {fold(str(axis["title"])): int(axis["number"]) for axis in axes if isinstance(axis, Mapping)}


def _sections(source: Source, placed: tuple[_Placed, ...], end: int, axes: Mapping[str, int]) -> tuple[Section, ...]:
    """Cut the text at every heading; a proposition and an axis hold for the headings below theirs."""
    sections: list[Section] = []
    above: list[tuple[int, str, int | None, int | None]] = []  # level, title, axis, proposition
    seen: Counter[str] = Counter()
    for item in placed:
        heading = item.block.kind is BlockKind.HEADING
        if not heading and sections:
            continue
        if heading:
            above = [entry for entry in above if entry[0] < item.block.level]
            above.append((item.block.level, item.block.text, axes.get(fold(item.block.text)), item.proposition))
        path = tuple(title for _, title, _, _ in above)
        axis = next((axis for *_, axis, _ in reversed(above) if axis is not None), None)
        proposition = next((number for *_, number in reversed(above) if number is not None), None)
        name = _section_id(source.id, path, seen)
        sections.append(Section(name, path, item.start, end, item.block.page, axis, proposition))
    closed = [replace(one, end=following.start) for one, following in pairwise(sections)]
    return (*closed, sections[-1])


def _section_id(source_id: str, path: tuple[str, ...], seen: Counter[str]) -> str:
    words = slug(path[-1]) if path else "debut"
    return _unique(f"{source_id}/{words or 'section'}-{_digest(*path)[:6]}", seen)


def _sentences(
    source: Source, placed: tuple[_Placed, ...], sections: tuple[Section, ...], parsed: Parsed
) -> Iterator[Sentence]:
    surveys = frozenset(note.number for note in parsed.footnotes if parse_note(note.text).is_survey)
    seen: Counter[str] = Counter()
    remaining = iter(sections)
    section = next(remaining)
    for item in placed:
        while item.start >= section.end:
            section = next(remaining)
        block, previous = item.block, None
        pieces = tuple(_pieces(block))
        last = max((index for index, (*_, notes, _) in enumerate(pieces) if surveys.intersection(notes)), default=-1)
        for index, (start, end, notes, calls) in enumerate(pieces):
            words = block.text[start:end]
            context = VoiceContext(previous, surveys, survey_ahead=index < last)
            previous = voice_of(words, block.kind, source.kind, block.speaker, notes, context)
            yield Sentence(
                id=_unique(f"{source.id}:{_digest(fold(words), *section.path)[:12]}", seen),
                start=item.start + start,
                end=item.start + end,
                text=words,
                kind=block.kind,
                voice=previous,
                section_id=section.id,
                block=item.ordinal,
                page=block.page,
                speaker=block.speaker,
                footnotes=notes,
                calls=calls,
            )


def _pieces(block: Block) -> Iterator[tuple[int, int, tuple[int, ...], tuple[int, ...]]]:
    """Sentences of a block with the notes they call, and where in them.

    A call just after a full stop belongs to the sentence it ends.
    """
    whole = block.kind is BlockKind.HEADING
    spans = [(0, len(block.text))] if whole else split_sentences(block.text)
    calls: list[list[NoteCall]] = [[] for _ in spans]
    for call in block.calls:
        held = max((index for index, (start, _) in enumerate(spans) if start < call.offset), default=0)
        calls[held].append(call)
    for (start, end), held_calls in zip(spans, calls, strict=True):
        places = tuple(min(call.offset, end) - start for call in held_calls)
        yield start, end, tuple(call.number for call in held_calls), places


def _unique(name: str, seen: Counter[str]) -> str:
    """Give ``name``, or ``name-2``, ``name-3``… for its repeats."""
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"
