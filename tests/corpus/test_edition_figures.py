"""The hand-written register of figures against the edition: nothing is in it that the manifesto does not print."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import corpus
from corpus.readers.markdown import read
from corpus.types import Block, Parsed

DOCUMENTS = Path(corpus.__file__).parent / "documents"
PERCENTAGE = re.compile(r"\d+(?:,\d+)?\s?%")
NEXT_SENTENCE = re.compile(r"[.!?]\s+[A-ZÀÉ0-9]")


@cache
def manifesto() -> Parsed:
    return read((DOCUMENTS / "humanifest-chapitre-2.md").read_bytes())


def figures() -> list[dict[str, Any]]:
    text = (DOCUMENTS / "humanifest-chapitre-2.figures.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["figure"]
    return found


def name(figure: dict[str, Any]) -> str:
    return f"{figure['text']} {figure['sentence'][:30]}"


def place(figure: dict[str, Any]) -> tuple[Block, int]:
    """The one block with the sentence of a figure, and the offset at which the figure ends in it."""
    holding = [block for block in manifesto().blocks if figure["sentence"] in block.text]
    assert len(holding) == 1, f"found in {len(holding)} paragraphs: {figure['sentence']!r}"
    assert holding[0].text.count(figure["sentence"]) == 1
    start = holding[0].text.index(figure["sentence"])
    return holding[0], start + figure["sentence"].index(figure["text"]) + len(figure["text"])


@pytest.mark.parametrize("figure", figures(), ids=name)
def test_a_figure_its_number_and_its_population_are_worded_as_in_the_edition(figure: dict[str, Any]) -> None:
    block, _ = place(figure)
    assert figure["text"] in figure["sentence"]
    assert figure["population"] in block.text
    digits = re.findall(r"\d[\d ]*(?:,\d+)?", figure["text"])[0].replace(" ", "").replace(",", ".")
    assert float(digits) == figure["value"]
    assert figure["unit"] == "%" if "%" in figure["text"] else figure["unit"] in block.text


@pytest.mark.parametrize("figure", figures(), ids=name)
def test_what_is_measured_uses_the_words_of_the_paragraph(figure: dict[str, Any]) -> None:
    block, _ = place(figure)
    words = set(re.findall(r"\w+", block.text.lower()))
    assert set(re.findall(r"\w+", figure["measure"].lower())) <= words


@pytest.mark.parametrize("figure", figures(), ids=name)
def test_a_note_is_called_after_its_figure_and_names_producer_and_date(figure: dict[str, Any]) -> None:
    block, end = place(figure)
    sources = [figure["sentence"]]
    if "footnote" in figure:
        calls = [call.offset for call in block.calls if call.number == figure["footnote"] and call.offset >= end]
        assert calls, f"note {figure['footnote']} is not called after the figure in its paragraph"
        between = block.text[end : calls[0]]
        assert bool(NEXT_SENTENCE.search(between)) == figure.get("note_shared", False), between
        sources += [note.text for note in manifesto().footnotes if note.number == figure["footnote"]]
    for field in ("producer", "date"):
        assert any(figure[field] in source for source in sources), f"{field}: {figure[field]!r} is in none of {sources}"


@pytest.mark.parametrize("figure", [one for one in figures() if "footnote" not in one], ids=name)
def test_a_figure_without_a_note_has_none_to_be_found_after_it(figure: dict[str, Any]) -> None:
    block, end = place(figure)
    assert [call.number for call in block.calls if call.offset >= end] == []


def test_the_register_has_every_percentage_of_the_manifesto() -> None:
    printed = Counter(found for block in manifesto().blocks for found in PERCENTAGE.findall(block.text))
    registered = Counter(found for figure in figures() for found in PERCENTAGE.findall(figure["text"]))
    assert registered == printed, f"missing {printed - registered}, in excess {registered - printed}"


def test_the_register_has_every_number_of_thousands_and_every_ratio() -> None:
    for block in manifesto().blocks:
        for found in re.findall(r"\d{1,3}(?:\s\d{3})+|\d+ \w+ sur \d+", block.text):
            assert any(found in figure["text"] for figure in figures()), found


def test_no_figure_is_registered_twice() -> None:
    assert Counter((figure["sentence"], figure["text"]) for figure in figures()).most_common(1)[0][1] == 1
