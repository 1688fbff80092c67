"""Whether the documents answer: several signals weighed together, never one similarity alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.choice import choose
from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.premise import contradicted_numbers
from assistant.question import Question, Wanted
from assistant.select import candidates
from assistant.signals import Signals, holds_addition, read_signals, suited
from index.search import Index
from index.types import Hit


@dataclass(frozen=True, slots=True)
class Judgement:
    """A logistic regression over ``Signals``: ``weights`` in the order of its fields; yes from ``limit`` on."""

    intercept: float
    weights: tuple[float, ...]
    limit: float

    def probability(self, signals: Signals) -> float:
        """P(yes) = 1 / (1 + exp(−(intercept + weights · signals))), in [0, 1]."""
        total = self.intercept + sum(w * s for w, s in zip(self.weights, signals.values(), strict=True))
        return 1.0 / (1.0 + math.exp(-total))

    def holds(self, signals: Signals) -> bool:
        """Whether the answer is yes."""
        return self.probability(signals) >= self.limit


# Fitted 2026-11-21 by ``python -m eval calibrate`` on 239 questions (125 answered, 73 not in
# the documents, 41 on another subject); cross-validated: abstention F1 0.74, 4.8 % of the answerable refused.
OTHER_SUBJECT = Judgement(0.87, (-0.84, -0.64, -2.56, -3.13, -2.59, 2.67, 2.58, -0.57, -0.93, 1.31, 1.21, 3.98), 0.35)
ANSWERED = Judgement(0.54, (0.00, 0.00, 0.00, 0.00, 0.58, -1.00, -2.82, -3.30, -1.28, -1.95, -1.83, -2.40), 0.55)

OUT_OF_SCOPE = (
    "Cette question sort du sujet\u00a0: je réponds sur Humanifest, chapitre 2, et les documents qui l’accompagnent."
)
NOT_IN_CORPUS = "Je n’ai trouvé dans les documents aucune phrase qui réponde à cette question."
NOT_ADDED = "Les documents ne le disent pas pour ce que vous ajoutez."
OTHER_NUMBER = "Le chiffre que donne votre question n’est pas celui des documents, qui disent\u00a0:"


def wrong_author(question: Question, library: Library) -> str:
    """What to say first when the question gives the article to somebody whom the manifesto quotes; else ""."""
    press = [d.source for d in library.corpus.documents if d.source.kind == "press" and d.source.author]
    people = {name for name in library.speakers if set(name.split()) & library.names_in(question.text)}
    if not question.press or not people or not press or any(p.author in people for p in press):
        return ""
    return f"L’article n’est pas de la personne que nomme votre question\u00a0: il est de {press[0].author}."


# Coverage under which a named proposition is silent on what is asked of it, and by which the others must say more.
SILENT = 0.25
SILENT_PROPOSITION = "La proposition que nomme votre question n’en parle pas. Ailleurs, le manifeste dit\u00a0:"


def decided(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """The draft of a question that the structure alone does not answer.

    ``hits`` are those of the named propositions when the question names some. When these say nothing of it, the other
    propositions are looked at, and the person is told.
    """
    draft = ranked_draft(question, hits, index, library)
    named = {p.number for p in library.corpus.propositions} & set(question.propositions)
    if not named or draft.status == "answered":
        return draft
    elsewhere = ranked_draft(question, index.search(question.search, k=len(hits) or 1), index, library)
    if elsewhere.status != "answered" or elsewhere.coverage < draft.coverage + SILENT:
        return draft
    return replace(elsewhere, preface=SILENT_PROPOSITION)


def ranked_draft(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """The draft that these passages give."""
    ranked = candidates(question, hits, index, library)
    near = tuple(c.sentence.id for c in ranked[:3])
    seen = read_signals(question, ranked, index, library)
    if question.ordered:
        return Draft("out_of_scope", preface=OUT_OF_SCOPE, near=near)
    if OTHER_SUBJECT.holds(seen):
        if question.about_documents:
            return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=near, coverage=seen.coverage)
        return Draft("out_of_scope", preface=OUT_OF_SCOPE, near=near)
    named = {library.section_of(c.sentence).proposition for c in ranked[:1]} & set(question.propositions)
    if not ranked or not ANSWERED.holds(seen) or (named and seen.coverage < SILENT):
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=near, coverage=seen.coverage)
    kept, _ = suited(question, ranked, library)
    if question.added:
        kept = [c for c in kept or ranked if holds_addition(question, c, library)]
        if not kept:
            return Draft("not_in_corpus", preface=NOT_ADDED, near=near, coverage=seen.coverage)
    chosen = choose(question, kept or ranked, library)
    if not chosen:  # nothing but signatures came near
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=near, coverage=seen.coverage)
    preface = wrong_author(question, library)
    if contradicted_numbers(question, (library.sentence(i).text for i in chosen)):
        preface = OTHER_NUMBER
    return Draft(
        "answered",
        tuple(Pick(i) for i in chosen),
        preface=preface,
        near=near,
        figures_first=question.wanted is Wanted.FIGURE,
        coverage=seen.coverage,
    )
