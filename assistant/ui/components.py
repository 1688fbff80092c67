"""The two browser components of the page: one shows a turn, the other speaks for the whole page.

Both are inline (no build step, no request): their code lies in ``assets/`` and travels with the page. They stand in the
page itself, not in a shadow tree, so that whatever reads the page (search, translation, scripts) reads the answers too.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from assistant.ui import labels

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

ASSETS: Final = Path(__file__).parent / "assets"

# The labels that Streamlit writes in English and gives no option for.
FRENCH_LABELS: Final = {
    "Send message": "Envoyer la question",
    "Stop script": "Interrompre",
    "Stop": "Interrompre",
    "Running…": "En cours…",
    "Running...": "En cours…",
    "Close": "Fermer",
    "Dismiss": "Fermer",
    "Main menu": "Menu principal",
    "Main content": "Contenu principal",
    "Skip to main content": "Aller au contenu",
    "Connection error": "Connexion perdue",
    "Connecting": "Connexion en cours",
    "Streamlit server is not responding. Are you connected to the internet?": labels.DISCONNECTED,
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": (
        labels.DISCONNECTED
    ),
}


@cache
def asset(name: str) -> str:
    """The text of a file of ``assets/``."""
    return (ASSETS / name).read_text(encoding="utf-8")


def show_turn(key: str, html: str) -> None:
    """Show one turn. ``html`` comes from ``assistant.ui.render``: already escaped."""
    words = {"copied": labels.COPIED, "byHand": labels.COPY_BY_HAND}
    _turn()(key=key, data={"html": html, "labels": words})


def speak(serial: int, text: str) -> None:
    """Announce ``text`` to screen readers when ``serial`` changes; keep the page's language and labels French."""
    _shell()(key="shell", data={"serial": serial, "text": text})


def _turn() -> ComponentRenderer:
    return st.components.v2.component(
        "humanifest_turn",
        html='<div class="hf-host"></div>',
        css=asset("turn.css"),
        js=asset("turn.js"),
        isolate_styles=False,
    )


def _shell() -> ComponentRenderer:
    return st.components.v2.component(
        "humanifest_shell",
        html='<div class="hf-unseen" role="status" aria-live="polite" aria-atomic="true"></div>',
        js=asset("shell.js").replace("__FRENCH__", json.dumps(FRENCH_LABELS, ensure_ascii=False)),
        isolate_styles=False,
    )
