"""« Les 12 propositions »: the map, and the fiche of the one that the address names (``?proposition=4``)."""

from __future__ import annotations

import json
from functools import lru_cache, partial
from zlib import crc32

import streamlit as st

from assistant import Assistant
from assistant.library.citations import Library
from assistant.scope import Scope
from assistant.ui import components, escape, navigation, sheet_html, synthesis, talk
from assistant.ui import labels_propositions as labels
from assistant.ui.reading import show_reading
from assistant.views.fiche import Fiche, fiche_to_json, fiche_to_markdown
from assistant.views.related import Related
from assistant.views.sheet import MapEntry, Sheet, make_map, make_sheet

PARAMETER = "proposition"
CHAT = "discuter"

# A run of the script follows every gesture; the corpus of a library never changes.
_sheet_of = lru_cache(maxsize=24)(make_sheet)
_map_of = lru_cache(maxsize=2)(make_map)


def show(assistant: Assistant) -> None:
    """Draw the page for one run of the script."""
    library = assistant.library
    st.html(f"<style>{components.asset('reading_page.css')}</style>")
    asked = st.query_params.get(PARAMETER, "")
    numbers = {str(p.number): p.number for p in library.corpus.propositions}
    if asked in numbers:
        _sheet(_sheet_of(numbers[asked], library), assistant)
    else:
        _map(library, asked)
    spoken = st.session_state.get("propositions_spoken", "")
    components.speak(crc32(spoken.encode()), spoken)


def _open(number: int | None) -> None:
    """Open the fiche of a proposition, or the map."""
    if number is None:
        st.query_params.clear()
        st.session_state["propositions_spoken"] = labels.TITLE
    else:
        st.query_params[PARAMETER] = str(number)
        st.session_state["propositions_spoken"] = labels.proposition(number)


def _map(library: Library, asked: str) -> None:
    count = len(library.corpus.propositions)
    st.html(f'<h1 class="hf-title">{labels.TITLE}</h1><p class="hf-intro">{labels.INTRO}</p>')
    if asked:
        st.html(f'<p class="hf-notice" role="alert">{escape.text(labels.unknown(asked[:40], count))}</p>')
    for axis in _map_of(library):
        st.html(f'<h2 class="hf-axis">{escape.text(labels.axis(axis.number, axis.title))}</h2>')
        with st.container(key=f"map-{axis.number}"):
            for entry in axis.entries:
                _card(entry)


def _card(entry: MapEntry) -> None:
    number = entry.proposition.number
    label = f"**{number}. {escape.markdown(entry.proposition.title)}**  \n:small[{labels.card(entry)}]"
    st.button(label, key=f"open-{number}", on_click=_open, args=(number,), width="stretch", wrap=True)


def _sheet(sheet: Sheet, assistant: Assistant) -> None:
    library = assistant.library
    number = sheet.proposition.number
    with st.container(horizontal=True, key="sheet-moves"):
        st.button(labels.BACK, key="back", on_click=_open, args=(None,))
        for other in (number - 1, number + 1):
            if any(p.number == other for p in library.corpus.propositions):
                arrow = "←" if other < number else "→"
                st.button(
                    labels.step(arrow, other), key=f"step-{arrow}", on_click=_open, args=(other,), help=None, wrap=True
                )
    st.html(f'<h1 class="hf-title">{number}. {escape.text(sheet.proposition.title)}</h1>')
    show_reading(f"head-{number}", sheet_html.head_html(sheet))
    with st.container(horizontal=True, key="sheet-actions"):
        if st.button(labels.ASK, key="ask-about", type="primary", wrap=True):
            _ask_about(number)
        synthesis.offer_on_proposition(number, assistant)
        _downloads(sheet)
    show_reading(f"stances-{number}", sheet_html.stances_html(sheet))
    show_reading(f"evidence-{number}", sheet_html.evidence_html(sheet))
    _related(sheet.related, number)
    show_reading(f"text-{number}", sheet_html.read_html(sheet))


def _ask_about(number: int) -> None:
    """Go to the conversation, its questions limited to this proposition."""
    talk.current().scope = Scope(propositions=(number,))
    # The choices of the conversation are drawn afresh from the scope.
    st.session_state["scope-generation"] = st.session_state.get("scope-generation", 0) + 1
    navigation.go_to(CHAT)


def _downloads(sheet: Sheet) -> None:
    for form in labels.FORMATS:
        st.download_button(
            labels.download(form),
            partial(_written, sheet.fiche, form),
            file_name=f"proposition-{sheet.proposition.number}.{form}",
            mime=labels.MIME[form],
            key=f"download-{form}",
            on_click="ignore",
        )


def _written(fiche: Fiche, form: str) -> bytes:
    """A fiche in one of its forms; made when somebody asks for it, and the Word writer loaded then."""
    if form == "docx":
        from assistant.writers.fiche_docx import fiche_to_docx

        return fiche_to_docx(fiche)
    if form == "md":
        return fiche_to_markdown(fiche).encode()
    return json.dumps(fiche_to_json(fiche), ensure_ascii=False, indent=1).encode()


def _related(found: tuple[Related, ...], number: int) -> None:
    if not found:
        return
    st.html(f'<h2 class="hf-axis">{labels.RELATED}</h2>')
    with st.container(key="map-related"):
        for near in found:
            other = near.proposition.number
            label = f"**{other}. {escape.markdown(near.proposition.title)}**  \n:small[{_reason(near)}]"
            st.button(label, key=f"near-{number}-{other}", on_click=_open, args=(other,), width="stretch", wrap=True)


def _reason(near: Related) -> str:
    reasons = []
    if near.reference:
        reasons.append(labels.REFERENCE)
    if near.shared:
        reasons.append(labels.SHARED + ", ".join(f"«\u00a0{escape.markdown(words)}\u00a0»" for words in near.shared))
    return ". ".join(reasons)
