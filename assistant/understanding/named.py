"""What of the manifesto's structure a question names: propositions, their number, axes, or the list of them."""

from __future__ import annotations

import re

from assistant.understanding.ordinals import CARDINALS, RANKS

_NUMBER = r"(\d{1,3}|" + "|".join(CARDINALS) + r")"

_NAMED = re.compile(
    r"\bprop(?:o|osition)?s?\.? *(?:n ?[°o]|numeros?|nr|#)? ?(\d{1,3})((?: ?(?:,|et|a|ou|puis|/) ?(?:la )?\d{1,2})*)\b"
)
_BARE = re.compile(r"^(?:et )?(?:pour |de |dans )?(?:la |le )?(?:n ?[°o]|numero) ?(\d{1,2})\b")
# « dans la 7 et dans la 11 »: two numbers under one article each.
_PAIR = re.compile(r"\bla (\d{1,2}) (?:et|ou|puis) (?:dans |de |a |pour )?la (\d{1,2})\b")
_WRITTEN = re.compile(
    r"\b(?:(?:dans|de|par|selon|pour|à|entre) )?(?:la |les )?prop(?:osition|o)?s?\.? *(?:n ?[°o] ?|numéros? )?\d{1,2}"
    r"(?: ?(?:,|et|à|ou) ?(?:dans |de |à )?(?:la )?\d{1,2})*\b|"
    r"\b(?:dans |de |à |pour )?la \d{1,2} (?:et|ou|puis) (?:dans |de |à |pour )?la \d{1,2}\b",
    re.IGNORECASE,
)
# « la proposition 4 …, et la 10 »: once one is named, a number under an article is another.
_FURTHER = re.compile(r"\b(?:la|a la|de la) (\d{1,2})\b(?! ?(?:%|ans\b|pour|fois|eme|e\b|re\b))")
_UNDER_ARTICLE = re.compile(r"\b(?:la|à la|de la) \d{1,2}\b(?! ?(?:%|ans\b|pour|fois))", re.IGNORECASE)
# « On discute de la 11 demain » names one too, when nothing else is counted or dated there.
_ALONE = re.compile(
    r"\b(?:de|sur|dans|selon|dit|resume\w*|explique\w*|presente\w*|quoi|"
    r"(?:appliqu\w*|declin\w*|deploy\w*|deploi\w*|en (?:oeuvre|place|pratique))(?: comment)?) la "
    r"(?:n ?[°o] ?|numero )?(\d{1,2})\b"
    r"(?! ?(?:%|h\b|heures?|ans\b|e\b|eme|ere\b|rue\b|place\b|[.,]\d))"
)
# « La 12 s’ouvre sur… », « la 4, c’est laquelle ? »
_AS_SUBJECT = re.compile(
    r"(?:^|[:.?!] )\W*(?:et |mais |donc |alors )?la (\d{1,2})(?:,? c'est\b|,? (?:elle|ca|l'article|la presse)\b|"
    r" dans (?:l'article|la presse|le manifeste)\b| (?:s'|se |ne |n'|en |y |nous )?"
    r"(?:ouvre|parle|dit|propose|insiste|evoque|traite|porte|demande|concerne|est|vise|veut|cite|donne|aborde|prone|defend|recommande|"
    r"preconise|contient|promet|repond|annonce|appuie|attaque|explique|mentionne|raconte|presente|resume)\b)"
)
_ORDINAL = re.compile(
    r"\b(\d{1,2}) ?(?:e|eme|ieme|ere|re)s? proposition|\b(" + "|".join(RANKS) + r")(?: des (?:\d+|douze))? proposition"
)
_COUNT = re.compile(
    rf"\b(?:les|des|ces|vos|leurs|aux|ses|nos) {_NUMBER} (?:grandes? |autres )?propositions?\b|"
    rf"\b{_NUMBER} propositions\b"
)
AXIS_RANKS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3}
AXIS = re.compile(
    r"\baxes? (?:strategiques? )?(?:n ?[°o] ?|numero )?([1-9])\b|\b(premier|deuxieme|second|troisieme) axe\b"
)
_ENUMERATE_PROPOSITIONS = re.compile(
    r"\b(?:quel(?:le)?s? sont|liste[rz]?|enumere[rz]?|cite[rz]?|donne[rz]?|rappelle[rz]?|resume[rz]?|presente[rz]?|"
    r"toutes|intitules?|titres?|sommaire|combien de|c'est quoi|quid des?)\b.*\bpropositions\b|"
    r"\b(?:annonce|liste|cite|propose|contient|enumere)\w*(?:-t-(?:il|elle))? .*\bcomme propositions\b|"
    r"^(?:les )?(?:\w+ )?propositions(?: \w+){0,3} ?\??$"
)
_LAST_ONES = re.compile(r"\bdernieres? propositions?\b")
_ENUMERATE_AXES = re.compile(
    r"\b(?:quel(?:le)?s? sont|liste|cite[rz]?|donne|combien d'|enumere[rz]?)\b.*\baxes\b|"
    r"^(?:les )?(?:\w+ )?axes(?: \w+){0,2} ?\??$"
)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else CARDINALS[word]


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
    if bare := _BARE.match(folded) or _AS_SUBJECT.search(folded) or _ALONE.search(folded):
        found.append(int(bare[1]))
    for pair in _PAIR.finditer(folded):
        found += [int(pair[1]), int(pair[2])]
    if found:
        found.extend(int(number) for number in _FURTHER.findall(folded))
    found.extend(int(match[1]) if match[1] else RANKS[match[2]] for match in _ORDINAL.finditer(folded))
    return tuple(dict.fromkeys(found))


