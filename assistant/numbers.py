"""Numbers as the French write them."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text, thousands joined and decimal point unified: « 35 000 » gives 35000, « 29,4 » gives
    29.4.
    """
    return frozenset(re.sub(r"[ \u00a0\u202f]", "", m[0]).replace(",", ".") for m in _DIGITS.finditer(text))
