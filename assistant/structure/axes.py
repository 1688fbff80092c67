"""Questions on axes and on whole lists: the propositions of an axis, all propositions, all axes, how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import (
    NBSP,
    SUMS_UP,
    SUPPORT_WORDS,
    asked,
    axis_titles,
    body,
    by_number,
    essential,
    only_about_structure,
    opening,
    titles,
    topic_of,
    without_audience,
)
from assistant.library.terms import terms_in
from assistant.understanding.question import Question
from corpus.types import Sentence
from index.analysis import content_terms

NUMBER_WORDS = {
    "premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "dernier": -1,
    "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
_NUMBER = r"\d{1,2}|" + "|".join(NUMBER_WORDS)
_AFTER = re.compile(
    rf"\baxes? (?:strategiques? )?(?:n ?[°o] ?|numeros? )?((?:{_NUMBER})\b(?: ?(?:,|et|ou|vs) ?(?:l'axe )?\d\b)*)"
)
_BEFORE = re.compile(
    r"\b(premier|deuxieme|second|troisieme|quatrieme|cinquieme|sixieme|dernier|[1-9](?:e|eme|er)) "
    r"(?:grand )?axe\b"
)
_AIM = re.compile(
    r"\b(?:vise\w*|objectifs?|ambition\w*|but|buts|resum\w*|parle|dit|expliqu\w*|propose|traite|contenu)\b"
)
_AIM_WORDS = frozenset(content_terms("viser vise objectif objectifs ambition but finalité traiter"))
_TITLE = re.compile(r"\b(?:titre|intitule|s'appelle|s'intitule|nom|c'est quoi)\b")
_WHICH_AXIS = re.compile(r"\b(?:quels?|l'|de) ?axes?\b")
# « Les intitulés de toutes les propositions »: the list, whatever else the person tells.
_LIST = re.compile(
    r"\b(?:intitules?|titres?|liste|noms?) (?:complete? |exacte?s? )?d(?:e|es) (?:toutes )?(?:les |ses |leurs |\w+ )?"
    r"propositions\b"
)
# « Quelles propositions dans l’axe 2 ? »: its members, whatever else the person tells.
_MEMBERS = re.compile(r"\b(?:quelles?|les|des|combien de) propositions?\b")
_ON_A_TOPIC = re.compile(r"\b(?:parl|trait|evoqu|mention|concern|abord|cit|touch)\w*|\bporte(?:nt)? sur\b")
# « L’axe sur la gouvernance »: what stands behind the word, in its clause.
_ON_IT = re.compile(
    r"\baxe (?:(?:strategique )?(?:sur|de|du|des|consacre au?x?|qui (?:parle|traite) d\w+) |d')([^,?.;:]+)"
)
_FIGURE_WORDS = frozenset(
    content_terms("chiffre chiffres pourcentage pourcentages statistiques stats données clés source sources tous")
)
_AIMS = 3
_NAMED = 0.5  # share of the words of an axis's title from which a question names it
OTHER_COUNT = "Le nombre de propositions de votre question n’est pas celui {}."


def named_axes(folded: str, last: int) -> tuple[int, ...]:
    """The axis numbers that a folded question names, valid or not; ``last`` is the number of the last axis."""
    found: list[int] = []
    for match in _AFTER.finditer(folded):
        first, *rest = re.findall(r"\d+|[a-z]+", re.sub(r"\b(?:et|ou|vs|l'axe)\b", " ", match[1]))
        found += [int(first) if first.isdigit() else NUMBER_WORDS[first], *(int(n) for n in rest if n.isdigit())]
    for match in _BEFORE.finditer(folded):
        word = match[1]
        found.append(int(word[0]) if word[0].isdigit() else NUMBER_WORDS[word])
    return tuple(dict.fromkeys(last if n == -1 else n for n in found))


def one_axis(question: Question, library: Library) -> Draft | None:
    """« Quelles propositions relèvent de l’axe 2 ? », « Que vise l’axe 1 ? », « l’axe 4 »."""
    headings = axis_titles(library)
    if not headings or question.propositions:
        return None
    if SUMS_UP.search(asked(question)):
        question = without_audience(question)
    numbers = named_axes(asked(question), max(headings))
    if not numbers and question.axis is not None:
        numbers = (question.axis,)
    by_name = not numbers
    if by_name and (named := _by_name(question, headings, library)) is not None:
        numbers = (named,)
    if not numbers:
        return None
    if any(n not in headings for n in numbers):
        return _no_such_axis(library)
    titled = frozenset(term for n in numbers for term in terms_in(library.sentence(headings[n]).text))
    members = _MEMBERS.search(asked(question)) and not _ON_A_TOPIC.search(asked(question))
    whole = by_name or _LIST.search(asked(question)) or members
    if not whole and not only_about_structure(question, _AIM_WORDS | titled):
        return None
    return _axes(question, numbers, headings, library)


def _axes(question: Question, numbers: Iterable[int], headings: dict[int, str], library: Library) -> Draft:
    folded = asked(question)
    listed = "proposition" in folded
    picks: list[Pick] = []
    inside = 0
    for number in numbers:
        members = [p for p in library.corpus.propositions if p.axis == number]
        inside += len(members)
        picks.append(Pick(headings[number], lead=f"Axe {number}{NBSP}:"))
        if not listed and _TITLE.search(folded):
            continue
        if not listed and _AIM.search(folded):
            picks += [Pick(s.id) for s in _aims(number, headings[number], library)]
        picks += titles(members)
    claimed = question.claimed_count
    wrong = claimed is not None and claimed != inside
    return Draft("answered", tuple(picks), OTHER_COUNT.format("de cet axe") if wrong else "", grouped=False)


def _aims(number: int, heading: str, library: Library) -> list[Sentence]:
    """The sentences that carry what an axis aims at, from the text that opens it."""
    document = library.document_of(heading)
    sections = [s.id for s in document.sections if s.axis == number and s.proposition is None]
    return essential(body(sections, library), library.sentence(heading).text, library, _AIMS)


def _by_name(question: Question, headings: dict[int, str], library: Library) -> int | None:
    """The one axis whose title holds every topic word: « l’axe sur la gouvernance », or its title in full."""
    behind = _ON_IT.search(asked(question)) if _MEMBERS.search(asked(question)) else None
    topic = frozenset(content_terms(behind[1])) if behind else topic_of(question, _AIM_WORDS)
    titled = {n: terms_in(library.sentence(i).text) for n, i in headings.items()}
    within = [n for n, words in titled.items() if topic and topic <= words]
    if len(within) != 1:
        return None
    whole = len(topic) >= _NAMED * len(titled[within[0]])
    return within[0] if whole or re.search(r"\baxe\b", asked(question)) else None


def _no_such_axis(library: Library) -> Draft:
    heading = opening(library)
    picks = (Pick(heading, lead=f"Le manifeste annonce le nombre de ses axes{NBSP}:"),) if heading else ()
    return Draft(
        "not_in_corpus", (*picks, *all_titles(library)), "Cet axe n’existe pas dans le manifeste.", grouped=False
    )


def all_titles(library: Library) -> tuple[Pick, ...]:
    """The titles of the axes, each under its number."""
    return tuple(pick for _, pick in numbered_titles(library))


def numbered_titles(library: Library) -> list[tuple[int, Pick]]:
    """The number of each axis and its title."""
    return [(n, Pick(i, lead=f"Axe {n}{NBSP}:")) for n, i in sorted(axis_titles(library).items())]


def figures_of_an_axis(question: Question, library: Library) -> Draft | None:
    """« Quels sont les chiffres de l’axe 1 ? »: every figure of its propositions, with its source."""
    headings = axis_titles(library)
    numbers = named_axes(asked(question), max(headings, default=0))
    if not question.several or not numbers or not only_about_structure(question, _FIGURE_WORDS):
        return None
    members = {p.number for p in library.corpus.propositions if p.axis in numbers}
    found = library.in_order(f.sentence_id for f in library.corpus.figures if f.proposition in members)
    return Draft("answered", tuple(Pick(i) for i in found), figures_first=True) if found else None


def figures_of_propositions(question: Question, library: Library) -> Draft | None:
    """« Les chiffres de la proposition 12 », « et quels chiffres la justifient ? » after it: every figure that it
    states, with its source.
    """
    chosen = set(question.propositions) & set(by_number(library))
    alone = replace(question, search=question.asked) if question.follow_up else question
    if not question.several or not chosen or not only_about_structure(alone, _FIGURE_WORDS | SUPPORT_WORDS):
        return None
    found = library.in_order(f.sentence_id for f in library.corpus.figures if f.proposition in chosen)
    return Draft("answered", tuple(Pick(i) for i in found), figures_first=True) if found else None


def axis_of_a_proposition(question: Question, library: Library) -> Draft | None:
    """« Dans quel axe se trouve la proposition 7 ? »: its axis, then its title."""
    known, headings = by_number(library), axis_titles(library)
    chosen = [known[n] for n in question.propositions if n in known and known[n].axis in headings]
    if not chosen or not _WHICH_AXIS.search(asked(question)) or not only_about_structure(question):
        return None
    picks: list[Pick] = []
    for axis in dict.fromkeys(p.axis for p in chosen):
        picks.append(Pick(headings[axis], lead=f"Axe {axis}{NBSP}:"))
        picks += titles(p for p in chosen if p.axis == axis)
    return Draft("answered", tuple(picks), grouped=False)
