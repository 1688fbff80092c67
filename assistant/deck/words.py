"""The words that the program itself puts on a slide, in both registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from assistant.answer.frames import UNKNOWN, short_title
from assistant.deck.model import Audience, Chart, Register, Request
from assistant.types import Citation
from corpus.types import VOICE_LABELS, Voice

NBSP: Final = "\u00a0"
AUDIENCES: Final[dict[Audience, str]] = {
    "ca": "Conseil d’administration",
    "direction": "Direction",
    "equipe": "Équipe",
    "adherents": "Adhérents",
}
_FOR: Final[dict[Audience, str]] = {
    "ca": "le conseil d’administration",
    "direction": "la direction",
    "equipe": "l’équipe",
    "adherents": "les adhérents",
}
REGISTERS: Final[dict[Register, str]] = {"soutenu": "Soutenu", "courant": "Courant"}
MINUTES: Final = (5, 15, 30)

FIGURES: Final = "Les chiffres"
OBSERVES: Final = "Ce que Nexem observe"
PROPOSES: Final = "Ce que Nexem propose"
ASKS: Final = "Ce que Nexem demande"
COMMITS: Final = "Ce à quoi Nexem s’engage"
SURVEYS: Final = "Ce que disent les études"
EXAMPLES: Final = "Ce qui se fait déjà"
AIMS: Final = "Ce que l’on vise"
SAID: Final = "Citation"
ANSWER: Final = "Ce que disent les documents"
FOR_US: Final = "Ce que cela change pour nous"
FOR_US_KICKER: Final = f"Questions à se poser{NBSP}– elles sont de nous, pas du document"
LIKELY: Final = "Questions probables"
LIKELY_KICKER: Final = "Ce qu’on pourrait vous demander"
SOURCES: Final = "Sources"
BEHIND: Final = "Derrière chaque ligne"
_AGENDA: Final[dict[Register, str]] = {"soutenu": "Ordre du jour", "courant": "Au programme"}


VOICES: Final[dict[Voice, str]] = {voice: label.capitalize() for voice, label in VOICE_LABELS.items()} | {
    Voice.PROPOSAL: "Nexem propose",
    Voice.OBSERVATION: "Nexem observe",
}


def agenda(register: Register) -> str:
    """The title of the agenda."""
    return _AGENDA[register]


def presented(request: Request) -> str:
    """« Présentation pour le conseil d’administration · 15 minutes »."""
    return f"Présentation pour {_FOR[request.audience]} · {request.minutes}{NBSP}minutes"


def numbered(numbers: Iterable[int]) -> str:
    """« Proposition 4 », « Propositions 4 et 8 », « Propositions 1, 4 et 8 »."""
    found = [str(n) for n in numbers]
    if len(found) == 1:
        return f"Proposition{NBSP}{found[0]}"
    return f"Propositions{NBSP}{', '.join(found[:-1])} et{NBSP}{found[-1]}"


def pages(numbers: Iterable[int]) -> str:
    """« p. 6 », « p. 6 et 10 », « p. 3, 4 et 6 »; "" without any."""
    found = [str(n) for n in sorted(set(numbers))]
    if not found:
        return ""
    return f"p.{NBSP}{', '.join(found[:-1])} et {found[-1]}" if len(found) > 1 else f"p.{NBSP}{found[0]}"


def places(citations: Iterable[Citation]) -> str:
    """Where the lines of a slide stand: « Humanifest, chapitre 2, proposition 4, p. 6 »."""
    parts = []
    cited = list(citations)
    for title in dict.fromkeys(c.source_title for c in cited):
        own = [c for c in cited if c.source_title == title]
        numbers = sorted({c.proposition for c in own if c.proposition})
        where = [short_title(title), numbered(numbers).lower() if numbers else "", pages(c.page for c in own if c.page)]
        parts.append(", ".join(part for part in where if part))
    return f"{NBSP}; ".join(parts)


def behind(citation: Citation) -> str:
    """A whole sentence and everything that is known of it, for the notes: page, voice, speaker, footnotes."""
    parts = [short_title(citation.source_title)]
    if citation.proposition:
        parts.append(f"proposition{NBSP}{citation.proposition}")
    if citation.page:
        parts.append(f"p.{NBSP}{citation.page}")
    reference = f"{', '.join(parts)} — {VOICE_LABELS[citation.voice]}"
    if citation.speaker:
        reference += f" — {citation.speaker}"
    reference += "".join(f" — note{NBSP}{n.number}{NBSP}: {n.text}" for n in citation.footnotes)
    return f"«{NBSP}{citation.quote}{NBSP}» ({reference})"


def source_named(source: str) -> str:
    """« Source : Etude Gallup 2023 », or « Source non précisée par le document »."""
    return f"Source {source}" if source == UNKNOWN else f"Source{NBSP}: {source}"


def charted(chart: Chart) -> str:
    """What the bars share, in the words of the document, and their unit: « des jeunes interrogés (en %) »."""
    return f"{chart.about[:1].upper()}{chart.about[1:]}{NBSP}(en{NBSP}{chart.unit})"
