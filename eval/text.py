"""How answers are read by the metrics: normalisation for patterns, markers, numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_CHARACTERS = str.maketrans({"’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " "})
_SPACES = re.compile(r"\s+")
_MARKER = re.compile(r"\[(\d+(?:\s*,\s*\d+)*)\]")
# Groups of three digits separated by one space (any width) are one number: « 35 000 ».
_NUMBER = re.compile(
    r"(?<![\d,.])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d+))?(\s*(?:%|pour cent\b|pourcents?\b))?"
)
_SENTENCE_END = re.compile(r"[.!?…]+(?=[\s»”\"')\]]|$)")


def normalise(text: str) -> str:
    """Give the form in which patterns are searched.

    NFC, ’→', “”«»→", no-break spaces → space, runs of spaces → one.

    A line break counts as a space, so that a pattern may span two lines. Case is kept: patterns ignore it themselves.
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_CHARACTERS)).strip()


def matches(pattern: str, normalised: str) -> bool:
    """Whether a case-insensitive regular expression is found in text already passed through ``normalise``."""
    return re.search(pattern, normalised, re.IGNORECASE) is not None


def markers(text: str) -> list[int]:
    """List the numbers of the ``[n]`` markers of a text, in order; ``[1, 2]`` counts as two."""
    return [int(number) for group in _MARKER.findall(text) for number in group.split(",")]


def without_markers(text: str) -> str:
    """Give the text with its ``[n]`` markers blanked."""
    return _MARKER.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written in digits. ``percent`` is true when « % » or « pour cent » follows."""

    value: float
    percent: bool

    def __str__(self) -> str:
        digits = f"{self.value:g}" if self.value < 1e6 else f"{self.value:.0f}"
        return digits.replace(".", ",") + ("\u00a0%" if self.percent else "")


def numbers(text: str) -> list[Number]:
    """List the numbers written in digits, in order; numbers in words are not looked for.

    « 35 000 » is one number and « 1,5 » too; in « 26/03/2025 » there are three.
    """
    found = []
    for whole, decimals, percent in _NUMBER.findall(text):
        digits = re.sub(r"\s", "", whole)
        found.append(Number(float(f"{digits}.{decimals or 0}"), bool(percent)))
    return found


def unsupported(claimed: list[Number], support: list[Number]) -> list[Number]:
    """List the claimed numbers that the support does not hold; a percentage needs a percentage of that value."""
    values = {number.value for number in support}
    percents = {number.value for number in support if number.percent}
    return [n for n in claimed if n.value not in (percents if n.percent else values)]


def count_sentences(text: str) -> int:
    """Measure the length of an answer: non-empty pieces left by cutting at . ! ? … before a space, and at line breaks.

    An estimate for comparing lengths (an abbreviation counts as an end), the same for every system that is measured.
    """
    pieces = [p for line in without_markers(text).splitlines() for p in _SENTENCE_END.split(line)]
    return sum(1 for piece in pieces if any(c.isalnum() for c in piece))
