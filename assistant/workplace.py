"""The person's own kind of structure or job, when the documents don't name it: « à l’ESAT », « mes aides à domicile ».

What the documents say in general still answers them; that they don't speak of this kind in particular is told.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.citations import Library
from assistant.question import NBSP, Question
from assistant.select import terms_in
from assistant.wording import enumerated, fold
from corpus.lexicon import load_lexicon

_ACRONYM = 3  # letters up to which one is read in capitals only: « MAS », not « mas »
_BEFORE = (
    r"(?:,?\s*(?<!\w)(?:à|au|aux|dans|en|pour|chez|de|du|des|avec|d['’])\s*)?"
    r"(?:(?<!\w)(?:la|le|les|l['’]|une?|des|mon|ma|mes|notre|nos|votre|vos|leurs?|cette|cet|ce|ces|petite?s?|grande?s?)\s*)*"
)
_AFTER = r"(?:\s+de\s+\d+\s+\w+)?"  # « de 40 places »
_LETTERS = {
    "a": "[aàâä]", "c": "[cç]", "e": "[eéèêë]", "i": "[iîï]", "o": "[oôö]", "u": "[uùûü]", "'": "['’]",
}  # fmt: skip


def workplaces_in(text: str) -> tuple[str, ...]:
    """The kinds of structure and the jobs that a text names, as it writes them, the longest reading first come."""
    return tuple(dict.fromkeys(match["named"] for match in _pattern().finditer(text)))


def unnamed_workplaces(text: str, library: Library) -> tuple[str, ...]:
    """Those of ``workplaces_in`` that no sentence of the documents names."""
    return tuple(
        named
        for named in workplaces_in(text)
        if (terms := terms_in(named)) and not any(terms <= terms_in(s.text) for s in library.sentences)
    )


def without_workplaces(text: str, named: tuple[str, ...]) -> str:
    """``text`` without what ``named`` gives nor the words that join it: « On essaie » for « On essaie à l’ESAT »."""
    kept = _pattern().sub(lambda match: " " if match["named"] in named else match[0], text)
    return re.sub(r"\s+([,.])", r"\1", " ".join(kept.split())).lstrip(" ,;:")


def is_own_case(question: Question, named: tuple[str, ...]) -> bool:
    """Whether a person asks for where they work, or what to do in such a place (« dans un SAAD »): no fact on the
    place or the job itself.
    """
    asked = fold(question.asked)
    return question.situation or any(
        re.search(rf"\b(?:dans|pour|chez) une? {re.escape(fold(n))}\b", asked) for n in named
    )


def in_general(named: tuple[str, ...]) -> str:
    """What to say first of an answer that speaks of none of ``named``."""
    quoted = [f"«{NBSP}{name}{NBSP}»" for name in named]
    return f"Les documents ne nomment pas {enumerated(quoted, 'ni')}. Ce qu’ils disent en général{NBSP}:"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """One reading of every expression of the lexicon that names a workplace, the longest first."""
    said = {word for entry in load_lexicon().entries if entry.workplace for word in entry.said}
    ways = "|".join(_way(word) for word in sorted(said, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?i:{_BEFORE})(?<!\w)(?P<named>{ways})(?!\w)(?i:{_AFTER})")


def _way(word: str) -> str:
    """The ways to write one expression, its plural among them."""
    if word.isupper() and len(word) <= _ACRONYM:
        return re.escape(word)
    parts = fold(word.replace("-", " ")).split()
    letters = ("".join(_LETTERS.get(c, re.escape(c)) for c in part) for part in parts)
    return rf"(?i:{r'[ -]'.join(f'{part}s?' for part in letters)})"
