"""The mutation suite: every kind, from the statements that the guards let through. Deterministic: no random draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.guards.quotation import same_words
from assistant.library.citations import Library
from eval.guards import edits_numbers, edits_sources, edits_words
from eval.guards.cases import Case, notes, passing, verbatim

Edit = Callable[[str], Iterator[str]]
TEXT_EDITS: dict[str, Edit] = {
    "number": edits_numbers.number,
    "unit": edits_numbers.unit,
    "points": edits_numbers.points,
    "year": edits_numbers.year,
    "negation": edits_words.negation,
    "modality": edits_words.modality,
    "quantifier": edits_words.quantifier,
    "opposite": edits_words.opposite,
    "contrary": edits_words.contrary,
}
# The guard that a kind is meant for; any failure stops a statement all the same.
MEANT: dict[str, tuple[str, ...]] = {
    "number": ("numbers",), "unit": ("numbers",), "points": ("numbers",), "year": ("numbers",),
    "negation": ("negation",), "modality": ("modality",), "quantifier": ("quantifiers",), "opposite": ("negation",),
    "contrary": ("negation", "quantifiers"),
    "speaker": ("speaker", "names"), "silent": ("speaker",), "proposition": ("proposition",),
    "quotation": ("quotation",),
    "citation": ("coverage", "names", "speaker", "numbers", "negation", "modality", "quantifiers", "proposition"),
    "added": ("coverage", "names", "speaker", "numbers", "negation", "modality", "quantifiers", "proposition"),
    "beside": ("coverage", "names", "speaker", "numbers", "negation", "modality", "quantifiers", "proposition"),
}  # fmt: skip
_ADDED_STEP = 4  # one paraphrase in four: two mutants of each
APART = ("opposite", "contrary", "beside", "added")  # reported apart: no rule can promise them


def mutants(library: Library, paraphrases: Sequence[Case]) -> tuple[Case, ...]:
    """Every mutant of every kind, each once, with the right statement that it was made from.

    They are made from ``paraphrases`` and from the sentences of the documents, where the guards let these through.
    """
    right = tuple(passing((*paraphrases, *verbatim(library)), library))
    references = tuple(passing(notes(library), library))
    found = [
        *(
            m
            for kind, edit in TEXT_EDITS.items()
            for case in (*right, *references)
            for m in _texts(case, kind, edit(case.statement))
        ),
        *_speakers(right, library),
        *_propositions(right, library),
        *_quotations(library),
        *_citations(right, library),
        *_additions(right, library),
    ]
    return tuple({(m.kind, m.statement, m.cited): m for m in found}.values())


def _texts(case: Case, kind: str, changed: Iterator[str]) -> Iterator[Case]:
    for statement in dict.fromkeys(changed):
        if statement != case.statement:
            yield replace(case, statement=statement, kind=kind, base=case.statement)


def _speakers(right: Sequence[Case], library: Library) -> Iterator[Case]:
    """A sentence word for word is no mutant: the program shows it as a quotation, under its speaker's name."""
    for case in right:
        texts = [library.sentence(i).text for i in case.cited]
        for kind, edit in (("speaker", edits_sources.speaker), ("silent", edits_sources.silent)):
            for mutant in _texts(case, kind, edit(case, library)):
                if not any(same_words(mutant.statement, text) for text in texts):
                    yield mutant


def _propositions(right: Sequence[Case], library: Library) -> Iterator[Case]:
    named = [case for case in right if "proposition " in case.statement]
    bases = passing(tuple(edits_sources.proposition_bases(right, library)), library)
    for case in (*named, *bases):
        yield from _texts(case, "proposition", edits_sources.proposition(case, library))


def _quotations(library: Library) -> Iterator[Case]:
    for case in passing(tuple(edits_sources.quotation_bases(library)), library):
        yield from _texts(case, "quotation", edits_sources.quotation(case, library))


def _citations(right: Sequence[Case], library: Library) -> Iterator[Case]:
    for case in right:
        for kind, edit in (("citation", edits_sources.moved), ("beside", edits_sources.beside)):
            for cited in edit(case, library):
                yield replace(case, cited=cited, kind=kind, base=case.statement)


def _additions(right: Sequence[Case], library: Library) -> Iterator[Case]:
    written = [case for case in right if case.split != "verbatim"]
    for case in written:
        if edits_sources.draw(case.statement, _ADDED_STEP) == 0:
            yield from _texts(case, "added", edits_sources.added(case, written, library))
