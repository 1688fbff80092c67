"""People beside those just spoken of: « et une autre DRH ? », « lequel des deux parle d’agilité ? »."""

from __future__ import annotations

import re

from assistant.dialogue.among import chooses_among
from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.reading import STRUCTURE_WORDS
from assistant.library.terms import led_by, terms_in
from assistant.structure.people import organisations_named, presented
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence
from index.analysis import content_terms

_OTHER = re.compile(
    r"\b(?:une?|d'|l'|les |des |quel(?:le)?s? |le |la ) ?autres? "
    r"(?:(?P<words>citations?|phrases?|propos|paroles?|declarations?|temoignages?|verbatims?) d(?:es? |'|u ))?"
    r"(?P<who>direct(?:eur|rice)s? (?:general\w*|"
    r"generaux|executi\w+)|direct(?:eur|rice)s?|drh|dg|president\w*|dirigeant\w*|responsables?|personnes?|temoins?|gens|"
    r"intervenant\w*|quelqu'un)\b|"
    r"\b(?P<someone>quelqu'un d'autre|qui d'autre)\b"
)
# « Et les autres ? » after a question on one of them.
_THE_OTHERS = re.compile(r"^\W*(?:(?:et|mais|alors|ok|bon|merci)\W+)*(?:que disent )?les autres\W*$")
# How a function is written in a signature.
_ROLES = (
    (re.compile(r"^direct\w+ gener|^dg$"), re.compile(r"\bdirect\w+ general|\bdg\b")),
    (re.compile(r"^direct\w+ execut"), re.compile(r"\bdirect\w+ executi")),
    (re.compile(r"^direct|^dirigeant|^responsable"), re.compile(r"\bdirect(?:eur|rice)")),
    (re.compile(r"^drh$"), re.compile(r"\bdrh\b|ressources humaines")),
    (re.compile(r"^president"), re.compile(r"\bpresident")),
)
_BESIDE = frozenset(
    content_terms(
        "autre autres personne personnes témoin témoins gens intervenant directeur directrice directeurs directrices "
        "général générale généraux exécutif DRH DG citation citations phrase phrases "
        "propos parole paroles déclaration verbatim verbatims témoignage témoignages président présidente "
        "dirigeant dirigeante responsable cité citée "
        "cités citées interrogé interrogée témoigne s'exprime exprime parole prend association organisation fondation "
        "structure même quelqu'un"
    )
)
# « Qui d’autre en parle ? »: of what was just spoken of, not of everything.
_WHO_ELSE = re.compile(
    r"\b(?:qui d'autre|quelqu'un d'autre|qui (?:aussi|encore)|d'autres(?: (?:personnes?|temoins?|gens|dirigeants?|"
    r"directeurs?|intervenants?))?) (?:\w+ )?(?:en |y )?(?:parl|dit|disent|evoqu|mentionn|abord|temoign)\w*|"
    r"^\W*(?:et |mais |sinon )?(?:qui d'autre|quelqu'un d'autre|personne d'autre)\W*$"
)
NOBODY_ELSE_ON_IT = "Aucune autre des personnes que citent les documents n’en parle."
NOBODY_ELSE = "Les documents ne citent personne d’autre à cette fonction."
NOBODY_THERE = "Les documents ne citent personne d’autre de cette organisation."
NOTHING_ELSE = "Les documents ne citent rien d’autre de cette personne."
_OTHER_WORDS = re.compile(r"\bautres? (?:citations?|phrases?|propos|paroles?|declarations?|temoignages?)\b")
_BOTH = 2


