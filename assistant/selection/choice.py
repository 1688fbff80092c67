"""Which of the ranked sentences are given: enough to answer and to be understood, nothing that repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.library.around import introducing, is_signature
from assistant.library.citations import Library
from assistant.library.press import wordings
from assistant.library.terms import led_terms, terms_in
from assistant.selection.bodies import bodies_asked, said_by
from assistant.selection.context import (
    COUNTS,
    SHORT_LIST,
    asked_of_note,
    asks,
    bridging,
    defined_in_note,
    figures_beside,
    needed_before,
    points_back,
    reasons_after,
    rest_of_paragraph,
    said_beside,
    says_which_after,
    without_bare_announcements,
)
from assistant.selection.reading_order import reading_order
from assistant.selection.select import Candidate
from assistant.understanding.question import Question, Wanted, fold
from assistant.understanding.wording import topic_terms
from corpus.types import BlockKind, Sentence, Voice

MAX_PICKS = {
    Wanted.FIGURE: 3,
    Wanted.DEFINITION: 3,
    Wanted.SOURCE: 1,
    Wanted.SPEAKER: 3,
    Wanted.REASON: 4,
    Wanted.MANNER: 4,
    Wanted.EXPLANATION: 4,
    Wanted.ENUMERATION: 5,
}
# A further sentence is kept when its score reaches this share of the best one.
KEEP_RATIO = {
    Wanted.FIGURE: 0.8,
    Wanted.DEFINITION: 0.6,
    Wanted.SOURCE: 1.0,
    Wanted.SPEAKER: 0.7,
    Wanted.REASON: 0.7,
    Wanted.MANNER: 0.7,
    Wanted.EXPLANATION: 0.7,
    Wanted.ENUMERATION: 0.6,
}
MOST_FIGURES = 6  # « quels chiffres… » wants them all, within what one reads
CONSIDERED = 8  # candidates among which a definition is looked for
DEFINED = 0.6  # share of the topic words, by idf, that a definition holds itself
# What a note may answer by itself; elsewhere it is shown with the sentence that calls it.
NOTED = frozenset({Wanted.DEFINITION, Wanted.SPEAKER, Wanted.SOURCE})
AS_GOOD = 0.97  # share of the best score from which two sentences answer alike
EVERYWHERE = 0.65  # share of the best score from which a place counts when every place is asked for
MOST_PLACES = 7
ONE_NAME = 2  # words of a question from which an item that holds more of them than any other is what is asked
# « Il en est question à plusieurs endroits : que dit chaque passage ? »
_EVERY_PLACE = re.compile(
    r"\b(?:plusieurs|differents|tous les|quels) (?:endroits|passages|moments)\b|\bchaque (?:endroit|passage)\b|"
    r"\b(?:dans|a travers) (?:tout (?:le|ce|votre)|l'ensemble du) (?:manifeste|texte|document)\b|"
    r"\bpartout (?:ou|dans)\b|"
    r"\btout ce (?:qui est dit|que (?:dit|disent|le (?:manifeste|texte|document)|nexem))\b"
)
# « Tous les bouleversements cités, pas seulement deux ou trois »
_EVERY_ITEM = re.compile(
    r"\btou(?:s|tes) (?:les|ces|leurs)\b|\bliste (?:complete|entiere)\b|\ben entier\b|\bpas seulement\b|"
    r"\bsans (?:en |rien )?oublier\b|\bau complet\b"
)
# « Trois chiffres pour ma présentation »
_NUMBERED = re.compile(
    r"\b(deux|trois|quatre|cinq|[2-9]) (?:(?:bons|gros|beaux|grands) )?(?:chiffres|pourcentages|statistiques|stats|"
    r"citations|phrases|arguments|exemples|raisons|idees)\b"
)
_WHAT_IS_PROPOSED = re.compile(r"\bque (?:propose|preconise|suggere|recommande)\w*\b|\bpropose(?:nt)? quoi\b")
PROPOSED = 6  # sentences up to which an answer is filled up with what is proposed there
REPEATED = 0.7  # share of common words from which two sentences say the same


def choose(question: Question, ranked: Sequence[Candidate], library: Library) -> list[str]:
    """Ids of the sentences that answer: the best, those close to it that add something, and what they need around them.

    The passage of the best sentence comes first, then the rest of its proposition; inside a passage the order is the
    document's.
    """
    if question.wanted is not Wanted.SPEAKER:
        ranked = [c for c in ranked if not is_signature(c.sentence)]
    if not ranked:
        return []
    if question.wanted is Wanted.DEFINITION:
        ranked = _definers_first(ranked)
    if not question.follow_up and question.wanted is not Wanted.FIGURE:  # what goes on points back too
        ranked = _plain_first(ranked)
    best = ranked[0]
    if (complete := _answering_list(question, best.sentence, library)) is not None:
        return library.in_order(s.id for s in complete)
    if _EVERY_PLACE.search(fold(question.text)):
        everywhere = [*_of_each_place(ranked, library), *_kept(question, ranked)]
        return library.in_order({c.sentence.id for c in everywhere})
    kept = _kept(question, [best, *(c for c in ranked[1:] if question.press or c.sentence.id not in wordings(library))])
    further = [c for c in _proposed_there(question, ranked, library) if c not in kept]
    kept += further[: max(0, PROPOSED - len(kept))]
    if (listed := _list_of_several(question, kept, library)) is not None:
        return library.in_order({*listed, *(c.sentence.id for c in kept)})
    chosen = _with_context(question, kept, library)
    if bodies := bodies_asked(question, library):  # what stands beside it is somebody else's
        chosen = [i for i in chosen if said_by(library.sentence(i), bodies, library)]
        return reading_order(chosen, best.sentence, library)
    if not (question.several and question.wanted is Wanted.FIGURE):  # each comes with its source already
        chosen += [i for c in kept for i in asked_of_note(question, c.sentence, library)]
    if len(set(chosen)) == 1:
        chosen += said_beside(question, best.sentence, library)
    chosen += bridging(chosen, library)
    chosen = without_bare_announcements(chosen, library, kept=best.sentence.id)
    return reading_order(chosen, best.sentence, library)


def _with_context(question: Question, kept: Sequence[Candidate], library: Library) -> list[str]:
    """The kept sentences, with what they need before them and what goes on with them; the best is the first."""
    chosen = [i for c in kept for i in (*needed_before(c.sentence, library), c.sentence.id)]
    chosen += [i for c in kept for i in says_which_after(c.sentence, library)]
    if question.wanted is Wanted.REASON:
        chosen += reasons_after(kept[0].sentence, library)
    if question.wanted is Wanted.MANNER:
        chosen += rest_of_paragraph(chosen, library)
    if question.several and question.wanted is Wanted.FIGURE and not _how_many(question):
        chosen += figures_beside(kept[:1], library)
    if question.wanted is Wanted.DEFINITION:
        chosen += [i for c in kept for i in defined_in_note(c.sentence, library)]
    return chosen


def _definers_first(ranked: Sequence[Candidate]) -> list[Candidate]:
    """A sentence of the form of a definition that holds most of the topic comes before those that only use it."""
    defining = [c for c in ranked[:CONSIDERED] if c.signals[-1] == 1.0 and c.own_coverage >= DEFINED]
    return [*defining, *(c for c in ranked if c not in defining)]


def _plain_first(ranked: Sequence[Candidate]) -> list[Candidate]:
    """A sentence as good as the best, that holds more of the question and is understood alone, before a best one that
    only points to what it speaks of: « Ces derniers attendent… ».
    """
    best = ranked[0]
    if not points_back(best.sentence):
        return list(ranked)
    as_good = (c for c in ranked[:CONSIDERED] if c.score >= AS_GOOD * best.score)
    plain = [c for c in as_good if c.own_coverage > best.own_coverage and not points_back(c.sentence)]
    return [*plain[:1], *(c for c in ranked if c not in plain[:1])]


def _kept(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    best = ranked[0]
    several = question.several and question.wanted is Wanted.FIGURE
    most = _how_many(question) or (MOST_FIGURES if several else MAX_PICKS[question.wanted])
    floor = KEEP_RATIO[Wanted.EXPLANATION if several else question.wanted] * best.score
    kept: list[Candidate] = []
    for candidate in ranked:
        if len(kept) >= most or candidate.score < floor:
            break
        if candidate.sentence.kind is BlockKind.HEADING or asks(candidate.sentence) or _repeats(candidate, kept):
            continue
        if candidate.sentence.kind is BlockKind.NOTE and candidate is not best and question.wanted not in NOTED:
            continue
        if question.wanted is Wanted.FIGURE and not several and candidate.own_coverage < best.own_coverage:
            continue
        kept.append(candidate)
    return kept or [best]


def _proposed_there(question: Question, ranked: Sequence[Candidate], library: Library) -> list[Candidate]:
    """What Nexem proposes in the proposition of which the question asks what is proposed: one whose title holds a word
    of the question, and where the best sentence stands.
    """
    number = library.section_of(ranked[0].sentence).proposition
    if number is None or not _WHAT_IS_PROPOSED.search(fold(question.asked)):
        return []
    title = next(p.title for p in library.corpus.propositions if p.number == number)
    if not terms_in(title) & frozenset(topic_terms(question.search)):
        return []
    there = [c for c in ranked if library.section_of(c.sentence).proposition == number]
    return [c for c in there if c.sentence.voice is Voice.PROPOSAL]


def _how_many(question: Question) -> int:
    """How many figures, quotations or arguments a question wants, when it says so; else 0."""
    said = _NUMBERED.search(fold(question.asked))
    return (COUNTS.get(said[1]) or int(said[1])) if said else 0


def _of_each_place(ranked: Sequence[Candidate], library: Library) -> list[Candidate]:
    """The best candidate of each proposition, and of each section outside them, that is close to the best of all."""
    found: dict[tuple[str, int | str], Candidate] = {}
    for candidate in ranked:
        if candidate.score < EVERYWHERE * ranked[0].score or len(found) == MOST_PLACES:
            break
        section = library.section_of(candidate.sentence)
        if candidate.sentence.kind is not BlockKind.HEADING:
            found.setdefault((library.place(candidate.sentence.id)[0], section.proposition or section.id), candidate)
    return [*found.values()] or [ranked[0]]


def whole_list(sentence: Sentence, library: Library) -> list[Sentence]:
    """The complete list that a sentence introduces or stands in: introduction first; empty when there is no list."""
    head = sentence
    if sentence.kind is BlockKind.ITEM:
        head = introducing(sentence, library) or _first_item(sentence, library)
    found = [head]
    step = 1
    while (after := library.neighbour(head.id, step)) is not None and after.kind is BlockKind.ITEM:
        found.append(after)
        step += 1
    return found if len(found) > 1 else []


def _answering_list(question: Question, best: Sentence, library: Library) -> list[Sentence] | None:
    """The list to give whole: asked for as such, or short, when it is about the topic; None when none is."""
    complete = whole_list(best, library)
    if not complete:
        return None
    # « Et la transition écologique ? » asks for the item that names it, not for the list that the rest leads to.
    topic = frozenset(question.added if question.follow_up and question.added else topic_terms(question.search))
    topic = topic.union(*led_terms(question.search, topic).values())
    headings = frozenset(t for title in library.section_of(best).path for t in terms_in(title))
    introduction = frozenset() if complete[0].kind is BlockKind.ITEM else terms_in(complete[0].text)
    introduced = bool(topic & (introduction | headings))
    about = [s for s in complete if topic & terms_in(s.text)]
    asked = question.wanted is Wanted.ENUMERATION or best.text.rstrip().endswith(":")
    if best.kind is BlockKind.ITEM and _EVERY_ITEM.search(fold(question.text)):
        return complete
    if question.wanted is not Wanted.ENUMERATION and _is_the_only_one(best, complete, topic):
        return None
    if asked and (introduced or len(about) * 2 >= len(complete)):
        return complete
    return complete if best.kind is BlockKind.ITEM and introduced and len(complete) <= SHORT_LIST else None


def _is_the_only_one(item: Sentence, complete: Sequence[Sentence], topic: frozenset[str]) -> bool:
    """Whether an item of a list holds what is asked, in two words or more, of which each other has fewer: the list is
    on something else.
    """
    own = topic & terms_in(item.text)
    others = [topic & terms_in(s.text) for s in complete if s is not item]
    return item.kind is BlockKind.ITEM and len(own) >= ONE_NAME and all(len(o) < len(own) for o in others)


def _list_of_several(question: Question, kept: Sequence[Candidate], library: Library) -> list[str] | None:
    """The whole of a list of which two items answer, or one under a title that is asked about, when it is short or
    every item is asked for; else None.
    """
    topic = frozenset(topic_terms(question.search))
    items = [c.sentence for c in kept if c.sentence.kind is BlockKind.ITEM]
    every = _EVERY_ITEM.search(fold(question.text))
    for item in items:
        complete = whole_list(item, library)
        if not every and question.wanted is not Wanted.ENUMERATION and _is_the_only_one(item, complete, topic):
            return None
        held = {s.id for s in complete}
        titled = bool(terms_in(library.section_of(item).path[-1]) & topic)
        if (every or len(complete) <= SHORT_LIST) and (titled or sum(other.id in held for other in items) > 1):
            return [s.id for s in complete]
    return None


def _first_item(item: Sentence, library: Library) -> Sentence:
    while (before := library.neighbour(item.id, -1)) is not None and before.kind is BlockKind.ITEM:
        item = before
    return item


def _repeats(candidate: Candidate, kept: Iterable[Candidate]) -> bool:
    own = terms_in(candidate.sentence.text)
    for other in kept:
        theirs = terms_in(other.sentence.text)
        if own and len(own & theirs) / min(len(own), len(theirs) or 1) > REPEATED:
            return True
    return False
