"""« L’article reprend-il mot pour mot la proposition 9 ? »: the wording of the press beside the manifesto's own."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.press import Comparison, press_documents, read_press
from assistant.library.reading import NBSP, asked, by_number, only_about_structure, titles, topic_where
from assistant.library.terms import terms_in
from assistant.understanding.question import Question
from index.analysis import content_terms

# What one asks of two wordings, beside the names of both.
_WORDING = frozenset(
    content_terms(
        "mot terme termes mots même mêmes identique identiques pareil pareille reprendre reprend repris reprise "
        "donne donnent parle parler parlant résume résumer chose dit dire écrit au juste recopie reformuler "
        "reformule formule formulée formulation rédaction ajouter ajoute ajouté ajout enlève "
        "retire omet change changé modifie rapport différence différente version fidèle fidèlement texto traduit "
        "présente libellé comparer comparez comparaison exactement juste phrase façon manière littéralement tel telle "
        "quel raconte décrit rend compte garder gardé garde conserver conserve modifier modifié modifie modification "
        "formulent reformulent rédigent reprennent disent changent gardent recopié collé copie copier transformer "
        "transforme libeller énoncé énonce dérive deux original originale titre arranger arrangé arrange "
        "arrangée telle écrit écrire côte côté mettre mettez montrer montrez voir journaliste toute formulation "
        "formulations officiel officielle toute croire crois rédiger rédigé rédigée vouloir premier "
        "première dernier dernière"
    )
)

_OF_NEXEM = r"\b(?:manifeste|nexem|intitules?|titres?|original|l'un et (?:dans )?l'autre)\b"
_OF_THE_PRESS = r"\b(?:article|journaliste|presse|magazine)\b"
# What is asked, whatever one tells of why one asks.
_ASKS_WORDING = re.compile(
    r"\bmot (?:pour|a) mot\b|\b(?:re)?formul\w+|\bredig\w+|\blibell\w+|\benonc\w+|\btexto\b|\ba l'identique\b|"
    r"\bcote a cote\b|\btel(?:le)? quel(?:le)?\b|\barrang\w+|\bfidele\w*|\bpareil\w*|\bidentiques?\b|"
    r"\bmemes? (?:mots?|termes?|titres?|intitules?|formul\w+|phrases?|libelles?)\b|"
    r"\b(?:reprend|repris|reprise|recopi|gard|conserv|chang|modifi|transform|reecri)\w*"
)
_SIDE_BY_SIDE = re.compile(f"{_OF_NEXEM}.*{_OF_THE_PRESS}|{_OF_THE_PRESS}.*{_OF_NEXEM}")


def reworded(question: Question, library: Library) -> Draft | None:
    """Of each proposition that the question names: its title, then the sentence of the press that words it.

    None when nothing of the press is asked, or something else than the wording: a question that sets both side by side
    may name what the wording says.
    """
    known = by_number(library)
    chosen = [known[n] for n in question.propositions if n in known]
    if not question.press or not chosen:
        return None
    worded = frozenset(term for c in _comparisons(library) if c.proposition in chosen for term in _terms(c))
    beside = _WORDING | worded if _SIDE_BY_SIDE.search(asked(question)) else _WORDING
    if not only_about_structure(question, beside) and topic_where(question, _ASKS_WORDING, beside) != frozenset():
        return None
    picks: list[Pick] = []
    silent: list[int] = []
    for proposition in chosen:
        found = [c.sentence for c in _comparisons(library) if c.proposition == proposition and c.sentence is not None]
        picks += titles([proposition])
        picks += [Pick(s.id, lead=f"L’article écrit{NBSP}:") for s in found]
        silent += [] if found else [proposition.number]
    preface = f"L’article ne reprend pas la proposition {silent[0]}." if silent else ""
    return Draft("answered", tuple(picks), preface=preface, grouped=False)


def _terms(comparison: Comparison) -> frozenset[str]:
    """The content words of a proposition's title and of the press's wording of it, as stems."""
    press = terms_in(comparison.sentence.text) if comparison.sentence else frozenset()
    return terms_in(comparison.proposition.title) | press


@lru_cache(maxsize=4)
def _comparisons(library: Library) -> tuple[Comparison, ...]:
    return tuple(c for document in press_documents(library) for c in read_press(document, library).comparisons)
