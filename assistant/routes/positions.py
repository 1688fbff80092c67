"""« Nexem est-il pour ou contre X ? »: when no sentence takes sides, that is said first."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.draft import Draft
from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.selection.context import needed_before
from assistant.understanding.question import NBSP, Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import Voice

NO_SIDE = f"Je n’ai trouvé aucune phrase où Nexem se dise pour ou contre. Ce que disent les documents{NBSP}:"
_WHO = r"(?:nexem|l'humanifest|(?:le|ce) (?:manifeste|texte|document)|ils?|elle)"
_SIDE = r"(?:pour ou contre|contre ou pour|favorables?|defavorables?|hostiles?|opposee?s?|partisans?)\b"
_ASKS_SIDE = re.compile(
    rf"\b{_WHO} (?:est|sont|serait|y est)(?:-(?:il|elle|ils|elles))? (?:plutot |vraiment |reellement )?{_SIDE}|"
    rf"\b(?:est|sont)-(?:il|ils|elle) (?:plutot |vraiment )?{_SIDE}|"
    rf"\b{_WHO},? (?:(?:il|elle) (?:est|sont) )?pour ou contre\b|^(?:pour|contre) ou (?:contre|pour)\b|"
    rf"\b{_WHO} (?:est|sont)(?:-(?:il|ils|elle))? (?:plutot )?contre\b"
)
# … as they stand in a question: no word of the matter.
_SIDE_WORDS = re.compile(
    r"(?:(?:,| ou| ni) )?(?:plut[oô]t )?\b(?:d[ée]favorable|favorable|hostile|oppos[ée]e?|partisane?)s?\b(?: [àa]\b)?",
    re.IGNORECASE,
)
# Nexem’s own view, in a sentence that only observes.
_VIEW = re.compile(
    r"\bnexem (?:considere|estime|partage|soutient|encourage|regrette|deplore|refuse)\w*|"
    r"\bnous (?:considerons|estimons|soutenons|regrettons|refusons|sommes (?:convaincus|favorables|opposes))\b"
)


def on_the_matter(question: Question) -> Question:
    """A question that asks on which side Nexem is, searched for as one on the matter; any other as it is."""
    if not _asks_side(question):
        return question
    return replace(question, search=" ".join(_SIDE_WORDS.sub(" ", question.search).split()))


def _asks_side(question: Question) -> bool:
    return not question.press and bool(_ASKS_SIDE.search(fold(question.asked)))


def with_no_side(question: Question, draft: Draft, library: Library) -> Draft:
    """The draft of a question that asks on which side Nexem is, with what to say first when no sentence of it on the
    matter is a proposal or a view of Nexem’s own.
    """
    if draft.status != "answered" or draft.preface or not _asks_side(question):
        return draft
    topic = frozenset(topic_terms(question.search)) - META_WORDS
    if any(_takes_sides(pick.sentence_id, topic, library) for pick in draft.picks):
        return draft
    return replace(draft, status="partial", preface=NO_SIDE)


def _takes_sides(sentence_id: str, topic: frozenset[str], library: Library) -> bool:
    """Whether a sentence on the topic, which it may name in the one before, is a proposal or a view of Nexem’s own."""
    sentence = library.sentence(sentence_id)
    if sentence.voice is not Voice.PROPOSAL and not _VIEW.search(fold(sentence.text)):
        return False
    read = (sentence_id, *needed_before(sentence, library))
    return any(topic & terms_in(library.sentence(i).text) for i in read)
