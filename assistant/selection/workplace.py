"""The person's own kind of structure or job, when the documents don't name it: « à l’ESAT », « mes aides à domicile ».

What the documents say in general still answers them; that they don't speak of this kind in particular is told.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.understanding.question import NBSP, Question
from assistant.understanding.wording import enumerated, fold
from corpus.lexicon import load_lexicon

_ACRONYM = 3  # letters up to which one is read in capitals only: « MAS », not « mas »
_BEFORE = (
    r"(?:,?\s*(?<!\w)(?:à|au|aux|dans|en|pour|chez|de|du|des|avec|d['’])\s*)?"
    r"(?:(?<!\w)(?:la|le|les|l['’]|une?|des|mon|ma|mes|notre|nos|votre|vos|leurs?|cette|cet|ce|ces|petite?s?|grande?s?)\s*)*"
)
_AFTER = r"(?:\s+(?:associati(?:f|ve)|parentale?|priv[ée]e?))?(?:\s+de\s+\d+\s+\w+|\s+à\s+\d+)?"  # « de 40 places »
_KIND = (
    r"(?:\w+ )?(?:structures?|associations?|assos?|[ée]tablissements?|services?|organisations?|organismes?|"
    r"entreprises?|fondations?|[ée]quipes?|foyers?|r[ée]sidences?|maisons?|bo[iî]tes?|gestionnaires?)"
)
_HEADS = (
    r"(?:salari[ée]s?|personnes?|places|lits|employ[ée]s|agents|professionnels|administrateurs|adh[ée]rents|b[ée]n[ée]voles|"
    r"[ée]ducateurs|r[ée]sidents|usagers|enfants|[ée]tp|collaborateurs|intervenants|collègues)"
)
_SMALL = r"(?:toute? )?(?:petite?s?|grande?s?|grosse?s?|moyenne?s?|mini|micro)"
_OF_A_KIND = (
    r"(?:\s+(?:associati(?:f|ve)|parentale?|priv[ée]e?|publique?|rurale?|ind[ée]pendante?|familiale?|locale?)s?)?"
)
# « Ma petite asso de 5 salariés », « un service de 12 », « avec trois éducateurs »: how big one's own structure is.
_NUMBER = r"(?:\d+|une? (?:dizaine|vingtaine|trentaine|quinzaine)|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze)"
# « Pour un chef de service »: who asks, in the singular.
_BY_JOB = (
    r"pour une? (?:simple |jeune |nouveau |nouvelle )?(?:chef(?:fe)? de service|direct(?:eur|rice)|cadre|manager|"
    r"responsable(?: de service)?|coordinat(?:eur|rice)|drh|rh|pr[ée]sidente?|tr[ée]sori[eè]re?)"
)
_SIZED = re.compile(
    rf"{_BEFORE}(?<!\w)(?:{_SMALL}\s+{_KIND}{_OF_A_KIND}(?:\s+(?:de|à|avec)\s+{_NUMBER}(?:\s+{_HEADS})?)?|"
    rf"{_KIND}{_OF_A_KIND}\s+(?:de|à|avec)\s+{_NUMBER}(?:\s+{_HEADS})?|{_BY_JOB}|"
    rf"(?:de|à|avec|n['’]est que|est|sommes)\s+{_NUMBER}\s+{_HEADS})(?!\w)",
    re.IGNORECASE,
)
_SAYS_SIZE = re.compile(
    rf"\b{_SMALL}\s+{_KIND}\b|\b{_NUMBER}\s+{_HEADS}\b|\b{_KIND}\s+(?:de|à)\s+{_NUMBER}\b", re.IGNORECASE
)
_SAID_SMALL = re.compile(rf"\b{_SMALL} {_KIND}\b|\btaille d(?:es?|’|')", re.IGNORECASE)
_OWN = re.compile(rf"\b(?:ma|mon|mes|notre|nos) (?:petite?s? )?{_KIND}\b", re.IGNORECASE)
# What is left of « on est un petit SSIAD, » once the place is taken out.
_I_AM = re.compile(
    r"^\W*(?:(?:je|on|nous) (?:suis|est|sommes|dirige|g[èe]re|travaille|pr[ée]side)\W*)+$", re.IGNORECASE
)
IN_GENERAL = f"Ce qu’ils disent en général{NBSP}:"
ANY_SIZE = "Les documents ne distinguent pas les structures selon leur taille."
_LETTERS = {
    "a": "[aàâä]", "c": "[cç]", "e": "[eéèêë]", "i": "[iîï]", "o": "[oôö]", "u": "[uùûü]", "'": "['’]",
}  # fmt: skip


def workplaces_in(text: str) -> tuple[str, ...]:
    """The kinds of structure and the jobs that a text names, as it writes them, the longest reading first come."""
    return tuple(dict.fromkeys(match["named"] for match in _pattern().finditer(text)))


def unnamed_workplaces(text: str, library: Library) -> tuple[str, ...]:
    """Those of ``workplaces_in`` that no sentence of the documents names."""
    return tuple(
        named
        for named in workplaces_in(text)
        if (terms := terms_in(named)) and not any(terms <= terms_in(s.text) for s in library.sentences)
    )


def without_workplaces(text: str, named: tuple[str, ...]) -> str:
    """``text`` without what ``named`` gives nor the words that join it: « On essaie » for « On essaie à l’ESAT »."""
    kept = _pattern().sub(lambda match: " " if match["named"] in named else match[0], text)
    return re.sub(r"\s+([,.])", r"\1", " ".join(kept.split())).lstrip(" ,;:")


def without_own_case(text: str) -> str:
    """``text`` without where the person works and how big it is; as it is when nothing else is left."""
    bare = _SIZED.sub(" ", without_workplaces(text, workplaces_in(text)))
    parts = [part for part in re.split(r"(?<=[,:;.?!])\s+", " ".join(bare.split())) if not _I_AM.match(part)]
    left = re.sub(r"\s+([,.])", r"\1", " ".join(parts)).lstrip(" ,;:")
    return left if any(map(str.isalnum, left)) else text


def of_own_case(text: str, library: Library) -> str:
    """That the documents don't speak of the person's own case: the kind of place, failing that its size; else ""."""
    if named := unnamed_workplaces(text, library):
        return _unnamed(named)
    said = any(_SAID_SMALL.search(s.text) for s in library.sentences)
    places = "|".join(map(re.escape, workplaces_in(text))) or "$^"
    small = re.search(rf"\b{_SMALL}\s+(?:{places})", text, re.IGNORECASE)
    return ANY_SIZE if (small or _SAYS_SIZE.search(text)) and not said else ""


def is_of_ones_own(text: str) -> bool:
    """Whether a text speaks of the person's own structure, without a word on what it is: « notre association »."""
    return bool(_OWN.search(text))


