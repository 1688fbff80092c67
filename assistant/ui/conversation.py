"""A conversation: its turns, and how one question becomes one turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.types import Answer
from assistant.ui import plain, render
from corpus.errors import HumanifestError
from corpus.types import Corpus


class Answering(Protocol):
    """The part of ``assistant.Assistant`` that a conversation uses."""

    @property
    def corpus(self) -> Corpus:
        """The documents that answers cite."""
        ...

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer ``question``; ``history`` holds the earlier user questions, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what the page shows for it, rendered once: the index may be rebuilt under a conversation."""

    question: str
    html: str
    spoken: str
    suggestions: tuple[str, ...] = ()
    refused: bool = False  # a refused question is no part of the history
    found: bool = True  # False when the documents gave no answer


def take_turn(assistant: Answering, question: str, turns: Sequence[Turn]) -> Turn:
    """Ask ``question`` after ``turns``; a refusal becomes a turn that says why."""
    history = tuple(turn.question for turn in turns if not turn.refused)
    try:
        answer = assistant.ask(question, history)
    except HumanifestError as error:
        return Turn(question, render.refusal_html(question, str(error)), str(error), refused=True)
    return Turn(
        question,
        render.turn_html(question, answer, assistant.corpus, f"turn-{len(turns)}"),
        plain.announcement(answer),
        answer.suggestions,
        found=answer.status in {"answered", "partial"},
    )
