"""The draft that ranked sentences give: several signals weighed together, never one similarity alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.angle import asks_a_deadline
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.premise import contradicted_numbers
from assistant.routes.added import (
    absent_addition,
    adds_an_acronym,
    head_nowhere,
    named_in_other_words,
    named_nowhere,
    names_it_as_a_thing,
    only_sets_aside,
    without_the_verb,
)
from assistant.routes.attributed import silent_body, wrong_author
from assistant.routes.judgement import ANSWERED, ANSWERED_BARE, OTHER_SUBJECT, TURN_ANSWERED
from assistant.routes.plain import called_otherwise, plainly_answered
from assistant.routes.which import which_proposition
from assistant.selection.against import NOTHING_PROPOSED, proposed_against_it
from assistant.selection.agent import telling_who
from assistant.selection.aside import asides
from assistant.selection.choice import choose
from assistant.selection.doers import proposed_for_it, telling_who_does
from assistant.selection.expectation import Expectation, Need, holds
from assistant.selection.instances import NO_EXAMPLE, asks_an_example_of_it, with_examples
from assistant.selection.naming import (
    is_named,
    naming,
    naming_addition,
    of_the_first_name,
    said_terms,
    silent_manifesto,
    unsaid,
)
from assistant.selection.select import Candidate
from assistant.selection.signals import Signals, holds_addition, read_signals, suited
from assistant.selection.turn import asks_where_it_comes_from, by_itself, goes_on, ranked_sentences
from assistant.selection.unread import of_the_form_asked
from assistant.selection.unsaid import effect_unsaid, undefined
from assistant.structure.stated import held_as_said
from assistant.understanding.mention import asked_about, asked_of_the_article
from assistant.understanding.question import Question, Wanted, understand
from assistant.understanding.wording import fold, topic_terms
from index.search import Index
from index.types import Hit

# From which P(other subject) counts more than a known question of the documents that this one resembles: of the 42
# labelled questions that resemble one, the 22 above are on another subject but one, 6 of the 20 below are not.
CERTAIN = 0.53
# Share of the best score under which a sentence that has the number asked is about something else. On eval/practice,
# the development half and 135 new questions, .6 to .75 refuse two questions without an answer and no other.
NEAR_ENOUGH = 0.7
_DATED = (Expectation(Need.DATE),)
_FORMS = frozenset({Need.COUNT, Need.NUMBER, Need.SHARE, Need.NAME})
READ_ALONE = 16  # passages in which an ellipsis is read on its own, as many as a question's
ONE_THING = 6  # topic words up to which a question asks for one thing

OUT_OF_SCOPE = (
    "Cette question sort du sujet\u00a0: je réponds sur Humanifest, chapitre 2, et les documents qui l’accompagnent."
)
NOT_IN_CORPUS = "Je n’ai trouvé dans les documents aucune phrase qui réponde à cette question."
NOT_NAMED = "Je n’ai trouvé dans les documents ni ces mots, ni d’autres que je sache voisins."
NOT_ADDED = "Les documents ne le disent pas pour ce que vous ajoutez."
OTHER_NUMBER = "Le chiffre que donne votre question n’est pas celui des documents, qui disent\u00a0:"
# Coverage under which a named proposition is silent on what is asked of it.
SILENT = 0.2


def _called_up(question: Question, index: Index) -> bool:
    """Whether the known question without an answer that it resembles most is one that the documents call up."""
    nearest = index.silence(question.search).nearest
    return nearest is not None and bool(index.corpus.silent[nearest].sentence_ids)


def _has_acronym(question: Question, library: Library) -> bool:
    """Whether a question has an acronym that the documents give in full: it is about them."""
    words = set(re.findall(r"[\w-]+", fold(question.asked)))
    return any(fold(acronym.short) in words for acronym in library.corpus.acronyms)


def _goes_on(question: Question, index: Index, library: Library) -> bool:
    """Whether a follow-up that adds no case asks of something that is on the subject of the documents: « dans quel
    délai ? » can’t leave it.
    """
    if not question.follow_up or question.added:
        return False
    first = understand(question.root)
    return ranked_draft(first, index.search(first.search, k=READ_ALONE), index, library).status != "out_of_scope"


def _answers(question: Question, best: Candidate, seen: Signals, library: Library) -> bool:
    """Whether the documents answer, by what is known of the document of the best sentence; in a conversation, by the
    turn's own words and by what it takes from the answer before.
    """
    known = library.document_of(best.sentence.id).source.id in library.questioned
    judgement = ANSWERED if known else ANSWERED_BARE
    if question.before is None:
        return judgement.holds(seen)
    beside = goes_on(question.before, best.sentence, library)
    return TURN_ANSWERED.holds(judgement.probability(seen), question.before, beside)


def _declined(question: Question, seen: Signals, near: tuple[str, ...], index: Index, library: Library) -> Draft | None:
    """The draft of an order, of what the documents don't name, or of what is on another subject; else None."""
    if question.ordered:
        return Draft("out_of_scope", preface=OUT_OF_SCOPE, near=near)
    if absent := _unnamed_addition(question, index, library):
        return Draft("not_in_corpus", preface=absent, near=near, coverage=seen.coverage)
    if not OTHER_SUBJECT.holds(seen):
        return None
    certain = OTHER_SUBJECT.probability(seen) >= CERTAIN
    about = question.about_documents or _has_acronym(question, library) or _goes_on(question, index, library)
    if about or (not certain and _called_up(question, index)):
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=near, coverage=seen.coverage)
    return Draft("out_of_scope", preface=OUT_OF_SCOPE, near=near)


