"""Every French word that the page « Les 12 propositions » says itself."""

from __future__ import annotations

from typing import Final

from assistant.selection.stances import Stance
from assistant.ui.labels import NBSP
from assistant.views.sheet import MapEntry

_FEMININE: Final = ("demande", "personne", "orientation")

TITLE: Final = "Les 12 propositions"
INTRO: Final = (
    f"Trois axes, douze propositions. Ouvrez-en une{NBSP}: ce que Nexem propose, demande, s’engage à faire et observe, "
    "les chiffres avec leur source, les personnes citées et le texte lui-même."
)
BACK: Final = "Toutes les propositions"
ASK: Final = "Poser une question sur cette proposition"
FORMATS: Final = {"docx": "Word", "md": "Markdown", "json": "JSON"}
MIME: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "json": "application/json",
}

HEADINGS: Final[dict[Stance, str]] = {
    Stance.OBSERVES: "Ce que Nexem observe",
    Stance.PROPOSES: "Ce que Nexem propose",
    Stance.ASKS: "Ce que Nexem demande",
    Stance.COMMITS: "Ce à quoi Nexem s’engage",
}
ABOUT: Final[dict[Stance, str]] = {
    Stance.OBSERVES: "Constats et explications, sans rien demander.",
    Stance.PROPOSES: "Ce que le texte propose, recommande ou juge nécessaire.",
    Stance.ASKS: "Ce que le texte demande à d’autres, en toutes lettres.",
    Stance.COMMITS: "Ce que Nexem dit faire ou vouloir faire elle-même (« s’engage », « entend », « s’investit »…).",
}
NOTHING: Final[dict[Stance, str]] = {
    Stance.OBSERVES: "Cette proposition ne fait aucun constat.",
    Stance.PROPOSES: "Cette proposition ne propose rien d’autre que son titre.",
    Stance.ASKS: "Dans cette proposition, le texte ne demande rien aux pouvoirs publics ni à d’autres.",
    Stance.COMMITS: "Dans cette proposition, Nexem ne s’engage à rien en toutes lettres.",
}
NO_PUBLIC: Final = "Cette proposition ne demande rien aux pouvoirs publics."
HOW: Final = (
    f"Le classement vient des mots du texte, en gras{NBSP}; il est fait par des règles, pas par une personne. "
    "En cas de doute, lisez le texte."
)
OPENING: Final = "En ouverture"
FIGURES: Final = "Les chiffres"
NO_FIGURE: Final = "Cette proposition ne donne aucun chiffre."
STUDIES: Final = "Autres enquêtes et rapports cités"
EXAMPLES: Final = "Ce qui se fait déjà"
PEOPLE: Final = "Qui est cité"
NOBODY: Final = "Personne n’est cité dans cette proposition."
RELATED: Final = "Propositions voisines"
SHARED: Final = f"Expressions communes{NBSP}: "
REFERENCE: Final = "Le texte y renvoie en toutes lettres"
TEXT: Final = "Lire le texte"
NOTES: Final = "Notes"
BACK_TO_CALL: Final = "revenir au texte"


def unknown(asked: str, count: int) -> str:
    """What to do when the address names no proposition."""
    return f"Il n’y a pas de proposition «{NBSP}{asked}{NBSP}»{NBSP}: choisissez-en une parmi les {count}."


def more(count: int) -> str:
    """The line that opens the rest of a list."""
    return f"Voir {count}{NBSP}autres constats" if count > 1 else "Voir un autre constat"


def pages(numbers: tuple[int, ...]) -> str:
    """« page 6 », « pages 6 et 7 », « pages 6 à 8 », or "" when the document has none."""
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f"page{NBSP}{numbers[0]}"
    return f"pages{NBSP}{numbers[0]} {'et' if len(numbers) == 2 else 'à'} {numbers[-1]}"


def counted(count: int, one: str, many: str = "") -> str:
    """« 3 chiffres », « 1 chiffre », « aucun chiffre »."""
    if count:
        return f"{count}{NBSP}{one if count == 1 else many or one + 's'}"
    return f"{'aucune' if one.startswith(_FEMININE) else 'aucun'}{NBSP}{one}"


def axis(number: int, title: str) -> str:
    """« Axe 2 – Promouvoir… »."""
    return f"Axe{NBSP}{number} – {title}"


def card(entry: MapEntry) -> str:
    """What a proposition holds, on the map: only what there is."""
    parts = [
        *([counted(entry.figures, "chiffre")] if entry.figures else []),
        *([counted(entry.asks, "demande aux pouvoirs publics", "demandes aux pouvoirs publics")] if entry.asks else []),
        *([counted(entry.people, "personne citée", "personnes citées")] if entry.people else []),
        pages(entry.proposition.pages),
    ]
    return " · ".join(part for part in parts if part)


def step(arrow: str, number: int) -> str:
    """« ← Proposition 3 », « Proposition 5 → »."""
    return f"{arrow} {proposition(number)}" if arrow == "←" else f"{proposition(number)} {arrow}"


def download(form: str) -> str:
    """« Fiche Word »."""
    return f"Fiche {FORMATS[form]}"


def proposition(number: int) -> str:
    """« Proposition 4 »."""
    return f"Proposition{NBSP}{number}"


def note(number: int) -> str:
    """« Note 8 »."""
    return f"Note{NBSP}{number}"
