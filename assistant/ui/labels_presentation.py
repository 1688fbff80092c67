"""The French words of the page « Préparer une présentation »."""

from __future__ import annotations

from typing import Final

from assistant.ui.labels import NBSP

TITLE: Final = "Préparer une présentation"
INTRO: Final = (
    "Des diapositives prêtes à projeter, faites des phrases mêmes des documents. Sous chacune, les commentaires "
    f"gardent la phrase entière, sa page, qui parle et sa source{NBSP}: tout se vérifie."
)
ABOUT: Final = "À partir de"
FROM_PROPOSITIONS: Final = "propositions"
FROM_QUESTION: Final = "une question"
PROPOSITIONS: Final = "Propositions à présenter"
QUESTION: Final = "Votre question"
QUESTION_HINT: Final = f"Par exemple{NBSP}: que propose Nexem pour les managers de proximité{NBSP}?"
AUDIENCE: Final = "Pour qui"
MINUTES: Final = "Durée"
REGISTER: Final = "Registre de nos questions"
MAKE: Final = "Préparer"
MAKING: Final = "Préparation des diapositives…"
NO_PROPOSITION: Final = "Choisissez au moins une proposition."
NO_QUESTION: Final = "Écrivez une question."
OUTDATED: Final = f"Les documents ont changé depuis{NBSP}: préparez à nouveau la présentation."

TAKE: Final = "Emporter"
PPTX: Final = "PowerPoint (.pptx)"
DOCX: Final = "Word (.docx)"
MARKDOWN: Final = "Texte (.md)"
UNDO: Final = "Annuler la dernière modification"
UP: Final = "Monter"
DOWN: Final = "Descendre"
REMOVE: Final = "Retirer"
SLIDE_TITLE: Final = "Titre de la diapositive"
NOTES: Final = "Commentaires de la diapositive"
MOVED: Final = "Diapositive déplacée."
REMOVED: Final = "Diapositive retirée."
RENAMED: Final = "Titre modifié."
UNDONE: Final = "Modification annulée."


def proposition(number: int, title: str) -> str:
    """« 4 – Encourager un management centré sur l’humain »."""
    return f"{number} – {title}"


def duration(minutes: int) -> str:
    """« 15 minutes »."""
    return f"{minutes}{NBSP}minutes"


def count(slides: int) -> str:
    """« 12 diapositives »."""
    return f"{slides}{NBSP}diapositive{'s' if slides > 1 else ''}"


def ready(slides: int) -> str:
    """What is announced when a presentation is there."""
    return f"Présentation prête{NBSP}: {count(slides)}."
