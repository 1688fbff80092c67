"""« Détaille le troisième »: one item of a list that was just given, and what the text says more of it."""

from __future__ import annotations

from assistant.dialogue.ranks import of_the_same, rank_of, says_more_of
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.understanding.question import Question

WHICH_LIST = "Je ne sais pas de quelle liste vous parlez\u00a0: nommez en quelques mots ce que vous cherchez."


def one_item(question: Question, library: Library) -> Draft | None:
    """The item that the question points to by its rank, then the sentences after its list that take it up."""
    if not question.item:
        return Draft("not_in_corpus", preface=WHICH_LIST) if _points_nowhere(question) else None
    item = library.sentence(question.item)
    more = tuple(Pick(s.id) for s in says_more_of(item, library))
    return Draft("answered", (Pick(item.id), *more), whole=True)


def _points_nowhere(question: Question) -> bool:
    """Whether a turn is a rank alone, and nothing before it makes a list or is numbered."""
    named = question.propositions or question.axis is not None
    if not question.previous or named or rank_of(question.asked) is None:
        return False
    return not of_the_same(question.asked, question.previous[-1])
