"""« Cinq chiffres sur l’attractivité, avec leurs sources »: as many figures as are asked for, all on the theme; « tous
les chiffres sur les jeunes »: those that count them.
"""

from __future__ import annotations

import re

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import only_about_structure
from assistant.library.terms import editors_of, led_terms, terms_in
from assistant.selection.completeness import asks_for_all
from assistant.understanding.ordinals import CARDINALS
from assistant.understanding.question import Question
from assistant.understanding.wording import fold
from corpus.types import Figure
from index.analysis import content_terms

_COUNTED = re.compile(
    rf"\b({'|'.join(CARDINALS)}|\d{{1,2}}) (?:\w+ )?(?:chiffres|pourcentages|statistiques|stats|donnees chiffrees)\b"
    r" (?:\w+ ){0,2}(?:sur|concernant|a propos|autour|au sujet|en matiere|relatifs?|lies?)\b"
)
_EVERY = re.compile(
    r"\b(?:chiffres|pourcentages|statistiques|stats|donnees chiffrees)\b (?:\w+ ){0,3}?"
    r"(?:sur|concernant|a propos|autour|au sujet|en matiere|relatifs?|lies?)\b"
)
_THEME = re.compile(
    r"\b(?:sur|concernant|à propos d[eu’']|autour d[eu’']|au sujet d[eu’']|en matière d[e’']|relatifs? à|"
    r"liée?s? à)\s*(?:la |le |les |l['’])?([^,.:;?!(]+)",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\s+(?:avec|pour|dans|et (?:leurs?|la|les) sources?|en vue)\b.*", re.IGNORECASE)
_ASKING = frozenset(
    content_terms(
        "chiffre chiffres pourcentage pourcentages statistique statistiques stats donnée données chiffrées source "
        "sources sourcés sourcé clé clés marquant marquants fort forts bon bons"
    )
)
OWN, NOTED, BESIDE, LED, WORDED = 1.0, 0.6, 0.5, 0.4, 1.0  # what a word of the theme is worth where it stands
FAMILY = 6  # letters that two words of a family share
NOT_NAMED = "Je n’ai trouvé dans les documents aucun chiffre qui nomme ce thème."
_GROUP = re.compile(r"\b(?:les|des|aux|nos|leurs|vos)\b", re.IGNORECASE)  # « sur les jeunes », not « sur la paie »
_EACH = re.compile(r"\s+et\s+(?:sur\s+)?|\s*,\s*")
MAY_LACK = "Cette liste peut être incomplète\u00a0: ce sont les chiffres qui nomment ce thème."
FEWER = "Je n’ai pas trouvé autant de chiffres sur ce thème\u00a0:"


def counted_figures(question: Question, library: Library) -> Draft | None:
    """The sentences with a figure that are nearest to the theme, nearest first, as many as are wanted; None when no
    theme is said, or when its parts are listed after a colon.
    """
    wanted, said = _COUNTED.search(fold(question.asked)), _THEME.search(question.asked)
    if wanted is None or said is None or question.press or question.propositions or question.follow_up:
        return None
    theme = _AROUND.sub("", said[1])
    if question.asked[said.end() :].lstrip().startswith(":") or _COUNTED.search(fold(theme)) or not _terms(theme):
        return None
    many = CARDINALS.get(wanted[1]) or int(wanted[1])
    near = {f.sentence_id: _nearness(theme, f.sentence_id, library) for f in library.corpus.figures}
    if not any(_names(theme, i, library) for i in near):  # editors and the lexicon alone lead too far
        return Draft("not_in_corpus", preface=NOT_NAMED) if _is_of_the_documents(theme, library) else None
    found = [i for i in sorted(near, key=lambda i: (-near[i], library.place(i))) if near[i]]
    given = sum(f.sentence_id in found[:many] for f in library.corpus.figures)  # a sentence may give several
    few = FEWER if given < many else ""
    return Draft("partial" if few else "answered", tuple(map(Pick, found[:many])), few, figures_first=True)


def figures_on(question: Question, library: Library) -> Draft | None:
    """« Tous les chiffres sur les jeunes »: the sentences with a figure that is of them, in their order; not what only
    stands beside it. None when no figure names the theme, or when a number of them is wanted.
    """
    folded, said = fold(question.asked), _THEME.search(question.asked)
    if said is None or not question.several or not _EVERY.search(folded) or _COUNTED.search(folded):
        return None
    if question.press or question.propositions or question.axis is not None or question.follow_up:
        return None
    theme = _AROUND.sub("", said[1])
    if question.asked[said.end() :].lstrip().startswith(":") or not _terms(theme):
        return None
    figures, group = library.corpus.figures, _GROUP.search(said[0]) is not None
    themes = [part for part in _EACH.split(theme) if _terms(part)]
    found = library.in_order(
        {f.sentence_id for f in figures if any(_is_on(part, f, library, group) for part in themes)}
    )
    if not found and group and _is_of_the_documents(theme, library):  # of these people, the documents count nothing
        return Draft("not_in_corpus", preface=NOT_NAMED)
    warned = MAY_LACK if asks_for_all(question) else ""
    return Draft("answered", tuple(map(Pick, found)), warned, figures_first=True) if found else None


def every_figure(question: Question, library: Library) -> Draft | None:
    """« Toutes les statistiques du manifeste »: each sentence with a figure, in order."""
    if not question.several or not asks_for_all(question) or not only_about_structure(question, _ASKING):
        return None
    if question.press or question.propositions or question.axis is not None:
        return None
    found = library.in_order({f.sentence_id for f in library.corpus.figures})
    return Draft("answered", tuple(map(Pick, found)), figures_first=True) if found else None


def _is_on(theme: str, figure: Figure, library: Library, group: bool) -> bool:
    """Whether a figure names every word of a theme: its sentence, its note or whom it counts; of a ``group`` of people,
    in other words too (« les salariés » are employees).
    """
    terms = _terms(theme)
    led = led_terms(theme, terms)
    counted = terms_in(figure.population)
    own = terms_in(library.sentence(figure.sentence_id).text) | counted
    notes = library.documents[figure.source_id].footnotes
    noted = frozenset[str]().union(*(terms_in(n.text) for n in notes if n.number == figure.footnote))
    return all(_has(t, own | noted) for t in terms) or (
        group and len(terms) == 1 and all(led[t] & counted for t in terms)
    )


def _is_of_the_documents(theme: str, library: Library) -> bool:
    """Whether a theme is one word, which the documents use: it is not a synonym of a word that a figure comes with."""
    terms = _terms(theme)
    return len(terms) == 1 and any(terms <= terms_in(s.text) for s in library.sentences)


def _terms(theme: str) -> frozenset[str]:
    return frozenset(content_terms(theme)) - _ASKING


def _nearness(theme: str, sentence_id: str, library: Library) -> float:
    """What the words of a theme are worth in a sentence, its notes, its editors, its titles and by the lexicon; 0 when
    one of them is nowhere there but with its editors.
    """
    sentence, terms = library.sentence(sentence_id), _terms(theme)
    own, notes, titles = _words(theme, sentence_id, library)
    editors, led = editors_of(sentence_id, library), led_terms(theme, terms)
    if not all(_has(t, own | notes | titles) or led[t] & own for t in terms):
        return 0.0
    worded = WORDED * (len(terms) > 1 and fold(theme).strip() in fold(sentence.text))
    return worded + sum(
        OWN * _has(t, own)
        + NOTED * _has(t, notes)
        + BESIDE * ((t in editors) + _has(t, titles))
        + LED * bool(led[t] & own)
        for t in terms
    )


def _names(theme: str, sentence_id: str, library: Library) -> bool:
    """Whether a sentence, its notes and its titles have every word of a theme."""
    held = frozenset[str]().union(*_words(theme, sentence_id, library))
    return all(_has(t, held) for t in _terms(theme))


def _words(theme: str, sentence_id: str, library: Library) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The content words of a sentence, of its notes, and of its titles: that of its axis is too wide for a theme of
    several words.
    """
    sentence = library.sentence(sentence_id)
    path = library.section_of(sentence).path[len(_terms(theme)) > 1 :]
    notes = " ".join(note.text for note in library.footnotes(sentence))
    return terms_in(sentence.text), terms_in(notes), terms_in(" ".join(path))


def _has(term: str, held: frozenset[str]) -> bool:
    """Whether a stem is held, or one of the same family: « reconnaissance » and « reconnu »."""
    return term in held or (len(term) > FAMILY and any(h.startswith(term[:FAMILY]) for h in held))
