"""The structure of the editions: axes, propositions, notes, quotations, and paragraphs that nothing cuts.

Like ``test_editions``, these tests read the Markdown itself with a few regular expressions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import corpus

DOCUMENTS = Path(corpus.__file__).parent / "documents"
MANIFESTO = "humanifest-chapitre-2"
ARTICLE = "article-12-propositions"

AXES = {
    "S’appuyer sur une gouvernance responsable, mobilisatrice et vectrice de sens": [1, 2, 3],
    "Promouvoir un management systémique qui valorise l’humain et les compétences": [4, 5, 6, 7],
    "S’affirmer comme des employeurs proposant des métiers attractifs": [8, 9, 10, 11, 12],
}
PROPOSITIONS = [
    "Valoriser son rôle et son utilité sociale",
    "Consolider la gouvernance en renforçant l’attractivité pour les administrateurs",
    "Promouvoir une gouvernance ouverte à la diversité et aux parties prenantes",
    "Encourager un management centré sur l’humain",
    "Asseoir son management sur une vision et une strategie",  # the print has no accent
    "Développer et valoriser la connaissance et les apprentissages\u00a0: vers des organisations apprenantes",
    "Anticiper et engager les transformations en accompagnant le changement",
    "Construire une marque employeur du secteur sanitaire, social et médico-social",
    "Développer l’attractivité de notre secteur en offrant des perspectives différenciantes",
    "Proposer des parcours professionnels enrichis, diversifiés et des compétences mieux valorisées",
    "Rendre les organisations agiles en favorisant l’autonomie et la créativité",
    "Fidéliser les collaborateurs par une approche ambitieuse et systémique de la SQVCT",
]
PAGES_OF_PROPOSITIONS = {1: 3, 2: 4, 3: 5, 4: 6, 5: 7, 6: 7, 7: 8, 8: 10, 9: 11, 10: 12, 11: 12, 12: 13}
SIGNATURES = {
    "Patrick Soria": 4,
    "Matthieu Thiébault": 6,
    "Delphine Williot": 7,
    "Bénédicte Aubert": 8,
    "Cyril Durand": 12,
    "Pierre-Yves Lenen": 13,
}

_CALL = re.compile(r"\[\^(\d+)\](?!:)")
_DEFINITION = re.compile(r"^\[\^(\d+)\]: (.*)$", re.MULTILINE)


def edition(name: str) -> tuple[dict[str, Any], str]:
    """Front matter and body."""
    _, head, body = (DOCUMENTS / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), body


def edition_pages() -> dict[int, str]:
    pieces = re.split(r"^<!-- page (\d+) -->$", edition(MANIFESTO)[1], flags=re.MULTILINE)
    assert not pieces[0].strip(), f"text before the first page anchor: {pieces[0][:60]!r}"
    return {int(number): text for number, text in zip(pieces[1::2], pieces[2::2], strict=True)}


# Paragraphs


class Paragraph(NamedTuple):
    """A paragraph of the body: its text without footnote marks, and where the calls stood."""

    text: str
    calls: list[tuple[int, int]]  # offset, number
    kind: str  # "heading", "item", "quote", "text"


def paragraphs(markdown: str) -> Iterator[Paragraph]:
    """Headings, items, quotations and paragraphs in order; not the notes' definitions, nor anchors and fences."""
    for block in re.split(r"\n\s*\n", re.sub(r"^::: ?\w*$|^<!--.*-->$", "", markdown, flags=re.MULTILINE)):
        lines = [line for line in block.strip().splitlines() if not _DEFINITION.match(line)]
        if not lines:
            continue
        if lines[0].startswith(("- ", "1. ")):
            yield from (_paragraph(re.sub(r"^(?:-|\d+\.) ", "", line), "item") for line in lines)
        elif lines[0].startswith("> "):
            said = "\n".join(line.removeprefix(">").strip() for line in lines).split("\n\n")
            yield from (_paragraph(" ".join(part.split("\n")), "quote") for part in said)
        else:
            kind = "heading" if lines[0].startswith("#") else "text"
            yield _paragraph(re.sub(r"^#+ ", "", " ".join(lines)), kind)


