"""The words that the program itself puts in a briefing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answer.frames import UNKNOWN, short_title
from assistant.answer.reference import reference
from assistant.dates import french_date
from assistant.deck.words import numbered, pages
from assistant.selection.stances import ADDRESSEE_LABELS, Addressee, Reading
from assistant.types import Citation
from corpus.types import VOICE_LABELS, Source

NBSP: Final = "\N{NO-BREAK SPACE}"

POINT: Final = "L’essentiel"
FIGURES: Final = "Les chiffres"
ARGUMENTS: Final = "Les arguments"
QUOTED: Final = "Qui le dit"
LIMITS: Final = "Objections et limites que le texte soulève"
PROPOSES: Final = "Ce que Nexem propose"
ASKS: Final = "Ce que Nexem demande"
COMMITS: Final = "Ce à quoi Nexem s’engage"
SOURCES: Final = "Sources"
EMPTY: Final = {
    POINT: "Le texte ne donne ici que son titre.",
    FIGURES: "Le texte ne donne ici aucun chiffre.",
    ARGUMENTS: "Le texte ne donne ici aucun autre argument.",
    QUOTED: "Personne n’est cité ici.",
    LIMITS: "En dehors des chiffres, aucune phrase ne porte ici les mots d’une objection ou d’une limite.",
    PROPOSES: "Le texte ne propose ici rien d’autre.",
    ASKS: "Le texte ne demande ici rien à personne en toutes lettres.",
    COMMITS: "Nexem ne s’engage ici à rien en toutes lettres.",
}
PARTIAL: Final = "les documents ne répondent qu’en partie"
CLOSING: Final = (
    "Extraits choisis et classés par des règles, dans les mots exacts des documents. En cas de doute, lisez le texte."
)


def located(citations: Sequence[Citation]) -> str:
    """Where sentences of one place stand, with every note of the document that they call."""
    last = citations[-1]
    notes = tuple(dict.fromkeys(n for c in citations for n in c.footnotes))
    return reference(replace(last, source_title=short_title(last.source_title), footnotes=notes))


def asked_of(reading: Reading | None) -> str:
    """« aux pouvoirs publics », or "" when nothing is asked, or not of anyone."""
    addressee = reading.addressee if reading else None
    return "" if addressee is None or addressee is Addressee.UNSTATED else ADDRESSEE_LABELS[addressee]


def figure_source(sources: Sequence[str]) -> str:
    """« source : Etude Gallup 2023 », or « source non précisée par le document »."""
    known = [s for s in dict.fromkeys(sources) if s != UNKNOWN]
    if not known:
        return f"source {UNKNOWN}"
    return f"source{NBSP}: {f'{NBSP}; '.join(known)}"


def voice(citation: Citation) -> str:
    """Who speaks, when it isn't Nexem."""
    return VOICE_LABELS[citation.voice]


def about(numbers: Sequence[int], source: Source) -> str:
    """« Humanifest, chapitre 2 · Proposition 4 »."""
    named = short_title(source.title)
    return f"{named} · {numbered(numbers)}" if numbers else named


def source_line(source: Source, citations: Sequence[Citation]) -> str:
    """A document as a bibliography names it, and the pages that are quoted."""
    dated = french_date(source.published) if source.published else ""
    found = pages(c.page for c in citations if c.page)
    return ", ".join(part for part in (source.title, source.author or source.publisher, dated, found) if part) + "."


def missing(headings: Sequence[str]) -> str:
    """Which parts of a briefing on a question would be empty, followed by a space; "" without any."""
    if not headings:
        return ""
    named = f"{NBSP}; ".join(heading[:1].lower() + heading[1:] for heading in headings)
    return f"Dans les propositions lues, rien d’autre d’assez proche de la question pour{NBSP}: {named}. "
