"""Mutations of numbers: another value, another unit, points for per cent, another year, another population."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

_NUMBER = re.compile(r"(?<![\w–-])\d{1,3}(?:[ \u00a0\u202f]\d{3})+|(?<![\w–-])\d+(?:,\d+)?(?![\d\w])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERCENT = re.compile(r"(?<=\d)(\s?)%")
_COUNTED = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?P<gap>[ \u00a0\u202f])(?P<noun>[a-zéèê]{4,}s)\b"
)
_SPELT = {"huit": "sept", "trois": "quatre", "douze": "dix", "deux": "trois", "quatre": "cinq"}
_SPELT_WORD = re.compile(
    rf"\b({'|'.join(_SPELT)})\b(?=\s(?:salariés|propositions|axes|jours|outils|dernières|acceptions))", re.I
)
_POPULATIONS = {"salariés": "jeunes", "jeunes": "salariés", "managers": "bénévoles", "collaborateurs": "bénévoles",
                "employés": "jeunes", "répondants": "administrateurs"}  # fmt: skip
_OF_THEM = re.compile(rf"(?<=%)(?P<of>\sdes\s)(?P<who>{'|'.join(_POPULATIONS)})\b")
_OTHER_NOUNS = ("euros", "établissements", "heures")
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b(?=\s\d{{4}}|[.,]|$)")


def number(statement: str) -> Iterator[str]:
    """Each number with its digits swapped, raised by one, and doubled; each number word with its neighbour."""
    for match in _NUMBER.finditer(statement):
        if _YEAR.fullmatch(match[0]) or _labels(statement, match.start()):
            continue
        for other in _others(match[0]):
            yield _put(statement, match, other)
    for match in _SPELT_WORD.finditer(statement):
        word = _SPELT[match[0].lower()]
        yield _put(statement, match, word.capitalize() if match[0][0].isupper() else word)
    yield from _exchanged(statement)


def _labels(statement: str, start: int) -> bool:
    return bool(re.search(r"(?:proposition|axe|chapitre|note)s?\s$", statement[:start], re.I))


def _others(text: str) -> list[str]:
    """« 62 » -> « 26 », « 72 », « 63 »; a decimal comma and a group of thousands stay."""
    digits = [c for c in text if c.isdigit()]
    ways = [digits[::-1], [str((int(digits[0]) % 9) + 1), *digits[1:]], [*digits[:-1], str((int(digits[-1]) + 1) % 10)]]
    found = []
    for way in ways:
        if way != digits and way[0] != "0":
            rest = iter(way)
            found.append("".join(next(rest) if c.isdigit() else c for c in text))
    return list(dict.fromkeys(found))


def _exchanged(statement: str) -> Iterator[str]:
    """Two percentages of one statement, one in the place of the other."""
    shares = [m for m in _NUMBER.finditer(statement) if re.match(r"\s?%", statement[m.end() :])]
    for one, other in itertools.pairwise(shares):
        if one[0] != other[0]:
            between = statement[one.end() : other.start()]
            yield statement[: one.start()] + other[0] + between + one[0] + statement[other.end() :]


def points(statement: str) -> Iterator[str]:
    """« 20 % » -> « 20 points », « 20 points de pourcentage »."""
    for match in _PERCENT.finditer(statement):
        yield _put(statement, match, "\u00a0points")
        yield _put(statement, match, "\u00a0points de pourcentage")


def unit(statement: str) -> Iterator[str]:
    """Another unit, or another population: « 35 000 postes » -> « 35 000 euros », « salariés » -> « jeunes »."""
    for match in _PERCENT.finditer(statement):
        yield _put(statement, match, "\u00a0euros")
        yield _put(statement, match, "")
    for match in _COUNTED.finditer(statement):
        if match["noun"] not in _OTHER_NOUNS and not _labels(statement, match.start()):
            for noun in _OTHER_NOUNS[:2]:
                yield _put(statement, match, f"{match['number']}{match['gap']}{noun}")
    for match in _OF_THEM.finditer(statement):
        yield _put(statement, match, match["of"] + _POPULATIONS[match["who"]])


def year(statement: str) -> Iterator[str]:
    """Each year one later, one earlier, ten earlier; each month of a date another one."""
    for match in _YEAR.finditer(statement):
        for step in (1, -1, -10):
            yield _put(statement, match, str(int(match[0]) + step))
    for match in _MONTH.finditer(statement):
        yield _put(statement, match, _MONTHS[(_MONTHS.index(match[0]) + 5) % 12])


def _put(statement: str, match: re.Match[str], other: str) -> str:
    return statement[: match.start()] + other + statement[match.end() :]
