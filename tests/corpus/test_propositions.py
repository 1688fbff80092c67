"""The map of the propositions, from the structure."""

from __future__ import annotations

import pytest

from corpus.assemble import assemble
from corpus.derive import derive
from corpus.errors import CorpusError
from corpus.load import load_corpus
from corpus.propositions import extract_propositions
from corpus.types import Block, BlockKind, Document, Parsed, Source

SOURCE = Source("essai", "Essai", "", "", "", "manifesto", "essai.md", "")
AXES = {"axes": [{"number": 1, "title": "Premier axe", "propositions": [1, 2]}]}


def document(*headings: tuple[int, str]) -> Document:
    blocks = [Block(BlockKind.HEADING, text, level, page=number + 1) for number, (level, text) in enumerate(headings)]
    return assemble(SOURCE, Parsed(tuple(blocks), (), dict(AXES)))


def test_propositions_come_by_number_with_their_sections() -> None:
    one = document(
        (1, "Premier axe"), (2, "PROPOSITION 2 — Former"), (3, "Pourquoi"), (2, "PROPOSITION 1 — Écouter"), (1, "Fin")
    )
    first, second = extract_propositions(one)
    assert (first.number, first.title, first.axis, first.axis_title, first.pages) == (
        1,
        "Écouter",
        1,
        "Premier axe",
        (4,),
    )
    assert (second.number, second.title, second.pages) == (2, "Former", (2, 3))
    paths = {section.id: section.path for section in one.sections}
    assert [paths[name] for name in second.section_ids] == [
        ("Premier axe", "Former"),
        ("Premier axe", "Former", "Pourquoi"),
    ]
    assert next(s.text for s in one.sentences if s.id == second.title_sentence_id) == "Former"


def test_a_document_without_propositions_has_none() -> None:
    assert extract_propositions(document((1, "Titre"))) == ()


def test_a_proposition_announced_twice_is_refused_in_french() -> None:
    with pytest.raises(CorpusError, match="deux fois"):
        extract_propositions(
            document((1, "Premier axe"), (2, "PROPOSITION 1 — Écouter"), (2, "PROPOSITION 1 — Former"))
        )


def test_a_proposition_outside_every_axis_is_refused_in_french() -> None:
    with pytest.raises(CorpusError, match="aucun axe"):
        extract_propositions(document((1, "Autre titre"), (2, "PROPOSITION 1 — Écouter")))


def test_the_twelve_propositions_of_the_manifesto() -> None:
    corpus = load_corpus()
    propositions = derive(corpus.documents, {}).propositions
    manifesto = next(one for one in corpus.documents if one.source.kind == "manifesto")
    axes = manifesto.metadata["axes"]
    assert isinstance(axes, list)
    assert [one.number for one in propositions] == list(range(1, 13))
    for axis in axes:
        mine = [one for one in propositions if one.axis == axis["number"]]
        assert [one.number for one in mine] == axis["propositions"]
        assert {one.axis_title for one in mine} == {axis["title"]}
    assert [one.pages[0] for one in propositions] == [3, 4, 5, 6, 7, 7, 8, 10, 11, 12, 12, 13]
    owned = [name for one in propositions for name in one.section_ids]
    assert len(owned) == len(set(owned))
