"""The tables of a report in French, as titles and rows of text: the terminal and the page show the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eval.french import interval, milliseconds, value
from eval.names import KIND_LABELS
from eval.retrieval.exact import KIND_NAMES, TARGET
from eval.retrieval.generalise import PLAIN, SEARCHES, WORDS, Generalisation, not_worse
from eval.retrieval.questions import CALIBRATION_KIND
from eval.retrieval.report import Report
from eval.retrieval.scores import MEASURES, Difference
from eval.retrieval.systems import Row
from eval.summary import Estimate

ROOM = 4  # columns of a terminal that leave room for intervals


class Figure(NamedTuple):
    """A figure, and the interval that the terminal leaves out of wide tables."""

    text: str
    interval: str

    def __str__(self) -> str:
        return f"{self.text} {self.interval}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table to show: the first column is text, the others are figures. ``note`` says how to read it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | Figure, ...], ...]
    note: str = ""

    def brief(self) -> tuple[tuple[str, ...], ...]:
        """The rows for a terminal: with intervals only when there is room for them."""
        wide = len(self.columns) > ROOM
        return tuple(tuple(c.text if wide and isinstance(c, Figure) else str(c) for c in row) for row in self.rows)


def kind_label(kind: str) -> str:
    """Name a kind of question in French."""
    return "étalonnage" if kind == CALIBRATION_KIND else KIND_LABELS.get(kind, kind)


def tables(report: Report) -> list[Table]:
    """Every table of the report; a part that was not measured has none."""
    found = [_measures(report), _kinds(report)]
    if report.baselines:
        rest = "" if report.minilm else " Sans all-MiniLM-L6-v2\u00a0: donnez son dossier avec --minilm."
        note = f"Écart de nDCG à 10 avec la recherche du programme, sur les mêmes questions et passages.{rest}"
        found.append(_systems("Références", (report.service, *report.baselines), note))
    if report.ablation:
        note = (
            "«\u00a0Seul\u00a0»\u00a0: ce levier ajouté au socle (le lexique avec les racines\u00a0; vecteurs et "
            "questions éditoriales comparées sans le socle). «\u00a0Sans\u00a0»\u00a0: tous les leviers moins "
            "celui-là, aux mêmes poids. Écart de nDCG à 10 avec tous les leviers. Poids\u00a0: matrices et vecteurs "
            "que la recherche lit. Un passage plus long porte plus de phrases\u00a0: il gagne toujours un peu."
        )
        found.append(_systems("Leviers", report.ablation, note))
    if report.generalisation:
        found += _generalisation(report.generalisation)
    if report.chroma:
        found.append(_chroma(report))
    return found


def _measures(report: Report) -> Table:
    rows = tuple(
        (label, _shown(report.service.overall.get(name)), _shown(report.service.no_word.get(name)))
        for name, (label, _) in MEASURES.items()
    )
    apart = sum(question.shares_no_word for question in report.questions)
    columns = ("Mesure", f"Toutes ({len(report.questions)})", f"Sans mot commun ({apart})")
    note = (
        "«\u00a0Sans mot commun\u00a0»\u00a0: aucune racine de la question, mots vides à part, n’est dans les phrases "
        f"de sa preuve ni dans leurs titres. Une requête\u00a0: {milliseconds(report.service.ms)} (médiane)."
    )
    return Table("Recherche", columns, rows, note)


def _kinds(report: Report) -> Table:
    names = ("recall_at_1", "recall_at_5", "recall_at_10", "ndcg_at_10")
    columns = ("Sorte", "Questions", *(MEASURES[name][0] for name in names))
    rows = tuple(
        (kind_label(kind), str(found["ndcg_at_10"].n), *(_shown(found[name]) for name in names))
        for kind, found in report.by_kind.items()
    )
    return Table("Par sorte de question", columns, rows)


def _systems(title: str, rows: Sequence[Row], note: str) -> Table:
    columns = (
        "Recherche", "Rappel à 1", "Rappel à 5", "Rappel à 10", "nDCG à 10", "Rappel à 5, sans mot commun",
        "Écart de nDCG", "Requête", "Poids",
    )  # fmt: skip
    return Table(title, columns, tuple(_system(row) for row in rows), note)


def _system(row: Row) -> tuple[str | Figure, ...]:
    return (
        row.name,
        *(_shown(row.overall[name]) for name in ("recall_at_1", "recall_at_5", "recall_at_10", "ndcg_at_10")),
        _shown(row.no_word.get("recall_at_5")),
        difference(row.against) if row.against else "",
        milliseconds(row.ms),
        f"{row.megabytes:.1f}\u00a0Mo".replace(".", ","),
    )


def _generalisation(sets: Sequence[Generalisation]) -> list[Table]:
    note = (
        "Chaque jeu devient un corpus de documents ajoutés, avec les réglages livrés. Objectif\u00a0: la recherche "
        "hybride au moins égale aux deux autres. «\u00a0BM25 simple\u00a0»\u00a0: racines françaises, sans lexique "
        "ni correction."
    )
    return [
        _unseen("nDCG à 10", [(one, one.ndcg, one.ndcg_against) for one in sets]),
        _unseen("rappel à 5", [(one, one.recall, one.recall_against) for one in sets], note),
    ]


def _unseen(
    measure: str, sets: Sequence[tuple[Generalisation, dict[str, Estimate], dict[str, Difference]]], note: str = ""
) -> Table:
    gaps = (f"Écart avec {SEARCHES[name]}" for name in (WORDS, PLAIN))
    columns = ("Jeu", "Textes", "Questions", "Hybride", "Mots seuls", "BM25 simple", *gaps, "Requête", "Objectif")
    rows = tuple(
        (
            one.name,
            str(one.texts),
            str(one.asked) if one.asked == one.queries else f"{one.asked} sur {one.queries}",
            *(_shown(found[name]) for name in SEARCHES),
            *(difference(against[name]) for name in (WORDS, PLAIN)),
            milliseconds(one.ms),
            "atteint" if not_worse(against) else "manqué",
        )
        for one, found, against in sets
    )
    return Table(f"Documents que le programme n’a jamais vus, {measure}", columns, rows, note)


def _chroma(report: Report) -> Table:
    columns = ("Vecteurs", "Nombre", "Requêtes", "Rappel", "Moyenne", "Pire requête", "Objectif")
    rows = tuple(
        (
            KIND_NAMES[one.kind],
            str(one.vectors),
            str(one.queries),
            f"à {one.k}",
            value(one.recall),
            value(one.worst),
            "atteint" if one.recall >= TARGET else "manqué",
        )
        for one in report.chroma
    )
    note = f"Part des plus proches voisins exacts que Chroma rend. Objectif\u00a0: {value(TARGET)}."
    return Table("Recherche approchée de Chroma contre recherche exacte", columns, rows, note)


def difference(found: Difference) -> Figure:
    """Format a difference and its interval: « +0,020 [−0,003\u00a0; +0,044] »."""
    low, high = (value(edge, signed=True) for edge in (found.low, found.high))
    return Figure(value(found.value, signed=True), f"[{low}\u00a0; {high}]")


def _shown(found: Estimate | None) -> str | Figure:
    return "" if found is None else Figure(value(found.value), interval(found.low, found.high))
