"""The map of the propositions, read from the structure of a document."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.errors import CorpusError
from corpus.types import BlockKind, Document, Proposition, Section


def extract_propositions(document: Document) -> tuple[Proposition, ...]:
    """Give the propositions of ``document`` by number; () when its headings announce none.

    Raises ``CorpusError`` when two headings announce the same proposition or when one stands outside every axis.
    """
    heads: dict[int, Section] = {}
    for section in _running_text(document):
        if section.proposition is None or not _announces(section, document.sections):
            continue
        if section.proposition in heads:
            raise CorpusError(
                f"La proposition {section.proposition} est annoncée deux fois dans « {document.source.id} » : "
                "corrigez les titres du fichier."
            )
        heads[section.proposition] = section
    return tuple(_proposition(document, heads[number]) for number in sorted(heads))


def _running_text(document: Document) -> tuple[Section, ...]:
    """Leave out the sections that hold a footnote."""
    return tuple(section for section in document.sections if section.note is None)


def _announces(section: Section, sections: Iterable[Section]) -> bool:
    """Tell whether ``section`` opens its proposition: no section of the same proposition lies above it."""
    return not any(
        other.proposition == section.proposition and other.path == section.path[: len(other.path)]
        for other in sections
        if len(other.path) < len(section.path)
    )


def _proposition(document: Document, head: Section) -> Proposition:
    if head.axis is None:
        raise CorpusError(
            f"La proposition {head.proposition} n’est rattachée à aucun axe dans « {document.source.id} » : "
            "vérifiez que le titre de l’axe est celui de l’en-tête du fichier."
        )
    own = tuple(section for section in _running_text(document) if section.proposition == head.proposition)
    ids = {section.id for section in own}
    sentences = [sentence for sentence in document.sentences if sentence.section_id in ids]
    title = next(one for one in sentences if one.section_id == head.id and one.kind is BlockKind.HEADING)
    return Proposition(
        number=head.proposition or 0,
        title=head.path[-1],
        axis=head.axis,
        axis_title=_axis_title(document, head),
        source_id=document.source.id,
        section_ids=(head.id, *(section.id for section in own if section.id != head.id)),
        title_sentence_id=title.id,
        pages=tuple(sorted({one.page for one in sentences if one.page is not None})),
    )


def _axis_title(document: Document, head: Section) -> str:
    """Give the title of the highest heading above ``head`` that carries its axis."""
    for depth in range(1, len(head.path) + 1):
        for section in document.sections:
            if section.path == head.path[:depth] and section.axis == head.axis:
                return section.path[-1]
    return ""
