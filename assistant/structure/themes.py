"""The sentences that hold a theme, among some: what a comparison and a question over all propositions share."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from assistant.library.citations import Library
from assistant.library.reading import depends
from assistant.library.terms import terms_in
from corpus.types import BlockKind, Sentence, Voice
from index.analysis import exact_terms

_ENOUGH = 0.5  # share of a theme, by rarity, from which a sentence is about it
_BESIDE_THE_BEST = 0.6  # a sentence tied to the theme by its heading alone is not put beside one that names it
_BELOW_TITLE = 2  # an axis, a proposition, then the headings of its parts


def spelled_terms(text: str, library: Library) -> frozenset[str]:
    """The content words of a text, with the acronyms of what it spells out and the words of the acronyms it uses."""
    found, words = set(terms_in(text)), _exact(text)
    for acronym in library.corpus.acronyms:
        short, expansion = terms_in(acronym.short), _exact(acronym.expansion)
        if expansion in words:
            found |= short
        if short and _exact(acronym.short) in words:
            found |= terms_in(acronym.expansion)
    return frozenset(found)


@lru_cache(maxsize=8192)
def _exact(text: str) -> str:
    return f" {' '.join(exact_terms(text))} "


def rarity(topic: frozenset[str], library: Library) -> dict[str, float]:
    """Weight of each word of a theme: log(1 + N / (1 + n)), n of the N sentences holding it."""
    counts = dict.fromkeys(topic, 0)
    for sentence in library.sentences:
        if sentence.kind is not BlockKind.HEADING:
            for word in topic & terms_in(sentence.text):
                counts[word] += 1
    total = len(library.sentences)
    return {word: math.log(1 + total / (1 + count)) for word, count in counts.items()}


def holding(
    sentences: Iterable[Sentence], topic: frozenset[str], title: str, library: Library, most: int
) -> list[Sentence]:
    """At most ``most`` sentences that hold a theme, in document order; none when no sentence holds most of it.

    The words of a sentence count in full, those of its editorial questions and of the headings below the
    title of its proposition for half.
    """
    weights = rarity(topic, library)
    total = sum(weights.values()) or 1.0

    def held(sentence: Sentence) -> float:
        own = spelled_terms(sentence.text, library)
        headings = library.section_of(sentence).path[_BELOW_TITLE:]
        beside = frozenset(t for title in headings for t in terms_in(title)).union(
            *map(library.stems_of, library.questions_of(sentence.id))
        )
        return sum(w * ((t in own) + 0.5 * (t in beside)) for t, w in weights.items()) / total

    def rank(sentence: Sentence) -> tuple[float, bool, bool, int, int]:
        near = len(terms_in(title) & terms_in(sentence.text))
        return -shares[sentence.id], depends(sentence), sentence.voice is not Voice.PROPOSAL, -near, sentence.start

    among = list(sentences)
    shares = {s.id: held(s) for s in among}
    floor = max(_ENOUGH, _BESIDE_THE_BEST * max(shares.values(), default=0.0))
    best = sorted((s for s in among if shares[s.id] >= floor), key=rank)[:most]
    return sorted(best, key=lambda s: library.place(s.id))
