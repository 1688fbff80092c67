"""« Et dans le manifeste lui-même ? »: what was just asked, asked of the manifesto alone."""

from __future__ import annotations

import re

from assistant.dialogue.pointers import Terms, own_topic, without_joins
from assistant.understanding.wording import fold

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
