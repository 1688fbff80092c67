"""The last gate: what an answer must satisfy before anybody sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answer.frames import attribution_of
from assistant.errors import VerificationFailed
from assistant.library.citations import Library
from assistant.numbers import numbers_in
from assistant.types import Answer, Citation, Statement

_MARKER = re.compile(r"\[(\d+)\]")
_QUOTATION_MARKS = re.compile(r"[«»“”\"]")


def faults(answer: Answer, library: Library) -> list[str]:
    """Every broken guarantee of an answer, in words; empty when it may be shown."""
    found = [f for c in answer.citations for f in _citation_faults(c, library)]
    numbers = [c.n for c in answer.citations]
    if numbers != list(range(1, len(numbers) + 1)):
        found.append(f"citation numbers {numbers} are not 1..{len(numbers)}")
    marked = {int(m) for m in _MARKER.findall(answer.text)}
    if marked - set(numbers):
        found.append(f"markers without a citation: {sorted(marked - set(numbers))}")
    if set(numbers) - marked:
        found.append(f"citations without a marker: {sorted(set(numbers) - marked)}")
    if answer.status in {"answered", "partial"} and not answer.citations:
        found.append("an answer without a citation")
    by_number = {c.n: c for c in answer.citations}
    for statement in answer.statements:
        found.extend(_statement_faults(statement, by_number, library))
    return found


def _citation_faults(citation: Citation, library: Library) -> Iterable[str]:
    document = library.documents.get(citation.source_id)
    if document is None:
        yield f"[{citation.n}] names an unknown document"
    elif document.text[citation.start : citation.end] != citation.quote or not citation.quote:
        yield f"[{citation.n}] does not stand at its offsets"


def _statement_faults(statement: Statement, citations: dict[int, Citation], library: Library) -> Iterable[str]:
    cited = [
        citations[n] for n in statement.citations if n in citations and citations[n].source_id in library.documents
    ]
    if not cited:
        yield "a statement without a citation of a known document"
        return
    if statement.support == "verbatim" and not any(statement.text and statement.text in c.quote for c in cited):
        yield "a verbatim statement is not in its quotation"
    allowed = _numbers_held(cited, library)
    allowed |= {str(n.number) for c in cited for n in c.footnotes} | {str(c.page) for c in cited if c.page is not None}
    unsupported = numbers_in(statement.lead) - {n.lstrip("0") or "0" for n in allowed} - allowed
    if unsupported:
        yield f"the framing line states {sorted(unsupported)}, which its quotations don't hold"
    if statement.support == "verified":
        yield from written_faults(statement.text, cited, library)
        if statement.lead not in {"", attribution_of([library.sentence(c.sentence_id) for c in cited], library)}:
            yield "a written statement stands under another speaker than that of its quotations"


def written_faults(text: str, cited: Sequence[Citation], library: Library) -> Iterable[str]:
    """What may never be in a statement that a model wrote, whatever the guards let through."""
    if unsupported := numbers_in(text) - _numbers_held(cited, library):
        yield f"a written statement states {sorted(unsupported)}, which its quotations don't hold"
    if _QUOTATION_MARKS.search(text) or _MARKER.search(text):
        yield "a written statement shows a quotation or a marker of its own"


def _numbers_held(cited: Sequence[Citation], library: Library) -> set[str]:
    """The numbers of some quotations, and of the titles, names and notes that are printed beside them."""
    held: set[str] = set()
    for c in cited:
        source = library.documents[c.source_id].source
        references = (c.quote, c.source_title, c.section, source.published, source.author, c.speaker or "")
        held.update(*(numbers_in(t) for t in references), *(numbers_in(n.text) for n in c.footnotes))
    return held | {str(c.proposition) for c in cited if c.proposition is not None}


def checked(answer: Answer, library: Library) -> Answer:
    """The answer itself, when it keeps every guarantee.

    Raises:
        VerificationFailed: it doesn't; nothing of it may be shown.
    """
    broken = faults(answer, library)
    if broken:
        raise VerificationFailed(f"La réponse composée n’a pas passé la vérification : {' ; '.join(broken)}.")
    return answer
