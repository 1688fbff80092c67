"""Questions to the program about itself (« tu inventes ? », « tu penses quoi de … ? »): what it does, and doesn't."""

from __future__ import annotations

import re
from typing import Final

from assistant.citations import Library
from assistant.draft import Draft
from assistant.question import Question
from assistant.wording import fold

HOW: Final = (
    "Je suis un programme qui répond sur Humanifest, chapitre 2, et les documents qui l’accompagnent. "
    "Je n’invente rien\u00a0: chaque phrase que je donne est recopiée mot pour mot des documents, avec un numéro qui "
    "l’ouvre à sa place. Quand les documents ne disent rien, je vous le dis."
)
NO_OPINION: Final = (
    "Je n’ai pas d’opinion\u00a0: je donne ce que disent les documents, phrases et sources à l’appui. Demandez-moi par "
    "exemple ce que propose le manifeste, ou ce qu’en dit l’article de presse."
)
_HOW = re.compile(
    r"\b(?:tu|vous) (?:n')?(?:invente[sz]|mens|mentez|hallucine[sz]|fonctionne[sz]|fais quoi|faites quoi|"
    r"(?:sais|savez|peux|pouvez) faire|sers a quoi|servez a quoi)\b|"
    r"\b(?:es-tu|etes-vous|tu es|t'es|vous etes) (?:une? )?(?:robot|ia|humain\w*|machine|programme|chatgpt|fiable|"
    r"quoi|qui)\b|"
    r"\b(?:qui|comment) (?:es-tu|etes-vous|fonctionnes-tu|fonctionnez-vous)\b|"
    r"\b(?:que|qu'est-ce que) (?:sais-tu|savez-vous|peux-tu|pouvez-vous|(?:tu|vous) (?:sais|savez|peux|pouvez)) "
    r"faire\b|"
    r"\bd'ou (?:viennent|sortent|tires-tu|tirez-vous|tu (?:tires|sors)|vous (?:tirez|sortez)) (?:toutes )?(?:tes|vos) "
    r"(?:reponses|phrases|informations|infos)\b|"
    r"\b(?:confiance|fier) (?:a ce que (?:tu|vous)|a (?:tes|vos) reponses|en (?:tes|vos) reponses)\b|"
    r"\b(?:te|vous) faire confiance\b"
)
_OPINION = re.compile(
    r"\b(?:tu|vous) (?:en )?pense[sz] quoi\b|\b(?:qu'en|que) (?:penses-tu|pensez-vous)\b|"
    r"\b(?:quel|c'est quoi|donne\w*(?:[- ]moi)?) (?:est )?(?:ton|votre) (?:avis|opinion|ressenti|sentiment)\b|"
    r"\b(?:es-tu|etes-vous|tu es|vous etes) (?:d'accord|pour ou contre|favorable)\b"
)


def itself(question: Question, library: Library) -> Draft | None:  # noqa: ARG001 - every reading has this form
    """What the program answers about itself; None when the question is about anything else."""
    folded = fold(question.asked)
    if _OPINION.search(folded):
        return Draft("out_of_scope", preface=NO_OPINION, grouped=False)
    return Draft("out_of_scope", preface=HOW, grouped=False) if _HOW.search(folded) else None
