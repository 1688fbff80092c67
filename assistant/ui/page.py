"""The chat page: an empty screen that helps, questions, answers, suggestions. Text is rendered in ``render``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from assistant import Assistant
from assistant.ui import components, escape, labels
from assistant.ui.conversation import Turn, take_turn
from assistant.ui.opening import current_assistant
from corpus.errors import HumanifestError

MOST_STARTERS: Final = 6
MOST_SUGGESTIONS: Final = 4


def show() -> None:
    """Draw the page for one run of the script."""
    st.set_page_config(page_title=labels.APP_TITLE, page_icon=labels.APP_ICON, layout="wide")
    st.html(f"<style>{components.asset('page.css')}</style>")
    turns: list[Turn] = st.session_state.setdefault("turns", [])
    # The places never change from one run to the next: what already stands in them is kept, with its focus.
    header, talk, waiting, below = st.container(), st.container(), st.empty(), st.container()
    with header:
        _header(in_conversation=bool(turns or "pending" in st.session_state))
    with talk:
        _show_turns(turns)
    try:
        assistant = current_assistant()
    except HumanifestError as error:
        # A question that waits stays: it is asked when the index is back.
        with below:
            _trouble(str(error))
        return
    # Inside a container: an input that Streamlit itself pins makes the page jump to its end at each change.
    with st.container(key="ask"):
        st.chat_input(labels.PLACEHOLDER, key="typed", on_submit=_on_typed)
    if "pending" in st.session_state:
        with waiting, st.spinner(labels.SEARCHING):
            turns.append(take_turn(assistant, st.session_state.pop("pending"), turns))
        with talk:
            _show_turns(turns[-1:], start=len(turns) - 1)
    with below:
        if turns:
            _suggestions(turns[-1])
        else:
            _welcome(assistant)
    components.speak(_conversation() * 1_000 + len(turns), turns[-1].spoken if turns else "")


def show_unexpected(error: Exception) -> bool:  # noqa: ARG001 - Streamlit's signature
    """Say in French that something broke; Streamlit has already written the traceback in the terminal."""
    st.html(f'<div class="hf-error" role="alert"><p>{labels.UNEXPECTED}</p></div>')
    return True


def _show_turns(turns: Sequence[Turn], start: int = 0) -> None:
    for position, turn in enumerate(turns, start):
        components.show_turn(f"turn-{_conversation()}-{position}", turn.html)


def _conversation() -> int:
    number: int = st.session_state.setdefault("conversation", 0)
    return number


def _ask(question: str) -> None:
    if question.strip():
        st.session_state["pending"] = question


def _on_typed() -> None:
    _ask(st.session_state["typed"] or "")


def _on_new() -> None:
    st.session_state["turns"] = []
    st.session_state["conversation"] = _conversation() + 1


def _header(*, in_conversation: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f'<h1 class="hf-title">{labels.APP_TITLE}</h1>')
        if in_conversation:
            st.button(labels.NEW_CONVERSATION, key="new", on_click=_on_new)


def _welcome(assistant: Assistant) -> None:
    st.html(f'<p class="hf-intro">{labels.INTRO}</p><h2 class="hf-small">{labels.STARTERS_TITLE}</h2>')
    _question_buttons(assistant.starters()[:MOST_STARTERS], "starter")
    limits = labels.LIMITS_WITH_MODEL if assistant.settings.llm else labels.LIMITS
    items = "".join(f"<li>{item}</li>" for item in limits)
    st.html(f'<h2 class="hf-small">{labels.LIMITS_TITLE}</h2><ul class="hf-limits">{items}</ul>')


def _suggestions(turn: Turn) -> None:
    if not turn.suggestions:
        return
    title = labels.FOLLOW_UPS_TITLE if turn.found else labels.NEAREST_TITLE
    st.html(f'<h2 class="hf-small">{title}</h2>')
    _question_buttons(turn.suggestions[:MOST_SUGGESTIONS], f"suggestion-{len(st.session_state['turns'])}")


def _question_buttons(questions: Sequence[str], prefix: str) -> None:
    with st.container(key="questions"):
        for position, question in enumerate(questions):
            st.button(
                escape.markdown(question),
                key=f"{prefix}-{_conversation()}-{position}",
                on_click=_ask,
                args=(question,),
                width="stretch",
                wrap=True,
            )


def _trouble(message: str) -> None:
    st.html(
        f'<div class="hf-error" role="alert"><h2>{labels.ERROR_TITLE}</h2><p>{escape.text(message)}</p>'
        f"<p>{labels.ERROR_NEXT}</p></div>"
    )
    st.button(labels.RETRY, key="retry")
