"""What an ellipsis puts in the place of something in the question before: « et celles des cadres ? » after « quelles
sont les attentes des jeunes ? » asks for those of the cadres, and no more of the young.

A remnant takes the place of the complement of its own form: the same preposition, the noun that « celles » stands for,
the object of the infinitive.
"""

from __future__ import annotations

import re

from assistant.dialogue.pointers import without_joins
from index.analysis import spelt_out

_DE = r"(?:de la |de l['’]|du |des |de |d['’])"
_DETERMINER = (
    r"(?:le |la |les |l['’]|une? |sa |son |ses |leurs? |notre |nos |mon |ma |mes |votre |vos |cette |cet |ce |ces )"
)
# Where a complement ends: what follows it is asked of the new one as well.
_END = (
    r"(?=\s+(?:dans|pour|chez|en|sur|avec|par|qui|que|qu['’]|dont|où|à|au|aux|selon|depuis|entre|comme|et|ou|sans|"
    r"est|sont|a|ont|peut|peuvent|doit|doivent|face|lors)\b|\s*[,;:?.!…]|\s*$)"
)
_INSIDE = r"[^,;:?.!…]+?"
_REMNANT_OF = re.compile(rf"^(?:(?P<one>cel(?:ui|le))|(?P<many>celles|ceux))?\s?(?P<of>{_DE}.+)$", re.IGNORECASE)
_REMNANT_AT = re.compile(r"^(?P<at>sur|pour|chez|dans|avec|contre|selon|envers|sans)\s+.+$", re.IGNORECASE)
_REMNANT_OBJECT = re.compile(rf"^{_DETERMINER}.+$", re.IGNORECASE)
# « Que dit le chapitre 2 de X ? »: X is all that is asked about, to the end.
_SAYS = (
    r"\b(?:dit|disent|dire|pense(?:nt)?|parle(?:nt)?|propose(?:nt)?|pr[ée]voi(?:t|ent)|sait-on|demande(?:nt)?)"
    r"(?:-t)?(?:-(?:il|elle|on))?(?: (?:nexem|humanifest|on|(?:l['’]|le |la |ce |cette |votre )?"
    r"(?:manifeste|texte|document|article|chapitre|proposition|presse|journaliste|f[ée]d[ée]ration)(?: \d+)?))?"
)
_SAID = re.compile(rf"{_SAYS} (?P<what>(?:{_DE}|sur ).+?)\s*[?.!…]*$", re.IGNORECASE)
_OF = re.compile(rf"\b(?P<noun>\w+) (?P<what>{_DE}{_INSIDE}){_END}", re.IGNORECASE)
_OBJECT = re.compile(
    rf"\b(?P<verb>\w{{2,}}(?:er|ir|dre|tre|ire)) (?P<what>{_DETERMINER}{_INSIDE}){_END}", re.IGNORECASE
)
# « Que veulent les salariés ? », « quelle place ont les cadres ? »: the subject that stands behind its verb.
_SUBJECT = re.compile(
    rf"^(?:et )?(?:que|qu['’]|quel(?:le)?s? \w+|à quoi|de quoi|comment|pourquoi|où)\s?"
    rf"(?P<verb>(?!(?:est|sont|dire|faire|dit|propose|prévoit|demande|parle) )\w{{2,}}) "
    rf"(?P<what>{_DETERMINER}{_INSIDE})(?=\s+(?:aujourd|maintenant|actuellement|désormais|vraiment)|{_END[3:]}",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"^\w+\s+(?:se |s['’]|ne pas |mieux |les? |la )?(?!premier|dernier)\w+(?:er|ir|dre|tre|ire)\b", re.IGNORECASE
)


def verb_of(root: str, text: str) -> str:
    """The infinitive whose object ``text`` replaces: « et leur transition ? » after « comment financer leur travail ? »
    still asks how to finance; "" when it replaces none.
    """
    found = _OBJECT.search(root) if _REMNANT_OBJECT.match(_remnant(text)) else None
    return found["verb"] if found else ""


def substituted(root: str, text: str) -> str:
    """``root`` asked of what the ellipsis ``text`` names instead; "" when ``root`` has nothing of its form."""
    remnant = _remnant(text)
    if of := _REMNANT_OF.match(remnant):
        said = None if of["one"] or of["many"] else _SAID.search(root)
        return _with(root, said or _complement_of(root, of), of["of"])
    if at := _REMNANT_AT.match(remnant):
        return _with(root, _complement_at(root, at["at"]), remnant)
    return _with(root, _OBJECT.search(root) or _SUBJECT.match(root), remnant) if _REMNANT_OBJECT.match(remnant) else ""


def _remnant(text: str) -> str:
    """What an ellipsis says, without the words that join it."""
    kept = len(without_joins(text).split())
    return " ".join(spelt_out(text).split()[-kept:]).rstrip(" ?.!…")


def _with(root: str, place: re.Match[str] | None, new: str) -> str:
    return f"{root[: place.start('what')]}{new}{root[place.end('what') :]}" if place else ""


def _complement_of(root: str, of: re.Match[str]) -> re.Match[str] | None:
    """The first complement of a noun; of a noun of its number, when a pronoun stands for the noun."""
    for found in _OF.finditer(root):
        plural = found["noun"].endswith(("s", "x"))
        if not (of["one"] and plural) and not (of["many"] and not plural):
            return found
    return None


def _complement_at(root: str, preposition: str) -> re.Match[str] | None:
    """The one complement with the same preposition; « pour attirer » has not the form of « pour les cadres »."""
    said = _SAID.search(root)
    if said and said["what"].lower().startswith(f"{preposition.lower()} "):
        return said
    places = [*re.finditer(rf"\b(?P<what>{preposition}\s+{_INSIDE}){_END}", root, re.IGNORECASE)]
    return places[0] if len(places) == 1 and not _INFINITIVE.match(places[0]["what"]) else None
