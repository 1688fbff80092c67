"""What makes a golden set wrong, beyond its format: a pure function of the cases and the corpus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from assistant.types import Status
from corpus.types import Corpus, Document, Section, Sentence
from eval.evidence import Evidence, Locator, flat
from eval.golden import must_abstain, must_answer
from eval.text import matches, normalise
from eval.types import GoldenCase

STATUSES = frozenset(get_args(Status))
PRESS = "press"


def validate(cases: Sequence[GoldenCase], corpus: Corpus) -> list[str]:
    """List every fault of the golden set, as French sentences; empty when it is sound."""
    locator = Locator(corpus)
    located = [locator.locate(case.evidence) for case in cases]
    context = _Context(corpus)
    faults = list(_duplicates(cases))
    faults += _split_clusters(cases)
    faults += _bases(cases)
    for case, found in zip(cases, located, strict=True):
        faults += (f"{case.id}\u00a0: {fault}" for fault in _case_faults(case, found, context))
    return faults + list(_coverage(cases, located, corpus, context))


def _bases(cases: Sequence[GoldenCase]) -> Iterator[str]:
    clusters = {case.id: case.cluster for case in cases}
    for case in cases:
        if case.base is not None and (case.base == case.id or clusters.get(case.base) != case.cluster):
            yield f"{case.id}\u00a0: la question de base {case.base} n’est pas une autre question du même groupe."


class _Context:
    """What an answer may legitimately show beside a quotation: section titles, proposition, speaker, notes, source."""

    def __init__(self, corpus: Corpus) -> None:
        self.documents: dict[str, Document] = {d.source.id: d for d in corpus.documents}
        self._sentences: dict[tuple[str, str], Sentence] = {
            (d.source.id, s.id): s for d in corpus.documents for s in d.sentences
        }
        self._sections: dict[tuple[str, str], Section] = {
            (d.source.id, s.id): s for d in corpus.documents for s in d.sections
        }

    def proposition(self, source_id: str, sentence_id: str) -> int | None:
        """Give the proposition in which a sentence stands."""
        sentence = self._sentences[source_id, sentence_id]
        section = self._sections.get((source_id, sentence.section_id))
        return section.proposition if section else None

    def around(self, evidence: Evidence) -> str:
        """Give the references of the sentences of a located quotation, as text."""
        source_id, places = evidence
        document = self.documents[source_id]
        notes = {note.number: note.text for note in document.footnotes}
        source = document.source
        parts = [source.title, source.publisher, source.author, source.published]
        for sentence in (self._sentences[source_id, name] for place in places for name, _ in place):
            section = self._sections.get((source_id, sentence.section_id))
            if section:
                parts += section.path
                parts += [f"Proposition {section.proposition}"] if section.proposition else []
            parts += [str(sentence.speaker)] if sentence.speaker else []
            parts += [notes[number] for number in sentence.footnotes if number in notes]
        return "\n".join(parts)


def _duplicates(cases: Sequence[GoldenCase]) -> Iterator[str]:
    for name, times in Counter(case.id for case in cases).items():
        if times > 1:
            yield f"{name}\u00a0: cet identifiant sert {times} fois."
    first: dict[tuple[str, ...], str] = {}
    for case in cases:
        key = tuple(re.sub(r"\W+", " ", flat(text)).strip().casefold() for text in (*case.history, case.question))
        if key in first and first[key] != case.id:
            yield f"{case.id}\u00a0: même question que {first[key]}."
        first.setdefault(key, case.id)


def _split_clusters(cases: Sequence[GoldenCase]) -> Iterator[str]:
    halves: dict[str, set[str]] = {}
    for case in cases:
        halves.setdefault(case.cluster, set()).add(case.split)
    for cluster, splits in halves.items():
        if len(splits) > 1:
            yield f"Le groupe «\u00a0{cluster}\u00a0» est à cheval sur les deux moitiés\u00a0: gardez-le entier."


def _case_faults(case: GoldenCase, located: tuple[Evidence, ...], context: _Context) -> Iterator[str]:
    if not case.expected_status or not STATUSES.issuperset(case.expected_status):
        yield f"statut attendu inconnu ({', '.join(case.expected_status) or 'aucun'})."
    if case.proposition is not None and not 1 <= case.proposition <= 12:
        yield f"la proposition {case.proposition} n’existe pas."
    if must_answer(case) and not case.evidence:
        yield "une question à réponse doit avoir une preuve."
    if must_answer(case) and not any(nugget.vital for nugget in case.nuggets):
        yield "une question à réponse doit avoir un élément essentiel."
    for (source_id, quotation), (_, places) in zip(case.evidence, located, strict=True):
        if source_id not in context.documents:
            yield f"source inconnue «\u00a0{source_id}\u00a0»."
        elif not places:
            yield f"preuve introuvable dans {source_id}\u00a0: «\u00a0{quotation}\u00a0»."
    yield from _pattern_faults(case, located, context)


def _pattern_faults(case: GoldenCase, located: tuple[Evidence, ...], context: _Context) -> Iterator[str]:
    broken = [fault for pattern in _patterns(case) if (fault := _pattern_fault(pattern))]
    yield from broken
    if broken or must_abstain(case) or not located or not all(places for _, places in located):
        return
    quoted = normalise("\n".join(quotation for _, quotation in case.evidence))
    shown = quoted + "\n" + normalise("\n".join(context.around(piece) for piece in located))
    for nugget in case.nuggets:
        if nugget.vital and not any(matches(pattern, shown) for pattern in nugget.patterns):
            yield f"aucun motif de «\u00a0{nugget.text}\u00a0» n’est satisfait par sa propre preuve."
    for pattern in case.forbidden:
        if matches(pattern, quoted):
            yield f"le motif interdit «\u00a0{pattern}\u00a0» est dans la preuve."


def _patterns(case: GoldenCase) -> tuple[str, ...]:
    return (*(pattern for nugget in case.nuggets for pattern in nugget.patterns), *case.forbidden)


def _pattern_fault(pattern: str) -> str | None:
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except re.error:
        return f"le motif «\u00a0{pattern}\u00a0» n’est pas une expression régulière."
    if compiled.search(""):
        return f"le motif «\u00a0{pattern}\u00a0» est satisfait par un texte vide."
    if any(mark in pattern for mark in "’“”«»\u00a0\u202f"):
        return f"le motif «\u00a0{pattern}\u00a0» contient un signe que la normalisation remplace."
    return None


def _coverage(
    cases: Sequence[GoldenCase], located: Sequence[tuple[Evidence, ...]], corpus: Corpus, context: _Context
) -> Iterator[str]:
    covered: set[int | None] = {case.proposition for case in cases if must_answer(case)}
    sources: set[str] = set()
    for found in (found for case, found in zip(cases, located, strict=True) if must_answer(case)):
        for source_id, places in found:
            sources |= {source_id} if places else set()
            covered |= {context.proposition(source_id, name) for place in places for name, _ in place}
    for proposition in corpus.propositions:
        if proposition.number not in covered:
            yield f"Aucune question à réponse ne porte sur la proposition {proposition.number}."
    for document in corpus.documents:
        if document.source.kind == PRESS and document.source.id not in sources:
            yield f"Aucune question à réponse ne s’appuie sur l’article «\u00a0{document.source.title}\u00a0»."
