"""The constants of a turn of a conversation: the weights of its ranking, and the decision to answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from assistant.routes.judgement import ANSWERED, TurnJudgement
from assistant.routes.judgement import log_odds as odds_of
from assistant.selection.select import Weights
from assistant.selection.signals import read_signals
from assistant.selection.turn import (
    Nearness,
    TurnWeights,
    asks_where_it_comes_from,
    by_itself,
    goes_on,
    ranked_sentences,
    read_turn,
)
from assistant.service import Assistant
from eval.calibrate.decision import fit_logistic
from eval.calibrate.ranker import TOTAL, accuracy, fit_ranker
from eval.calibrate.samples import Choice, Floats, Read, right_sentences
from eval.errors import EvaluationError
from eval.evidence import fold_source

FOLDS = 5
FREEDOM = 1.0  # of the decision's weights, which few unanswered turns tell
READINGS = 2 * len(fields(Weights))  # signals of the two readings, which come first and never speak against a sentence
NEAR = len(fields(Nearness))


@dataclass(frozen=True, slots=True, eq=False)
class TurnChoice:
    """The candidates of one turn, in the order of ``TurnWeights.values``, and the conversation it is of."""

    choice: Choice
    conversation: str


@dataclass(frozen=True, slots=True)
class TurnFit:
    """A fit of the turns. Accuracies are of the best sentence and of the best three."""

    weights: TurnWeights
    judgement: TurnJudgement
    turns: int  # with at least one right candidate
    decided: int  # turns that the decision weighs
    silent: int  # … of which the documents don't answer
    held_out: tuple[float, ...]  # accuracy on conversations that the weights have not seen
    in_service: tuple[float, ...]  # of the weights in the code, on all of them


def fit_turns(read: Sequence[Read], assistant: Assistant, code: TurnWeights) -> TurnFit:
    """Fit both on the turns among ``read``; the decision on sentences ranked by the fresh weights.

    Raises:
        EvaluationError: the turns are of too few conversations.
    """
    turns = [item for item in read if item.question.before is not None and not item.structured]
    ranking = turn_choices(turns, assistant)
    if len({one.conversation for one in ranking}) < FOLDS:
        raise EvaluationError(
            "Trop peu de relances (des questions avec un historique) pour ajuster quoi que ce soit\u00a0: complétez le "
            "jeu donné avec --golden."
        )
    fitted = fitted_weights([one.choice for one in ranking])
    weights = as_weights(fitted)
    signals, answered = _decisions(turns, weights, assistant)
    found = fit_logistic(signals, answered, FREEDOM)
    judgement = TurnJudgement(round(found.intercept, 2), *(round(w, 2) + 0.0 for w in found.weights.tolist()))
    return TurnFit(
        weights,
        judgement,
        len(ranking),
        len(answered),
        int((~answered).sum()),
        _cross_validated(ranking),
        tuple(accuracy(np.array(code.values()), [one.choice for one in ranking], depth) for depth in (1, 3)),
    )


def turn_choices(turns: Sequence[Read], assistant: Assistant) -> list[TurnChoice]:
    """The candidates of every turn that has quotations, where at least one candidate is right."""
    library, index = assistant.library, assistant.index
    sources = [fold_source(document) for document in assistant.corpus.documents]
    found = []
    for item in turns:
        right = right_sentences(item.labelled.quotations, sources)
        if not right or asks_where_it_comes_from(item.question):
            continue
        signals = read_turn(item.question, item.hits, index, library)
        ids = sorted(signals, key=library.place)
        marks = np.array([i in right for i in ids], dtype=bool)
        if marks.any():
            choice = Choice(np.array([signals[i][1] for i in ids]), marks)
            found.append(TurnChoice(choice, item.labelled.history[0]))
    return found


def fitted_weights(ranking: Sequence[Choice]) -> Floats:
    """The weights that rank best, those of the readings not negative and summing to ``TOTAL``."""
    weights = fit_ranker(ranking, bounded=READINGS)
    return np.round(weights * (TOTAL / (weights[:READINGS].sum() or 1.0)), 2)


def as_weights(values: Floats) -> TurnWeights:
    """The weights under their names."""
    rows = [round(float(v), 2) + 0.0 for v in values]
    half = READINGS // 2
    always, pointed_at, needed = (Nearness(*rows[READINGS + NEAR * n : READINGS + NEAR * (n + 1)]) for n in range(3))
    joined, alone = Weights(*rows[:half]), Weights(*rows[half:READINGS])
    return TurnWeights(joined, alone, always, pointed_at, needed, source=rows[-1])


def _cross_validated(ranking: Sequence[TurnChoice]) -> tuple[float, ...]:
    """Accuracy at 1 and 3, each conversation held out once: turns of one conversation never stand on both sides."""
    names = sorted({one.conversation for one in ranking})
    order = np.random.default_rng(0).permutation(len(names))
    part = {names[at]: place % FOLDS for place, at in enumerate(order)}
    hits = np.zeros(2)
    for fold in range(FOLDS):
        held = [one.choice for one in ranking if part[one.conversation] == fold]
        weights = fitted_weights([one.choice for one in ranking if part[one.conversation] != fold])
        hits += [accuracy(weights, held, depth) * len(held) if held else 0.0 for depth in (1, 3)]
    return tuple(float(share) for share in hits / len(ranking))


def _decisions(
    turns: Sequence[Read], weights: TurnWeights, assistant: Assistant
) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """The signals of the decision, (turns, 3), and which turns are answered, (turns,)."""
    rows: list[tuple[float, ...]] = []
    answered: list[bool] = []
    for item in turns:
        before = item.question.before
        if before is None or item.labelled.complete is None:
            continue
        ranked = ranked_sentences(item.question, item.hits, assistant.index, assistant.library, weights)
        if not ranked:
            continue
        seen = read_signals(by_itself(item.question), ranked, assistant.index, assistant.library)
        beside = goes_on(before, ranked[0].sentence, assistant.library) and before.pointed_at
        rows.append((odds_of(ANSWERED.probability(seen)), float(before.needed), float(beside)))
        answered.append(item.labelled.complete)
    return np.array(rows), np.array(answered, dtype=bool)
