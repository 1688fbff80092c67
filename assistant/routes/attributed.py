"""« Le témoignage sur l’agilité est bien de X ? »: what a question gives to one person and another one says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.terms import editors_of, led_terms, terms_in
from assistant.selection.bodies import bodies_asked
from assistant.selection.select import Candidate, candidates
from assistant.selection.signals import share_held
from assistant.structure.people import asks_who_they_are, named_speakers
from assistant.understanding.question import NBSP, Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Voice
from index.analysis import content_terms
from index.search import Index

READ = 10  # passages
CLEARLY = 2.0  # times the score of what the named person says that comes nearest
ENOUGH = 0.4  # of the topic, by idf
SHOWN = 2
_SHORTEST_NAME = 2  # letters that no name has
OFF_THEME = f"Les documents ne citent de cette source rien qui nomme ce thème. Ils en citent{NBSP}:"
_STUDY_WORDS = frozenset(content_terms("rapport enquête étude sondage baromètre chiffres données montrer révéler"))
TOPIC = 2  # words, under which nothing in particular is given to the person
# « Que pense X de … », « l’avis de X sur … », « selon X, … »: what X says of something.
_SAYING = re.compile(
    r"\b(?:dit|disent|dire|dis|pense\w*|declar\w+|affirm\w+|racont\w+|expliqu\w+|estim\w+|preconis\w+|conseill\w+|"
    r"recommand\w+|defend\w*|reproch\w+|parle\w*|avis|opinion|position|point de vue|regard|selon|d'apres|aux yeux de|"
    r"pour (?=[a-z-]+ [a-z-]+ ?,))\b"
)
_OF_SAYING = frozenset(
    content_terms(
        "dire penser pense pensée déclarer raconter expliquer estimer préconiser conseiller recommander défendre "
        "reprocher parler avis opinion position point vue regard yeux phrase citation citer propos mot quoi faut "
        "faire exactement"
    )
)
# Share of the topic, by idf, that what a person says must hold. On eval/practice and the development half, those who
# are asked what they do speak of have .44 at least, « lui » and « elle » aside.
SPOKEN_OF = 0.4


def misattributed(question: Question, index: Index, library: Library) -> Draft | None:
    """What the other person says, and who it is; None when the question names nobody, or nothing clearly wrong."""
    name = _one_speaker(question, library)
    if not name or fold(name).split()[-1] not in re.findall(r"[\w-]+", fold(question.search)):
        return None  # known by their function alone: who they are may be what is asked
    rest = _without_people(question.search, library)
    if len(set(topic_terms(rest))) < TOPIC:
        return None
    hits = index.search(rest, k=READ)
    ranked = [c for c in candidates(replace(question, search=rest, asked=rest), hits, index, library) if _quoted(c)]
    best = next(iter(ranked), None)
    if best is None or _speaker(best) == name:
        return None
    # All that the person says or signs, wherever it stands: not only what the search brings.
    theirs = candidates(replace(question, search=rest), hits, index, library)
    own = max((c.score for c in theirs if _speaker(c) == name and not is_signature(c.sentence)), default=0.0)
    if best.coverage < ENOUGH or best.score < CLEARLY * own:
        return None
    said = [c.sentence.id for c in ranked if _speaker(c) == _speaker(best)][:SHOWN]
    preface = f"Dans les documents, ce n’est pas {name} qui en parle, mais {_speaker(best)}\u00a0:"
    return Draft("answered", tuple(Pick(i) for i in library.in_order(said)), preface=preface, coverage=best.coverage)


def _one_speaker(question: Question, library: Library) -> str:
    """The one person of whose words a question asks, when it stands alone; "" when it asks who they are, or of more."""
    if question.press or question.quoted or question.follow_up or asks_who_they_are(question):
        return ""
    names = named_speakers(question, library)
    return next(iter(names)) if len(names) == 1 else ""


def silent_speaker(question: Question, index: Index, library: Library) -> Draft | None:
    """« Que dit X de la RSO ? »: that X does not speak of it, when nothing that X says does; else None.

    What others say of it comes with the suggestions: it is not X’s.
    """
    name = _one_speaker(question, library)
    if not name:
        return None
    rest = _without_people(question.search, library)
    topic = frozenset(topic_terms(rest)) - META_WORDS - _OF_SAYING
    if not topic or not _SAYING.search(fold(question.search)) or _held(topic, rest, name, index, library) >= SPOKEN_OF:
        return None
    hits = index.search(rest, k=READ)
    near = tuple(
        c.sentence.id for c in candidates(replace(question, search=rest, asked=rest), hits, index, library)[:3]
    )
    return Draft("not_in_corpus", preface=f"Dans les documents, {name} ne parle pas de cela.", near=near)


def _held(topic: frozenset[str], rest: str, name: str, index: Index, library: Library) -> float:
    """The share of a topic, by idf, that the sentences of a person hold, in its words or those of the lexicon."""
    said = [s for s in library.sentences if s.speaker and s.speaker.name == name and not is_signature(s)]
    held = frozenset[str]().union(*(terms_in(s.text) for s in said))
    editors = frozenset[str]().union(*(editors_of(s.id, library) for s in said))
    return share_held(sorted(topic), rest, held, editors, index)  # a sum must not hang on the order of a set


def _quoted(candidate: Candidate) -> bool:
    sentence = candidate.sentence
    return sentence.voice is Voice.QUOTED and sentence.kind is BlockKind.QUOTE and sentence.speaker is not None


def _speaker(candidate: Candidate) -> str:
    return candidate.sentence.speaker.name if candidate.sentence.speaker else ""


def _without_people(text: str, library: Library) -> str:
    """The text without the names, functions and organisations of those whom the documents quote."""
    people = {w for s in library.sentences if s.speaker for w in _names(str(s.speaker))}
    return " ".join(word for word in text.split() if not people & _names(word))


def _names(text: str) -> set[str]:
    """The words of a text that can name: « l’ », « de » and « et » stand beside any other."""
    return {word for word in re.findall(r"[\w-]+", fold(text)) if len(word) > _SHORTEST_NAME}


def silent_body(question: Question, ranked: Sequence[Candidate], library: Library) -> str:
    """What to say first when a body that the documents cite is asked for what no sentence of it speaks of; else ""."""
    bodies = bodies_asked(question, library)
    named = frozenset(content_terms(" ".join(bodies))) | _STUDY_WORDS | META_WORDS
    topic = frozenset(topic_terms(question.search)) - named if bodies else frozenset()
    meant = topic.union(*led_terms(question.search, topic).values())
    told = any(meant & (terms_in(c.sentence.text) | editors_of(c.sentence.id, library)) for c in ranked)
    return "" if told or not topic else OFF_THEME


def wrong_author(question: Question, library: Library) -> str:
    """What to say first when the question gives the article to somebody whom the manifesto quotes; else ""."""
    press = [d.source for d in library.of_kind("press") if d.source.author]
    people = {name for name in library.speakers if set(name.split()) & library.names_in(question.text)}
    if not question.press or not people or not press or any(p.author in people for p in press):
        return ""
    return f"L’article n’est pas de la personne que nomme votre question\u00a0: il est de {press[0].author}."
