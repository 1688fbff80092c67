"""« Comparer »: two or more propositions side by side, on a theme. The choice is kept in the address."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from zlib import crc32

import streamlit as st

from assistant import Assistant
from assistant.errors import AssistantError
from assistant.library.citations import Library
from assistant.ui import components, escape
from assistant.ui import labels_comparison as labels
from assistant.ui.comparison_html import comparison_html
from assistant.ui.reading import show_reading
from assistant.views.comparison import FEWEST, Comparison, compare
from index.search import Index

PROPOSITIONS: Final = "propositions"
THEME: Final = "theme"
_LONGEST: Final = 200  # characters of a theme


@lru_cache(maxsize=32)
def _compared(numbers: tuple[int, ...], theme: str, index: Index, library: Library) -> Comparison:
    return compare(numbers, theme, index, library)


def show(assistant: Assistant) -> None:
    """Draw the page for one run of the script."""
    st.html(f"<style>{components.asset('reading_page.css')}{components.asset('comparison.css')}</style>")
    st.html(f'<h1 class="hf-title">{labels.TITLE}</h1><p class="hf-intro">{labels.INTRO}</p>')
    numbers = _choice(assistant.library)
    theme = _theme()
    try:
        made = _compared(numbers, theme, assistant.index, assistant.library)
    except AssistantError as error:
        st.html(f'<p class="hf-notice" role="alert">{escape.text(str(error))}</p>')
        components.speak(crc32(f"{numbers}{theme}".encode()), str(error))
        return
    _suggestions(made)
    if not made.theme:
        st.html(f'<p class="hf-quiet">{labels.NO_THEME}</p>')
    show_reading("comparison", comparison_html(made))
    silent = sum(not column.quotes for column in made.columns)
    spoken = labels.spoken(len(made.columns), silent, made.theme)
    components.speak(crc32(f"{numbers}{spoken}".encode()), spoken)


def _choice(library: Library) -> tuple[int, ...]:
    """The propositions that are ticked; at first those of the address, else the first ones."""
    held = library.corpus.propositions
    asked = st.query_params.get(PROPOSITIONS, "").split(",")
    first = [p.number for p in held if str(p.number) in asked] or [p.number for p in held[:FEWEST]]
    with st.expander(labels.CHOICE, expanded=True), st.container(key="compare-choice"):
        ticked = tuple(
            p.number
            for p in held
            if st.checkbox(
                escape.markdown(labels.option(p.number, p.title)),
                value=p.number in first,
                key=f"compare-{p.number}",
            )
        )
    st.query_params[PROPOSITIONS] = ",".join(map(str, ticked))
    return ticked


def _theme() -> str:
    if "compare-theme" not in st.session_state:
        st.session_state["compare-theme"] = st.query_params.get(THEME, "")[:_LONGEST]
    typed = st.text_input(labels.THEME, key="compare-theme", placeholder=labels.THEME_HINT, max_chars=_LONGEST)
    theme = (typed or "").strip()
    if theme:
        st.query_params[THEME] = theme
    else:
        st.query_params.pop(THEME, None)
    return theme


def _suggestions(made: Comparison) -> None:
    """Themes to choose from, in the words that the propositions share."""
    if not made.themes:
        return
    st.html(f'<p class="hf-quiet">{labels.SUGGESTED}</p>')
    with st.container(horizontal=True, key="compare-themes"):
        for words in made.themes:
            st.button(escape.markdown(words), key=f"theme-{words}", on_click=_take, args=(words,))


def _take(words: str) -> None:
    st.session_state["compare-theme"] = words
