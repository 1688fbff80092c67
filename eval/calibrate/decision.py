"""The two judgements of the decision: logistic regressions over the signals, and the limits from which they say yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.special import expit  # type: ignore[import-untyped]

from assistant.selection.signals import Signals
from eval.calibrate.samples import Decisions, Floats

FOLDS = 5
SEEDS = (0, 1, 2, 3, 4)
SCOPE_FREEDOM = 5.0
ANSWERED_FREEDOM = 2.0
# An answer that is refused costs more than a question that is answered beside the point: its citations show it.
ANSWERED_WEIGHT = 1.3
SIGNALS = tuple(field.name for field in fields(Signals))
LIMITS = (0.3, 0.4, 0.5, 0.55, 0.6)  # few, so that the choice among them does not follow the noise of 200 questions
# Unseen questions are refused about twice as often as those held out here: writers of one day word things alike.
MOST_REFUSED = 0.019

Flags = NDArray[np.bool_]
Directions = Sequence[int] | None

# A signal of closeness never speaks against an answer, nor one of strangeness for it; in the order of ``Signals``.
ANSWERED_SIGNS = (1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, -1)
SCOPE_SIGNS = (-1, -1, -1, -1, -1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Logistic:
    """P(yes) = 1 / (1 + exp(−(intercept + weights · signals))); ``weights``: (signals,)."""

    intercept: float
    weights: Floats

    def probability(self, signals: Floats) -> Floats:
        """P(yes) of each row of ``signals`` (questions, signals); shape (questions,)."""
        return np.asarray(expit(self.intercept + signals @ self.weights), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Limits:
    """A pair of limits and what comes of it on held-out questions; abstaining rightly is what is looked for."""

    scope: float
    answered: float
    precision: float  # share of the abstentions that are right
    recall: float  # share of the questions to abstain from, from which one abstains
    f1: float
    over_refusal: float  # share of the answerable questions that are refused


def fit_logistic(
    signals: Floats, yes: Flags, freedom: float, counts: Floats | None = None, allowed: Directions = None
) -> Logistic:
    """Minimise Σ counts · loss + ‖weights‖² / (2 · freedom); the intercept is free.

    ``signals``: (questions, signals); ``yes``, ``counts``: (questions,), each question counting 1 by default.
    ``allowed``: of each weight, 1 (not negative), −1 (not positive) or 0 (free); all free by default.
    """
    times = np.ones(len(yes)) if counts is None else counts
    signs = np.where(yes, 1.0, -1.0)

    def loss(parameters: Floats) -> tuple[float, Floats]:
        margins = signs * (parameters[0] + signals @ parameters[1:])
        pull = -signs * times * expit(-margins)
        ridge = parameters[1:] / freedom
        value = float(times @ np.logaddexp(0.0, -margins) + parameters[1:] @ ridge / 2)
        return value, np.concatenate([[pull.sum()], signals.T @ pull + ridge])

    start = np.zeros(signals.shape[1] + 1)
    ranges = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}
    bounds = [ranges[sign] for sign in (0, *(allowed or (0,) * signals.shape[1]))]
    options = {"ftol": 1e-12, "gtol": 1e-7}
    fitted = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options).x
    return Logistic(float(fitted[0]), np.asarray(fitted[1:], dtype=np.float64))


def fit_scope(data: Decisions, allowed: Directions = SCOPE_SIGNS) -> Logistic:
    """Whether a question is about another subject."""
    return fit_logistic(data.signals, data.are("out_of_scope"), SCOPE_FREEDOM, allowed=allowed)


def fit_answered(data: Decisions, allowed: Directions = ANSWERED_SIGNS) -> Logistic:
    """Whether the documents answer; questions on other subjects are among those that they don't answer.

    Without them, and without signs, near misses alone teach that a question close to the text is not answered, and
    what slips past the first judgement is then nearly always answered.
    """
    yes = data.are("answered")
    return fit_logistic(data.signals, yes, ANSWERED_FREEDOM, np.where(yes, ANSWERED_WEIGHT, 1.0), allowed=allowed)


def without_silence(data: Decisions) -> Decisions:
    """The same questions as if no editor had written down what the documents leave unanswered."""
    signals = data.signals.copy()
    signals[
        :,
        [
            SIGNALS.index(name)
            for name in ("silent_near", "silent_wide", "silent", "silent_wording", "answered_twin", "silent_twin")
        ],
    ] = 0.0
    return Decisions(signals, data.labels)


def folds(labels: Sequence[str], seed: int) -> Iterator[NDArray[np.intp]]:
    """Row numbers of ``FOLDS`` parts of about the same size, each outcome dealt out evenly among them."""
    shuffled = np.random.default_rng(seed).permutation(len(labels))
    dealt = sorted(shuffled, key=lambda row: labels[row])
    for fold in range(FOLDS):
        yield np.array(sorted(dealt[fold::FOLDS]), dtype=np.intp)


def held_out(
    data: Decisions, allowed: tuple[Directions, Directions] = (SCOPE_SIGNS, ANSWERED_SIGNS)
) -> tuple[Floats, Floats]:
    """Each question's P(another subject) and P(answered), (questions,), by fits that have not seen it.

    Means over ``SEEDS``.
    """
    scope, answered = np.zeros(len(data.labels)), np.zeros(len(data.labels))
    for seed in SEEDS:
        for held in folds(data.labels, seed):
            kept = np.setdiff1d(np.arange(len(data.labels)), held)
            seen = Decisions(data.signals[kept], tuple(data.labels[row] for row in kept))
            scope[held] += fit_scope(seen, allowed[0]).probability(data.signals[held])
            answered[held] += fit_answered(seen, allowed[1]).probability(data.signals[held])
    return scope / len(SEEDS), answered / len(SEEDS)


def outcome(scope: Floats, answered: Floats, data: Decisions, at: tuple[float, float]) -> Limits:
    """What the pair of limits ``at`` (another subject, answered) comes to, given both probabilities (questions,)."""
    refused = (scope >= at[0]) | (answered < at[1])
    should = ~data.are("answered")
    rightly = int((refused & should).sum())
    precision = rightly / max(1, int(refused.sum()))
    recall = rightly / max(1, int(should.sum()))
    f1 = 2 * precision * recall / (precision + recall) if rightly else 0.0
    over = int((refused & ~should).sum()) / max(1, int((~should).sum()))
    return Limits(*at, precision, recall, f1, over)


def grid(data: Decisions, allowed: tuple[Directions, Directions] = (SCOPE_SIGNS, ANSWERED_SIGNS)) -> tuple[Limits, ...]:
    """The outcome of every pair of limits on held-out questions."""
    scope, answered = held_out(data, allowed)
    return tuple(outcome(scope, answered, data, (s, a)) for s in LIMITS for a in LIMITS)


def choose_limits(tried: Sequence[Limits]) -> Limits:
    """The best F1 among those that refuse few enough answerable questions; the fewest refusals when none does."""
    allowed = [limits for limits in tried if limits.over_refusal <= MOST_REFUSED]
    if allowed:
        return max(allowed, key=lambda limits: (limits.f1, -limits.over_refusal))
    return min(tried, key=lambda limits: (limits.over_refusal, -limits.f1))
