"""Whether the documents answer: several signals weighed together, never one similarity alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.added import absent_addition, adds_an_acronym, head_nowhere, named_in_other_words, named_nowhere
from assistant.article import MANIFESTO_SAYS, SILENT_ARTICLE, article_is_silent
from assistant.attributed import wrong_author
from assistant.choice import choose
from assistant.citations import Library
from assistant.context import needed_before
from assistant.draft import Draft, Pick
from assistant.expectation import Expectation, Need, asks_of_the_noun, expectations
from assistant.judgement import ANSWERED, ANSWERED_BARE, OTHER_SUBJECT
from assistant.mention import asked_about, asked_of_the_article
from assistant.named import named_propositions, without_propositions
from assistant.naming import is_named, naming, unsaid
from assistant.parts import Part, parts_of
from assistant.plain import plainly_answered
from assistant.premise import contradicted_numbers
from assistant.question import Question, Wanted, understand
from assistant.select import Candidate, candidates
from assistant.signals import Signals, holds_addition, read_signals, suited
from assistant.structure.stated import held_as_said
from assistant.structured import route
from assistant.wanted import wanted
from assistant.which import which_proposition
from assistant.wording import META_WORDS, fold, topic_terms
from assistant.workplace import in_general, is_own_case, unnamed_workplaces, without_workplaces
from corpus.types import BlockKind
from index.search import Index
from index.types import Hit

# From which P(other subject) counts more than a known question of the documents that this one resembles: of the 42
# labelled questions that resemble one, the 22 above are on another subject but one, 6 of the 20 below are not.
CERTAIN = 0.53
# Share of the best score under which a sentence that has the number asked is about something else. On eval/practice,
# the development half and 135 new questions, .6 to .75 refuse two questions without an answer and no other.
NEAR_ENOUGH = 0.7
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


def _called_up(question: Question, index: Index) -> bool:
    """Whether the known question without an answer that it resembles most is one that the documents call up."""
    nearest = index.silence(question.search).nearest
    return nearest is not None and bool(index.corpus.silent[nearest].sentence_ids)


def _has_acronym(question: Question, library: Library) -> bool:
    """Whether a question has an acronym that the documents give in full: it is about them."""
    words = set(re.findall(r"[\w-]+", fold(question.asked)))
    return any(fold(acronym.short) in words for acronym in library.corpus.acronyms)


def _answers(sentence_id: str, seen: Signals, library: Library) -> bool:
    """Whether the documents answer, by what is known of the document of the best sentence."""
    source_id = library.document_of(sentence_id).source.id
    return (ANSWERED if source_id in library.questioned else ANSWERED_BARE).holds(seen)


PICKS_A_PART = 3
SILENT_PART = "Pour une partie de votre question, je n’ai rien trouvé dans les documents. Pour le reste\u00a0:"

# Coverage under which a named proposition is silent on what is asked of it, and by which the others must say more.
SILENT = 0.2
ELSEWHERE = 0.45  # … when the named one seems to answer…
WHOLLY = 0.9  # … and the others hold nearly all of it
SILENT_PROPOSITION = "La proposition que nomme votre question n’en parle pas. Ailleurs, le manifeste dit\u00a0:"


def of_several_questions(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft | None:
    """The draft of a message that asks several things in its own words, when all are answered; else None."""
    if any(part.propositions or part.source_ids for part in parts_of(question, library)):
        return None
    joined = _joined(_of_parts(question, len(hits), index, library), library)
    return joined if joined and joined.status == "answered" else None


def decided(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """The draft of a question that the structure alone does not answer.

    ``hits`` are those of the named propositions when the question names some. When these say nothing of it, the other
    propositions are looked at, and the person is told. So it is when the documents don't name their kind of structure.
    """
    draft = _decided(question, hits, index, library)
    unnamed = unnamed_workplaces(question.asked, library)
    if (
        not unnamed
        or question.wanted is Wanted.FIGURE
        or expectations(question.asked)
        or draft.status == "out_of_scope"
    ):
        return draft
    general = without_workplaces(question.asked, unnamed)
    if asks_of_the_noun(general):  # « quelles sont les missions d’un éducateur ? » asks of the job itself
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=draft.near, coverage=draft.coverage)
    if draft.status == "answered":
        return draft if draft.preface else replace(draft, preface=in_general(unnamed))
    if not is_own_case(question, unnamed) or not set(topic_terms(general)) - META_WORDS:
        return draft
    asked = replace(question, asked=general, search=without_workplaces(question.search, unnamed))
    passages = index.search(asked.search, k=len(hits) or 1, propositions=question.propositions or None)
    found = _decided(asked, passages, index, library)
    return draft if found.status != "answered" or found.preface else replace(found, preface=in_general(unnamed))


def _decided(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """As ``decided``, the person's kind of structure taken as any other word."""
    parts = _of_parts(question, len(hits), index, library)
    if (joined := _joined(parts, library)) is not None:
        return joined
    draft = _as_one(question, hits, index, library)
    return (_joined(parts, library, least=1) if draft.status == "not_in_corpus" else None) or draft


