"""The French words of « Ma situation » that no export has; the others are in ``assistant.worksheet.words``."""

from __future__ import annotations

from typing import Final

from assistant.ui.labels import NBSP
from assistant.worksheet.types import Structure

INTRO: Final = (
    "Décrivez une difficulté de votre structure. La page cherche ce que le manifeste en dit, propose des questions à "
    "se poser, et dit ce que le document ne dit pas."
)
PRIVATE: Final = (
    "Rien de ce que vous écrivez n’est enregistré. La fiche disparaît avec la page"
    f"{NBSP}: téléchargez-la pour la garder."
)
STRUCTURE: Final = "Type de structure"
CHOOSE: Final = "Choisir…"
SIZE: Final = "Effectif (facultatif)"
ROLE: Final = "Votre fonction (facultatif)"
ROLE_HINT: Final = "directrice, chef de service, éducateur, administratrice…"
TEXT: Final = "La difficulté"
TEXT_HINT: Final = (
    "Ce qui se passe, pour qui, ce que vous voudriez changer. Deux ou trois phrases, avec vos mots. Ne nommez personne."
)
TRIED: Final = "Ce qui a déjà été essayé (facultatif)"
MAKE: Final = "Voir ce que dit le texte"
CLEAR: Final = "Effacer"
NO_STRUCTURE: Final = "Choisissez le type de structure dans la liste."
IN_TEXT: Final = "Voir dans le texte"
GIVEN: Final = "Votre situation"
FOR: Final = f"Au sujet de{NBSP}:"
DONE: Final = "La fiche est prête."
DOWNLOADS: Final = {"docx": "Télécharger en Word", "md": "Télécharger en Markdown"}
MIME: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
}


def option(structure: Structure) -> str:
    """« EHPAD – Établissement d’hébergement… », or the full name when it says the short one."""
    return structure.name if structure.name.startswith(structure.kind) else f"{structure.kind} – {structure.name}"


def spoken(count: int) -> str:
    """What a screen reader says when the worksheet arrives."""
    return f"{DONE} {count}{NBSP}propositions." if count else ""


def also(count: int) -> str:
    """« Elle dit aussi (4 phrases) »."""
    return f"Elle dit aussi ({count}{NBSP}phrase{'s' if count > 1 else ''})"