def without_propositions(text: str) -> str:
    """The text without the propositions it names by number: what is asked of them."""
    return " ".join(_WRITTEN.sub(" ", text).split())


def around_propositions(text: str) -> list[str]:
    """The text cut at the propositions that it names: what stands around them, then each of them, in turn."""
    return re.split(f"({_WRITTEN.pattern})", text, flags=re.IGNORECASE)


def asked_of_each(text: str) -> tuple[tuple[int, str], ...]:
    """The propositions that a text names one by one, each with what follows its name up to the next: « que dit la
    proposition 4 des gestes, et la 10 de la paie ? ».
    """
    found = [*_WRITTEN.finditer(text)]
    if found:
        found += [
            m
            for m in _UNDER_ARTICLE.finditer(text, found[0].end())
            if all(m.end() <= f.start() or m.start() >= f.end() for f in found)
        ]
    found.sort(key=lambda match: match.start())
    numbers = [re.findall(r"\d+", match[0]) for match in found]
    if not found or any(len(of_one) != 1 for of_one in numbers):
        return ()
    ends = [match.start() for match in found[1:]] + [len(text)]
    return tuple(
        (int(n), text[match.end() : end].strip(" ,;:.?!"))
        for match, end, (n,) in zip(found, ends, numbers, strict=True)
    )


def claimed_count(folded: str) -> int | None:
    """How many propositions the question says there are, or None."""
    match = _COUNT.search(folded)
    return _value(next(g for g in match.groups() if g)) if match else None


def named_axis(folded: str) -> int | None:
    """The number of the axis that a folded question names, or None."""
    match = AXIS.search(folded)
    if not match:
        return None
    return int(match[1]) if match[1] else AXIS_RANKS[match[2]]


def asks_all_propositions(folded: str) -> bool:
    """Whether a folded question asks for the list of the propositions."""
    return bool(_ENUMERATE_PROPOSITIONS.search(folded)) and not _LAST_ONES.search(folded)


def asks_all_axes(folded: str) -> bool:
    """Whether a folded question asks for the list of the axes."""
    return bool(_ENUMERATE_AXES.search(folded))
