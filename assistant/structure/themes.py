"""The sentences that hold a theme, among some: what a comparison and a question over all propositions share."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.citations import Library
from assistant.select import terms_in
from assistant.structure.reading import all_terms, depends
from corpus.types import BlockKind, Sentence, Voice

_ENOUGH = 0.6  # share of a theme, by rarity, from which a sentence is about it


def expansions(topic: frozenset[str], library: Library) -> list[frozenset[str]]:
    """The topic with an acronym replaced by its expansion: « CCUE », « convention collective unique étendue »."""
    found = []
    for acronym in library.corpus.acronyms:
        short = terms_in(acronym.short)
        if short and short <= topic:
            found.append((topic - short) | terms_in(acronym.expansion))
    return found


def rarity(topic: frozenset[str], library: Library) -> dict[str, float]:
    """Weight of each word of a theme: one over the number of sentences that hold it; 1 when none does."""
    counts = dict.fromkeys(topic, 0)
    for sentence in library.sentences:
        if sentence.kind is not BlockKind.HEADING:
            for word in topic & terms_in(sentence.text):
                counts[word] += 1
    return {word: 1.0 / (count or 1) for word, count in counts.items()}


def holding(
    sentences: Iterable[Sentence], topic: frozenset[str], title: str, library: Library, most: int
) -> list[Sentence]:
    """At most ``most`` sentences that hold a theme, in document order; none when no sentence holds most of it.

    The words of a sentence count in full, those of its editorial questions for half.
    """
    alternatives = [(a, rarity(a, library)) for a in (topic, *expansions(topic, library))]

    def held(sentence: Sentence) -> float:
        own, beside = terms_in(sentence.text), all_terms(sentence, library)
        return max(
            sum(w * (1.0 if t in own else 0.5 if t in beside else 0.0) for t, w in weights.items())
            / (sum(weights.values()) or 1.0)
            for _, weights in alternatives
        )

    def rank(sentence: Sentence) -> tuple[float, bool, bool, int, int]:
        near = len(terms_in(title) & terms_in(sentence.text))
        return -held(sentence), depends(sentence), sentence.voice is not Voice.PROPOSAL, -near, sentence.start

    best = sorted((s for s in sentences if held(s) >= _ENOUGH), key=rank)[:most]
    return sorted(best, key=lambda s: library.place(s.id))
