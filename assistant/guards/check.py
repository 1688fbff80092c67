"""Every guard on one statement, in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.guards.coverage import coverage
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
    evidence = gather(cited, library)
    return tuple(dict.fromkeys(failure for guard in GUARDS for failure in guard(statement, evidence)))
