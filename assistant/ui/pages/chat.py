"""« Discuter »: an empty screen that helps, questions, answers, suggestions. Text is rendered in ``render``."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Final, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant import Assistant
from assistant.scope import ask_within
from assistant.types import Answer
from assistant.ui import components, escape, filters, keeping, labels, permalink, shelf, synthesis, talk
from assistant.ui.conversation import Turn, history_of, refused
from assistant.ui.live import answer_live
from assistant.ui.opening import current_assistant
from assistant.ui.readiness import drawing
from assistant.ui.talk import Talk
from corpus.errors import HumanifestError

MOST_STARTERS: Final = 6
MOST_SUGGESTIONS: Final = 4
_PAINT: Final = 0.03  # seconds; chosen with tests/ui/bench_screen.py: an answer shows some 20 ms sooner
_WHOLE: Final = "chat-whole"  # the whole page is being drawn
_LEFT: Final = "chat-left"  # the conversation that was shown was left: the list beside it is drawn again too
_SAID: Final = "chat-said"  # the trouble with the journal that stands on the page


def show(assistant: Assistant) -> None:
    """Draw the page for one run of the script."""
    if permalink.asked_for():
        permalink.show(assistant)
        return
    st.session_state[_WHOLE] = True
    talk.give_all_again()
    st.session_state.pop(_LEFT, None)
    notices = st.container()
    if assistant.writer is None:
        _conversation_alone()
    else:  # the button that stops the writing must interrupt it: only a run of the whole page does
        _conversation(assistant, _places())
    shelf.show(talk.current(), assistant)
    with notices:  # last: what this run found out is said in this run
        _notices(assistant)


@st.fragment
def _conversation_alone() -> None:
    """The conversation, drawn again by itself: a question draws neither the menu nor the kept conversations again."""
    if st.session_state.pop(_WHOLE, False):
        _conversation(current_assistant(), _places())
        return
    if st.session_state.pop(_LEFT, False):
        st.rerun()
    with drawing():
        places = _places()
        try:
            assistant = current_assistant()
        except HumanifestError:
            st.rerun()  # the whole page says what is wrong, and the question still waits
        _conversation(assistant, places)
    if shelf.is_behind(talk.current()) or keeping.trouble() != st.session_state.get(_SAID, ""):
        st.rerun()


class _Places(NamedTuple):
    """The parts of the page. They never change from one run to the next: what stands in them stays, with its focus."""

    waiting: DeltaGenerator  # stands below the input (page.css)
    header: DeltaGenerator
    thread: DeltaGenerator
    after: DeltaGenerator
    asking: DeltaGenerator
    below: DeltaGenerator


def _places() -> _Places:
    """Made first: they leave with Streamlit's word that a run begins, which has the browser draw the page anyway. The
    answer is then the next thing to leave, and waits for nothing.
    """
    return _Places(
        st.container(key="waiting"),
        st.container(),
        st.container(),
        st.container(),
        # Inside a container: an input that Streamlit itself pins makes the page jump to its end at each change.
        st.container(key="ask", horizontal=True, vertical_alignment="bottom"),
        st.container(key="below"),
    )


def _conversation(assistant: Assistant, places: _Places) -> None:
    opened = _opened(assistant)
    # Quotations are found faster than the page is drawn: they come first. A model writes for seconds, below the rest.
    if assistant.writer is None:
        _found(opened, assistant, places)
    else:
        with places.thread:
            talk.show_each(opened.turns, assistant)
    with places.header:
        _header(opened)
    with places.asking:
        filters.choose(opened, assistant)
        st.chat_input(labels.PLACEHOLDER, key="typed", on_submit=_on_typed)
    if assistant.writer is not None:
        _written(opened, assistant, places)
    with places.after:
        if opened.turns:
            synthesis.offer_on_answer(opened.turns[-1], assistant, f"briefing-{opened.serial}-{len(opened.turns)}")
    with places.below:
        if opened.turns:
            _suggestions(opened)
        else:
            _welcome(assistant)
    _remember_address(opened)
    components.speak(opened.serial * 1_000 + len(opened.turns), opened.turns[-1].spoken if opened.turns else "")


def _found(opened: Talk, assistant: Assistant, places: _Places) -> None:
    """The conversation, with the answer to the question that waits; it is kept once it is on its way to the screen."""
    with places.waiting, st.spinner(labels.SEARCHING) if "pending" in st.session_state else nullcontext():
        answered = _answer_pending(opened, assistant)
        try:
            with places.thread:
                talk.show(opened, assistant)
        finally:  # another gesture may end this run: what was answered is kept all the same
            if answered:
                _keep(opened, assistant)
    if answered:
        time.sleep(_PAINT)  # the browser draws the answer first, then what stands around it


def _written(opened: Talk, assistant: Assistant, places: _Places) -> None:
    """The answer that a model writes, below the rest; in its place once it is whole."""
    with places.waiting:
        answered = _answer_pending(opened, assistant)
    if answered:
        with places.thread:
            talk.show_each(opened.turns[-1:], assistant, start=len(opened.turns) - 1)
        _keep(opened, assistant)


def _keep(opened: Talk, assistant: Assistant) -> None:
    """Keep the answer that was just shown."""
    if not talk.keep(opened, assistant):
        st.rerun()  # it has no link after all, and the page says why


def _opened(assistant: Assistant) -> Talk:
    """The visitor's conversation; a page that is loaded again finds the one of its address."""
    opened = talk.current()
    wanted = st.query_params.get(talk.CONVERSATION)
    if wanted and not opened.turns and wanted != opened.conversation_id:
        talk.open_kept(wanted, assistant)
    opened = talk.current()
    talk.refresh(opened, assistant)
    return opened


