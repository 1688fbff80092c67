"""The list of the pages, and the frame around the one that is shown.

A page is a module of ``assistant/ui/pages`` with a function ``show(assistant: Assistant) -> None``; it is imported
when somebody opens it, so that the chat starts no slower for the pages around it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

import streamlit as st

from assistant.ui import components, labels
from assistant.ui.opening import current_assistant, is_open
from assistant.ui.readiness import drawing
from assistant.ui.trouble import show_trouble
from corpus.errors import HumanifestError

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

    from assistant import Assistant


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its French title, its address below the root, the name of a Material symbol, its module."""

    title: str
    path: str
    icon: str
    module: str


# In the order of the menu; the first is the home page. One line a page.
PAGES: Final = (
    Entry("Discuter", "discuter", "forum", "chat"),
    Entry("Les 12 propositions", "propositions", "map", "propositions"),
    Entry("Comparer", "comparer", "compare_arrows", "comparison"),
    Entry("Les chiffres", "chiffres", "bar_chart", "figures"),
    Entry("Manifeste et presse", "presse", "newspaper", "press"),
    Entry("Préparer une présentation", "presentation", "slideshow", "presentation"),
    Entry("Ma situation", "situation", "assignment", "situation"),
    Entry("Qualité", "qualite", "verified", "quality"),
    Entry("Corpus", "corpus", "library_books", "corpus"),
    Entry("Aide", "aide", "help", "help"),
)  # fmt: skip


def show() -> None:
    """Draw the frame and the page whose address is open."""
    with drawing():
        _draw()


def _draw() -> None:
    page = st.navigation([_page(entry) for entry in PAGES], expanded=True)
    st.set_page_config(page_title=f"{page.title} – {labels.APP_TITLE}", page_icon=labels.APP_ICON, layout="wide")
    st.html(f"<style>{components.asset('page.css')}{_icons()}</style>")
    components.be_silent()
    page.run()
    components.end_of_page()


def go_to(path: str, **parameters: str) -> None:
    """Leave this page for the one at ``path``, with ``parameters`` in its address."""
    st.switch_page(_page(next(entry for entry in PAGES if entry.path == path)), query_params=parameters)


def _icons() -> str:
    """The icons of the menu, as styles over the font that comes with Streamlit.

    Given to ``st.Page``, an icon would also become that of the browser's tab, which is asked for on the internet.
    """
    address = {entry.path: "" if entry is PAGES[0] else entry.path for entry in PAGES}
    return "".join(
        f'[data-testid="stSidebarNavLink"][href$="/{address[entry.path]}"]::before {{ content: "{entry.icon}" / ""; }}'
        for entry in PAGES
        if entry.icon.isascii()
    )


def _page(entry: Entry) -> Page:
    return st.Page(
        partial(_show, entry.module),
        title=entry.title,
        url_path=entry.path,
        default=entry is PAGES[0],
    )


def _show(module: str) -> None:
    try:
        with nullcontext() if is_open() else st.spinner(labels.OPENING):
            assistant = current_assistant()
    except HumanifestError as error:
        # Only the page itself takes a waiting question: it is still there when the index is back.
        show_trouble(str(error))
        components.speak(0, "")
        return
    draw: Callable[[Assistant], None] = import_module(f"assistant.ui.pages.{module}").show
    draw(assistant)