def _as_one(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """The draft of a question taken as one."""
    if article_is_silent(question, library):
        return _beside_the_article(question, len(hits), index, library)
    named = {p.number for p in library.corpus.propositions} & set(question.propositions)
    if named and topic_terms(beside := without_propositions(question.search)):
        question = replace(question, search=beside)  # the name of a proposition is no word of what is asked of it
    draft = ranked_draft(question, hits, index, library)
    if not named or (draft.status == "answered" and draft.coverage + ELSEWHERE > 1.0):
        return draft  # the others can't say so much more
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
    manifesto = tuple(d.source.id for d in library.corpus.documents if d.source.kind == "manifesto")
    asked = replace(question, press=False)
    draft = ranked_draft(asked, index.search(question.search, k=k or 1, source_ids=manifesto), index, library)
    if draft.status in ("answered", "partial"):
        return replace(draft, status="partial", preface=MANIFESTO_SAYS)
    return replace(draft, status="not_in_corpus", preface=SILENT_ARTICLE)


def _of_parts(question: Question, k: int, index: Index, library: Library) -> dict[Part, Draft]:
    """The draft of each part of a question that asks several things, in its order; empty when it asks one."""
    drafts: dict[Part, Draft] = {}
    for part in parts_of(question, library):
        drafts[part] = _further(question, part, [*drafts.values()], k, index, library)
    return drafts


def _joined(parts: Mapping[Part, Draft], library: Library, least: int = 2) -> Draft | None:
    """The draft of a question from those of its parts, when ``least`` of them are answered, the first of all when one
    suffices; else None.
    """
    found = [draft for draft in parts.values() if draft.status == "answered"]
    numbers = [n for part, draft in parts.items() if draft not in found for n in part.propositions]
    alone = least == 1 and not numbers and next(iter(parts.values()), None) not in found
    if len(found) < (1 if numbers else least) or alone:
        return None
    picks = dict.fromkeys(i for draft in found for i in _best_picks(draft, library))
    return Draft(
        "answered" if len(found) == len(parts) else "partial",
        tuple(Pick(i) for i in picks),
        preface="" if len(found) == len(parts) else _silent_on(numbers),
        near=tuple(i for draft in parts.values() for i in draft.near[:1]),
        coverage=min(draft.coverage for draft in found),
        assembled=True,
    )


def _further(question: Question, part: Part, before: Sequence[Draft], k: int, index: Index, library: Library) -> Draft:
    """The draft of a part; when it gives again what a part before it gave, that of its own words, if they answer."""
    draft = _part_draft(question, part, k, index, library)
    given = {i for other in before for i in _best_picks(other, library)}
    if not part.alone or not draft.picks or not set(_best_picks(draft, library)) <= given:
        return draft
    own = _part_draft(question, replace(part, text=part.alone), k, index, library)
    return own if own.status == "answered" and not set(_best_picks(own, library)) <= given else draft


def _silent_on(numbers: list[int]) -> str:
    """What to say of the parts without an answer: of these propositions, when they ask of some."""
    if not numbers:
        return SILENT_PART
    if len(numbers) == 1:
        return f"Je n’ai trouvé aucune phrase sur ce thème dans la proposition {numbers[0]}."
    listed = f"{', '.join(map(str, numbers[:-1]))} et {numbers[-1]}"
    return f"Je n’ai trouvé aucune phrase sur ce thème dans les propositions {listed}."


def _best_picks(draft: Draft, library: Library) -> list[str]:
    """The sentences of a part that are ranked best, at most ``PICKS_A_PART``, in their order, and their notes."""
    ids = [pick.sentence_id for pick in draft.picks]
    if draft.assembled:  # complete by construction
        return ids
    best = ([i for i in draft.near if i in ids] or ids)[:PICKS_A_PART]
    needed = {before for i in best for before in needed_before(library.sentence(i), library)}
    return [i for i in ids if i in best or i in needed or library.sentence(i).kind is BlockKind.NOTE]


def _part_draft(question: Question, part: Part, k: int, index: Index, library: Library) -> Draft:
    narrowed = bool(part.propositions or part.source_ids)
    asked = replace(
        question,
        search=part.text,
        wanted=question.wanted if narrowed else wanted(part.text),
        propositions=part.propositions,
        press=False,
        situation=question.situation or not narrowed,
    )
    if not narrowed and (told := route(understand(part.text), library)) is not None:
        return replace(told, assembled=True)
    of_press = question.press and understand(part.text).press
    press = tuple(d.source.id for d in library.corpus.documents if d.source.kind == "press") if of_press else ()
    sources = part.source_ids or press
    hits = index.search(part.text, k=k or 1, propositions=part.propositions or None, source_ids=sources or None)
    if part.item:  # a sentence that says nothing of the item would suit the other parts as well
        of_item = ranked_draft(replace(asked, added=tuple(topic_terms(part.item))), hits, index, library)
        if of_item.status == "answered":
            return of_item
    return ranked_draft(asked, hits, index, library)


def _declined(question: Question, seen: Signals, near: tuple[str, ...], index: Index, library: Library) -> Draft | None:
    """The draft of an order, of what the documents don't name, or of what is on another subject; else None."""
    if question.ordered:
        return Draft("out_of_scope", preface=OUT_OF_SCOPE, near=near)
    if absent := _unnamed_addition(question, index, library):
        return Draft("not_in_corpus", preface=absent, near=near, coverage=seen.coverage)
    if not OTHER_SUBJECT.holds(seen):
        return None
    certain = OTHER_SUBJECT.probability(seen) >= CERTAIN
    about = question.about_documents or _has_acronym(question, library)
    if about or (not certain and _called_up(question, index)):
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=near, coverage=seen.coverage)
    return Draft("out_of_scope", preface=OUT_OF_SCOPE, near=near)


