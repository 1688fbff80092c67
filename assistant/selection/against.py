"""« Ils proposent quoi contre ça ? »: what is proposed on the very thing just spoken of, or that nothing is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.library.citations import Library
from assistant.library.terms import led_terms, terms_in
from assistant.selection.select import Candidate
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import Sentence, Voice

_AGAINST = re.compile(
    r"\b(?:contre|face a) (?:ca|cela|ce probleme|ce phenomene)\b|"
    r"\bpour (?:y remedier|(?:eviter|regler|resoudre|changer|arreter|combattre) (?:ca|cela|ce probleme))\b|"
    r"\b(?:on|peut-on|comment|faut-il|pour) y (?:remedi\w+|fait face)|"
    r"\b(?:lutte\w*|agir|agit|bat) contre (?:ca|cela)\b"
)
AFTER = 2  # sentences behind the one that tells of it, in which what is proposed is on it
NOTHING_PROPOSED = "Je n’ai trouvé dans les documents aucune proposition qui porte là-dessus."


def asks_against_it(question: Question) -> bool:
    """Whether a turn asks what is done against what was just spoken of."""
    return question.before is not None and bool(question.before.given) and bool(_AGAINST.search(fold(question.asked)))


def proposed_against_it(question: Question, ranked: Sequence[Candidate], library: Library) -> list[Candidate] | None:
    """The proposals on what was just spoken of, in the propositions or the sections of the sentences that spoke of it:
    they name it or stand behind such a sentence. None when nothing of the kind is asked.
    """
    before = question.before
    if before is None or not asks_against_it(question):
        return None
    thing = frozenset(topic_terms(before.topic)) - META_WORDS
    meant = thing.union(*led_terms(before.topic, thing).values())
    told = [library.sentence(i) for i in before.given]
    of_it = [s for s in told if meant & terms_in(s.text)]
    return [c for c in ranked if c.sentence.voice is Voice.PROPOSAL and _on_it(c.sentence, of_it, meant, library)]


def _on_it(proposal: Sentence, told: Sequence[Sentence], meant: frozenset[str], library: Library) -> bool:
    number = library.section_of(proposal).proposition
    named = bool(meant & terms_in(proposal.text))
    for sentence in told:
        behind = library.place(proposal.id)[1] - library.place(sentence.id)[1]
        if proposal.section_id == sentence.section_id and (named or 0 <= behind <= AFTER):
            return True
        if named and number is not None and library.section_of(sentence).proposition == number:
            return True
    return False
