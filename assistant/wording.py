"""Words that are about asking, or about the documents themselves: they say nothing of what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.analysis import content_terms

META_WORDS = frozenset(
    content_terms(
        "proposition propositions axe axes titre intitulé nom numéro contenu résumé résumer dire dit parler "
        "parle propose proposer porter porte traiter "
        "sujet thème présenter expliquer détailler développer concerner concerne consister savoir rappeler "
        "rappelle rappelez manifeste "
        "humanifest nexem chapitre document documents texte corpus passage page phrase citation citer cite cité "
        "mentionner mentionne mentionné évoquer évoque "
        "évoqué aborder aborde abordé indiquer indique indiqué préciser précise précisé écrire écrit attribuer "
        "attribue surtout exactement précisément concrètement bref "
        "mots mot gros ligne lignes point idée essentiel comprendre défendre défend défendent soutenir soutient "
        "prôner prône préconiser préconise recommander "
        "recommande demander demande attendre attend vouloir veut souhaiter souhaite affirmer affirme donner "
        "donne voir chercher cherche trouver trouve "
        "besoin faut question réponse répondre merci bonjour svp plaît diapo diapositive présentation slide ppt "
        "demain réunion exposé note noter noté retenir retenu "
        "aujourd'hui actuellement vraiment notamment peux pouvez pourriez voudrais aimerais faire fait comparer "
        "compare comparaison différence côté mettre selon après "
        "connaître connaît sait vrai exact juste information renseignement détail appeler appelle intituler "
        "intitule étudiante étudiant journaliste"
    )
)
_CLAUSE = re.compile(r"(?<=[.!?;:…])\s+|\s+[–—]\s+")
_ASKS = re.compile(
    r"\?|\b(?:quel|quelle|quels|quelles|combien|qui|que|qu['’]|pourquoi|comment|où|quand|quoi|est-ce|lesquels|lesquelles|définition|liste|donne|cite|explique)",
    re.IGNORECASE,
)
_ENOUGH = 3  # content words with which a clause stands for the whole question


def topic_terms(text: str) -> list[str]:
    """The content words of a question that say what it is about; all of them when nothing else is left."""
    terms = content_terms(text)
    return [t for t in terms if t not in META_WORDS] or terms


def focus(text: str) -> str:
    """The clause that asks, when it says enough by itself; else the whole text.

    « Demain, conseil d’administration : combien de postes sont vacants ? » asks what stands after the colon.
    """
    clauses: Sequence[str] = _CLAUSE.split(text)
    asking = [c for c in clauses if _ASKS.search(c)]
    best = max(asking, key=lambda c: (c.rstrip().endswith("?"), len(topic_terms(c))), default=text)
    return best if len(set(topic_terms(best)) - META_WORDS) >= _ENOUGH else text
