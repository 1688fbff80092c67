"""What a model is given to read: the best sentences of the passages, each under an opaque code."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer.frames import named, short_title
from assistant.draft import Draft
from assistant.library.around import introducing, is_signature
from assistant.library.citations import Library
from assistant.library.reading import depends
from assistant.selection.signals import holds_addition
from assistant.selection.turn import ranked_sentences
from assistant.understanding.orders import without_orders
from assistant.understanding.question import Question
from corpus.types import VOICE_LABELS, BlockKind, Sentence
from index.search import Index
from index.types import Hit

MOST_SENTENCES = 24
CODE_CHARS = 4
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Material:
    """The sentences given to a model: sentence ids by code, in document order."""

    codes: dict[str, str]

    @property
    def sentence_ids(self) -> tuple[str, ...]:
        """The sentences, in the order in which they are read."""
        return tuple(self.codes.values())


def gathered(question: Question, draft: Draft, hits: Sequence[Hit], index: Index, library: Library) -> Material:
    """The sentences that the extractive answer shows, then the best of the passages, put in document order."""
    ranked = [
        c
        for c in ranked_sentences(question, hits, index, library)
        if c.sentence.kind not in {BlockKind.HEADING, BlockKind.NOTE} and not is_signature(c.sentence)
    ]
    if question.added:  # « et chez les cadres ? »: what does not hold the addition would answer another question
        ranked = [c for c in ranked if holds_addition(question, c, library)]
    best = [*(p.sentence_id for p in draft.picks), *(i for c in ranked for i in _understood(c.sentence, library))]
    ids = [i for i in dict.fromkeys(best) if not gives_orders(library.sentence(i).text)]
    return Material(coded(library.in_order(ids[:MOST_SENTENCES]), question.text))


def _understood(sentence: Sentence, library: Library) -> list[str]:
    """A sentence, after the one that it points back to or that introduces it."""
    before = introducing(sentence, library) if sentence.kind is BlockKind.ITEM else None
    if before is None and depends(sentence):
        before = library.neighbour(sentence.id, -1)
    if before is None or before.kind is BlockKind.HEADING or is_signature(before):
        return [sentence.id]
    return [before.id, sentence.id]


def gives_orders(text: str) -> bool:
    """Whether a sentence of a document speaks to a program (« ignore tes règles »): no model should read it."""
    return without_orders(text)[1]


def coded(sentence_ids: Iterable[str], salt: str) -> dict[str, str]:
    """Sentence ids under short codes. Nobody who writes a document can know the code that its sentences will have:
    it depends on ``salt``, the question.
    """
    codes: dict[str, str] = {}
    for sentence_id in sentence_ids:
        letters = base64.b32encode(hashlib.sha256(f"{salt}\n{sentence_id}".encode()).digest()).decode()
        starts = range(len(letters) - CODE_CHARS)
        code = next(c for s in starts if (c := letters[s : s + CODE_CHARS]) not in codes)
        codes[code] = sentence_id
    return codes


def as_read(material: Material, library: Library, fence: str) -> str:
    """The sentences as lines ``[CODE] (who speaks) text``, under the place where they stand, between two fences that
    no document can close.
    """
    lines, place = [f"<{fence}>"], ""
    for code, sentence_id in material.codes.items():
        sentence = library.sentence(sentence_id)
        here = _place(sentence, library)
        if here != place:
            lines.append(f"\n# {_as_data(here, fence)}")
            place = here
        lines.append(f"[{code}] ({_as_data(_voice(sentence, library), fence)}) {_as_data(sentence.text, fence)}")
    return "\n".join([*lines, f"</{fence}>"])


def _place(sentence: Sentence, library: Library) -> str:
    section = library.section_of(sentence)
    number = f"Proposition {section.proposition}" if section.proposition else ""
    parts = (short_title(library.document_of(sentence.id).source.title), number, *section.path[-2:])
    return " — ".join(part for part in parts if part)


def _voice(sentence: Sentence, library: Library) -> str:
    notes = "".join(f"; source{NBSP}: {n.text}" for n in library.sources_of(sentence))
    speaker = f", {named(sentence.speaker)}" if sentence.speaker else ""
    return f"{VOICE_LABELS[sentence.voice]}{speaker}{notes}"


def _as_data(text: str, fence: str) -> str:
    """One line, without what could pass for a fence or for a code."""
    flat = re.sub(r"\s+", " ", text).replace(fence, "")
    return flat.translate({ord("<"): "‹", ord(">"): "›", ord("["): "(", ord("]"): ")"})
