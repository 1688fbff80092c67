"""The words that sentences hold, as stems, and the other words that the lexicon and the editors lead to them by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from assistant.library.citations import Library
from corpus.lexicon import load_lexicon
from index.analysis import content_terms, exact_terms, stem
from index.expansion import expand, other_words


def led_terms(text: str, terms: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each of ``terms``, the stems that the lexicon leads to from the words of ``text`` that have this stem."""
    led: dict[str, frozenset[str]] = dict.fromkeys(terms, frozenset())
    for word in dict.fromkeys(exact_terms(text)):
        if (term := stem(word)) in led:
            led[term] |= led_by(word)
    for read, expression in led_together(text):
        for term in read & led.keys():
            led[term] |= expression
    return led


def led_together(text: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """What the lexicon leads to from several words of a text together: « claquer la porte »."""
    return tuple(pair for pair in other_words(text, load_lexicon()) if len(pair[0]) > 1)


def said_otherwise(held: frozenset[str], pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> frozenset[str]:
    """The stems ``held`` by a sentence, and those of the words for which it holds a whole expression of ``pairs``."""
    return held.union(*(read for read, expression in pairs if expression and expression <= held))


@lru_cache(maxsize=32768)
def led_by(word: str) -> frozenset[str]:
    """The stems that the lexicon leads to from one word, its own left out."""
    own = stem(word)
    return frozenset(t for t in expand(word, load_lexicon(), {}, {own: 1.0}) if not t.startswith("=")) - {own}


@lru_cache(maxsize=32768)
def terms_in(text: str) -> frozenset[str]:
    """The content words of a text, as stems."""
    return frozenset(content_terms(text))


@lru_cache(maxsize=16384)
def editors_of(sentence_id: str, library: Library) -> frozenset[str]:
    """The content words of the editorial questions that lead to a sentence, as stems."""
    return frozenset(t for question in library.questions_of(sentence_id) for t in library.stems_of(question))
