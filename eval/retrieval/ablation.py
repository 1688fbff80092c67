"""Every lever of the search alone, all of them together, and each left out; then other sizes of passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from eval.evidence import Locator
from eval.retrieval.levers import Levers, Material, system
from eval.retrieval.questions import Question
from eval.retrieval.systems import Row, measure, row

Progress = Callable[[str, int, int], None]
LABELS = {
    "words": "BM25 des passages",
    "stems": "racines françaises",
    "exact": "formes exactes",
    "headings": "champ des titres",
    "footnotes": "champ des notes",
    "speakers": "champ des personnes citées",
    "questions": "champ des questions éditoriales",
    "asked_words": "questions éditoriales, par les mots",
    "asked_sense": "questions éditoriales, par le sens",
    "dense": "vecteurs des passages",
    "lexicon": "lexique",
    "spelling": "correction de l’orthographe",
}
NOTHING = Levers(**dict.fromkeys(LABELS, False))
# Words of the text as they are written: what a lever of the lexical ranking is added to.
BASE = replace(NOTHING, words=True)
ALL = Levers()
# Rankings of their own, measured alone without BM25 of the passages.
_RANKINGS = ("asked_words", "asked_sense", "dense")
SIZES = ((300, 0), (300, 1), (600, 0), (600, 1), (800, 1), (1000, 0), (1000, 1), (1200, 1), (1500, 1))


def choices() -> list[tuple[str, Levers]]:
    """Every choice of levers with its French name, in the order of the table; « all » stands first."""
    found = [("Tous les leviers", ALL), ("Socle\u00a0: mots du texte tels quels", BASE)]
    found += [(f"Seul\u00a0: {LABELS[name]}", alone(name)) for name in LABELS if name not in ("words", "exact")]
    found += [(f"Sans\u00a0: {LABELS[name]}", replace(ALL, **{name: False})) for name in LABELS]
    return found + [
        (
            f"Passages de {size} caractères, reprise de {overlap}",
            replace(ALL, target_chars=size, overlap_sentences=overlap),
        )
        for size, overlap in SIZES
        if (size, overlap) != (ALL.target_chars, ALL.overlap_sentences)
    ]


def alone(name: str) -> Levers:
    """One lever alone: a ranking by itself, on stems; any other on the base. The lexicon speaks in stems."""
    if name in _RANKINGS:
        return replace(NOTHING, stems=True, **{name: True})
    return replace(BASE, stems=name in ("stems", "lexicon"), **{name: True} if name != "stems" else {})


def ablation(
    material: Material,
    questions: Sequence[Question],
    locator: Locator,
    progress: Progress,
    chosen: Sequence[tuple[str, Levers]] | None = None,
) -> list[Row]:
    """Measure every choice (or those ``chosen``); each is compared with the first."""
    measured = [
        measure(system(name, material, levers), questions, locator, progress) for name, levers in chosen or choices()
    ]
    return [row(one, questions, measured[0]) for one in measured]
