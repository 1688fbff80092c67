"""« D’où sortent le 57 % et le 29,4 % ? »: several figures that a question states, each where the text has it."""

from __future__ import annotations

from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.numbers import numbers_in
from assistant.question import Question
from assistant.select import terms_in
from assistant.wanted import Wanted
from assistant.wording import topic_terms

SEVERAL = 2


def stated_figures(question: Question, library: Library) -> Draft | None:
    """The sentence of each percentage, nearest in words to the question; None when one stands in no register, or when
    all of them stand in one sentence, which is found like any other.
    """
    if len(question.numbers) < SEVERAL or question.wanted not in (Wanted.SOURCE, Wanted.FIGURE) or question.press:
        return None
    topic = frozenset(topic_terms(question.search))
    registered = library.in_order({f.sentence_id for f in library.corpus.figures})
    picked: dict[str, None] = {}
    for number in question.numbers:
        holding = [i for i in registered if number in numbers_in(library.sentence(i).text)]
        if not holding:
            return None
        picked[max(holding, key=lambda i: len(topic & terms_in(library.sentence(i).text)))] = None
    if len(picked) < SEVERAL:
        return None
    return Draft("answered", tuple(Pick(i) for i in picked), figures_first=True)
