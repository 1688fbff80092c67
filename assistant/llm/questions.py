"""Editorial questions that a model proposes for the passages of a document, for a person to review."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event as Flag

from assistant.errors import AssistantError
from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.llm.attempts import Attempts
from assistant.llm.call import Patience
from assistant.llm.deadline import Deadline
from assistant.llm.failure import FailureKind, ModelFailure
from assistant.llm.material import Material, as_read, coded, gives_orders
from assistant.llm.messages import fence_of, messages_of
from assistant.llm.prompt import QUESTIONS, filled, load_prompt
from assistant.llm.reading import Claim
from assistant.settings import Settings
from assistant.understanding.wording import fold
from corpus.types import BlockKind, EditorialQuestion
from index.types import Passage

NBSP = "\u00a0"
ENOUGH = 10  # known questions from which a passage is left alone
SHORTEST, LONGEST = 3, 40  # words
ALIKE = 0.8  # share of common content words from which two questions ask the same
_STRANGE = re.compile(r"https?:|[<>{}\[\]|\\`*#_~«»“”\"]")
# Failures that the next passage would meet too.
_LASTING = frozenset({FailureKind.UNREACHABLE, FailureKind.KEY, FailureKind.UNKNOWN, FailureKind.REJECTED})


class NoModel(AssistantError):
    """Questions can only be proposed by a model."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a model proposed for one passage: new questions, or why there is none."""

    questions: tuple[EditorialQuestion, ...]
    failure: ModelFailure | None = None


def require_model(settings: Settings) -> None:
    """Raises ``NoModel`` when no model is set; the message says what else can be done."""
    if not settings.llm.strip():
        raise NoModel(
            f"Aucun modèle de langage n’est réglé{NBSP}: donnez HUMANIFEST_LLM (par exemple «{NBSP}ollama:mistral"
            f"{NBSP}»), ou écrivez les questions à la main dans le fichier .questions.jsonl du document."
        )


def sparse(passages: Sequence[Passage], known: Sequence[EditorialQuestion], enough: int = ENOUGH) -> list[Passage]:
    """The passages that fewer than ``enough`` known questions lead to."""
    counts = {p.id: sum(bool({*q.sentence_ids} & {*p.sentence_ids}) for q in known) for p in passages}
    return [p for p in passages if counts[p.id] < enough]


def proposals(
    passages: Iterable[Passage], known: Sequence[EditorialQuestion], library: Library, settings: Settings
) -> Iterator[Proposed]:
    """For each passage, in order, what the model proposes that nobody asks yet.

    Raises:
        BadSetting, ModelMissing: the model cannot be used.
        ModelFailure: the server is gone, or refuses whatever is asked; other failures concern one passage only.
    """
    attempts = Attempts(settings)
    asked = [q.text for q in known]
    for passage in passages:
        try:
            new = _proposed(passage, asked, library, settings, attempts)
        except ModelFailure as failure:
            if failure.kind in _LASTING:
                raise
            yield Proposed((), failure)
            continue
        asked += [q.text for q in new]
        yield Proposed(new)


def _proposed(
    passage: Passage, asked: Sequence[str], library: Library, settings: Settings, attempts: Attempts
) -> tuple[EditorialQuestion, ...]:
    sentences = [library.sentence(i) for i in passage.sentence_ids]
    read = [s.id for s in sentences if s.kind is not BlockKind.HEADING and not gives_orders(s.text)]
    material = Material(coded(read, passage.id))
    patience = Patience(Deadline.within(settings.llm_timeout), Flag())
    claims = [c for c in attempts.claims(_messages(material, library), patience) if isinstance(c, Claim)]
    kept: list[EditorialQuestion] = []
    for claim in claims:
        ids = tuple(dict.fromkeys(material.codes[c] for c in claim.codes if c in material.codes))
        text = " ".join(claim.text.split())
        if ids and acceptable(text, [*asked, *(q.text for q in kept)]):
            kept.append(EditorialQuestion(text, ids, passage.source_id))
    return tuple(kept)


def _messages(material: Material, library: Library) -> list[object]:
    prompt = load_prompt(QUESTIONS)
    fence = fence_of(material)
    documents = as_read(material, library, fence)
    known = [q for i in material.sentence_ids for q in library.questions_of(i)]
    listed = "\n".join(f"- {q}" for q in dict.fromkeys(known))
    before = f"Questions déjà connues, à ne pas répéter{NBSP}:\n{listed}\n\n" if known else ""
    return messages_of(filled(prompt.system, fence=fence), filled(prompt.request, documents=documents, known=before))


def acceptable(text: str, known: Iterable[str]) -> bool:
    """Whether a proposed question can be written down: of a readable length, without markup nor orders, and new."""
    if not SHORTEST <= len(text.split()) <= LONGEST or _STRANGE.search(text) or gives_orders(text):
        return False
    terms, folded = terms_in(text), fold(text)
    return bool(terms) and not any(folded == fold(k) or _alike(terms, terms_in(k)) for k in known)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > ALIKE * max(len(one), len(other))


def append_questions(path: Path, questions: Iterable[EditorialQuestion], author: str) -> int:
    """Add questions to a file of the editorial index; ``by`` says who proposed them. How many were added."""
    rows = [json.dumps({"q": q.text, "s": list(q.sentence_ids), "by": author}, ensure_ascii=False) for q in questions]
    if rows:
        held = path.read_bytes() if path.is_file() else b""
        joint = b"" if not held or held.endswith(b"\n") else b"\n"
        written = path.with_name(f".{path.name}.partial")
        written.write_bytes(held + joint + ("\n".join(rows) + "\n").encode())
        written.replace(path)
    return len(rows)
