"""« Un exemple ? », of what was just spoken of: sentences that give one of it, or that there is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.dialogue.angle import asks_an_example, asks_another
from assistant.dialogue.thread import exemplifies, lists_means, tells_what_is_done
from assistant.library.around import context_of
from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.selection.select import Candidate
from assistant.selection.signals import named_share, share_held
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import Voice
from index.analysis import content_terms
from index.search import Index

NO_EXAMPLE = "Je n’ai trouvé dans les documents aucun exemple de ce point."
OF_IT = 0.6  # share of the words of the thing, by idf, from which an example is one of it
_ASKING = frozenset(content_terms("exemple exemples illustration illustrer cas concret concrets réel concrètement"))
# « Autour par exemple du mentorat inversé »: the thing itself is what the example is.
_EXAMPLE_IS = re.compile(r"\bexemple (?:d[eu]s? |d'|l[ae]s? |l'|une? )?(?P<named>[^,;:.()]+)")


def asks_an_example_of_it(question: Question) -> bool:
    """Whether a follow-up wants an example of what was just spoken of, and names nothing else."""
    return question.follow_up and question.angle and asks_an_example(question.asked)


def with_examples(
    question: Question, ranked: Sequence[Candidate], index: Index, library: Library
) -> list[Candidate] | None:
    """The candidates that give an example of what is asked about; None when a follow-up asks for none."""
    if not (question.follow_up and asks_an_example(question.asked)):
        return None
    named = question.search if question.angle else question.asked
    topic = [t for t in topic_terms(named) if t not in META_WORDS | _ASKING]
    # What a proposition was asked about stands in it; other examples, or those of the manifesto, are of other things.
    if question.propositions or question.manifesto or asks_another(question.root):
        return [c for c in ranked if exemplifies(c.sentence)]
    told = [
        c
        for c in ranked
        if exemplifies(c.sentence)
        and not _is_the_example(topic, c)
        and (c.sentence.id in question.given or _share_of(topic, question, c, index, library) >= OF_IT)
    ]
    return told or (_of_its_subject(question, ranked, library) if question.angle else [])


def _of_its_subject(question: Question, ranked: Sequence[Candidate], library: Library) -> list[Candidate]:
    """What stands for an example of the subject of the conversation: the concrete means that the answer before lists;
    failing that, what somebody quoted or the article tells of it as done.
    """
    topic = {t for t in topic_terms(question.root) if t not in META_WORDS | _ASKING}
    given = [c for c in ranked if c.sentence.id in question.given and not _is_the_example(topic, c)]
    if listed := [c for c in given if lists_means(c.sentence)]:
        return listed
    told = [s for s in library.sentences if tells_what_is_done(s) and s.id not in question.given]
    found = [s for s in told if topic and topic <= terms_in(f"{s.text} {context_of(s, library)}")]
    return [replace(ranked[0], sentence=s) for s in found] if ranked else []


def _share_of(topic: Sequence[str], question: Question, candidate: Candidate, index: Index, library: Library) -> float:
    """How much of the thing a sentence names: with its titles when it tells what a member does, by itself otherwise."""
    if candidate.sentence.voice is Voice.EXAMPLE:
        return named_share(topic, question, candidate, index, library)
    return share_held(topic, question.search, terms_in(candidate.sentence.text), frozenset(), index)


def _is_the_example(topic: Collection[str], candidate: Candidate) -> bool:
    named = _EXAMPLE_IS.search(fold(candidate.sentence.text))
    return named is not None and bool(topic) and set(topic) <= terms_in(named["named"])
