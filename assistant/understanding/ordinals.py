"""Propositions that a question names in words: « la proposition onze », « que dit la quatrième ? », « les trois
premières ».
"""

from __future__ import annotations

import re

from assistant.understanding.wording import enumerated, fold

RANKS = {
    "premiere": 1, "deuxieme": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6,
    "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11, "douzieme": 12, "treizieme": 13,
    "quatorzieme": 14, "quinzieme": 15,
}  # fmt: skip
CARDINALS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
}  # fmt: skip
_E = "(?:e|è|é)"
_RANK = (
    rf"(?:premi{_E}re|seconde|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz)i{_E}me|"
    rf"\d{{1,2}} ?(?:i?{_E}me|{_E}re|re|e)\b)"
)
_CARDINAL = rf"(?:{'|'.join(CARDINALS)})"
_SPOKEN = rf"(?:{_RANK}|{_CARDINAL}\b)"  # « que dit la onze ? »
_ROW = rf"(?:la |les )?{_RANK}(?:(?:,| et| ou| puis)(?: (?:avec |de |à )?la)? {_RANK})*"
_VERBS = (
    r"(?:(?:se |s['’]|n['’]|ne |nous |y )?(?:ouvre|parle|dit|propose|insiste|évoque|traite|porte|demande|concerne|est|"
    r"vise|veut|cite|donne|aborde|prône|défend|recommande|préconise|contient|promet|répond|annonce|appuie|explique|mentionne|"
    r"présente|résume|intitule|appelle))"
)
# What may follow « la quatrième » when it stands for a proposition: no noun.
_NO_NOUN = (
    rf"(?=\s*[?.!,;:)]|\W*$|\s+(?:et|ou|avec)\s+la\s+{_RANK}|\s+{_VERBS}\b|\s+(?:stp|svp|en (?:bref|résumé|deux mots)|"
    r"en (?:\w+|\d+) (?:phrases?|lignes?|points?|mots)|du (?:manifeste|texte|document)|"
    r"dans (?:le manifeste|l['’]article)|s['’]il)\b)"
)
_ASKED_OF = (
    r"(?:\bqu(?:e |['’]\s?)(?:dit|disent|propose|préconise|contient|prévoit|demande|vise|recommande|raconte|"
    r"y a-t-il dans)(?:-t-on dans)?(?: (?:donc|exactement|concrètement))?|\bquoi (?:parle|traite|parle-t-on dans)|"
    r"\b(?:résum|expliqu|présent|rappel|détaill|donn|cit|list)\w*(?:[- ]moi|[- ]nous)?|\bc['’]est quoi|"
    r"\b(?:intitulé|titre|contenu|texte|essentiel|propos) (?:exact |complet )?de|"
    r"\b(?:entre|compar\w+|différence entre|dis[- ]moi tout sur))"
)
# « J’ai deux questions : la première… »: what is counted or ranked is something else.
_COUNTED = re.compile(
    rf"\b(?:{_CARDINAL}|\d+|plusieurs|mes|{_RANK}) (?:\w+ )?(?:fois|questions?|raisons?|parties?|phrases?|pages?|"
    r"notes?|étapes?|éditions?|lignes?|citations?|enquêtes?|études?|lois?|annexes?|structures?|années?|personnes?|idées?|choses?|"
    r"mesures?|pistes?|solutions?|options?|générations?|maisons?|associations?|réunions?|séances?|demandes?|attentes?|"
    r"conventions?|évolutions?|difficultés?|versions?|causes?|missions?|dimensions?|fonctions?)\b",
    re.IGNORECASE,
)
_FORM = re.compile(r"\ben (?:\w+|\d+) (?:\w+ )?(?:phrases?|lignes?|idées?)\b", re.IGNORECASE)
_NAMED_ROW = re.compile(rf"\b({_ROW})(?: des (?:12|douze))? propositions?\b", re.IGNORECASE)
_SPELT = re.compile(
    rf"\b(prop(?:osition)?s? (?:n° ?|numéro )?)({_CARDINAL})((?:(?:,| et| ou| puis| à)(?: la)? {_CARDINAL}"
    r"(?=\W*$|[,;:?.!]| (?:et|ou|dis|parl|propos|trait|port)))*)"
    r"(?! (?:fois|minutes?|axes?|propositions?|phrases?|mots|points|chiffres|heures?|jours?|ans|sur)\b)\b",
    re.IGNORECASE,
)
_FIRST_ONES = re.compile(
    rf"\bles ({_CARDINAL}|\d) premi{_E}res(?P<noun> propositions?\b)?|\bles premi{_E}res ({_CARDINAL}|\d)\b",
    re.IGNORECASE,
)
_ALONE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"({_ASKED_OF} )(la {_SPOKEN}(?:(?:,| et| ou| puis| avec)(?: (?:de |à )?la)? {_SPOKEN})*){_NO_NOUN}",
        rf"(^\W*(?:et |mais |alors |donc )?(?:pour )?)(la {_RANK}(?:(?:,| et| ou)(?: la)? {_RANK})*){_NO_NOUN}",
    )
)
_LAST = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"({_ASKED_OF} )(la (?:toute )?der(?:ni{_E}re)?){_NO_NOUN}",
        rf"(^\W*(?:et |mais |alors |donc )?(?:pour )?)(la (?:toute )?der){_NO_NOUN}",
        rf"({_ASKED_OF} )(les (?:{_CARDINAL}|\d) derni{_E}res){_NO_NOUN}",
    )
)


