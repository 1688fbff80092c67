"""The register of figures as people use it: found by words, filtered, copied with its reference, exported."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from rapidfuzz import fuzz, process

from assistant.answer.frames import short_title, source_of_figure
from assistant.library.citations import Library
from assistant.views.shares import share_of
from corpus.types import Figure
from index.analysis import content_terms, fold, forms, is_stop_word, stem

NBSP: Final = "\N{NO-BREAK SPACE}"
COLUMNS: Final = (
    "proposition", "page", "chiffre", "valeur", "unité", "population", "mesure", "phrase", "source", "producteur",
    "date", "document",
)  # fmt: skip
_NEAR: Final = 70  # of 100, the likeness of spelling from which a word of the register is offered for an unknown one
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with what a reader needs beside it."""

    figure: Figure
    quote: str  # the exact sentence
    source: str  # the footnote as printed, else the producer, else that the document gives none
    title: str  # the proposition's title, "" outside propositions
    document: str
    percent: float | None  # the share of a whole, None when the figure is none
    words: frozenset[str]  # folded words and stems: what a search compares


def rows_of(library: Library) -> tuple[Row, ...]:
    """Every figure of the corpus, in reading order."""
    titles = {p.number: p.title for p in library.corpus.propositions}
    return tuple(_row(figure, titles.get(figure.proposition or 0, ""), library) for figure in library.corpus.figures)


def _row(figure: Figure, title: str, library: Library) -> Row:
    quote = library.sentence(figure.sentence_id).text
    source = source_of_figure(figure, library)
    text = " ".join([quote, figure.text, figure.population, figure.measure, source, figure.date, title])
    return Row(
        figure=figure,
        quote=quote,
        source=source,
        title=title,
        document=library.documents[figure.source_id].source.title,
        percent=share_of(figure),
        words=frozenset(forms(text)) | frozenset(content_terms(text)),
    )


def producer_key(name: str) -> str:
    """One key for one producer: « Nexem – IFOP » and « IFOP – NEXEM » are the same."""
    return " ".join(sorted(forms(name)))


def producers(rows: Iterable[Row]) -> dict[str, str]:
    """The producers of the register by their key, each under its first wording, in alphabetical order."""
    found: dict[str, str] = {}
    for row in rows:
        if row.figure.producer:
            found.setdefault(producer_key(row.figure.producer), row.figure.producer)
    return dict(sorted(found.items(), key=lambda item: fold(item[1])))


def search(rows: Iterable[Row], query: str = "", proposition: int | None = None, producer: str = "") -> list[Row]:
    """The rows that hold every word of ``query`` (accents, case and endings aside), in reading order.

    ``producer`` is a key of ``producers``; "" is any of them.
    """
    wanted = _wanted(query)
    return [
        row
        for row in rows
        if proposition in (None, row.figure.proposition)
        and producer in ("", producer_key(row.figure.producer))
        and all(_holds(row, word) for word in wanted)
    ]


def _wanted(query: str) -> list[str]:
    """The words of a query; small words count only when there is nothing else."""
    words = forms(query)
    return [word for word in words if not is_stop_word(word) and word != "%"] or words


def _holds(row: Row, word: str) -> bool:
    if word in row.words or stem(word) in row.words:
        return True
    return not word[0].isdigit() and len(word) > 2 and any(other.startswith(word) for other in row.words)


def unknown_words(rows: Sequence[Row], query: str) -> list[str]:
    """The words of a query that no figure of the register holds."""
    return [word for word in _wanted(query) if not any(_holds(row, word) for row in rows)]


def near_words(rows: Iterable[Row], query: str, most: int = 3) -> list[str]:
    """Words of the register spelled like those of a query that it doesn't hold, nearest first, as written."""
    listed = list(rows)
    written = {fold(word): word for row in listed for word in re.findall(r"[^\W\d_]{4,}", row.quote)}
    found: list[str] = []
    for word in unknown_words(listed, query):
        for match, _, _ in process.extract(word, list(written), scorer=fuzz.ratio, limit=most, score_cutoff=_NEAR):
            if written[match].lower() not in found:
                found.append(written[match].lower())
    return found[:most]


def reference(row: Row) -> str:
    """Where a figure comes from: source, document, proposition, page."""
    figure = row.figure
    parts = [f"Source{NBSP}: {row.source}", f"cité dans {short_title(row.document)}"]
    if figure.proposition is not None:
        parts.append(f"proposition{NBSP}{figure.proposition}")
    if figure.page is not None:
        parts.append(f"p.{NBSP}{figure.page}")
    return ", ".join(parts) + "."


def copied(row: Row) -> str:
    """The exact sentence and its reference, ready to paste."""
    return f"«{NBSP}{row.quote}{NBSP}»\n{reference(row)}"


def to_csv(rows: Iterable[Row]) -> bytes:
    """The rows as a table that a French spreadsheet opens: UTF-8 with a byte-order mark, « ; », decimal comma."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _values(row)] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _values(row: Row) -> tuple[object, ...]:
    f = row.figure
    return (
        f.proposition, f.page, f.text, f"{f.value:.10g}".replace(".", ","), f.unit, f.population, f.measure, row.quote,
        row.source, f.producer, f.date, row.document,
    )  # fmt: skip


def _cell(value: object) -> object:
    """Text that a spreadsheet would run as a formula is shown as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else "" if value is None else value
