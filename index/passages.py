"""Cuts a document into passages: runs of whole sentences inside one section, headings left out.

Quotations and call-outs stand alone; a list stays with the sentence that introduces it where it fits. Sizes are in
characters of ``Document.text`` and are targets, not limits: a sentence is never cut.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from corpus.types import BlockKind, Document, Section, Sentence, Speaker
from index.types import Passage

Run = tuple[Sentence, ...]

# A list or a call-out is kept whole up to this many times the target.
WHOLE_FACTOR = 2.0


def make_passages(document: Document, *, target_chars: int, overlap_sentences: int) -> tuple[Passage, ...]:
    """Return the passages of ``document``, in reading order; every sentence that is not a heading is in at least one.

    ``overlap_sentences`` is how many sentences a passage of running prose repeats from the one before it.
    """
    sections = {section.id: section for section in document.sections}
    passages: list[Passage] = []
    for section_id, sentences in groupby(document.sentences, key=lambda sentence: sentence.section_id):
        for stretch in _stretches(sentences):
            runs = _cut(stretch, target_chars, overlap_sentences)
            passages.extend(_passage(document, sections[section_id], run) for run in runs)
    return tuple(passages)


def _stretches(sentences: Iterable[Sentence]) -> list[Run]:
    """Split one section at its headings and wherever the speaker changes; quotations and call-outs are set apart."""
    stretches: list[Run] = []
    for (kind, speaker), group in groupby(sentences, key=_stretch_key):
        members = tuple(group)
        if kind is BlockKind.HEADING:
            continue
        before = stretches[-1][0] if stretches else None
        if before and before.kind is BlockKind.QUOTE and speaker and before.speaker == speaker:
            stretches[-1] += members  # the signature below a quotation
        else:
            stretches.append(members)
    return stretches


def _stretch_key(sentence: Sentence) -> tuple[BlockKind, Speaker | None]:
    kind = BlockKind.PARAGRAPH if sentence.kind is BlockKind.ITEM else sentence.kind
    return kind, sentence.speaker


def _cut(stretch: Run, target: int, overlap: int) -> list[Run]:
    """One stretch into runs of about ``target`` characters each, evenly filled."""
    length = _length(stretch)
    if stretch[0].kind in (BlockKind.QUOTE, BlockKind.CALLOUT) and length <= WHOLE_FACTOR * target:
        return [stretch]
    atoms = _atoms(stretch, target)
    goal = length / max(1, round(length / target))
    runs: list[list[Sentence]] = [[]]
    for atom in atoms:
        if runs[-1] and _length(tuple(runs[-1])) + _length(atom) / 2 > goal:
            runs.append([])
        runs[-1].extend(atom)
    return _overlapped([tuple(run) for run in runs], overlap)


def _overlapped(runs: list[Run], overlap: int) -> list[Run]:
    """Every run after the first also repeats the last ``overlap`` sentences of the run before it."""
    if overlap <= 0:
        return runs
    return runs[:1] + [before[-overlap:] + run for before, run in pairwise(runs)]


def _atoms(stretch: Run, target: int) -> list[Run]:
    """Return what should not be separated: a list with its introduction when it fits, else sentence by sentence."""
    atoms: list[Run] = []
    for is_item, group in groupby(stretch, key=lambda sentence: sentence.kind is BlockKind.ITEM):
        members = tuple(group)
        if not is_item:
            atoms.extend((sentence,) for sentence in members)
            continue
        introduction = atoms.pop() if atoms and len(atoms[-1]) == 1 else ()
        whole = introduction + members
        if _length(whole) <= WHOLE_FACTOR * target:
            atoms.append(whole)
        else:
            atoms.append(introduction + members[:1])
            atoms.extend((sentence,) for sentence in members[1:])
    return atoms


def _length(run: Sequence[Sentence]) -> int:
    return run[-1].end - run[0].start if run else 0


def _passage(document: Document, section: Section, run: Run) -> Passage:
    sentence_ids = tuple(sentence.id for sentence in run)
    digest = hashlib.sha256("\n".join(sentence_ids).encode()).hexdigest()[:12]
    start, end = run[0].start, run[-1].end
    return Passage(
        id=f"{document.source.id}-{digest}",
        source_id=document.source.id,
        section_id=section.id,
        start=start,
        end=end,
        text=document.text[start:end],
        sentence_ids=sentence_ids,
        heading_path=section.path,
        proposition=section.proposition,
        pages=tuple(sorted({sentence.page for sentence in run if sentence.page is not None})),
    )
