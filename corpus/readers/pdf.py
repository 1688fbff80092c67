"""PDF: text and its places on the page, from pypdf. What the lines mean is decided in ``corpus.readers.layout``.

pypdf has had dozens of denial-of-service fixes in a year: members' files only come through ``readers.sandbox``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, PyPdfError

from corpus.errors import UnreadableFile
from corpus.readers.clean import normalise, squeeze
from corpus.readers.furniture import Line
from corpus.readers.layout import blocks_of
from corpus.types import Parsed

MAX_PAGES = 600
MAX_CHARACTERS = 4_000_000
SCANNED = 20  # characters a page, on average; below it the pages are pictures of text
_LIMITS = Configuration(
    maximum_declared_stream_length=30_000_000,
    array_based_stream_maximum_output_length=30_000_000,
    lzw_maximum_output_length=30_000_000,
    run_length_maximum_output_length=30_000_000,
    zlib_maximum_output_length=30_000_000,
    brotli_maximum_output_length=30_000_000,
    jbig2_maximum_output_length=1_000_000,
    image_maximum_buffer_size=1_000_000,
    zlib_maximum_recovery_input_length=1_000_000,
    stream_filters_maximum_length=4,
    stream_decoding_work_maximum_length=60_000_000,
    outline_maximum_entries=5_000,
    outline_maximum_depth=20,
    page_tree_maximum_entries=20_000,
    page_tree_maximum_depth=50,
    xform_maximum_invocations_per_extraction=500,
    jbig2dec_binary=None,
    disable_legacy_handling=True,
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_DATE = re.compile(r"^D:(\d{4})(\d{2})(\d{2})")
# What pypdf lets through on damaged files, beside its own errors.
_DAMAGE = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    RecursionError,
    ArithmeticError,
    AssertionError,
)


def read(data: bytes) -> Parsed:
    """Blocks with their pages, footnotes and document information of a PDF.

    Raises:
        UnreadableFile: protected, damaged, without text (scanned), or beyond ``MAX_PAGES`` or ``MAX_CHARACTERS``.
    """
    try:
        with apply_configuration(_LIMITS):
            reader = _open(data)
            pages = [list(_lines(page, number)) for number, page in enumerate(_capped(reader), start=1)]
            outline, metadata = _outline(reader), _information(reader)
    except DependencyError as error:
        raise UnreadableFile(_PROTECTED) from error
    except _DAMAGE as error:
        raise UnreadableFile(
            "Le PDF est endommagé ou incomplet : téléchargez-le de nouveau, ou réenregistrez-le dans un lecteur de PDF."
        ) from error
    _refuse_scans(pages)
    blocks, notes = blocks_of(pages, outline)
    return Parsed(blocks, notes, metadata)


_PROTECTED = "Le PDF est protégé par un mot de passe : enregistrez-en une copie sans protection, puis recommencez."


def _open(data: bytes) -> PdfReader:
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile(_PROTECTED)
    return reader


def _capped(reader: PdfReader) -> Iterator[Any]:
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableFile(
            f"Le PDF a {len(reader.pages)} pages, plus que les {MAX_PAGES} admises : découpez-le en plusieurs fichiers."
        )
    yield from reader.pages


def _lines(page: Any, number: int) -> Iterator[Line]:
    """Give the printed lines of a page in the order of its content stream."""
    pieces: list[tuple[str, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text:
            scale = math.sqrt(abs(tm[0] * tm[3] - tm[1] * tm[2]) * abs(cm[0] * cm[3] - cm[1] * cm[2]))
            height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            pieces.append((text, abs(size) * scale, height))

    extracted = page.extract_text(visitor_text=visit)
    if len(extracted) > MAX_CHARACTERS:
        raise UnreadableFile("Le PDF contient trop de texte sur une page : vérifiez le fichier, ou découpez-le.")
    line: list[tuple[str, float, float]] = []
    for text, size, height in pieces:
        head, *rest = text.split("\n")
        line.append((head, size, height))
        for part in rest:
            yield from _line(line, number)
            line = [(part, size, height)]
    yield from _line(line, number)


def _line(pieces: list[tuple[str, float, float]], page: int) -> Iterator[Line]:
    """One line from its pieces; a piece of digits in much smaller type is marked as a possible note call."""
    shown = [(normalise(text.translate(_LIGATURES)), size, y) for text, size, y in pieces]
    weight: dict[float, int] = {}
    for text, size, _ in shown:
        weight[size] = weight.get(size, 0) + len(text.strip())
    main = max(weight, key=lambda size: weight[size], default=0.0)
    whole, marks = "", []
    for text, size, _ in shown:
        stripped = text.strip()
        if whole.strip() and size <= 0.8 * main and stripped.isascii() and stripped.isdigit() and len(stripped) <= 3:
            marks.append((len(whole) + text.index(stripped), len(stripped)))
        whole += text
    if whole.strip():
        height = next(y for text, size, y in shown if size == main and text.strip())
        shift = len(whole) - len(whole.lstrip())
        yield Line(whole.strip(), page, main, height, tuple((at - shift, length) for at, length in marks))


def _outline(reader: PdfReader) -> dict[str, int]:
    """Bookmark titles, squeezed and case-folded, to their depth from 1."""
    levels: dict[str, int] = {}
    waiting: list[tuple[Any, int]] = [(entry, 1) for entry in reader.outline]
    while waiting:
        entry, depth = waiting.pop(0)
        if isinstance(entry, list):
            waiting = [(child, depth + 1) for child in entry] + waiting
        else:
            levels.setdefault(squeeze(normalise(str(entry.title or ""))).casefold(), min(depth, 6))
    levels.pop("", None)
    return levels


def _information(reader: PdfReader) -> dict[str, object]:
    information = reader.metadata
    if information is None:
        return {}
    date = _DATE.match(str(information.get("/CreationDate") or ""))
    found = {
        "title": squeeze(normalise(str(information.get("/Title") or ""))),
        "author": squeeze(normalise(str(information.get("/Author") or ""))),
        "created": "-".join(date.groups()) if date else "",
    }
    return {name: value for name, value in found.items() if value}


def _refuse_scans(pages: list[list[Line]]) -> None:
    characters = sum(len(line.text) for page in pages for line in page)
    if characters > MAX_CHARACTERS:
        raise UnreadableFile(
            "Le PDF contient trop de texte pour être lu d’un bloc : découpez-le en plusieurs fichiers."
        )
    if characters < SCANNED * max(len(pages), 1):
        raise UnreadableFile(
            "Le PDF ne contient presque aucun texte, sans doute des pages numérisées : "
            "passez-le à la reconnaissance de caractères (OCR), puis recommencez."
        )
