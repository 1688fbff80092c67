"""Footnotes: one by its number, those of a proposition, of what was just given, or all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.dialogue.angle import asks_the_sources
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import NBSP, SUPPORT_WORDS, asked, body, by_number, only_about_structure
from assistant.understanding.question import Question
from assistant.understanding.wording import fold
from corpus.footnotes import parse_note
from corpus.types import BlockKind, Document, Footnote, Sentence, Voice
from index.analysis import content_terms

_NUMBERED = re.compile(
    r"\bnotes? (?:de bas de page )?(?:n ?[°o] ?|numeros? )?(\d{1,3})\b((?: ?(?:,|et|ou) ?(?:la )?(?:note )?\d{1,3}\b)*)"
)
_ALL = re.compile(
    r"\bnotes? de bas de page\b|\bnotes? (?:du|de ce|dans le) (?:document|manifeste|texte|chapitre)\b|"
    r"\b(?:liste|quelles sont|toutes|sources?)\b.{0,12}\bnotes\b|\bbibliographie\b|"
    r"^quel\w* sont les (?:sources|references) ?\??$|"
    r"\b(?:quel\w*|liste\w*|toutes|combien)\b.*\b(?:sources|etudes|enquetes|rapports|barometres|sondages|references)\b.*\b(?:cite\w*|mentionne\w*|"
    r"utilise\w*|appu\w*|manifeste|document|chiffres|propositions?)\b"
)
# « Toutes les enquêtes »: neither the note on somebody, nor that on a term.
_STUDIES = re.compile(r"\b(etude|enquete|rapport|barometre|sondage)s?\b")
_ANY_NOTE = re.compile(r"\b(?:notes?|sources?|references?|bibliographie)\b")
_ANY_STUDY = frozenset({"etude", "enquete"})
# « Selon une étude menée par PerformanSe », « le rapport du CESE »: a study that the text itself names.
_NAMED_STUDY = re.compile(
    r"\b(?:[ÉéEe]tude|[Ee]nquête|[Rr]apport|[Bb]aromètre|[Ss]ondage)s?(?: [a-zà-ÿ]+){0,3} (?:d[’']|l[’'])?[A-Z]"
)
_WHEN = re.compile(r"\b(?:annees?|dates?|dat(?:e|ent)|quand)\b")
WITH_ITS_YEAR = f"Chacune avec l’année, quand le document la donne{NBSP}:"
NO_TOTAL = f"Je ne donne pas de total. Les voici{NBSP}:"
_OF_PROPOSITION = re.compile(r"\b(?:sources?|notes?|references?|etudes?|enquetes?)\b")
_WORDS = frozenset(
    content_terms(
        "note notes bas page source sources référence références étude études enquête enquêtes rapport rapports "
        "bibliographie utiliser utilisées utilisés appuyer appuie s'appuie chiffre chiffres renvoyer renvoie citées "
        "année années date dates dater datent quand baromètre baromètres sondage sondages publier paraître parution"
    )
)


WITHOUT_NOTE = (
    "Les phrases citées juste avant n’ont pas de note\u00a0: au-delà de ce qu’elles disent elles-mêmes, les documents "
    "n’en donnent pas la source."
)
ONE_WITH_NOTE = "Des phrases citées juste avant, seule celle-ci a une note\u00a0:"
SOME_WITH_NOTE = "Des phrases citées juste avant, seules celles-ci ont une note\u00a0:"


def notes(question: Question, library: Library) -> Draft | None:
    """« Quelle est la note 8 ? », « Quelles sont les sources de la proposition 4 ? », « la liste des notes »; « quelles
    études la soutiennent ? » after a question on a proposition.
    """
    if question.follow_up and question.propositions:
        question = replace(question, search=question.asked, follow_up=False)
    if question.press or question.follow_up or not only_about_structure(question, _WORDS | SUPPORT_WORDS):
        return None
    folded = asked(question)
    annotated = [d for d in library.corpus.documents if d.footnotes]
    if not annotated:
        return None
    if match := _NUMBERED.search(folded):
        return _by_number([int(match[1]), *map(int, re.findall(r"\d+", match[2]))], annotated[0], library)
    known = by_number(library)
    chosen = [known[n] for n in question.propositions if n in known]
    if chosen and _OF_PROPOSITION.search(folded):
        sentences = [s for p in chosen for s in body(p.section_ids, library)]
        numbers = {n.number for s in sentences for n in library.footnotes(s)}
        return _listed((n for n in annotated[0].footnotes if n.number in numbers), annotated[0], library)
    if not question.propositions and _ALL.search(folded):
        kinds = frozenset(_STUDIES.findall(folded))
        if kinds and not _ANY_NOTE.search(folded):
            preface = WITH_ITS_YEAR if _WHEN.search(folded) else NO_TOTAL if "combien" in folded else ""
            return _studies(kinds, annotated[0], library, preface)
        return _listed(annotated[0].footnotes, annotated[0], library)
    return None


def _studies(kinds: frozenset[str], document: Document, library: Library, preface: str) -> Draft | None:
    """The notes that name a survey or a publication with its date, then the sentences that name one without a note; of
    these kinds, unless any study is meant.
    """
    meant = [n for n in document.footnotes if kinds & _ANY_STUDY or kinds & set(_STUDIES.findall(fold(n.text)))]
    listed = _listed((n for n in meant if _is_publication(n)), document, library)
    told = [
        s for s in document.sentences
        if s.voice is Voice.SURVEY and s.kind is not BlockKind.NOTE and not library.sources_of(s)
        and _NAMED_STUDY.search(s.text) and (kinds & _ANY_STUDY or kinds & set(_STUDIES.findall(fold(s.text))))
    ]  # fmt: skip
    said = tuple(Pick(s.id, f"Dans le texte{NBSP}:") for s in told)
    picks = (*(listed.picks if listed else ()), *said)
    return Draft("answered", picks, preface, grouped=False) if picks else None


def _is_publication(note: Footnote) -> bool:
    source = parse_note(note.text)
    return source.is_survey and (source.kind != "organisation" or bool(source.date))


def notes_just_given(question: Question, library: Library) -> Draft | None:
    """« Donne-moi la source », after an answer: its sentences that have a note, under it; that none has one."""
    if not question.given or not asks_the_sources(question.asked):
        return None
    said = [s for s in map(library.sentence, question.given) if s.kind not in {BlockKind.NOTE, BlockKind.HEADING}]
    if not said:  # notes alone were given: what they are the source of
        cited = [library.sentence(i) for i in question.given]
        numbers = [n for s in cited if (n := library.section_of(s).note) is not None]
        return _by_number(numbers, library.document_of(cited[0].id), library) if numbers else None
    noted = [s for s in said if library.sources_of(s)]
    if not noted:
        return Draft("not_in_corpus", preface=WITHOUT_NOTE)
    picks: list[str] = []
    for sentence in noted:
        document, notes = library.document_of(sentence.id), library.sources_of(sentence)
        told = [] if sentence.voice is Voice.SURVEY else notes  # the line above a study names its source
        picks += [sentence.id, *(s.id for note in told for s in sentences_of(note, document, library))]
    some = "" if len(noted) == len(said) else ONE_WITH_NOTE if len(noted) == 1 else SOME_WITH_NOTE
    return Draft("answered", tuple(map(Pick, dict.fromkeys(picks))), some, figures_first=True)


def sentences_of(note: Footnote, document: Document, library: Library) -> list[Sentence]:
    """The sentences of a note; those of the note with the same text when several calls share one."""
    held = [s for s in document.sentences if s.kind is BlockKind.NOTE]
    same = {n.number for n in document.footnotes if n.text == note.text}
    own = [s for s in held if library.section_of(s).note == note.number]
    return own or [s for s in held if library.section_of(s).note in same]


def _by_number(numbers: Iterable[int], document: Document, library: Library) -> Draft:
    """The text of each note, and the sentence that calls it."""
    known = {n.number: n for n in document.footnotes}
    picks: list[Pick] = []
    missing = False
    for number in dict.fromkeys(numbers):
        missing = missing or number not in known
        if number in known:
            picks += [Pick(s.id, f"Texte de la note{NBSP}:" if i == 0 else "")
                      for i, s in enumerate(sentences_of(known[number], document, library))]  # fmt: skip
            callers = [s for s in document.sentences if number in s.footnotes]
            picks += [Pick(s.id, f"Phrase qui appelle la note {number}{NBSP}:") for s in callers[:1]]
    unique = tuple({p.sentence_id: p for p in picks}.values())
    preface = "Le manifeste n’a pas de note sous ce numéro." if missing else ""
    return Draft("answered" if unique else "not_in_corpus", unique, preface, grouped=False)


def _listed(found: Iterable[Footnote], document: Document, library: Library) -> Draft | None:
    """Notes in order, each text once."""
    sentences = {s.id: s for note in found for s in sentences_of(note, document, library)}
    if not sentences:
        return None
    picks: list[Pick] = []
    before = None
    for sentence in sentences.values():
        number = library.section_of(sentence).note
        picks.append(Pick(sentence.id, f"Note {number}{NBSP}:" if number != before else ""))
        before = number
    return Draft("answered", tuple(picks), grouped=False)