def _lacks_the_form(
    question: Question, kept: Sequence[Candidate], ranked: Sequence[Candidate], looked_for: Sequence[Expectation]
) -> bool:
    """Whether no sentence near holds the names, the number or, when nothing else is asked, the sum or the date that
    are asked.
    """
    needs = {one.need for one in looked_for}
    if not kept:
        told = not needs.isdisjoint({Need.NAME, Need.OUTCOME})
        precise = not needs.isdisjoint({Need.AMOUNT, Need.DATE})
        return told or (precise and len(set(topic_terms(question.text))) <= ONE_THING)
    return not needs.isdisjoint(_FORMS) and kept[0].score < NEAR_ENOUGH * ranked[0].score


def _unnamed_addition(question: Question, index: Index, library: Library) -> str:
    """What to say of a thing that an ellipsis adds and that the documents don't name, so that the subject of the
    question before doesn't answer for it: an acronym that goes by other words must at least be answered alone; else "".
    """
    absent = named_nowhere(question, library)
    if absent or not adds_an_acronym(question):
        return absent
    alone = understand(question.text)
    answered = ranked_draft(alone, index.search(alone.search, k=READ_ALONE), index, library).status == "answered"
    return "" if answered else absent_addition(question, library)


def _near_only(question: Question, preface: str, library: Library) -> str:
    """What to say first when only something near the thing that an ellipsis adds is given; else ""."""
    return preface if question.added and adds_an_acronym(question) else head_nowhere(question, library)


def _about_addition(question: Question, ranked: Sequence[Candidate], library: Library) -> list[Candidate]:
    """The sentences on what is added; after another question, those that only stand beside it answered that one."""
    held = [c for c in ranked if holds_addition(question, c, library)]
    kept = [c for c in held if not only_sets_aside(question, c.sentence)] or held
    if absent_addition(question, library):
        kept = [c for c in kept if names_it_as_a_thing(question, c.sentence)] or kept
    named = naming_addition(question, kept, library) if question.follow_up else []
    return of_the_first_name(question, named or kept, ranked, library) or named or kept


def _in_the_conversation(
    question: Question, kept: list[Candidate], ranked: Sequence[Candidate], index: Index, library: Library
) -> tuple[list[Candidate], str]:
    """The candidates that a follow-up leaves, and what to say when it leaves none: on what it adds, with an example of
    what was just spoken of, with who does something to it, with what is proposed for it.
    """
    among = kept or list(ranked)
    against = proposed_against_it(question, ranked, library)
    if against is not None:
        return against, "" if against else NOTHING_PROPOSED
    if asks_a_deadline(question.asked) and question.before is not None:
        dated = [
            c for c in kept if goes_on(question.before, c.sentence, library) and holds(c.sentence.text, (), _DATED)
        ]
        return dated, "" if dated else NOT_IN_CORPUS
    if form := of_the_form_asked(question, among, library):
        return form, ""
    if question.angle and question.added and not said_terms(library) & set(question.added):
        return [], NOT_ADDED  # « et pourquoi ? », of what the turn before added and nothing names
    if question.added:
        held = _about_addition(question, among, library)
        read = bool(held) and question.angle and {c.sentence.id for c in held} <= set(question.given)
        if not read:
            return held, "" if held else NOT_ADDED
        # « pourquoi ? » after all that is said of what an ellipsis added: of what it was added to
    examples = with_examples(question, among, index, library)
    if examples or (examples is not None and asks_an_example_of_it(question)):
        return examples, "" if examples else NO_EXAMPLE
    told = telling_who_does(question, among, index, library)
    if told is not None:
        return told, "" if told else NOT_IN_CORPUS
    return proposed_for_it(question, among, library) or among, ""


