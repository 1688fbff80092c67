"""Quantities worded in a French sentence: percentages, ratios, fractions, counts. Years, dates and labels are none."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from corpus.footnotes import MONTHS


@dataclass(frozen=True, slots=True)
class Quantity:
    """``text`` stands at ``start`` in its sentence. ``population``: « des salariés » as worded, "" when not stated."""

    start: int
    text: str
    value: float
    unit: str
    population: str = ""


# Thousands are grouped by a blank or a full stop; decimals follow a comma, or a full stop (always so before « % »).
_NUMBER = (
    r"(?<![\w.,-])(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|"
    r"\d{1,3}(?:\.\d{3})+(?![\d.])|\d+(?:[.,]\d+)?)"
)
_WORDS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9}
_WORDS["dix"] = 10
_SPELLED = "|".join(_WORDS)
_PARTS = {"tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5, "moitié": 2}

_PERCENT = re.compile(rf"{_NUMBER}\s?(?:%|pour\scent\b)")
_RATIO = re.compile(
    rf"(?:{_NUMBER}|\b(?P<word>{_SPELLED}))\s(?P<noun>[^\W\d_]{{3,}})\ssur\s(?P<base>\d+|{_SPELLED})\b(?!\s\d{{3}})",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"\b(?:(?:les?\s)?(?P<word>{_SPELLED})\s(?P<part>tiers|quarts?|cinquièmes?)|la\s(?P<half>moitié))"
    r"(?=\s(?:des?|du)\b|\sd[’'](?!heure))",
    re.IGNORECASE,
)
_SCALED = re.compile(rf"{_NUMBER}\s?(?P<scale>milliers|millions?|milliards?)\s(?:de\s|d[’'])(?P<noun>[^\W\d_]{{3,}})")
_MONEY = re.compile(rf"{_NUMBER}\s?(?P<scale>k|M|Md|milliers|millions?|milliards?)?\s?(?:d[’'])?(?P<noun>€|euros?\b)")
_ADJECTIVE = r"[^\W\d_]+(?:ants|antes|és|ées|els|elles|aux|ales|ifs|ives|iques|ains|aines)\b"
_BEFORE = "(?:derni|premi)(?:ers|ères)|prochaine?s|autres|nouveaux|nouvelles|grande?s|princip(?:aux|ales)"
_COUNT = re.compile(rf"{_NUMBER}\s(?P<noun>(?:(?:{_BEFORE})\s)?[a-zà-ÿœ]{{3,}}[sx](?:\s{_ADJECTIVE})?)(?![\w’'])")
_BARE = re.compile(r"(?<![\w.,-])(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?![\w.,]*\d)")
_SCALES = {
    "k": 1e3,
    "milliers": 1e3,
    "M": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "Md": 1e9,
    "milliard": 1e9,
    "milliards": 1e9,
}

# A number before these words names a part of a text or a date, not a quantity; or the word is no noun.
_LABEL_WORDS = (
    "axes propositions chapitres pages articles parties sections annexes points volets notes figures tableaux min mais "
    "dans pas plus alors puis sous sans vers chez dès ans inclus exclus"
)
_LABELS = frozenset(_LABEL_WORDS.split())
# A number after these words is a reference: « proposition 6 », « n° 3 », « COVID-19 », « art. 12 ».
_REFERENCE = re.compile(
    rf"(?:\bpropositions?|\bchapitres?|\bpages?|\bp\.|\barticles?|\bart\.|\bn[°ᵒo]|\bnuméros?|\bannexes?|\baxes?|\bnotes?|\bvol\.|"
    rf"\bloi|\bdécret|\bversion|\bles|\ble|\bdu|{MONTHS}|\d\s?[–—-])\s?$",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:environ|près\sde|plus\sde|moins\sde|plus\sd[’']|jusqu[’']à|au\smoins|au\splus|quelque|presque|à\speine|"
    r"autour\sde)\s?$",
    re.IGNORECASE,
)
_LONGEST_POPULATION = 15  # words: a longer run has swallowed the verb
_TAIL = 30  # characters before a number that can tell what it is
_YEAR = re.compile(r"(?:19|20)\d\d$")
_POPULATION = re.compile(
    r"\s(?P<words>(?:des|de\sla|du|de|d[’'])\s?(?:\d\d\s?[–—-]\s?\d\d\sans\b)?[^\d,;:.()]*?)"
    r"(?=\set\s(?:une?|les?|la|l[’'])\b|[\d,;:.()]|$)"
)
# Words that begin what is said of a population; a plural verb ends in « -ent », but so do adverbs and some nouns.
_VERB_WORDS = (
    "ne se s n qui que qu dont où sont est ont a avaient avait étaient était seront sera auront aura peuvent peut "
    "doivent doit dépend font fait vont va dit veut sait estiment affirment confirment expriment consomment forment "
    "aiment car mais si soit"
)
_VERBS = frozenset(_VERB_WORDS.split())
_NOT_VERB_WORDS = "souvent équivalent agent client patient résident président permanent adolescent parent"
_NOT_VERBS = frozenset(_NOT_VERB_WORDS.split())
_PRODUCER = re.compile(
    r"\b(?:étude|etude|enquête|baromètre|sondage|rapport|observatoire)s?\s"
    r"(?:(?:menée?s?|réalisée?s?|conduite?s?|publiée?s?)\spar\s|d[eu]\s(?:la\s|l[’'])?|d[’'])?(?:l[’']|la\s|le\s)?"
    r"(?P<name>[A-ZÀ-Þ][\w&’'-]*(?:\s(?:[–&-]\s)?[A-ZÀ-Þ][\w&’'-]*)*)"
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Give the quantities of a sentence in order, without overlap."""
    found: list[Quantity] = []
    covered: set[int] = set()
    for collect in (_percentages, _ratios, _fractions, _scaled, _counts, _bare):
        for quantity in collect(text, found):
            places = range(quantity.start, quantity.start + len(quantity.text))
            if covered.isdisjoint(places):
                covered.update(places)
                found.append(quantity)
    return tuple(_hedged(text, quantity) for quantity in sorted(found, key=lambda quantity: quantity.start))


