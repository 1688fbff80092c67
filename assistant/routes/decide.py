"""Whether the documents answer a question that their structure alone does not: as a whole, by parts, elsewhere, or in
general.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.routes.allowed import with_the_rule_first
from assistant.routes.article import MANIFESTO_SAYS, SILENT_ARTICLE, article_is_silent
from assistant.routes.claimed import held_to_the_text
from assistant.routes.obliged import with_what_binds, without_being_bound
from assistant.routes.positions import on_the_matter, with_its_view, with_no_side
from assistant.routes.proposed import asks_what_is_proposed, with_what_is_proposed
from assistant.routes.ranked import NOT_IN_CORPUS, SILENT, ranked_draft
from assistant.routes.several import drafts_of_parts, joined
from assistant.selection.against import asks_against_it
from assistant.selection.completeness import with_warning
from assistant.selection.expectation import asks_of_the_noun, expectations
from assistant.selection.naming import one_absent
from assistant.selection.practice import asks_how, in_practice, practised
from assistant.selection.turn import ranked_sentences
from assistant.selection.wished import as_wished, uncounted
from assistant.selection.workplace import (
    IN_GENERAL,
    in_general,
    is_of_ones_own,
    is_own_case,
    of_own_case,
    unnamed_workplaces,
    without_own_case,
    without_workplaces,
)
from assistant.structure.people import NOT_VERBATIM, is_misquoted
from assistant.understanding.named import named_propositions, without_propositions
from assistant.understanding.question import Question, Wanted, understand
from assistant.understanding.situation import introduces
from assistant.understanding.wording import META_WORDS, asking_clauses, fold, topic_terms
from index.search import Index
from index.types import Hit

# Coverage by which the other propositions must say more than the one that a question names…
ELSEWHERE = 0.45  # … when the named one seems to answer…
WHOLLY = 0.9  # … and the others hold nearly all of it
# The clause that asks stands for a question from this share of its topic words on, and this many.
MOSTLY = 0.5
FEWEST = 2
_MEANS = 4  # sentences of the proposition on the very theme that is to be put into practice
THE_TEXT_SAYS = "Le texte dit\u00a0:"
SILENT_PROPOSITION = "La proposition que nomme votre question n’en parle pas. Ailleurs, le manifeste dit\u00a0:"


def decided(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """The draft of a question that the structure alone does not answer, with the sentences that it wishes for."""
    return as_wished(question, _weighed(uncounted(question), hits, index, library), library)


def _weighed(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """The draft of a question, whatever is wished of its sentences.

    ``hits`` are those of the named propositions when the question names some. When these say nothing of it, the other
    propositions are looked at, and the person is told. So it is when the documents don't name their kind of structure.
    """
    question = on_the_matter(question)
    bare = without_being_bound(question, library)
    if bare is not question:
        question = bare
        hits = index.search(bare.search, k=len(hits) or 1, propositions=question.propositions or None)
    draft = held_to_the_text(_decided(question, hits, index, library), question, library)
    draft = with_its_view(question, with_no_side(question, with_warning(draft, question, library), library), library)
    draft = with_the_rule_first(question, with_what_binds(question, draft, library), library)
    if draft.status == "answered" and asks_what_is_proposed(question) and not asks_against_it(question):
        draft = with_what_is_proposed(question, draft, ranked_sentences(question, hits, index, library), library)
    if draft.status == "answered" and not draft.preface and (absent := one_absent(question, library)):
        draft = replace(draft, status="partial", preface=absent)
    if draft.status != "out_of_scope" and is_misquoted(question, library):
        return replace(draft, preface=f"{NOT_VERBATIM} {THE_TEXT_SAYS}" if draft.picks else NOT_VERBATIM)
    if (at_home := _at_home(question, draft, len(hits), index, library)) is not None:
        return at_home
    unnamed = unnamed_workplaces(question.asked, library)
    if (
        not unnamed
        or question.wanted is Wanted.FIGURE
        or expectations(question.asked)
        or draft.status == "out_of_scope"
    ):
        return draft
    general = without_workplaces(question.asked, unnamed)
    own = question.situation or question.wanted is Wanted.MANNER  # « quelles pistes pour mon Ehpad ? » asks what to do
    if not own and asks_of_the_noun(general):  # « quelles sont les missions d’un éducateur ? » asks of the job itself
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=draft.near, coverage=draft.coverage)
    if draft.status == "answered":
        return draft if draft.preface else replace(draft, preface=in_general(unnamed))
    if not is_own_case(question, unnamed) or not set(topic_terms(general)) - META_WORDS:
        return draft
    asked = replace(question, asked=general, search=without_workplaces(question.search, unnamed))
    passages = index.search(asked.search, k=len(hits) or 1, propositions=question.propositions or None)
    found = _decided(asked, passages, index, library)
    return draft if found.status != "answered" or found.preface else replace(found, preface=in_general(unnamed))


def _at_home(question: Question, draft: Draft, k: int, index: Index, library: Library) -> Draft | None:
    """The draft of a question on how to do something where the person works; None for any other question.

    The kind of place and its size are no words of what is looked for, and a proposition on the very theme gives what it
    proposes first.
    """
    general = without_own_case(question.asked)
    refused = draft.status == "out_of_scope" or expectations(question.asked)
    if refused or question.wanted is not Wanted.MANNER or question.follow_up:
        return None
    if general == question.asked and not is_of_ones_own(question.asked):
        return None
    search = without_own_case(question.search)
    theme = practised(question)
    if not theme or not asks_how(question):
        return None
    asked = replace(question, asked=general, search=search)
    found = _decided(asked, index.search(search, k=k or 1, propositions=question.propositions or None), index, library)
    titled = [p for p in library.corpus.propositions if theme <= terms_in(p.title)]
    first = in_practice(titled[0], library, _MEANS, alone=True) if len(titled) == 1 else []
    if found.status != "answered" or found.preface:
        return None
    ranked = [p.sentence_id for p in found.picks if not first or p.sentence_id in found.near]
    picks = dict.fromkeys([*first, *ranked])
    case = of_own_case(question.asked, library)
    return replace(found, picks=tuple(map(Pick, picks)), preface=f"{case} {IN_GENERAL}" if case else "")


def _decided(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """As ``decided``, the person's kind of structure taken as any other word."""
    parts = drafts_of_parts(question, len(hits), index, library)
    if (together := joined(parts, library)) is not None:
        return together
    draft = _as_one(question, hits, index, library)
    if draft.status != "not_in_corpus":
        return draft
    return joined(parts, library, least=1) or _asked_alone(question, len(hits), index, library) or draft


