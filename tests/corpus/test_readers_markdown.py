"""The Markdown reader: each element of the dialect, and ordinary Markdown."""

from __future__ import annotations

import re

import pytest

from corpus.errors import UnreadableFile
from corpus.readers.markdown import read_text
from corpus.types import Block, BlockKind, Footnote, NoteCall, Speaker


def blocks(text: str) -> list[Block]:
    return list(read_text(text).blocks)


def texts(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


def test_front_matter_becomes_plain_values() -> None:
    parsed = read_text(
        "---\nid: x\ndate: 2025-03-26\naxes:\n  - {number: 1, title: A, propositions: [1, 2]}\n---\n# T\n"
    )
    assert parsed.metadata == {
        "id": "x",
        "date": "2025-03-26",
        "axes": [{"number": 1, "title": "A", "propositions": [1, 2]}],
    }
    assert [block.text for block in parsed.blocks] == ["T"]


@pytest.mark.parametrize("yaml", ["a: [1", "a: &x 1\nb: *x", "a: 2025-02-31"])
def test_broken_or_dangerous_front_matter_is_refused(yaml: str) -> None:
    with pytest.raises(UnreadableFile, match="en-tête"):
        read_text(f"---\n{yaml}\n---\ntexte\n")


def test_front_matter_that_is_a_sentence_stays_text() -> None:
    assert texts("---\nUne phrase.\n---\n\nUne autre.\n") == [
        (BlockKind.PARAGRAPH, "Une phrase."),
        (BlockKind.PARAGRAPH, "Une autre."),
    ]


def test_pages_hold_until_the_next_mark() -> None:
    found = blocks("Avant.\n\n<!-- page 3 -->\n# Titre\n\nCorps.\n\n<!-- page 4 -->\n\n- item\n")
    assert [block.page for block in found] == [None, 3, 3, 4]


def test_heading_levels_and_the_prefix_of_a_proposition() -> None:
    found = blocks("# Axe\n\n## PROPOSITION 4 — Encourager\n\n### Sous\n\n#### Plus bas\n")
    assert [(block.level, block.text) for block in found] == [
        (1, "Axe"),
        (2, "PROPOSITION 4 — Encourager"),
        (3, "Sous"),
        (4, "Plus bas"),
    ]


def test_callout_paragraphs_and_items() -> None:
    assert texts("::: callout\n75 % partent.\n\nEt puis.\n\n- un point\n:::\n\nSuite.\n") == [
        (BlockKind.CALLOUT, "75 % partent."),
        (BlockKind.CALLOUT, "Et puis."),
        (BlockKind.CALLOUT, "un point"),
        (BlockKind.PARAGRAPH, "Suite."),
    ]


def test_a_container_of_another_name_is_transparent() -> None:
    assert texts("::: note\nUn texte.\n:::\n") == [(BlockKind.PARAGRAPH, "Un texte.")]


ANNE = Speaker("Anne Tuc", "Présidente", "Fondation X")


@pytest.mark.parametrize(
    ("signature", "speaker"),
    [
        ("— Anne Tuc | Présidente | Fondation X", ANNE),
        ("– Anne Tuc, Présidente, Fondation X", ANNE),
        ("— Anne Tuc | Présidente", Speaker("Anne Tuc", "Présidente")),
        ("— Anne Tuc", Speaker("Anne Tuc")),
        ("— Anne Tuc | | Fondation X", Speaker("Anne Tuc", "", "Fondation X")),
    ],
)
def test_signed_quotation(signature: str, speaker: Speaker) -> None:
    printed = re.sub(r"[\s|]+", " ", signature[2:])  # a bar stands for a new line of the page
    for gap in (">\n", ""):
        found = blocks(f"> Une phrase.\n>\n> Une autre.\n{gap}> {signature}\n\nSuite.\n")
        assert [(block.kind, block.text, block.speaker) for block in found] == [
            (BlockKind.QUOTE, "Une phrase.", speaker),
            (BlockKind.QUOTE, "Une autre.", speaker),
            (BlockKind.PARAGRAPH, printed, speaker),
            (BlockKind.PARAGRAPH, "Suite.", None),
        ]


def test_two_signed_quotations_in_one_block_keep_their_own_speakers() -> None:
    found = blocks("> Un.\n>\n> — A | a\n>\n> Deux.\n>\n> — B | b\n")
    assert [(block.text, block.speaker and block.speaker.name) for block in found] == [
        ("Un.", "A"),
        ("A a", "A"),
        ("Deux.", "B"),
        ("B b", "B"),
    ]


def test_an_unsigned_quotation_has_no_speaker() -> None:
    assert [(block.kind, block.speaker) for block in blocks("> Une phrase.\n")] == [(BlockKind.QUOTE, None)]


def test_a_signature_outside_a_quotation_signs_its_part_only() -> None:
    found = blocks(
        "# Avant\n\nA.\n\n# Édito\n\n## Sous-titre\n\nB.\n\n> Q.\n>\n> — Luc | invité\n\n"
        "— Anne Tuc | Présidente | Fondation X\n\n"
        "# Après\n\nC.\n"
    )
    speakers = {block.text: block.speaker and block.speaker.name for block in found}
    assert speakers == {
        "Avant": None,
        "A.": None,
        "Édito": None,
        "Sous-titre": None,
        "B.": "Anne Tuc",
        "Q.": "Luc",
        "Luc invité": "Luc",
        "Anne Tuc Présidente Fondation X": "Anne Tuc",
        "Après": None,
        "C.": None,
    }


def test_a_line_of_dialogue_signs_nothing() -> None:
    assert [block.speaker for block in blocks("Il entra.\n\n— Bonjour, dit-elle.\n")] == [None, None]


def test_footnote_calls_stand_at_their_exact_place() -> None:
    parsed = read_text("utilité\nsociale[^2] et pouvoirs publics[^3].\n\n[^2]: Enquête  A.\n[^3]: [^2]\n")
    (block,) = parsed.blocks
    assert block.text == "utilité sociale et pouvoirs publics."
    assert block.calls == (NoteCall(15, 2), NoteCall(35, 3))
    assert parsed.footnotes == (Footnote(2, "Enquête A."), Footnote(3, "Enquête A."))


def test_footnotes_carry_their_page_even_without_a_call() -> None:
    parsed = read_text("<!-- page 7 -->\nTexte.\n\n[^12]: Professeur.\n")
    assert parsed.footnotes == (Footnote(12, "Professeur.", 7),)


def test_named_footnotes_are_numbered_after_the_others() -> None:
    parsed = read_text("Un[^a], deux[^4], trois[^b].\n\n[^a]: A.\n[^4]: Quatre.\n[^b]: B.\n")
    assert [call.number for call in parsed.blocks[0].calls] == [5, 4, 6]
    assert [(note.number, note.text) for note in parsed.footnotes] == [(4, "Quatre."), (5, "A."), (6, "B.")]


def test_a_call_without_its_note_stays_visible() -> None:
    assert texts("Un mot[^9].\n") == [(BlockKind.PARAGRAPH, "Un mot[^9].")]


def test_lists_ordered_nested_and_with_paragraphs() -> None:
    assert texts("1. un\n2. deux\n\n   suite\n\n   - dedans\n") == [
        (BlockKind.ITEM, "un"),
        (BlockKind.ITEM, "deux"),
        (BlockKind.PARAGRAPH, "suite"),
        (BlockKind.ITEM, "dedans"),
    ]


def test_inline_marks_are_reduced_to_their_text() -> None:
    assert texts("Un *mot* **fort**, `code`, [lien](http://x.fr) et\nla  suite\\\nfin &amp; &laquo;.\n") == [
        (BlockKind.PARAGRAPH, "Un mot fort, code, lien et la suite fin & «.")
    ]


def test_source_characters_are_kept() -> None:
    line = "“ C’est – disent-ils…\u00a0» : 75\u202f%, l‘instar, oeuvre."
    assert texts(line) == [(BlockKind.PARAGRAPH, line)]


def test_tables_code_and_html() -> None:
    text = (
        "| Mot | Part |\n|---|---|\n| oui[^1] | 12 % |\n| | |\n\n```\ncode ici\n```\n\n"
        "<div>caché</div>\n\nVu <b>gras</b>.\n\n[^1]: Note.\n"
    )
    assert texts(text) == [
        (BlockKind.PARAGRAPH, "Mot | Part"),
        (BlockKind.PARAGRAPH, "oui | 12 %"),
        (BlockKind.PARAGRAPH, "code ici"),
        (BlockKind.PARAGRAPH, "Vu gras."),
    ]
    assert blocks(text)[1].calls == (NoteCall(3, 1),)
