"""The fitted judgements behind an answer: is it another subject, do the documents answer."""

from __future__ import annotations

import math
from dataclasses import dataclass

from assistant.signals import Signals


@dataclass(frozen=True, slots=True)
class Judgement:
    """A logistic regression over ``Signals``: ``weights`` in the order of its fields; yes from ``limit`` on."""

    intercept: float
    weights: tuple[float, ...]
    limit: float

    def probability(self, signals: Signals) -> float:
        """P(yes) = 1 / (1 + exp(−(intercept + weights · signals))), in [0, 1]."""
        total = self.intercept + sum(w * s for w, s in zip(self.weights, signals.values(), strict=True))
        return 1.0 / (1.0 + math.exp(-total))

    def holds(self, signals: Signals) -> bool:
        """Whether the answer is yes."""
        return self.probability(signals) >= self.limit


# Fitted 2026-11-22 by ``python -m eval calibrate`` on 1501 questions (1177 answered, 250 not in
# the documents, 74 on another subject); cross-validated: abstention F1 0.95, 0.8 % of the answerable refused.
OTHER_SUBJECT = Judgement(
    -0.22,
    (
        -1.98,
        -1.93,
        -1.78,
        -0.80,
        -2.29,
        2.17,
        1.17,
        -1.89,
        -0.90,
        1.30,
        0.12,
        4.31,
        1.68,
        -0.53,
        -5.49,
        4.87,
        -0.21,
        -0.19,
    ),
    0.30,
)
ANSWERED = Judgement(
    4.96,
    (
        2.31,
        0.00,
        0.00,
        0.44,
        0.45,
        0.00,
        -1.54,
        -2.40,
        -1.67,
        -1.56,
        -0.41,
        -1.28,
        -4.19,
        -4.52,
        -0.34,
        -5.87,
        1.62,
        -1.08,
    ),
    0.55,
)
# For a document that nobody wrote questions for: as ``ANSWERED``, without the silent questions.
ANSWERED_BARE = Judgement(
    -2.41,
    (
        1.76,
        0.00,
        1.70,
        2.18,
        2.07,
        -0.40,
        -1.62,
        -4.09,
        -3.27,
        -1.23,
        -0.39,
        -2.95,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
    ),
    0.55,
)
