"""Propositions side by side: what each says on a theme, its figures, and the expressions that they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from typing import Final

from assistant.errors import AssistantError
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.selection.select import Candidate, Weights, candidates
from assistant.types import Citation
from assistant.understanding.question import understand
from assistant.views.fiche import make_fiche
from assistant.views.register import Row, rows_of
from assistant.views.related import Related, related
from corpus.types import BlockKind, Proposition
from index.search import Index

NBSP: Final = "\N{NO-BREAK SPACE}"
FEWEST: Final = 2
MOST_QUOTES: Final = 3
_READ: Final = 10  # passages of each proposition
# Share of the theme's words plus resemblance to an editorial question from which a sentence speaks of the theme: read
# on six themes over the twelve propositions, where what is off the theme stays under .65.
_SPEAKS: Final = 0.7
_LEXICAL: Final = [field.name for field in fields(Weights)].index("lexical")
_LEFT_OUT: Final = frozenset({BlockKind.HEADING, BlockKind.NOTE})


class TooFewPropositions(AssistantError):
    """Fewer than two propositions were chosen."""


@dataclass(frozen=True, slots=True)
class Column:
    """One proposition. ``quotes``: what it says on the theme, in document order; empty when it says nothing near."""

    proposition: Proposition
    quotes: tuple[Citation, ...]
    figures: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What brings two propositions together, in the text's own words."""

    numbers: tuple[int, int]
    expressions: tuple[str, ...]
    refers: bool  # one of the two names the other's number


@dataclass(frozen=True, slots=True)
class Comparison:
    """Columns in the order of the manifesto. ``theme``: as typed, "" when there is none."""

    theme: str
    columns: tuple[Column, ...]
    shared: tuple[Shared, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        """Expressions that could be compared: those that two of the propositions share."""
        return tuple(dict.fromkeys(words for pair in self.shared for words in pair.expressions))


def compare(numbers: Iterable[int], theme: str, index: Index, library: Library) -> Comparison:
    """The comparison of propositions on a theme, or without one.

    Raises:
        TooFewPropositions: fewer than two different ones.
        UnknownDocument: there is no such proposition.
        EmptyQuestion, QuestionTooLong: the theme cannot be taken.
    """
    chosen = sorted(set(numbers))
    if len(chosen) < FEWEST:
        raise TooFewPropositions(f"Choisissez au moins deux propositions{NBSP}: une seule ne se compare pas.")
    for number in chosen:
        make_fiche(number, library)  # refuses a number that no proposition has
    held = {p.number: p for p in library.corpus.propositions}
    rows = rows_of(library)
    columns = tuple(
        Column(
            held[number],
            _said(number, theme, index, library) if theme.strip() else (),
            tuple(row for row in rows if row.figure.proposition == number),
        )
        for number in chosen
    )
    return Comparison(theme.strip(), columns, _shared(chosen, library))


def _said(number: int, theme: str, index: Index, library: Library) -> tuple[Citation, ...]:
    question = understand(theme)
    hits = index.search(question.search, k=_READ, propositions={number})
    near = [c for c in candidates(question, hits, index, library) if _speaks(c, number, library)][:MOST_QUOTES]
    ordered = library.in_order(c.sentence.id for c in near)
    return tuple(library.cite(n, i) for n, i in enumerate(ordered, start=1))


def _speaks(candidate: Candidate, number: int, library: Library) -> bool:
    sentence = candidate.sentence
    return (
        library.section_of(sentence).proposition == number
        and sentence.kind not in _LEFT_OUT
        and not is_signature(sentence)
        and candidate.signals[_LEXICAL] + candidate.asked >= _SPEAKS
    )


def _shared(chosen: Sequence[int], library: Library) -> tuple[Shared, ...]:
    found = []
    for one, other in combinations(chosen, 2):
        near = next((r for r in _all_related(one, library) if r.proposition.number == other), None)
        if near is not None:
            found.append(Shared((one, other), near.shared, near.reference is not None))
    return tuple(found)


def _all_related(number: int, library: Library) -> tuple[Related, ...]:
    return related(number, library, most=len(library.corpus.propositions))
