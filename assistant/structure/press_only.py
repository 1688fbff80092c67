"""« Qu’apporte l’article de plus que le manifeste ? »: the sentences of the press with words that it alone has."""

from __future__ import annotations

import re

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.press import press_documents
from assistant.library.reading import asked, only_about_structure
from assistant.library.terms import terms_in
from assistant.understanding.question import NBSP, Question
from index.analysis import content_terms

_MORE = re.compile(
    r"\b(?:ajoute|apporte|apprend|precise|complete)(?:-t-(?:il|elle))?\b|\ben plus\b|\bde (?:plus|nouveau|neuf)\b|"
    r"\bdifferences? entre l'article et le manifeste\b|\bdifferences? entre le manifeste et l'article\b|"
    r"\b(?:article|manifeste)\b.*\b(?:differe\w*|disting\w+)\b|"
    r"\bautre chose\b|\bsupplementaires?\b|\babsente?s?\b|"
    r"\b(?:pas|ni|nulle part) (?:dans|par|le|du) (?:le )?manifeste\b|"
    r"\bmanifeste\b.*\bne? ?\w+(?:-t-(?:il|elle))? pas\b|\bpas le manifeste\b|\bque dans l'article\b|"
    r"\b(?:uniquement|seulement|seul) (?:dans |par )?l'article\b"
)
_WORDS = frozenset(
    content_terms(
        "ajouter ajoute apporter apporte apprendre apprend préciser précise compléter complète plus nouveau neuf "
        "autre chose supplémentaire absent absente absents absentes information informations info infos élément "
        "éléments fait faits uniquement seulement seul rapport comparer comparé différence différences "
        "différer diffère différent distinguer distingue contient contenir trouve trouver "
        "lire lit apparaît apparaître présent présents figure mentionne mentionner parle"
    )
)
FEWEST = 3  # content words that the other documents have nowhere, from which a sentence tells something more
PREFACE = f"Dans ces phrases de l’article, plusieurs mots ne sont nulle part dans le manifeste{NBSP}:"


def press_only(question: Question, library: Library) -> Draft | None:
    """The sentences of the press that use at least ``FEWEST`` content words found nowhere in the manifesto; None when
    anything else is asked.
    """
    if not question.press or question.propositions or question.follow_up:
        return None
    if not _MORE.search(asked(question)) or not only_about_structure(question, _WORDS):
        return None
    manifesto = frozenset(
        term
        for document in library.of_kind("manifesto")
        for sentence in document.sentences
        for term in terms_in(sentence.text)
    )
    picks = tuple(
        Pick(sentence.id)
        for document in press_documents(library)
        for sentence in document.sentences
        if len(terms_in(sentence.text) - manifesto) >= FEWEST
    )
    return Draft("answered", picks, PREFACE) if picks and manifesto else None
