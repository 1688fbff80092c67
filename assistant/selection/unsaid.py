"""What is named and not told: a term that is used once and never defined, an effect of which nothing is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.angle import without_define
from assistant.library.citations import Library
from assistant.library.terms import editors_of, led_terms, terms_in
from assistant.understanding.question import NBSP, Question
from assistant.understanding.wanted import Wanted
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind

FEW = 3  # content words of the name of a thing
# What defines stands right after the name (« X (…) », « X est … ») or before it (« que sont X et Y », « dit X »).
_DEFINED_AFTER = re.compile(
    r"^\W{0,2}(?:[(:–—]|(?:,? ?(?:qui |c'est |ce )?)(?:est|sont|designe\w*|consiste\w*|signifie\w*|represente\w*|"
    r"(?:ont|a) ete (?:cree|concu|pense|destine)\w*|revien\w*|permet\w*|vise\w*|soit|c'est-a-dire)\b|"
    r", (?:une?|ou|le|la|les|celui|celle) )"
)
_DEFINED_BEFORE = re.compile(
    r"\b(?:que sont|appele\w*|nomme\w*|intitule\w*|dite?s?|designe\w*|theorise\w*|defini\w*)\b.*$|[:(–—]\W*$"
)
# An effect for good or ill, which nobody may lend to a text that doesn't tell it.
_EFFECT = re.compile(
    r"\b(?:va|vont|risque(?:nt)?(?: pas)? d(?:e|')|peut|peuvent|pourrai(?:t|ent)|fait|font|fera|feront|ferai(?:t|ent)|"
    r"finira par)(?:-t)?(?:-(?:il|elle|on|ils|elles))? ?"
    r"(?:vraiment |bien |aussi |encore |nous |vous |pas |me |tout )*"
    r"(?P<verb>(?:supprim|remplac|detrui|licenci|menac|baiss|diminu|redui|augment|cout|dispara|tu)\w*(?:er|ir|re))\b"
    r"(?P<object>[^?.!]*)"
)
_ASKS_MORE = re.compile(r"\b(?:comment|pourquoi|combien|quels?|quelles?|quoi|qui est|quand)\b")


def undefined(question: Question, chosen: Sequence[str], library: Library) -> tuple[str, str]:
    """What to say of a thing of which a definition is asked, that one sentence names and none defines, with the id of
    this sentence; ("", "") for anything else.
    """
    thing = without_define(question.asked) if question.wanted is Wanted.DEFINITION and not question.added else ""
    terms = terms_in(thing)
    if not terms or len(terms) > FEW or not len(thing.split()) <= FEW + 1:
        return "", ""
    named = [s for s in library.sentences if terms <= terms_in(s.text)]
    if len(named) != 1 or named[0].id not in chosen or named[0].kind in {BlockKind.HEADING, BlockKind.NOTE}:
        return "", ""
    told = fold(named[0].text)
    places = [m for m in re.finditer(r"[\w-]+", told) if terms_in(m[0]) & terms][: len(terms)]
    before, after = told[: places[0].start()], told[places[-1].end() :]
    if library.footnotes(named[0]) or _DEFINED_AFTER.match(after) or _DEFINED_BEFORE.search(before[-_NEAR:]):
        return "", ""
    written = re.search(re.escape(thing), named[0].text, re.IGNORECASE)
    thing = written[0] if written else thing
    return f"Les documents emploient «{NBSP}{thing}{NBSP}» sans le définir{NBSP}:", named[0].id


_NEAR = 120  # characters before a name in which what defines it stands
UNSAID = f"Je n’ai trouvé aucune phrase qui dise cela. Ce que les documents disent du sujet{NBSP}:"


def effect_unsaid(question: Question, chosen: Sequence[str], library: Library) -> tuple[str, list[str]]:
    """What to say first when a question asks whether something has an effect that no chosen sentence tells, and the ids
    of those that are on the thing itself; ("", []) for any other question.
    """
    folded = fold(question.asked)
    asked = _EFFECT.search(folded)
    if asked is None or _ASKS_MORE.search(folded):
        return "", []
    verb = terms_in(asked["verb"])
    led = frozenset[str]().union(*led_terms(asked["verb"], verb).values())
    object_ = terms_in(asked["object"])
    subject = frozenset(topic_terms(question.search)) - META_WORDS - verb - object_
    if not subject:
        return "", []
    meant = subject.union(*led_terms(question.search, subject).values())
    about = [i for i in chosen if _of_it(i, library) & meant]
    if any(terms_in(library.sentence(i).text) & (verb | led) for i in about):
        return "", []
    sections = {library.sentence(i).section_id for i in about[:1]}
    kept = [
        i for i in about if library.sentence(i).section_id in sections or terms_in(library.sentence(i).text) & meant
    ]
    return (UNSAID, kept) if kept else ("", [])


def _of_it(sentence_id: str, library: Library) -> frozenset[str]:
    """The words that say what a sentence is about: its own, those of its headings and of the questions that lead to
    it.
    """
    path = " ".join(library.section_of(library.sentence(sentence_id)).path)
    return terms_in(library.sentence(sentence_id).text) | terms_in(path) | editors_of(sentence_id, library)
