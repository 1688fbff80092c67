"""Every number of a text, in digits or in words, with its unit: what ``corpus.quantities`` leaves out matters here.

``corpus.quantities`` builds a register of figures; a guard must also read years, dates, labels and counts in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.guards.words import Token, word_set
from corpus.footnotes import MONTHS

_SMALL = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_VALUES = {word: n for n, word in enumerate(_SMALL.split())} | {"une": 1}
_VALUES |= {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_VALUES |= {"cent": 100, "cents": 100, "mille": 1000}
NUMBER_WORDS = frozenset(_VALUES)
_SCALES = {"millier": 1e3, "milliers": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9}
PARTS = {"moitie": 2, "tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "cinquiemes": 5, "dixieme": 10}
_ROUND = {"dizaine": 10, "douzaine": 12, "vingtaine": 20, "trentaine": 30, "centaine": 100}
_FOLD = {"double": 2, "triple": 3, "quadruple": 4}  # « un triple objectif »
_HARD = {
    "an": "an", "ans": "an", "annee": "an", "annees": "an", "mois": "mois", "jour": "jour", "jours": "jour",
    "semaine": "semaine", "semaines": "semaine", "heure": "heure", "heures": "heure", "euro": "euro", "euros": "euro",
    "decennie": "an", "decennies": "an", "siecle": "an", "siecles": "an",
}  # fmt: skip
_YEARS = {"decennie": 10, "decennies": 10, "siecle": 100, "siecles": 100}
LABELS = "chapitre volet page note article annexe tome"
_LABELS = {form + s: form for form in LABELS.split() for s in ("", "s")}
_LABELS |= dict.fromkeys(("volet", "volets", "tome", "tomes"), "chapitre")  # one part of the manifesto, by three names
ORDINALS = {"premier": 1, "premiere": 1, "second": 2, "seconde": 2, "deuxieme": 2, "troisieme": 3, "quatrieme": 4}
_MONTH = re.compile(rf"(?:{MONTHS})$", re.IGNORECASE)
_ADJECTIVES = word_set("derniers dernieres premiers premieres grands grandes autres nouveaux nouvelles")
_ADVERBS = word_set("auparavant precedemment avant aujourd'hui actuellement ensuite environ seulement")
_HEDGES = {
    "environ": "≈", "pres": "≈", "quelque": "≈", "autour": "≈", "presque": "≈", "quasiment": "≈",
    "approximativement": "≈",
    "atteint": "→", "atteindre": "→", "atteignent": "→", "atteignant": "→",
    "plus": ">", "moins": "<", "jusqu": "≤", "jusque": "≤",
}  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_RATIO_REACH = 4  # words between « 8 » and « sur 10 »
_COUNT_REACH = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at token ``place`` (its last token is ``end`` - 1). ``value`` is in ``kind``'s own unit.

    ``kind``: percent, points, ratio (value of ``base``), fraction, year, day, label, unit (hard units), count, or name:
    digits that end a name (« COVID-19 »), ``unit`` being the word before them.
    ``nouns``: stems of the words right after it that say what is counted.
    ``hedge``: ≈ > < ≤ ≥ → (« atteint »), ± (« environ » after) or "".
    """

    value: float
    kind: str
    unit: str
    place: int
    end: int
    text: str
    hedge: str = ""
    spelled: bool = False
    base: float = 0.0
    nouns: tuple[str, ...] = ()


def amounts(read: tuple[Token, ...]) -> list[Amount]:
    """Every number of a text that was cut into tokens, in order, without overlap."""
    found: list[Amount] = []
    place = 0
    while place < len(read):
        amount = _at(read, place)
        if amount is None:
            place += 1
            continue
        found.append(amount)
        place = max(amount.end, place + 1)
    return found


def _at(read: tuple[Token, ...], place: int) -> Amount | None:
    token = read[place]
    if token.kind == "number":
        if _glued(read, place):
            return _amount(read, place, place + 1, _digits(token.text), "name", unit=read[place - 2].form)
        return _typed(read, place, place + 1, _digits(token.text), spelled=False)
    if token.kind != "word":
        return None
    if token.form in {"moitie", "tiers", "quart"} and _form(read, place - 1) in {"la", "un", "le"}:
        return _amount(read, place, place + 1, 1 / PARTS[token.form], "fraction", spelled=True)
    if token.form in ORDINALS and _form(read, place + 1) in _LABELS:
        return _amount(read, place, place + 2, ORDINALS[token.form], "label", unit=_LABELS[_form(read, place + 1)])
    if token.form in _ROUND and _form(read, place - 1) in {"une", "la"}:
        return _amount(read, place, place + 1, _ROUND[token.form], "count", spelled=True, nouns=_nouns(read, place + 1))
    if token.form in _FOLD and _form(read, place - 1) in {"un", "une", "ce", "cet", "cette", "leur"}:
        return _amount(read, place, place + 1, _FOLD[token.form], "count", spelled=True, nouns=_nouns(read, place + 1))
    value, end = _spelled(read, place)
    if end == place:
        return None
    return _typed(read, place, end, value, spelled=True)


