"""A sentence made shorter by whole clauses, each replaced by « […] »; every word that stays is the sentence's own.

A clause that limits what is said (a negation, a condition, a doubt, a number) is never left out: the line would say
more than the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

CUT: Final = "[…]"

# Words that bind a sentence to the one before: left out at its head, with their mark.
_CONNECTIVES: Final = (
    "De plus", "Par ailleurs", "En outre", "Enfin", "En effet", "Aussi", "Ainsi", "De même", "En conséquence",
    "Concrètement", "Globalement", "Dès lors", "Au regard de ces éléments", "En premier lieu", "Fondamentalement",
    "Dans cette optique", "A cet égard", "À cet égard", "D’abord", "Sur ces différents points", "C’est pourquoi",
)  # fmt: skip
_HEAD: Final = re.compile(rf"^(?:{'|'.join(_CONNECTIVES)}),?\s+")
# What may go at the end of a sentence, after its comma: an illustration, a purpose, an aside, a means.
_ASIDE: Final = (
    r"notamment|par exemple|comme par exemple|afin d|en s’appuyant|en lien avec|en complément|permettant|favorisant"
    r"|visant à|contribuant à|et donc|ainsi que|dont |en cohérence avec|facteurs? d|mais aussi parce"
    r"|et in fine|et, in fine|avec l’appui|via |tels? que|telles? que|dans le même esprit|formalisée|et à |et de "
)
_TAIL: Final = re.compile(rf"(?:,| –| -| ;)\s+(?:{_ASIDE})", re.IGNORECASE)
_STUB: Final = re.compile(rf",\s+(?:{_ASIDE})[^,]{{0,12}}$", re.IGNORECASE)  # an aside that would lose its own words
_END: Final = re.compile(r"[\s\u00a0]*[;,]$")  # what parts an item of a list from the next
_BRACKET: Final = re.compile(r"\s\((?P<held>[^()]{3,})\)")
_DASHED: Final = re.compile(r"\s[-–]\s(?P<held>[^-–]{3,}?)\s[-–](?=\s)")
# What a clause may not hold if it is to be left out.
_LIMITS: Final = re.compile(
    r"\d|\b(?:ne|n’|pas|non|sans|sauf|si|mais(?! aussi)|toutefois|cependant|seulement|même si|certain(?:e|es|s)?"
    r"|condition|conditions|réserve|mesure du possible|parfois|pourrait|pourraient|devrait|devraient|uniquement"
    r"|hors|hormis|excepté|avant|après|obligatoire)\b",
    re.IGNORECASE,
)
# A sentence that leans on the one before it says nothing by itself.
_LEANS: Final = re.compile(
    r"^(?:(?:En effet|Ainsi|De même|Pourtant|Dès lors|Toutefois|Cependant|Aussi|A cet égard|À cet égard|En conséquence"
    r"|C’est pourquoi|Dans cette optique|Sur ces différents points|Par ailleurs|De plus|Enfin|Concrètement"
    r"|En sens inverse|En outre|D’abord)(?:, | ))?"
    r"(?:Elles?|Ils?|Cela|Celui|Celle|Ceux|Cette|Ces|Cet|Ce|Parmi|Pour ce faire|Quant|Pourtant|Toutefois|En sens"
    r"|Au regard|Dans une telle|De même|Leur|C’est|Derrière les termes|Le propos|On y"
    r"|(?:Bien qu’|Lorsqu’|Quand |S’|Si |Parce qu’)(?:ils?|elles?))\b",
)  # fmt: skip
_NAMED_BEFORE: Final = re.compile(r"\bpour cela\b|\bpour ce faire\b|\bde même\b(?! que)|^Mais\b", re.IGNORECASE)
# « ces modèles », « ce type »: something named before. Not « ce que », « ce secteur », which name themselves.
_THESE: Final = re.compile(
    r"\b(?:ces|cette|cet|ce) (?!derni|deux|que?\b|qu’|qui\b|dont\b|jour|secteur|second|chapitre|sont\b|faire\b|à\b)"
    r"(?P<stem>\w{3,5})", re.IGNORECASE,
)  # fmt: skip
_IMPERSONAL: Final = re.compile(
    r"^(?:.{0,30}?, )?(?:il (?:est|convient|faut|existe|importe|serait|y a|revient|n’y a)\b)", re.IGNORECASE
)


def leans(text: str) -> bool:
    """Whether a sentence starts with a pronoun or a link that only the sentence before it explains."""
    if _NAMED_BEFORE.search(text) or points_back(text):
        return True
    return bool(_LEANS.match(text)) and not _IMPERSONAL.match(text)


def points_back(text: str) -> bool:
    """Whether a sentence says « ce … » or « ces … » of something that it has not named itself."""
    return any(match["stem"].lower() not in text[: match.start()].lower() for match in _THESE.finditer(text))


def shorten(text: str, most: int) -> str:
    """``text`` in at most ``most`` characters if whole clauses can be left out; as short as they allow if not.

    A text that fits is returned as it is, without its opening link (« De plus, ») nor the mark after an item of a list.
    """
    line = _without_link(_END.sub("", text))
    for step in (_brackets, _dashes, _tails):
        if len(line) <= most:
            break
        line = step(line, most)
    return held(line)


def held(line: str) -> str:
    """The marks of what was left out held to the word before them: none stands alone on a line."""
    return line.replace(f" {CUT}", f"\u00a0{CUT}")


def _without_link(text: str) -> str:
    found = _HEAD.match(text)
    return f"{CUT} {text[found.end() :]}" if found and "," in found[0] else text


def _brackets(line: str, most: int) -> str:
    return _leave_out(line, _BRACKET, most)


def _dashes(line: str, most: int) -> str:
    return _leave_out(line, _DASHED, most)


def _leave_out(line: str, pattern: re.Pattern[str], most: int) -> str:
    """Longest first, until the line fits."""
    found = sorted((m for m in pattern.finditer(line)), key=lambda m: -len(m[0]))
    for match in found:
        if len(line) > most and not _LIMITS.search(match["held"]):
            line = line.replace(match[0], f" {CUT}", 1)
    return line


def _tails(line: str, most: int) -> str:
    """The end of the sentence from an aside on: the shortest cut that makes it fit, else the longest."""
    ends = [m.start() for m in _TAIL.finditer(line) if m.start() > len(line) // 3]
    free = [at for at in ends if not _LIMITS.search(line[at:]) and not _STUB.search(line[:at])]
    free = [at for at in free if line[:at].count("(") == line[:at].count(")")]
    if not free:
        return line
    fitting = [at for at in free if at + len(CUT) + 1 <= most]
    return f"{line[: max(fitting) if fitting else min(free)]} {CUT}"


def exact_label(words: str, text: str) -> str:
    """``words`` as ``text`` has them, « […] » where it says something between; "" when it does not have them in order.

    Blanks count as one; the words of a label follow each other in the sentence.
    """
    pieces: list[str] = []
    at, left = 0, words.split()
    while left:
        match = next((m for n in range(len(left), 0, -1) if (m := _run(left[:n]).search(text, at))), None)
        if match is None:
            return ""
        pieces.append(match[0])
        at, left = match.end(), left[len(match[0].split()) :]
    return held(f" {CUT} ".join(pieces))


def _run(words: list[str]) -> re.Pattern[str]:
    """These words one after the other, whole."""
    between = r"\s+".join(re.escape(word) for word in words)
    return re.compile(rf"(?<!\w){between}(?!\w)")


def faithful(line: str, texts: Iterable[str]) -> bool:
    """Whether every piece of ``line`` between two « […] » stands word for word in the texts, joined, in order."""
    whole = " ".join(" ".join(texts).split())
    at = 0
    for piece in (" ".join(p.split()) for p in line.split(CUT)):
        at = whole.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True
