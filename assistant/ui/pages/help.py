"""« Aide »: what the assistant answers, how it proves it, what it doesn't know, what is kept. One page."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from assistant.journal.store import FILE
from assistant.ui import components, escape, help_view, navigation, talk
from assistant.ui import labels_help as labels

OWN_PATH = "aide"
CHAT_PATH = "discuter"


def show(assistant: Assistant) -> None:
    """Draw the page for one run of the script."""
    st.html(f"<style>{components.asset('sheet.css')}</style>")
    st.html(help_view.head_html())
    st.html(f'<div class="hf-sheet narrow"><h2>{labels.READERS_TITLE}</h2><p>{labels.TRY}</p></div>')
    asked = _readers()
    st.html(
        help_view.body_html(
            [document.source for document in assistant.corpus.documents],
            assistant.settings.data_dir / FILE,
            assistant.settings.llm,
            [(entry.title, entry.path) for entry in navigation.PAGES if entry.path != OWN_PATH],
        )
    )
    components.speak(0, "")
    if asked:
        talk.start_new()
        talk.ask(asked)
        navigation.go_to(CHAT_PATH)


def _readers() -> str:
    """The three people and their questions; the question that was pressed, or ""."""
    asked = ""
    with st.container(key="readers"):
        for number, reader in enumerate(labels.READERS):
            with st.container(key=f"reader_{number}"):
                st.html(help_view.reader_html(reader))
                for place, question in enumerate(reader.questions):
                    if st.button(escape.markdown(question), key=f"help_{number}_{place}", width="stretch", wrap=True):
                        asked = question
    return asked
