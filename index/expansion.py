"""What a query means beyond its own words: lexicon terms and repaired spellings, as more weighted terms for BM25.

Nothing is taken away: a query that names the documents' own words keeps them at full weight, and what is added never
outweighs what was said.

The general level of the weights was chosen on the editorial questions (1,562, BM25 over passages): recall@5 is .362
without expansion, .394 with the lexicon's weights at a quarter, .424 at half, .467 as they are written. At 1.4 times it
is .487, but questions that share words with the passage no longer gain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from corpus.lexicon import Lexicon
from index import spelling
from index.analysis import analyse, exact_terms, fold, is_stop_word, stem
from index.spelling import repair, repairs

__all__ = ["corrected", "expand", "repair"]

ACRONYM_WEIGHT = 0.9  # an acronym and its expansion say the same thing
REPAIR_WEIGHT = 0.9

_CAPITALS = re.compile(r"(?<!\w)[A-Z](?:\.?[A-Z])+(?!\w)")
_PLUS = re.compile(r"(?<=\w)\+(?=\d)")  # « n+1 » is one word
_WORD = re.compile(r"\w+")
_HOOK = 3  # letters that two words of one stem have in common
_LONGEST_ENDING = 3  # « nouveau », « nouvelle »

Words = tuple[str, ...]  # the folded words of an expression, stop words left out


class Line(NamedTuple):
    """One expression, and what it leads to, as the lexicon words them."""

    said: str
    found: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lexicon made ready to be asked, without stemming it whole: that would cost 30 ms at every cold start."""

    by_hook: Mapping[str, tuple[Line, ...]]  # first letters of the longest word of ``said`` that is no stop word
    in_capitals: Mapping[str, tuple[Line, ...]]  # acronyms that are small words otherwise: « CA », not « ça »
    forms: Mapping[str, int]  # the folded words of every ``said``, as words that never occur


def expand(query: str, lexicon: Lexicon, vocabulary: Mapping[str, int], base: Mapping[str, float]) -> dict[str, float]:
    """Return ``base`` with more terms: the lexicon's, weighted, and those of repaired spellings.

    ``base`` are the query's own terms (``index.lexical.query_weights``): stems, and exact forms under ``=``.
    ``vocabulary`` gives every folded form of the corpus with how often it occurs. A term that is reached in several
    ways gets its highest weight, and none gets more than the words that lead to it.
    """
    terms = dict(base)
    mended = repairs(query, known_forms(vocabulary, lexicon))
    for form, known in mended.items():
        for old, new in ((stem(form), stem(known)), (f"={form}", f"={known}")):
            _raise(terms, new, base.get(old, 0.0) * REPAIR_WEIGHT)
    words = [mended.get(form, form) for form in exact_terms(_PLUS.sub("plus", query))]
    highest = max((weight for term, weight in base.items() if not term.startswith("=")), default=1.0)
    # What the query's own terms leave out (« n+1 », « CA ») is worth as much as its other words.
    weights = {term: terms.get(term, highest) for term in map(stem, words)}
    for line, span in _read(words, lexicon):
        said = max(weights[stem(word)] for word in span)
        for term in _stems(line.found):
            _raise(terms, term, line.weight * said)
    for line in _read_capitals(query, lexicon):
        for term in _stems(line.found):
            _raise(terms, term, line.weight * highest)
    return terms


@lru_cache(maxsize=4096)  # each signal of one question asks it again
def other_words(text: str, lexicon: Lexicon) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """What the lexicon calls otherwise in ``text``: (stems of the words read, stems of one expression for them)."""
    read = _read(exact_terms(_PLUS.sub("plus", text)), lexicon)
    return tuple(
        (frozenset(map(stem, span)), frozenset(analyse(expression))) for line, span in read for expression in line.found
    )


def corrected(query: str, vocabulary: Mapping[str, int], lexicon: Lexicon | None = None) -> tuple[tuple[str, str], ...]:
    """Return the repairs worth telling (« Recherché : gouvernance »): (word as typed, known folded form), in order.

    With the ``lexicon`` that ``expand`` is given, its words are known ones too: none is repaired, some are repaired to.
    """
    return spelling.corrected(query, known_forms(vocabulary, lexicon) if lexicon else vocabulary)