def _paragraph(marked: str, kind: str) -> Paragraph:
    text, calls, end = "", [], 0
    for call in _CALL.finditer(marked):
        text += marked[end : call.start()]
        calls.append((len(text), int(call[1])))
        end = call.end()
    return Paragraph(text + marked[end:], calls, kind)


# Structure of the manifesto


def test_three_axes_and_twelve_propositions_with_their_exact_titles() -> None:
    front, body = edition(MANIFESTO)
    assert {axis["title"]: axis["propositions"] for axis in front["axes"]} == AXES
    assert [axis["number"] for axis in front["axes"]] == [1, 2, 3]
    found = re.findall(r"^(# .+|## PROPOSITION \d+ — .+)$", body, re.MULTILINE)
    expected = []
    for axis, numbers in AXES.items():
        expected += [f"# {axis}", *(f"## PROPOSITION {number} — {PROPOSITIONS[number - 1]}" for number in numbers)]
    assert [_CALL.sub("", line) for line in found if line.startswith("##") or line[2:] in AXES] == expected


def test_each_proposition_opens_on_its_page() -> None:
    opened = {
        int(number): page
        for page, text in edition_pages().items()
        for number in re.findall(r"^## PROPOSITION (\d+)", text, re.MULTILINE)
    }
    assert opened == PAGES_OF_PROPOSITIONS


def test_twenty_two_notes_each_defined_once_and_called_once() -> None:
    body = edition(MANIFESTO)[1]
    assert [int(number) for number, _ in _DEFINITION.findall(body)] == list(range(1, 23))
    called = Counter(number for paragraph in paragraphs(body) for _, number in paragraph.calls)
    assert called == Counter(range(1, 23))


def test_each_note_is_called_where_the_extraction_glued_its_number() -> None:
    flat = " ".join((DOCUMENTS / f"{MANIFESTO}.raw.txt").read_text(encoding="utf-8").split())
    for paragraph in paragraphs(edition(MANIFESTO)[1]):
        for offset, number in paragraph.calls:
            before = " ".join(paragraph.text[:offset].split())[-12:]
            assert re.search(re.escape(f"{before}{number}") + r"(?!\d)", flat), f"note {number} after {before!r}"


def test_each_note_is_defined_on_the_page_that_calls_it() -> None:
    for page, text in edition_pages().items():
        called = {number for paragraph in paragraphs(text) for _, number in paragraph.calls}
        assert called == {int(number) for number, _ in _DEFINITION.findall(text)}, f"page {page}"


# Who speaks


def test_each_quotation_is_signed_by_a_name_on_its_page() -> None:
    signed = {}
    for page, text in edition_pages().items():
        for block in re.findall(r"(?:^>.*\n?)+", text, re.MULTILINE):
            last = block.strip().splitlines()[-1]
            assert last.startswith("> — "), f"page {page}: unsigned quotation {block[:60]!r}"
            name, *rest = (part.strip() for part in last.removeprefix("> — ").split("|"))
            assert rest and all(rest), f"page {page}: no function for {name}"
            signed[name] = page
    assert signed == SIGNATURES


def test_the_editorial_is_signed() -> None:
    signatures = [one.text for one in paragraphs(edition_pages()[2]) if one.text.startswith("— ")]
    assert [line.removeprefix("— ").split(" | ")[0] for line in signatures] == ["Manuel Pélissié"]


# Paragraphs whole


@pytest.mark.parametrize("name", [MANIFESTO, ARTICLE])
def test_no_paragraph_begins_or_ends_in_the_middle_of_a_sentence(name: str) -> None:
    cut = [
        paragraph.text
        for paragraph in paragraphs(edition(name)[1])
        if paragraph.kind in ("text", "quote")
        and not paragraph.text.startswith("— ")
        and not re.match(r"[A-ZÀÂÉÈÊÎÔ0-9“].*[.!?…:;)]$", paragraph.text)
    ]
    assert not cut, f"{name}: {cut}"


def test_the_article_says_who_when_and_lists_twelve_propositions() -> None:
    front, body = edition(ARTICLE)
    assert (front["author"], front["date"], front["section"]) == (
        "Raphaëlle Murignieux",
        "2025-03-26",
        "Qualité & management",
    )
    assert front["event"] in body and front["event_date"] in body
    assert sum(paragraph.kind == "item" for paragraph in paragraphs(body)) == 12
