"""« Tout », « la liste complète »: what is said when the structure can't prove that nothing is left out."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.draft import Draft
from assistant.library.citations import Library
from assistant.library.reading import asked
from assistant.understanding.question import Question

MAY_LACK = "Cette liste peut être incomplète\u00a0: ce sont les phrases que j’ai repérées."
_KINDS = (
    "demandes|revendications|attentes|mesures|chiffres|statistiques|stats|pourcentages|donnees|organismes|dates|"
    "exemples|outils|dispositifs|acteurs|partenaires|engagements|actions|etudes|enquetes|entreprises|associations|"
    "metiers|noms|personnes|passages|definitions|lieux|villes|pays|lois"
)
_EVERYTHING = re.compile(
    r"\b(?:donne|dis|cite|liste|montre|sors|trouve|enumere|rappelle)[rsz]?(?:[ -](?:moi|nous))? (?:absolument )?tout\b"
    r"(?! (?:le|la|l'|ce|un)\b)|\bje (?:veux|voudrais) tout\b|"
    r"\b(?:liste|inventaire|recensement) (?:complete?|entiere?|exhausti(?:f|ve)|integrale?)\b|"
    r"\bexhausti(?:f|fs|ve|ves|vement)\b|\bau complet\b|\bsans (?:en |rien )?oublier\b|\bpas seulement\b|"
    rf"\btou(?:s|tes) (?:les|ses|leurs|vos) (?:\w+ ){{0,2}}?(?:{_KINDS})\b"
)


def asks_for_all(question: Question) -> bool:
    """Whether everything of a kind is wanted, over the whole of the documents."""
    return bool(_EVERYTHING.search(asked(question)))


def with_warning(draft: Draft, question: Question, library: Library) -> Draft:
    """The draft, said to be perhaps incomplete when everything was asked for, it was found in several places, and
    nothing else is said of it.
    """
    answering = draft.sentence_ids - draft.asides
    places = {library.sentence(sentence_id).section_id for sentence_id in answering}
    warned = draft.status == "answered" and not draft.preface and len(places) > 1 and asks_for_all(question)
    return replace(draft, preface=MAY_LACK) if warned else draft
