"""Numbers as the French write them."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_OUT_OF_TEN = re.compile(r"(?<![\d.,])(\d)(?: \w+){0,4} sur (?:10|dix)(?!\w)")


def percentages_in(text: str) -> frozenset[str]:
    """The percentages that a text says out of ten: « 8 salariés sur 10 » gives 80."""
    return frozenset(f"{match[1]}0" for match in _OUT_OF_TEN.finditer(text.replace("\u00a0", " ")))


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text, thousands joined and decimal point unified: « 35 000 » gives 35000, « 29,4 » gives
    29.4.
    """
    return frozenset(re.sub(r"[ \u00a0\u202f]", "", m[0]).replace(",", ".") for m in _DIGITS.finditer(text))
