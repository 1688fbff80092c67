"""From a record to its scores: which metrics apply to which case, and what was missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.types import Answer
from corpus.types import Corpus, Document
from eval import metrics
from eval.citations import citation_faults
from eval.evidence import Evidence, Locator, brings, first_ranks
from eval.golden import must_abstain, must_answer
from eval.runner import Record
from eval.text import count_sentences, matches, normalise
from eval.types import GoldenCase

ABSTAINING = ("not_in_corpus", "out_of_scope")
FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class CaseScores:
    """Scores of one record. A metric that does not apply to the case is absent from ``values``."""

    record: Record
    status: str  # of the answer, or ``FAILURE``
    values: Mapping[str, float]
    missing_nuggets: tuple[str, ...] = ()
    forbidden_found: tuple[str, ...] = ()
    missing_evidence: tuple[str, ...] = ()  # quotations that none of the ten passages brings
    uncited_evidence: tuple[str, ...] = ()  # quotations that the cited sentences do not bring
    faults: tuple[str, ...] = ()
    sentences: int = 0  # length of the answer


def score_records(records: Sequence[Record], corpus: Corpus) -> tuple[CaseScores, ...]:
    """Score each record, in order."""
    locator = Locator(corpus)
    documents = {document.source.id: document for document in corpus.documents}
    return tuple(score(record, locator, documents) for record in records)


def score(record: Record, locator: Locator, documents: Mapping[str, Document]) -> CaseScores:
    """Score one record; a failure scores 0 wherever the metric applies."""
    case, answer = record.case, record.answer
    if answer is None:
        return CaseScores(record, FAILURE, _failed(case))
    found = metrics.found_nuggets(case.nuggets, normalise(answer.text))
    forbidden = tuple(p for p in case.forbidden if matches(p, normalise(answer.text)))
    faults = citation_faults(answer, documents)
    status_right = answer.status in case.expected_status
    values = {
        "status_correct": float(status_right),
        "forbidden_free": float(not forbidden),
        "citations_valid": float(not faults),
        "failures": 0.0,
        **_abstention(case, answer.status),
    }
    nugget_recall = _nugget_recall(case, answer.status, found)
    if nugget_recall is not None:
        values["nugget_recall"] = nugget_recall
    complete = nugget_recall in (None, 1.0)
    values["fully_correct"] = float(status_right and complete and not forbidden and not faults)
    evidence = locator.locate(case.evidence)
    ranks = first_ranks([locator.passage_shows(hit.passage) for hit in answer.hits], evidence)
    shown = locator.citations_show(_cited(answer))
    cited = [brings(shown, piece) for piece in evidence]
    values |= _evidence(case, answer, evidence, ranks, cited)
    return CaseScores(
        record,
        answer.status,
        values,
        missing_nuggets=tuple(n.text for n, hit in zip(case.nuggets, found, strict=True) if n.vital and not hit),
        forbidden_found=forbidden,
        missing_evidence=_missing(case, [rank is not None for rank in ranks]),
        uncited_evidence=_missing(case, cited),
        faults=faults,
        sentences=count_sentences(answer.text),
    )


def _missing(case: GoldenCase, brought: Sequence[bool]) -> tuple[str, ...]:
    """Quotations that were wanted and not brought; none once one of them is brought where one suffices."""
    if case.evidence_mode == "any" and any(brought):
        return ()
    return tuple(quotation for (_, quotation), there in zip(case.evidence, brought, strict=True) if not there)


def _nugget_recall(case: GoldenCase, status: str, found: Sequence[bool]) -> float | None:
    """Vital recall of an answer; 0 for an abstention that should have answered, none where abstaining was right."""
    if not any(nugget.vital for nugget in case.nuggets) or must_abstain(case):
        return None
    if status in ABSTAINING:
        return 0.0 if must_answer(case) else None
    return metrics.strict_vital_recall(case.nuggets, found)


def _abstention(case: GoldenCase, status: str) -> dict[str, float]:
    """Each rate only over its own cases; where both answering and abstaining are right, neither is counted."""
    abstained = status in ABSTAINING
    values: dict[str, float] = {}
    if must_answer(case):
        values["over_refusal"] = float(abstained)
    if must_abstain(case):
        values["abstention_recall"] = float(abstained)
    if abstained and (must_answer(case) or must_abstain(case)):
        values["abstention_precision"] = float(must_abstain(case))
    return values


def _cited(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Sentences cited by an answer; what an abstention shows is no answer and cites nothing."""
    if answer.status in ABSTAINING:
        return ()
    return tuple(sorted({(citation.source_id, citation.sentence_id) for citation in answer.citations}))


def _evidence(
    case: GoldenCase, answer: Answer, evidence: Sequence[Evidence], ranks: metrics.Ranks, cited: Sequence[bool]
) -> dict[str, float]:
    if not evidence:
        return {}
    if case.evidence_mode == "any":
        ranks, cited = (metrics.best_rank(ranks),), (any(cited),)
    values = {
        "recall_at_5": metrics.recall_at(ranks, 5),
        "recall_at_10": metrics.recall_at(ranks, 10),
        "hit_at_1": metrics.hit_at(ranks, 1),
        "hit_at_5": metrics.hit_at(ranks, 5),
        "ndcg_at_10": metrics.ndcg_at(ranks, 10),
        "mrr": metrics.reciprocal_rank(ranks),
    }
    if must_answer(case):
        precision = metrics.evidence_precision(_cited(answer), evidence)
        recall = metrics.evidence_recall(cited)
        values |= {
            "evidence_precision": precision,
            "evidence_recall": recall,
            "evidence_f1": metrics.f1(precision, recall),
        }
    return values


def _failed(case: GoldenCase) -> dict[str, float]:
    names = ["status_correct", "fully_correct", "forbidden_free", "citations_valid"]
    if case.evidence:
        names += ["recall_at_5", "recall_at_10", "hit_at_1", "hit_at_5", "ndcg_at_10", "mrr"]
    if must_answer(case):
        names += ["nugget_recall"] if any(nugget.vital for nugget in case.nuggets) else []
        names += ["over_refusal"]
        names += ["evidence_precision", "evidence_recall", "evidence_f1"] if case.evidence else []
    if must_abstain(case):
        names += ["abstention_recall"]
    return {**dict.fromkeys(names, 0.0), "failures": 1.0}
