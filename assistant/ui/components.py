"""The two browser components of the page: one shows turns, the other speaks for the whole page.

Both are inline (no build step, no request): their code lies in ``assets/`` and travels with the page. They stand in the
page itself, not in a shadow tree, so that whatever reads the page (search, translation, scripts) reads the answers too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from assistant.ui import labels

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_SPOKEN: Final = "shell-spoken"
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
    "Upload": "Choisir un fichier",
    "Drag and drop a file here": "Déposez le fichier ici",
    "20MB per file": "20\N{NO-BREAK SPACE}Mo au plus",
    "file upload": "Fichier à ajouter",
    "Add files": "Choisir un autre fichier",
    "Error: File must be 20.0MB or smaller.": (
        "Ce fichier dépasse 20\N{NO-BREAK SPACE}Mo\N{NO-BREAK SPACE}: retirez-en les images, ou découpez-le."
    ),
    "Show password": "Montrer le mot de passe",
    "Hide password": "Cacher le mot de passe",
    "Main content": "Contenu principal",
    "Skip to main content": "Aller au contenu",
    "Expand sidebar": "Ouvrir le menu",
    "Collapse sidebar": "Fermer le menu",
    "Sidebar": "Menu",
    "App pages": "Pages",
    "Choose an option": "Choisir",
    "Choose options": "Choisir",
    "Open": "Ouvrir la liste",
    "No results": "Aucun résultat",
    "Clear value": "Effacer le choix",
    "Clear all": "Tout effacer",
    "Connection error": "Connexion perdue",
    "Connecting": "Connexion en cours",
    "Streamlit server is not responding. Are you connected to the internet?": labels.DISCONNECTED,
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": (
        labels.DISCONNECTED
    ),
}
FRENCH_STARTS: Final = {"Remove ": "Retirer ", "Help for ": "Aide\N{NO-BREAK SPACE}: "}


@cache
def asset(name: str) -> str:
    """The text of a file of ``assets/``."""
    return (ASSETS / name).read_text(encoding="utf-8")


def show_turns(
    key: str, turns: Sequence[str], first: int, on_judgement: Callable[[], None], on_missing: Callable[[], None]
) -> None:
    """Show turns of one conversation, from place ``first`` on: the browser keeps those before it as they are.

    ``turns`` come from ``assistant.ui.render``: already escaped. ``on_judgement`` is called when the person judges an
    answer; ``st.session_state[key].judgement`` then says how. ``on_missing`` is called when the browser lacks a turn
    before ``first``.
    """
    words = {
        "copied": labels.COPIED, "byHand": labels.COPY_BY_HAND, "thanks": labels.THANKS, "takenBack": labels.TAKEN_BACK,
    }  # fmt: skip
    data = {"first": first, "turns": list(turns), "labels": words}
    _turns()(key=key, data=data, on_judgement_change=on_judgement, on_missing_change=on_missing)


def speak(serial: int, text: str) -> None:
    """Announce ``text`` to screen readers when ``serial`` changes; keep the page's language and labels French."""
    st.session_state[_SPOKEN] = True
    _shell()(key="shell", data={"serial": serial, "text": text})


def be_silent() -> None:
    """Nothing was announced yet in this run."""
    st.session_state[_SPOKEN] = False


def end_of_page() -> None:
    """A page that announces nothing is kept French too."""
    if not st.session_state[_SPOKEN]:
        speak(0, "")


def _turns() -> ComponentRenderer:
    return st.components.v2.component(
        "humanifest_turns",
        html='<div class="hf-thread"></div>',
        css=asset("turn.css"),
        js=asset("turn.js"),
        isolate_styles=False,
    )


def _shell() -> ComponentRenderer:
    return st.components.v2.component(
        "humanifest_shell",
        html='<div class="hf-unseen" role="status" aria-live="polite" aria-atomic="true"></div>',
        js=asset("shell.js")
        .replace("__FRENCH__", json.dumps(FRENCH_LABELS, ensure_ascii=False))
        .replace("__FRENCH_STARTS__", json.dumps(FRENCH_STARTS, ensure_ascii=False)),
        isolate_styles=False,
    )
