"""Every French word that the page « Les chiffres » says itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.ui.labels import NBSP

TITLE: Final = "Les chiffres"
INTRO: Final = (
    "Tous les chiffres que donnent les documents, chacun avec sa phrase exacte, sa source et sa page. "
    "Un chiffre sans source le dit."
)
SEARCH: Final = "Chercher dans les chiffres"
SEARCH_HINT: Final = f"Par exemple{NBSP}: recrutement"
PROPOSITION: Final = "Proposition"
PRODUCER: Final = "Qui a mesuré"
ALL: Final = "Toutes"
ANYBODY: Final = "Tous"
CLEAR: Final = "Effacer la recherche et les filtres"
DOWNLOAD: Final = "Télécharger en CSV"
VIEW: Final = "Affichage"
AS_LIST: Final = "Liste"
AS_PLOT: Final = "Graphique"
SOURCE: Final = f"Source{NBSP}: "
TOGETHER: Final = f"Ces chiffres se comparent{NBSP}: même enquête, et mêmes personnes ou même mesure."
FULL: Final = f"Barre pleine{NBSP}: 100{NBSP}%. Un chiffre qui n’est pas une part n’a pas de barre."
OF_MOST: Final = f"Barre pleine{NBSP}: le plus grand nombre."
NO_SHARE: Final = "Aucun de ces chiffres n’est une part sur 100. Affichez la liste pour les lire."
ABOUT_SHARES: Final = (
    f"Chaque barre est une part{NBSP}; barre pleine{NBSP}: 100{NBSP}%. Les personnes interrogées diffèrent d’une barre "
    "à l’autre, et sont écrites sur chacune. Les hausses, les baisses et les nombres ne sont pas des parts, et n’ont "
    f"pas de barre{NBSP}: ils sont dans la liste."
)
NONE: Final = "Aucun chiffre ne correspond."
NEAR: Final = f"Des mots voisins sont dans le registre{NBSP}:"
OUTSIDE: Final = "Hors proposition"


def page(number: int | None) -> str:
    """« , p. 6 », or "" when the document has no pages."""
    return f", p.{NBSP}{number}" if number else ""


def group(number: int | None, title: str) -> str:
    """« Proposition 4 – Encourager… »."""
    return f"Proposition{NBSP}{number} – {title}" if number is not None else OUTSIDE


def option(number: int, title: str) -> str:
    """A proposition in the filter."""
    return f"{number}. {title}"


def found(count: int, total: int) -> str:
    """« 4 chiffres sur 30 »."""
    if count == total:
        return f"{total}{NBSP}chiffres"
    return f"{count}{NBSP}{'chiffres' if count > 1 else 'chiffre'} sur {total}"


def unknown(words: Sequence[str]) -> str:
    """Which words of the search no figure holds."""
    listed = ", ".join(f"«{NBSP}{word}{NBSP}»" for word in words)
    return f"Aucun chiffre ne contient {listed}."


def elsewhere(count: int) -> str:
    """What the search finds once the filters are off."""
    return f"Sans les filtres, cette recherche trouve {count}{NBSP}{'chiffres' if count > 1 else 'chiffre'}."