def numbered(text: str) -> str:
    """The text with the propositions that it names in words under their numbers; « la der » is the last proposition."""
    text = _NAMED_ROW.sub(lambda m: _listed(m[1]) if len(re.findall(_RANK, m[1], re.IGNORECASE)) > 1 else m[0], text)
    text = _SPELT.sub(lambda m: m[1] + str(_value(m[2])) + re.sub(_CARDINAL, _digits, m[3], flags=re.IGNORECASE), text)
    elliptical = not _COUNTED.search(_FORM.sub(" ", text))
    text = _FIRST_ONES.sub(lambda m: _first_ones(m, text) if elliptical or m["noun"] else m[0], text)
    if not elliptical:
        return text
    for pattern in _ALONE:
        text = pattern.sub(lambda m: m[1] + _listed(m[2]), text)
    for pattern in _LAST:
        text = pattern.sub(lambda m: f"{m[1]}{_last_ones(m[2])}", text)
    return text


def _value(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else RANKS.get(fold(word)) or CARDINALS[fold(word)]


def _digits(match: re.Match[str]) -> str:
    return str(_value(match[0]))


def _listed(row: str) -> str:
    """« la sixième et la septième » as « la proposition 6 et la proposition 7 »; one rank as one proposition."""
    bare = re.sub(r"^(?:la|les) ", "", row, flags=re.IGNORECASE)
    numbers = [str(_value(m[0])) for m in re.finditer(_SPOKEN, bare, re.IGNORECASE)]
    if len(numbers) > 1:
        return f"les propositions {enumerated(numbers)}"
    return f"{row[: len(row) - len(bare)]}proposition {numbers[0]}"


def _last_ones(said: str) -> str:
    """« la der » as « la dernière proposition »: what their numbers are, the manifesto says."""
    return f"{re.sub('der$', 'dernière', said)} proposition{'s' if said.endswith('s') else ''}"


def _first_ones(match: re.Match[str], text: str) -> str:
    """« les trois premières propositions » as « les propositions 1 à 3 »; without the noun, when they are asked of."""
    last = _value(match[1] or match[3])
    before, after = text[: match.start()], text[match.end() :]
    asked = re.search(rf"(?:{_ASKED_OF} |^\W*(?:et )?)$", before, re.IGNORECASE) and re.match(_NO_NOUN, after)
    return f"les propositions 1 à {last}" if match["noun"] or asked else match[0]