def _glued(read: tuple[Token, ...], place: int) -> bool:
    """Whether digits belong to a name: « COVID-19 »."""
    if place < 2 or read[place - 1].text not in "-‑" or read[place - 2].kind != "word":
        return False
    return read[place - 1].start + 1 == read[place].start and read[place - 2].start + len(read[place - 2].text) == (
        read[place - 1].start
    )


def _digits(text: str) -> float:
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def _spelled(read: tuple[Token, ...], place: int) -> tuple[float, int]:
    """Value and end of a run of number words; (0, place) when there is none. « un » alone is an article."""
    total, group, end = 0.0, 0.0, place
    while end < len(read):
        form = _form(read, end)
        if form in _VALUES:
            total, group = _added(total, group, _VALUES[form])
        elif not (form in {"et", "-"} and end > place and _form(read, end + 1) in {"un", "une", "onze"}) and not (
            read[end].text in "-‑" and end > place and _form(read, end + 1) in _VALUES
        ):
            break
        end += 1
    if end == place + 1 and _form(read, place) in {"un", "une"} and _base(read, end) is None:
        return 0.0, place
    return total + group, end


def _added(total: float, group: float, value: int) -> tuple[float, float]:
    if value == 1000:
        return total + max(group, 1) * 1000, 0.0
    if value == 100:
        return total, max(group, 1) * 100
    if value == 20 and group % 100 == 4:
        return total, group - 4 + 80
    return total, group + value


def _typed(read: tuple[Token, ...], place: int, end: int, value: float, *, spelled: bool) -> Amount:
    after = _form(read, end)
    if after in _SCALES:
        value, end = value * _SCALES[after], end + 1
        after = _form(read, end)
        if after in {"de", "d"}:
            end, after = end + 1, _form(read, end + 1)
    if after == "%":
        return _percent(read, place, end + 1, value, spelled=spelled)
    if after == "pour" and _form(read, end + 1) in {"cent", "cents"}:
        return _percent(read, place, end + 2, value, spelled=spelled)
    if after in {"point", "points"}:
        return _amount(read, place, end + 1, value, "points", spelled=spelled)
    if spelled and after in PARTS and after != "moitie":
        return _amount(read, place, end + 1, value / PARTS[after], "fraction", spelled=spelled)
    base = _base(read, end)
    if base is not None:
        nouns = tuple(t.stem for t in read[end : base[1]] if t.stem and t.form not in {"sur", *_VALUES})
        return _amount(read, place, base[1], value, "ratio", base=base[0], nouns=nouns, spelled=spelled)
    return _other(read, place, end, value, spelled=spelled)


def _percent(read: tuple[Token, ...], place: int, end: int, value: float, *, spelled: bool) -> Amount:
    kind = "points" if _form(read, end) in {"point", "points"} else "percent"
    return _amount(read, place, end, value, kind, spelled=spelled)


def _other(read: tuple[Token, ...], place: int, end: int, value: float, *, spelled: bool) -> Amount:
    after = _form(read, end)
    label = _label_before(read, place)
    if label:
        return _amount(read, place, end, value, "label", unit=label, spelled=spelled)
    month = _month(read, end)
    if month and value <= 31 and not spelled:
        return _amount(read, place, end, value, "day", unit=month)
    if after in _HARD or (read[end : end + 1] and read[end].text == "€"):
        unit = _HARD.get(after, "euro")
        return _amount(read, place, end + 1, value * _YEARS.get(after, 1), "unit", unit=unit, spelled=spelled)
    if after in _ADJECTIVES and _form(read, end + 1) in _HARD:  # « ces deux dernières décennies »
        return _other(read, place, end + 1, value, spelled=spelled)
    if _range(read, end) in _HARD:
        return _amount(read, place, end, value, "unit", unit=_HARD[_range(read, end)])
    bare = re.fullmatch(r"\d{4}", read[place].text)
    if bare and _FIRST_YEAR <= value <= _LAST_YEAR:
        return _amount(read, place, end, value, "year")
    return _amount(read, place, end, value, "count", spelled=spelled, nouns=_nouns(read, end))


