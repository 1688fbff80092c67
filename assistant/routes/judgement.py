"""The fitted judgements behind an answer: is it another subject, do the documents answer."""

from __future__ import annotations

import math
from dataclasses import dataclass

from assistant.selection.signals import Signals
from assistant.understanding.question import Before


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


# Fitted 2026-11-22 by ``python -m eval calibrate`` on 2405 questions (1930 answered, 391 not in
# the documents, 84 on another subject); cross-validated: abstention F1 0.91, 1.1 % of the answerable refused.
OTHER_SUBJECT = Judgement(
    -0.10,
    (
        -2.11,
        -2.29,
        -1.86,
        -1.18,
        -1.97,
        2.83,
        1.20,
        -1.66,
        -0.78,
        1.54,
        0.68,
        4.70,
        1.81,
        -0.42,
        -6.03,
        4.12,
        -0.19,
        0.13,
    ),
    0.30,
)
ANSWERED = Judgement(
    6.07,
    (
        1.44,
        0.00,
        0.00,
        0.02,
        0.14,
        -0.57,
        -1.62,
        -2.48,
        -1.90,
        -1.49,
        -0.09,
        -1.36,
        -4.19,
        -4.03,
        -0.15,
        -6.12,
        1.20,
        -1.19,
    ),
    0.50,
)
# For a document that nobody wrote questions for: as ``ANSWERED``, without the silent questions.
ANSWERED_BARE = Judgement(
    -1.17,
    (
        1.79,
        0.00,
        1.63,
        2.28,
        0.85,
        -1.14,
        -1.97,
        -3.48,
        -3.63,
        -1.05,
        -0.29,
        -3.14,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
    ),
    0.50,
)


@dataclass(frozen=True, slots=True)
class TurnJudgement:
    """Whether a turn of a conversation is answered: a logistic regression; yes when its log-odds are not negative."""

    intercept: float
    alone: float  # of the log-odds that its own words are answered
    needed: float  # when it has next to no words of its own
    beside: float  # when it points back and the best sentence stands in a section just read

    def holds(self, alone: float, before: Before, beside: bool) -> bool:
        """Whether a turn is answered, from P(answered) by its own words, in [0, 1]."""
        pointed = self.beside * (beside and before.pointed_at)
        return self.intercept + self.alone * log_odds(alone) + self.needed * before.needed + pointed >= 0.0


def log_odds(probability: float) -> float:
    """ln(p / (1 − p)), p kept from 0 and from 1."""
    kept = min(max(probability, 1e-9), 1.0 - 1e-9)
    return math.log(kept / (1.0 - kept))


TURN_ANSWERED = TurnJudgement(intercept=0.65, alone=0.87, needed=0.94, beside=0.80)
