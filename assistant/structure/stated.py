"""« D’où sortent le 57 % et le 29,4 % ? »: several figures that a question states, each where the text has it."""

from __future__ import annotations

import re

from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.numbers import numbers_in
from assistant.question import Question
from assistant.select import editors_of, led_terms, terms_in
from assistant.wanted import Wanted
from assistant.wording import topic_terms

SEVERAL = 2
BESIDE = 0.5
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:\u00a0|\u202f)?%")


def stated_figures(question: Question, library: Library) -> Draft | None:
    """The sentence of each percentage, nearest in words to the question; None when one stands in no register, or when
    all of them stand in one sentence, which is found like any other.
    """
    if len(question.numbers) < SEVERAL or question.wanted not in (Wanted.SOURCE, Wanted.FIGURE) or question.press:
        return None
    figures = [f for f in library.corpus.figures if not question.propositions or f.proposition in question.propositions]
    registered = library.in_order({f.sentence_id for f in figures})
    picked: dict[str, None] = {}
    for number, said in _said_of_each(question):
        holding = [i for i in registered if number in numbers_in(library.sentence(i).text)]
        best = max(holding, key=lambda i: _nearness(said, i, library), default=None)
        if best is None or not _nearness(said, best, library):
            return None
        picked[best] = None
    if len(picked) < SEVERAL:
        return None
    return Draft("answered", tuple(Pick(i) for i in picked), figures_first=True)


def _said_of_each(question: Question) -> list[tuple[str, str]]:
    """Each percentage of a question with what is said of it: the words up to the next one."""
    parts = _PERCENT.split(question.search)
    return [(number.replace(",", "."), said) for number, said in zip(parts[1::2], parts[2::2], strict=True)]


def _nearness(said: str, sentence_id: str, library: Library) -> float:
    """How many words of what is said of a figure stand in a sentence; those of its editors and of the lexicon count
    half.
    """
    topic = frozenset(topic_terms(said))
    held, editors = terms_in(library.sentence(sentence_id).text), editors_of(sentence_id, library)
    led = led_terms(said, topic)
    return sum(1.0 if t in held else BESIDE if t in editors or led[t] & held else 0.0 for t in topic)
