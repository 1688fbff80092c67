"""The journal as the pages use it: open once a process, and never in the way of an answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import streamlit as st

from assistant.journal.journal import Journal
from assistant.journal.store import FILE
from assistant.journal.types import JournalError

Result = TypeVar("Result")
_TROUBLE: Final = "journal-trouble"


def open_journal(data_dir: Path) -> Journal:
    """The journal of the data folder; opened again when its file is gone.

    Raises:
        JournalError: it cannot be opened; the message says what to do.
    """
    if not (data_dir / FILE).exists():
        _open.clear()
    journal = _open(data_dir)
    if journal.notice:
        st.session_state.setdefault(_TROUBLE, journal.notice)
    return journal


def kept(data_dir: Path, use: Callable[[Journal], Result]) -> Result | None:
    """What ``use`` makes of the journal; None, and a message that waits in ``trouble``, when it cannot be used."""
    try:
        return use(open_journal(data_dir))
    except JournalError as error:
        _open.clear()  # a file that was damaged meanwhile is set aside at the next opening
        st.session_state[_TROUBLE] = str(error)
        return None


def trouble() -> str:
    """What this person must know about the journal, "" when all is well."""
    message: str = st.session_state.get(_TROUBLE, "")
    return message


def trouble_read() -> None:
    """The person has read it."""
    st.session_state[_TROUBLE] = ""


@st.cache_resource(show_spinner=False, max_entries=1)
def _open(data_dir: Path) -> Journal:
    return Journal.open(data_dir)
