"""Propositions that go together, with the reason in the text's own words: a reference, or expressions they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.library.citations import Library
from corpus.types import BlockKind, Proposition, Sentence
from index.analysis import fold, is_stop_word, stem

MOST_RELATED: Final = 3
MOST_REASONS: Final = 3
_LONGEST: Final = 4  # words of an expression
_WIDEST: Final = 0.5  # an expression that more than half of the propositions use brings no two of them together
_REFERENCE_BONUS: Final = 1.0  # a proposition that the text itself refers to comes before any likeness, at most 1
_NOT_ITS_OWN: Final = frozenset({BlockKind.NOTE, BlockKind.QUOTE})  # sources, and people's own words
_WORDS: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Verbs and words of order that stand everywhere and name no subject.
_PLAIN_WORDS: Final = """
    doit doivent devons devra devront peut peuvent pouvons pourra pourraient permet permettre permettant permettra
    mettre mise mettant prend prendre prise faire fait rendre donner avoir etre sein place face compte niveau egard
    cadre lien ainsi aussi seul seule non autre autres notamment davantage toujours aujourd hui jour certain certains
    premier premiere nouveau nouvelle nouveaux nouvelles besoin general generale partage considere considerent
    implique differents differentes different ensemble"""
_PLAIN: Final = frozenset(_PLAIN_WORDS.split())
_FEW: Final = 4  # uses, in both together, from which a single word tells something
_REFERS: Final = re.compile(r"\bpropositions?\s(?:n°\s?)?(\d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Related:
    """A proposition near another one. ``score``: higher is nearer, comparable only for one proposition.

    ``shared``: expressions that both use, as written, the most telling first. ``reference``: the sentence of either
    that names the other's number, None when there is none.
    """

    proposition: Proposition
    score: float
    shared: tuple[str, ...]
    reference: Sentence | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    counts: Counter[str]  # by key: the stems of an expression
    written: dict[str, str]  # an expression as written, by key
    references: dict[int, Sentence]


def related(number: int, library: Library, most: int = MOST_RELATED) -> tuple[Related, ...]:
    """The propositions nearest to proposition ``number``, nearest first: those that the text refers to, then those that
    share the rarest expressions (cosine of tf-idf over words and expressions of up to four words).
    """
    texts = _texts(library)
    if number not in texts:
        return ()
    weights = _weights(texts)
    found = [
        _relate(texts[number], texts[p.number], p, number, weights)
        for p in library.corpus.propositions
        if p.number != number
    ]
    near = [r for r in found if r.shared or r.reference]
    return tuple(sorted(near, key=lambda r: (-r.score, r.proposition.number))[:most])


def _relate(mine: _Text, theirs: _Text, proposition: Proposition, number: int, weights: dict[str, float]) -> Related:
    both = {key: weights[key] ** 2 * min(mine.counts[key], theirs.counts[key]) for key in mine.counts & theirs.counts}
    likeness = sum(both.values()) / math.sqrt(_size(mine, weights) * _size(theirs, weights))
    reference = mine.references.get(proposition.number) or theirs.references.get(number)
    uses = {key: mine.counts[key] + theirs.counts[key] for key in both}
    telling = sorted(
        (k for k in both if both[k] > 0 and (" " in k or uses[k] >= _FEW)),
        key=lambda k: (-weights[k] * math.log(1 + uses[k]) * len(k.split()), k),
    )
    shared = tuple(mine.written[key] for key in _apart(telling, MOST_REASONS))
    return Related(proposition, likeness + (_REFERENCE_BONUS if reference else 0.0), shared, reference)


def _size(text: _Text, weights: dict[str, float]) -> float:
    return sum(count * weights[key] ** 2 for key, count in text.counts.items()) or 1.0


def _apart(keys: Iterable[str], most: int) -> list[str]:
    """The first keys of which none repeats a word of another."""
    kept: list[str] = []
    for key in keys:
        if not any(set(key.split()) & set(other.split()) for other in kept):
            kept.append(key)
        if len(kept) == most:
            break
    return kept


def _weights(texts: dict[int, _Text]) -> dict[str, float]:
    """log(N / n) for an expression that n of the N propositions use; 0 where it is everywhere."""
    used: Counter[str] = Counter(key for text in texts.values() for key in text.counts)
    total = len(texts)
    return {key: math.log(total / n) if n <= total * _WIDEST else 0.0 for key, n in used.items()}


@lru_cache(maxsize=2)
def _texts(library: Library) -> dict[int, _Text]:
    return {p.number: _text_of(p, library) for p in library.corpus.propositions}


def _text_of(proposition: Proposition, library: Library) -> _Text:
    sentences = [s for i in proposition.section_ids for s in library.section_sentences(i) if s.kind not in _NOT_ITS_OWN]
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    references: dict[int, Sentence] = {}
    for sentence in sentences:
        for key, words in _expressions(sentence.text):
            counts[key] += 1
            written.setdefault(key, words)
        for match in _REFERS.finditer(sentence.text):
            references.setdefault(int(match[1]), sentence)
    return _Text(counts, written, references)


def _expressions(text: str) -> Iterable[tuple[str, str]]:
    """Runs of one to four words of a clause that begin and end with a content word: their stems, and as written."""
    for clause in re.split(r"[.,;:!?()“”«»/–…]", text):
        words = list(_WORDS.finditer(clause))
        for first in range(len(words)):
            for last in range(first, min(first + _LONGEST, len(words))):
                if _tells(words[first][0]) and _tells(words[last][0]):
                    yield _key(words[first : last + 1]), clause[words[first].start() : words[last].end()]


def _key(words: Sequence[re.Match[str]]) -> str:
    return " ".join(_stem(word[0]) for word in words if _tells(word[0]))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return stem(fold(word))


@lru_cache(maxsize=8192)
def _tells(word: str) -> bool:
    folded = fold(word)
    return len(word) > 2 and not word.isdigit() and not is_stop_word(folded) and folded not in _PLAIN
