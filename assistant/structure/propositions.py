"""Questions on propositions taken by their number: one, several, compared, or one that does not exist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.among import among_named
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import (
    NBSP,
    STRUCTURE_WORDS,
    asked,
    body,
    by_number,
    essential,
    only_about_structure,
    opening,
    titles,
    topic_of,
)
from assistant.library.terms import terms_in
from assistant.numbers import numbers_in
from assistant.selection.instances import asks_an_example_of_it
from assistant.selection.practice import PLANS
from assistant.structure.differences import telling_apart
from assistant.structure.themes import holding
from assistant.understanding.named import asked_of_each, named_propositions
from assistant.understanding.ordinals import CARDINALS
from assistant.understanding.question import Question
from assistant.understanding.wanted import Wanted
from assistant.understanding.wording import META_WORDS, about, fold
from corpus.types import BlockKind, Proposition, Voice
from index.analysis import content_terms

ANNOUNCED = f"Le manifeste annonce le nombre de ses propositions{NBSP}:"
_TITLE = re.compile(r"\b(?:titres?|intitules?|s'appelle|s'intitule|nom)\b")
# … whatever else is told: « proposition 4, son intitulé exact, je finis mon ordre du jour ».
_TITLE_ASKED = re.compile(
    r"\b(?:titre|intitule|libelle|nom)(?: \w+)? de la (?:prop\w*\.? ?(?:n ?[°o] ?|numero )?\d|\w+ prop)|"
    r"\bprop\w*\.? ?(?:n ?[°o] ?|numero )?\d+\W+(?:(?:c'est quoi|quel est|donne\w*(?:-moi)?) )?(?:son|le|l'|quel) ?"
    r"(?:titre|intitule|libelle|nom)\b|\bquel est son (?:titre|intitule|libelle|nom)\b|"
    r"\belle s'(?:appelle|intitule)\b|\bs'(?:appelle|intitule)-t-elle\b"
)
_PAGE = re.compile(r"\b(?:quelles?|la|de) pages?\b")
_COMPARE = re.compile(
    r"\b(?:compar\w*|differe\w*|points? communs?|oppos\w*|disting\w*|versus|vs|ressembl\w*|"
    r"meme chose|l[ea]s? memes?\b|pareil\w*|identiques?|rapproch\w*|lien entre)\b"
)
_COMPARE_WORDS = frozenset(
    content_terms(
        "comparer comparaison comparez compare différence différences différer diffère point commun opposer oppose "
        "chose même pareil pareilles identique identiques similaire "
        "distinguer distingue versus vs ressembler ressemblance rapprocher lien entre"
    )
)
_SHORT_NUMBER = re.compile(r"\b(?:la|les|l'|et|avec|a|propositions?|numero|n ?[°o]|,) ?(\d{1,2})\b(?! ?(?:%|ans|pour))")
# « La dernière proposition », « les deux dernières ».
_LAST = re.compile(
    rf"\b(?:(?:les|des|aux|ces) (\d|{'|'.join(CARDINALS)}) )?dernieres? propositions?\b|\bultime proposition\b"
)
_WHY = re.compile(r"\b(?:pourquoi|raisons?|causes?|motifs?)\b")
_FIGURES = r"(?:chiffres|pourcentages|statistiques|stats)"
_STRONGEST = re.compile(
    rf"\b{_FIGURES}\b.*\b(?:les? plus|meilleurs?|davantage)\b|"
    rf"\b(?:le plus|davantage|plus|meilleurs?) (?:de |d')?{_FIGURES}\b"
)
_STRONG_WORDS = frozenset(
    content_terms(
        "chiffre chiffres pourcentage pourcentages statistique statistiques stats fort forts fortes marquant marquants "
        "parlant parlants frappant frappants impressionnant impressionnants solide solides convaincant convaincants "
        "meilleur meilleurs choc percutant percutants beaucoup avoir entre laquelle"
    )
)
NOT_RANKED = f"Les documents ne les classent pas{NBSP}; voici les chiffres de chacune{NBSP}:"
_PER_PROPOSITION = 2
_THEME_WORDS = 2
_ALONE = 4
_MANY = 4  # propositions from which one sentence each is enough


def impossible_proposition(question: Question, library: Library) -> Draft | None:
    """« Que dit la proposition 13 ? »: how many there are."""
    known, heading = by_number(library), opening(library)
    if not question.propositions or heading is None or all(n in known for n in question.propositions):
        return None
    return Draft(
        status="not_in_corpus",
        picks=(Pick(heading, lead=ANNOUNCED),),
        preface="Cette proposition n’existe pas dans le manifeste.",
        near=tuple(p.title_sentence_id for p in library.corpus.propositions[-2:]),
        grouped=False,
    )


def whole_propositions(question: Question, library: Library) -> Draft | None:
    """« Que dit la proposition 4 ? »: its title, then the sentences that carry it."""
    if asks_an_example_of_it(question):
        return None  # a sentence of it gives one, or none does
    chosen = _named(question, library)
    folded = asked(question)
    beside = _COMPARE_WORDS | PLANS
    if chosen and _TITLE_ASKED.search(folded) and question.wanted is not Wanted.SPEAKER:
        return Draft("answered", titles(chosen), grouped=False)
    if not chosen or not only_about_structure(question, beside) or _announced(question, chosen, library):
        return None
    if question.wanted in {Wanted.FIGURE, Wanted.SPEAKER, Wanted.SOURCE}:
        return None
    if _PAGE.search(folded):
        return Draft("answered", tuple(Pick(p.title_sentence_id, lead=_paged(p)) for p in chosen), grouped=False)
    if _TITLE.search(folded):
        return Draft("answered", titles(chosen), grouped=False)
    if _WHY.search(folded):
        return _why(chosen, library)
    picks: list[Pick] = []
    most = _ALONE if len(chosen) == 1 else _PER_PROPOSITION if len(chosen) < _MANY else 1
    apart = telling_apart(chosen, library) if 1 < len(chosen) < _MANY and _COMPARE.search(folded) else {}
    for proposition in chosen:
        picks.extend(titles([proposition]))
        sentences = body(proposition.section_ids, library)
        told = apart.get(proposition.number) or essential(sentences, proposition.title, library, most)
        picks.extend(Pick(s.id) for s in told)
    return Draft("answered", tuple(picks), grouped=False)


def figures_compared(question: Question, library: Library) -> Draft | None:
    """« De la 8 et de la 9, laquelle a les chiffres les plus forts ? »: all those of each, for the reader to judge."""
    alone = replace(question, search=question.asked) if question.follow_up else question
    chosen = _named(question, library)
    if len(chosen) < 2 or not _STRONGEST.search(asked(question)) or not only_about_structure(alone, _STRONG_WORDS):
        return None
    picks: list[Pick] = []
    for proposition in chosen:
        held = {f.sentence_id for f in library.corpus.figures if f.proposition == proposition.number}
        without = f"Proposition {proposition.number}, où je n’ai pas repéré de chiffre{NBSP}:"
        picks += [Pick(i) for i in library.in_order(held)] or [Pick(proposition.title_sentence_id, lead=without)]
    return Draft("answered", tuple(picks), NOT_RANKED, figures_first=True)


def _announced(question: Question, chosen: Sequence[Proposition], library: Library) -> bool:
    """Whether a theme of theirs stands before a colon: « télétravail : que disent la 7 et la 11 ? »."""
    lead, colon, _ = question.search.partition(":")
    theme = about(terms_in(lead)) - STRUCTURE_WORDS - META_WORDS if colon else frozenset()
    told = (terms_in(s.text) for p in chosen for s in body(p.section_ids, library))
    return 0 < len(theme) <= _THEME_WORDS and any(theme <= held for held in told)


def one_figure_in_several(question: Question, library: Library) -> Draft | None:
    """« 70 % dans la 4 et dans la 5, est-ce la même chose ? »: the sentences of each that give this percentage."""
    chosen, stated = _named(question, library), set(question.numbers)
    if len(chosen) < 2 or not stated:
        return None
    found = [
        [s for s in body(p.section_ids, library) if stated & set(numbers_in(s.text)) and "%" in s.text] for p in chosen
    ]
    return Draft("answered", tuple(Pick(s.id) for held in found for s in held)) if all(found) else None


def compared_on_a_theme(question: Question, library: Library) -> Draft | None:
    """« Comparez la 2 et la 3 sur la gouvernance »: of each proposition, its title and what it says of the theme.

    None when one of them doesn't name the theme: ``decide`` looks for it there in other words.
    """
    chosen = _named(question, library)
    topic = topic_of(question, _COMPARE_WORDS)
    if len([said for _, said in asked_of_each(question.search) if topic & terms_in(said)]) > 1:
        return None  # of each its own theme
    if len(chosen) < 2 or not topic or question.wanted in {Wanted.SPEAKER, Wanted.SOURCE} or among_named(question):
        return None
    most = _PER_PROPOSITION if len(chosen) < _MANY else 1
    found = {p.number: holding(body(p.section_ids, library), topic, p.title, library, most) for p in chosen}
    titled = any(topic & terms_in(p.title) for p in chosen)  # « les deux parlent de gouvernance »: their very subject
    compared = titled and bool(_COMPARE.search(asked(question)))
    for proposition in chosen:
        if not found[proposition.number] and (compared or topic & terms_in(proposition.title)):
            found[proposition.number] = essential(body(proposition.section_ids, library), proposition.title, library, 1)
    if not all(found.values()):
        return None
    picks: list[Pick] = []
    for proposition in chosen:
        picks.extend(titles([proposition]))
        picks.extend(Pick(s.id) for s in found[proposition.number])
    return Draft("answered", tuple(picks), grouped=False)


def _named(question: Question, library: Library) -> list[Proposition]:
    """The propositions that a question names, in its order; « la 2 et la 3 » counts when they are compared."""
    numbers = list(question.propositions)
    folded = asked(question)
    if _COMPARE.search(folded) and question.axis is None and "axe" not in folded:
        numbers += [int(n) for n in _SHORT_NUMBER.findall(folded)]
        for old in reversed(question.previous):  # « compare-la à la 6 », « qu’est-ce qui les distingue ? »
            if len(set(numbers)) > 1:
                break
            before = fold(old)
            numbers = [*(named_propositions(before) or map(int, _SHORT_NUMBER.findall(before))), *numbers]
    known = by_number(library)
    if known and (last := _LAST.search(folded)) and not question.follow_up:
        many = CARDINALS.get(last[1]) or int(last[1]) if last[1] else 1
        numbers += sorted(known)[-many:]
    return [known[n] for n in dict.fromkeys(numbers) if n in known]


def _why(chosen: list[Proposition], library: Library) -> Draft | None:
    """What a proposition rests on: its opening figures and findings, failing them what Nexem observes."""
    picks: list[Pick] = []
    for proposition in chosen:
        sentences = body(proposition.section_ids, library)
        grounds = [s for s in sentences if s.kind is BlockKind.CALLOUT]
        observed = [s for s in sentences if s.voice is Voice.OBSERVATION]
        kept = grounds[:_ALONE] or essential(observed, proposition.title, library, _PER_PROPOSITION)
        picks += [Pick(s.id) for s in kept]
    preface = f"Les constats qui ouvrent {'la proposition' if len(chosen) == 1 else 'ces propositions'}{NBSP}:"
    return Draft("answered", tuple(picks), preface) if picks else None


def _paged(proposition: Proposition) -> str:
    page = f", page {proposition.pages[0]}" if proposition.pages else ""
    return f"Proposition {proposition.number}{page}{NBSP}:"
