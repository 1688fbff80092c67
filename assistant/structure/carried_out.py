"""« C’est déjà fait ? »: whether what was just given is told as a proposal or as something that exists."""

from __future__ import annotations

import re

from assistant.dialogue.just_given import asks_if_done
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import NBSP
from assistant.library.terms import terms_in
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence, Voice

ONLY_PROPOSED = (
    f"Ce qui vient d’être cité le présente comme une proposition ou un projet, sans dire que ce soit fait{NBSP}:"
)
_PLANNED = re.compile(
    r"\b(?:propos\w+|souhait\w+|serai\w*|sera|seront|permettra\w*|devr\w+|doit|doivent|futur\w*|visons|vise|"
    r"constituera\w*|preconis\w+|il convient|enjeu|objectif|perspective|projet de|pourrai\w*|reposera|ambition)\b"
)
_EXISTS = re.compile(r"\b(?:est|sont|a|ont|ete) deja \w+|\bdeja (?:mise?s?|en place|engagee?s?|realisee?s?)\b")


def carried_out(question: Question, library: Library) -> Draft | None:
    """The sentences just given that tell it as done; that none does, with those that propose it."""
    if not question.angle or not question.given or not asks_if_done(question.asked):
        return None
    given = [s for s in map(library.sentence, question.given) if s.kind not in {BlockKind.NOTE, BlockKind.HEADING}]
    theme = frozenset(topic_terms(question.topic)) - META_WORDS
    most = max((len(theme & terms_in(s.text)) for s in given), default=0)
    about = [s for s in given if len(theme & terms_in(s.text)) == most] if most else given
    for told in (about, given):
        if done := [s for s in told if _exists(s)]:
            return Draft("answered", tuple(Pick(s.id) for s in done))
        if planned := [s for s in told if s.voice is Voice.PROPOSAL or _PLANNED.search(fold(s.text))]:
            return Draft("answered", tuple(Pick(s.id) for s in planned), preface=ONLY_PROPOSED)
    return None


def _exists(sentence: Sentence) -> bool:
    return sentence.voice is Voice.EXAMPLE or bool(_EXISTS.search(fold(sentence.text)))
