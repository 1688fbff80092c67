"""« Le témoignage sur l’agilité est bien de X ? »: what a question gives to one person and another one says."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.question import Question
from assistant.select import Candidate, candidates, is_signature
from assistant.structure.people import asks_who_they_are, named_speakers
from assistant.wording import fold, topic_terms
from corpus.types import BlockKind, Voice
from index.search import Index

READ = 10  # passages
CLEARLY = 2.0  # times the score of what the named person says that comes nearest
ENOUGH = 0.4  # of the topic, by idf
SHOWN = 2
TOPIC = 2  # words, under which nothing in particular is given to the person


def misattributed(question: Question, index: Index, library: Library) -> Draft | None:
    """What the other person says, and who it is; None when the question names nobody, or nothing clearly wrong."""
    names = named_speakers(question, library)
    if len(names) != 1 or question.press or question.quoted or question.follow_up or asks_who_they_are(question):
        return None
    (name,) = names
    if fold(name).split()[-1] not in re.findall(r"[\w-]+", fold(question.search)):
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


def _quoted(candidate: Candidate) -> bool:
    sentence = candidate.sentence
    return sentence.voice is Voice.QUOTED and sentence.kind is BlockKind.QUOTE and sentence.speaker is not None


def _speaker(candidate: Candidate) -> str:
    return candidate.sentence.speaker.name if candidate.sentence.speaker else ""


def _without_people(text: str, library: Library) -> str:
    """The text without the names, functions and organisations of those whom the documents quote."""
    people = {fold(w) for s in library.sentences if s.speaker for w in re.findall(r"[\w-]+", str(s.speaker))}
    return " ".join(word for word in text.split() if not people & set(re.findall(r"[\w-]+", fold(word))))


def wrong_author(question: Question, library: Library) -> str:
    """What to say first when the question gives the article to somebody whom the manifesto quotes; else ""."""
    press = [d.source for d in library.of_kind("press") if d.source.author]
    people = {name for name in library.speakers if set(name.split()) & library.names_in(question.text)}
    if not question.press or not people or not press or any(p.author in people for p in press):
        return ""
    return f"L’article n’est pas de la personne que nomme votre question\u00a0: il est de {press[0].author}."
