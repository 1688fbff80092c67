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


# Fitted 2026-11-22 by ``python -m eval calibrate`` on 1306 questions (1006 answered, 232 not in
# the documents, 68 on another subject); cross-validated: abstention F1 0.95, 0.9 % of the answerable refused.
OTHER_SUBJECT = Judgement(
    0.07,
    (
        -1.98,
        -1.83,
        -1.46,
        -1.08,
        -2.45,
        2.11,
        1.01,
        -1.90,
        -0.76,
        1.19,
        -0.08,
        4.17,
        1.34,
        -0.19,
        -5.46,
        4.84,
        -0.23,
        -0.35,
    ),
    0.30,
)
ANSWERED = Judgement(
    4.43,
    (
        2.28,
        0.00,
        0.00,
        0.18,
        0.93,
        0.00,
        -1.41,
        -3.34,
        -1.70,
        -1.52,
        -0.41,
        -1.27,
        -4.36,
        -4.02,
        -0.59,
        -5.64,
        1.69,
        -1.02,
    ),
    0.55,
)
# For a document that nobody wrote questions for: as ``ANSWERED``, without the silent questions.
ANSWERED_BARE = Judgement(
    -2.42,
    (
        2.26,
        0.00,
        1.31,
        1.67,
        2.05,
        -0.29,
        -1.57,
        -5.12,
        -3.38,
        -1.29,
        -0.42,
        -2.89,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
    ),
    0.55,
)