def _asked_alone(question: Question, k: int, index: Index, library: Library) -> Draft | None:
    """The draft of the one clause that asks, behind who asks and what for (« pour mon dossier d’étudiante : … »): no
    document speaks of that. None when it isn’t answered either, or when the clause says too little.
    """
    asking = asking_clauses(question.asked)
    if question.follow_up or len(asking) != 1 or not introduces(question.asked.removesuffix(asking[0])):
        return None
    alone = understand(asking[0])
    said, kept = (set(topic_terms(text)) - META_WORDS for text in (question.search, alone.search))
    if len(kept) < MOSTLY * len(said) or len(kept) < FEWEST:
        return None
    hits = index.search(alone.search, k=k or 1, propositions=alone.propositions or None)
    draft = _as_one(alone, hits, index, library)
    return draft if draft.status == "answered" else None


def _as_one(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """The draft of a question taken as one."""
    if article_is_silent(question, library):
        return _beside_the_article(question, len(hits), index, library)
    named = {p.number for p in library.corpus.propositions} & set(question.propositions)
    if named and topic_terms(beside := without_propositions(question.search)):
        question = replace(question, search=beside)  # the name of a proposition is no word of what is asked of it
    draft = ranked_draft(question, hits, index, library)
    if not named or (draft.status == "answered" and (question.angle or draft.coverage + ELSEWHERE > 1.0)):
        return draft  # the others can't say so much more, or the conversation is about the named one
    elsewhere = ranked_draft(question, index.search(question.search, k=len(hits) or 1), index, library)
    least = draft.coverage + SILENT
    if draft.status == "answered":
        least = max(WHOLLY, draft.coverage + ELSEWHERE)
    if elsewhere.status != "answered" or elsewhere.coverage < least:
        return draft
    if _in_what_was_named(elsewhere, question, library):
        return elsewhere
    return replace(elsewhere, preface=SILENT_PROPOSITION)


def _in_what_was_named(draft: Draft, question: Question, library: Library) -> bool:
    """Whether a draft cites a proposition that the question, or the conversation that it goes on with, names: it can't
    then be said that what was named is silent.
    """
    named = set(question.propositions)
    if question.follow_up:
        named.update(n for old in question.previous for n in named_propositions(fold(old)))
    return any(library.section_of(library.sentence(p.sentence_id)).proposition in named for p in draft.picks)


def _beside_the_article(question: Question, k: int, index: Index, library: Library) -> Draft:
    """The draft of a question on a thing that the article doesn't name: what the manifesto says of it, if anything."""
    manifesto = library.ids_of_kind("manifesto")
    asked = replace(question, press=False)
    draft = ranked_draft(asked, index.search(question.search, k=k or 1, source_ids=manifesto), index, library)
    if draft.status in ("answered", "partial"):
        return replace(draft, status="partial", preface=MANIFESTO_SAYS)
    return replace(draft, status="not_in_corpus", preface=SILENT_ARTICLE)
