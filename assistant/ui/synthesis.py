"""The « note de synthèse »: one or two pages to take away, on a proposition or on an answer, made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import streamlit as st

from assistant import Assistant
from assistant.ui import labels

if TYPE_CHECKING:
    from assistant.briefing.model import Briefing
    from assistant.types import Answer
    from assistant.ui.conversation import Turn

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def offer_on_proposition(number: int, assistant: Assistant) -> None:
    """The button on the fiche of a proposition."""

    def brief() -> Briefing:
        from assistant.briefing.build import brief_proposition

        return brief_proposition(number, assistant.index, assistant.library)

    _offer(brief, f"note-proposition-{number}.docx", "briefing", labels.BRIEFING_PROPOSITION_HELP)


def offer_on_answer(turn: Turn, assistant: Assistant, key: str) -> None:
    """The button below an answer that found something, while its sentences stand in the documents of today."""
    exchange = turn.exchange
    if exchange is None or not turn.found or exchange.review.changed or not exchange.review.answer.citations:
        return
    answer = exchange.review.answer
    _offer(lambda: on_answer(answer, assistant), "note-de-synthese.docx", key, labels.BRIEFING_ANSWER_HELP)


def on_answer(answer: Answer, assistant: Assistant) -> Briefing:
    """The briefing on the very answer that is shown, asked again of nobody."""
    from assistant.briefing.build import brief_question

    return brief_question(answer.resolved_question, assistant.index, assistant.library, lambda _: answer)


def _offer(brief: Callable[[], Briefing], name: str, key: str, told: str) -> None:
    def written() -> bytes:
        from assistant.writers.briefing_docx import briefing_to_docx

        return briefing_to_docx(brief())

    st.download_button(labels.BRIEFING, written, name, WORD, key=key, help=told, on_click="ignore")
