"""What the press writes of each proposition beside the manifesto's own words: the same, reworded, or absent.

Everything is computed from the words. Nothing of the press is ever given as the manifesto's: a ``Piece`` says on which
side its words stand, and what only the press writes is looked for in the proposition before it is said to be absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Final

from assistant.library.citations import Library
from corpus.types import BlockKind, Document, Proposition, Sentence
from index.analysis import fold, is_stop_word, stem


class Verdict(StrEnum):
    """How the press words a proposition."""

    SAME = "same"  # the same words, case and final punctuation aside
    REWORDED = "reworded"
    ABSENT = "absent"


class Side(StrEnum):
    """Where words stand."""

    BOTH = "both"
    PRESS = "press"  # in the press, not in the manifesto's title
    MANIFESTO = "manifesto"  # in the manifesto's title, not in the press


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words as written on its side (the press's for words of both)."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """Words that the press has beyond the title, looked for in the proposition.

    ``sentence`` is the one that says it in the same words or nearly, None if none does; ``missing``: those of its
    content words, as written, that the proposition has nowhere.
    """

    text: str
    sentence: Sentence | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One proposition: its title, the press's wording, and what differs. ``likeness``: see the function."""

    proposition: Proposition
    verdict: Verdict
    sentence: Sentence | None  # of the press; None when absent
    pieces: tuple[Piece, ...]
    beyond: tuple[Found, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the press puts between quotation marks, and the sentence of the manifesto that holds them, if any."""

    text: str
    sentence: Sentence | None


@dataclass(frozen=True, slots=True)
class PressParagraph:
    """A block of the article that words no proposition."""

    kind: BlockKind
    text: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True)
class PressReading:
    """A press document read beside the manifesto."""

    document: Document
    comparisons: tuple[Comparison, ...]
    rest: tuple[PressParagraph, ...]

    @cached_property
    def counts(self) -> dict[Verdict, int]:
        """How many propositions have each verdict."""
        return {v: sum(c.verdict is v for c in self.comparisons) for v in Verdict}


# From this likeness a sentence of the press words a proposition: half of the words that the shorter of both has.
_ALIKE: Final = 0.5
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*[’']?")
_QUOTED: Final = re.compile(r"[«“][\s\u00a0]*([^»”]{3,}?)[\s\u00a0]*[»”]")
_CLAUSE: Final = re.compile(r",\s+|\s+et\s+(?=en\s)")
_NEAR: Final = 0.6  # share of a clause's content words from which a sentence says it
_FEWEST: Final = 2  # content words from which words of the press are looked for in the text


def press_documents(library: Library) -> tuple[Document, ...]:
    """The press documents of the corpus, in catalogue order."""
    return library.of_kind("press")


def read_press(document: Document, library: Library) -> PressReading:
    """Lay a press document beside the propositions."""
    pairs = _pairs(document, library.corpus.propositions)
    comparisons = tuple(_compare(p, pairs.get(p.number), library) for p in library.corpus.propositions)
    taken = {s.id for s in pairs.values()}
    left = [s for s in document.sentences if s.id not in taken and s.kind is not BlockKind.NOTE]
    rest = tuple(_paragraph(list(run), document, library) for _, run in groupby(left, key=lambda s: s.block))
    return PressReading(document, comparisons, rest)


@lru_cache(maxsize=4)
def wordings(library: Library) -> frozenset[str]:
    """Ids of the sentences of the press that word a proposition: each says again what the manifesto says better."""
    read = (read_press(document, library) for document in press_documents(library))
    return frozenset(c.sentence.id for reading in read for c in reading.comparisons if c.sentence is not None)


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text: normalised (case, accents and apostrophes aside), start and end."""
    return [(fold(m[0]).rstrip("'"), m.start(), m.end()) for m in _WORD.finditer(text)]


def _pairs(document: Document, propositions: Sequence[Proposition]) -> dict[int, Sentence]:
    """The sentence of the press that words each proposition: the likest pairs first, each side taken once."""
    scored = [
        (likeness(proposition.title, sentence.text), proposition.number, sentence)
        for proposition in propositions
        for sentence in document.sentences
        if sentence.kind not in (BlockKind.HEADING, BlockKind.NOTE)
    ]
    found: dict[int, Sentence] = {}
    taken: set[str] = set()
    for score, number, sentence in sorted(scored, key=lambda s: (-s[0], s[1], s[2].start)):
        if score >= _ALIKE and number not in found and sentence.id not in taken:
            found[number] = sentence
            taken.add(sentence.id)
    return found


def likeness(title: str, text: str) -> float:
    """The share of a title's content words that ``text`` has too, in [0, 1]; small words and endings don't count."""
    mine, theirs = _stems(title), _stems(text)
    return len(mine & theirs) / len(mine) if mine else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word, _, _ in words_of(text) if not is_stop_word(word) and len(word) > 1)


