"""Whether the documents answer: several signals, never one similarity alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.premise import contradicted_numbers, unknown_names
from assistant.question import Question, Wanted
from assistant.select import Candidate, candidates, choose
from assistant.wording import topic_terms
from index.search import Index
from index.types import Hit


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits between answering and abstaining. Chosen on the development questions (eval/golden), never on the test half."""

    known: float = (
        0.34  # share of the question's content words, by idf, that any document holds: below, another subject
    )
    related: float = 0.30  # cosine of the nearest sentence under which an unknown subject is out of scope
    covered: float = 0.42  # coverage of the best sentence with its context, for an answer
    close: float = 0.60  # cosine that makes up for words that differ
    partial: float = 0.30


THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision rests on, kept for the debug view; each in [0, 1]."""

    known: float
    foreign: float  # share of the words of the whole question that neither a document nor an editor uses
    coverage: float
    own_coverage: float
    cosine: float
    asked: float
    unknown_names: tuple[str, ...]


def signals(question: Question, ranked: Sequence[Candidate], index: Index) -> Signals:
    """The signals of one question against its ranked candidates."""
    terms = set(topic_terms(question.search))
    weight = {t: index.idf(t) for t in terms}
    total = sum(weight.values()) or 1.0
    held = sum(w for t, w in weight.items() if index.knows(t))
    whole = set(topic_terms(question.text))
    top = ranked[:3]
    return Signals(
        known=held / total if terms else 0.0,
        foreign=sum(not index.knows(t) for t in whole) / (len(whole) or 1),
        coverage=max((c.coverage for c in top), default=0.0),
        own_coverage=max((c.own_coverage for c in top), default=0.0),
        cosine=max((c.cosine for c in top), default=0.0),
        asked=max((c.asked for c in top), default=0.0),
        unknown_names=unknown_names(question, index.vocabulary),
    )


def ranked_draft(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """The draft of a question that the structure alone does not answer."""
    ranked = candidates(question, hits, index, library)
    near = tuple(c.sentence.id for c in ranked[:3])
    seen = signals(question, ranked, index)
    if out_of_scope(seen):
        return Draft("out_of_scope", preface=OUT_OF_SCOPE, near=near)
    if not ranked or not answers(seen, question):
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=near)
    chosen = choose(question, ranked, library)
    preface = ""
    if contradicted_numbers(question, (library.sentence(i).text for i in chosen)):
        preface = "Le chiffre que donne votre question n’est pas celui des documents, qui disent :"
    return Draft(
        "answered",
        tuple(Pick(i) for i in chosen),
        preface=preface,
        near=near,
        figures_first=question.wanted is Wanted.FIGURE,
    )


OUT_OF_SCOPE = (
    "Cette question sort du sujet : je réponds sur Humanifest, chapitre 2, et les documents qui l’accompagnent."
)
NOT_IN_CORPUS = "Les documents ne le disent pas."


def out_of_scope(seen: Signals, limits: Thresholds = THRESHOLDS) -> bool:
    """Another subject: its words are foreign to the documents and nothing comes near."""
    return seen.known < limits.known and seen.cosine < limits.close and seen.coverage < limits.partial


def answers(seen: Signals, question: Question, limits: Thresholds = THRESHOLDS) -> bool:
    """Whether the best sentences answer: their words cover the question, or they come close, and no name is foreign."""
    if seen.unknown_names:
        return False
    if question.wanted is Wanted.FIGURE:
        return seen.coverage >= limits.covered
    return seen.coverage >= limits.covered or (seen.cosine >= limits.close and seen.coverage >= limits.partial)
