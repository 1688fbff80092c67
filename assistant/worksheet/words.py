"""The French words of a worksheet, the same on the page and in every export."""

from __future__ import annotations

from typing import Final

from assistant.views.fiche import cited_line
from assistant.worksheet.types import NBSP, Quoted, Sheet, Situation, Unsaid, Worksheet

TITLE: Final = "Ma situation"
OURS: Final = "Écrit par l’équipe de cet outil, pas par Nexem."
SAYS: Final = "Ce que dit le manifeste"
QUESTIONS: Final = "Questions à se poser"
UNSAID: Final = "Ce que le document ne dit pas"
REASONS: Final = f"Pourquoi cette proposition{NBSP}:"
ALSO: Final = f"Elle dit aussi{NBSP}:"
FARTHER: Final = "Lien plus lointain"
ABOUT: Final = "Où le texte emploie les mots de votre type de structure"
OTHERS: Final = f"À lire ensuite{NBSP}:"
SILENT: Final = "Ce que le document ne dit pas de votre situation"
ASKS: Final = "Ce que Nexem demande à d’autres"
COMMITS: Final = "Ce à quoi Nexem s’engage"
NO_ASKS: Final = "Dans les propositions retenues, aucune demande n’a été repérée."
NO_COMMITS: Final = "Dans les propositions retenues, aucun engagement n’a été repéré."
STEPS: Final = "Pour commencer"
STEPS_INTRO: Final = (
    "À mettre en discussion dans votre structure. Chaque ligne cite une proposition du texte, un appel à ses adhérents "
    "ou ce que certains font déjà."
)
NO_STEPS: Final = (
    "Les propositions retenues ne contiennent aucune phrase qu’une structure puisse reprendre telle quelle."
)
UNCOVERED: Final = f"Aucune phrase du texte n’a été trouvée pour ce passage{NBSP}:"
UNKNOWN: Final = f"Aucun document n’emploie{NBSP}:"
ASK: Final = f"à demander à{NBSP}:"
NO_ADVICE: Final = (
    "Cette fiche cite un document. Elle ne donne ni conseil juridique, ni avis sur votre situation, et ne remplace pas "
    "un échange avec Nexem."
)
SOURCE: Final = "Source"


def given_lines(situation: Situation) -> list[tuple[str, str]]:
    """What the person wrote, label by label."""
    name = situation.structure.name
    kind = situation.structure.kind
    structure = name if name.startswith(kind) else f"{kind} – {name}"
    rows = [
        ("Structure", structure),
        ("Effectif", f"{situation.size} salariés" if situation.size and situation.size > 1 else ""),
        ("Fonction", situation.role),
        ("Difficulté", situation.text),
        ("Déjà essayé", situation.tried),
    ]
    if situation.size == 1:
        rows[1] = ("Effectif", "1 salarié")
    return [(label, value) for label, value in rows if value]


def heading(sheet: Sheet) -> str:
    """« Proposition 4 – Encourager un management centré sur l’humain »."""
    return f"Proposition {sheet.number} – {sheet.title}"


def quoted_line(quoted: Quoted) -> str:
    """« Nexem propose : « … » (p. 7) »."""
    return f"{quoted.doing[0].upper()}{quoted.doing[1:]}{NBSP}: {cited_line(quoted.citation)}"


def step_line(quoted: Quoted) -> str:
    """A step with the proposition that it comes from."""
    doing = quoted.doing if quoted.doing.startswith("Nexem") else quoted.doing[0].lower() + quoted.doing[1:]
    return f"Proposition {quoted.citation.proposition}, {doing}{NBSP}: {cited_line(quoted.citation)}"


def unsaid_line(unsaid: Unsaid) -> str:
    """What is not said, and whom to ask."""
    return f"{unsaid.text[0].upper()}{unsaid.text[1:]}{NBSP}; {ASK} {', ou '.join(unsaid.ask)}."


def silence_lines(worksheet: Worksheet) -> list[str]:
    """What the documents do not say of this situation as a whole."""
    lines = [f"{UNCOVERED} «{NBSP}{need}{NBSP}»" for need in worksheet.uncovered]
    if worksheet.unknown_words:
        words = ", ".join(f"«{NBSP}{word}{NBSP}»" for word in worksheet.unknown_words)
        lines.append(f"{UNKNOWN} {words}.")
    return [*lines, *worksheet.silent]


def others_line(worksheet: Worksheet) -> str:
    """The next propositions, in one line; "" when there is none."""
    if not worksheet.others:
        return ""
    return f"{OTHERS} " + f"{NBSP}; ".join(f"{number}. {title}" for number, title in worksheet.others) + "."


def source_line(worksheet: Worksheet) -> str:
    """The document that is quoted, and the edition of the corpus."""
    return f"{SOURCE}{NBSP}: {worksheet.source_title}. Corpus {worksheet.corpus_version}."