def _amount(
    read: tuple[Token, ...], place: int, end: int, value: float, kind: str, *,
    unit: str = "", spelled: bool = False, base: float = 0.0, nouns: tuple[str, ...] = (),
) -> Amount:  # fmt: skip
    text = " ".join(t.text for t in read[place:end])
    return Amount(round(value, 6), kind, unit, place, end, text, _hedge(read, place, end), spelled, base, nouns)


def _form(read: tuple[Token, ...], place: int) -> str:
    return read[place].form if 0 <= place < len(read) else ""


def _base(read: tuple[Token, ...], end: int) -> tuple[float, int] | None:
    """The 10 of « 8 salariés sur 10 », with the place after it."""
    for place in range(end, min(end + _RATIO_REACH, len(read) - 1)):
        if read[place].breaks or read[place].text == ",":
            return None
        if read[place].form == "sur":
            following = read[place + 1]
            if following.kind == "number":
                return _digits(following.text), place + 2
            if following.form in _VALUES and following.form not in {"un", "une"}:
                return float(_VALUES[following.form]), place + 2
            return None
    return None


def _label_before(read: tuple[Token, ...], place: int) -> str:
    """The « chapitre » of « chapitre 2 », of « pages 3 et 4 », of « note n° 8 »."""
    back = place - 1
    while back >= 0 and (read[back].kind == "number" or _form(read, back) in {"n", "no", "numero", "et", "a", "o"}
                         or read[back].text in {",", "°", "º", "-", "–"}):  # fmt: skip
        back -= 1
    return _LABELS.get(_form(read, back), "")


def _month(read: tuple[Token, ...], end: int) -> str:
    """The month after a day, also after the first of « 13 et 14 novembre »."""
    if _MONTH.match(_text(read, end)):
        return _form(read, end)
    paired = _form(read, end) in {"et", "au", "ou"} or _text(read, end) in {"-", "–"}
    if paired and read[end + 1 : end + 2] and read[end + 1].kind == "number" and _MONTH.match(_text(read, end + 2)):
        return _form(read, end + 2)
    return ""


def _text(read: tuple[Token, ...], place: int) -> str:
    return read[place].text if 0 <= place < len(read) else ""


def _range(read: tuple[Token, ...], end: int) -> str:
    """The unit of « 16–25 ans », « 16 à 25 ans », read from its first number."""
    linked = _text(read, end) in {"-", "–", "—"} or _form(read, end) in {"a", "et"}
    if linked and read[end + 1 : end + 2] and read[end + 1].kind == "number":
        return _form(read, end + 2)
    return ""


def _nouns(read: tuple[Token, ...], end: int) -> tuple[str, ...]:
    found: list[str] = []
    for token in read[end:]:
        if token.kind != "word" or len(found) == _COUNT_REACH:
            break
        if token.form in _ADJECTIVES:
            continue
        if token.form in _ADVERBS:
            break
        if token.stem:
            found.append(token.stem)
        elif token.form not in {"de", "d"}:
            break
    return tuple(found)


def _hedge(read: tuple[Token, ...], place: int, end: int) -> str:
    """« environ », « plus de », « jusqu’à », « atteint » right before a number; the article of « la moitié » aside."""
    if _form(read, end) == "environ":
        return "±"
    back = place - 1
    while back >= 0 and _form(read, back) in {"de", "d", "la", "les", "le", "des", "un", "a"}:
        back -= 1
    form = _form(read, back)
    if form in {"moins", "plus"} and _form(read, back - 1) == "au":
        return "≥" if form == "moins" else "≤"
    if form in {"plus", "moins"} and _form(read, back + 1) not in {"de", "d", "des", "du"}:
        return ""
    return _HEDGES.get(form, "")


def months(read: tuple[Token, ...]) -> list[tuple[str, str]]:
    """(month, year or "") of every dated month of a text."""
    found = []
    for place, token in enumerate(read):
        if token.kind == "word" and _MONTH.match(token.text):
            year = _text(read, place + 1)
            found.append((token.form, year if re.fullmatch(r"\d{4}", year) else ""))
    return found
