"""The conversations that are kept, in the sidebar: opened, renamed, exported, deleted with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from assistant import Assistant
from assistant.journal.revisit import answer_from_json, review
from assistant.journal.transcript import Exchange, file_name, transcript_markdown
from assistant.journal.types import Conversation
from assistant.ui import escape, labels, talk
from assistant.ui.keeping import kept
from assistant.ui.talk import Talk

FIRST_SHOWN: Final = 12  # conversations; as many more with each press
_LENGTH: Final = "shelf-length"
_STATE: Final = "shelf-state"  # what the list was drawn for: the open conversation, its turns, the first of the list


def show(opened: Talk, assistant: Assistant) -> None:
    """The sidebar of « Discuter »."""
    folder = assistant.settings.data_dir
    found = kept(folder, lambda journal: journal.conversations()) or ()
    with st.sidebar:
        st.html(f'<h2 class="hf-small">{labels.CONVERSATIONS}</h2>')
        # What acts on the open conversation stands above the list: it never moves out of sight.
        mine = next((c for c in found if c.id == opened.conversation_id), None)
        if mine is not None:
            _manage(mine, assistant)
        st.toggle(
            labels.KEEP,
            value=opened.keeping,
            key=f"keep-{opened.serial}",
            help=labels.KEEP_HELP,
            on_change=_switch,
            args=(opened.serial, assistant),
        )
        if not opened.keeping:
            st.html(f'<p class="hf-quiet">{labels.NOT_KEPT}</p>')
        if not found:
            st.html(f'<p class="hf-quiet">{labels.NO_CONVERSATION}</p>')
        shown = st.session_state.get(_LENGTH, FIRST_SHOWN)
        _list(found[:shown], opened, assistant)
        if len(found) > shown:
            st.button(labels.OLDER, key="older", on_click=_lengthen, width="stretch")
    st.session_state[_STATE] = (opened.conversation_id, len(opened.turns), found[0].id if found else None)


def is_behind(opened: Talk) -> bool:
    """Whether the conversation moved to a place of the list where it is not shown yet."""
    drawn_for, turns, first = st.session_state.get(_STATE, (None, 0, None))
    if opened.conversation_id != drawn_for:
        return True
    return drawn_for is not None and drawn_for != first and len(opened.turns) != turns


def _lengthen() -> None:
    st.session_state[_LENGTH] = st.session_state.get(_LENGTH, FIRST_SHOWN) + FIRST_SHOWN


def offer_undo(assistant: Assistant) -> None:
    """A way back, right after a conversation was deleted."""
    deleted: str | None = st.session_state.get("deleted")
    if deleted is None:
        return
    with st.container(key="undo", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="hf-trouble" role="status">{labels.DELETED}</p>')
        st.button(labels.UNDO, key="undo-button", on_click=_restore, args=(deleted, assistant))


def _list(conversations: Sequence[Conversation], opened: Talk, assistant: Assistant) -> None:
    for conversation in conversations:
        current = conversation.id == opened.conversation_id
        with st.container(key=f"kept-{'current-' if current else ''}{conversation.id}"):
            st.button(
                escape.markdown(conversation.title) or labels.UNTITLED,
                key=f"open-{conversation.id}",
                type="secondary" if current else "tertiary",
                on_click=talk.open_kept,
                args=(conversation.id, assistant),
                width="stretch",
            )


def _manage(conversation: Conversation, assistant: Assistant) -> None:
    """What can be done with the open conversation."""
    with st.popover(labels.MANAGE, width="stretch", key=f"manage-{conversation.id}"):
        key = f"title-{conversation.id}"
        st.text_input(
            labels.TITLE,
            conversation.title,
            max_chars=120,
            key=key,
            on_change=_rename,
            args=(conversation.id, key, assistant),
        )
        st.download_button(
            labels.EXPORT_MARKDOWN,
            lambda: transcript_markdown(conversation.title, _exchanges(conversation.id, assistant)),
            file_name(conversation.title, "md"),
            "text/markdown",
            key="export-md",
            on_click="ignore",
            width="stretch",
        )
        st.download_button(
            labels.EXPORT_WORD,
            lambda: _word(conversation, assistant),
            file_name(conversation.title, "docx"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            key="export-docx",
            on_click="ignore",
            width="stretch",
        )
        st.button(labels.DELETE, key="delete", on_click=_delete, args=(conversation.id, assistant), width="stretch")


def _exchanges(conversation_id: str, assistant: Assistant) -> list[Exchange]:
    turns = kept(assistant.settings.data_dir, lambda journal: journal.turns(conversation_id)) or ()
    return [Exchange(review(answer_from_json(t.answer), assistant.library), t.scope, t.asked) for t in turns]


def _word(conversation: Conversation, assistant: Assistant) -> bytes:
    from assistant.writers.transcript_docx import transcript_to_docx

    return transcript_to_docx(conversation.title, _exchanges(conversation.id, assistant))


def _rename(conversation_id: str, key: str, assistant: Assistant) -> None:
    title: str = st.session_state[key]
    kept(assistant.settings.data_dir, lambda journal: journal.rename(conversation_id, title))


def _delete(conversation_id: str, assistant: Assistant) -> None:
    kept(assistant.settings.data_dir, lambda journal: journal.delete(conversation_id))
    talk.start_new()
    st.session_state["deleted"] = conversation_id


def _restore(conversation_id: str, assistant: Assistant) -> None:
    kept(assistant.settings.data_dir, lambda journal: journal.restore(conversation_id))
    st.session_state.pop("deleted", None)
    talk.open_kept(conversation_id, assistant)


def _switch(serial: int, assistant: Assistant) -> None:
    talk.set_keeping(st.session_state[f"keep-{serial}"], assistant)
