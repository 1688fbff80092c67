"""The draft of a question that asks several things: of each part, then of all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.dialogue.pointers import own_topic
from assistant.dialogue.successive import is_closed, stands_alone
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import STRUCTURE_WORDS
from assistant.library.terms import editors_of, led_terms, terms_in
from assistant.routes.parts import Part, parts_of
from assistant.routes.ranked import ranked_draft
from assistant.routes.structured import route
from assistant.selection.context import needed_before, without_bare_announcements
from assistant.selection.expectation import expectations, holds
from assistant.understanding.question import Question, understand
from assistant.understanding.wanted import Wanted, wanted
from assistant.understanding.wording import META_WORDS, enumerated, topic_terms
from corpus.types import BlockKind
from index.analysis import content_terms
from index.search import Index
from index.types import Hit

PICKS_A_PART = 3
NAMED = 0.5  # share of the words of the first question
SILENT_PART = "Pour une partie de votre question, je n’ai rien trouvé dans les documents. Pour le reste\u00a0:"


def of_several_questions(question: Question, hits: Sequence[Hit], index: Index, library: Library) -> Draft | None:
    """The draft of a message that asks several things in its own words, when all are answered; else None."""
    if any(part.propositions or part.source_ids for part in parts_of(question, library)):
        return None
    draft = joined(drafts_of_parts(question, len(hits), index, library), library)
    return draft if draft and draft.status == "answered" else None


def drafts_of_parts(question: Question, k: int, index: Index, library: Library) -> dict[Part, Draft]:
    """The draft of each part of a question that asks several things, in its order; empty when it asks one."""
    drafts: dict[Part, Draft] = {}
    for part in parts_of(question, library):
        drafts[part] = _further(question, part, [*drafts.values()], k, index, library)
    return drafts


def joined(parts: Mapping[Part, Draft], library: Library, least: int = 2) -> Draft | None:
    """The draft of a question from those of its parts, when ``least`` of them are answered, the first of all when one
    suffices; else None.
    """
    found = [draft for draft in parts.values() if draft.status == "answered"]
    numbers = [n for part, draft in parts.items() if draft not in found for n in part.propositions]
    alone = least == 1 and not numbers and next(iter(parts.values()), None) not in found
    if len(found) < (1 if numbers else least) or alone:
        return None
    yes_or_no = [draft for part, draft in parts.items() if is_closed(part.alone or part.text)]
    found.sort(key=lambda draft: draft not in yes_or_no)  # what is asked by yes or no comes first
    picks = dict.fromkeys(i for draft in found for i in _best_picks(draft, library))
    return Draft(
        "answered" if len(found) == len(parts) else "partial",
        tuple(Pick(i) for i in without_bare_announcements([*picks], library)),
        preface="" if len(found) == len(parts) else _silent_on(numbers),
        near=tuple(i for draft in parts.values() for i in draft.near[:1]),
        coverage=min(draft.coverage for draft in found),
        assembled=True,
    )


def _further(question: Question, part: Part, before: Sequence[Draft], k: int, index: Index, library: Library) -> Draft:
    """The draft of a part; when it gives again what a part before it gave, that of its own words, if they answer."""
    draft = _part_draft(question, part, k, index, library)
    if draft.status != "answered" and before and part.alone and _already_held(part.alone, before[-1], library):
        return before[-1]
    given = {i for other in before for i in _best_picks(other, library)}
    if not part.alone or not draft.picks or not set(_best_picks(draft, library)) <= given:
        return draft
    if not stands_alone(part.alone):
        return _of_another_kind(question, part, given, k, index, library) or draft
    own = _part_draft(question, replace(part, text=part.alone), k, index, library)
    return own if own.status == "answered" and not set(_best_picks(own, library)) <= given else draft


def _of_another_kind(
    question: Question, part: Part, given: set[str], k: int, index: Index, library: Library
) -> Draft | None:
    """The draft, among what was not given yet, of a half that leans on the first and asks why, how or for whom (« …, et
    c’est à cause de quoi ? »); None when it is not answered so, or asks no more than the first.
    """
    asks_more = wanted(part.alone) in (Wanted.REASON, Wanted.MANNER) or own_topic(part.alone, content_terms)
    if not asks_more:
        return None
    further = _part_draft(replace(question, spent=(*question.spent, *given)), part, k, index, library)
    return further if further.status == "answered" and _names_the_first(further, part, library) else None


def _names_the_first(draft: Draft, part: Part, library: Library) -> bool:
    """Whether the best sentence of a half names what the first does, in a word of it at least: else it is on something
    else.
    """
    first = part.text.removesuffix(part.alone)
    subject = own_topic(first, content_terms)
    led = led_terms(first, subject)
    if not draft.near:
        return False
    own = terms_in(library.sentence(draft.near[0]).text)
    held = own | editors_of(draft.near[0], library)
    named = [t for t in subject if t in held or led[t] & held]
    return not own.isdisjoint(subject) and len(named) >= NAMED * len(subject)


def _already_held(asked: str, before: Draft, library: Library) -> bool:
    """Whether the answer of the part before holds the number or the date that this one asks (« …, et quel taux ? »), or
    names most of what it asks of (« …, et dans quels secteurs c’est le pire ? »).
    """
    needs = expectations(asked)
    if before.status != "answered" or wanted(asked) is Wanted.SOURCE:  # an answer gives its figures with their source
        return before.status == "answered"
    given = [library.sentence(i) for i in _best_picks(before, library)]
    if not needs:
        topic = frozenset(own_topic(asked, content_terms))
        return bool(topic) and any(len(topic & terms_in(s.text)) >= NAMED * len(topic) for s in given)
    notes = [" ".join(note.text for note in library.footnotes(s)) for s in given]
    return any(holds(s.text, terms_in(s.text), needs, noted) for s, noted in zip(given, notes, strict=True))


def _silent_on(numbers: list[int]) -> str:
    """What to say of the parts without an answer: of these propositions, when they ask of some."""
    if not numbers:
        return SILENT_PART
    if len(numbers) == 1:
        return f"Je n’ai trouvé aucune phrase sur ce thème dans la proposition {numbers[0]}."
    return f"Je n’ai trouvé aucune phrase sur ce thème dans les propositions {enumerated([*map(str, numbers)])}."


def _best_picks(draft: Draft, library: Library) -> list[str]:
    """The sentences of a part that are ranked best, at most ``PICKS_A_PART``, in their order, and their notes."""
    ids = [pick.sentence_id for pick in draft.picks]
    if draft.assembled:  # complete by construction
        return ids
    best = ([i for i in draft.near if i in ids] or ids)[:PICKS_A_PART]
    needed = {before for i in best for before in needed_before(library.sentence(i), library)}
    return [i for i in ids if i in best or i in needed or library.sentence(i).kind is BlockKind.NOTE]


def _keeps_the_theme(draft: Draft, part: Part, library: Library) -> bool:
    """Whether a sentence on the item of a part is on what is asked of it too: « du handicap, pour les salariés »."""
    theme = tuple(set(topic_terms(part.text)) - set(topic_terms(part.item)) - META_WORDS - STRUCTURE_WORDS)
    meant = frozenset(theme).union(*led_terms(part.text, theme).values())
    held = (terms_in(library.sentence(i).text) | editors_of(i, library) for i in _best_picks(draft, library))
    return not theme or any(meant & words for words in held)


def _wanted(part: Part) -> Wanted:
    """What a part wants: « …, et comment s’y prendre ? » wants a manner, whatever the question that it leans on."""
    own = wanted(part.alone) if part.alone else Wanted.EXPLANATION
    return own if own not in (Wanted.EXPLANATION, Wanted.DEFINITION) else wanted(part.text)


def _asked_of_another(part: Part) -> bool:
    """« …, et qu’en dit le manifeste ? »: not of the press, that the question before is asked of."""
    own = understand(part.alone) if part.alone else None
    return own is not None and own.about_documents and not own.press


def _part_draft(question: Question, part: Part, k: int, index: Index, library: Library) -> Draft:
    narrowed = bool(part.propositions or part.source_ids)
    asked = replace(
        question,
        search=part.text,
        wanted=question.wanted if narrowed else _wanted(part),
        propositions=part.propositions,
        press=False,
        situation=question.situation or not narrowed,
    )
    if not narrowed and not question.spent and (told := route(understand(part.text), library)) is not None:
        return replace(told, assembled=True)
    of_press = question.press and understand(part.text).press and not _asked_of_another(part)
    press = library.ids_of_kind("press") if of_press else ()
    sources = part.source_ids or press
    hits = index.search(part.text, k=k or 1, propositions=part.propositions or None, source_ids=sources or None)
    if part.item:  # a sentence that says nothing of the item would suit the other parts as well
        of_item = ranked_draft(replace(asked, added=tuple(topic_terms(part.item))), hits, index, library)
        if of_item.status == "answered" and (part.source_ids or _keeps_the_theme(of_item, part, library)):
            return of_item
    return ranked_draft(asked, hits, index, library)
