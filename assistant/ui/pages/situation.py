"""« Ma situation »: a form, then the worksheet in three columns, and its downloads."""

from __future__ import annotations

from functools import partial
from typing import Final
from zlib import crc32

import streamlit as st

from assistant import Assistant
from assistant.ui import components, escape, worksheet_html
from assistant.ui import labels_situation as labels
from assistant.ui.reading import show_reading
from assistant.worksheet import words
from assistant.worksheet.build import LARGEST, LONGEST, make_worksheet, situation
from assistant.worksheet.markdown import worksheet_to_markdown
from assistant.worksheet.needs import MOST_CHARACTERS
from assistant.worksheet.structures import structures
from assistant.worksheet.types import Worksheet
from corpus.errors import HumanifestError

MADE: Final = "situation-made"
REFUSED: Final = "situation-refused"
SERIAL: Final = "situation-serial"
FIELDS: Final = ("situation-structure", "situation-size", "situation-role", "situation-text", "situation-tried")


def show(assistant: Assistant) -> None:
    """Draw the page for one run of the script. Nothing typed leaves the session."""
    st.html(f"<style>{components.asset('reading_page.css')}{components.asset('situation.css')}</style>")
    st.html(
        f'<h1 class="hf-title">{words.TITLE}</h1><p class="hf-intro">{labels.INTRO}</p>'
        f'<p class="hf-quiet">{labels.PRIVATE}</p>'
    )
    if _form():
        _make(assistant)
    refused: str = st.session_state.get(REFUSED, "")
    if refused:
        st.html(f'<p class="hf-notice" role="alert">{escape.text(refused)}</p>')
    made: Worksheet | None = st.session_state.get(MADE)
    if made is not None and made.corpus_version == assistant.corpus.version:
        _result(made, assistant)
    spoken = refused or (made.message or made.alert or labels.spoken(len(made.sheets)) if made else "")
    components.speak(crc32(f"{spoken}{st.session_state.get(SERIAL, 0)}".encode()), spoken)


def _form() -> bool:
    """The form; whether it was sent."""
    with st.form("situation-form", border=False, enter_to_submit=False), st.container(key="situation-form"):
        st.selectbox(
            labels.STRUCTURE,
            structures(),
            index=None,
            format_func=labels.option,
            placeholder=labels.CHOOSE,
            key="situation-structure",
        )
        st.text_area(
            labels.TEXT, placeholder=labels.TEXT_HINT, max_chars=MOST_CHARACTERS, height=130, key="situation-text"
        )
        st.text_area(labels.TRIED, max_chars=MOST_CHARACTERS, height=80, key="situation-tried")
        with st.container(horizontal=True):
            st.number_input(
                labels.SIZE, min_value=1, max_value=LARGEST, value=None, step=1, placeholder="", key="situation-size"
            )
            st.text_input(labels.ROLE, placeholder=labels.ROLE_HINT, max_chars=LONGEST, key="situation-role")
        return bool(st.form_submit_button(labels.MAKE, type="primary"))


def _make(assistant: Assistant) -> None:
    """Make the worksheet of what stands in the form, or say why not."""
    kind, size, role, text, tried = (st.session_state.get(field) for field in FIELDS)
    st.session_state[SERIAL] = st.session_state.get(SERIAL, 0) + 1
    st.session_state.pop(MADE, None)
    st.session_state[REFUSED] = "" if kind else labels.NO_STRUCTURE
    if not kind:
        return
    try:
        given = situation(kind.kind, text or "", size, role or "", tried or "")
        st.session_state[MADE] = make_worksheet(given, assistant.index, assistant.library)
    except HumanifestError as error:
        st.session_state[REFUSED] = str(error)


def _clear() -> None:
    for key in (MADE, REFUSED, *FIELDS):
        st.session_state.pop(key, None)


def _result(made: Worksheet, assistant: Assistant) -> None:
    with st.container(horizontal=True, key="situation-actions"):
        if made.sheets:
            for form, label in labels.DOWNLOADS.items():
                st.download_button(
                    label,
                    partial(_written, made, form),
                    file_name=f"ma-situation.{form}",
                    mime=labels.MIME[form],
                    key=f"situation-{form}",
                    on_click="ignore",
                )
        st.button(labels.CLEAR, key="situation-clear", on_click=_clear)
    show_reading(f"situation-{st.session_state.get(SERIAL, 0)}", worksheet_html.worksheet_html(made, assistant.corpus))


def _written(made: Worksheet, form: str) -> bytes:
    """A worksheet in one of its forms; the Word writer is loaded when somebody asks for it."""
    if form == "docx":
        from assistant.writers.worksheet_docx import worksheet_to_docx

        return worksheet_to_docx(made)
    return worksheet_to_markdown(made).encode()
