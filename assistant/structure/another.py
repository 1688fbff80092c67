"""« Une autre ? » after a sentence on a theme: the next one that names it, none of those that were given."""

from __future__ import annotations

import re

from assistant.dialogue.angle import asks_the_next_sentence
from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.reading import asked
from assistant.library.terms import terms_in
from assistant.selection.context import needed_before
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence

NO_OTHER = "Je n’ai pas trouvé d’autre phrase des documents avec ces mots."
_SEVERAL = {"deux": 2, "trois": 3, "d'": 3, "quelques": 3}
_QUOTED = re.compile(r"\bcitations?\b|\bverbatims?\b")


def next_sentence(question: Question, library: Library) -> Draft | None:
    """The first sentence that holds all that was asked about and was not given yet; somebody's words, when a quotation
    was asked and some are left. That there is none, when none is left.
    """
    theme = frozenset(topic_terms(question.root)) - META_WORDS
    if not question.angle or not theme or not asks_the_next_sentence(question.asked, question.previous):
        return None
    left = [s for s in library.sentences if _says(s) and s.id not in question.spent]
    said = [s for s in left if theme <= terms_in(s.text)]
    if any(_QUOTED.search(fold(old)) for old in question.previous):
        said = [s for s in said if s.kind is BlockKind.QUOTE] or said
    if not said:
        return Draft("not_in_corpus", preface=NO_OTHER)
    most = next((n for word, n in _SEVERAL.items() if word in asked(question)), 1)
    said.sort(key=lambda s: bool(needed_before(s, library)))  # what can be read alone comes first
    picks = dict.fromkeys(i for s in said[:most] for i in (*needed_before(s, library), s.id))
    return Draft("answered", tuple(map(Pick, picks)))


def _says(sentence: Sentence) -> bool:
    return sentence.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE} and not is_signature(sentence)
