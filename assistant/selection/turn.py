"""The choice of sentences in a conversation: what a turn says alone, what it says with the question before it, and
where the sentences that were just read stand.

No rule decides whether a turn goes on or changes the subject: both readings are scored, and the weights of what was
read before depend on how much the turn leaves unsaid.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import chain

from assistant.dialogue.angle import asks_the_sources
from assistant.library.citations import Library
from assistant.selection.select import Candidate, Weights, candidates
from assistant.understanding.question import Before, Question, Wanted, understand
from assistant.understanding.wording import topic_terms
from corpus.types import BlockKind, Sentence
from index.analysis import content_terms
from index.search import Index
from index.types import Hit

# Words that ask where a figure comes from, and name no subject.
_SOURCE_WORDS = frozenset(
    content_terms("source étude enquête rapport note référence chiffre sortir sort tirer tiré venir provenir bas page")
)
READ = 16  # passages in which each reading is looked for, as many as for a question without history
NEAR = 3.0  # sentences over which what stands beside a given one counts e times less
# What one unit of the weighed sum takes off a score of 1. On held-out turns, the chance that a sentence so far under
# the best one answers too is then that of a question without history.
STEP = 1.5


@dataclass(frozen=True, slots=True)
class Nearness:
    """Weights of where a sentence stands, against the answer before it."""

    section: float  # in a section of a sentence that was given
    proposition: float  # in its proposition
    given: float  # one that was given
    beside: float  # exp(−distance / NEAR) to the nearest given one


@dataclass(frozen=True, slots=True)
class TurnWeights:
    """Weights of the signals of a sentence in a conversation; those of the two readings sum to 2.

    Fitted 2026-11-23 by ``python -m eval calibrate`` on 430 turns; on conversations held out, the best sentence is
    right for 86 % of them, one of the best three for 97 % (of 172 turns 85 and 97; 67 and 84 by the rules that joined
    the questions or did not).
    """

    joined: Weights
    alone: Weights
    always: Nearness
    pointed_at: Nearness  # more of it when the turn points back
    needed: Nearness  # … when it has next to no words of its own
    source: float  # of a note, when a source or a name is asked for

    def values(self) -> tuple[float, ...]:
        """The weights one after the other: two readings, three times where a sentence stands, the note."""
        parts = (self.joined, self.alone, self.always, self.pointed_at, self.needed)
        return (*chain.from_iterable(astuple(part) for part in parts), self.source)


TURN_WEIGHTS = TurnWeights(
    joined=Weights(
        own=0.02,
        editors=0.13,
        context=0.0,
        cosine=0.12,
        lexical=0.11,
        asked_lexical=0.07,
        asked_dense=0.19,
        passage=0.21,
        suits=0.02,
    ),
    alone=Weights(
        own=0.15,
        editors=0.06,
        context=0.0,
        cosine=0.27,
        lexical=0.23,
        asked_lexical=0.1,
        asked_dense=0.21,
        passage=0.09,
        suits=0.02,
    ),
    always=Nearness(section=-0.02, proposition=0.14, given=-0.03, beside=0.02),
    pointed_at=Nearness(section=0.0, proposition=0.05, given=-0.02, beside=0.04),
    needed=Nearness(section=0.01, proposition=0.03, given=0.06, beside=0.03),
    source=0.18,
)


def ranked_sentences(
    question: Question, hits: Sequence[Hit], index: Index, library: Library, weights: TurnWeights = TURN_WEIGHTS
) -> list[Candidate]:
    """Every sentence near a question, scored, best first: those of ``hits``, and for a turn of a conversation those
    of its two readings and of the sections just read.
    """
    if question.before is None:
        return candidates(question, hits, index, library)
    if asks_where_it_comes_from(question):
        return _just_given(question.before, index, library, question)
    read = read_turn(question, hits, index, library)
    values = weights.values()
    sums = {i: _dot(values, signals) for i, (_, signals) in read.items()}
    top = max(sums.values(), default=0.0)
    ranked = [replace(read[i][0], score=max(0.0, 1.0 - STEP * (top - total))) for i, total in sums.items()]
    return sorted(ranked, key=lambda c: (-c.score, library.place(c.sentence.id)))


def read_turn(
    question: Question, hits: Sequence[Hit], index: Index, library: Library
) -> dict[str, tuple[Candidate, tuple[float, ...]]]:
    """Every sentence near a turn, by id: what it is to the turn's own words, and its signals, in the order of
    ``TurnWeights.values``.
    """
    before = question.before
    if before is None:
        return {}
    alone = by_itself(question)
    joined = replace(alone, search=f"{before.topic} {alone.search}")
    sources = library.ids_of_kind("press" if question.press else "manifesto") if _of_one_kind(question) else ()
    named = alone.propositions or None
    found = [
        index.search(reading.search, k=READ, source_ids=sources or None, propositions=named)
        for reading in (joined, alone)
    ]
    pool = {hit.passage.id: hit for passages in (*reversed(found), hits) for hit in passages}
    if not (sources or named):
        pool = _with_the_sections_read(pool, before, index, library)
    own, with_it = (
        _scored(reading, pool, scores, index, library)
        for reading, scores in zip((alone, joined), reversed(found), strict=True)
    )
    given = _Given.of(before, library)
    return {
        i: (own[i], (*with_it[i].signals, *own[i].signals, *_turned(i, question.wanted, before, given, library)))
        for i in own
        if i in with_it
    }


def asks_where_it_comes_from(question: Question) -> bool:
    """Whether the source of what was just given is asked, and of nothing else: « d’où vient ce chiffre ? »."""
    before = question.before
    if before is None or not before.given or not before.pointed_at:
        return False
    if not (question.wanted is Wanted.SOURCE or asks_the_sources(question.asked)):
        return False
    return before.needed or len(set(topic_terms(question.asked)) - _SOURCE_WORDS) <= 1


def _just_given(before: Before, index: Index, library: Library, question: Question) -> list[Candidate]:
    """The sentences that were just given, as they were ranked by the question before."""
    passages = [p for p in index.passages.values() if set(before.given) & set(p.sentence_ids)]
    hits = [Hit(p, score=1.0, rank=n, lexical_rank=None, dense_rank=None) for n, p in enumerate(passages, start=1)]
    ranked = candidates(replace(understand(before.topic), wanted=question.wanted), hits, index, library)
    return [c for c in ranked if c.sentence.id in before.given and c.sentence.kind is not BlockKind.NOTE]


def by_itself(question: Question) -> Question:
    """What a turn says by its own words; a question that nothing was asked before is left as it is."""
    if question.before is None:
        return question
    return replace(understand(question.asked), spent=question.spent, press=question.press, text=question.text)


def goes_on(before: Before, sentence: Sentence, library: Library) -> bool:
    """Whether a sentence stands in a section that was just read."""
    return sentence.section_id in library.sections_of(before.given)


def _of_one_kind(question: Question) -> bool:
    """Whether the article alone, or the manifesto alone, is asked."""
    return question.press or question.manifesto


def _with_the_sections_read(pool: Mapping[str, Hit], before: Before, index: Index, library: Library) -> dict[str, Hit]:
    """The passages found, and those of the sections that were just read, by id."""
    sections = library.sections_of(before.given)
    read = (
        passage
        for passage in index.passages.values()
        if passage.id not in pool and sections & library.sections_of(passage.sentence_ids)
    )
    added = (Hit(p, score=0.0, rank=n, lexical_rank=None, dense_rank=None) for n, p in enumerate(read, len(pool) + 1))
    return {**pool, **{hit.passage.id: hit for hit in added}}


def _scored(
    reading: Question, pool: Mapping[str, Hit], own: Iterable[Hit], index: Index, library: Library
) -> dict[str, Candidate]:
    scores = {hit.passage.id: hit.score for hit in own}
    hits = [replace(hit, score=scores.get(i, 0.0)) for i, hit in pool.items()]
    return {c.sentence.id: c for c in candidates(reading, hits, index, library)}


def _turned(sentence_id: str, wanted: Wanted, before: Before, given: _Given, library: Library) -> tuple[float, ...]:
    """The signals of a sentence that no reading gives: where it stands, thrice, and whether it is the note asked."""
    sentence = library.sentence(sentence_id)
    near = _near(sentence, given, library)
    nowhere = (0.0,) * len(near)
    noted = sentence.kind is BlockKind.NOTE and wanted in {Wanted.SOURCE, Wanted.SPEAKER}
    return (
        *near,
        *(near if before.pointed_at else nowhere),
        *(near if before.needed else nowhere),
        float(noted),
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """Where the sentences that were just given stand, read once for all the sentences of a turn."""

    ids: frozenset[str]
    sections: frozenset[str]
    propositions: frozenset[int]
    places: tuple[tuple[str, int], ...]  # document id and ordinal

    @classmethod
    def of(cls, before: Before, library: Library) -> _Given:
        ids = before.given
        places = tuple(library.place(i) for i in ids)
        return cls(frozenset(ids), library.sections_of(ids), library.propositions_of(ids), places)


def _near(sentence: Sentence, given: _Given, library: Library) -> tuple[float, float, float, float]:
    """Where a sentence stands against those given, in the order of the fields of ``Nearness``, each in [0, 1]."""
    source, place = library.place(sentence.id)
    distance = min((abs(other - place) for at, other in given.places if at == source), default=math.inf)
    return (
        float(sentence.section_id in given.sections),
        float(library.section_of(sentence).proposition in given.propositions),
        float(sentence.id in given.ids),
        math.exp(-distance / NEAR),
    )


def _dot(weights: Iterable[float], values: Iterable[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
