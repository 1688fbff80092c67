"""« Et un éducateur ? », « et dans ma maison ? »: the same asked of a job or a place that the documents don't name."""

from __future__ import annotations

import re

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.selection.naming import absent_words
from assistant.selection.workplace import IN_GENERAL, in_general, workplaces_in
from assistant.understanding.question import Question, Wanted
from assistant.understanding.wording import fold
from corpus.types import BlockKind

_MOST = 4
_OWN_PLACE = re.compile(r"\b(?:dans|chez|pour|a|sur) (?:ma|mon|mes|notre|nos) (?:petite? )?(?P<place>[\w-]+)")
_FACTS = frozenset({Wanted.FIGURE, Wanted.SOURCE, Wanted.SPEAKER, Wanted.DEFINITION})
# « Éducateur », « éducatrice », « infirmière »: one noun. « Éducative » is none.
_ENDINGS = (
    (re.compile(r"(?:eur|rice|euse)s?$"), "eur"),
    (re.compile(r"(?:ier|iere)s?$"), "ier"),
    (re.compile(r"s$"), ""),
)


def own_case_unnamed(question: Question, library: Library) -> Draft | None:
    """What was just given in general, told as such; None when something else is asked, or the documents name it."""
    if question.before is None or not question.follow_up or not question.added or question.wanted in _FACTS:
        return None
    jobs = workplaces_in(question.asked)
    own = _OWN_PLACE.search(fold(question.asked))
    named = " ".join((*jobs, own["place"] if own else ""))
    if not named.strip() or not set(question.added) <= terms_in(named) or _is_written(named, library):
        return None
    told = in_general(jobs) if jobs else f"{absent_words(question.added, question, library)} {IN_GENERAL}".strip()
    given = [s for s in map(library.sentence, question.before.given) if s.kind is not BlockKind.HEADING]
    here = [s for s in given if library.section_of(s).proposition == library.section_of(given[0]).proposition]
    return Draft("partial", tuple(Pick(s.id) for s in here[:_MOST]), told) if here else None


def _is_written(named: str, library: Library) -> bool:
    """Whether the documents write one of these nouns, in any gender or number."""
    nouns = {_noun(word) for word in re.findall(r"\w{3,}", fold(named))}
    return any(nouns & {_noun(word) for word in re.findall(r"\w{3,}", fold(s.text))} for s in library.sentences)


def _noun(word: str) -> str:
    for ending, bare in _ENDINGS:
        if ending.search(word):
            return ending.sub(bare, word)
    return word
