"""Bytes to characters for the formats that don't say their encoding reliably."""

from __future__ import annotations

import codecs

from corpus.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """Give the text of ``data``: a byte order mark decides, then UTF-8, then UTF-16 without mark, then Windows-1252.

    Raises:
        UnreadableFile: the bytes are no text in any of these.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    for encoding in ("utf-8", _unmarked_utf16(data), "cp1252"):
        try:
            text = data.decode(encoding) if encoding else "\0"
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(
        "Ce fichier n’est pas du texte, ou son encodage est inconnu : enregistrez-le en UTF-8 puis recommencez."
    )


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"Le fichier s’annonce en {encoding.removesuffix('-sig').upper()} mais contient d’autres octets : "
            "enregistrez-le de nouveau en UTF-8."
        ) from error


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 text in a Latin script has a zero in every other byte; "" when ``data`` doesn't look like that."""
    sample = data[:2000]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7:
        return "utf-16-be"
    return ""
