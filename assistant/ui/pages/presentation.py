"""« Préparer une présentation »: choose, look, rearrange, take away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from zlib import crc32

import streamlit as st

from assistant import Assistant
from assistant.deck import edit, words
from assistant.deck.edit import FIXED_TITLES, Edits
from assistant.deck.layout import lay_out
from assistant.deck.model import LONGEST_TITLE, Deck, Request, Slide
from assistant.deck.notes import notes_of
from assistant.deck.page import Page
from assistant.deck.prepare import prepare
from assistant.deck.preview import STYLE, page_html
from assistant.ui import components, escape
from assistant.ui import labels_presentation as labels
from assistant.writers.deck_docx import deck_to_docx
from assistant.writers.deck_markdown import deck_to_markdown
from assistant.writers.deck_pptx import deck_to_pptx
from corpus.errors import HumanifestError

DECK: Final = "deck"
EDITS: Final = "deck-edits"
SAID: Final = "deck-said"
SERIAL: Final = "deck-serial"
LONGEST_QUESTION: Final = 500
_PPTX_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_DOCX_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show(assistant: Assistant) -> None:
    """Draw the page for one run of the script."""
    st.html(f"<style>{components.asset('presentation.css')}{STYLE}</style>")
    st.html(f'<h1 class="hf-title">{labels.TITLE}</h1><p class="hf-intro">{labels.INTRO}</p>')
    with st.container(key="deck-choices"):
        request = _choices(assistant)
        if st.button(labels.MAKE, key="deck-make", type="primary"):
            _make(request, assistant)
    deck: Deck | None = st.session_state.get(DECK)
    if deck is not None and deck.corpus_version != assistant.corpus.version:
        st.html(f'<p class="hf-count">{labels.OUTDATED}</p>')
    elif deck is not None:
        _deck(deck, assistant)
    said: str = st.session_state.get(SAID, "")
    components.speak(crc32(f"{said}{st.session_state.get(SERIAL, 0)}".encode()), said)


def _choices(assistant: Assistant) -> Request:
    """What the person wants; blank or empty where nothing was chosen yet."""
    titles = {p.number: p.title for p in assistant.corpus.propositions}
    about = st.radio(labels.ABOUT, [labels.FROM_PROPOSITIONS, labels.FROM_QUESTION], horizontal=True, key="deck-about")
    chosen: tuple[int, ...] = ()
    question = ""
    if about == labels.FROM_PROPOSITIONS:
        picked = st.pills(
            labels.PROPOSITIONS,
            list(titles),
            selection_mode="multi",
            format_func=lambda n: escape.markdown(labels.proposition(n, titles[n])),
            key="deck-propositions",
        )
        chosen = tuple(sorted(picked))
    else:
        question = st.text_input(
            labels.QUESTION, placeholder=labels.QUESTION_HINT, max_chars=LONGEST_QUESTION, key="deck-question"
        )
    with st.container(horizontal=True, key="deck-options"):
        audience = st.radio(
            labels.AUDIENCE, list(words.AUDIENCES), format_func=lambda a: words.AUDIENCES[a], key="deck-audience"
        )
        minutes = st.radio(
            labels.MINUTES, list(words.MINUTES), index=1, format_func=labels.duration, key="deck-minutes"
        )
        register = st.radio(
            labels.REGISTER, list(words.REGISTERS), format_func=lambda r: words.REGISTERS[r], key="deck-register"
        )
    return Request(chosen, question or "", audience, minutes, register)


def _make(request: Request, assistant: Assistant) -> None:
    """Prepare the slides, or say why they cannot be."""
    asked = st.session_state["deck-about"] == labels.FROM_QUESTION
    if not request.propositions and not request.question.strip():
        _refuse(labels.NO_QUESTION if asked else labels.NO_PROPOSITION)
        return
    try:
        with st.spinner(labels.MAKING):
            deck = prepare(request, assistant)
    except HumanifestError as error:
        _refuse(str(error))
        return
    st.session_state[DECK], st.session_state[EDITS] = deck, edit.untouched(deck)
    _say(labels.ready(len(deck.slides)))


def _refuse(message: str) -> None:
    st.html(f'<div class="hf-error" role="alert"><p>{escape.text(message)}</p></div>')


def _say(message: str) -> None:
    """What screen readers hear once, even when the same is said twice."""
    st.session_state[SAID] = message
    st.session_state[SERIAL] = st.session_state.get(SERIAL, 0) + 1


def _deck(deck: Deck, assistant: Assistant) -> None:
    edits: Edits = st.session_state[EDITS]
    shown = edit.edited(deck, edits, assistant.library)
    if deck.notice:
        st.html(f'<p class="hf-count">{escape.text(deck.notice)}</p>')
    with st.container(key="deck-tools", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="hf-count"><strong>{labels.count(len(shown.slides))}</strong></p>')
        _downloads(shown)
        st.button(labels.UNDO, key="deck-undo", on_click=_undo, disabled=edits.before is None)
    with st.container(key="slides"):
        for number, (slide, page) in enumerate(zip(shown.slides, lay_out(shown), strict=True), start=1):
            _slide(slide, page, number, len(shown.slides))


def _downloads(deck: Deck) -> None:
    """Files are made when somebody asks for one."""
    name = _file_name(deck.request)
    files: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        (labels.PPTX, "pptx", _PPTX_TYPE, lambda: deck_to_pptx(deck)),
        (labels.DOCX, "docx", _DOCX_TYPE, lambda: deck_to_docx(deck)),
        (labels.MARKDOWN, "md", "text/markdown", lambda: deck_to_markdown(deck).encode()),
    )
    for label, ending, kind, made in files:
        st.download_button(
            label, made, file_name=f"{name}.{ending}", mime=kind, key=f"deck-{ending}", on_click="ignore",
            type="primary" if ending == "pptx" else "secondary",
        )  # fmt: skip


def _file_name(request: Request) -> str:
    if request.propositions:
        return f"presentation-{'-'.join(str(n) for n in request.propositions)}-{request.audience}"
    return f"presentation-question-{request.audience}"


def _slide(slide: Slide, page: Page, number: int, count: int) -> None:
    """The slide as it will be, what may be changed, what its notes say."""
    with st.container(key=f"slide-{slide.id}"):
        notes = notes_of(slide)
        below = (
            f'<details class="hf-notes"><summary>{labels.NOTES}</summary><div>{escape.text(notes)}</div></details>'
            if notes
            else ""
        )
        st.html(f'<p class="hf-place">{number} / {count}</p>{page_html(page, number)}{below}')
        with st.container(horizontal=True, key=f"tools-{slide.id}"):
            st.button(labels.UP, key=f"up-{slide.id}", on_click=_move, args=(slide.id, -1), disabled=number == 1)
            st.button(labels.DOWN, key=f"down-{slide.id}", on_click=_move, args=(slide.id, 1), disabled=number == count)
            st.button(labels.REMOVE, key=f"remove-{slide.id}", on_click=_remove, args=(slide.id,), disabled=count == 1)
        if slide.kind not in FIXED_TITLES:
            # The key holds the title: an undone title shows again what it was.
            key = f"title-{slide.id}-{crc32(slide.title.encode())}"
            st.text_input(
                labels.SLIDE_TITLE,
                slide.title,
                key=key,
                max_chars=LONGEST_TITLE,
                on_change=_rename,
                args=(slide.id, key),
            )


def _move(slide_id: str, step: int) -> None:
    st.session_state[EDITS] = edit.move(st.session_state[EDITS], slide_id, step)
    _say(labels.MOVED)


def _remove(slide_id: str) -> None:
    st.session_state[EDITS] = edit.remove(st.session_state[EDITS], slide_id)
    _say(labels.REMOVED)


def _rename(slide_id: str, key: str) -> None:
    deck: Deck = st.session_state[DECK]
    slide = next((s for s in deck.slides if s.id == slide_id), None)
    if slide is not None:
        st.session_state[EDITS] = edit.rename(st.session_state[EDITS], slide, st.session_state[key])
        _say(labels.RENAMED)


def _undo() -> None:
    st.session_state[EDITS] = edit.undo(st.session_state[EDITS])
    _say(labels.UNDONE)
