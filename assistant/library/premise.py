"""What a question takes for granted, held against the corpus: names and percentages that it states."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from assistant.numbers import numbers_in, percentages_in
from assistant.understanding.question import Question, fold
from index.analysis import exact_terms

_NAME = re.compile(r"\b(?:[A-ZÀ-ÖØ-Þ][\w’'-]*[\wÀ-ÿ]|[A-Z]{2,}\d*)\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:»«\"“]\s*)$")
_SITUATION = re.compile(r"\b(?:je|j'|mon|ma|mes|notre|nos|nous|moi|chez nous|on a|on est)\b")


def capitalised(text: str) -> list[str]:
    """Words written as proper names: capitalised away from the start of a sentence, or acronyms."""
    found = []
    for match in _NAME.finditer(text):
        word = match[0]
        starts = bool(_SENTENCE_START.search(text[: match.start()]))
        if (word.isupper() and len(word) > 1) or not starts:
            found.append(re.sub(r"^[LlDdJjQqNnSsMmCc][’']", "", word))
    return found


def unknown_names(question: Question, vocabulary: Collection[str]) -> tuple[str, ...]:
    """Names of the question that no document holds. A question about one's own situation may name one's own places."""
    if _SITUATION.search(fold(question.asked)) or question.asked.isupper():
        return ()
    return tuple(n for n in dict.fromkeys(capitalised(question.asked)) if not _known(n, vocabulary))


def _known(name: str, vocabulary: Collection[str]) -> bool:
    forms = exact_terms(name)
    return not forms or any(form in vocabulary for form in forms)


def contradicted_numbers(question: Question, quotes: Iterable[str]) -> bool:
    """Whether the question states a percentage that none of the chosen sentences holds."""
    if not question.numbers:
        return False
    stated: set[str] = set()
    for quote in quotes:
        stated |= numbers_in(quote) | percentages_in(quote)
    return not set(question.numbers) <= stated
