"""« Corpus »: the documents, and for whoever knows the password, adding one or taking one away."""

from __future__ import annotations

from zlib import crc32

import streamlit as st

from assistant import Assistant
from assistant.settings import Settings, load_settings
from assistant.ui import components, corpus_manage, corpus_view
from assistant.ui import labels_corpus as labels
from assistant.views.documents import DocumentRow, document_rows


def show(assistant: Assistant) -> None:
    """Draw the page for one run of the script."""
    st.html(f"<style>{components.asset('sheet.css')}</style>")
    rows = document_rows(assistant.index)
    manifest = assistant.index.manifest
    st.html(corpus_view.head_html(rows, assistant.corpus.version, manifest.created))
    # Read again: those of the open assistant may hold a password that was changed since.
    settings = load_settings()
    managing = corpus_manage.is_open(settings)
    news = st.container()
    with news:
        spoken = corpus_manage.show_news(settings) if managing else ""
    st.html(f'<div class="hf-sheet"><h2>{labels.DOCUMENTS}</h2></div>')
    for row in rows:
        _document(row, settings, managing=managing)
    st.html(f'<div class="hf-sheet"><h2>{labels.MANAGE}</h2></div>')
    corpus_manage.show_management(settings)
    components.speak(crc32(spoken.encode()), spoken)
    if managing:  # last: the page is drawn before the bar holds it
        with news:
            corpus_manage.follow()


def _document(row: DocumentRow, settings: Settings, *, managing: bool) -> None:
    st.html(corpus_view.document_html(row))
    if managing and row.added:
        corpus_manage.removal_button(settings, row.source)
