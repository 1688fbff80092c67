"""What a note is on: the words that its call follows, when one sentence calls several notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.understanding.question import NBSP
from corpus.types import BlockKind, Sentence

# The name that ends a text, else its last word: « … par Peter Senge », « … l’intelligence collective ».
_LAST = re.compile(r"(?:[A-ZÀ-Ý][\w’'-]*\s)*[A-ZÀ-Ý][\w’'-]*$|[^\W\d_][\w-]*$")


def calls(sentence: Sentence, note: Sentence, library: Library) -> bool:
    """Whether a sentence calls the note that ``note`` stands in."""
    same = library.place(sentence.id)[0] == library.place(note.id)[0]
    return same and library.section_of(note).note in sentence.footnotes


def called_on(note: Sentence, library: Library) -> str:
    """The words of the text that a note is on; "" for a note that its sentence calls alone, or that stands nowhere."""
    number = library.section_of(note).note
    if note.kind is not BlockKind.NOTE or number is None:
        return ""
    caller = next((s for s in library.document_of(note.id).sentences if calls(s, note, library)), None)
    if caller is None or len(set(caller.calls)) < len(caller.footnotes) or len(caller.footnotes) == 1:
        return ""
    last = _LAST.search(caller.text[: caller.calls[caller.footnotes.index(number)]].rstrip())
    return last[0] if last else ""


def above_note(note: Sentence, library: Library) -> str:
    """The framing line of a note: « En note, sur « Peter Senge » : » where « En note : » would not say on what."""
    on = called_on(note, library)
    return f"En note, sur «{NBSP}{on}{NBSP}»{NBSP}:" if on else f"En note{NBSP}:"


def on_what_is_named(notes: Sequence[Sentence], text: str, library: Library) -> list[Sentence]:
    """Of some notes, those on what a text names; all of them when it names nothing that they are on."""
    named = terms_in(text)
    return [s for s in notes if terms_in(called_on(s, library)) & named] or list(notes)
