"""« Qui va le financer ? »: who does it to what was just spoken of, not who does it to something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.pointers import own_topic
from assistant.library.citations import Library
from assistant.library.terms import led_terms, terms_in
from assistant.selection.naming import said_terms
from assistant.selection.select import Candidate
from assistant.selection.signals import named_share
from assistant.understanding.question import Question, Wanted
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from index.analysis import content_terms
from index.search import Index

_WHO = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|du coup)\W+)*(?:c'est |ce serait )?qui "
    r"(?:(?:va|vont|doit|devra|devrait|peut|pourra|pourrait|est cense|compte|veut) )?"
    r"(?:le |la |les |l'|en |(?=\w+\W*$))"
    r"(?P<does>\w{4,})\b"
)
# Who pays for a thing finances it; the lexicon leads from « payer » to wages.
_PAYING = frozenset(content_terms("payer paye paie"))
_FINANCING = frozenset(content_terms("financer financement financeur financièrement"))
OF_IT = 0.6  # share of the words of the thing, by idf, from which a sentence is about it


def done_to_it(question: Question) -> str:
    """The verb of which a follow-up asks who does it to what was just spoken of; "" when it asks anything else."""
    found = _WHO.match(fold(question.asked)) if question.follow_up else None
    return found["does"] if found else ""


def telling_who_does(
    question: Question, ranked: Sequence[Candidate], index: Index, library: Library
) -> list[Candidate] | None:
    """The candidates on what was spoken of that tell what is done to it: none when the documents only say so of
    something else. None when nothing of the kind is asked, or when they have no word for it.
    """
    does = done_to_it(question)
    asked = frozenset(content_terms(does)) - META_WORDS
    asked = _FINANCING if asked & _PAYING else asked
    meant = asked & said_terms(library)  # its other words may stand for a noun: « pilote » leads to what is tried out
    if not meant:
        return None
    thing = [t for t in topic_terms(question.root) if t not in META_WORDS | asked]
    return [
        c
        for c in ranked
        if meant & terms_in(c.sentence.text) and named_share(thing, question, c, index, library) >= OF_IT
    ]


def proposed_for_it(question: Question, ranked: Sequence[Candidate], library: Library) -> list[Candidate]:
    """The candidates on what was spoken of, itself or in their titles, when a follow-up without a topic of its own asks
    what to do: « que faire ? » after a question on the young asks for them. Empty when it asks anything else.
    """
    if not question.angle or question.wanted is not Wanted.MANNER:
        return []
    thing = frozenset(own_topic(question.root, content_terms)) - META_WORDS
    meant = thing.union(*led_terms(question.root, thing).values())
    titled = ((c, " ".join((c.sentence.text, *library.section_of(c.sentence).path))) for c in ranked)
    return [c for c, text in titled if meant & terms_in(text)]
