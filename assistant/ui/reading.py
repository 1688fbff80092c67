"""The browser component of the reading pages: HTML made in Python, with quotations to copy and notes to follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import streamlit as st

from assistant.ui import components, escape, labels
from assistant.ui.labels import NBSP

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_LOOSE: Final = re.compile(r" ([:;!?»](?=\s|$))")
COPY: Final = "Copier"
WITH_REFERENCE: Final = "avec la référence"


def show_reading(key: str, html: str) -> None:
    """Show ``html``, made by a function that escapes every word of a document. ``key`` is its own on the page."""
    _reading()(key=key, data={"html": html, "labels": {"copied": labels.COPIED, "byHand": labels.COPY_BY_HAND}})


def _reading() -> ComponentRenderer:
    return st.components.v2.component(
        "humanifest_reading",
        html='<div class="hf-read"></div>',
        css=components.asset("reading.css"),
        js=components.asset("reading.js"),
        isolate_styles=False,
    )


def copy_html(content: str, about: str) -> str:
    """A button that copies ``content``; ``about`` tells one button from the others to a screen reader."""
    return (
        f'<div class="copying"><button type="button" class="copy">{COPY}'
        f'<span class="unseen"> {WITH_REFERENCE}{NBSP}: {escape.text(about)}</span></button>'
        f'<span class="copied" role="status"></span><pre hidden tabindex="-1">{escape.text(content)}</pre></div>'
    )


def tied(text: str) -> str:
    """Text of a document, escaped; a double mark never begins a line, even where it is printed after a plain space."""
    return _LOOSE.sub(f"{NBSP}\\1", escape.text(text))


def quoted(text: str) -> str:
    """« text », escaped, with no-break spaces."""
    return f"«{NBSP}{tied(text)}{NBSP}»"
