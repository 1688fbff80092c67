"""A comparison form of text: what two copies of the same words may differ by, and nothing else.

``fold`` equates, and only equates:

- composed and decomposed accents (Unicode NFC);
- the quotation marks « » “ ” „ ‟ ″ and ", and the blanks just inside « » and “ ”;
- the apostrophes ’ ‘ ‛ ʼ ′ and ';
- every run of white space (narrow, unbreakable, line breaks) and one plain space; none at the two ends;
- the dashes ‐ ‑ ‒ – — ― − and -;
- a hyphen with or without a line break after it (« médico-⏎sociales » and « médico-sociales »);
- invisible characters (soft hyphen, zero-width blanks, byte-order mark) and nothing.

Case, accents, digits, punctuation and words are never touched.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_MARKS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "’‘‛ʼ′"), "'"),
}
_QUOTES = dict.fromkeys(map(ord, "«»“”„‟″"), '"')
_INSIDE = re.compile(r"(?<=[«“„]) | (?=[»”])")
_BROKEN = re.compile(r"(?<=\w-)[^\S\n]*\n\s*(?=\w)")
_BLANKS = re.compile(r"\s+")


def fold(text: str) -> str:
    """Give the comparison form of ``text``; folding twice changes nothing more."""
    bare = unicodedata.normalize("NFC", text.translate(_MARKS))
    joined = _BROKEN.sub("", bare.replace("\r\n", "\n").replace("\r", "\n"))
    return _INSIDE.sub("", _BLANKS.sub(" ", joined)).translate(_QUOTES).strip()


def slug(text: str, limit: int = 60) -> str:
    """Give ASCII lower-case words joined by hyphens, whole words up to ``limit`` characters ("" when none is left)."""
    spelled = re.sub(r"[’'‘]", " ", text.replace("œ", "oe").replace("Œ", "OE"))
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    kept: list[str] = []
    for word in words:
        if kept and len("-".join([*kept, word])) > limit:
            break
        kept.append(word)
    return "-".join(kept)[:limit]


def digest_of(*parts: str) -> str:
    """SHA-256 of the parts, 64 hexadecimal digits; what ids are cut from."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
