"""« C’est obligatoire ? », « est-on forcé de … ? »: what the text says of being bound and of being free, failing that
that no sentence binds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import body, by_number, essential
from assistant.library.terms import terms_in
from assistant.selection.context import needed_before
from assistant.understanding.question import NBSP, Question
from assistant.understanding.wanted import Wanted
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence
from index.analysis import content_terms

NOT_BOUND = f"Je n’ai trouvé aucune phrase qui en fasse une obligation. Ce que disent les documents{NBSP}:"
_BOUND_TO = r"(?:oblig[ée]|forc[ée]|tenu|contraint)e?s?"
# … as they stand in a question: no word of the matter.
_ASKS = re.compile(
    r"\b(?:(?:est|sont|suis|sommes|êtes|serait|seront|sera|serons)"
    r"(?:[ -](?:ce|on|je|nous|vous|t?-?ils?|t?-?elles?))?\s+"
    rf"(?:(?:vraiment|bien|donc|aussi)\s+)?{_BOUND_TO}\s+(?:de\b|d['’]|à\b|par\b)|"
    rf"(?:c['’]est|est-ce|est|sont)(?:[ -](?:ce|ils?|elles?))?\s+(?:(?:vraiment|bien|donc|devenu)\s+)?obligatoires?\b|"
    r"obligatoires?\s*\?|obligatoire ou (?:pas|non|facultatif)\b|faut-il obligatoirement|"
    r"(?:est-ce|c['’]est) une obligation)",
    re.IGNORECASE,
)
_LEFT_OVER = frozenset(content_terms("obligé obligation obligatoire obligatoirement forcé tenu contraint facultatif"))
_BINDS = re.compile(r"\b(?:obligatoire|oblige|obligation|impose|contrain(?:t|gnan)|exige(?!nt(?:s|es)\b)|legal)\w*\b")
_FREES = re.compile(
    r"\blibres?\b|\blibre(?:ment)\b|\bau choix\b|\bfacultati\w+|\bvolontairement\b|\bn'(?:existe|y a) pas de modele\b|"
    r"\bn'est pas (?:obligatoire|impose\w*)\b"
)
_SUMMARY = 2  # sentences that carry a proposition of which nothing else is asked
_FEW = 4  # words of a matter that one sentence may hold whole


def asks_whether_bound(question: Question) -> bool:
    """Whether a question asks if a thing is compulsory, and nothing more precise: « on est forcés d’y aller ? »."""
    return not question.press and question.wanted is Wanted.EXPLANATION and bool(_ASKS.search(question.asked))


def without_being_bound(question: Question, library: Library) -> Question:
    """A question that asks whether a thing is compulsory, searched for as one on the thing, which a sentence or a title
    names whole; any other question as it is.
    """
    if not asks_whether_bound(question) or question.follow_up:
        return question
    bare = " ".join(_ASKS.sub(" ", question.search).split()).strip(" ,?")
    thing = frozenset(content_terms(bare)) - META_WORDS - _LEFT_OVER
    if not thing or len(thing) > _FEW or not any(thing <= _on(s, library) for s in library.sentences):
        return question
    return replace(question, search=bare)


def with_what_binds(question: Question, draft: Draft, library: Library) -> Draft:
    """The draft of a question that asks whether a thing is compulsory: what binds to it, or leaves free, first; with
    what to say when nothing binds.
    """
    if not asks_whether_bound(question):
        return draft
    thing = frozenset(topic_terms(question.search)) - META_WORDS - _LEFT_OVER
    named = [by_number(library)[n] for n in question.propositions if n in by_number(library)]
    if named and not thing:
        sentences = body(named[0].section_ids, library)
        free = [s for s in sentences if _FREES.search(fold(s.text))]
        shown = free or essential(sentences, named[0].title, library, _SUMMARY)
        picks = tuple(Pick(i) for i in _with_needed(shown, library))
        return Draft("partial", picks, preface=NOT_BOUND, near=draft.near, coverage=draft.coverage)
    if draft.status != "answered" or draft.preface:
        return draft
    picked = [library.sentence(p.sentence_id) for p in draft.picks]
    if bound := [s for s in picked if s.kind is not BlockKind.NOTE and _BINDS.search(fold(s.text))]:
        return _first(bound, draft, library)
    free = [s for s in _beside(picked, library) if _FREES.search(fold(s.text))]
    return replace(_first(free, draft, library), status="partial", preface=NOT_BOUND)


def _first(sentences: Sequence[Sentence], draft: Draft, library: Library) -> Draft:
    """The draft, some sentences before the others, with what these need."""
    ids = _with_needed(sentences, library)
    kept = dict.fromkeys([*ids, *(p.sentence_id for p in draft.picks)])
    return replace(draft, picks=tuple(map(Pick, kept)))


def _with_needed(sentences: Iterable[Sentence], library: Library) -> list[str]:
    return library.in_order({i for s in sentences for i in (*needed_before(s, library), s.id)})


def _beside(picked: Sequence[Sentence], library: Library) -> list[Sentence]:
    """The sentences of the proposition, failing that of the section, of the first picked one."""
    section = library.section_of(picked[0])
    of_it = [p for p in library.corpus.propositions if p.number == section.proposition]
    return body(of_it[0].section_ids if of_it else (section.id,), library)


def _on(sentence: Sentence, library: Library) -> frozenset[str]:
    """The words of a sentence and of the title under which it stands."""
    return terms_in(sentence.text) | terms_in(library.section_of(sentence).path[-1])
