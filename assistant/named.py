"""What of the manifesto's structure a question names: propositions, their number, axes, or the list of them."""

from __future__ import annotations

import re

_ORDINALS = {
    "premiere": 1, "deuxieme": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6,
    "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11, "douzieme": 12, "treizieme": 13,
    "quatorzieme": 14, "quinzieme": 15,
}  # fmt: skip
_CARDINALS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
}  # fmt: skip
_NUMBER = r"(\d{1,3}|" + "|".join(_CARDINALS) + r")"

_NAMED = re.compile(
    r"\bprop(?:o|osition)?s?\.? *(?:n ?[°o]|numeros?|nr|#)? ?(\d{1,3})((?: ?(?:,|et|a|ou|puis|/) ?(?:la )?\d{1,2})*)\b"
)
_BARE = re.compile(r"^(?:et )?(?:pour |de |dans )?(?:la |le )?(?:n ?[°o]|numero) ?(\d{1,2})\b")
_ORDINAL = re.compile(r"\b(\d{1,2}) ?(?:e|eme|ieme|ere|re)s? proposition|\b(" + "|".join(_ORDINALS) + r") proposition")
_COUNT = re.compile(
    rf"\b(?:les|des|ces|vos|leurs|aux|ses|nos) {_NUMBER} (?:grandes? |autres )?propositions?\b|"
    rf"\b{_NUMBER} propositions\b"
)
_AXIS = re.compile(
    r"\baxes? (?:strategiques? )?(?:n ?[°o] ?|numero )?([1-9])\b|\b(premier|deuxieme|second|troisieme) axe\b"
)
_ENUMERATE_PROPOSITIONS = re.compile(
    r"\b(?:quelles? sont|liste[rz]?|enumere[rz]?|cite[rz]?|donne[rz]?|rappelle[rz]?|resume[rz]?|presente[rz]?|toutes|"
    r"intitules?|titres?|sommaire|combien de|c'est quoi|quid des?)\b.*\bpropositions\b|"
    r"^(?:les )?(?:\w+ )?propositions(?: \w+){0,3} ?\??$"
)
_ENUMERATE_AXES = re.compile(
    r"\b(?:quels? sont|liste|cite[rz]?|donne|combien d'|enumere[rz]?)\b.*\baxes\b|"
    r"^(?:les )?(?:\w+ )?axes(?: \w+){0,2} ?\??$"
)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _CARDINALS[word]


def named_propositions(folded: str) -> tuple[int, ...]:
    """Proposition numbers that a folded question names, in order, each once."""
    found: list[int] = []
    for match in _NAMED.finditer(folded):
        found.append(int(match[1]))
        rest = match[2]
        ends = [int(n) for n in re.findall(r"\d+", rest)]
        if re.match(r" ?a ", rest) and ends:
            found.extend(range(found[-1] + 1, min(ends[0], found[-1] + 20) + 1))
            ends = ends[1:]
        found.extend(ends)
    if bare := _BARE.match(folded):
        found.append(int(bare[1]))
    found.extend(int(match[1]) if match[1] else _ORDINALS[match[2]] for match in _ORDINAL.finditer(folded))
    return tuple(dict.fromkeys(found))


def claimed_count(folded: str) -> int | None:
    """How many propositions the question says there are, or None."""
    match = _COUNT.search(folded)
    return _value(next(g for g in match.groups() if g)) if match else None


def named_axis(folded: str) -> int | None:
    """The number of the axis that a folded question names, or None."""
    match = _AXIS.search(folded)
    if not match:
        return None
    return int(match[1]) if match[1] else {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3}[match[2]]


def asks_all_propositions(folded: str) -> bool:
    """Whether a folded question asks for the list of the propositions."""
    return bool(_ENUMERATE_PROPOSITIONS.search(folded))


def asks_all_axes(folded: str) -> bool:
    """Whether a folded question asks for the list of the axes."""
    return bool(_ENUMERATE_AXES.search(folded))
