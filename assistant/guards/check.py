"""Every guard on one statement, in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from assistant.guards.coverage import coverage, covered
from assistant.guards.evidence import Evidence, Failure, gather
from assistant.guards.modality import modality
from assistant.guards.names import names
from assistant.guards.negation import negation
from assistant.guards.numbers import numbers
from assistant.guards.proposition import proposition
from assistant.guards.quantifiers import quantifiers
from assistant.guards.quotation import quotation
from assistant.guards.speaker import speaker
from assistant.library.citations import Library

Guard = Callable[[str, Evidence], Iterator[Failure]]
GUARDS: tuple[Guard, ...] = (
    quotation, numbers, proposition, names, speaker, negation, modality, quantifiers, coverage,
)  # fmt: skip

# Share of the words of a statement from which a part of its sentences holds it whole: swept with ``eval guards``.
WHOLLY = 0.9


def check(statement: str, cited: Sequence[str], library: Library) -> tuple[Failure, ...]:
    """What is wrong with a statement, given the ids of the sentences that it points to; empty when it may be shown.

    ``cited``: at least one id. An unknown id, no id or an empty statement is a failure, never an exception.
    """
    if not statement.strip():
        return (Failure("citation", "L’énoncé est vide."),)
    if not cited:
        return (Failure("citation", "L’énoncé ne désigne aucune phrase."),)
    known = {s.id for s in library.sentences}
    unknown = [i for i in cited if i not in known]
    if unknown:
        return (Failure("citation", f"La phrase «\u00a0{unknown[0]}\u00a0» n’existe pas dans les documents."),)
    found = _failures(statement, gather(cited, library))
    fewer = combinations(cited, len(cited) - 1) if found and len(cited) > 1 else ()
    return () if any(_bears_out(statement, gather(part, library)) for part in fewer) else found


def _failures(statement: str, evidence: Evidence) -> tuple[Failure, ...]:
    return tuple(dict.fromkeys(failure for guard in GUARDS for failure in guard(statement, evidence)))


def _bears_out(statement: str, evidence: Evidence) -> bool:
    """Whether sentences hold a whole statement, and nothing against it: another that is cited beside them, for the name
    of a survey, makes it no less true.
    """
    return covered(statement, evidence) >= WHOLLY and not _failures(statement, evidence)
