"""Words that say how real something is: it must be, it could be, it is proposed, it will be, it is done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.guards.words import Token, tokens, word_set
from index.analysis import fold

NAMES = {
    "must": "une obligation",
    "may": "une possibilité",
    "proposed": "une proposition",
    "promised": "un engagement",
    "done": "un fait accompli",
}
_NEEDED = (
    "essentiel(?:le)?|indispensable|importante?|necessaire|imperati(?:f|ve)|cruciale?|primordiale?|urgente?|capitale?|"
    "fondamentale?|incontournable"
)
_PREPOSED = "necessaire|indispensable"  # « un nécessaire respect du cadre »
_CONDITIONAL = r"pourrai\w*|pourrions|gagnerai\w*|serait possible|serait envisageable"
_FIRM = (
    r"doi[st]|doivent|devons|devra|devront|il (?:nous )?fa(?:ut|udra)(?! (?:entendre|comprendre par|lire))|convient|"
    r"(?:est|sont|soit) (?:donc |egalement |aussi "
    rf"|tout aussi |ainsi )?(?:{_NEEDED})s?(?= (?:a la fois )?(?:de |d'|que |qu'))|impos(?:e|ent)|exig(?:e|ent)|"
    r"(?<!pas )(?<!plus )oblig\w+|est tenue? de|(?:il (?:lui |leur )?|tache )revient(?= (?:a|au|aux|de|d'))"
)
_PATTERNS = {
    "must": rf"{_FIRM}|(?:est|sont) (?:\w+ )?incontournables?|"
    r"(?:est|sont|restent?)(?: (?:egalement|aussi|donc|des \w+))* a(?= \w+(?:er|ir|re)\b)|merite\w*|"
    r"(?:implique|suppose|necessite|requier)(?:nt|rt)?(?=(?:, [^,]{1,40},| notamment| aussi| egalement)?"
    r"(?: pour [^,.;:]{1,60}?)?"
    r" (?:des?|du|d'|que|qu'|la|les?|l'|une?)\b)|requiert|"
    # « seule une stratégie pourra y répondre »: it takes one
    r"seule?s? (?:une?|le|la|les)(?= (?:\w+ ){1,8}?(?:peu[tv]|pourr|permet))|"
    rf"(?:une?|les?|la|l'|des) ?(?:{_PREPOSED})s?(?= \w{{3}})|"
    r"c.est (?:a|au|aux) (?:\S+ ){0,3}?\S+(?= (?:de |d')\w+(?:er|ir|re)\b)|"
    r"(?:appartient|incombe)(?= (?:a|au|aux)\b)|qu'il (?:revient|incombe|appartient)",
    "may": rf"{_CONDITIONAL}|eventuel(?:le)?(?:ment|s)?|peut-etre|(?:il )?est possible|est envisageable|envisage\w*|"
    r"peu(?:t|vent)|puiss(?:e|ent)|pouvons|pourra|pourront|possible|"
    r"(?<!l[ea] )(?<!leur )(?<!son )(?<!du )(?<!un )potentiel\w*|susceptibles?|"
    r"piste|perspective(?= a\b)|devrai\w+|a meme de|voire(?= \w+(?:er|ir|re)\b)",
    "proposed": r"propos\w+|preconis\w+|recommand\w+|souhait\w+|demand\w+|entend(?:ent|ons|re|ant)?|"
    r"appel(?:le|lent|lons|er|es)|"
    r"invit\w+|plaid\w+|promeu\w+|promouvoir|vis(?:e|ent|ons|er|ant|ee|ees)|veu(?:t|lent)|voulons|encourag\w+|souti\w+|"
    r"ambition\w*|objectifs?|enjeux?|engage\w*|s.investi\w+|agi[rt](?: avec [^,.;:]{2,40}?)? pour|partage|"
    r"adhere|souscri\w+|milite\w*|defend\w*|axes?|priori\w+|"
    r"afin|pour que|pron\w+|incit\w+|mise sur|responsabilite|vocation|volonte|but|consiste\w*|revendi\w+|"
    r"il (?:ne )?s.agi\w+(?! (?:la |d'un|des|du|de l))|"
    r"reclam\w+|aspir\w+|suggere\w*|defis?|conviction|convaincu\w*|considere\w*|insist\w+|cherche\w*",
    "promised": r"s.engag\w+|nous engag\w+|s.investi\w+|agi[rt](?: avec [^,.;:]{2,40}?)? pour|"
    r"garanti\w+|promet\w*|responsabilite",
}
# Words that put what they govern ahead, without proposing it: « on attend d’elle qu’elle », « voit dans la future ».
_EXPECTS = (
    r"imagin\w+|atten(?:d|dent|dons|due?s?)|esper(?:e|ent|ons)|voi(?:t|ent)(?= (?:dans|en)\b)|mise(?:nt)?(?= sur\b)|"
    r"compte(?:nt)?(?= sur\b)|devra\w*|il faudra\w*|sollicit\w+|tien(?:t|nent)(?= a\b)|"
    r"(?<!en )oeuvre(?:nt)?|veille(?:nt)?(?= a\b)|"
    r"(?!opera|extra|infra)\w{2,}(?:er|ir|ettr|endr|oudr)(?:ait|aient|ions)|(?:ser|aur|fer|verr)ai(?:t|ent)"
)
_PATTERNS["expected"] = _EXPECTS
_COMPILED = {degree: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") for degree, pattern in _PATTERNS.items()}
_FIRMLY = re.compile(rf"(?<!\w)(?:{_FIRM})(?!\w)")
# Read with its accents: « considérons » is no future.
FUTURE = re.compile(
    r"(?<!\w)(?:(?!opéra|extra|infra)\w{2,}(?:er|ir|ettr|endr|iendr|aindr|uir|uivr|ndr)(?:a|ont|"
    r"ons)|\w*(?:rdr|[aoî]îtr|aîtr|evr|aur|[ao]udr|v[ie]vr|(?:c|m)ourr|attr|ompr|vaincr|clur)(?:a|ont)|(?:en|re)?verr(?:a|ont|ons)|"
    r"sera|seront|"
    r"fera|feront|devra|devront|pourra|pourront|ira|iront)(?!\w)"
)
# Nouns that call for something too: « est une demande forte », « un rôle clé : mettre en œuvre ».
_CALLING = re.compile(
    r"(?<!\w)(?:une?|l[ae]s?|des|cette|ce|leurs?|son|sa|ses|notre|nos|[ld]')\s?"
    r"(?P<call>imperatif|responsabilite|exigence|demande|role|devoir|necessite|obligation|besoin|importance)s?(?!\w)"
)
# Adjectives that call for something without a verb of obligation: they answer one in a paraphrase.
_CALLS = re.compile(
    r"(?<!\w)(?:est|sont|soit|etre|devenue?s?|reste\w*|semble|parait|juge\w*|estime\w*|comme|"
    r"jugee?s?)\s+(?:\w+\s+){0,2}?"
    rf"(?P<call>(?:{_NEEDED}|requise?|obligatoire|attendue?|necessairement|obligation|devoir|"
    rf"de sa responsabilite)s?)(?!\w)"
)
_WEAK = re.compile(
    rf"(?<!\w)(?:{_CONDITIONAL}|eventuel(?:le)?(?:ment|s)?|peut-etre|(?:il )?est possible|est envisageable)(?!\w)"
)
_DONE = re.compile(
    r"(?<!\w)(?:a|ont|avons)\s+(?:(?:déjà|bien|été|ainsi|également|récemment|enfin|aussi|fortement|activement|tous|toutes|deux|trois|tout|eux)\s+)*"
    r"(?P<verb>\w{2,}(?:é|ée|és|ées|i|is|it|ie|u|us|ue|ert|int))(?!\w)"
)
# « s’est poursuivie », « d’ores et déjà entreprise »: told as past too.
_PAST = re.compile(r"(?<!\w)(?:s['’]est|se sont|s['’]étaient?|déjà)\s+\w{2,}(?:é|i|u|is|rt|int)e?s?(?!\w)")
_NOT_PARTICIPLES = word_set(
    "tous toutes plus ainsi aussi lui ni depuis qui parmi autrui puis mais ceci celui ici si jamais "
    "lieu beau envie peu trois pitié autorité"  # « a lieu », « ont beau », « a trois facettes » are presents
)
_GOVERNED = 3  # content words after a cue
_SET_BETWEEN = re.compile(r",[^,.;:]{1,60},")  # « qu’il convient, dans l’élaboration d’un projet, de mettre »
_BEFORE = 1
_CARRIERS = word_set(
    "doit doivent devons devra devront pourrait pourraient pouvoir peut peuvent permettre etre "
    "mettre oeuvre place rendre donner"
)


@dataclass(frozen=True, slots=True)
class Degree:
    """A cue: its ``name`` (must, may, proposed, promised, expected, future) and the stems that it governs.

    ``weak``: it makes a fact a mere possibility. ``firm``: it can mean nothing but an obligation.
    """

    name: str
    text: str
    governed: tuple[str, ...]
    weak: bool = False
    firm: bool = False


def degrees(text: str) -> list[Degree]:
    """Every cue of a text."""
    folded = fold(text)
    found = []
    for name, pattern in _COMPILED.items():
        for match in pattern.finditer(folded):
            if name == "may" and match[0].startswith("peu") and folded[: match.start()].endswith("ne "):
                continue  # « ne peut » says that it cannot be
            weak = name == "may" and bool(_WEAK.match(folded, match.start()))
            firm = name == "must" and bool(_FIRMLY.match(folded, match.start()))
            found.append(Degree(name, match[0], _governed(folded, match.end()), weak, firm))
    lowered = text.lower()
    futures = [Degree("future", m[0], _governed(lowered, m.end())) for m in FUTURE.finditer(lowered)]
    return [*found, *futures]


def calls(text: str) -> frozenset[str]:
    """The words of a text that call for something: « essentiel », « requise »."""
    return frozenset(match["call"].rstrip("s") for match in _CALLS.finditer(fold(text)))


def calling_nouns(text: str) -> frozenset[str]:
    """The nouns of a text that call for something: « une demande », « un rôle »."""
    return frozenset(match["call"] for match in _CALLING.finditer(fold(text)))


def done(text: str) -> list[tuple[str, str]]:
    """(as written, participle) of every compound past. Read with its accents: « a » is not « à »."""
    lowered = text.lower()
    return [(m[0], m["verb"]) for m in _DONE.finditer(lowered) if m["verb"] not in _NOT_PARTICIPLES]


def is_past(text: str) -> bool:
    """Whether a text tells something that has happened."""
    return bool(done(text)) or bool(_PAST.search(text.lower()))


def _governed(folded: str, end: int) -> tuple[str, ...]:
    found: list[str] = []
    between = _SET_BETWEEN.match(folded, end)
    end = between.end() if between else end
    for token in _clause(tokens(folded[end : end + 160])):
        if token.stem and token.form not in _CARRIERS:
            found.append(token.stem)
        if len(found) == _GOVERNED:
            break
    return tuple(found)


def _clause(read: tuple[Token, ...]) -> list[Token]:
    found = []
    for token in read:
        if token.breaks:
            break
        found.append(token)
    return found
