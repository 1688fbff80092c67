"""What a follow-up asks of the things, the parties and the people that the answer before names: « lequel ? », « qui
s’en occupe ? », « c’est qui, cette dame ? ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.just_given import asks_which_ones, asks_who_it_is, asks_who_takes_it_on
from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.selection.context import needed_before
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence

_BESIDE = 2  # sentences around a given one in which who acts may be told
_FEW = 3  # sentences given again when none names things in so many words
# What names things one by one: « que sont le X et le Y », « : a, b, c », « tels que », « (X) ».
_NAMES_THEM = re.compile(
    r"\bque sont\b|\bt(?:el|elle)s? que\b|\ba savoir\b|\bdont (?:l[ea]s?|l')|\bnotamment\b|: ?[^:]+,"
)
_SEVERAL = re.compile(r"(?:[\w'’ -]+, ){2,}|\([^)]*,[^)]*\)")
_NAME = re.compile(r"(?<![.!?»] )(?<!^)\b[A-Z][A-Z-]{2,}\b")
# Through whom, under whom: the party is told.
_THROUGH = re.compile(
    r"\bpar l'intermediaire d|\bpar le biais d|\bse dot\w+ d'un organisme\b|\bau niveau (?:national|de la branche)\b|"
    r"\b(?:porte|conduit|mene|pilote|initie|mis en oeuvre)e?s? par\b|\bconfiee?s? (?:a|aux?)\b|\bprennent en charge\b|"
    r"\b(?:il|ce qu'il) (?:revient|appartient|incombe)\b|\bdoi(?:t|vent) etre pleinement\b"
)
_PARTY = re.compile(
    r"\bnexem (?:\w+ ){0,2}(?:demand|souhait|enten|s'invest|agit|preconis|engag)\w*|\bla branche\b|"
    r"\bpouvoirs publics\b|"
    r"\borganisme\b|\bcollecti(?:f|fs|ve|ves|vement)\b|\bemane\w* d|\bchacun (?:doit|peut|est)\b|\bconjointement\b"
)
_TOGETHER = re.compile(
    r"\bavec (?:l'|l[ae]s? |nos |ses |des |d'autres |axess)|\bpartenariats?\b|\bcooperation\b|\bconcertation\b|"
    r"\bcollecti(?:f|fs|ve|ves|vement)\b|\bparticipati(?:f|ve)s?\b|\bensemble\b|\bassoci(?:er|ant) |\bemane\w* d"
)
_PERSON = re.compile(
    r"(?P<name>[A-ZÀ-Ý][\w’-]+ [A-ZÀ-Ý][\w’-]+), (?P<role>(?i:(?:vice-)?(?:profess|direct|pr[ée]sid|doctor|cherch|"
    r"consult|fondat|respons|charg[ée]|expert|m[ée]decin|journalist|philosoph|sociolog)\w*))"
)
_WOMAN = re.compile(
    r"(?:vice-)?(?:professeure|directrice|presidente|doctorante|chercheuse|consultante|fondatrice|chargee|experte)\b"
)
_MAN = re.compile(
    r"(?:vice-)?(?:professeur|directeur|president|doctorant|chercheur|consultant|fondateur|charge|expert)\b"
)
_CALLED = {"dame": _MAN, "femme": _MAN, "monsieur": _WOMAN, "homme": _WOMAN}  # what a role must not be


def of_what_it_named(question: Question, library: Library) -> Draft | None:
    """« Lequel ? », « qui s’en occupe ? », « c’est qui, cette dame ? », after an answer that tells it."""
    if question.before is None or not question.before.given:
        return None
    given = [s for s in map(library.sentence, question.before.given) if s.kind is not BlockKind.HEADING]
    if (called := asks_who_it_is(question.asked)) and (named := _named(called, given)):
        return Draft("answered", tuple(Pick(s.id) for s in named))
    if len(question.propositions) < 2 and asks_which_ones(question.asked):
        return _named_things(question, given)
    if kind := asks_who_takes_it_on(question.asked):
        return _who_acts(given, [_TOGETHER] if kind == "avec" else [_THROUGH, _PARTY], library)
    return None


def _named_things(question: Question, given: Sequence[Sentence]) -> Draft | None:
    """The given sentences that name things, those on what was asked first; a given list whole."""
    told = [s for s in given if not is_signature(s)]
    items = [s for s in told if s.kind is BlockKind.ITEM]
    if len(items) > 1:
        return Draft("answered", tuple(Pick(s.id) for s in items))
    topic = frozenset(topic_terms(question.before.topic if question.before else "")) - META_WORDS
    scores = {s.id: _names(s) for s in told}
    best = max(scores.values(), default=0)
    if not best:
        return Draft("answered", tuple(Pick(s.id) for s in told[:_FEW])) if told else None
    held = [s for s in told if scores[s.id] == best]
    most = max(len(topic & terms_in(s.text)) for s in held)
    return Draft("answered", tuple(Pick(s.id) for s in held if len(topic & terms_in(s.text)) == most))


def _names(sentence: Sentence) -> int:
    folded = fold(sentence.text)
    return 2 * bool(_NAMES_THEM.search(folded)) + bool(_SEVERAL.search(folded)) + bool(_NAME.search(sentence.text))


def _who_acts(given: Sequence[Sentence], told_by: Sequence[re.Pattern[str]], library: Library) -> Draft | None:
    """The sentence among those given, failing that beside them, that names who acts, after what it can't be read
    without; None when none does.
    """
    beside = [s for sentence in given for s in _around(sentence, library)]
    for pattern in told_by:
        for sentences in (given, beside):
            if found := next((s for s in sentences if _tells(s, pattern)), None):
                return Draft("answered", tuple(Pick(i) for i in (*needed_before(found, library), found.id)))
    return None


def _tells(sentence: Sentence, pattern: re.Pattern[str]) -> bool:
    return not is_signature(sentence) and bool(pattern.search(fold(sentence.text)))


def _around(sentence: Sentence, library: Library) -> list[Sentence]:
    """The sentences of its section around a sentence, those that follow first."""
    steps = [*range(1, _BESIDE + 1), *range(-1, -_BESIDE - 1, -1)]
    near = (library.neighbour(sentence.id, step) for step in steps)
    return [s for s in near if s and s.section_id == sentence.section_id and s.kind is not BlockKind.HEADING]


def _named(called: str, given: Sequence[Sentence]) -> list[Sentence]:
    """The given sentences that name somebody whom one may call so."""
    other = _CALLED.get(called)

    def fits(role: str) -> bool:
        return other is None or not other.match(fold(role))

    found = [s for s in given if any(fits(m["role"]) for m in _PERSON.finditer(s.text))]
    return found[:1] or [s for s in given if s.speaker and fits(s.speaker.role)][:1]