def _named_not_told(
    question: Question, chosen: list[str], preface: str, near_only: str, library: Library
) -> tuple[str, list[str]]:
    """``near_only`` and ``chosen``; when nothing is said first yet, what to say of a thing that is named and not told,
    with the sentences that name it.
    """
    if preface or near_only:
        return near_only, chosen
    silent, only = undefined(question, chosen, library)
    if silent:
        return silent, [only]
    silent, about = effect_unsaid(question, chosen, library)
    return silent, about or chosen


def ranked_draft(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """The draft that these passages give."""
    if asks_where_it_comes_from(question):
        question = replace(question, wanted=Wanted.SOURCE)
    ranked = ranked_sentences(question, hits, index, library)
    near = tuple(c.sentence.id for c in ranked[:3])
    seen = read_signals(by_itself(question), ranked, index, library)
    if (declined := _declined(question, seen, near, index, library)) is not None:
        return declined
    named = {library.section_of(c.sentence).proposition for c in ranked[:1]} & set(question.propositions)
    preface = wrong_author(question, library)
    otherwise = called_otherwise(question, seen, ranked, library)
    answered = bool(ranked) and (
        bool(preface or otherwise)
        or plainly_answered(question, seen, ranked[0], library)
        or _answers(question, ranked[0], seen, library)
    )
    whether = asked_of_the_article(question.asked) if question.press else asked_about(question.asked)
    if answered and whether and not question.press and not is_named(whether, question, ranked, index, library):
        return Draft("not_in_corpus", preface=NOT_NAMED, near=near, coverage=seen.coverage)
    if not answered or (named and seen.coverage < SILENT):
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=near, coverage=seen.coverage)
    if (found := which_proposition(question, ranked, library)) is not None:
        return found
    kept, looked_for = suited(question, ranked, library)
    if _lacks_the_form(question, kept, ranked, looked_for):
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=near, coverage=seen.coverage)
    if any(one.need is Need.THING for one in looked_for):  # the thing may go by a name that the lexicon hasn't
        kept = list(ranked)
    kept, refusal = _in_the_conversation(question, kept, ranked, index, library)
    if refusal:
        return Draft("not_in_corpus", preface=refusal, near=near, coverage=seen.coverage)
    preface = preface or (named_in_other_words(question, library) if question.added else "")
    near_only = silent_body(question, ranked, library) or _near_only(question, preface, library)
    preface = preface or near_only
    if whether:
        kept = naming(whether, question, kept or ranked) or kept
        absent = silent_manifesto(question, kept or ranked, library) or unsaid(whether, question, library)
        preface = preface or (near_only := absent)
    chosen = choose(question, kept or ranked, library)
    if not chosen:  # nothing but signatures came near
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=near, coverage=seen.coverage)
    chosen = telling_who(question, chosen, library)
    near_only = near_only or without_the_verb(question, chosen, library)
    near_only, chosen = _named_not_told(question, chosen, preface, near_only, library)
    preface = preface or near_only or unsaid(otherwise, question, library)
    if contradicted_numbers(question, (library.sentence(i).text for i in chosen)):
        held = held_as_said(question, chosen, library)
        preface, chosen = (preface, [*dict.fromkeys([*held, *chosen])]) if held else (OTHER_NUMBER, chosen)
    beside = asides(question, chosen, ranked, library)
    return Draft(
        "partial" if near_only else "answered",
        tuple(Pick(i) for i in sorted(chosen, key=lambda i: i in beside)),
        preface=preface,
        near=near,
        asides=beside,
        figures_first=question.wanted is Wanted.FIGURE,
        coverage=seen.coverage,
    )
