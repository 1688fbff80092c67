"""Every French word that the page itself says. Answers, quotations and titles come from the other rooms."""

from __future__ import annotations

from typing import Final

NBSP: Final = "\N{NO-BREAK SPACE}"

APP_TITLE: Final = "Humanifest Assistant"
APP_ICON: Final = "🧭"

INTRO: Final = (
    "Posez une question sur l’Humanifest de Nexem, chapitre"
    f"{NBSP}2. La réponse est faite de phrases des documents, citées mot pour mot, et chaque numéro ouvre "
    "la phrase dans son texte."
)
STARTERS_TITLE: Final = "Pour commencer"
LIMITS_TITLE: Final = "Ce que cet outil ne fait pas"
LIMITS: Final = (
    "Il n’invente pas de réponse" + f"{NBSP}: si les documents ne le disent pas, il l’écrit.",
    "Il ne remplace ni un conseil juridique, ni un échange avec Nexem.",
    "Il ne consulte pas internet, et vos questions ne quittent pas cet ordinateur.",
)
LIMITS_WITH_MODEL: Final = (
    *LIMITS[:2],
    "Il ne consulte pas internet. Un modèle de langage est activé"
    f"{NBSP}: vos questions et les phrases retrouvées lui sont envoyées.",
)

CHAT_TITLE: Final = "Discuter"
PLACEHOLDER: Final = "Votre question…"
SEARCHING: Final = "Recherche dans les documents…"
OPENING: Final = "Ouverture de l’index…"
LOADING: Final = "L’application s’ouvre…"
NEW_CONVERSATION: Final = "Nouvelle conversation"
FOLLOW_UPS_TITLE: Final = "Pour continuer"
NEAREST_TITLE: Final = "Ce que les documents permettent de demander"

REFUSED: Final = "Question non traitée"
QUESTION: Final = "Votre question"
UNDERSTOOD: Final = f"Question comprise{NBSP}:"
NOTICE: Final = f"À noter{NBSP}:"

STOP: Final = "Arrêter la rédaction"
STOPPED: Final = f"Rédaction arrêtée{NBSP}: voici les phrases exactes des documents."

LIMIT: Final = "Filtrer"
LIMITED: Final = "Filtre actif"
LIMIT_HELP: Final = "Limiter la recherche à des axes, des propositions ou des documents"
AXES: Final = "Axes"
PROPOSITIONS: Final = "Propositions"
DOCUMENTS: Final = "Documents"
EVERYWHERE: Final = "Chercher partout"

CONVERSATIONS: Final = "Conversations"
NO_CONVERSATION: Final = "Aucune pour l’instant. Elles restent sur cet ordinateur."
OLDER: Final = "Voir les plus anciennes"
UNTITLED: Final = "Sans titre"
MANAGE: Final = "Renommer, exporter, supprimer"
TITLE: Final = "Titre de la conversation"
EXPORT_MARKDOWN: Final = "Exporter en Markdown"
EXPORT_WORD: Final = "Exporter en Word"
DELETE: Final = "Supprimer la conversation"
DELETED: Final = "Conversation supprimée."
UNDO: Final = "Annuler"
KEEP: Final = "Enregistrer cette conversation"
KEEP_HELP: Final = (
    "Enregistrée sur cet ordinateur, elle se retrouve ici. Sinon, rien n’en reste"
    f"{NBSP}: ni questions, ni réponses, ni lien, ni avis, ni export."
)
NOT_KEPT: Final = "Rien de cette conversation n’est enregistré. Réactivez l’option pour la garder."
UNDERSTOOD_BUTTON: Final = "J’ai compris"

KEPT_ANSWER: Final = "Réponse gardée"
OPEN_CONVERSATION: Final = "Ouvrir la conversation"
GIVEN: Final = "Donnée le"
STILL_EXACT: Final = f"Toujours exact{NBSP}: les documents n’ont pas changé depuis."
NO_SUCH_ANSWER: Final = (
    "Cette réponse n’est pas gardée ici"
    f"{NBSP}: le lien est incomplet, ou la conversation a été supprimée. Posez de nouveau la question."
)

SOURCES: Final = "Sources"
IN_CONTEXT: Final = "Dans le texte"
DOCUMENT: Final = "Document"
PROPOSITION: Final = "Proposition"
SECTION: Final = "Section"
PAGE: Final = "Page"
VOICE: Final = "Voix"
SPEAKER: Final = "Parole de"
NOTE: Final = "Note"
COPY_CITATION: Final = "Copier la citation"
COPY_ANSWER: Final = "Copier la réponse et ses sources"
COPIED: Final = "Copié"
COPY_BY_HAND: Final = f"La copie automatique est refusée{NBSP}: copiez le texte sélectionné."
GONE: Final = f"Cette phrase n’est plus dans le document sous cette forme. Voici ce qui avait été cité{NBSP}:"
BACK_TO_TEXT: Final = "Retour à la réponse"

BRIEFING: Final = "Note de synthèse (Word)"
BRIEFING_ANSWER_HELP: Final = (
    f"Une à deux pages sur cette question{NBSP}: l’essentiel, les chiffres, les arguments, les sources"
)
BRIEFING_PROPOSITION_HELP: Final = (
    f"Une à deux pages sur cette proposition{NBSP}: l’essentiel, les chiffres, les arguments, les sources"
)

COPY_LINK: Final = "Copier le lien"
JUDGE: Final = "Votre avis sur cette réponse"
USEFUL: Final = "Utile"
TO_IMPROVE: Final = "À améliorer"
WHY: Final = f"Qu’est-ce qui ne va pas{NBSP}?"
COMMENT: Final = "Commentaire (facultatif)"
SEND: Final = "Envoyer"
THANKS: Final = "Merci, votre avis est gardé."
TAKEN_BACK: Final = "Votre avis est retiré."

ERROR_TITLE: Final = "L’assistant ne peut pas répondre pour l’instant"
ERROR_NEXT: Final = (
    "Dans un terminal, depuis le dossier du projet, lancez la commande indiquée, puis rechargez cette page. "
    "Aucun document n’est perdu."
)
DISCONNECTED: Final = f"L’application ne répond plus{NBSP}: relancez-la dans le terminal, puis rechargez cette page."
RETRY: Final = "Réessayer"
UNEXPECTED: Final = (
    "Une erreur inattendue est survenue. Rechargez la page"
    f"{NBSP}; si elle revient, relancez l’application et regardez le message affiché dans le terminal."
)


def sources_count(count: int) -> str:
    """``count`` sources in words: « aucune source », « 1 source », « 3 sources »."""
    if count == 0:
        return "aucune source"
    return f"{count}{NBSP}source{'s' if count > 1 else ''}"


def where(proposition: int | None, page: int | None, section: str) -> str:
    """The shortest place a person recognises: « Proposition 4 · page 5 », or the section's own title."""
    last = section.rsplit(" › ", maxsplit=1)[-1]
    place = f"{PROPOSITION}{NBSP}{proposition}" if proposition is not None else last
    return place if page is None else f"{place} · page{NBSP}{page}"
