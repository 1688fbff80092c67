"""Whole lists and how long they are: all propositions, all axes, as the manifesto or the article gives them."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import (
    NBSP,
    STRUCTURE_WORDS,
    SUMS_UP,
    asked,
    only_about_structure,
    opening,
    titles,
    topic_where,
    without_audience,
)
from assistant.structure.axes import NUMBER_WORDS, OTHER_COUNT, all_titles, numbered_titles
from assistant.structure.propositions import ANNOUNCED
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind
from index.analysis import content_terms

_HOW_MANY_AXES = re.compile(rf"\b(\d{{1,2}}|{'|'.join(w for w in NUMBER_WORDS if len(w) > 3)}) (?:grands? )?axes\b")
_WHOLE_TEXT = r"(?:manifeste|humanifest|document|texte|chapitre 2|(?:second|deuxieme) (?:chapitre|volet))"
_OF_IT = rf"(?:du|de|d'|de l'|de ce|des) ?(?:l')?{_WHOLE_TEXT}\b"
# « Les points clés du manifeste », « l’essentiel du chapitre 2 »: what carries it, one by one.
_GIST = (
    r"(?:(?:points?|idees?|messages?|elements?) (?:cles?|fort[es]*|forces?|essentiel\w*|princip\w+|majeurs?)|"
    r"essentiel|grand(?:e?s)? (?:points|idees|messages|themes)|resume|synthese|vue d'ensemble)"
)
_OUTLINE = re.compile(
    r"\bsommaire\b|\btable des matieres\b|\b(?:plan|structure|grandes? lignes?|grands points|contenu) (?:du|de|d')|"
    rf"\b{_GIST} (?:a retenir )?{_OF_IT}|\bretenir {_OF_IT}|"
    rf"\b(?:resum|synthetis)\w* (?:moi )?(?:le |l'|ce )?{_WHOLE_TEXT}\b|"
    rf"\b{_WHOLE_TEXT}\b.*\b(?:me |m'|nous )?(?:le |l'|en )resum\w*|"
    r"\baxes et (?:\w+ )*propositions\b|\bpropositions et (?:\w+ )*axes\b|"
    rf"\bde quoi (?:parle|traite) (?:le |l'|ce )?{_WHOLE_TEXT}\b"
)
_ITS_AIM = re.compile(r"\b(?:present|ce|cette) (?:humanifest|manifeste|document|publication|chapitre) vise\b")
_OUTLINE_WORDS = frozenset(
    content_terms(
        "sommaire table matières plan structure grandes lignes points contenu quoi clé clés fort forts forte force "
        "essentiel principal principaux majeur majeurs message messages élément éléments idée idées grand grands vue "
        "ensemble chapitre second deuxième devoir dois doit falloir"
    )
)
# « Je présente le chapitre 2 demain : peux-tu me le résumer ? »: what is told around it is no topic.
_RESUMES_IT = re.compile(r"\b(?:le |l'|en )resum\w*")
_RESUMING = frozenset(content_terms("résumer résume résumez résumé quelques points bref pouvoir peux-tu"))
_IN_EACH_AXIS = re.compile(
    r"\b(?:par|dans chaque|pour chaque|chaque|de chaque) axe\b|\baxes\b.*\bpropositions\b.*\bchacune?\b"
)
_ANY = r"(?:propositions?|laquelle (?:des (?:12|douze)|d'entre elles))"
_RANKED = re.compile(
    rf"\b(?:par|sur) (?:quelles? )?{_ANY}.*\b(?:commenc|debut|demarr|attaqu|insist)\w*|"
    rf"\b(?:commenc|debut|demarr)\w* par (?:quelles? )?{_ANY}|"
    rf"\b{_ANY}\b.*\b(?:les?|la) plus (?:importante|urgente|prioritaire|essentielle|utile|decisive)s?\b|"
    rf"\b{_ANY}\b.*\bprioritaires?\b|"
    r"\b(?:ordre (?:de priorite|d'importance|d'urgence)|priorite) .*\bpropositions\b"
)
_RANKING_WORDS = frozenset(
    content_terms(
        "commencer commence débuter démarrer attaquer insister plus importante important urgente urgent prioritaire "
        "priorité essentielle utile décisive ordre importance urgence douze salariés équipe petite structure premier "
        "première mettre œuvre appliquer lancer classer hiérarchiser selon"
    )
)
NO_RANKING = "Les documents ne disent pas quelle proposition passe avant les autres."
# « Les axes, avec les propositions de chacun »: both lists, whatever joins them.
_BESIDE_AXES = re.compile(r"\baxes\b.*\bpropositions\b|\bpropositions\b.*\baxes\b")
_COUNT_WORDS = frozenset(
    content_terms(
        "combien nombre nb existe exister annoncer annonce avoir chaque ranger rangées classées répartir réparties "
        "organisées triées"
    )
)


def wrong_count(question: Question, library: Library) -> Draft | None:
    """« Listez les 16 propositions »: the heading that announces how many there are, then the list."""
    propositions, heading = library.corpus.propositions, opening(library)
    claimed = question.claimed_count
    if claimed is None or heading is None or question.axis is not None:
        return None
    suspicious = claimed > len(propositions) or (question.all_propositions and claimed != len(propositions))
    counts_by_axis = {sum(p.axis == axis for p in propositions) for axis in {p.axis for p in propositions}}
    if not suspicious or (claimed in counts_by_axis and not question.all_propositions):
        return None
    picks = (Pick(heading, lead=ANNOUNCED), *titles(propositions))
    return Draft("answered", picks, OTHER_COUNT.format("du manifeste"), grouped=False)


def how_many(question: Question, library: Library) -> Draft | None:
    """« Combien d’axes y a-t-il ? »: the heading that announces it; with the list when it is wanted too."""
    heading, folded = opening(library), fold(question.resolved) if question.follow_up else asked(question)
    counted = re.search(r"\b(?:combien|nombre|nb)\b.{0,40}?\b(axes|propositions)\b", folded)
    if heading is None or not counted or question.propositions or not only_about_structure(question, _COUNT_WORDS):
        return None
    if counted[1] == "propositions" and _IN_EACH_AXIS.search(folded):
        return _by_axis(library)
    lead = f"Le manifeste l’annonce{NBSP}:"
    listed: tuple[Pick, ...] = ()
    if re.search(r"\b(?:lesquel\w*|quel\w* sont|liste\w*|cite\w*)\b", folded):
        listed = all_titles(library) if counted[1] == "axes" else titles(library.corpus.propositions)
    return Draft("answered", (Pick(heading, lead=lead), *listed), grouped=False)


def enumerated_propositions(question: Question, library: Library) -> Draft | None:
    """« Quelles sont les douze propositions ? », as the manifesto or as the article words them."""
    if not question.all_propositions or not only_about_structure(question, _COUNT_WORDS):
        return None
    if question.press:
        return _press_list(library)
    if re.search(r"\baxes?\b", asked(question)):
        return _axes_listed(question, _by_axis(library).picks, library)
    return Draft("answered", titles(library.corpus.propositions), grouped=False)


def ranking(question: Question, library: Library) -> Draft | None:
    """« Par quelle proposition commencer ? »: no document ranks them, and nothing is chosen in their place."""
    folded = asked(question)
    found = _RANKED.search(folded)
    if found is None or question.propositions:
        return None
    if frozenset(topic_terms(folded[found.start() :])) - META_WORDS - STRUCTURE_WORDS - _RANKING_WORDS:
        return None
    heading = opening(library)
    return Draft("not_in_corpus", preface=NO_RANKING, near=(heading,) if heading else ())


def outline(question: Question, library: Library) -> Draft | None:
    """« Quel est le sommaire ? », « Résume le manifeste »: the axes, each with its propositions."""
    if question.press or question.propositions or not _OUTLINE.search(asked(question)):
        return None
    wanted = _OUTLINE_WORDS | _RESUMING
    question = without_audience(question)
    if question.axis is not None or not (
        only_about_structure(question, wanted) or topic_where(question, _RESUMES_IT, wanted) == frozenset()
    ):
        return None
    aim = _aim(library) if SUMS_UP.search(asked(question)) else ()
    whole = _by_axis(library)
    return replace(whole, picks=(*aim, *whole.picks))


def _aim(library: Library) -> tuple[Pick, ...]:
    """The sentence in which the manifesto says what it aims at."""
    manifesto = (s for d in library.of_kind("manifesto") for s in d.sentences)
    return tuple(Pick(s.id, lead=f"Ce qu’il vise{NBSP}:") for s in manifesto if _ITS_AIM.search(fold(s.text)))[:1]


def _by_axis(library: Library) -> Draft:
    picks: list[Pick] = []
    for number, axis in numbered_titles(library):
        picks += [axis, *titles(p for p in library.corpus.propositions if p.axis == number)]
    return Draft("answered" if picks else "not_in_corpus", tuple(picks), grouped=False)


def enumerated_axes(question: Question, library: Library) -> Draft | None:
    """« Quels sont les axes ? »; a wrong number of them is corrected."""
    if not (question.all_axes or _HOW_MANY_AXES.search(asked(question))) or not only_about_structure(question):
        return None
    beside = _BESIDE_AXES.search(asked(question))
    return _axes_listed(question, _by_axis(library).picks if beside else all_titles(library), library)


def _axes_listed(question: Question, picks: tuple[Pick, ...], library: Library) -> Draft:
    """``picks``; behind what announces how many axes there are when the question has another number of them."""
    axes = len(all_titles(library))
    claimed = _HOW_MANY_AXES.search(asked(question))
    number = (int(claimed[1]) if claimed[1].isdigit() else NUMBER_WORDS[claimed[1]]) if claimed else axes
    heading = opening(library)
    if number == axes or heading is None:
        return Draft("answered", picks, grouped=False)
    announced = Pick(heading, lead=f"Le manifeste annonce le nombre de ses axes{NBSP}:")
    preface = "Le nombre d’axes de votre question n’est pas celui du manifeste."
    return Draft("answered", (announced, *picks), preface, grouped=False)


def _press_list(library: Library) -> Draft | None:
    for document in library.of_kind("press"):
        items = [s for s in document.sentences if s.kind is BlockKind.ITEM]
        if len(items) == len(library.corpus.propositions):
            return Draft("answered", tuple(Pick(s.id) for s in items))
    return None
