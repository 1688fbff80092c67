"""Expressions of several words that a paraphrase puts for one: « faire venir » for « attirer »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.guards.words import EXPRESSION, content, root, synonym_lines


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of ``synonyms.txt`` that holds expressions: the roots of its words, those of each expression."""

    words: frozenset[str]
    expressions: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=64)  # a statement is asked as a whole, then part by part
def reworded(statement: str, evidence: tuple[str, ...]) -> frozenset[str]:
    """The roots of the words of a statement that ``evidence`` holds as an expression, or that are one for a word or an
    expression of ``evidence``.
    """
    stated = _roots(statement)
    held = [_roots(text) for text in evidence]
    words = {word for text in held for word in text}
    found: set[str] = set()
    for number, expression in _expressions_in(stated):
        line = _lines()[number]
        if line.words & words or any(_stands(other, text) for other in line.expressions for text in held):
            found.update(expression)
    for text in held:
        for number, _ in _expressions_in(text):
            found.update(_lines()[number].words.intersection(stated))
    return frozenset(found)


def expanded(stems: Iterable[str]) -> tuple[str, ...]:
    """Some stems, each once, and the roots of the words that the expressions they form stand for."""
    words = tuple(stems)
    found = [number for number, those in _expressions_in(tuple(map(root, words))) if len(those) > 1]
    meant = [word for number in found for word in sorted(_lines()[number].words)]
    return tuple(dict.fromkeys([*words, *meant]))


def _expressions_in(text: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each expression that stands in a text, with the number of its line."""
    firsts = _by_first_word()
    for place, word in enumerate(text):
        for number, expression in firsts.get(word, ()):
            if text[place : place + len(expression)] == expression:
                yield number, expression


def _stands(expression: tuple[str, ...], text: tuple[str, ...]) -> bool:
    length = len(expression)
    return any(text[place : place + length] == expression for place in range(len(text) - length + 1))


@lru_cache(maxsize=1024)
def _roots(text: str) -> tuple[str, ...]:
    """The roots of the content words of a text, in order."""
    return tuple(map(root, content(text)))


@lru_cache(maxsize=1)
def _lines() -> tuple[_Line, ...]:
    """The lines that hold an expression."""
    return tuple(
        _Line(
            frozenset(stem for one in members if EXPRESSION not in one for stem in _roots(one)),
            tuple(_roots(one.replace(EXPRESSION, " ")) for one in members if EXPRESSION in one),
        )
        for members in map(str.split, synonym_lines())
        if any(EXPRESSION in one for one in members)
    )


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """The number of its line and the roots of each expression, by its first root."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for number, line in enumerate(_lines()):
        for expression in line.expressions:
            found.setdefault(expression[0], []).append((number, expression))
    return {first: tuple(those) for first, those in found.items()}
