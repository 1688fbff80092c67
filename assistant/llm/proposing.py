"""``humanifest corpus questions``: from a document's id to new lines in its file of editorial questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.library.citations import Library
from assistant.llm.failure import ModelFailure
from assistant.llm.questions import append_questions, proposals, require_model, sparse
from assistant.settings import Settings
from corpus.entries import find
from corpus.load import load_corpus
from corpus.questions import questions_path
from corpus.types import EditorialQuestion
from index.content import Parameters
from index.passages import make_passages

Progress = Callable[[str, int, int], None]
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was added to which file, and for how many passages nothing could be had."""

    file: Path
    passages: int
    added: int
    failed: int
    interrupted: bool

    @property
    def told(self) -> str:
        """The outcome, in French."""
        if not self.passages:
            return f"Chaque passage a déjà assez de questions{NBSP}: ajoutez --all pour en proposer quand même."
        parts = [f"{self.added} questions proposées pour {self.passages} passages."]
        if self.failed:
            parts.append(f"Pour {self.failed} passages, le modèle n’a rien donné d’utilisable.")
        if self.interrupted:
            parts.append(f"Interrompu{NBSP}: ce qui était déjà proposé est gardé.")
        if self.added:
            parts.append(
                f"Relisez-les dans {self.file}{NBSP}: chaque ligne proposée porte «{NBSP}by{NBSP}». Supprimez celles "
                f"qui ne conviennent pas, puis lancez «{NBSP}humanifest index build{NBSP}»."
            )
        return " ".join(parts)


def propose_questions(settings: Settings, source_id: str, *, every: bool, progress: Progress) -> Outcome:
    """Ask the model for questions on the passages of one document that have few, and write them beside the document.

    Interrupted, or left by the server half-way, it keeps what it has.

    Raises:
        UnknownDocument, CorpusError: no such document, or a corpus that cannot be read.
        NoModel, BadSetting, ModelMissing: no model is set, or it cannot be used.
        ModelFailure: the server gave nothing at all.
    """
    require_model(settings)
    source = find(settings.corpus_dir, source_id)
    corpus = load_corpus(settings.corpus_dir)
    library = Library(corpus)
    known = [q for q in corpus.questions if q.source_id == source_id]
    passages = make_passages(library.documents[source_id], target_chars=Parameters().target_chars, overlap_sentences=0)
    wanted = list(passages) if every else sparse(passages, known)
    found: list[EditorialQuestion] = []
    failed, interrupted = 0, False
    asking = proposals(wanted, corpus.questions, library, settings)
    try:
        for done, proposed in enumerate(asking, start=1):
            found += proposed.questions
            failed += proposed.failure is not None
            progress("Passages", done, len(wanted))
    except (KeyboardInterrupt, ModelFailure):
        if not found:
            raise
        interrupted = True
    path = questions_path(settings.corpus_dir, source)
    added = append_questions(path, found, settings.llm.strip())
    return Outcome(path, len(wanted), added, failed, interrupted)
