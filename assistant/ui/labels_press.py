"""Every French word that the page « Manifeste et presse » says itself."""

from __future__ import annotations

from typing import Final

from assistant.library.press import Verdict
from assistant.ui.labels import NBSP

TITLE: Final = "Manifeste et presse"
INTRO: Final = (
    "Ce que l’article écrit de chaque proposition, à côté des mots du manifeste. "
    f"Ce qui est de la presse reste à la presse{NBSP}: rien de l’article n’est donné comme une parole du manifeste."
)
NO_PRESS: Final = f"Le corpus ne contient aucun article de presse. Ajoutez-en un depuis la page «{NBSP}Corpus{NBSP}»."
CHOOSE: Final = "Article"
SHOW: Final = "Montrer"
ALL: Final = "Toutes"
VERDICTS: Final[dict[Verdict, str]] = {
    Verdict.SAME: "Mêmes mots",
    Verdict.REWORDED: "Reformulée",
    Verdict.ABSENT: "Absente de l’article",
}
VERDICT_SIGNS: Final[dict[Verdict, str]] = {Verdict.SAME: "=", Verdict.REWORDED: "≈", Verdict.ABSENT: "∅"}
COUNTED: Final[dict[Verdict, tuple[str, str]]] = {
    Verdict.SAME: ("dans les mêmes mots", "dans les mêmes mots"),
    Verdict.REWORDED: ("reformulée", "reformulées"),
    Verdict.ABSENT: ("absente", "absentes"),
}
LEGEND: Final = "Comment lire"
ONLY_PRESS: Final = "mots de l’article qui ne sont pas dans le titre du manifeste"
ONLY_MANIFESTO: Final = "mots du titre du manifeste que l’article n’a pas"
LEGEND_WORD: Final = "texte"
CASE: Final = "Les majuscules, les accents et la ponctuation finale ne comptent pas."
MANIFESTO: Final = "Manifeste"
PRESS: Final = "Article"
DIFFERENCES: Final = "Mot à mot"
BEYOND: Final = "Ce que l’article ajoute"
NOT_THERE: Final = "ne se trouve pas dans la proposition."
REST: Final = "Le reste de l’article"
ABOUT_REST: Final = "Ces phrases sont de l’article, pas du manifeste."
QUOTED: Final = "Entre guillemets dans l’article"
IN_MANIFESTO: Final = "se trouve mot pour mot dans le manifeste"
NOT_IN_MANIFESTO: Final = f"ne se trouve pas dans ce chapitre du manifeste{NBSP}: l’article en est seul témoin."
ADDED_BEFORE: Final = "début d’un ajout de l’article"
ADDED_AFTER: Final = "fin de l’ajout"
LEFT_BEFORE: Final = "début de mots du seul manifeste"
LEFT_AFTER: Final = "fin de ces mots"
EMPTY: Final = "Aucune proposition dans ce cas."


def summary(counts: dict[Verdict, int]) -> str:
    """« 9 dans les mêmes mots · 3 reformulées · aucune absente »."""
    return " · ".join(
        f"{counts[v] or 'aucune'}{NBSP}{COUNTED[v][counts[v] > 1]}"
        for v in (Verdict.SAME, Verdict.REWORDED, Verdict.ABSENT)
    )


def byline(title: str, author: str, publisher: str, date: str) -> str:
    """Who writes, and when: « Voix : journaliste – Raphaëlle Murignieux, 26 mars 2025 »."""
    who = ", ".join(part for part in (author, publisher, date) if part)
    return f"Voix{NBSP}: journaliste{f' – {who}' if who else ''}. «{NBSP}{title}{NBSP}»"


def dated(name: str, date: str) -> str:
    """« Article, 26 mars 2025 »."""
    return f"{name}, {date}" if date else name


def there(title: str, page: int | None) -> str:
    """Where in the proposition the press's words are found."""
    at = f", p.{NBSP}{page}" if page else ""
    return f"se trouve dans la proposition («{NBSP}{title}{NBSP}»{at}), en ces mots{NBSP}:"


def missing(words: tuple[str, ...]) -> str:
    """Which words the proposition has nowhere."""
    listed = ", ".join(f"«{NBSP}{word}{NBSP}»" for word in words)
    return f"{'Mot absent' if len(words) == 1 else 'Mots absents'} de la proposition{NBSP}: {listed}."
