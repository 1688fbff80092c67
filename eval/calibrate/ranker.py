"""The weights of the ranking: a conditional logit over the candidates of each question.

P(candidate) = exp(w · signals) / Σ exp(w · signals); what is maximised is the probability of the right candidates
together (McFadden, « Conditional logit analysis of qualitative choice behavior », 1974), with w ≥ 0: each signal is
written so that more is better, and a weight below zero could only be an accident of few questions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

from eval.calibrate.samples import Choice, Floats

RIDGE = 0.003  # of the squared weights, against the mean loss of a question
TOTAL = 2.0  # what the weights sum to: their order alone matters, and this keeps scores readable
FOLDS = 5
SEEDS = (0, 1, 2)


def fit_ranker(choices: Sequence[Choice], ridge: float = RIDGE, bounded: int | None = None) -> Floats:
    """The weights that minimise mean(−ln P(right)) + ridge · ‖w‖²; shape (signals,), not yet scaled.

    Each is ≥ 0; when ``bounded`` is given, so are the first ones only.
    """
    signals = np.concatenate([choice.signals for choice in choices])
    right = np.concatenate([choice.right for choice in choices])
    sizes = np.array([len(choice.right) for choice in choices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = signals @ weights
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        everything, good = np.add.reduceat(raised, starts), np.add.reduceat(raised * right, starts)
        excess = raised / np.repeat(everything, sizes) - raised * right / np.repeat(good, sizes)
        value = float(np.mean(np.log(everything) - np.log(good)) + ridge * weights @ weights)
        return value, signals.T @ excess / len(sizes) + 2 * ridge * weights

    width = signals.shape[1]
    first = width if bounded is None else bounded
    bounds = [(0.0, None)] * first + [(None, None)] * (width - first)
    fitted = minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(fitted.x, dtype=np.float64)


def scaled(weights: Floats) -> Floats:
    """The same order of sentences with weights that sum to ``TOTAL``, rounded to what is written in the code."""
    return np.round(weights * (TOTAL / (weights.sum() or 1.0)), 2)


def accuracy(weights: Floats, choices: Sequence[Choice], within: int) -> float:
    """Share of the questions with a right sentence among the best ``within``; a tie goes to the earlier one."""
    return float(np.mean([_found(weights, choice, within) for choice in choices]))


def _found(weights: Floats, choice: Choice, within: int) -> bool:
    order = np.argsort(-(choice.signals @ weights), kind="stable")
    return bool(choice.right[order[:within]].any())


def cross_validated(choices: Sequence[Choice], within: Sequence[int]) -> tuple[float, ...]:
    """``accuracy`` for each depth on questions that the weights have not seen: ``FOLDS`` folds, mean over ``SEEDS``."""
    hits = np.zeros(len(within))
    for seed in SEEDS:
        order = np.random.default_rng(seed).permutation(len(choices))
        for fold in range(FOLDS):
            kept = [choices[i] for at, i in enumerate(order) if at % FOLDS != fold]
            held = [choices[i] for i in order[fold::FOLDS]]
            weights = fit_ranker(kept)
            hits += [sum(_found(weights, choice, depth) for choice in held) for depth in within]
    return tuple(float(share) for share in hits / (len(choices) * len(SEEDS)))
