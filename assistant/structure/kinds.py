"""« Combien de dimensions a la RSO ? »: the sentences in a row that open with each of them; no total is made up."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import NBSP
from assistant.library.terms import terms_in
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import Sentence
from index.analysis import content_terms

_HOW_MANY = re.compile(
    r"\b(?:combien d(?:e |')|nombre d(?:e |'))(?P<asked>[a-z-]+)|"
    r"\b(?:ses|leurs|ces|les|quelles|quels) (?P<told>[a-z-]+)\b[^?.!]{0,12}\bcombien\b"
)
# « La dimension sociale … », « Enfin la dimension gouvernance … »
_OPENS = re.compile(
    r"^(?:(?:enfin|ensuite|d'abord|puis|egalement),? )?l(?:a |e |')(?P<kind>[a-z-]+) (?P<which>[a-z-]+)\b"
)
_ASKING = frozenset(content_terms("combien nombre avoir compter compte comporter comporte comprendre exister"))
NO_TOTAL = f"Je ne donne pas de total. Le texte les présente l’une après l’autre{NBSP}:"


def kinds(question: Question, library: Library) -> Draft | None:
    """The sentences in a row each of which opens with one of what a question counts, where its topic is spoken of."""
    said = _HOW_MANY.search(fold(question.asked))
    wanted = frozenset(content_terms(said["asked"] or said["told"])) if said else frozenset()
    topic = frozenset(topic_terms(question.search)) - META_WORDS - _ASKING - wanted
    if len(wanted) != 1 or not topic or question.press:
        return None
    for row in _rows(library):
        opening = _OPENS.match(fold(row[0].text))
        if opening and frozenset(content_terms(opening["kind"])) == wanted and topic <= _around(row, library):
            return Draft("answered", tuple(Pick(s.id) for s in row), NO_TOTAL)
    return None


def _rows(library: Library) -> list[list[Sentence]]:
    """Sentences of one paragraph, in a row, that open with different ones of the same kind."""
    rows: list[list[Sentence]] = []
    for before, after in pairwise(library.sentences):
        first, second = _OPENS.match(fold(before.text)), _OPENS.match(fold(after.text))
        same = first and second and before.block == after.block and before.section_id == after.section_id
        if not (same and first and second and first["kind"] == second["kind"] and first["which"] != second["which"]):
            continue
        if rows and rows[-1][-1] == before:
            rows[-1].append(after)
        else:
            rows.append([before, after])
    return rows


def _around(row: list[Sentence], library: Library) -> frozenset[str]:
    """The words of the rest of the paragraph of a row, and of its heading."""
    first = row[0]
    beside = [s for s in library.section_sentences(first.section_id) if s.block == first.block and s not in row]
    return terms_in(" ".join([*(s.text for s in beside), library.section_of(first).path[-1]]))
