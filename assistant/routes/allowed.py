"""« Peut-on … ? »: the rule that holds today before what might be imagined."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.terms import led_terms, terms_in
from assistant.selection.context import needed_before
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence

_WHETHER_ONE_MAY = re.compile(
    r"\b(?:peut-on|peut-il|peuvent-(?:ils|elles)|puis-je|pouvons-nous|pourrait-on|on peut|je peux|nous pouvons)\b|"
    r"\b(?:est-ce|est-il|c'est) (?:possible|permis|autorise|interdit)\b|"
    r"\b(?:a-t-on|ai-je|avons-nous|on a|j'ai|nous avons) le droit\b"
)
_IMAGINED = re.compile(r"\b(?:pourrions|pourrai(?:t|ent)|devrai(?:t|ent)|serai(?:t|ent))\b|\bimaginer\b")
_DENIES = re.compile(r"\bsans \w+|\bn(?:e |')(?:\w+ ){1,3}?(?:pas|plus|jamais)\b|\bni \w+")


def with_the_rule_first(question: Question, draft: Draft, library: Library) -> Draft:
    """The draft of a question on whether one may do a thing, that opens with what might be imagined: a sentence of it
    that says how things stand, and denies, comes first.
    """
    if draft.status != "answered" or not _WHETHER_ONE_MAY.search(fold(question.asked)):
        return draft
    picked = [library.sentence(p.sentence_id) for p in draft.picks]
    if not _IMAGINED.search(fold(picked[0].text)):
        return draft
    topic = frozenset(topic_terms(question.search)) - META_WORDS
    meant = topic.union(*led_terms(question.search, topic).values())
    rule = next((s for s in picked[1:] if _stands(s, meant)), None)
    if rule is None:
        return draft
    ids = dict.fromkeys([*needed_before(rule, library), rule.id, *(s.id for s in picked)])
    return replace(draft, picks=tuple(map(Pick, ids)))


def _stands(sentence: Sentence, meant: frozenset[str]) -> bool:
    """Whether a sentence says how things stand with what is ``meant``, and denies something of it."""
    folded = fold(sentence.text)
    denied = _DENIES.search(folded)
    if denied is None or _IMAGINED.search(folded) or sentence.kind in {BlockKind.NOTE, BlockKind.HEADING}:
        return False
    return not meant.isdisjoint(terms_in(folded[denied.start() :]))
