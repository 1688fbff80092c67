"""Citation validity: what must hold of every answer, whatever the question. Each fault is a French sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from assistant.types import Answer, Citation, Statement
from corpus.types import Document
from eval.evidence import flat
from eval.text import markers, normalise, numbers, unsupported, without_markers


def citation_faults(answer: Answer, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """List everything that breaks the promises on citations; empty when all of them hold.

    - every quote stands word for word in its source, at its offsets, inside the sentence that it names;
    - citation numbers are 1..N, each given once; every ``[n]`` of the text is one of them, and each is called;
    - ``answered`` and ``partial`` have a statement, each statement cites, and a verbatim one is made of its quotes;
    - every number of a statement is in one of its quotes or references; every other number of the text is in a
      reference that the application wrote (lead, titles, suggestions).

    ``documents``: by source id.
    """
    faults = [fault for citation in answer.citations if (fault := quote_fault(citation, documents))]
    faults += _numbering(answer)
    if answer.status in ("answered", "partial") and not (answer.statements and answer.citations):
        faults.append("Réponse donnée sans aucune citation.")
    by_number = {citation.n: citation for citation in answer.citations}
    for statement in answer.statements:
        faults += _statement(statement, by_number, documents)
    faults += _frame(answer, documents)
    return tuple(faults)


def quote_fault(citation: Citation, documents: Mapping[str, Document]) -> str | None:
    """Say why a quote is not what its source says at its offsets; ``None`` when it is."""
    document = documents.get(citation.source_id)
    if document is None:
        return f"[{citation.n}] cite une source inconnue, «\u00a0{citation.source_id}\u00a0»."
    sentence = next((s for s in document.sentences if s.id == citation.sentence_id), None)
    if sentence is None:
        return f"[{citation.n}] cite une phrase inconnue, «\u00a0{citation.sentence_id}\u00a0»."
    if not citation.quote.strip() or document.text[citation.start : citation.end] != citation.quote:
        return f"[{citation.n}] n’est pas mot pour mot dans sa source, à sa place."
    if not sentence.start <= citation.start <= citation.end <= sentence.end:
        return f"[{citation.n}] sort de la phrase qu’elle nomme."
    return None


def _numbering(answer: Answer) -> Iterator[str]:
    given = Counter(citation.n for citation in answer.citations)
    called = set(markers(answer.text))
    if sorted(given.elements()) != list(range(1, len(answer.citations) + 1)):
        yield f"Les citations ne sont pas numérotées de 1 à {len(answer.citations)}, une fois chacune."
    for number in sorted(called - set(given)):
        yield f"Le renvoi [{number}] ne mène à aucune citation."
    for number in sorted(set(given) - called):
        yield f"La citation [{number}] n’est appelée par aucun renvoi du texte."


def _statement(
    statement: Statement, by_number: Mapping[int, Citation], documents: Mapping[str, Document]
) -> Iterator[str]:
    cited = [by_number[n] for n in statement.citations if n in by_number]
    start = f"«\u00a0{statement.text[:60]}\u00a0»"
    if not cited or len(cited) < len(statement.citations):
        yield f"{start}\u00a0: énoncé dont une citation manque."
    if statement.support == "verbatim" and cited and not _made_of_quotes(statement, cited):
        yield f"{start}\u00a0: énoncé donné pour textuel, mais qui n’est pas fait de ses citations."
    references = "\n".join(_references(citation, documents) for citation in cited)
    quotes = "\n".join(citation.quote for citation in cited)
    support = numbers(quotes) + numbers(references)
    for number in unsupported(numbers(without_markers(statement.text)), support):
        yield f"{start}\u00a0: le nombre {number} n’est dans aucune de ses citations."
    for number in unsupported(numbers(without_markers(statement.lead)), support):
        yield f"Le nombre {number} de l’introduction «\u00a0{statement.lead[:60]}\u00a0» n’a pas de référence."


def _made_of_quotes(statement: Statement, cited: list[Citation]) -> bool:
    rest = flat(without_markers(statement.text))
    for quote in sorted((flat(citation.quote) for citation in cited), key=len, reverse=True):
        rest = rest.replace(quote, " ")
    return not any(character.isalnum() for character in rest)


def _references(citation: Citation, documents: Mapping[str, Document]) -> str:
    source = documents[citation.source_id].source if citation.source_id in documents else None
    parts = [citation.source_title, citation.section, citation.speaker or ""]
    parts += [f"{note.number} {note.text}" for note in citation.footnotes]
    parts += [str(n) for n in (citation.proposition, citation.page) if n is not None]
    parts += [source.title, source.published.replace("-", "/")] if source else []
    return "\n".join(parts)


def _frame(answer: Answer, documents: Mapping[str, Document]) -> Iterator[str]:
    """Numbers of the text outside statements: only references, suggestions, or a count of the statements."""
    frame = normalise(without_markers(answer.text))
    pieces = [normalise(without_markers(piece)) for s in answer.statements for piece in (s.lead, s.text)]
    pieces += [normalise(citation.quote) for citation in answer.citations]
    for piece in sorted(filter(None, pieces), key=len, reverse=True):
        frame = re.sub(re.escape(piece), " ", frame)
    known = [*answer.suggestions, *(hit_reference for hit in answer.hits for hit_reference in hit.passage.heading_path)]
    known += [_references(citation, documents) for citation in answer.citations]
    known += [str(len(answer.statements)), str(len(answer.citations))]
    known += [str(hit.passage.proposition) for hit in answer.hits if hit.passage.proposition]
    known += [document.source.title for document in documents.values()]
    for number in unsupported(numbers(frame), numbers("\n".join(known))):
        yield f"Le nombre {number} du texte n’est ni dans un énoncé ni dans une référence."