def _raise(terms: dict[str, float], term: str, weight: float) -> None:
    if weight > terms.get(term, 0.0):
        terms[term] = weight


def _read(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[Line, Sequence[str]]]:
    """Yield the lines whose expression is among the folded ``words``: longest first, no word read twice."""
    lines: dict[Words, list[tuple[Words, Line]]] = {}
    for hook in sorted({word[:_HOOK] for word in words}):
        for line in _lines(lexicon).by_hook.get(hook, ()):
            for said in _spellings(line.said):
                lines.setdefault(tuple(map(stem, said)), []).append((said, line))
    stems = [stem(word) for word in words]
    read = [False] * len(stems)
    for length in range(max(map(len, lines), default=0), 0, -1):
        for start in range(len(stems) - length + 1):
            span = slice(start, start + length)
            same = lines.get(tuple(stems[span]), ()) if not any(read[span]) else ()
            found = [line for said, line in same if all(map(_is_inflection, said, words[span]))]
            read[span] = [bool(found)] * length if found else read[span]
            yield from ((line, words[span]) for line in found)


def _is_inflection(one: str, other: str) -> bool:
    """Whether two words of one stem differ by an ending only: « gouvernement » is no form of « gouvernance »."""
    one, other = one.removesuffix("s"), other.removesuffix("s")
    pairs = enumerate(zip(one, other, strict=False))
    shared = next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
    return max(len(one), len(other)) - shared <= _LONGEST_ENDING


def _read_capitals(query: str, lexicon: Lexicon) -> Iterator[Line]:
    """Yield the lines of acronyms that only capitals tell from small words; none when everything is in capitals."""
    if query.isupper() and len(query.split()) > 1:
        return
    for short in sorted({match.replace(".", "") for match in _CAPITALS.findall(query)}):
        yield from _lines(lexicon).in_capitals.get(short, ())


@lru_cache(maxsize=4)
def _lines(lexicon: Lexicon) -> _Lines:
    lines = list(_all_lines(lexicon))
    by_hook: dict[str, list[Line]] = {}
    in_capitals: dict[str, list[Line]] = {}
    known: dict[str, int] = {}
    # Folding everything at once is many times quicker than line by line.
    for line, folded in zip(lines, fold("\n".join(line.said for line in lines)).split("\n"), strict=True):
        if is_stop_word(folded):
            in_capitals.setdefault(line.said, []).append(line)
            continue
        words = _WORD.findall(_PLUS.sub("plus", folded))
        known.update(dict.fromkeys((*words, folded.replace("-", "")), 0))
        longest = max((word for word in words if not is_stop_word(word)), key=len, default="")
        by_hook.setdefault(longest[:_HOOK], []).append(line)
    return _Lines(
        {hook: tuple(held) for hook, held in by_hook.items()},
        {short: tuple(held) for short, held in in_capitals.items()},
        known,
    )


def _all_lines(lexicon: Lexicon) -> Iterator[Line]:
    for short, expansions in lexicon.acronyms.items():
        yield Line(short, expansions, ACRONYM_WEIGHT)
        yield from (Line(expansion, (short,), ACRONYM_WEIGHT) for expansion in expansions)
    for entry in lexicon.entries:
        yield from (Line(said, entry.found, entry.weight) for said in entry.said)


@lru_cache(maxsize=4096)
def _spellings(said: str) -> tuple[Words, ...]:
    """Return the ways to write an expression: « burn-out » is written in one word or two as well."""
    texts = (said, said.replace("-", ""), said.replace("-", " "))
    ways = (tuple(exact_terms(_PLUS.sub("plus", text))) for text in texts)
    return tuple(dict.fromkeys(way for way in ways if way))


@lru_cache(maxsize=4096)
def _stems(found: tuple[str, ...]) -> Words:
    # In the order of the file: sums of scores, and so ties, must not depend on the order of a set.
    return tuple(dict.fromkeys(term for text in found for term in analyse(text)))


def known_forms(vocabulary: Mapping[str, int], lexicon: Lexicon) -> dict[str, int]:
    """Return the vocabulary with the words of the lexicon: nobody who writes « éducateur » has misspelt anything."""
    return {**_lines(lexicon).forms, **vocabulary}
