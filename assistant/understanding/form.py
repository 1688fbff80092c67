"""The form that is wished for an answer: « en trois phrases », « fais-moi une diapo sur … : un titre, trois puces »."""

from __future__ import annotations

import re

_MEASURE = re.compile(
    r",?\s+(?:en|sur|avec)\s+(?:\d+|une?|deux|trois|quatre|cinq|six|dix|quelques|moins de \d+|peu de)\s+"
    r"(?:(?:petites?|grandes?|courtes?|belles?)\s+)?(?:phrases?|lignes?|mots|points|minutes?|puces?|tirets?|diapos?)\b"
    r"(?:\s+(?:max\w*|maximum|environ|courtes?|simples?|cl[ée]s?))?",
    re.IGNORECASE,
)
_COUNT = r"(?:une?|un seul|le|la|les|des|quelques|deux|trois|quatre|cinq|\d)"
_PLEASE = r"(?:bonjour|stp|svp|s['’]il (?:te|vous) pla[iî]t|(?:peux|pourrais)-tu|(?:pouvez|pourriez)-vous|merci de)"
_ORDER = (
    r"(?:(?:(?:me|nous) )?(?:fai(?:s|t|tes|re)|pr[ée]pare[rz]?|r[ée]dige[rz]?|donne[rz]?|cr[ée]e[rz]?|sor[st](?:ez)?)"
    r"(?:[- ](?:moi|nous))?\s+|"
    r"(?:il (?:me|nous) faut|je (?:veux|voudrais|pr[ée]pare|dois faire)|j['’]ai besoin d['’e]?)\s*)"
)
_SUPPORT = r"(?:diapos?(?:itives?)?|slides?|planches?|fiches?|puces|encadr[ée]s?|paragraphes?)"
_ON = r"(?:sur|pour (?:pr[ée]senter|expliquer)|[àa] propos d|concernant|d[eu]s?\b|d['’])"
# « Fais-moi une diapo sur … »: what is wanted is what stands behind it.
_MADE = re.compile(
    rf"^\W*(?:{_PLEASE}\W+)*{_ORDER}(?:{_COUNT}\s+)?(?:petite\s+|belle\s+)?{_SUPPORT}\s+(?={_ON})", re.IGNORECASE
)
_PIECE = rf"{_COUNT}?\s*(?:titre|puces?|points?(?: cl[ée]s?)?|chiffres?|phrases?|lignes?|sources?)\b"
_PIECES = re.compile(
    rf"\s*(?:[:(,–—-]\s*(?:avec\s+)?|avec\s+){_PIECE}(?:\s*(?:,|et|\+|puis)\s*{_PIECE})*[^\w?]*$", re.IGNORECASE
)
_SHORTER = re.compile(
    r"^\W*(?:(?:ok|merci|bien|super|parfait|et|mais)\W+)*"
    r"(?:(?:en |encore |beaucoup )*plus (?:court|bref|concis|simple|synth[ée]tique)\b|raccourci\w*\b|"
    r"version (?:courte|plus courte|br[èe]ve)\b|(?:fais|faites) (?:plus )?court\b|"
    r"(?:tu peux |peux-tu |pouvez-vous )?(?:(?:me |nous )?(?:le |la |l['’])?r[ée]sume[rz]?)"
    r"(?:[- ](?:moi|nous|le|la|[çc]a|cela|tout [çc]a))*|en (?:tr[èe]s )?(?:bref|r[ée]sum[ée]|court)\b|l['’]essentiel\b|"
    r"(?:tout [çc]a |[çc]a )?(?:r[ée]sum[ée]e? )?en (?:une?|1|2|3|deux|trois|quelques) "
    r"(?:seule? |petites? )?(?:mots?|phrases?|lignes?)\b)"
    rf"(?:\W+(?:{_PLEASE}|pour (?:une?|ma|mes|mon|des) {_SUPPORT})?\W*)?$",
    re.IGNORECASE,
)


# « Des arguments pour convaincre mon conseil d’administration d’investir … »: whom one convinces is no topic.
_CONVINCED = re.compile(
    r"\b(?:pour|afin de|comment|de quoi) (?:convaincre|persuader|d[ée]cider) "
    r"(?:mon|ma|mes|notre|nos|le|la|les|une?|des) "
    r"(?:conseil d['’]administration|[^,;:?.]{2,40}?) (?:de |d['’]|[àa] )",
    re.IGNORECASE,
)


def without_form(text: str) -> str:
    """``text`` without the form that it wishes for, nor whom it is to convince; as it is when nothing else is left."""
    made = _MADE.sub("", _CONVINCED.sub("pour ", text))
    bare = _MEASURE.sub("", _PIECES.sub("", made) if made != text else made)
    return bare if any(map(str.isalnum, bare)) else text


def asks_shorter(text: str) -> bool:
    """Whether a text only asks for the answer before in a shorter form: « plus court, pour une diapo »."""
    return bool(_SHORTER.match(text))
