"""Where to look: axes, propositions, documents. Chosen beside the question, said above every answer."""

from __future__ import annotations

from typing import Final

import streamlit as st

from assistant import Assistant
from assistant.scope import EVERYWHERE, Scope
from assistant.ui import escape, labels
from assistant.ui.talk import Talk, current

LONGEST: Final = 70  # characters of a title in a choice


def choose(opened: Talk, assistant: Assistant) -> None:
    """The choice of where to look, behind one button that says when the search is limited."""
    limited = bool(opened.scope)
    with st.popover(
        labels.LIMITED if limited else labels.LIMIT,
        type="primary" if limited else "secondary",
        key="scope",
        help=labels.LIMIT_HELP,
    ):
        corpus = assistant.corpus
        axes = {p.axis: p.axis_title for p in corpus.propositions}
        titles = {p.number: p.title for p in corpus.propositions}
        sources = {d.source.id: d.source.title for d in corpus.documents}
        generation = st.session_state.setdefault("scope-generation", 0)
        _pills(labels.AXES, {n: f"{n} – {t}" for n, t in axes.items()}, opened.scope.axes, f"axes-{generation}")
        _pills(
            labels.PROPOSITIONS,
            {n: f"{n} – {t}" for n, t in titles.items()},
            opened.scope.propositions,
            f"propositions-{generation}",
        )
        _pills(labels.DOCUMENTS, sources, opened.scope.sources, f"sources-{generation}")
        if limited:
            st.button(labels.EVERYWHERE, key="everywhere", on_click=_clear)


def _pills(
    label: str, options: dict[int, str] | dict[str, str], chosen: tuple[int, ...] | tuple[str, ...], key: str
) -> None:
    st.pills(
        label,
        list(options),
        selection_mode="multi",
        default=[option for option in chosen if option in options],
        format_func=lambda option: escape.markdown(_short(options[option])),
        key=key,
        on_change=_read,
    )


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else title[:LONGEST].rsplit(" ", 1)[0] + "…"


def _read() -> None:
    """Take what is chosen as the scope of the questions to come."""
    generation = st.session_state["scope-generation"]

    def chosen(name: str) -> tuple[object, ...]:
        return tuple(st.session_state.get(f"{name}-{generation}") or ())

    current().scope = Scope(
        tuple(n for n in chosen("axes") if isinstance(n, int)),
        tuple(n for n in chosen("propositions") if isinstance(n, int)),
        tuple(i for i in chosen("sources") if isinstance(i, str)),
    )


def _clear() -> None:
    current().scope = EVERYWHERE
    st.session_state["scope-generation"] += 1  # fresh choices, all empty