def _remember_address(opened: Talk) -> None:
    """The address of the page is that of its conversation."""
    if opened.conversation_id and st.query_params.get(talk.CONVERSATION) != opened.conversation_id:
        st.query_params[talk.CONVERSATION] = opened.conversation_id
    elif not opened.conversation_id and talk.CONVERSATION in st.query_params:
        del st.query_params[talk.CONVERSATION]


def _answer_pending(opened: Talk, assistant: Assistant) -> bool:
    """Ask the question that waits, if one does; it is forgotten only once its turn is there, or it cannot be taken."""
    question: str | None = st.session_state.get("pending")
    if question is None:
        return False
    try:
        answer = _answer(question, history_of(opened.turns), opened, assistant)
    except HumanifestError as error:
        opened.turns.append(refused(question, str(error)))
    else:
        # Shown and kept as it was typed: the answer holds it as it was read.
        talk.add(replace(answer, question=question.strip()), opened, assistant)
    del st.session_state["pending"]
    return True


def _answer(question: str, history: Sequence[str], opened: Talk, assistant: Assistant) -> Answer:
    if assistant.writer is None:
        return ask_within(assistant, question, history, opened.scope)
    writing = st.empty()
    if st.session_state.pop("stopped", False):
        return replace(ask_within(assistant, question, history, opened.scope), notice=labels.STOPPED)
    with writing.container():
        answer = answer_live(assistant, question, history, opened.scope)
    writing.empty()
    return answer


def _on_typed() -> None:
    talk.ask(st.session_state["typed"] or "")


def _header(opened: Talk) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f'<h1 class="hf-title">{labels.CHAT_TITLE}</h1>')
        if opened.turns or "pending" in st.session_state:
            st.button(labels.NEW_CONVERSATION, key="new", on_click=_start_new)


def _start_new() -> None:
    talk.start_new()
    st.session_state[_LEFT] = True


def _notices(assistant: Assistant) -> None:
    shelf.offer_undo(assistant)
    message = st.session_state[_SAID] = keeping.trouble()
    if message:
        with st.container(key="trouble", horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="hf-trouble" role="alert">{escape.text(message)}</p>')
            st.button(labels.UNDERSTOOD_BUTTON, key="trouble-read", on_click=keeping.trouble_read)


def _welcome(assistant: Assistant) -> None:
    st.html(f'<p class="hf-intro">{labels.INTRO}</p><h2 class="hf-small">{labels.STARTERS_TITLE}</h2>')
    _question_buttons(assistant.starters()[:MOST_STARTERS], "starter")
    limits = labels.LIMITS_WITH_MODEL if assistant.settings.llm else labels.LIMITS
    items = "".join(f"<li>{item}</li>" for item in limits)
    st.html(f'<h2 class="hf-small">{labels.LIMITS_TITLE}</h2><ul class="hf-limits">{items}</ul>')


def _suggestions(opened: Talk) -> None:
    turn: Turn = opened.turns[-1]
    if not turn.suggestions:
        return
    title = labels.FOLLOW_UPS_TITLE if turn.found else labels.NEAREST_TITLE
    st.html(f'<h2 class="hf-small">{title}</h2>')
    _question_buttons(turn.suggestions[:MOST_SUGGESTIONS], f"suggestion-{len(opened.turns)}")


def _question_buttons(questions: Sequence[str], prefix: str) -> None:
    with st.container(key="questions"):
        for position, question in enumerate(questions):
            st.button(
                escape.markdown(question),
                key=f"{prefix}-{talk.current().serial}-{position}",
                on_click=talk.ask,
                args=(question,),
                width="stretch",
                wrap=True,
            )
