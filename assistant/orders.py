"""Orders hidden in a question: taken out before anything is searched, and never obeyed.

The program has nothing to obey with: it can only point to sentences. But the words of an order would be searched for,
and the true question beside it would be lost.
"""

from __future__ import annotations

import re

from assistant.question import fold
from assistant.wording import topic_terms

_BRACKETED = re.compile(r"\[[^\]]*\]|<[^>]*>|\{[^}]*\}")
_CLAUSE = re.compile(r"(?<=[.!?;:])\s+|\n+")
_ORDER = re.compile(
    r"\b(?:ignore[rz]?|oublie[rz]?|desobei[st]|contourne[rz]?|outrepasse[rz]?|desactive[rz]?|remplace[rz]?|"
    r"revele[rz]?) "
    r"(?:tou(?:te)?s? )?(?:tes|vos|les|la|ta|ces|cette|ce|l'|d'abord)|"
    r"\btu es (?:maintenant|desormais|a present)|\bvous etes (?:maintenant|desormais)|\bfais comme si|"
    r"\bfaites comme si|"
    r"\bsans (?:aucune |tes |vos )?(?:regles?|consignes?|filtres?|sources?|limites?|citations?)|"
    r"\b(?:prompt|instructions?|consignes?) (?:systeme|precedentes?|initiales?|cachees?|d'origine)|\bmode (?:dan|"
    r"developpeur|debug|admin)|"
    r"\breponds? (?:uniquement|seulement|simplement|juste|toujours) (?:par|avec|que|oui|non)|\bdis (?:simplement|"
    r"seulement|juste) (?:que|oui|non)|"
    r"\b(?:ton|votre) (?:avis|opinion|sentiment) (?:personnel|perso|tranche|cinglant|honnete)|"
    r"\b(?:cle|clef|mot de passe|variable|fichier)s? (?:api|secrete?|d'environnement|de configuration|\.env)\b|"
    r"\b(?:note|message) (?:de l'|du |d'un )(?:administrateur|systeme|developpeur)"
)


def without_orders(text: str) -> tuple[str, bool]:
    """The question without the clauses that order something, and whether there were any.

    When nothing to search for is left, the text is returned as it was: the caller sees the order and declines.
    """
    folded = fold(text)
    if not _ORDER.search(folded):
        return text, False
    bare = _BRACKETED.sub(" ", text)
    kept = " ".join(clause for clause in _CLAUSE.split(bare) if not _ORDER.search(fold(clause))).strip()
    return (kept if len(set(topic_terms(kept))) > 1 else text), True