def producer_in(text: str) -> str:
    """Give the producer that a sentence itself names: « une étude menée par PerformanSe » ("" when it names none)."""
    match = _PRODUCER.search(text)
    return match["name"] if match else ""


def _hedged(text: str, quantity: Quantity) -> Quantity:
    """Keep « environ », « jusqu’à », « plus de »… with the figure: without them it would say something else."""
    before = text[max(0, quantity.start - _TAIL) : quantity.start]
    hedge = _HEDGE.search(before)
    if hedge is None:
        return quantity
    words = before[hedge.start() :]
    return replace(quantity, start=quantity.start - len(words), text=words + quantity.text)


def _value(number: str) -> float:
    return _decimal(re.sub(r"\.(?=\d{3}(?:\D|$))", "", number))


def _decimal(number: str) -> float:
    return (
        float(re.sub(r"\s", "", number).replace(",", ".")) if number.count(".") < 2 else float(number.replace(".", ""))
    )


def _percentages(text: str, _found: list[Quantity]) -> list[Quantity]:
    return [
        Quantity(match.start(), match[0], _decimal(match["number"]), "%", _population(text, match.end()))
        for match in _PERCENT.finditer(text)
    ]


def _ratios(text: str, _found: list[Quantity]) -> list[Quantity]:
    found = []
    for match in _RATIO.finditer(text):
        value = _value(match["number"]) if match["number"] else float(_WORDS[match["word"].lower()])
        base = _WORDS.get(match["base"].lower(), match["base"])
        if match["number"] or match["base"].lower() in _WORDS:
            found.append(Quantity(match.start(), match[0], value, f"{match['noun']} sur {base}", match["noun"]))
    return found


def _fractions(text: str, _found: list[Quantity]) -> list[Quantity]:
    found = []
    for match in _FRACTION.finditer(text):
        part = (match["half"] or match["part"]).lower()
        count = 1 if match["half"] else _WORDS[match["word"].lower()]
        value = round(count / _PARTS[part], 4)
        found.append(Quantity(match.start(), match[0], value, "fraction", _population(text, match.end())))
    return found


def _scaled(text: str, _found: list[Quantity]) -> list[Quantity]:
    matches = [*_SCALED.finditer(text), *_MONEY.finditer(text)]
    return [
        Quantity(
            match.start(), match[0], _value(match["number"]) * _SCALES.get(match["scale"] or "", 1.0), match["noun"]
        )
        for match in matches
    ]


def _counts(text: str, _found: list[Quantity]) -> list[Quantity]:
    found = []
    for match in _COUNT.finditer(text):
        noun = match["noun"]
        if noun.split()[0] in _LABELS or re.fullmatch(MONTHS, noun.split()[0]) or _is_label(text, match):
            continue
        found.append(Quantity(match.start(), match[0], _value(match["number"]), noun))
    return found


def _is_label(text: str, match: re.Match[str]) -> bool:
    return bool(_YEAR.match(match["number"])) or bool(
        _REFERENCE.search(text[max(0, match.start() - _TAIL) : match.start()])
    )


def _bare(text: str, found: list[Quantity]) -> list[Quantity]:
    """Thousands without a noun take the unit of the count before them: « 35 000 postes versus 30 000 »."""
    units = sorted((quantity.start, quantity.unit) for quantity in found if quantity.unit != "%")
    bare = []
    for match in _BARE.finditer(text):
        index = bisect_left(units, (match.start(), "")) - 1
        bare.append(Quantity(match.start(), match[0], _value(match["number"]), units[index][1] if index >= 0 else ""))
    return bare


def _population(text: str, end: int) -> str:
    """Give « des salariés français » right after a figure, up to the first word that can be its verb."""
    match = _POPULATION.match(text, end)
    if match is None:
        return ""
    kept: list[str] = []
    for word in match["words"].split():
        if len(kept) > 1 and _is_verb(word):
            break
        kept.append(word)
    return " ".join(kept) if len(kept) <= _LONGEST_POPULATION else ""


def _is_verb(word: str) -> bool:
    low = re.split(r"[’']", word.lower())[0]
    if low in _VERBS:
        return True
    return low.endswith(("ent", "aient")) and not low.endswith("ment") and low not in _NOT_VERBS and len(low) > 4
