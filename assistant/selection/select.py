"""The choice of sentences: every candidate gets one score from signals that can each be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from assistant.library.around import context_of
from assistant.library.citations import Library
from assistant.library.terms import editors_of, led_terms, terms_in
from assistant.selection.bodies import bodies_asked, said_by
from assistant.understanding.question import Question, Wanted, fold
from assistant.understanding.wording import topic_terms
from corpus.types import BlockKind, Sentence, Voice
from index.asked import Asked
from index.search import Index
from index.types import Hit


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the signals of a sentence, each signal in [0, 1].

    Fitted 2026-11-23 by ``python -m eval calibrate`` on 2363 questions; cross-validated: the best sentence is right for
    90 % of them, one of the best three for 98 %.
    """

    own: float = 0.16  # share of the topic words, by idf, in the sentence itself
    editors: float = 0.22  # … in its editorial questions, or by the lexicon, only
    context: float = 0.00  # … in its headings, notes and neighbours only
    cosine: float = 0.42
    lexical: float = 0.28  # BM25 as a share of what the question could reach
    asked_lexical: float = 0.14  # resemblance to an editorial question, by words
    asked_dense: float = 0.34  # … by sense
    passage: float = 0.36  # score of its passage, the best passage being 1
    suits: float = 0.09  # the sentence is of the kind that is wanted


WEIGHTS = Weights()
# What a topic word counts, in the coverage that the decision reads, when it is found beside the sentence only.
EDITORS_SHARE = 0.8
CONTEXT_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with its score (higher is better) and what the score and the decision are made of."""

    sentence: Sentence
    score: float  # the signals weighed
    signals: tuple[float, ...]  # each in [0, 1], in the order of the fields of ``Weights``
    coverage: float  # of the topic words, by idf, in the sentence and, for less, beside it
    asked: float  # how much the question resembles one that an editor wrote for this sentence

    @property
    def own_coverage(self) -> float:
        """Coverage by the sentence's own words alone."""
        return self.signals[0]

    @property
    def cosine(self) -> float:
        """Resemblance by sense, in [0, 1]."""
        return self.signals[3]


_DEFINES = re.compile(
    r"\b(?:est un concept|designe|se definit|signifie|peut se definir|represente|est une organisation|c'est un|"
    r"s'agit d'abord|"
    r"consiste|revient a|est une construction|est un|est une)\b|\([A-Z][A-Za-z-]{1,7}\)"
)
_REASONS = re.compile(
    r"\b(?:car|parce que|puisque|afin|pour que|en raison|du fait|a cause|s'expliquent?|permet|favorise|contribue|"
    r"dans la mesure ou|c'est pourquoi|ainsi|grace)\b"
)
_HAS_NUMBER = re.compile(r"\d")


def suits(question: Question, sentence: Sentence, figures: frozenset[str]) -> float:
    """How well the form of a sentence suits what is wanted, in [0, 1]."""
    folded = fold(sentence.text)
    match question.wanted:
        case Wanted.FIGURE:
            return 1.0 if sentence.id in figures else 0.4 if _HAS_NUMBER.search(folded) else 0.0
        case Wanted.DEFINITION:
            return 1.0 if _DEFINES.search(folded) or _DEFINES.search(sentence.text) else 0.0
        case Wanted.SPEAKER:
            return 1.0 if sentence.speaker else 0.5 if sentence.voice is Voice.SURVEY else 0.0
        case Wanted.REASON:
            return 1.0 if _REASONS.search(folded) else 0.3
        case Wanted.MANNER:
            return 1.0 if sentence.voice is Voice.PROPOSAL else 0.0 if sentence.voice is Voice.SURVEY else 0.4
        case Wanted.SOURCE:
            return 1.0 if sentence.footnotes else 0.0
        case Wanted.ENUMERATION:
            return 1.0 if sentence.kind is BlockKind.ITEM or sentence.text.rstrip().endswith(":") else 0.4
        case _:
            return 0.5


def candidates(
    question: Question, hits: Sequence[Hit], index: Index, library: Library, weights: Weights = WEIGHTS
) -> list[Candidate]:
    """Every sentence of the hits, scored, best first; ties by document order."""
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    closeness = {i: hit.score / top for hit in reversed(hits) for i in hit.passage.sentence_ids}
    names = library.names_in(question.asked) if not (question.follow_up or question.press) else frozenset()
    sentences = [library.sentence(i) for i in closeness if i not in question.spent]
    if names:
        sentences = [s for s in library.sentences if library.bears(s, names)]
    if bodies := bodies_asked(question, library):
        sentences = [s for s in library.sentences if said_by(s, bodies, library) and s.kind is not BlockKind.NOTE]
    terms = frozenset(topic_terms(question.search))
    weighing = astuple(weights)
    led = led_terms(question.search, terms)
    figures = frozenset(f.sentence_id for f in library.corpus.figures)
    scores = index.score_sentences(question.search, [s.id for s in sentences])
    total = sum(index.idf(t) for t in terms) or 1.0
    found = []
    for sentence in sentences:
        held = terms_in(sentence.text)
        own = terms & held
        asked = editors_of(sentence.id, library)
        editors = frozenset(t for t in terms - own if t in asked or led[t] & held)
        around = (terms - own - editors) & terms_in(context_of(sentence, library))
        shares = tuple(sum(index.idf(t) for t in words) / total for words in (own, editors, around))
        seen = scores[sentence.id]
        signals = (
            *shares,
            max(0.0, seen.dense),
            seen.lexical_share,
            seen.asked.lexical,
            max(0.0, seen.asked.dense),
            closeness.get(sentence.id, 0.0),
            suits(question, sentence, figures),
        )
        coverage = _dot((1.0, EDITORS_SHARE, CONTEXT_SHARE), shares)
        found.append(Candidate(sentence, _dot(weighing, signals), signals, coverage, resemblance(seen.asked)))
    return sorted(found, key=lambda c: (-c.score, library.place(c.sentence.id)))


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def resemblance(asked: Asked) -> float:
    """One measure in [0, 1] of how much a question resembles an editorial one: by its words and by its sense."""
    return 0.5 * asked.lexical + 0.5 * max(0.0, asked.dense)
