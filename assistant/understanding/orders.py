"""Orders hidden in a question: taken out before anything is searched, and never obeyed.

The program has nothing to obey with: it can only point to sentences. But the words of an order would be searched for,
and the true question beside it would be lost.
"""

from __future__ import annotations

import re

from assistant.understanding.question import fold
from assistant.understanding.wording import asking_clauses, topic_terms

_BRACKETED = re.compile(r"\[[^\]]*\]|<[^>]*>|\{[^}]*\}")
_CLAUSE = re.compile(r"(?<=[.!?;:])\s+|\n+")
# A verb in the imperative opens its clause: « Nexem veut-il remplacer les conventions ? » orders nothing.
_IMPERATIVE = re.compile(
    r"^\W*(?:(?:maintenant|bon|ok|stp|s'il te plait|s'il vous plait|et|puis|d'abord|note|nota|important|attention)\W+)*"
    r"(?:ignorez?|oubliez?|desobei[st]|desobeissez|contournez?|outrepassez?|desactivez?|remplacez?|revelez?|affichez?|"
    r"laissez? tomber|mets de cote|mettez de cote|debarrasse[- ]toi de|passez? outre|fais abstraction de|sors de) "
    r"(?:tout(?:es?)? |tous )?(?:tes|vos|les|la|le|ta|ton|ces|cette|ce|l'|d'abord|ce qu)|"
    r"^\W*met(?:s|tez) (?:\w+ ){1,3}de cote\b|"
    r"^\W*(?:reponds?|repondez|dis|dites) (?:uniquement|seulement|simplement|juste|toujours)\b"
)
_ANYWHERE = re.compile(
    r"\b(?:tu es|t'es) (?:maintenant|desormais|a present)|\b(?:maintenant|desormais|a present),? (?:tu es|t'es)\b|"
    r"\bvous etes (?:maintenant|desormais)|\bfai(?:s|tes) comme si|"
    r"\bsans (?:aucune? |tes |vos )(?:regles?|consignes?|filtres?|sources?|limites?|citations?)|"
    r"\b(?:prompt|instructions?|consignes?|regles?) (?:systeme|precedentes?|initiales?|cachees?|secretes?|internes?|"
    r"d'origine|de depart|(?:qu'on |qui )?(?:t'a|vous a|t'ont|vous ont) (?:ete )?(?:donn|fix|fourni|transmis)\w*)|"
    r"\bmode (?:dan|developpeur|debug|admin)\b|\b(?:ton|votre) (?:avis|opinion|sentiment) (?:personnel|perso|"
    r"tranche|cinglant|honnete)|"
    r"\b(?:cle|clef|mot de passe|variable)s? (?:api|secrete?s?|d'(?:environnement|acces|administrat\w+)|du serveur)\b|"
    r"\bfichier \.env\b|"
    r"\b(?:note|message) (?:de l'|du |d'un )(?:administrateur|systeme|developpeur)|"
    r"\b(?:consignes?|regles?|instructions?|filtres?) de (?:citations?|sources?|verification|securite) "
    r"(?:sont |est )?(?:suspendu|desactive|leve|annule)e?s?\b|"
    r"\bmode \w+ (?:active|enclenche)\b|"
    r"\b(?:redige[rz]?|ecri[st]|ecrivez|invente[rz]?|imagine[rz]?|fabrique[rz]?|prete[rz]?)(?:[- ]moi)?(?:[- ]lui)? "
    r"(?:une?|des|la|le|les|deux|trois) "
    r"(?:(?:belle|fausse|petite|nouvelle)s? )?(?:phrases?|citations?|declarations?|propos|temoignages?|verbatims?)\b"
)

# Orders to make something: another trade than answering from documents.
_TASK = re.compile(
    r"^(?:(?:tu peux|peux-tu|pouvez-vous|vous pouvez|merci de|stp|s'il te plait|s'il vous plait|j'aimerais que tu|"
    r"aide-moi a|aidez-moi a|allez|bonjour|me|nous)[ ,]*)*"
    r"(?:ecri[st]|ecrire|ecrivez|redige[rz]?|invente[rz]?|raconte[rz]?|compose[rz]?|tradui[st]|traduire|corrige[rz]?|calcule[rz]?|programme[rz]?|"
    r"code[rz]?|reserve[rz]?|dessine[rz]?|imagine[rz]?|chante[rz]?|joue[rz]?|trouve[rz]?[- ]moi|fai[st][- ]moi|"
    r"donne[rz]?[- ]moi (?:ton|votre|une idee|un conseil))\b"
)


def asks_to_make(text: str) -> bool:
    """Whether a text orders to make something: its first clause, or one behind what introduces it (« NOTE : … »)."""
    return any(_TASK.search(fold(clause)) for clause in _CLAUSE.split(text))


def _orders(clause: str) -> bool:
    folded = fold(clause)
    return bool(_IMPERATIVE.search(folded) or _ANYWHERE.search(folded))


def without_orders(text: str) -> tuple[str, bool]:
    """The question without the clauses that order something, and whether there were any.

    When nothing to search for is left, the text is returned as it was: the caller sees the order and declines.
    """
    clauses = _CLAUSE.split(_BRACKETED.sub(" ", text))
    bracketed = [inside for inside in _BRACKETED.findall(text) if any(_orders(c) for c in _CLAUSE.split(inside))]
    if not bracketed and not any(_orders(clause) for clause in _CLAUSE.split(text)):
        return text, False
    kept = " ".join(clause for clause in clauses if not _orders(clause)).strip()
    return (kept if len(set(topic_terms(kept))) > 1 else text), True


def asks(text: str) -> bool:
    """Whether what is left beside an order asks something, and orders nothing to be made."""
    return bool(asking_clauses(text)) and not asks_to_make(text)