def _compare(proposition: Proposition, sentence: Sentence | None, library: Library) -> Comparison:
    title = proposition.title
    if sentence is None:
        return Comparison(proposition, Verdict.ABSENT, None, (Piece(Side.MANIFESTO, title),), (), 0.0)
    pieces = diff(title, sentence.text)
    same = all(piece.side is Side.BOTH for piece in pieces)
    beyond = () if same else _beyond(pieces, proposition, library)
    verdict = Verdict.SAME if same else Verdict.REWORDED
    return Comparison(proposition, verdict, sentence, pieces, beyond, likeness(title, sentence.text))


def diff(title: str, text: str) -> tuple[Piece, ...]:
    """The words of ``text`` beside those of ``title``, run by run; concatenating a side gives all of its words."""
    mine, theirs = words_of(title), words_of(text)
    matcher = SequenceMatcher(None, [w for w, _, _ in mine], [w for w, _, _ in theirs], autojunk=False)
    pieces: list[Piece] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal" and i < j:
            pieces.append(Piece(Side.MANIFESTO, title[mine[i][1] : mine[j - 1][2]]))
        if k < m:
            side = Side.BOTH if kind == "equal" else Side.PRESS
            pieces.append(Piece(side, text[theirs[k][1] : theirs[m - 1][2]]))
    return tuple(pieces)


def _beyond(pieces: Iterable[Piece], proposition: Proposition, library: Library) -> tuple[Found, ...]:
    """What only the press writes, clause by clause, each looked for in the proposition."""
    clauses = [
        clause.strip()
        for piece in pieces
        if piece.side is Side.PRESS
        for clause in _CLAUSE.split(piece.text)
        if len(_stems(clause)) >= _FEWEST
    ]
    sentences = [
        s
        for i in proposition.section_ids
        for s in library.section_sentences(i)
        if s.id != proposition.title_sentence_id and s.kind is not BlockKind.NOTE
    ]
    return tuple(_find(clause, sentences) for clause in clauses)


def _find(clause: str, sentences: Sequence[Sentence]) -> Found:
    """The sentence with most of a clause's content words, the shortest of several, if it has enough of them."""
    wanted = _stems(clause)
    held = {s.id: len(wanted & _stems(s.text)) for s in sentences}
    best = max(sentences, key=lambda s: (held[s.id], -len(s.text)), default=None)
    everywhere = frozenset(t for s in sentences for t in _stems(s.text))
    missing = tuple(clause[i:j] for word, i, j in words_of(clause) if stem(word) in wanted - everywhere)
    enough = best is not None and held[best.id] >= _NEAR * len(wanted)
    return Found(clause, best if enough else None, missing)


def _paragraph(run: list[Sentence], document: Document, library: Library) -> PressParagraph:
    text = document.text[run[0].start : run[-1].end]
    quotations = tuple(Quotation(m[1], _verbatim(m[1], library)) for m in _QUOTED.finditer(text))
    # A name between quotation marks is no quotation.
    return PressParagraph(run[0].kind, text, tuple(q for q in quotations if len(words_of(q.text)) > 1))


def _verbatim(words: str, library: Library) -> Sentence | None:
    """The first sentence of the manifesto that holds these very words, case and accents aside."""
    wanted = f" {' '.join(w for w, _, _ in words_of(words))} "
    for document in library.of_kind("manifesto"):
        for sentence in document.sentences:
            if wanted in f" {' '.join(w for w, _, _ in words_of(sentence.text))} ":
                return sentence
    return None
