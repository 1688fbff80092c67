"""« En chiffres ? », « un chiffre pour mon président ? », after an answer: the figures of what was just spoken of."""

from __future__ import annotations

import re
from collections import Counter

from assistant.dialogue.angle import asks_a_form_alone
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence

_FIGURES = re.compile(r"\b(?:chiffres?|stats?|statistiques?|pourcentages?)\b")
_IN_FIGURES = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc)\W+)*(?:(?:ca|cela) (?:donne|fait|represente) (?:quoi,? )?)?"
    r"en (?:chiffres|pourcentages?|statistiques)\W*$"
)
_ONE = re.compile(r"\b(?:un|le|quel|seul) (?:\w+ )?(?:chiffre|pourcentage)\b")
MOST, MOST_OF_ONE = 6, 3
NO_FIGURE = "Je n’ai trouvé dans les documents aucun chiffre à ce sujet."


def figures_of_it(question: Question, library: Library) -> Draft | None:
    """The figures of the propositions of which something was just given: those on the subject, when some name it. That
    none is found, when there are none; None when anything else is asked.
    """
    before = question.before
    if before is None or not before.given or question.spent or not _asks_figures_alone(question):
        return None
    topic = frozenset(topic_terms(before.topic)) - META_WORDS
    told = [library.sentence(i) for i in before.given]
    most = max(len(topic & _words_of(s, library)) for s in told)
    named = [s for s in told if len(topic & _words_of(s, library)) > most / 2] or told
    places = Counter(_place(s, library) for s in named)
    stated = dict.fromkeys(f.sentence_id for f in library.corpus.figures)
    there = [s for s in map(library.sentence, stated) if _place(s, library) in places and s.kind is not BlockKind.NOTE]
    on_it = [s for s in there if topic & terms_in(s.text)]
    if not on_it:  # none names the subject: those of the proposition that speaks of it most
        first = places.most_common(1)[0][0]
        on_it = [s for s in there if _place(s, library) == first]
    sections = {s.section_id for s in named}
    nearest = sorted(on_it, key=lambda s: (s.id not in before.given, s.section_id not in sections))
    if not nearest:
        return Draft("not_in_corpus", preface=NO_FIGURE)
    kept = nearest[: MOST_OF_ONE if _ONE.search(fold(question.asked)) else MOST]
    return Draft("answered", tuple(Pick(s.id) for s in kept), figures_first=True)


def _asks_figures_alone(question: Question) -> bool:
    folded = fold(question.asked)
    alone = asks_a_form_alone(question.asked) and _FIGURES.search(folded) and not re.search(r"\bautres?\b", folded)
    return bool(alone or _IN_FIGURES.match(folded))


def _place(sentence: Sentence, library: Library) -> int | str:
    return library.section_of(sentence).proposition or sentence.section_id


def _words_of(sentence: Sentence, library: Library) -> frozenset[str]:
    """The words of a sentence and of the titles above it."""
    return terms_in(" ".join((sentence.text, *library.section_of(sentence).path)))
