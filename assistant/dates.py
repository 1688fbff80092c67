"""Dates as the French write them."""

from __future__ import annotations

import re

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def french_date(iso: str) -> str:
    """« 26 mars 2025 », « mars 2025 » or « 2025 » from an ISO date; any other text is returned as it is."""
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?", iso)
    if not match:
        return iso
    year, month, day = match.groups()
    words = ["1er" if int(day) == 1 else str(int(day))] if day else []
    return " ".join([*words, *([_MONTHS[int(month) - 1]] if month else []), year])
