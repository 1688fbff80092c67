"""An answer that was kept, seen again: read back from its JSON, and held against the documents of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from assistant.library.citations import Library
from assistant.types import Answer, Citation, Statement
from corpus.types import VOICE_LABELS, Footnote

_VOICES: Final = {label: voice for voice, label in VOICE_LABELS.items()}


@dataclass(frozen=True, slots=True)
class Review:
    """A kept answer beside the documents of today.

    ``answer`` points to where its sentences stand now. ``changed`` holds the numbers of the citations whose sentence
    is gone, or is said by somebody else, elsewhere or with another note; ``renewed`` whether the documents changed at
    all since it was given.
    """

    answer: Answer
    renewed: bool
    changed: frozenset[int] = frozenset()

    @property
    def exact(self) -> bool:
        """Whether every cited sentence is still there, word for word."""
        return not self.changed


def answer_from_json(data: Mapping[str, Any]) -> Answer:
    """The answer that ``assistant.answer.serialise.answer_to_json`` wrote, without its passages: they are not kept."""
    return Answer(
        question=data["question"],
        resolved_question=data["resolved_question"],
        status=data["status"],
        mode=data["mode"],
        text=data["text"],
        statements=tuple(
            Statement(s["text"], tuple(s["citations"]), s["support"], s["lead"]) for s in data["statements"]
        ),
        citations=tuple(_citation(c) for c in data["citations"]),
        hits=(),
        suggestions=tuple(data["suggestions"]),
        notice=data["notice"],
        corpus_version=data["corpus_version"],
        settings_digest=data["settings_digest"],
        elapsed_ms=data["elapsed_ms"],
    )


def _citation(data: Mapping[str, Any]) -> Citation:
    notes = tuple(Footnote(note["number"], note["text"]) for note in data["footnotes"])
    return Citation(**{**data, "voice": _VOICES[data["voice"]], "footnotes": notes})


def review(answer: Answer, library: Library) -> Review:
    """Hold a kept answer against the documents of ``library``."""
    if answer.corpus_version == library.corpus.version:
        return Review(answer, renewed=False)
    today = {citation.n: _today(citation, library) for citation in answer.citations}
    kept = tuple(today[citation.n] or citation for citation in answer.citations)
    changed = frozenset(n for n, citation in today.items() if citation is None)
    return Review(replace(answer, citations=kept), renewed=True, changed=changed)


def _today(citation: Citation, library: Library) -> Citation | None:
    """The same sentence, said by the same person, in the same place of the text; None when there is none."""
    document = library.documents.get(citation.source_id)
    if document is None:
        return None
    same = [s.id for s in document.sentences if s.text == citation.quote]
    # Its own first: the same words may stand twice in a document.
    same.sort(key=lambda identifier: identifier != citation.sentence_id)
    return next((found for i in same if _is_the_same(found := library.cite(citation.n, i), citation)), None)


def _is_the_same(found: Citation, kept: Citation) -> bool:
    """Whether what gives the words their meaning is unchanged: who speaks, where, with which notes."""
    return (found.voice, found.speaker, found.proposition, [note.text for note in found.footnotes]) == (
        kept.voice, kept.speaker, kept.proposition, [note.text for note in kept.footnotes],
    )  # fmt: skip
