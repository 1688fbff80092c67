"""The text reader: encodings, paragraphs, items, titles."""

from __future__ import annotations

import codecs

import pytest

from corpus.errors import UnreadableFile
from corpus.readers.text import read
from corpus.types import BlockKind

PHRASE = "L’été à l’hôpital… « 75 % » des équipes, cœur à l’ouvrage – déjà."
BODY = (
    "Ce paragraphe est assez long pour que la ligne au-dessus de lui ait l’air de son titre, "
    "ce qu’elle est bel et bien. Oui."
)


def texts(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in read(text.encode()).blocks]


@pytest.mark.parametrize(
    "data",
    [
        PHRASE.encode(),
        codecs.BOM_UTF8 + PHRASE.encode(),
        PHRASE.encode("cp1252"),
        PHRASE.encode("utf-16"),
        codecs.BOM_UTF16_BE + PHRASE.encode("utf-16-be"),
        PHRASE.encode("utf-16-le"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert [block.text for block in read(data).blocks] == [PHRASE]


@pytest.mark.parametrize("data", [b"abc\x81\x8d\x00def", codecs.BOM_UTF8 + b"\xff\xfe\xfa", b"\x00\x01\x02\x03\x81"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="UTF-8"):
        read(data)


def test_paragraphs_and_items() -> None:
    text = "Un\ndeux.\n\n• premier\n  suite\n- second\n> troisième\n1. quatrième\n\n\nFin."
    assert texts(text) == [
        (BlockKind.PARAGRAPH, "Un deux."),
        (BlockKind.ITEM, "premier suite"),
        (BlockKind.ITEM, "second"),
        (BlockKind.ITEM, "troisième"),
        (BlockKind.ITEM, "quatrième"),
        (BlockKind.PARAGRAPH, "Fin."),
    ]


def test_a_blank_line_inside_a_sentence_is_healed() -> None:
    assert texts("> L’évolution de l’environnement,\n\nexprimée par un changement,\n\n> Une autre.") == [
        (BlockKind.ITEM, "L’évolution de l’environnement, exprimée par un changement,"),
        (BlockKind.ITEM, "Une autre."),
    ]


def test_titles() -> None:
    text = f"Grand titre\n===========\n\nMoyen\n-----\n\nUn titre seul\n\n{BODY}\n\nEN CAPITALES\n\ncourt."
    blocks = read(text.encode()).blocks
    assert [(block.level, block.text) for block in blocks if block.level] == [
        (1, "Grand titre"),
        (2, "Moyen"),
        (2, "Un titre seul"),
        (2, "EN CAPITALES"),
    ]


@pytest.mark.parametrize("line", ["Auteur Jean Dupont", "0 commentaires", "Fin de phrase.", "avec minuscule initiale"])
def test_bylines_and_sentences_are_no_titles(line: str) -> None:
    following = "Court." if line.startswith("Auteur") else BODY
    assert all(kind is not BlockKind.HEADING for kind, _ in texts(f"{line}\n\n{following}"))


def test_form_feeds_are_pages_and_sentences_cross_them() -> None:
    blocks = read("Première page, une phrase\x0cqui continue.\n\nAutre.".encode()).blocks
    assert [(block.text, block.page) for block in blocks] == [
        ("Première page, une phrase qui continue.", 1),
        ("Autre.", 2),
    ]
