"""One reader a format: bytes in, ``Parsed`` out. The same content gives the same blocks whatever the format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from corpus.errors import UnreadableFile
from corpus.types import Parsed

# Suffix -> module. The module is imported at the first use: no format pays for the library of another.
_READERS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
ACCEPTED = tuple(_READERS)


def read_bytes(data: bytes, suffix: str) -> Parsed:
    """Read ``data`` with the reader of ``suffix`` (".pdf", any case).

    Raises:
        UnreadableFile: unknown suffix, empty file, bytes that are not of that format, damaged or protected file.
    """
    check_format(data, suffix)
    read: Callable[[bytes], Parsed] = import_module(f"corpus.readers.{_READERS[suffix.lower()]}").read
    parsed = read(data)
    if not parsed.blocks:
        raise UnreadableFile("Le fichier ne contient aucun texte lisible : vérifiez qu’il n’est pas vide.")
    return parsed


def check_format(data: bytes, suffix: str) -> None:
    """Refuse a suffix that has no reader, and bytes that are plainly of another format than the suffix says."""
    ending = suffix.lower()
    if ending not in _READERS:
        raise UnreadableFile(
            f"Le format « {suffix or 'sans extension'} » n’est pas pris en charge : "
            f"fournissez un fichier {', '.join(ACCEPTED[:-1])} ou {ACCEPTED[-1]}."
        )
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFile("Le fichier est vide : vérifiez qu’il a été enregistré ou téléchargé en entier.")
    found = _sniff(data)
    expected = _READERS[ending]
    if (expected in ("pdf", "docx") and found != expected) or found not in ("", expected):
        raise UnreadableFile(
            f"Le contenu du fichier n’est pas celui d’un {ending} ({_SEEN[found]}) : "
            "vérifiez le fichier, ou donnez-lui l’extension qui correspond à son contenu."
        )


_SEEN = {
    "": "ni PDF ni Word reconnaissable",
    "pdf": "c’est un PDF",
    "docx": "c’est un fichier Word ou une archive ZIP",
    "old": "c’est un document d’un ancien format Office",
    "binary": "c’est une image ou un programme",
}
_OTHER_BINARY = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"),
    *(b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf"),
)


def _sniff(data: bytes) -> str:
    head = data[:1024]
    if b"%PDF-" in head[:1024] and head.lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "old"
    return "binary" if head.startswith(_OTHER_BINARY) else ""
