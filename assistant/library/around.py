"""What stands around a sentence: what introduces it, what says what it is about, and the lines that only sign."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.library.citations import Library
from assistant.understanding.question import fold
from corpus.types import BlockKind, Sentence

_CONNECTIVE = re.compile(
    r"^(?:de plus|en effet|en outre|par ailleurs|enfin|ainsi|toutefois|pourtant|aussi|dans cette optique|des lors|"
    r"parmi eux|il s'agit|c'est ainsi|c'est pourquoi|c'est dans cet esprit|cela|celle-ci|celui-ci|ceux-ci|"
    r"ces derniers|cette derniere|"
    r"ce dernier|elle|elles|il est|ils|ce sont|ces evolutions|ces attentes|ces constats|cette|ces|cet|ce|"
    r"dans les faits|"
    r"dans ces|quant a|d'abord|a partir de ces)\b"
)


@lru_cache(maxsize=16384)
def context_of(sentence: Sentence, library: Library) -> str:
    """The words around a sentence that say what it is about: headings, and the sentence that introduces a list item."""
    parts = list(library.section_of(sentence).path)
    if sentence.kind is BlockKind.ITEM:
        lead_in = introducing(sentence, library)
        parts.append(lead_in.text if lead_in else "")
    elif _CONNECTIVE.match(fold(sentence.text)):
        before = library.neighbour(sentence.id, -1)
        parts.append(before.text if before else "")
    parts.extend(note.text for note in library.footnotes(sentence))
    parts.append(str(sentence.speaker) if sentence.speaker else "")
    return " . ".join(parts)


def introducing(item: Sentence, library: Library) -> Sentence | None:
    """The sentence that introduces the list an item stands in, or None."""
    step = -1
    while (before := library.neighbour(item.id, step)) is not None:
        if before.kind is not BlockKind.ITEM:
            return before if before.kind is not BlockKind.HEADING else None
        step -= 1
    return None


def is_signature(sentence: Sentence) -> bool:
    """Whether a sentence only names who signs: it is evidence of who they are, never an answer by itself."""
    return (
        sentence.speaker is not None
        and sentence.kind is not BlockKind.QUOTE
        and sentence.text.startswith(sentence.speaker.name)
    )
