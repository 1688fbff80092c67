"""The sentences that hold a theme, among some: what a comparison and a question over all propositions share."""

from __future__ import annotations

import math
from collections.abc import Iterable

from assistant.citations import Library
from assistant.select import terms_in
from assistant.structure.reading import depends
from corpus.types import BlockKind, Sentence, Voice

_ENOUGH = 0.5  # share of a theme, by rarity, from which a sentence is about it
_BESIDE_THE_BEST = 0.6  # a sentence tied to the theme by its heading alone is not put beside one that names it
_BELOW_TITLE = 2  # an axis, a proposition, then the headings of its parts


def expansions(topic: frozenset[str], library: Library) -> list[frozenset[str]]:
    """The topic with an acronym replaced by its expansion: « CCUE », « convention collective unique étendue »."""
    found = []
    for acronym in library.corpus.acronyms:
        short = terms_in(acronym.short)
        if short and short <= topic:
            found.append((topic - short) | terms_in(acronym.expansion))
    return found


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
    alternatives = [(a, rarity(a, library)) for a in (topic, *expansions(topic, library))]

    def held(sentence: Sentence) -> float:
        own = terms_in(sentence.text)
        headings = library.section_of(sentence).path[_BELOW_TITLE:]
        beside = frozenset(t for text in (*library.questions_of(sentence.id), *headings) for t in terms_in(text))
        return max(
            sum(w * ((t in own) + 0.5 * (t in beside)) for t, w in weights.items()) / (sum(weights.values()) or 1.0)
            for _, weights in alternatives
        )

    def rank(sentence: Sentence) -> tuple[float, bool, bool, int, int]:
        near = len(terms_in(title) & terms_in(sentence.text))
        return -shares[sentence.id], depends(sentence), sentence.voice is not Voice.PROPOSAL, -near, sentence.start

    among = list(sentences)
    shares = {s.id: held(s) for s in among}
    floor = max(_ENOUGH, _BESIDE_THE_BEST * max(shares.values(), default=0.0))
    best = sorted((s for s in among if shares[s.id] >= floor), key=rank)[:most]
    return sorted(best, key=lambda s: library.place(s.id))
