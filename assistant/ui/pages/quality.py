"""« Qualité »: the last evaluations, and the questions that the documents did not answer."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from assistant import Assistant
from assistant.journal.gaps import GapGroup, as_csv, as_markdown, grouped
from assistant.journal.journal import Journal
from assistant.journal.types import Gap
from assistant.quality import Results, last_locked_run, last_run
from assistant.ui import components, corpus_view, quality_view
from assistant.ui import labels_quality as labels
from corpus.errors import HumanifestError
from index.embedding import Encoder, load_encoder


def show(assistant: Assistant) -> None:
    """Draw the page for one run of the script."""
    st.html(f"<style>{components.asset('sheet.css')}{components.asset('quality.css')}</style>")
    st.html(quality_view.head_html())
    measured, asked = st.tabs(labels.TABS)
    with measured:
        _results(assistant)
    with asked:
        _unanswered(assistant)
    components.speak(0, "")


def _unanswered(assistant: Assistant) -> None:
    st.html(f'<div class="hf-sheet narrow"><h2>{labels.GAPS}</h2><p>{labels.GAPS_SAID}</p></div>')
    try:
        gaps = Journal.open(assistant.settings.data_dir).gaps()
    except HumanifestError as error:
        st.html(corpus_view.notice_html(str(error), kind="bad"))
        return
    _gaps(gaps, assistant.corpus.version)


def _results(assistant: Assistant) -> None:
    st.html(f'<div class="hf-sheet narrow"><h2>{labels.RESULTS}</h2><p>{labels.HOW_TO_READ}</p></div>')
    try:
        own, locked = last_run(assistant.settings), last_locked_run()
    except HumanifestError as error:
        st.html(corpus_view.notice_html(str(error), kind="bad"))
        return
    for results in (locked, own):
        if results is not None:
            st.html(quality_view.results_html(results, assistant.corpus.version))
    if own is None:
        st.html(quality_view.empty_html(labels.NO_RUN, labels.NO_RUN_SAID))
    else:
        _details(own)


def _details(results: Results) -> None:
    st.html(quality_view.kinds_html(results))
    if results.faulty:
        st.html(quality_view.faulty_html(results.faulty))


def _gaps(gaps: tuple[Gap, ...], corpus_version: str) -> None:
    if not gaps:
        st.html(quality_view.empty_html(labels.NO_GAPS, labels.NO_GAPS_SAID))
        return
    groups = _grouped(gaps)
    with st.container(horizontal=True):
        st.download_button(
            labels.CSV, as_csv(groups), f"{labels.FILE}.csv", "text/csv", key="quality_csv", on_click="ignore"
        )
        text = as_markdown(groups, corpus_version, datetime.now(UTC))
        st.download_button(
            labels.MARKDOWN, text, f"{labels.FILE}.md", "text/markdown", key="quality_md", on_click="ignore"
        )
    off_topic = sum(gap.status == "out_of_scope" for gap in gaps)
    kinds = {
        f"{labels.ABSENT} ({len(gaps) - off_topic})": "not_in_corpus",
        f"{labels.OFF_TOPIC} ({off_topic})": "out_of_scope",
    }
    chosen = st.radio(labels.SHOW, list(kinds), horizontal=True, key="quality_kind", label_visibility="collapsed")
    shown = _grouped(tuple(gap for gap in gaps if gap.status == kinds[chosen]))
    st.html(quality_view.gaps_html(shown) if shown else f"<p>{labels.NOTHING_HERE}</p>")


@st.cache_data(show_spinner=False, max_entries=8)
def _grouped(gaps: tuple[Gap, ...]) -> tuple[GapGroup, ...]:
    return grouped(gaps, _encoder())


@st.cache_resource(show_spinner=False)
def _encoder() -> Encoder:
    """The bundled one, whatever the index uses: the threshold of ``assistant.journal.gaps`` was measured on it."""
    return load_encoder("bundled")
