"""What a person sees when something is wrong: French, what to do next, no traceback."""

from __future__ import annotations

import streamlit as st

from assistant.ui import escape, labels


def show_trouble(message: str) -> None:
    """A refusal of the program (``message`` is its French sentence), what to do about it, and a retry button."""
    st.html(
        f'<div class="hf-error" role="alert"><h2>{labels.ERROR_TITLE}</h2><p>{escape.text(message)}</p>'
        f"<p>{labels.ERROR_NEXT}</p></div>"
    )
    st.button(labels.RETRY, key="retry")


def show_unexpected(error: Exception) -> bool:  # noqa: ARG001 - Streamlit's signature
    """Say in French that something broke; Streamlit has already written the traceback in the terminal."""
    st.html(f'<div class="hf-error" role="alert"><p>{labels.UNEXPECTED}</p></div>')
    return True
