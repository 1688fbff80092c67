"""One kept answer under its own address, held against the documents of today."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from assistant.answer.reference import moment
from assistant.journal.types import KeptTurn
from assistant.ui import components, labels, talk
from assistant.ui.conversation import remembered
from assistant.ui.footing import ANSWER_PARAMETER
from assistant.ui.keeping import kept


def asked_for() -> bool:
    """Whether the address names one answer."""
    return ANSWER_PARAMETER in st.query_params


def show(assistant: Assistant) -> None:
    """The answer that the address names, or why there is none."""
    folder = assistant.settings.data_dir
    wanted = st.query_params[ANSWER_PARAMETER]
    turn = kept(folder, lambda journal: journal.turn(wanted))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f'<h1 class="hf-title">{labels.KEPT_ANSWER}</h1>')
        if turn is not None:
            st.button(labels.OPEN_CONVERSATION, key="open-conversation", on_click=_open, args=(turn, assistant))
        st.button(labels.NEW_CONVERSATION, key="new", on_click=talk.start_new)
    if turn is None:
        st.html(f'<p class="hf-trouble" role="alert">{labels.NO_SUCH_ANSWER}</p>')
        components.speak(0, labels.NO_SUCH_ANSWER)
        return
    feedback = kept(folder, lambda journal: journal.feedback_of(wanted))
    unchanged = turn.corpus_version == assistant.corpus.version
    verdict = labels.STILL_EXACT if unchanged else ""
    shown = remembered(turn, assistant.library, "kept", feedback, verdict)
    st.html(f'<p class="hf-when">{labels.GIVEN} {moment(turn.asked)}, corpus {turn.corpus_version}.</p>')
    talk.show_each([shown], assistant)
    components.speak(1, shown.spoken)


def _open(turn: KeptTurn, assistant: Assistant) -> None:
    talk.open_kept(turn.conversation_id, assistant)
