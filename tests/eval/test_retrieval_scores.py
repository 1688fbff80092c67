"""Metrics of retrieval per question, the slice without shared words, means, differences, and reading the questions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Corpus
from eval.errors import UsageProblem
from eval.evidence import Locator
from eval.retrieval.overlap import EvidenceWords, shares_no_word
from eval.retrieval.questions import Question, load
from eval.retrieval.scores import MEASURES, difference, estimate, score, values_of
from eval.retrieval.systems import System, by_kind, measure, ranked, row
from index.passages import make_passages
from index.types import Passage

FIGURE = ("manifeste", "75 % des salariés quittent leur emploi")
VACANT = ("manifeste", "Le secteur compte 35 000 postes vacants.")

Ranks = st.lists(st.none() | st.integers(1, 10), min_size=1, max_size=5)


def test_the_measures_of_known_ranks() -> None:
    found = values_of((2, None))
    assert found["recall_at_1"] == 0
    assert found["recall_at_5"] == found["recall_at_10"] == 0.5
    assert found["hit_at_1"] == 0
    assert found["mrr"] == 0.5
    assert found["ndcg_at_10"] == pytest.approx((1 / np.log2(3)) / (1 + 1 / np.log2(3)))


@given(Ranks)
def test_measures_lie_between_0_and_1_and_recall_grows_with_depth(ranks: list[int | None]) -> None:
    found = values_of(ranks)
    assert set(found) == set(MEASURES)
    assert all(0 <= value <= 1 for value in found.values())
    assert found["recall_at_1"] <= found["recall_at_5"] <= found["recall_at_10"]
    assert found["recall_at_1"] <= found["hit_at_1"] <= found["mrr"]


@given(Ranks, st.integers(0, 4))
def test_a_better_rank_never_lowers_a_measure(ranks: list[int | None], which: int) -> None:
    place = which % len(ranks)
    better = list(ranks)
    better[place] = 1
    before, after = values_of(ranks), values_of(better)
    assert all(after[name] >= before[name] - 1e-12 for name in MEASURES)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Combien d’embauches manque-t-il ?", True),
        ("Combien de postes manquent ?", False),  # a word of the sentence
        ("Qui sait reconnaître un bon élément ?", False),  # a word of the heading above it
        ("Comment parle-t-on de la compétence ?", False),  # another inflection of the heading
        ("Et pour le ?", False),  # no content word at all
    ],
)
def test_a_question_shares_no_word_with_its_evidence(corpus: Corpus, question: str, expected: bool) -> None:
    evidence = Locator(corpus).locate([VACANT])
    assert evidence[0][1]
    assert shares_no_word(question, evidence, EvidenceWords(corpus)) is expected


def test_words_of_every_piece_of_evidence_count(corpus: Corpus) -> None:
    words = EvidenceWords(corpus)
    both = Locator(corpus).locate([VACANT, FIGURE])
    assert shares_no_word("Que font les employés et leur manager ?", both[:1], words)
    assert not shares_no_word("Que font les employés et leur manager ?", both, words)


@pytest.fixture(scope="module")
def passages(corpus: Corpus) -> tuple[Passage, ...]:
    return tuple(p for d in corpus.documents for p in make_passages(d, target_chars=60, overlap_sentences=0))


@pytest.fixture
def asked(corpus: Corpus) -> Callable[..., Question]:
    def make(**changes: Any) -> Question:
        evidence = Locator(corpus).locate([FIGURE, VACANT])
        fields = {"id": "q", "kind": "figure", "text": "Combien ?", "cluster": "c", "evidence": evidence}
        return Question(**{**fields, "any_suffices": False, "shares_no_word": False, **changes})

    return make


def holding(passages: tuple[Passage, ...], words: str) -> Passage:
    return next(passage for passage in passages if words in passage.text)


def test_a_question_is_scored_by_the_passages_that_bring_its_evidence(
    corpus: Corpus, passages: tuple[Passage, ...], asked: Callable[..., Question]
) -> None:
    locator = Locator(corpus)
    first, other = holding(passages, "75 %"), holding(passages, "écouter")
    assert score(asked(), [other, first], locator)["recall_at_5"] == 0.5
    assert score(asked(any_suffices=True), [other, first], locator)["recall_at_5"] == 1
    assert score(asked(any_suffices=True), [other], locator)["recall_at_5"] == 0
    late = score(asked(), [other] * 10 + [first], locator)
    assert set(late.values()) == {0.0}


def test_a_system_is_measured_summed_up_and_compared(
    corpus: Corpus, passages: tuple[Passage, ...], asked: Callable[..., Question]
) -> None:
    right, wrong = holding(passages, "75 %"), holding(passages, "écouter")
    questions = [
        asked(id="a", cluster="1", any_suffices=True, shares_no_word=True),
        asked(id="b", cluster="2", kind="why", any_suffices=True),
    ]
    seen: list[tuple[str, int, int]] = []

    def run(name: str, *found: Passage) -> Any:
        system = System(name, lambda _: list(found), 1.5)
        return measure(system, questions, Locator(corpus), lambda *step: seen.append(step))

    best, worst = run("bon", right), run("mauvais", wrong)
    assert seen[-1] == ("mauvais", 2, 2)
    assert best.ms >= 0
    reference, other = row(best, questions, best), row(worst, questions, best)
    assert reference.against is None
    assert reference.overall["recall_at_5"].value == 1
    assert other.against is not None
    assert other.against.value == pytest.approx(-1)
    assert (reference.no_word["mrr"].n, reference.overall["mrr"].n) == (1, 2)
    assert {kind: found["mrr"].n for kind, found in by_kind(best, questions).items()} == {"figure": 1, "why": 1}


def test_a_difference_has_the_sign_of_after_minus_before() -> None:
    before, after = [0.0, 0.2, 0.4, 0.0], [1.0, 0.2, 0.9, 0.5]
    found = difference(before, after, ["a", "b", "c", "d"])
    assert found.value == pytest.approx(0.5)
    assert found.low <= found.value <= found.high
    assert difference(after, before, ["a", "b", "c", "d"]).value == pytest.approx(-0.5)


def test_an_interval_is_wider_when_questions_come_in_clusters() -> None:
    values = [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0]
    apart = estimate(values, list("abcdefgh"))
    together = estimate(values, list("aaabbbcd"))
    assert together.high - together.low > apart.high - apart.low


def test_ranked_is_a_total_order_without_passages_that_score_nothing(passages: tuple[Passage, ...]) -> None:
    scores = np.zeros(len(passages), np.float32)
    scores[1:4] = 1
    scores[4] = 2
    found = ranked(scores, passages, 3)
    assert found[0] == passages[4]
    assert [p.id for p in found[1:]] == sorted(p.id for p in passages[1:4])[:2]
    assert ranked(scores * 0, passages) == []


def case_line(name: str, split: str, **changes: Any) -> str:
    fields = {
        "id": name, "kind": "figure", "question": "Combien de postes ?", "expected_status": ["answered"],
        "nuggets": [{"text": "35 000", "vital": True, "patterns": ["35 000"]}], "evidence": [list(VACANT)],
        "cluster": name, "split": split,
    }  # fmt: skip
    return json.dumps({**fields, **changes}, ensure_ascii=False)


def test_only_development_questions_with_evidence_are_read(tmp_path: Path, corpus: Corpus) -> None:
    golden = tmp_path / "golden.jsonl"
    follow_up = case_line("suite", "development", question="Et pour les jeunes ?", history=["Combien de postes ?"])
    lines = [
        case_line("dev", "development"),
        case_line("test", "test"),
        case_line("rien", "development", evidence=[], expected_status=["out_of_scope"], nuggets=[]),
        follow_up,
    ]
    golden.write_text("\n".join(lines), encoding="utf-8")
    found = load(golden, None, corpus)
    assert [question.id for question in found] == ["dev", "suite"]
    assert found[0].text == "Combien de postes ?"
    assert not found[0].shares_no_word
    assert "postes" in found[1].text  # completed by the question before it
    calibration = tmp_path / "calibration.jsonl"
    line = {"id": "c1", "kind": "plain", "question": "Combien ?", "status": "answered", "evidence": [VACANT[1]]}
    calibration.write_text(json.dumps(line), encoding="utf-8")
    assert load(golden, calibration, corpus)[-1].evidence == Locator(corpus).locate([VACANT])


def test_a_set_without_any_evidence_is_refused(tmp_path: Path, corpus: Corpus) -> None:
    golden = tmp_path / "golden.jsonl"
    golden.write_text(case_line("test", "test"), encoding="utf-8")
    with pytest.raises(UsageProblem, match="--golden"):
        load(golden, None, corpus)
