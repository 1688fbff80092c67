"""What is derived from the documents of a corpus, in one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.acronyms import extract_acronyms
from corpus.figures import FigureNote, register
from corpus.propositions import extract_propositions
from corpus.types import Acronym, Document, Figure, Proposition


@dataclass(frozen=True, slots=True)
class Derived:
    """Propositions by document then number; figures and acronyms in reading order."""

    propositions: tuple[Proposition, ...]
    figures: tuple[Figure, ...]
    acronyms: tuple[Acronym, ...]


def derive(documents: Sequence[Document], figure_notes: Mapping[str, tuple[FigureNote, ...]]) -> Derived:
    """Derive propositions, figures and acronyms. ``figure_notes``: hand-written notes by source id.

    Raises ``CorpusError`` when a structure or a note does not fit its document.
    """
    return Derived(
        tuple(one for document in documents for one in extract_propositions(document)),
        register(documents, figure_notes),
        tuple(one for document in documents for one in extract_acronyms(document)),
    )
