"""What a worksheet is measured by: expected propositions in the first three, and nothing invented."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.library.citations import Library
from assistant.worksheet.build import situation
from assistant.worksheet.markdown import worksheet_to_markdown
from assistant.worksheet.types import Outcome, Situation, Worksheet
from eval.statistics import Interval, cluster_bootstrap, wilson
from eval.worksheet.cases import OutcomeCase, SituationCase

FIRST = 3
_QUOTATION = re.compile("«\u00a0(.*?)\u00a0»(?: \\([^()]*(?:\\([^()]*\\)[^()]*)*\\))?", re.DOTALL)
# What the program writes with a number in it: references, never figures.
_REFERENCE = re.compile(
    r"[Pp]roposition \d+|^## Proposition \d+|(?<=[:;] )\d+\. |(?<=\u00a0; )\d+\. |Corpus [0-9a-f]{12}"
)
_ENTITLES = re.compile(
    r"\b(?:avez|avons|ont|donne|ouvre) droit\b|\bdroit à\b|\bobligat\w+|\bobligé|\bdevez\b|\b(?:est|sont) "
    r"tenue?s? de\b|\bvous pouvez obtenir\b|\bgaranti\w*|\bla loi\b|%|€|\beuros?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One situation: what was expected, what came first, and the faults of its worksheet."""

    id: str
    expected: tuple[int, ...]
    found: tuple[int, ...]  # the first three
    faults: tuple[str, ...]

    @property
    def hits(self) -> int:
        """How many of the expected propositions are among the first three."""
        return len(set(self.expected) & set(self.found))


@dataclass(frozen=True, slots=True)
class Result:
    """The measure of one half."""

    cases: tuple[CaseResult, ...]
    share: float  # of the expected propositions, in the first three
    interval: Interval  # 95 %, whole situations drawn again
    first: float  # share of the situations whose first proposition is an expected one
    first_interval: Interval
    outcomes: int  # texts whose outcome is the one expected …
    outcome_cases: int  # … of so many
    wrong_outcomes: tuple[tuple[str, Outcome, Outcome], ...]  # id, expected, given

    @property
    def faults(self) -> tuple[str, ...]:
        """Every fault, with the situation that has it."""
        return tuple(f"{case.id}\u00a0: {fault}" for case in self.cases for fault in case.faults)


def measure(
    cases: Sequence[SituationCase],
    texts: Sequence[OutcomeCase],
    make: Callable[[Situation], Worksheet],
    library: Library,
) -> Result:
    """The measure of one half of the situations and texts."""
    results = tuple(_case(case, make, library) for case in cases)
    expected = [float(len(r.expected)) for r in results]
    firsts = sum(r.found[:1] != () and r.found[0] in r.expected for r in results)
    given = [(t.id, t.outcome, make(situation("EHPAD", t.text)).outcome) for t in texts]
    return Result(
        cases=results,
        share=sum(r.hits for r in results) / sum(expected),
        interval=cluster_bootstrap([float(r.hits) for r in results], [r.id for r in results], expected),
        first=firsts / len(results),
        first_interval=wilson(firsts, len(results)),
        outcomes=sum(wanted == got for _, wanted, got in given),
        outcome_cases=len(given),
        wrong_outcomes=tuple(one for one in given if one[1] != one[2]),
    )


def _case(case: SituationCase, make: Callable[[Situation], Worksheet], library: Library) -> CaseResult:
    made = make(situation(case.structure, case.text, case.size, case.role, case.tried))
    return CaseResult(
        case.id,
        tuple(e.proposition for e in case.expected),
        tuple(sheet.number for sheet in made.sheets[:FIRST]),
        tuple(faults(made, library)),
    )


def faults(worksheet: Worksheet, library: Library) -> Iterable[str]:
    """What a worksheet may not hold: a false quotation, a figure or an entitlement outside a quotation."""
    for citation in (q.citation for q in worksheet.quoted):
        document = library.documents[citation.source_id]
        if document.text[citation.start : citation.end] != citation.quote:
            yield f"la citation {citation.n} n’est pas le texte du document"
    titles = [p.title for p in library.corpus.propositions] + [d.source.title for d in library.corpus.documents]
    own = _own_words(worksheet, {q.citation.quote for q in worksheet.quoted}, titles)
    for number in re.findall(r"\d+", own):
        yield f"le nombre {number} est hors des citations"
    for words in _ENTITLES.findall(own):
        yield f"«\u00a0{words}\u00a0» est écrit hors des citations"


def _own_words(worksheet: Worksheet, quotes: set[str], titles: Sequence[str]) -> str:
    """The program's own words in the export: no quotation, reference or title, nothing that the person typed."""
    if not worksheet.sheets:
        return worksheet.message
    text = worksheet_to_markdown(worksheet).split("\n## ", maxsplit=1)[-1]
    for need in (*worksheet.uncovered, *worksheet.unknown_words):
        text = text.replace(f"«\u00a0{need}\u00a0»", "")
    text = _QUOTATION.sub(lambda m: "" if m[1] in quotes else m[0], text)
    for title in sorted(titles, key=len, reverse=True):
        text = text.replace(title, "")
    return _REFERENCE.sub("", text).replace(worksheet.situation.structure.name, "")
