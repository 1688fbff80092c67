"""A difficulty told in several sentences, cut into what each says."""

from __future__ import annotations

import re
import unicodedata

from assistant.understanding.wording import META_WORDS, topic_terms
from assistant.worksheet.types import NBSP, BadSituation
from index.analysis import content_terms

MOST_CHARACTERS = 4_000
_END = re.compile(r"(?<=[.!?…;])\s+|\n+")
_LEAST_TERMS = 2  # content words under which a sentence says too little to be asked alone


def clean(text: str) -> str:
    """The text without control characters; lines kept, other blanks reduced.

    Raises:
        BadSituation: no letter is left, or more than ``MOST_CHARACTERS``.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadSituation(
            f"Votre texte compte {len(text)} caractères{NBSP}; la limite est de {MOST_CHARACTERS}. "
            "Gardez la difficulté principale, en quelques phrases."
        )
    text = unicodedata.normalize("NFC", text)
    lines = (
        "".join(" " if c.isspace() else c for c in line if c.isspace() or c.isprintable()) for line in text.split("\n")
    )
    kept = "\n".join(line for line in (re.sub(" +", " ", line).strip() for line in lines) if line)
    if not any(c.isalpha() for c in kept):
        raise BadSituation(
            f"Il manque la difficulté{NBSP}: décrivez en une ou deux phrases ce qui se passe dans votre structure."
        )
    return kept


def split_needs(text: str) -> tuple[str, ...]:
    """The sentences of a text that hold matter of their own, in order; the whole text when none does."""
    parts = [part.strip() for part in _END.split(text) if part.strip()]
    telling = [p for p in parts if len(set(content_terms(p)) - META_WORDS) >= _LEAST_TERMS]
    return tuple(dict.fromkeys(telling)) or (text.strip(),)


def words_of(text: str) -> frozenset[str]:
    """The content words of a text that say what it is about, as stems."""
    return frozenset(topic_terms(text))
