"""What a follow-up names anew: « et l’organisme, il fait quoi ? » asks of it, and of the subject before no more."""

from __future__ import annotations

import re

from assistant.dialogue.pointers import Terms, own_topic, without_joins
from assistant.understanding.wording import fold

# « Et l’organisme, il fait quoi ? », « et pour ceux qui sont partis ? »: it opens on the thing that it asks of.
_NAMES_FIRST = re.compile(
    r"^(?:(?:pour|chez|dans|avec|sur|cote|concernant|a|selon) )?"
    r"(?:(?:(?:les?|la|une?|des|du|au|aux|nos|notre|ces?|cette|cet) |l')(?!(?:fond|final|total|moins|plus|contraire)\b)"
    r"(?P<thing>.+?)"
    r"(?=,| (?:c'est|ce |pour |ils?|elles?|on|ca|cela|est|sont|alors|la-dedans|dans tout)\b|\W*$)|"
    r"(?:ceux|celles|celui|celle) (?:qui|que|qu') ?(?P<those>.+))"
)
# « On fait quoi à l’école ? »: nothing else is named than where, or for whom, it is done.
_THERE = r"(?:a|au|aux|dans|chez|pour|avec|sur|cote) (?:(?:les?|la|une?|des|nos|notre) |l')?"
_DONE_THERE = re.compile(
    r"^(?:(?:on|nous|nexem) (?:fait|fais|faisons|dit|prevoit|propose|a prevu|va faire) quoi|"
    r"(?:que |qu'est-ce qu'on |qu'est-ce que nexem )(?:fait|faire|prevoit|propose)(?:-(?:t-)?(?:on|il))?) "
    rf"(?:exactement |concretement )?{_THERE}(?P<there>.+)$"
)

# « Et dans le manifeste lui-même, il y en a ? »: the same, of one document.
_IN_THE_MANIFESTO = re.compile(
    r"\b(?:dans|chez|selon|d'apres) (?:le |l'|ce )?(?:manifeste|humanifest|texte de nexem)\b(?: lui[- ]?meme)?|"
    r"\b(?:le |ce )(?:manifeste|humanifest) lui[- ]?meme"
)
# After a question on the article, the manifesto by its name alone: « et le chapitre 2 ? », « et le manifeste ? ».
_THE_MANIFESTO = re.compile(
    r"^(?:(?:que |qu'en )?(?:dit|disent|pense) |(?:pour|selon|d'apres|dans) )?"
    r"(?:le |la |l'|ce )?(?:(?:chapitre|volet|tome) (?:2|deux|ii)|(?:deuxieme|second) (?:chapitre|volet)|"
    r"manifeste|humanifest)(?: lui[- ]?meme)?,?(?: (?:il|lui|ca|alors|en))*(?: (?:dit|pense) quoi)?\W*$"
)
_OF_THE_PRESS = re.compile(
    r"(?:\b(?:l'|cet |votre |le |la ))?\b(?:article|journaliste|presse)\b(?: de (?:presse|la presse))?"
)


def asks_the_same_of_the_manifesto(text: str, content_terms: Terms, press: bool = False) -> bool:
    """Whether a follow-up names the manifesto as the place to look in, and nothing else; after a question on the
    ``press``, its name alone does.
    """
    if press and _THE_MANIFESTO.match(without_joins(text)):
        return True
    rest, found = _IN_THE_MANIFESTO.subn(" ", fold(text))
    return bool(found) and not own_topic(rest, content_terms)


def of_the_manifesto(text: str) -> str:
    """What was asked of the press, asked of Nexem, whose manifesto it is."""
    return _OF_THE_PRESS.sub("nexem", fold(text))


def named_first(text: str, content_terms: Terms) -> tuple[str, ...]:
    """Stems of the thing that a follow-up opens on, or that its question only places; none when it asks otherwise."""
    rest = without_joins(text)
    found = _NAMES_FIRST.match(rest) or _DONE_THERE.match(rest)
    thing = next((named for named in found.groups() if named), "") if found else ""
    return own_topic(thing, content_terms)
