"""From records to scores and summary, by hand on small runs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from corpus.errors import HumanifestError
from corpus.types import Corpus
from eval.names import DERIVED, METRICS
from eval.runner import Record, run
from eval.scoring import score_records
from eval.statistics import wilson
from eval.summary import estimates, summarise
from eval.types import Nugget


def quiet(done: int, total: int) -> None:
    assert 0 <= done <= total


def scored(corpus: Corpus, case: Any, answer: Any) -> Any:
    (item,) = score_records([Record(case, answer, None if answer else "KeyError: x", 2.0)], corpus)
    return item


@pytest.fixture
def right(build: Any) -> Any:
    return build.answer(build.citation(1, "75 %"), hits=(build.hit(1, "75 %", "Nexem propose"),))


def test_a_right_answer_is_fully_correct(corpus: Corpus, make_case: Any, right: Any) -> None:
    item = scored(corpus, make_case(), right)
    expected = dict.fromkeys(item.values, 1.0) | {"over_refusal": 0.0, "failures": 0.0}
    assert dict(item.values) == expected
    assert set(item.values) == set(METRICS) - {DERIVED, "abstention_precision", "abstention_recall"}
    assert not (item.missing_nuggets or item.forbidden_found or item.missing_evidence or item.faults)


@pytest.mark.parametrize(
    ("changes", "metric"),
    [
        ({"expected_status": ("partial",)}, "status_correct"),
        ({"forbidden": ("manager",)}, "forbidden_free"),
        ({"nuggets": (Nugget("absent", True, ("absent",)),)}, "nugget_recall"),
    ],
)
def test_one_fault_makes_an_answer_incorrect(
    corpus: Corpus, make_case: Any, right: Any, changes: dict[str, Any], metric: str
) -> None:
    item = scored(corpus, make_case(**changes), right)
    assert (item.values[metric], item.values["fully_correct"]) == (0.0, 0.0)


def test_an_invalid_citation_makes_an_answer_incorrect(corpus: Corpus, make_case: Any, right: Any) -> None:
    item = scored(corpus, make_case(), replace(right, text=right.text + " [2]"))
    assert (item.values["citations_valid"], item.values["fully_correct"]) == (0.0, 0.0)
    assert item.faults == ("Le renvoi [2] ne mène à aucune citation.",)


def test_missing_things_are_named(corpus: Corpus, make_case: Any, build: Any) -> None:
    answer = build.answer(build.citation(1, "Nexem propose"), hits=(build.hit(1, "Nexem propose"),))
    item = scored(corpus, make_case(), answer)
    assert item.missing_nuggets == ("75 % des salariés",)
    assert item.missing_evidence == item.uncited_evidence == ("75 % des salariés quittent leur emploi",)
    assert item.values["nugget_recall"] == item.values["recall_at_10"] == item.values["evidence_f1"] == 0.0


def test_one_of_two_equivalent_quotations_suffices(corpus: Corpus, make_case: Any, right: Any) -> None:
    there, elsewhere = make_case().evidence[0], ("manifeste", "35 000 postes vacants")
    strict = scored(corpus, make_case(evidence=(there, elsewhere)), right)
    lenient = scored(corpus, make_case(evidence=(there, elsewhere), evidence_mode="any"), right)
    assert strict.values["evidence_recall"] == strict.values["recall_at_5"] == 0.5
    assert strict.missing_evidence == strict.uncited_evidence == ("35 000 postes vacants",)
    assert lenient.values["evidence_recall"] == lenient.values["recall_at_5"] == 1.0
    assert lenient.missing_evidence == lenient.uncited_evidence == ()


def test_empty_retrieval_scores_zero(corpus: Corpus, make_case: Any, build: Any) -> None:
    item = scored(corpus, make_case(), build.answer(build.citation(1, "75 %")))
    assert [item.values[name] for name in ("recall_at_5", "recall_at_10", "ndcg_at_10", "mrr", "hit_at_1")] == [0.0] * 5


def test_a_wrong_abstention_earns_nothing_even_if_it_shows_the_nugget(
    corpus: Corpus, make_case: Any, build: Any
) -> None:
    shown = build.answer(build.citation(1, "75 %"), status="not_in_corpus", suggestions=("75 %",))
    item = scored(corpus, make_case(), shown)
    assert item.values["nugget_recall"] == item.values["abstention_precision"] == item.values["evidence_recall"] == 0.0
    assert item.values["over_refusal"] == 1.0


def test_a_right_abstention_is_fully_correct(corpus: Corpus, make_case: Any, build: Any) -> None:
    case = make_case(expected_status=("not_in_corpus",), nuggets=(), evidence=())
    item = scored(corpus, case, build.answer(status="not_in_corpus"))
    assert item.values["fully_correct"] == item.values["abstention_precision"] == 1.0
    assert "recall_at_10" not in item.values
    answered = scored(corpus, case, build.answer(build.citation(1, "75 %")))
    assert (answered.values["abstention_recall"], answered.values["fully_correct"]) == (0.0, 0.0)


def test_where_both_are_right_abstention_is_not_counted(corpus: Corpus, make_case: Any, build: Any, right: Any) -> None:
    case = make_case(expected_status=("answered", "not_in_corpus"))
    for answer in (right, build.answer(status="not_in_corpus")):
        item = scored(corpus, case, answer)
        assert item.values["fully_correct"] == 1.0
        assert not {"over_refusal", "abstention_recall", "abstention_precision"} & set(item.values)


def test_a_failure_scores_zero_everywhere(corpus: Corpus, make_case: Any, right: Any) -> None:
    failed = scored(corpus, make_case(), None)
    assert set(failed.values) == set(scored(corpus, make_case(), right).values)
    assert {name for name, value in failed.values.items() if value} == {"failures"}
    assert failed.status == "failure"


def test_the_runner_records_failures_and_goes_on(make_case: Any, right: Any) -> None:
    def ask(question: str, history: tuple[str, ...]) -> Any:
        if question == "refus":
            raise HumanifestError("Question impossible.")
        if question == "défaut":
            return {}["absent"]
        assert history == ("avant",)
        return right

    names = ("refus", "défaut", "bonne")
    seen: list[tuple[int, int]] = []
    cases = [make_case(id=name, question=name, history=("avant",)) for name in names]
    result = run(cases, ask, lambda done, total: seen.append((done, total)))
    assert [record.answer for record in result.records] == [None, None, right]
    assert [(r.failure or "").split("(")[0] for r in result.records] == [
        "HumanifestError: Question impossible. ",
        "KeyError: 'absent' ",
        "",
    ]
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_an_interruption_stops_the_run(make_case: Any) -> None:
    def ask(question: str, history: tuple[str, ...]) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([make_case()], ask, quiet)


def test_abstention_f1_by_hand(corpus: Corpus, make_case: Any, build: Any, right: Any) -> None:
    """Two justified abstentions, one missed, one over-refusal: P = 2/3, R = 2/3, F1 = 4 / (4 + 1 + 1)."""
    absent = {"expected_status": ("not_in_corpus", "out_of_scope"), "nuggets": (), "evidence": ()}
    refusal = build.answer(status="not_in_corpus")
    pairs = [
        (make_case(id="a", cluster="a", **absent), refusal),
        (make_case(id="b", cluster="b", **absent), build.answer(status="out_of_scope")),
        (make_case(id="c", cluster="c", **absent), right),
        (make_case(id="d", cluster="d"), refusal),
        (make_case(id="e", cluster="e"), right),
    ]
    records = [Record(case, answer, None, 1.0) for case, answer in pairs]
    summary = summarise(score_records(records, corpus))
    assert summary.overall["abstention_precision"].value == pytest.approx(2 / 3)
    assert summary.overall["abstention_recall"].value == pytest.approx(2 / 3)
    assert summary.overall[DERIVED].value == pytest.approx(4 / 6)
    assert summary.overall["over_refusal"].value == 0.5
    assert summary.confusion == {
        ("answered", "answered"): 1,
        ("answered", "not_in_corpus"): 1,
        ("not_in_corpus", "answered"): 1,
        ("not_in_corpus", "not_in_corpus"): 1,
        ("out_of_scope", "out_of_scope"): 1,
    }


def test_a_summary_keeps_kinds_apart_and_metrics_that_apply(corpus: Corpus, make_case: Any, right: Any) -> None:
    records = [
        Record(make_case(id="a", kind="figure"), right, None, 10.0),
        Record(make_case(id="b", kind="why", cluster="b", evidence=()), None, "KeyError: x", 30.0),
    ]
    summary = summarise(score_records(records, corpus))
    assert summary.overall["fully_correct"].value == 0.5
    assert summary.by_kind["figure"]["fully_correct"].value == 1.0
    assert summary.by_kind["why"]["fully_correct"].value == 0.0
    assert summary.overall["recall_at_5"].n == 1
    half = summary.overall["fully_correct"]
    assert (half.low, half.high) == (wilson(1, 2).low, wilson(1, 2).high)
    assert "recall_at_5" not in summary.by_kind["why"]
    assert DERIVED not in summary.overall
    assert summary.latency_median_ms == 20.0
    for estimate in summary.overall.values():
        assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1


def test_nothing_to_summarise_is_refused() -> None:
    assert estimates([]) == {}
    with pytest.raises(ValueError, match="no case"):
        summarise([])
