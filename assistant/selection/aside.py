"""What an answer gives beside what answers: sentences further from the best one, read after it and said to be so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.library.around import introducing
from assistant.library.called import calls
from assistant.library.citations import Library
from assistant.selection.context import needed_before
from assistant.selection.select import Candidate
from assistant.understanding.question import Question, Wanted
from corpus.types import BlockKind

# Share of the best score from which a sentence answers rather than goes with the answer. Of the sentences that half of
# eval/practice was given beside the best one, 47 % of those above are what a reader expects, 7 % of those below.
ANSWERS = 0.85
# Wanted with what the paragraph goes on to say.
_IN_FULL = frozenset({Wanted.REASON, Wanted.MANNER})


def asides(question: Question, chosen: Sequence[str], ranked: Sequence[Candidate], library: Library) -> frozenset[str]:
    """The ids among ``chosen`` that only go with the answer.

    What is needed to understand a sentence that answers, the rest of its list and its notes answer with it; so do all
    the figures when several are asked for.
    """
    if question.several and question.wanted is Wanted.FIGURE:
        return frozenset()
    scores = {c.sentence.id: c.score for c in ranked}
    best = max((scores[i] for i in chosen if i in scores), default=0.0)
    answering = {i for i in chosen if scores.get(i, 0.0) >= ANSWERS * best}
    with_them = {n for i in answering for n in needed_before(library.sentence(i), library)}
    lists = {_list_of(i, library) for i in answering} - {""}
    with_them |= {i for i in chosen if _list_of(i, library) in lists or _notes(i, answering, library)}
    for before, after in pairwise(library.in_order(chosen)):
        if question.wanted in _IN_FULL and before in answering | with_them and _same_paragraph(before, after, library):
            with_them.add(after)
    return frozenset(i for i in chosen if i not in answering | with_them) if answering else frozenset()


def _notes(note_id: str, answering: Collection[str], library: Library) -> bool:
    """Whether one of the sentences that answer calls this note."""
    note = library.sentence(note_id)
    return note.kind is BlockKind.NOTE and any(calls(library.sentence(i), note, library) for i in answering)


def _same_paragraph(before: str, after: str, library: Library) -> bool:
    """Whether one sentence comes right after another in its paragraph."""
    following = library.neighbour(before, 1)
    return following is not None and following.id == after and following.block == library.sentence(before).block


def _list_of(sentence_id: str, library: Library) -> str:
    """Id of the sentence that introduces the list in which a sentence stands, or of itself when it introduces one."""
    sentence = library.sentence(sentence_id)
    if sentence.kind is BlockKind.ITEM:
        head = introducing(sentence, library)
        return head.id if head else sentence.section_id
    after = library.neighbour(sentence_id, 1)
    return sentence_id if after is not None and after.kind is BlockKind.ITEM else ""
