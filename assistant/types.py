"""The nouns of an answer. Their JSON form is the public contract: see ``assistant.answer.serialise``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.types import Footnote, Voice
from index.types import Hit

Status = Literal["answered", "partial", "not_in_corpus", "out_of_scope"]
STATUS_LABELS: dict[Status, str] = {
    "answered": "Réponse complète",
    "partial": "Réponse partielle",
    "not_in_corpus": "Les documents ne le disent pas",
    "out_of_scope": "Hors du sujet",
}
Mode = Literal["extractive", "llm"]
Support = Literal["verbatim", "verified"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence that an answer rests on. ``quote`` is ``document.text[start:end]``; ``n`` is given once, from 1."""

    n: int
    source_id: str
    source_title: str
    sentence_id: str
    quote: str
    start: int
    end: int
    proposition: int | None
    section: str  # heading path joined by " › "
    page: int | None
    voice: Voice
    speaker: str | None
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of the answer: ``text`` is verbatim or was verified against ``citations`` (their numbers).

    ``lead`` is a framing line that the program wrote itself and that claims nothing beyond titles and references
    ("Selon l’étude Gallup 2023 citée par Nexem :"); "" when there is none.
    """

    text: str
    citations: tuple[int, ...]
    support: Support
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement that a model wrote, and what became of it."""

    text: str  # as the model wrote it
    sentence_ids: tuple[str, ...]  # the sentences that it pointed to
    outcome: Literal["kept", "quoted", "dropped"]
    reasons: tuple[str, ...] = ()  # why it was not kept, in French


@dataclass(frozen=True, slots=True)
class Record:
    """How an answer was written: kept beside it, never part of what a person reads as the answer."""

    model: str  # "ollama:mistral"
    prompt: str  # "answer-1": name and version
    attempts: int = 0  # calls that were made
    failure: str = ""  # why the answer is extractive, "" when it isn't for a failure
    detail: str = ""  # HTTP status or kind of error; never what a server said
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person gets. ``answered`` implies at least one citation."""

    question: str
    resolved_question: str  # the question with what a follow-up left unsaid; equal to ``question`` otherwise
    status: Status
    mode: Mode
    text: str  # what the person reads, with [1] markers
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]  # the ten best passages, best first, whatever the status
    suggestions: tuple[str, ...]
    notice: str | None
    corpus_version: str
    settings_digest: str
    elapsed_ms: float
    record: Record | None = None  # only when a model was asked; not part of the public JSON unless asked for