def somebody_else(question: Question, library: Library) -> Draft | None:
    """« Et une autre DRH est citée ? » after a question on one: the others of this function; or that there is none."""
    folded = fold(question.text)
    asks = _OTHER.search(folded)
    known = _spoken_of(question, library)
    organisations = organisations_named(question.text, library)
    beside = _BESIDE | STRUCTURE_WORDS | META_WORDS | terms_in(" ".join((*known, *organisations)))
    if asks is None and _THE_OTHERS.match(folded) and _named_in(question.root, library):
        asks = _OTHER.search("les autres personnes")
    if asks is None or not known or question.press or set(content_terms(question.text)) - beside:
        return None
    role = next((held for named, held in _ROLES if asks["who"] and named.search(asks["who"])), None)
    others: dict[str, list[Sentence]] = {}
    for sentence in library.sentences:
        speaker = sentence.speaker
        if speaker is None or speaker.name in known or (role and not role.search(fold(speaker.role))):
            continue
        if organisations and speaker.organisation not in organisations:
            continue
        if sentence.kind is BlockKind.QUOTE or is_signature(sentence):
            others.setdefault(speaker.name, []).append(sentence)
    if others:
        if asks["words"]:
            return Draft("answered", tuple(Pick(s.id) for said in others.values() for s in _words(said)))
        first = (said[0] for said in others.values())
        return Draft("answered", tuple(Pick(s.id, lead=presented(s)) for s in first), grouped=False)
    return Draft("not_in_corpus", preface=NOBODY_THERE if organisations else NOBODY_ELSE)


def _words(said: list[Sentence]) -> list[Sentence]:
    """All the quoted words of somebody; their signature when none is quoted apart."""
    return [s for s in said if s.kind is BlockKind.QUOTE] or said[:1]


def who_else_on_it(question: Question, library: Library) -> Draft | None:
    """« Qui d’autre en parle ? »: what the other people quoted say of what was just spoken of; or that none does."""
    topic = frozenset(topic_terms(question.root)) - META_WORDS - STRUCTURE_WORDS
    known = {s.speaker.name for i in question.given if (s := library.sentence(i)).speaker}
    topic -= terms_in(" ".join(known))
    if not question.angle or not topic or not _WHO_ELSE.search(fold(question.text)):
        return None
    said = [
        s
        for s in library.sentences
        if s.speaker and s.speaker.name not in known and s.kind is BlockKind.QUOTE and not is_signature(s)
    ]
    for least in (len(topic), (len(topic) + 1) // 2):
        if found := [s for s in said if len(_held(topic, s)) >= max(least, 1)]:
            return Draft("answered", tuple(Pick(s.id) for s in found))
    return Draft("not_in_corpus", preface=NOBODY_ELSE_ON_IT)


def _held(topic: frozenset[str], sentence: Sentence) -> frozenset[str]:
    return topic & terms_in(sentence.text)


def nothing_else(question: Question, library: Library) -> Draft | None:
    """« Une autre citation ? » after all that a person says: that there is nothing else of theirs."""
    known = _spoken_of(question, library)
    if not known or question.press or not question.angle or not _OTHER_WORDS.search(fold(question.text)):
        return None
    said = [s for s in library.sentences if s.speaker and s.speaker.name == known[0] and s.kind is BlockKind.QUOTE]
    left = tuple(Pick(s.id) for s in said if s.id not in question.given)
    return Draft("answered", left) if left else Draft("not_in_corpus", preface=NOTHING_ELSE)


def one_of_them(question: Question, library: Library) -> Draft | None:
    """« Lequel des deux parle d’agilité ? » after questions on two people: what the one who does says of it."""
    both = _spoken_of(question, library)[:_BOTH]
    asked = frozenset(topic_terms(question.text)) - META_WORDS - STRUCTURE_WORDS - terms_in(" ".join(both))
    if len(both) < _BOTH or not asked or not chooses_among(question.text):
        return None
    said = [s for s in library.sentences if s.speaker and s.speaker.name in both and s.kind is BlockKind.QUOTE]
    meant = asked.union(*map(led_by, asked))
    for terms in (asked, meant):
        if found := {s.speaker.name for s in said if s.speaker and terms & terms_in(s.text)}:
            return Draft("answered", tuple(Pick(s.id) for s in said if s.speaker and s.speaker.name in found))
    return None


def _spoken_of(question: Question, library: Library) -> list[str]:
    """The people whom the documents quote and whom the conversation names, or the answer before; the last first."""
    read = question.given or (question.before.given if question.before else ())
    given = (library.sentence(i).speaker for i in read)
    found = list(dict.fromkeys(speaker.name for speaker in given if speaker))
    for text in (question.text, *reversed(question.previous)):
        found += [n for n in _named_in(text, library) if n not in found]
    return found


def _named_in(text: str, library: Library) -> list[str]:
    """The people whom the documents quote and whom a text names."""
    words = set(re.findall(r"[\w-]+", fold(text)))
    return [n for n in sorted(library.speakers) if fold(n).split()[-1] in words]
