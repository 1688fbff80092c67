"""Every French word that the page « Comparer » says itself."""

from __future__ import annotations

from typing import Final

from assistant.ui.labels import NBSP
from assistant.views.comparison import Shared

TITLE: Final = "Comparer des propositions"
INTRO: Final = (
    "Choisissez deux propositions ou plus, puis un thème. Chaque colonne donne ce que la proposition en dit, mot pour "
    "mot, avec la page et qui parle."
)
CHOICE: Final = "Les propositions à comparer"
THEME: Final = "Le thème"
THEME_HINT: Final = "formation, reconnaissance, bénévoles…"
SUGGESTED: Final = "Thèmes que ces propositions partagent"
NO_THEME: Final = "Écrivez un thème, ou choisissez-en un, pour lire ce que chacune en dit."
SILENT: Final = "Rien d’assez proche de ce thème dans cette proposition."
SAYS: Final = "Ce qu’elle en dit"
FIGURES: Final = "Ses chiffres"
NO_FIGURE: Final = "Cette proposition ne donne aucun chiffre."
SHARED: Final = "Ce qu’elles partagent"
NOTHING_SHARED: Final = "Aucune expression commune qui leur soit propre."


def option(number: int, title: str) -> str:
    """« 4. Encourager un management centré sur l’humain »."""
    return f"{number}. {title}"


def pair(shared: Shared) -> str:
    """« Propositions 4 et 5 »."""
    one, other = shared.numbers
    return f"Propositions{NBSP}{one} et{NBSP}{other}"


def spoken(count: int, silent: int, theme: str) -> str:
    """What a screen reader hears when the comparison has changed."""
    said = f"{count}{NBSP}propositions comparées"
    if not theme:
        return f"{said}."
    return f"{said} sur «{NBSP}{theme}{NBSP}». " + (
        f"{silent} n’en {'disent' if silent > 1 else 'dit'} rien." if silent else "Toutes en parlent."
    )
