"""« Les chiffres »: the register, searched and filtered, as a list or as bars, to copy and to download."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import streamlit as st

from assistant import Assistant
from assistant.ui import components, escape, figures_html
from assistant.ui import labels_figures as labels
from assistant.ui.reading import show_reading
from assistant.views.register import Row, near_words, producers, rows_of, search, to_csv, unknown_words

CSV = "chiffres-humanifest.csv"
KEYS = ("q", "proposition", "producteur")

# A run of the script follows every gesture; the corpus of a library never changes.
_rows_of = lru_cache(maxsize=2)(rows_of)


def show(assistant: Assistant) -> None:
    """Draw the page for one run of the script."""
    rows = _rows_of(assistant.library)
    st.html(f"<style>{components.asset('reading_page.css')}</style>")
    st.html(f'<h1 class="hf-title">{labels.TITLE}</h1><p class="hf-intro">{labels.INTRO}</p>')
    query, proposition, producer = _filters(rows)
    found = search(rows, query, proposition, producer)
    counted = labels.found(len(found), len(rows))
    with st.container(horizontal=True, vertical_alignment="center", key="figures-tools"):
        st.html(f'<p class="hf-count"><strong>{counted}</strong></p>')
        as_plot = _view() == labels.AS_PLOT
        st.download_button(
            labels.DOWNLOAD, to_csv(found), file_name=CSV, mime="text/csv", disabled=not found, on_click="ignore"
        )
    if not found:
        _nothing(rows, query)
    elif as_plot:
        show_reading("figures-plot", figures_html.overview_html(found))
    else:
        show_reading("figures-list", figures_html.rows_html(found))
    components.speak(crc32(f"{query}{proposition}{producer}{counted}".encode()), counted)


def _filters(rows: tuple[Row, ...]) -> tuple[str, int | None, str]:
    """The search and the filters, kept in the address: a search can be sent to somebody."""
    numbers = {r.figure.proposition: r.title for r in rows if r.figure.proposition is not None}
    names = producers(rows)
    query = st.text_input(
        labels.SEARCH, key="q", placeholder=labels.SEARCH_HINT, max_chars=200, bind="query-params", live=True
    )
    _read_address("proposition", [str(n) for n in numbers])
    _read_address("producteur", list(names))
    with st.container(horizontal=True, key="figures-filters"):
        proposition = st.selectbox(
            labels.PROPOSITION,
            ["", *(str(n) for n in sorted(numbers))],
            format_func=lambda n: labels.option(int(n), numbers[int(n)]) if n else labels.ALL,
            key="proposition",
        )
        producer = st.selectbox(
            labels.PRODUCER,
            ["", *names],
            format_func=lambda k: names.get(k, labels.ANYBODY),
            key="producteur",
        )
    _write_address("proposition", proposition)
    _write_address("producteur", producer)
    return query or "", int(proposition) if proposition else None, producer or ""


def _read_address(key: str, known: list[str]) -> None:
    """Take a filter from the address on the first run: Streamlit’s own binding would put the label there."""
    if key not in st.session_state:
        wanted = st.query_params.get(key, "")
        st.session_state[key] = wanted if wanted in known else ""


def _write_address(key: str, chosen: str | None) -> None:
    if chosen:
        st.query_params[key] = chosen
    elif key in st.query_params:
        del st.query_params[key]


def _view() -> str:
    return st.radio(labels.VIEW, [labels.AS_LIST, labels.AS_PLOT], horizontal=True, key="figures-view")


def _search_for(word: str) -> None:
    """Search for one word everywhere; "" shows the whole register."""
    for key in KEYS:
        st.session_state[key] = word if key == "q" else ""


def _nothing(rows: tuple[Row, ...], query: str) -> None:
    """What was not found, and what to do."""
    unknown = unknown_words(rows, query)
    lines = [labels.NONE]
    if unknown:
        lines.append(labels.unknown(unknown))
    elsewhere = len(search(rows, query))
    if elsewhere:
        lines.append(labels.elsewhere(elsewhere))
    near = near_words(rows, query)
    if near:
        lines.append(labels.NEAR)
    st.html(f'<div class="hf-notice">{"".join(f"<p>{escape.text(line)}</p>" for line in lines)}</div>')
    with st.container(horizontal=True, key="figures-next"):
        for word in near:
            st.button(escape.markdown(word), key=f"near-{word}", on_click=_search_for, args=(word,))
        st.button(labels.CLEAR, key="clear", on_click=_search_for, args=("",))
