"""The questions that retrieval is measured on: those whose evidence is known and stands in the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.dialogue.follow_up import resolve
from corpus.types import Corpus
from eval.calibrate.questions import Labelled, load_questions
from eval.errors import UsageProblem
from eval.evidence import Evidence, Locator
from eval.golden import load_golden, select
from eval.retrieval.overlap import EvidenceWords, shares_no_word
from eval.types import GoldenCase
from index.analysis import content_terms

CALIBRATION_KIND = "calibration"


@dataclass(frozen=True, slots=True)
class Question:
    """What is searched for, and the evidence that should come back.

    ``text`` is the question as typed; a follow-up is completed by the questions before it, as the assistant does.
    ``any_suffices``: one piece of evidence is enough, the others say the same.
    """

    id: str
    kind: str
    text: str
    cluster: str
    evidence: tuple[Evidence, ...]
    any_suffices: bool
    shares_no_word: bool


def load(golden: Path, calibration: Path | None, corpus: Corpus) -> tuple[Question, ...]:
    """Read the development half of the golden questions, and the calibration questions when a file is given.

    Raises:
        GoldenError: a file cannot be read.
        UsageProblem: no question has evidence in the corpus.
    """
    locator, words = Locator(corpus), EvidenceWords(corpus)
    found = [_of_case(case, locator, words) for case in select(load_golden(golden), "development")]
    if calibration is not None:
        found += [_of_labelled(item, corpus, locator, words) for item in load_questions(calibration)]
    kept = tuple(question for question in found if any(places for _, places in question.evidence))
    if not kept:
        raise UsageProblem(
            f"Aucune question de développement de {golden} n’a de preuve dans les documents\u00a0: donnez un autre "
            "jeu avec --golden."
        )
    return kept


def _of_case(case: GoldenCase, locator: Locator, words: EvidenceWords) -> Question:
    text = resolve(case.question, case.history, content_terms).search if case.history else case.question
    evidence = locator.locate(case.evidence)
    free = shares_no_word(text, evidence, words)
    return Question(case.id, case.kind, text, case.cluster, evidence, case.evidence_mode == "any", free)


def _of_labelled(item: Labelled, corpus: Corpus, locator: Locator, words: EvidenceWords) -> Question:
    evidence = tuple(_anywhere(quotation, corpus, locator) for quotation in item.quotations)
    free = shares_no_word(item.question, evidence, words)
    return Question(item.id, CALIBRATION_KIND, item.question, item.id, evidence, False, free)


def _anywhere(quotation: str, corpus: Corpus, locator: Locator) -> Evidence:
    """Find a quotation whose source isn't named: in the first document that holds it, in the order of the corpus."""
    sources: Sequence[str] = [document.source.id for document in corpus.documents]
    found = locator.locate([(source_id, quotation) for source_id in sources])
    return next((piece for piece in found if piece[1]), (sources[0], ()))
