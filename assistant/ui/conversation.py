"""The turns of a conversation as the page shows them: made from an answer, from a kept one, or from a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.journal.revisit import Review, answer_from_json, review
from assistant.journal.transcript import Exchange, verdict_of
from assistant.journal.types import Feedback, KeptTurn
from assistant.library.citations import Library
from assistant.ui import plain, render
from assistant.ui.footing import footing_html


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what the page shows for it, drawn once: drawn again only when the documents change."""

    question: str
    html: str
    spoken: str
    suggestions: tuple[str, ...] = ()
    found: bool = True  # False when the documents gave no answer
    exchange: Exchange | None = None  # None for a refused question: no part of the history nor of an export
    turn_id: str = ""  # "" when it is not kept
    version: str = ""  # of the documents that it was drawn against


def history_of(turns: Sequence[Turn]) -> tuple[str, ...]:
    """The questions that a follow-up may continue, oldest first."""
    return tuple(turn.question for turn in turns if turn.exchange is not None)


def refused(question: str, message: str) -> Turn:
    """A question that could not be taken, and why."""
    return Turn(question, render.refusal_html(question, message), message)


def drawn(
    exchange: Exchange, library: Library, anchor: str, turn_id: str = "", feedback: Feedback | None = None,
    verdict: str = "",
) -> Turn:  # fmt: skip
    """One exchange as a turn. ``verdict`` says in words whether a kept answer still holds; found here without it."""
    answer = exchange.answer
    around = render.Around(
        scope=exchange.scope,
        verdict=verdict or verdict_of(exchange.review),
        changed=exchange.review.changed,
        footing=footing_html(turn_id, feedback, anchor) if turn_id else "",
    )
    return Turn(
        answer.question,
        render.turn_html(answer.question, answer, library.corpus, anchor, around),
        plain.announcement(answer),
        answer.suggestions,
        answer.status in {"answered", "partial"},
        exchange,
        turn_id,
        library.corpus.version,
    )


def remembered(kept: KeptTurn, library: Library, anchor: str, feedback: Feedback | None, verdict: str = "") -> Turn:
    """A kept turn, held against the documents of today."""
    exchange = Exchange(review(answer_from_json(kept.answer), library), kept.scope, kept.asked)
    return drawn(exchange, library, anchor, kept.id, feedback, verdict)


def refreshed(turn: Turn, library: Library, anchor: str, feedback: Feedback | None) -> Turn:
    """The turn itself while the documents are those it was drawn against; drawn again when they changed."""
    if turn.exchange is None or turn.version == library.corpus.version:
        return turn
    today = review(turn.exchange.answer, library)
    # What was found changed before stays so: its words of the first day are no longer known to be the text's.
    changed = today.changed | turn.exchange.review.changed
    exchange = Exchange(Review(today.answer, True, changed), turn.exchange.scope, turn.exchange.asked)
    return drawn(exchange, library, anchor, turn.turn_id, feedback)