def _lacks_the_form(
    question: Question, kept: Sequence[Candidate], ranked: Sequence[Candidate], looked_for: Sequence[Expectation]
) -> bool:
    """Whether no sentence near holds the names, the number or, when nothing else is asked, the sum that are asked."""
    needs = {one.need for one in looked_for}
    if not kept:
        return Need.NAME in needs or (Need.AMOUNT in needs and len(set(topic_terms(question.text))) <= ONE_THING)
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


def ranked_draft(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft:
    """The draft that these passages give."""
    ranked = candidates(question, hits, index, library)
    near = tuple(c.sentence.id for c in ranked[:3])
    seen = read_signals(question, ranked, index, library)
    if (declined := _declined(question, seen, near, index, library)) is not None:
        return declined
    named = {library.section_of(c.sentence).proposition for c in ranked[:1]} & set(question.propositions)
    preface = wrong_author(question, library)
    answered = bool(ranked) and (
        bool(preface)
        or plainly_answered(question, seen, ranked[0], library)
        or _answers(ranked[0].sentence.id, seen, library)
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
    if question.added:
        kept = [c for c in kept or ranked if holds_addition(question, c, library)]
        if not kept:
            return Draft("not_in_corpus", preface=NOT_ADDED, near=near, coverage=seen.coverage)
        preface = preface or named_in_other_words(question, library)
    near_only = preface if question.added and adds_an_acronym(question) else head_nowhere(question, library)
    preface = preface or near_only
    if whether:
        kept = naming(whether, question, kept or ranked) or kept
        preface = preface or (near_only := unsaid(whether, question, library))
    chosen = choose(question, kept or ranked, library)
    if not chosen:  # nothing but signatures came near
        return Draft("not_in_corpus", preface=NOT_IN_CORPUS, near=near, coverage=seen.coverage)
    if contradicted_numbers(question, (library.sentence(i).text for i in chosen)):
        held = held_as_said(question, chosen, library)
        preface, chosen = (preface, [*dict.fromkeys([*held, *chosen])]) if held else (OTHER_NUMBER, chosen)
    return Draft(
        "partial" if near_only else "answered",
        tuple(Pick(i) for i in chosen),
        preface=preface,
        near=near,
        figures_first=question.wanted is Wanted.FIGURE,
        coverage=seen.coverage,
    )
