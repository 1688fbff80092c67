"""The weights of the fusion of rankings of passages: the same conditional logit, over passages.

A choice is one piece of evidence: the passages are its alternatives, those that bring it are right, the signals are the
scaled scores that ``index.fusion.fuse`` adds up. Folds keep the pieces of a question together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.service import Assistant
from eval.calibrate.ranker import FOLDS, SEEDS, fit_ranker
from eval.calibrate.samples import Choice, Floats, Read, right_sentences
from eval.evidence import fold_source
from eval.statistics import Interval, cluster_bootstrap
from index.search import WEIGHTS

FUSION_DEPTHS = (1, 5, 10)
RIDGE = 0.001


@dataclass(frozen=True, slots=True)
class Fusion:
    """Fitted ``weights``, the lexical one being 1; recall at each of ``FUSION_DEPTHS`` on held-out questions, with its
    interval, and of the weights in the code on the same questions.
    """

    weights: tuple[float, ...]
    questions: int
    held_out: tuple[float, ...]
    intervals: tuple[Interval, ...]
    in_service: tuple[float, ...]


def passage_choices(read: Sequence[Read], assistant: Assistant) -> list[list[Choice]]:
    """For each question that has quotations and names no proposition, a choice per quotation; passages in reading
    order.
    """
    index = assistant.index
    sources = [fold_source(document) for document in assistant.corpus.documents]
    passages = list(index.passages.values())
    found = []
    for item in read:
        if item.question.propositions:  # the chain searches those propositions alone
            continue
        rankings = index.rankings(item.question.search)
        tops = [max(ranking.values(), default=1.0) for ranking in rankings]
        signals = np.array([[r.get(p.id, 0.0) / top for r, top in zip(rankings, tops, strict=True)] for p in passages])
        marks = [
            np.array([bool(right & set(p.sentence_ids)) for p in passages], dtype=bool)
            for quotation in item.labelled.quotations
            if (right := right_sentences((quotation,), sources))
        ]
        if marks:
            found.append([Choice(signals, mark) for mark in marks])
    return found


def fit_fusion(questions: Sequence[Sequence[Choice]]) -> Floats:
    """The weights of the rankings, each ≥ 0, the first being 1; a quotation that no passage brings teaches nothing."""
    fitted = fit_ranker([choice for question in questions for choice in question if choice.right.any()], RIDGE)
    return fitted / (fitted[0] or 1.0)


def recalls(weights: Floats, question: Sequence[Choice]) -> Floats:
    """Share of the quotations brought by the best passages, at each of ``FUSION_DEPTHS``; a tie goes to the earlier."""
    found = np.zeros(len(FUSION_DEPTHS))
    for choice in question:
        order = np.argsort(-(choice.signals @ weights), kind="stable")
        found += [choice.right[order[:depth]].any() for depth in FUSION_DEPTHS]
    return found / len(question)


def calibrate_fusion(read: Sequence[Read], assistant: Assistant) -> Fusion:
    """Fit on every question; measure on questions that the weights have not seen."""
    questions = passage_choices(read, assistant)
    held = np.zeros((len(questions), len(FUSION_DEPTHS)))
    for seed in SEEDS:
        order = np.random.default_rng(seed).permutation(len(questions))
        for fold in range(FOLDS):
            out = set(order[fold::FOLDS].tolist())
            weights = fit_fusion([question for at, question in enumerate(questions) if at not in out])
            for at in out:
                held[at] += recalls(weights, questions[at]) / len(SEEDS)
    names = [str(at) for at in range(len(questions))]
    current = np.array([recalls(np.array(WEIGHTS), question) for question in questions])
    return Fusion(
        tuple(round(float(weight), 2) for weight in fit_fusion(questions)),
        len(questions),
        tuple(held.mean(axis=0).tolist()),
        tuple(cluster_bootstrap(column.tolist(), names) for column in held.T),
        tuple(current.mean(axis=0).tolist()),
    )
