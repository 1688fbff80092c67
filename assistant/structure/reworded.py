"""« L’article reprend-il mot pour mot la proposition 9 ? »: the wording of the press beside the manifesto's own."""

from __future__ import annotations

from functools import lru_cache

from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.press import Comparison, press_documents, read_press
from assistant.question import Question
from assistant.structure.reading import NBSP, by_number, only_about_structure, titles
from index.analysis import content_terms

# What one asks of two wordings, beside the names of both.
_WORDING = frozenset(
    content_terms(
        "mot terme termes mots même mêmes identique identiques pareil pareille reprendre reprend repris reprise "
        "recopie reformuler reformule formule formulée formulation rédaction ajouter ajoute ajouté ajout enlève "
        "retire omet change changé modifie rapport différence différente version fidèle fidèlement texto traduit "
        "présente libellé phrase façon manière exactement littéralement tel telle quel raconte décrit rend compte"
    )
)


def reworded(question: Question, library: Library) -> Draft | None:
    """Of each proposition that the question names: its title, then the sentence of the press that words it.

    None when nothing of the press is asked, or something else than the wording.
    """
    known = by_number(library)
    chosen = [known[n] for n in question.propositions if n in known]
    if not question.press or not chosen or not only_about_structure(question, _WORDING):
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


@lru_cache(maxsize=4)
def _comparisons(library: Library) -> tuple[Comparison, ...]:
    return tuple(c for document in press_documents(library) for c in read_press(document, library).comparisons)
