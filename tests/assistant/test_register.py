"""The register of figures: search, producers, references, table."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.citations import Library
from assistant.views.register import (
    COLUMNS,
    Row,
    copied,
    near_words,
    producer_key,
    producers,
    reference,
    rows_of,
    search,
    to_csv,
    unknown_words,
)
from corpus.load import load_corpus


@pytest.fixture(scope="module")
def rows() -> tuple[Row, ...]:
    return rows_of(Library(load_corpus()))


def texts(found: list[Row]) -> list[str]:
    return [row.figure.text for row in found]


def test_an_empty_search_finds_the_whole_register(rows: tuple[Row, ...]) -> None:
    assert search(rows) == list(rows)
    assert len(rows) == len(load_corpus().figures)


@pytest.mark.parametrize("query", ["benevoles", "BÉNÉVOLES", "bénévole", "  bénévoles ?"])
def test_accents_case_endings_and_blanks_do_not_matter(rows: tuple[Row, ...], query: str) -> None:
    assert texts(search(rows, query)) == texts(search(rows, "bénévoles"))
    assert search(rows, query)


def test_every_word_counts(rows: tuple[Row, ...]) -> None:
    both = search(rows, "jeunes métiers")
    assert both
    assert set(texts(both)) < set(texts(search(rows, "jeunes")))
    assert search(rows, "jeunes hélicoptère") == []


def test_a_number_is_found_whole(rows: tuple[Row, ...]) -> None:
    assert {row.figure.value for row in search(rows, "75 %")} == {75.0}
    assert "35 000 postes vacants" in texts(search(rows, "35 000"))
    assert search(rows, "7") == []


def test_the_filters_narrow(rows: tuple[Row, ...]) -> None:
    assert {row.figure.proposition for row in search(rows, proposition=8)} == {8}
    gallup = search(rows, producer=producer_key("Gallup"))
    assert {row.figure.producer for row in gallup} == {"Gallup"}
    assert search(rows, "jeunes", proposition=4) == []


def test_one_producer_has_one_name(rows: tuple[Row, ...]) -> None:
    names = producers(rows)
    assert sum("IFOP" in name for name in names.values()) == 1
    ifop = search(rows, producer=producer_key("IFOP – NEXEM"))
    assert {row.figure.producer for row in ifop} == {"Nexem – IFOP", "IFOP – NEXEM"}


def test_an_unknown_word_is_named_and_a_near_one_offered(rows: tuple[Row, ...]) -> None:
    assert unknown_words(rows, "managr jeunes") == ["managr"]
    assert "manager" in near_words(rows, "managr")
    assert near_words(rows, "jeunes") == []


def test_a_reference_says_source_document_proposition_and_page(rows: tuple[Row, ...]) -> None:
    row = next(r for r in rows if r.figure.text == "75 %" and r.figure.producer == "Gallup")
    assert "Etude Gallup 2023" in reference(row)
    assert "proposition\u00a04, p.\u00a06." in reference(row)
    assert copied(row).startswith(f"«\u00a0{row.quote}\u00a0»\n")


def test_a_figure_without_source_says_so(rows: tuple[Row, ...]) -> None:
    assert any("non précisée par le document" in reference(row) for row in rows)


def test_the_table_opens_in_a_french_spreadsheet(rows: tuple[Row, ...]) -> None:
    data = to_csv(rows)
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert tuple(table[0]) == COLUMNS
    assert len(table) == len(rows) + 1
    assert {len(line) for line in table} == {len(COLUMNS)}
    assert any(line[3] == "29,4" for line in table)
    assert [line[7] for line in table[1:]] == [row.quote for row in rows]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(rows: tuple[Row, ...], start: str) -> None:
    row = replace(rows[0], quote=f"{start}1+1")
    assert f";'{start}1+1;".encode() in to_csv([row])


@given(st.text(max_size=60))
def test_no_search_breaks(query: str) -> None:
    rows = rows_of(LIBRARY)[:5]
    assert all(row in rows for row in search(rows, query))
    near_words(rows, query)


LIBRARY = Library(load_corpus())
