"""« Qui sont toutes les personnes citées, avec leur fonction ? »: whom the documents name, not what they say."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.called import above_note
from assistant.library.citations import Library
from assistant.library.reading import NBSP, STRUCTURE_WORDS, asked, topic_of
from assistant.library.terms import terms_in
from assistant.selection.completeness import MAY_LACK
from assistant.selection.context import notes_on_people
from assistant.structure.documents import authored
from assistant.structure.people import PEOPLE_WORDS, organisations_named
from assistant.understanding.question import Question
from assistant.understanding.wording import fold
from corpus.types import BlockKind, Sentence
from index.analysis import content_terms
from index.spelling import ordinary_words

_PEOPLE = (
    r"(?:personnes?|personnalites?|gens|noms?|intervenants?|experts?|temoins?|signataires?|auteurs?|chercheu(?:r|se)s?)"
)
_NAMED = r"(?:cite|nomme|mentionne|evoque|apparai|figur|exprim|temoign|interrog|intervien|citation|contribu)\w*"
_WHO = re.compile(rf"\b{_PEOPLE}\b.*\b{_NAMED}|\b(?:qui|{_NAMED})\b.*\b{_PEOPLE}\b|\bqui (?:est|sont) {_NAMED}")
_ALL = re.compile(
    rf"\btou(?:s|tes) (?:les |ces |leurs )?{_PEOPLE}\b|\b(?:liste|inventaire) (?:complete?|exhausti(?:f|ve)|entiere)\b"
)
# Their names and functions are wanted, nothing of what they say.
_WHO_THEY_ARE = re.compile(
    r"\b(?:fonctions?|postes?|titres?|qualites?|metiers?)\b|\bd'ou (?:ils|elles) (?:viennent|sont)\b|"
    r"\b(?:seulement|uniquement|juste|que) (?:les |leurs |des )?noms\b|\btous les noms\b"
)
# How many they are, and how many women: a list is what the documents give.
_COUNTED = re.compile(rf"\b(?:combien de|nombre de|nombre d') ?(?:\w+ )?(?:{_PEOPLE}|femmes?|hommes?)\b")
_GENDER = re.compile(r"\b(?:femmes?|hommes?|parite)\b")
_WHO_OF_A_GENDER = re.compile(
    r"(?=.*\b(?:combien|autant|parite|proportion|quelles|qui sont|nombre|liste)\b)(?=.*\b(?:cite\w*|citations?|"
    r"signataires?|signent|interroge\w*|temoi(?:n|gn)\w*|exprim\w*|nommee?s?)\b)"
)
# Those whose works are cited, not those who are quoted.
_SCHOLARS = re.compile(
    r"\b(?:auteurs?|autrices?|chercheu(?:r|se)s?|expert(?:e?s)?|universitaires?|professeur(?:e?s)?|scientifiques?|"
    r"theoricien\w*|penseurs?|economistes?|sociologues?)\b.*\b(?:cite|mentionne|nomme|evoque|apparai|figur|repris)\w*|"
    r"\b(?:cite|mentionne|nomme|evoque)\w*\b.*\b(?:auteurs|autrices|chercheu(?:r|se)s|experts|universitaires|"
    r"professeurs|scientifiques|theoriciens|penseurs)\b"
)
_ONLY_QUOTED = re.compile(r"\b(?:temoi(?:n|gn)\w*|citations?|verbatims?|signataires?|interrog\w*|exprim\w*)\b")
_WORDS = frozenset(
    content_terms(
        "petites propos fonction fonctions poste postes titre titres qualité qualités métier métiers structure "
        "structures organisme organismes employeur seulement uniquement juste exhaustive nommer nommée nommées "
        "mentionnée mentionnées apparaître apparaissent contribuer contribué ont expert experts chercheur chercheurs "
        "chercheuse chercheuses auteur auteurs autrice autrices viennent envie besoin envers y compris experte "
        "expertes universitaire universitaires professeur professeurs professeure scientifique scientifiques "
        "théoricien théoriciens penseur penseurs économiste économistes sociologue sociologues reprendre repris"
    )
)
_GENDERS = frozenset(content_terms("femme femmes homme hommes parité proportion autant parmi eux elles dont genre"))
NO_TOTAL = "Je ne donne pas de total. "
NO_GENDER = "Je ne donne pas de total, et ne déduis pas d’un prénom qui est une femme ou un homme. "
THOSE_WHO_SIGN = f"Voici les personnes qui signent un texte ou une citation{NBSP}:"
AND_THOSE_NAMED = (
    f"Voici les personnes qui signent un texte ou une citation, puis celles que nomment le texte et ses notes{NBSP}:"
)
_ALL_DOCUMENTS = re.compile(r"\b(?:deux|les|vos) (?:documents|textes)\b|\barticle\b")
_WORD = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)*"
_FULL_NAME = re.compile(rf"(?<![\w’'])({_WORD})[ \u00a0]({_WORD})(?![\w’'])")
# « (Damanpour, 2014) », « Hamel et Mol (2008) »: an author and a year.
_AUTHOR_AND_YEAR = re.compile(rf"(?:\(| et ){_WORD},? \(?(?:19|20)\d\d\b")


def everyone(question: Question, library: Library) -> Draft | None:
    """The signatures of those who are quoted; with « toutes les personnes » or « combien de personnes », the sentences
    that name other people too; of « les auteurs », these alone.
    """
    folded = asked(question)
    every, gender = bool(_ALL.search(folded)), _GENDER.search(folded)
    counted = _WHO_OF_A_GENDER.search(folded) if gender else _WHO.search(folded) and _COUNTED.search(folded)
    scholars = _SCHOLARS.search(folded)
    told = scholars or counted or (_WHO.search(folded) and (every or _WHO_THEY_ARE.search(folded)))
    if question.press or not told:
        return None
    organisations = organisations_named(question.search, library)
    beside = _WORDS | PEOPLE_WORDS | STRUCTURE_WORDS | terms_in(" ".join(organisations))
    if topic_of(question, beside | _GENDERS if gender else beside):
        return None
    if scholars and not (counted or organisations or question.propositions):
        return Draft("answered", tuple(_others(library)), MAY_LACK, grouped=False)
    signed = _signed(question, organisations, library)
    picks = [Pick(s.id, lead=f"Signature{NBSP}:") for s in signed]
    more = (every or counted) and not (organisations or question.propositions or _ONLY_QUOTED.search(folded))
    if more:
        picks += _others(library)
        picks += authored("press", library) if _ALL_DOCUMENTS.search(folded) else []
    preface = MAY_LACK if more else ""
    if counted:
        preface = (NO_GENDER if gender else NO_TOTAL) + (AND_THOSE_NAMED if more else THOSE_WHO_SIGN)
    return Draft("answered", tuple(picks), preface, grouped=False) if signed else None


def _signed(question: Question, organisations: frozenset[str], library: Library) -> list[Sentence]:
    """The signature of each person quoted, of these organisations and propositions when a question names some."""
    signed: dict[str, Sentence] = {}
    for sentence in library.sentences:
        outside = question.propositions and library.section_of(sentence).proposition not in question.propositions
        if sentence.speaker is None or not is_signature(sentence) or outside:
            continue
        if not organisations or sentence.speaker.organisation in organisations:
            signed.setdefault(sentence.speaker.name, sentence)
    return [*signed.values()]


def _others(library: Library) -> list[Pick]:
    """The sentences that name somebody who is not quoted, each with the notes that say who they are."""
    picks: dict[str, Pick] = {}
    for sentence in library.sentences:
        if sentence.kind is BlockKind.HEADING or is_signature(sentence) or not _names_somebody(sentence, library):
            continue
        noted = sentence.kind is BlockKind.NOTE
        picks.setdefault(sentence.id, Pick(sentence.id, lead=f"{'En note' if noted else 'Dans le texte'}{NBSP}:"))
        for note in notes_on_people(sentence, library):
            picks.setdefault(note, Pick(note, lead=above_note(library.sentence(note), library)))
    return [*picks.values()]


def _names_somebody(sentence: Sentence, library: Library) -> bool:
    """Whether a sentence holds a first name and a name, or the author and the year of a work: capitalised words that
    are no ordinary words.
    """
    if _AUTHOR_AND_YEAR.search(sentence.text):
        return True
    known = _lower_case_words(library) | ordinary_words()
    return any(
        not any(fold(part) in known for word in match.groups() for part in word.split("-"))
        for match in _FULL_NAME.finditer(sentence.text)
    )


@lru_cache(maxsize=4)
def _lower_case_words(library: Library) -> frozenset[str]:
    """The words that the documents write without a capital, folded."""
    return frozenset(
        fold(word) for s in library.sentences for word in re.findall(r"\b[^\W\d_]+\b", s.text) if word.islower()
    )
