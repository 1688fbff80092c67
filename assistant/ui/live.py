"""An answer that a language model writes, shown while it is written: what is happening, statements once verified."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, cast

import streamlit as st

from assistant import Assistant
from assistant.scope import Scope, stream_within
from assistant.types import Answer
from assistant.ui import components, labels, render

if TYPE_CHECKING:
    from collections.abc import Generator

    from assistant.llm.events import Event


def answer_live(assistant: Assistant, question: str, history: Sequence[str], scope: Scope) -> Answer:
    """The answer, shown as it comes; raises what ``Assistant.ask`` raises.

    The Stop button begins another run of the page, which interrupts this one at its next sign of life: the writing
    ends with it, and the question, still waiting, gets its extractive answer.
    """
    from assistant.llm.events import Done, Verified, Writing

    shown = st.empty()
    with st.container(horizontal=True, vertical_alignment="center"):
        status = st.empty()
        st.button(labels.STOP, key="stop", on_click=_stop)
    parts: list[str] = []
    events = cast("Generator[Event]", stream_within(assistant, question, history, scope))
    with closing(events):
        for event in events:
            if isinstance(event, Done):
                return event.answer
            if isinstance(event, Writing):
                parts.clear()
            if isinstance(event, Verified):
                parts.append(event.text)
            status.html(f'<p class="hf-live" role="status">{event.label}</p>')
            shown.html(_so_far(question, parts))
    raise RuntimeError("an answer without an end")


def _so_far(question: str, parts: Sequence[str]) -> str:
    """The verified statements of an answer that is not finished; its sources open once it is."""
    body = render.text_html("\n\n".join(parts))
    style = f"<style>{components.asset('turn.css')}</style>"
    question_shown = render.question_html(question)
    return f'{style}<div class="hf-host"><article class="turn alone">{question_shown}{body}</article></div>'


def _stop() -> None:
    st.session_state["stopped"] = True
