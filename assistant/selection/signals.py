"""What the decision to answer rests on: each signal can be read by itself, and none decides alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass
from functools import cache

from assistant.library.around import context_of
from assistant.library.citations import Library
from assistant.library.premise import unknown_names
from assistant.library.terms import editors_of, led_by, led_terms, terms_in
from assistant.numbers import numbers_in
from assistant.selection.expectation import HARD_NEEDS, Expectation, Need, expectations, holds
from assistant.selection.select import Candidate
from assistant.understanding.orders import asks_to_make
from assistant.understanding.question import Question
from assistant.understanding.wording import topic_terms
from corpus.lexicon import load_lexicon
from index.search import Index


@dataclass(frozen=True, slots=True)
class Signals:
    """Every signal is in [0, 1]; from ``unknown_name`` to ``task``, 0 or 1."""

    coverage: float  # share of the question's topic words, by idf, found in the best sentence, its editors, its context
    own_coverage: float  # the same, in the sentence's own words
    cosine: float  # of the best sentence
    asked: float  # resemblance of the question to an editorial question of the best sentence
    known: float  # share of the topic words, by idf, that a document or an editor uses
    foreign: float  # share of the words of the whole question that nobody uses
    unknown_name: float  # a proper name that no document holds
    unmet: float  # no sentence close enough holds the amount, date or place that is asked
    unheld: float  # no sentence close enough holds the number that is asked
    unnamed: float  # no sentence close enough names the thing that is asked
    stray_number: float  # the question states a number that the best sentence and its surroundings don't hold
    task: float  # an order to make something
    silent_near: float  # share of the votes of the nearest known questions that have no answer in the documents
    silent_wide: float  # the same, of more questions
    silent: float  # resemblance by sense to questions that have no answer
    silent_wording: float  # P(no answer) by the question's words, those that ask for a number left out
    answered_twin: float  # a question that the documents answer nearly is this one, 0 or 1
    silent_twin: float  # one that they leave unanswered nearly is, 0 or 1

    def values(self) -> tuple[float, ...]:
        """The signals in the order of the fields."""
        return astuple(self)


NO_SIGNALS = Signals(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
ABOUT = 0.5  # coverage under which an amount, a date or a place is that of something else
EDITORS_WORD = 0.5  # of a word of the text
CONSIDERED = 5  # candidates in which the form of what is asked is looked for


def suited(
    question: Question, ranked: Sequence[Candidate], library: Library
) -> tuple[list[Candidate], tuple[Expectation, ...]]:
    """The candidates that can hold what is asked, best first, and what was looked for."""
    wanted = expectations(question.search if not question.follow_up else question.text)
    hard = any(one.need in HARD_NEEDS for one in wanted)
    kept = [
        c
        for c in ranked
        if (not hard or c.coverage >= ABOUT)
        and holds(
            c.sentence.text,
            _around(c, library),
            wanted,
            " ".join(note.text for note in library.footnotes(c.sentence)),
        )
    ]
    return kept, wanted


@cache
def _lexicon_terms() -> frozenset[str]:
    """The words that the lexicon leads from: a member's words, though no document has them."""
    return frozenset(t for entry in load_lexicon().entries for said in entry.said for t in terms_in(said))


def holds_addition(question: Question, candidate: Candidate, library: Library) -> bool:
    """Whether a sentence is about what an ellipsis adds: « et chez les cadres ? » wants a sentence on « cadres »."""
    beside = _around(candidate, library) | editors_of(candidate.sentence.id, library)
    return any(term in beside or led_by(term) & beside for term in question.added)


def named_share(
    asked: Sequence[str], question: Question, candidate: Candidate, index: Index, library: Library
) -> float:
    """``share_held`` of the stems ``asked``, by a sentence with what stands around it."""
    beside = _around(candidate, library)
    editors = editors_of(candidate.sentence.id, library)
    return share_held(asked, question.search, beside, editors, index)


def share_held(asked: Collection[str], text: str, held: frozenset[str], editors: frozenset[str], index: Index) -> float:
    """The share, by idf, of the stems ``asked`` of a ``text`` that are ``held``, as they are or as the lexicon leads to
    them; half for those that only ``editors`` use.
    """
    led = led_terms(text, asked)
    worth = {t: 1.0 if t in held or led[t] & held else EDITORS_WORD if t in editors else 0.0 for t in asked}
    return sum(index.idf(t) * worth[t] for t in asked) / (sum(index.idf(t) for t in asked) or 1.0)


def _around(candidate: Candidate, library: Library) -> frozenset[str]:
    return terms_in(candidate.sentence.text) | terms_in(context_of(candidate.sentence, library))


def read_signals(question: Question, ranked: Sequence[Candidate], index: Index, library: Library) -> Signals:
    """The signals of a question against its ranked candidates."""
    if not ranked:
        return NO_SIGNALS
    kept, wanted = suited(question, ranked[:CONSIDERED], library)
    best = (kept or list(ranked))[0]
    topic = set(topic_terms(question.search))
    whole = set(topic_terms(question.asked))
    total = sum(index.idf(t) for t in topic) or 1.0

    def known(term: str) -> bool:
        return index.knows(term) or term in _lexicon_terms()

    missing = not kept and bool(wanted)
    hard = any(one.need in HARD_NEEDS for one in wanted)
    named = any(one.need is Need.THING for one in wanted)
    heard = index.silence(question.search)
    return Signals(
        coverage=min(1.0, best.coverage),
        own_coverage=best.own_coverage,
        cosine=best.cosine,
        asked=best.asked,
        known=sum(index.idf(t) for t in topic if known(t)) / total,
        foreign=sum(not known(t) for t in whole) / (len(whole) or 1),
        unknown_name=float(bool(unknown_names(question, index.vocabulary))),
        unmet=float(missing and hard),
        unheld=float(missing and not hard and not named),
        unnamed=float(missing and not hard and named),
        stray_number=float(_stray_number(question, best, library)),
        task=float(asks_to_make(question.asked) or question.ordered),
        silent_near=heard.near,
        silent_wide=heard.wide,
        silent=heard.cosine,
        silent_wording=heard.wording,
        answered_twin=float(heard.answered_twin),
        silent_twin=float(heard.silent_twin),
    )


def _stray_number(question: Question, best: Candidate, library: Library) -> bool:
    """Whether the question states a number of two digits or more that the paragraph of the best sentence
    doesn't hold.
    """
    if question.situation:
        return False
    corrected = set(question.numbers) if "%" in best.sentence.text else set()
    named = {str(number) for number in question.propositions}
    stated = {n for n in numbers_in(question.search) if len(n) > 1} - corrected - named
    held = numbers_in(
        " ".join(
            (
                best.sentence.text,
                context_of(best.sentence, library),
                library.paragraph(best.sentence),
                library.document_of(best.sentence.id).source.published,
            )
        )
    )
    return bool(stated - held)
