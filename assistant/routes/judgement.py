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


# Fitted 2026-11-23 by ``python -m eval calibrate`` on 2592 questions (2076 answered, 427 not in
# the documents, 89 on another subject); cross-validated: abstention F1 0.92, 1.1 % of the answerable refused.
OTHER_SUBJECT = Judgement(
    -0.14,
    (
        -2.35,
        -2.43,
        -2.17,
        -0.98,
        -1.76,
        2.96,
        1.18,
        -1.74,
        -0.81,
        1.64,
        0.58,
        4.57,
        1.83,
        -0.74,
        -6.38,
        4.46,
        -0.17,
        0.28,
    ),
    0.30,
)
ANSWERED = Judgement(
    5.89,
    (
        1.72,
        0.00,
        0.00,
        0.46,
        0.00,
        -0.04,
        -1.81,
        -2.45,
        -2.28,
        -1.47,
        -0.42,
        -0.96,
        -4.20,
        -4.06,
        -0.34,
        -5.95,
        0.93,
        -1.25,
    ),
    0.50,
)
# For a document that nobody wrote questions for: as ``ANSWERED``, without the silent questions.
ANSWERED_BARE = Judgement(
    -0.85,
    (
        1.99,
        0.00,
        2.13,
        2.41,
        0.15,
        -1.13,
        -2.04,
        -3.67,
        -3.79,
        -1.01,
        -0.46,
        -3.07,
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


# Fitted 2026-11-23 by ``python -m eval calibrate`` on 511 turns (53 unanswered).
TURN_ANSWERED = TurnJudgement(intercept=0.68, alone=0.87, needed=0.9, beside=0.78)
