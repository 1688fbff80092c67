"""The nouns of the journal: what people asked, what they got, what they thought of it. Times are UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from assistant.errors import AssistantError
from assistant.types import Status

Thumb = Literal["up", "down"]

# Why somebody is not satisfied; the keys are stored, the words are shown.
REASONS: Final[dict[str, str]] = {
    "beside": "À côté de la question",
    "incomplete": "Incomplète",
    "wrong_source": "La source ne dit pas cela",
    "missing": "La réponse existe dans les documents",
    "unclear": "Difficile à comprendre",
    "other": "Autre raison",
}


class JournalError(AssistantError):
    """The journal cannot be read or written: disk full, folder read-only, file of a newer version."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation that was kept; ``title`` is its first question until somebody renames it."""

    id: str
    title: str
    started: datetime
    updated: datetime
    turns: int


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """One question and its answer; ``id`` is the permalink, ``answer`` the JSON of ``assistant.answer.serialise``."""

    id: str
    conversation_id: str
    question: str
    scope: str  # what the search was limited to, in words; "" when it was not
    answer: Mapping[str, Any]
    status: Status
    corpus_version: str
    asked: datetime


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thought of an answer; ``reason`` is a key of ``REASONS`` or ""."""

    thumb: Thumb
    reason: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class JudgedTurn:
    """A feedback with what it is about."""

    turn_id: str
    question: str
    status: Status
    feedback: Feedback
    given: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that the documents did not answer. Same words, whatever the case and the punctuation: one gap.

    ``question`` is the question as understood (a follow-up completed), ``corpus_version`` that of its last asking.
    """

    question: str
    status: Status  # "not_in_corpus" or "out_of_scope", of its last asking
    count: int
    first: datetime
    last: datetime
    corpus_version: str


@dataclass(frozen=True, slots=True)
class Saved:
    """Something that somebody kept: ``kind`` says what ("worksheet", …), ``payload`` is plain JSON data."""

    id: str
    kind: str
    title: str
    payload: Mapping[str, Any]
    corpus_version: str
    saved: datetime
