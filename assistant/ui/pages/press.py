"""« Manifeste et presse »: the article's wording of each proposition beside the manifesto's."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import streamlit as st

from assistant import Assistant
from assistant.library.citations import Library
from assistant.library.press import PressReading, Verdict, press_documents, read_press
from assistant.ui import components, escape, press_html
from assistant.ui import labels_press as labels
from assistant.ui.reading import show_reading


@lru_cache(maxsize=4)  # a run of the script follows every gesture; the corpus of a library never changes
def _reading_of(source_id: str, library: Library) -> PressReading:
    return read_press(library.documents[source_id], library)


def show(assistant: Assistant) -> None:
    """Draw the page for one run of the script."""
    library = assistant.library
    st.html(f"<style>{components.asset('reading_page.css')}</style>")
    st.html(f'<h1 class="hf-title">{labels.TITLE}</h1><p class="hf-intro">{labels.INTRO}</p>')
    documents = {d.source.id: d for d in press_documents(library)}
    if not documents:
        st.html(f'<p class="hf-notice">{labels.NO_PRESS}</p>')
        components.speak(0, "")
        return
    chosen = next(iter(documents))
    if len(documents) > 1:
        chosen = st.selectbox(
            labels.CHOOSE,
            list(documents),
            format_func=lambda i: escape.markdown(documents[i].source.title),
            key="press",
        )
    reading = _reading_of(chosen, library)
    show_reading("press-head", press_html.head_html(reading))
    verdict = _chosen_verdict(reading)
    shown = [c for c in reading.comparisons if verdict in (None, c.verdict)]
    show_reading("press-rows", press_html.comparisons_html(shown, reading.document.source, library))
    show_reading("press-rest", press_html.rest_html(reading))
    spoken = f"{labels.VERDICTS[verdict] if verdict else labels.ALL}, {len(shown)}"
    components.speak(crc32(spoken.encode()), spoken)


def _chosen_verdict(reading: PressReading) -> Verdict | None:
    """Which propositions to show; None is all of them."""
    options: list[Verdict | None] = [None, *Verdict]
    return st.radio(
        labels.SHOW,
        options,
        format_func=lambda v: f"{labels.VERDICTS[v]} ({reading.counts[v]})" if v else labels.ALL,
        horizontal=True,
        key="press-verdict",
    )
