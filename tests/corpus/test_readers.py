"""What holds for every reader: same blocks from the same content, formats told apart, clean characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.readers import ACCEPTED, read_bytes
from corpus.readers.clean import Inline, normalise, squeeze
from corpus.types import BlockKind

TITLE = "Le management de proximité"
FIRST = (
    "Les salariés attendent de leur encadrement une écoute réelle, un cadre clair et la reconnaissance du travail "
    "accompli ; 75 % d’entre eux le disent."
)
ITEMS = ("former les encadrants ;", "alléger le reporting.")
LAST = (
    "Cette attente n’est pas nouvelle, mais elle s’exprime davantage depuis quelques années dans tous les métiers de "
    "l’accompagnement."
)
EXPECTED = [(BlockKind.HEADING, TITLE), (BlockKind.PARAGRAPH, FIRST), *((BlockKind.ITEM, item) for item in ITEMS)]
EXPECTED = [*EXPECTED, (BlockKind.PARAGRAPH, LAST)]


def _markdown() -> bytes:
    items = "\n".join(f"- {item}" for item in ITEMS)
    return f"# {TITLE}\n\n{FIRST}\n\n{items}\n\n{LAST}\n".encode()


def _text() -> bytes:
    items = "\n".join(f"• {item}" for item in ITEMS)
    return f"{TITLE}\n{'=' * len(TITLE)}\n\n{FIRST}\n\n{items}\n\n{LAST}\n".encode("cp1252")


def _html() -> bytes:
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    return f"<meta charset=utf-8><body><h1>{TITLE}</h1><p>{FIRST}</p><ul>{items}</ul><p>{LAST}</p></body>".encode()


def _blocks(data: bytes, suffix: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in read_bytes(data, suffix).blocks]


@pytest.mark.parametrize(("make", "suffix"), [(_markdown, ".md"), (_text, ".txt"), (_html, ".html")])
def test_same_content_same_blocks_in_text_formats(make: Callable[[], bytes], suffix: str) -> None:
    assert _blocks(make(), suffix) == EXPECTED


def test_same_content_same_blocks_in_word(saved: Callable[..., bytes]) -> None:
    document = docx.Document()
    document.add_heading(TITLE, 1)
    document.add_paragraph(FIRST)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph(LAST)
    assert _blocks(saved(document), ".docx") == EXPECTED


def test_same_content_same_blocks_in_pdf(report: Callable[..., object]) -> None:
    pdf = report()
    pdf.title_line(TITLE)
    pdf.body(FIRST)
    pdf.body("\n".join(f"• {item}" for item in ITEMS))
    pdf.body(LAST)
    assert [block for block in _blocks(pdf.data(), ".pdf") if "Rapport annuel" not in block[1]] == EXPECTED


@pytest.mark.parametrize("suffix", [".exe", ".odt", "", ".doc"])
def test_unknown_suffix_lists_the_accepted_ones(suffix: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(b"texte", suffix)
    assert all(ending in str(caught.value) for ending in ACCEPTED)


@pytest.mark.parametrize("suffix", ACCEPTED)
@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n", b"\0\0\0"])
def test_an_empty_file_is_refused(data: bytes, suffix: str) -> None:
    with pytest.raises(UnreadableFile, match="vide"):
        read_bytes(data, suffix)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"%PDF-1.7\n...", ".md"),
        (b"%PDF-1.7\n...", ".docx"),
        (b"PK\x03\x04aaaa", ".pdf"),
        (b"PK\x03\x04aaaa", ".txt"),
        (b"du texte", ".pdf"),
        (b"<html>page</html>", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".docx"),
        (b"\x89PNG\r\n\x1a\n", ".txt"),
        (b"\x7fELF\x02", ".md"),
    ],
)
def test_content_of_another_format_is_refused(data: bytes, suffix: str) -> None:
    with pytest.raises(UnreadableFile, match=r"extension|format|contenu"):
        read_bytes(data, suffix)


def test_suffix_in_capitals() -> None:
    assert read_bytes(b"Bonjour.", ".TXT").blocks[0].text == "Bonjour."


def test_a_file_of_invisible_characters_holds_no_text() -> None:
    with pytest.raises(UnreadableFile, match="aucun texte"):
        read_bytes("\u200b\u200d\u00ad".encode(), ".txt")


def test_normalise_keeps_no_break_spaces_and_drops_what_hides() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore")
    given_text = f"75\u202f% de\u0301ja\u0300 \u00ab\u00a0oui\u00a0\u00bb\u200b\u202e{hidden}\x00\x07 par\u00ad\nti"
    assert normalise(given_text) == "75\u202f% déjà «\u00a0oui\u00a0» parti"


@given(st.text(max_size=200))
def test_normalise_is_idempotent_and_clean(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in once if character not in "\n\t")


@given(st.lists(st.one_of(st.text(max_size=20), st.integers(1, 99)), max_size=12))
def test_calls_stay_inside_the_text_and_in_order(pieces: list[str | int]) -> None:
    inline = Inline()
    for piece in pieces:
        if isinstance(piece, int):
            inline.call(piece)
        else:
            inline.add(piece)
    text, calls = inline.build()
    offsets = [call.offset for call in calls]
    assert text == squeeze(text)
    assert all(0 <= offset <= len(text) for offset in offsets)
    assert [call.number for call in calls] == [piece for piece in pieces if isinstance(piece, int)]


_WRITING = st.text(st.characters(codec="utf-8"), max_size=120)


@settings(max_examples=60, deadline=None)
@given(_WRITING, st.sampled_from([".md", ".txt", ".html"]))
def test_any_text_gives_clean_blocks_or_a_refusal(text: str, suffix: str) -> None:
    try:
        parsed = read_bytes(text.encode(), suffix)
    except UnreadableFile as error:
        assert str(error).endswith(".")
        return
    for block in parsed.blocks:
        assert block.text == block.text.strip() != ""
        assert unicodedata.is_normalized("NFC", block.text)
        assert not any(unicodedata.category(character) == "Cc" for character in block.text)
        assert all(0 <= call.offset <= len(block.text) for call in block.calls)
        assert (block.level > 0) == (block.kind is BlockKind.HEADING)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(ACCEPTED))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    for given_bytes in (data, b"%PDF-1.7\n" + data, b"PK\x03\x04" + data):
        try:
            assert read_bytes(given_bytes, suffix).blocks
        except UnreadableFile:
            continue
