"""Every constant fitted afresh, and what of it the code does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np

from assistant.routes.judgement import ANSWERED, ANSWERED_BARE, OTHER_SUBJECT, TURN_ANSWERED, Judgement, TurnJudgement
from assistant.selection.select import WEIGHTS, Weights
from assistant.selection.signals import Signals
from assistant.selection.turn import TURN_WEIGHTS, Nearness, TurnWeights
from assistant.service import Assistant
from eval.calibrate.decision import (
    Limits,
    Logistic,
    choose_limits,
    fit_answered,
    fit_scope,
    grid,
    without_silence,
)
from eval.calibrate.fusion import Fusion, calibrate_fusion
from eval.calibrate.questions import Labelled
from eval.calibrate.ranker import accuracy, cross_validated, fit_ranker, scaled
from eval.calibrate.samples import Choice, Decisions, Progress, choices, decisions, read_all
from eval.calibrate.turns import TurnFit, fit_turns
from eval.errors import EvaluationError
from index.search import WEIGHTS as FUSION_WEIGHTS

DEPTHS = (1, 3)
# By how much a constant in the code may differ from a fresh fit: rounding and a few reworded questions move less.
WEIGHT_TOLERANCE = 0.05
FUSION_TOLERANCE = 0.15
COEFFICIENT_TOLERANCE = 0.25
LIMIT_TOLERANCE = 0.05
FUSION_NAMES = ("LEXICAL_WEIGHT", "DENSE_WEIGHT", "ASKED_LEXICAL_WEIGHT", "ASKED_DENSE_WEIGHT")


@dataclass(frozen=True, slots=True)
class Constants:
    """What stands in index/search.py, assistant/selection/select.py and turn.py, and assistant/routes/judgement.py."""

    fusion: tuple[float, ...]  # in the order of ``index.search.WEIGHTS``
    weights: Weights
    scope: Judgement
    answered: Judgement
    bare: Judgement
    turn_weights: TurnWeights
    turn: TurnJudgement


@dataclass(frozen=True, slots=True)
class Calibration:
    """A fit, and its measures. Accuracies are parallel to ``DEPTHS``."""

    constants: Constants
    fusion: Fusion
    turns: TurnFit
    questions: int
    with_evidence: int  # questions with at least one right candidate
    outcomes: dict[str, int]  # questions that the decision weighs, by right outcome
    held_out: tuple[float, ...]  # accuracy on held-out questions
    fitted: tuple[float, ...]  # accuracy of the fresh weights on the questions they were fitted on
    in_service: tuple[float, ...]  # … of the weights in the code
    tried: tuple[Limits, ...]
    chosen: Limits


@dataclass(frozen=True, slots=True)
class Gap:
    """A constant of the code that is not the one of a fresh fit."""

    name: str
    code: float
    fresh: float


def in_service() -> Constants:
    """The constants in the code."""
    return Constants(FUSION_WEIGHTS, WEIGHTS, OTHER_SUBJECT, ANSWERED, ANSWERED_BARE, TURN_WEIGHTS, TURN_ANSWERED)


def calibrate(labelled: Sequence[Labelled], assistant: Assistant, progress: Progress) -> Calibration:
    """Fit everything. The decision is fitted on sentences ranked by the fresh weights, so that the constants in the
    code have no influence on the result; passages are those of the fusion in the code, whose weights come first.

    Raises:
        EvaluationError: the questions are too few to fit anything.
    """
    everything = read_all(labelled, assistant, progress)
    read = [item for item in everything if item.question.before is None]
    ranking = choices(read, assistant)
    _refuse_too_few(len(ranking))
    weights = Weights(*scaled(fit_ranker(ranking)).tolist())
    weighed = decisions(read, assistant, weights)
    outcomes = {label: weighed.labels.count(label) for label in ("answered", "not_in_corpus", "out_of_scope")}
    _refuse_too_few(min(outcomes.values()))
    turns = fit_turns(everything, assistant, TURN_WEIGHTS)
    return _measured(len(labelled), calibrate_fusion(read, assistant), turns, ranking, weights, weighed, outcomes)


def _measured(
    questions: int,
    fusion: Fusion,
    turns: TurnFit,
    ranking: Sequence[Choice],
    weights: Weights,
    weighed: Decisions,
    outcomes: dict[str, int],
) -> Calibration:
    tried = grid(weighed)
    chosen = choose_limits(tried)
    scope, answered, bare = fit_scope(weighed), fit_answered(weighed), fit_answered(without_silence(weighed))
    fresh, current = np.array(astuple(weights)), np.array(astuple(WEIGHTS))
    return Calibration(
        Constants(
            fusion.weights,
            weights,
            _judgement(scope, chosen.scope),
            _judgement(answered, chosen.answered),
            _judgement(bare, chosen.answered),
            turns.weights,
            turns.judgement,
        ),
        fusion,
        turns,
        questions,
        len(ranking),
        outcomes,
        cross_validated(ranking, DEPTHS),
        tuple(accuracy(fresh, ranking, depth) for depth in DEPTHS),
        tuple(accuracy(current, ranking, depth) for depth in DEPTHS),
        tried,
        chosen,
    )


def _refuse_too_few(found: int) -> None:
    if found < 2:
        raise EvaluationError(
            "Trop peu de questions pour ajuster quoi que ce soit\u00a0: il en faut de chaque sorte (avec réponse, "
            "absentes des documents, hors sujet). Complétez le fichier donné avec --questions."
        )


def _judgement(fitted: Logistic, limit: float) -> Judgement:
    # Adding zero turns −0.0 into 0.0, which is how the code writes it.
    weights = tuple(round(weight, 2) + 0.0 for weight in fitted.weights.tolist())
    return Judgement(round(fitted.intercept, 2), weights, limit)


def gaps(code: Constants, fresh: Constants) -> list[Gap]:
    """The constants that differ by more than their tolerance, in the order of the code."""
    found = [
        Gap(name, mine, theirs)
        for name, mine, theirs in zip(FUSION_NAMES, code.fusion, fresh.fusion, strict=True)
        if _apart(mine, theirs, FUSION_TOLERANCE)
    ]
    found += [
        Gap(f"Weights.{field.name}", mine, theirs)
        for field, mine, theirs in zip(fields(Weights), astuple(code.weights), astuple(fresh.weights), strict=True)
        if _apart(mine, theirs, WEIGHT_TOLERANCE)
    ]
    judged = (
        ("OTHER_SUBJECT", code.scope, fresh.scope),
        ("ANSWERED", code.answered, fresh.answered),
        ("ANSWERED_BARE", code.bare, fresh.bare),
    )
    names = ("intercept", *(field.name for field in fields(Signals)))
    for title, old, new in judged:
        pairs = zip(names, (old.intercept, *old.weights), (new.intercept, *new.weights), strict=True)
        found += [Gap(f"{title}.{n}", a, b) for n, a, b in pairs if _apart(a, b, COEFFICIENT_TOLERANCE)]
        if _apart(old.limit, new.limit, LIMIT_TOLERANCE):
            found.append(Gap(f"{title}.limit", old.limit, new.limit))
    return [*found, *_turn_gaps(code, fresh)]


def _turn_gaps(code: Constants, fresh: Constants) -> list[Gap]:
    pairs = zip(turn_names(), code.turn_weights.values(), fresh.turn_weights.values(), strict=True)
    found = [Gap(name, a, b) for name, a, b in pairs if _apart(a, b, WEIGHT_TOLERANCE)]
    judged = zip(fields(TurnJudgement), astuple(code.turn), astuple(fresh.turn), strict=True)
    return found + [Gap(f"TURN_ANSWERED.{f.name}", a, b) for f, a, b in judged if _apart(a, b, COEFFICIENT_TOLERANCE)]


def turn_names() -> tuple[str, ...]:
    """The names of ``TurnWeights.values``, in order."""
    readings = [f"{part}.{field.name}" for part in ("joined", "alone") for field in fields(Weights)]
    near = [f"{part}.{field.name}" for part in ("always", "pointed_at", "needed") for field in fields(Nearness)]
    return (*readings, *near, "source")


def _apart(one: float, other: float, tolerance: float) -> bool:
    return abs(one - other) > tolerance + 1e-9
