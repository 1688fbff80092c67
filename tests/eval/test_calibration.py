"""Fitting constants: known solutions on tiny data, the outcome of limits, the questions that may be fitted on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Corpus
from eval.calibrate.decision import (
    ANSWERED_FREEDOM,
    LIMITS,
    MOST_REFUSED,
    Limits,
    choose_limits,
    fit_answered,
    fit_logistic,
    folds,
    grid,
    held_out,
    outcome,
)
from eval.calibrate.questions import QUESTIONS_FILE, label_of, load_labelled, load_questions, of_golden
from eval.calibrate.ranker import TOTAL, accuracy, cross_validated, fit_ranker, scaled
from eval.calibrate.samples import Choice, Decisions, right_sentences
from eval.errors import GoldenError
from eval.evidence import fold_source
from eval.golden import GOLDEN_DIR, load_golden


def pair(first: list[float], second: list[float]) -> Choice:
    """Two candidates, of which the first is right."""
    return Choice(np.array([first, second]), np.array([True, False]))


def test_the_ranker_finds_the_log_odds() -> None:
    # The signal points to the right one of two candidates three times in four: w = ln 3.
    data = [pair([1.0], [0.0])] * 3 + [pair([0.0], [1.0])]
    assert fit_ranker(data, ridge=0.0) == pytest.approx([np.log(3)], abs=1e-4)


def test_a_useless_or_misleading_signal_gets_nothing() -> None:
    random = np.random.default_rng(7)
    # First signal: tells; second: noise; third: misleads.
    data = [
        pair([0.9, noise, 0.1], [0.2 + 0.8 * float(random.random() < 0.2), 1 - noise, 0.6])
        for noise in random.integers(0, 2, 200).astype(float)
    ]
    tells, noise, misleads = scaled(fit_ranker(data))
    assert misleads == 0.0
    assert noise < 0.1 * tells
    assert tells + noise + misleads == pytest.approx(TOTAL, abs=0.02)


def test_several_right_candidates_count_together() -> None:
    # Both right candidates look alike: nothing separates them, everything separates them from the third.
    data = [Choice(np.array([[1.0], [1.0], [0.0]]), np.array([True, True, False]))]
    data += [Choice(np.array([[0.0], [1.0]]), np.array([True, False]))]
    weight = fit_ranker(data, ridge=0.0)[0]
    # d/dw [w − ln(2eʷ + 1) + ln 2 − ln(1 + eʷ)] = 0  ⟺  2e²ʷ = 1, below zero: the bound holds it at 0.
    assert weight == 0.0
    assert fit_ranker(data[:1])[0] > 0.5


def test_accuracy_gives_a_tie_to_the_earlier_candidate() -> None:
    tied = Choice(np.array([[1.0], [1.0], [0.0]]), np.array([False, True, False]))
    assert accuracy(np.array([1.0]), [tied], 1) == 0.0
    assert accuracy(np.array([1.0]), [tied], 2) == 1.0


def test_cross_validation_of_a_perfect_signal_is_perfect_and_of_none_is_not() -> None:
    perfect = [pair([1.0], [0.0])] * 20
    assert cross_validated(perfect, (1,)) == (1.0,)
    backwards = [pair([0.0], [1.0])] * 10 + [pair([1.0], [0.0])] * 10
    assert 0.0 < cross_validated(backwards, (1,))[0] < 1.0
    assert cross_validated(backwards, (1,)) == cross_validated(backwards, (1,))


def test_a_logistic_regression_on_a_two_by_two_table_gives_its_log_odds() -> None:
    signals = np.array([[0.0]] * 10 + [[1.0]] * 10)
    yes = np.array([True] * 2 + [False] * 8 + [True] * 9 + [False])
    fitted = fit_logistic(signals, yes, freedom=1e9)
    assert fitted.intercept == pytest.approx(np.log(2 / 8), abs=1e-3)
    assert fitted.weights[0] == pytest.approx(np.log(9) - np.log(2 / 8), abs=1e-3)
    assert fitted.probability(np.array([[0.0], [1.0]])) == pytest.approx([0.2, 0.9], abs=1e-3)


def test_a_question_counted_three_times_is_three_questions() -> None:
    signals, yes = np.array([[0.0], [1.0], [1.0]]), np.array([False, True, False])
    counted = fit_logistic(signals, yes, 2.0, np.array([1.0, 3.0, 1.0]))
    repeated = fit_logistic(signals[[0, 1, 1, 1, 2]], yes[[0, 1, 1, 1, 2]], 2.0)
    assert counted.intercept == pytest.approx(repeated.intercept, abs=1e-4)
    assert counted.weights == pytest.approx(repeated.weights, abs=1e-4)


def test_less_freedom_means_smaller_weights() -> None:
    signals, yes = np.array([[0.0], [1.0]] * 5), np.array([False, True] * 5)
    sizes = [abs(fit_logistic(signals, yes, freedom).weights[0]) for freedom in (0.01, 1.0, 100.0)]
    assert sizes == sorted(sizes)
    assert sizes[0] < 0.2


@given(
    st.lists(st.sampled_from(["answered", "not_in_corpus", "out_of_scope"]), min_size=15, max_size=60),
    st.integers(0, 9),
)
def test_folds_share_out_every_row_once_and_every_outcome_evenly(labels: list[str], seed: int) -> None:
    parts = list(folds(labels, seed))
    assert sorted(row for part in parts for row in part) == list(range(len(labels)))
    for label in set(labels):
        sizes = [sum(labels[row] == label for row in part) for part in parts]
        assert max(sizes) - min(sizes) <= 1


FREE = (None, None)


def decided(seed: int = 3) -> Decisions:
    """Ninety questions; the first signal tells another subject, the second an answer, the third nothing."""
    random = np.random.default_rng(seed)
    labels = ["answered"] * 40 + ["not_in_corpus"] * 30 + ["out_of_scope"] * 20
    centres = {"answered": (0.1, 0.8), "not_in_corpus": (0.2, 0.3), "out_of_scope": (0.9, 0.2)}
    rows = [[*random.normal(centres[label], 0.15), random.random()] for label in labels]
    return Decisions(np.array(rows), tuple(labels))  # type: ignore[arg-type]


def test_the_decision_learns_which_signals_tell() -> None:
    data = decided()
    fitted = fit_answered(data, None)
    assert fitted.weights[1] > 3 * abs(fitted.weights[2])
    scope, answered = held_out(data, FREE)
    assert scope[data.are("out_of_scope")].mean() > 0.6 > 0.2 > scope[data.are("answered")].mean()
    assert np.array_equal(held_out(data, FREE)[1], answered)


def test_other_subjects_are_not_answers_and_an_answer_counts_more() -> None:
    data = decided()
    yes = data.are("answered")
    even = fit_logistic(data.signals, yes, ANSWERED_FREEDOM)
    assert fit_answered(data, None).probability(data.signals).mean() > even.probability(data.signals).mean()
    other = fit_answered(data, None).probability(data.signals[data.are("out_of_scope")])
    assert other.max() < 0.5


def test_a_direction_holds_whatever_the_data_say() -> None:
    signals, yes = np.array([[0.0], [1.0]] * 5), np.array([True, False] * 5)
    assert fit_logistic(signals, yes, 2.0).weights[0] < 0
    assert fit_logistic(signals, yes, 2.0, allowed=(1,)).weights[0] == 0.0
    assert fit_logistic(signals, yes, 2.0, allowed=(-1,)).weights[0] < 0


def test_held_out_probabilities_do_not_see_their_own_question() -> None:
    random = np.random.default_rng(5)
    noise = Decisions(random.random((90, 30)), decided().labels)
    _, answered = held_out(noise, FREE)
    right = (answered >= 0.5) == noise.are("answered")
    seen = (fit_answered(noise, None).probability(noise.signals) >= 0.5) == noise.are("answered")
    assert right.mean() < 0.62 < seen.mean()


def test_an_outcome_is_counted_by_hand() -> None:
    data = Decisions(np.zeros((5, 1)), ("answered", "answered", "not_in_corpus", "not_in_corpus", "out_of_scope"))
    scope, answered = np.array([0.1, 0.6, 0.1, 0.2, 0.9]), np.array([0.9, 0.9, 0.1, 0.8, 0.5])
    found = outcome(scope, answered, data, (0.5, 0.5))
    # Refused: the second (wrongly), the third and the fifth (rightly); the fourth is missed.
    assert (found.precision, found.recall, found.over_refusal) == pytest.approx((2 / 3, 2 / 3, 1 / 2))
    assert outcome(scope, answered, data, (0.6, 0.5)) == replace(found, scope=0.6)
    assert outcome(np.zeros(5), np.ones(5), data, (0.5, 0.5)).f1 == 0.0


def test_limits_refuse_few_answerable_questions_first() -> None:
    def limits(f1: float, over: float) -> Limits:
        return Limits(0.5, 0.5, 0.9, 0.5, f1, over)

    assert choose_limits([limits(0.9, 0.08), limits(0.6, MOST_REFUSED), limits(0.5, 0.0)]).f1 == 0.6
    assert choose_limits([limits(0.6, MOST_REFUSED), limits(0.6, 0.01)]).over_refusal == 0.01
    assert choose_limits([limits(0.9, 0.5), limits(0.2, 0.07)]).over_refusal == 0.07
    assert len(grid(decided(), FREE)) == len(LIMITS) ** 2


def test_the_locked_half_is_never_read_into_the_fit() -> None:
    cases = load_golden(GOLDEN_DIR)
    locked = {case.id for case in cases if case.split == "test"}
    kept = {item.id for item in load_labelled(QUESTIONS_FILE, GOLDEN_DIR)}
    assert locked
    assert not kept & locked
    assert {item.id for item in of_golden(cases)} == {c.id for c in cases if c.split == "development"}
    assert len(kept) == len(load_questions(QUESTIONS_FILE)) + len(of_golden(cases))


@pytest.mark.parametrize(
    ("expected", "label"),
    [
        (["answered"], "answered"),
        (["answered", "partial"], "answered"),
        (["out_of_scope"], "out_of_scope"),
        (["answered", "not_in_corpus"], None),
        (["not_in_corpus", "out_of_scope"], None),
    ],
)
def test_a_question_with_several_right_outcomes_teaches_nothing(expected: list[str], label: str | None) -> None:
    assert label_of(expected) == label


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('\n{"id": "c1", "kind": "plain", "question": "Quoi ?", "status": "perhaps"}\n', encoding="utf-8")
    with pytest.raises(GoldenError, match=r"q\.jsonl, ligne 2, champ «\u00a0status"):
        load_questions(file)
    with pytest.raises(GoldenError, match="--questions"):
        load_questions(tmp_path / "absent.jsonl")


def test_right_sentences_hold_half_of_a_quotation_or_stand_in_it(corpus: Corpus) -> None:
    sources = [fold_source(document) for document in corpus.documents]
    two = corpus.documents[1].sentences[-2:]
    joined = " ".join(sentence.text for sentence in two)
    assert right_sentences([joined], sources) >= {sentence.id for sentence in two}
    longer = max(two, key=lambda sentence: len(sentence.text))
    part = longer.text[: len(longer.text) // 3].rsplit(" ", 1)[0]
    assert longer.id in right_sentences([part], sources)
    assert right_sentences(["une phrase que nul n’a écrite"], sources) == frozenset()
