"""What the documents did not answer, as an editor's list: similar questions together, the most asked first.

Deterministic: the order in which questions were asked changes nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage  # type: ignore[import-untyped]

from assistant.journal.types import Gap
from index.embedding import Encoder

# Cosine of the bundled encoder from which two questions ask for the same thing, on average over their groups. On 3,000
# editorial questions, three quarters of the pairs above 0.35 lead to a same sentence.
SIMILAR: Final = 0.35
MOST: Final = 2_000  # questions grouped; the least asked beyond them are left out
NBSP: Final = "\N{NO-BREAK SPACE}"
# A cell that begins so would be run as a formula by a spreadsheet.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Questions about the same thing, the most asked first. ``title`` is the one that stands closest to all."""

    title: str
    gaps: tuple[Gap, ...]

    @property
    def count(self) -> int:
        """How many times they were asked, all together."""
        return sum(gap.count for gap in self.gaps)

    @property
    def last(self) -> datetime:
        """When one of them was last asked."""
        return max(gap.last for gap in self.gaps)


def grouped(gaps: Sequence[Gap], encoder: Encoder) -> tuple[GapGroup, ...]:
    """Group ``gaps`` by average linkage over the cosine of their vectors; the most asked group first."""
    kept = sorted(sorted(gaps, key=lambda gap: (-gap.count, gap.question))[:MOST], key=lambda gap: gap.question)
    if not kept:
        return ()
    vectors = _unit(np.asarray(encoder.encode_queries([gap.question for gap in kept]), dtype=np.float64))
    cosines = np.clip(vectors @ vectors.T, -1.0, 1.0)
    found: dict[int, list[int]] = {}
    for row, label in enumerate(_labels(cosines)):
        found.setdefault(label, []).append(row)
    groups = [_group(kept, rows, cosines) for rows in found.values()]
    return tuple(sorted(groups, key=lambda group: (-group.count, -group.last.timestamp(), group.title)))


def as_csv(groups: Sequence[GapGroup]) -> str:
    """One line a question, semicolons and a byte-order mark for a French spreadsheet."""
    target = StringIO()
    target.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(("Thème", "Question", "Fois posée", "Première fois", "Dernière fois", "Réponse"))
    for group in groups:
        for gap in group.gaps:
            row = (group.title, gap.question, str(gap.count), _day(gap.first), _day(gap.last), said(gap))
            writer.writerow([_harmless(cell) for cell in row])
    return target.getvalue()


def as_markdown(groups: Sequence[GapGroup], corpus_version: str, now: datetime) -> str:
    """A list to paste into a note or a ticket."""
    lines = [
        "# Questions sans réponse dans les documents",
        "",
        f"Relevé du {_day(now)}, version {corpus_version} du corpus.",
    ]
    for group in groups:
        lines += ["", f"## {_line(group.title)} ({times(group.count)})", ""]
        lines += [f"- {_line(gap.question)} — {times(gap.count)}, {said(gap).lower()}" for gap in group.gaps]
    return "\n".join([*lines, ""])


def times(count: int) -> str:
    """« 1 fois », « 3 fois »."""
    return f"{count}{NBSP}fois"


def said(gap: Gap) -> str:
    """What the assistant answered."""
    return "Hors du sujet" if gap.status == "out_of_scope" else "Absent des documents"


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows of length 1, float64 (n, d); a null row (no known word) stays null and resembles nothing."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: NDArray[np.float64] = np.where(lengths > 0, vectors / np.maximum(lengths, 1e-12), 0.0)
    return units


def _labels(cosines: NDArray[np.float64]) -> list[int]:
    if len(cosines) == 1:
        return [1]
    distances = np.clip(1.0 - cosines, 0.0, 2.0)[np.triu_indices(len(cosines), 1)]
    return [int(label) for label in fcluster(linkage(distances, "average"), 1.0 - SIMILAR, "distance")]


def _group(gaps: Sequence[Gap], rows: Sequence[int], cosines: NDArray[np.float64]) -> GapGroup:
    near = cosines[np.ix_(rows, rows)].mean(axis=1)
    central = max(range(len(rows)), key=lambda place: (round(float(near[place]), 6), gaps[rows[place]].count, -place))
    ordered = sorted((gaps[row] for row in rows), key=lambda gap: (-gap.count, -gap.last.timestamp(), gap.question))
    return GapGroup(gaps[rows[central]].question, tuple(ordered))


def _day(moment: datetime) -> str:
    return moment.astimezone().strftime("%d/%m/%Y")


def _line(text: str) -> str:
    """Text that a Markdown reader shows as it is, on one line."""
    line = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in line)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
