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
_SENTENCE = r"(?:phrase|citation)"
_COUNTED = (
    r"en (?:une?|1|2|3|deux|trois|quelques) (?:(?:seule?|petites?|courtes?|simples?) )?(?:mots?|phrases?|lignes?)\b"
)
# What the form is for: « pour mon discours », « pour une diapo ».
_USE = (
    rf"(?:pour|dans|sur) (?:(?:une?|ma|mes|mon|des|le|la|notre|nos|l['’]) ?)(?:{_SUPPORT}|discours|newsletter|"
    r"intervention|[ée]dito\w*|pr[ée]sentation|affiche|plaquette|brochure|post|site|v[oœ]eux|rapport|compte[ -]rendu|"
    r"conseil(?: d['’]administration)?|ca|pr[ée]sidente?|[ée]quipes?|bureau|r[ée]union|bas de page)"
)
_SHORTER = re.compile(
    r"^\W*(?:(?:ok|merci|bien|super|parfait|et|mais|alors|bon|donc)\W+)*"
    r"(?:(?:en |encore |beaucoup )*plus (?:court|bref|concis|simple|synth[ée]tique)\b|raccourci\w*\b|"
    r"version (?:courte|plus courte|br[èe]ve)\b|(?:fais|faites) (?:plus )?court\b|"
    r"(?:tu peux |peux-tu |pouvez-vous )?(?:(?:me |nous )?(?:le |la |l['’])?r[ée]sume[rz]?)"
    rf"(?:[- ](?:moi|nous|le|la|[çc]a|cela|tout [çc]a|la r[ée]ponse))*(?: {_COUNTED})?|"
    r"en (?:tr[èe]s )?(?:bref|r[ée]sum[ée]|court)\b|l['’]essentiel\b|"
    rf"(?:(?:dis|dites|donne|donnez|redis|mets|mettez)(?:[- ](?:moi|nous|le|la))* )?(?:tout [çc]a |[çc]a )?"
    rf"(?:r[ée]sum[ée]e? )?{_COUNTED}|"
    # « Cite la phrase », « la phrase exacte ? »: one of those just given.
    r"(?:cite[rz]?|donne[rz]?|quelle est|c['’]est quoi|redonne[rz]?|copie[rz]?)(?:[- ](?:moi|nous))? "
    rf"(?:la |juste la |une )(?:seule )?{_SENTENCE}(?: exacte| pr[ée]cise| mot pour mot)?|"
    rf"la {_SENTENCE} (?:exacte|pr[ée]cise|mot pour mot)|une seule phrase)"
    rf"(?:\W+{_USE})?(?:\W+(?:{_PLEASE}))?\W*$",
    re.IGNORECASE,
)


# « Des arguments pour convaincre mon conseil d’administration d’investir … »: whom one convinces is no topic.
_CONVINCED = re.compile(
    r"\b(?:pour|afin de|comment|de quoi) (?:convaincre|persuader|d[ée]cider) "
    r"(?:mon|ma|mes|notre|nos|le|la|les|une?|des) "
    r"(?:conseil d['’]administration|[^,;:?.]{2,40}?) (?:de |d['’]|[àa] )",
    re.IGNORECASE,
)
# « Des arguments pour donner envie à une étudiante de rejoindre … »: they are to attract, whoever it is.
_ATTRACTED = re.compile(
    r"(?<=arguments )pour donner (?:l['’])?envie (?:[àa]|aux?) [^,;:?.]{2,40}? (?:de |d['’])", re.IGNORECASE
)


# « Il me faudrait une phrase courte sur … pour ouvrir mon discours »: how many are wished, and what for.
_KEEN = (
    r"(?:seule?s?|petites?|courtes?|br[èe]ves?|belles?|jolies?|bonnes?|simples?|fortes?|percutantes?|choc|marquantes?)"
)
_SENTENCES_ON = re.compile(
    rf"^[^,.:;?!]{{0,40}}?\b(?P<count>une|deux|trois|[1-3])\s+(?P<wished>(?:{_KEEN}\s+){{0,2}}"
    rf"(?:phrases?|citations?|formules?|accroches?)(?:\s+(?:et\s+)?{_KEEN}){{0,2}})\s+"
    r"(?=(?:sur|concernant)\b|(?:autour|[àa] propos|au sujet) d)",
    re.IGNORECASE,
)
_PUT_TO_USE = re.compile(
    r"\s+(?:pour (?:(?:ouvrir|conclure|commencer|finir|clore|introduire|illustrer) )?|[àa] mettre (?:sur|dans) )"
    r"(?:mon|ma|mes|notre|nos|une?|la|le|l['’])\s*(?:discours|newsletter|intervention|[ée]dito\w*|pr[ée]sentation|slides?|"
    r"diapos?|affiche|plaquette|brochure|post|site|v[oœ]eux)\b[^\w?]*(?=\??$)",
    re.IGNORECASE,
)
_HOW_MANY = {"une": 1, "deux": 2, "trois": 3}
_SHORT = re.compile(r"\b(?:courte|petite|br[èe]ve)s?\b", re.IGNORECASE)


def sentences_wished_on(text: str) -> tuple[int, bool]:
    """How many sentences on something a text wishes for, 0 when it doesn't say, and whether they are to be short."""
    said = _SENTENCES_ON.search(text)
    if said is None:
        return 0, False
    return _HOW_MANY.get(said["count"].lower()) or int(said["count"]), bool(_SHORT.search(said["wished"]))


def without_form(text: str) -> str:
    """``text`` without the form that it wishes for, nor whom it is to convince; as it is when nothing else is left."""
    if _SENTENCES_ON.search(text):
        text = _PUT_TO_USE.sub("", _SENTENCES_ON.sub("", text))
    made = _MADE.sub("", _CONVINCED.sub("pour ", _ATTRACTED.sub("pour attirer et ", text)))
    bare = _MEASURE.sub("", _PIECES.sub("", made) if made != text else made)
    return bare if any(map(str.isalnum, bare)) else text


def asks_shorter(text: str) -> bool:
    """Whether a text only asks for the answer before in a shorter form: « plus court, pour une diapo »."""
    return bool(_SHORTER.match(text))
