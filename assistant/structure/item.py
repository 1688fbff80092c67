"""« Détaille le troisième »: one item of a list that was just given, and what the text says more of it."""

from __future__ import annotations

from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.question import Question
from assistant.ranks import says_more_of


def one_item(question: Question, library: Library) -> Draft | None:
    """The item that the question points to by its rank, then the sentences after its list that take it up."""
    if not question.item:
        return None
    item = library.sentence(question.item)
    more = tuple(Pick(s.id) for s in says_more_of(item, library))
    return Draft("answered", (Pick(item.id), *more), whole=True)
