"""What the assistant sees of each question: the signals of its candidate sentences, and those of the decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.chain import Request
from assistant.routes.structured import route
from assistant.selection.select import Weights, candidates
from assistant.selection.signals import read_signals
from assistant.service import Assistant
from assistant.understanding.question import Question
from eval.calibrate.questions import Label, Labelled
from eval.evidence import MAJORITY, FoldedSource, fold_source, occurrences
from index.types import Hit

Floats = NDArray[np.float64]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Read:
    """A question as the chain understood it, with its passages. ``structured``: the structure alone answers it."""

    labelled: Labelled
    question: Question
    hits: tuple[Hit, ...]
    structured: bool


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """The candidates of one question in document order: ``signals`` (candidates, 9), ``right`` (candidates,)."""

    signals: Floats
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Decisions:
    """The questions that the decision weighs: ``signals`` (questions, 11) and the right outcome of each."""

    signals: Floats
    labels: tuple[Label, ...]

    def are(self, label: Label) -> NDArray[np.bool_]:
        """Which questions have this outcome, (questions,)."""
        return np.array([found == label for found in self.labels], dtype=bool)


def read_all(labelled: Sequence[Labelled], assistant: Assistant, progress: Progress) -> list[Read]:
    """Take every question through the first steps of the chain, as if a person had asked it."""
    found = []
    for done, item in enumerate(labelled, start=1):
        state = assistant.chain.retrieve(assistant.chain.understand(Request(item.question, item.history)))
        structured = route(state.question, assistant.library) is not None
        found.append(Read(item, state.question, state.hits, structured))
        progress(done, len(labelled))
    return found


def right_sentences(quotations: Sequence[str], sources: Sequence[FoldedSource]) -> frozenset[str]:
    """Ids of the sentences that stand wholly in a quotation or hold at least half of it, in any document."""
    lengths = {name: end - start for source in sources for name, start, end in source.spans}
    return frozenset(
        name
        for quotation in quotations
        for source in sources
        for place in occurrences(source, quotation)
        for name, length in place
        if length == lengths[name] or length >= MAJORITY * sum(held for _, held in place)
    )


def choices(read: Sequence[Read], assistant: Assistant) -> list[Choice]:
    """The candidates of every question that has quotations, where at least one candidate is right."""
    library = assistant.library
    sources = [fold_source(document) for document in assistant.corpus.documents]
    found = []
    for item in read:
        right = right_sentences(item.labelled.quotations, sources)
        if not right:
            continue
        # Document order: were they left in the order of the weights in service, ties would favour those.
        ranked = candidates(item.question, item.hits, assistant.index, library)
        ranked.sort(key=lambda c: library.place(c.sentence.id))
        marks = np.array([c.sentence.id in right for c in ranked], dtype=bool)
        if marks.any():
            found.append(Choice(np.array([c.signals for c in ranked]), marks))
    return found


def decisions(read: Sequence[Read], assistant: Assistant, weights: Weights) -> Decisions:
    """The signals of every question with one right outcome that the structure leaves to the decision."""
    rows: list[tuple[float, ...]] = []
    labels: list[Label] = []
    for item in read:
        if item.structured or item.labelled.label is None:
            continue
        ranked = candidates(item.question, item.hits, assistant.index, assistant.library, weights)
        rows.append(astuple(read_signals(item.question, ranked, assistant.index, assistant.library)))
        labels.append(item.labelled.label)
    return Decisions(np.array(rows), tuple(labels))
