"""« Qui a participé à la rédaction ? »: the sentences that say who had a part in a document."""

from __future__ import annotations

import re

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import asked, only_about_structure
from assistant.structure.people import PEOPLE_WORDS
from assistant.understanding.question import Question
from assistant.understanding.wording import fold
from corpus.types import BlockKind, Sentence
from index.analysis import content_terms

_WHO = re.compile(r"\b(?:qui|quelles? personnes?|quels? experts?|experts?|contributeurs?|contributrices?|noms?)\b")
_PART = re.compile(
    r"\b(?:particip|contribu|collabor|associe|travaill|aid|concouru|elabor|concu|redig|prepar|imagin|construi|fabriqu|"
    r"coecri|co-ecri|ecri|auteur)\w*|\bmis(?:e)? la main\b|\bpris part\b|\bderriere\b"
)
# What they had a part in: the document, its making.
_WORK = re.compile(
    r"\b(?:humanifest|manifeste|document|texte|chapitre|volet|publication|propositions|demarche|livre blanc)\b|"
    r"\b(?:redaction|elaboration|ecriture|conception|fabrication|preparation)\b"
)
_SAME = re.compile(r"\bmemes?\b|\bcompar\w*")  # what two documents say of it, side by side
_WORDS = PEOPLE_WORDS | frozenset(
    content_terms(
        "participer participé participation contribuer contribué contribution contributeur contributeurs collaborer "
        "collaboré associer associé travailler travaillé aider aidé concourir élaborer élaboré élaboration concevoir "
        "conçu conception rédiger rédigé rédaction préparer préparé imaginer construire construit fabriquer fabriqué "
        "fabrication écriture part prendre mettre main cacher trouver expert experts expertes démarche livre blanc "
        "écrire écrit écrite auteur auteurs "
        "comité pilotage autres monde externes extérieurs derrière tout équipe ce faire"
    )
)
# A sentence that tells of a part in the work: « mêlant contributions et apports des … ».
_TELLS = re.compile(
    r"\b(?:contributions?|participation) (?:et \w+ )?(?:des|de la|a l'|au|a la)\b|\bcomite de pilotage\b"
)
_OF_THE_WORK = re.compile(r"\b(?:humanifest|manifeste|notre demarche|chapitre|publication|presente?)\b")


def contributors(question: Question, library: Library) -> Draft | None:
    """The sentences that tell it, the manifesto's own first; None when something else is asked."""
    folded = asked(question)
    if not (_WHO.search(folded) and _PART.search(folded) and _WORK.search(folded)):
        return None
    if question.propositions or _SAME.search(folded) or not only_about_structure(question, _WORDS):
        return None
    kinds = ("press",) if question.press else ("manifesto", "press")
    found = [s.id for kind in kinds for d in library.of_kind(kind) for s in d.sentences if _tells(s)]
    return Draft("answered", tuple(map(Pick, found))) if found else None


def _tells(sentence: Sentence) -> bool:
    folded = fold(sentence.text)
    return sentence.kind is BlockKind.PARAGRAPH and bool(_TELLS.search(folded)) and bool(_OF_THE_WORK.search(folded))