def is_own_case(question: Question, named: tuple[str, ...]) -> bool:
    """Whether a person asks for where they work, or what to do in such a place (« dans un SAAD »): no fact on the
    place or the job itself.
    """
    asked = fold(question.asked)
    return question.situation or any(
        re.search(rf"\b(?:dans|pour|chez) une? {re.escape(fold(n))}\b", asked) for n in named
    )


def in_general(named: tuple[str, ...]) -> str:
    """What to say first of an answer that speaks of none of ``named``."""
    return f"{_unnamed(named)} {IN_GENERAL}"


def _unnamed(named: tuple[str, ...]) -> str:
    quoted = [f"«{NBSP}{name}{NBSP}»" for name in named]
    return f"Les documents ne nomment pas {enumerated(quoted, 'ni')}."


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """One reading of every expression of the lexicon that names a workplace, the longest first."""
    said = {word for entry in load_lexicon().entries if entry.workplace for word in entry.said}
    ways = "|".join(_way(word) for word in sorted(said, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?i:{_BEFORE})(?<!\w)(?P<named>{ways})(?!\w)(?i:{_AFTER})")


def _way(word: str) -> str:
    """The ways to write one expression, its plural among them."""
    if word.isupper() and len(word) <= _ACRONYM:
        return re.escape(word)
    parts = fold(word.replace("-", " ")).split()
    letters = ("".join(_LETTERS.get(c, re.escape(c)) for c in part) for part in parts)
    return rf"(?i:{r'[ -]'.join(f'{part}s?' for part in letters)})"
