"""The exports of a fiche: complete, what Nexem does kept apart, the same bytes."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from docx import Document

from assistant.library.citations import Library
from assistant.selection.stances import Stance
from assistant.views.fiche import Fiche, fiche_to_json, fiche_to_markdown, make_fiche, sections
from assistant.writers.fiche_docx import fiche_to_docx
from corpus.load import load_corpus
from corpus.types import BlockKind

LIBRARY = Library(load_corpus())
FICHES = {p.number: make_fiche(p.number, LIBRARY) for p in LIBRARY.corpus.propositions}


@pytest.fixture(params=sorted(FICHES), ids=str)
def fiche(request: pytest.FixtureRequest) -> Fiche:
    """Each proposition in turn."""
    return FICHES[request.param]


def test_every_sentence_of_the_proposition_is_exported(fiche: Fiche) -> None:
    proposition = next(p for p in LIBRARY.corpus.propositions if p.number == fiche.number)
    word = "\n".join(p.text for p in Document(BytesIO(fiche_to_docx(fiche))).paragraphs)
    markdown = fiche_to_markdown(fiche)
    for section_id in proposition.section_ids:
        for sentence in LIBRARY.section_sentences(section_id):
            if sentence.kind not in (BlockKind.HEADING, BlockKind.NOTE):
                assert f"«\u00a0{sentence.text}\u00a0»" in markdown
                assert f"«\u00a0{sentence.text}\u00a0»" in word


def test_no_sentence_stands_in_two_sections(fiche: Fiche) -> None:
    lines = [line for _, found in sections(fiche) for line in found]
    assert len(lines) == len(set(lines))


def test_json_keeps_its_keys_and_adds_the_stances(fiche: Fiche) -> None:
    data = fiche_to_json(fiche)
    assert set(data) == {
        "number", "title", "axis", "axis_title", "source_title", "pages", "figures", "observations", "proposals",
        "surveys", "examples", "quotations", "stances", "corpus_version",
    }  # fmt: skip
    assert list(data["stances"]) == [stance.value for stance in Stance]
    by_voice = {row["sentence_id"] for key in ("observations", "proposals") for row in data[key]}
    read = [row["sentence_id"] for rows in data["stances"].values() for row in rows]
    assert set(read) <= by_voice
    assert len(read) == len(set(read))
    assert all("addressee" in row for row in data["stances"]["asks"])
    assert not any("addressee" in row for row in data["stances"]["proposes"])


def test_what_is_asked_says_of_whom() -> None:
    asked = [line for f in FICHES.values() for heading, lines in sections(f) if "demande" in heading for line in lines]
    assert any(line.endswith("— aux pouvoirs publics") for line in asked)


def test_the_same_fiche_gives_the_same_bytes() -> None:
    first = fiche_to_docx(FICHES[4])
    time.sleep(2.1)  # the clock of an archive counts in steps of two seconds
    assert fiche_to_docx(make_fiche(4, LIBRARY)) == first
