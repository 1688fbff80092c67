"""One proposition, complete: title, figures with their sources, what Nexem observes and proposes, who is quoted."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from assistant.citations import Library
from assistant.compose import source_of_figure
from assistant.types import Citation
from corpus.errors import UnknownDocument
from corpus.types import VOICE_LABELS, BlockKind, Figure, Proposition, Voice

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class FicheFigure:
    """A figure of the proposition, the sentence that states it, and where it comes from."""

    text: str
    population: str
    source: str  # « Etude Gallup 2023 » or « source non précisée par le document »
    quote: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Fiche:
    """Everything one proposition says, in the order of the text; every entry is verbatim."""

    number: int
    title: str
    axis: int
    axis_title: str
    source_title: str
    pages: tuple[int, ...]
    figures: tuple[FicheFigure, ...]
    observations: tuple[Citation, ...]
    proposals: tuple[Citation, ...]
    surveys: tuple[Citation, ...]
    examples: tuple[Citation, ...]
    quotations: tuple[Citation, ...]
    corpus_version: str


def make_fiche(number: int, library: Library) -> Fiche:
    """The fiche of one proposition.

    Raises:
        UnknownDocument: there is no such proposition.
    """
    proposition = _find(number, library)
    sentences = [
        s for i in proposition.section_ids for s in library.section_sentences(i) if s.kind is not BlockKind.HEADING
    ]
    cited = [library.cite(n, s.id) for n, s in enumerate(sentences, start=1)]

    def spoken(*voices: Voice) -> tuple[Citation, ...]:
        return tuple(c for c in cited if c.voice in voices)

    return Fiche(
        number=number,
        title=proposition.title,
        axis=proposition.axis,
        axis_title=proposition.axis_title,
        source_title=library.documents[proposition.source_id].source.title,
        pages=proposition.pages,
        figures=tuple(_figure(f, library) for f in library.corpus.figures if f.proposition == number),
        observations=spoken(Voice.OBSERVATION, Voice.LEGAL),
        proposals=spoken(Voice.PROPOSAL),
        surveys=spoken(Voice.SURVEY),
        examples=spoken(Voice.EXAMPLE),
        quotations=spoken(Voice.QUOTED),
        corpus_version=library.corpus.version,
    )


def _find(number: int, library: Library) -> Proposition:
    for proposition in library.corpus.propositions:
        if proposition.number == number:
            return proposition
    count = len(library.corpus.propositions)
    raise UnknownDocument(
        f"Il n’y a pas de proposition {number}{NBSP}: le manifeste en compte {count}. Donnez un numéro de 1 à {count}."
    )


def _figure(figure: Figure, library: Library) -> FicheFigure:
    sentence = library.sentence(figure.sentence_id)
    return FicheFigure(figure.text, figure.population, source_of_figure(figure, library), sentence.text, figure.page)


def fiche_to_json(fiche: Fiche) -> dict[str, Any]:
    """The fiche as plain data; voices in French."""
    data = asdict(fiche)
    for key in ("observations", "proposals", "surveys", "examples", "quotations"):
        data[key] = [
            {
                "quote": c.quote,
                "section": c.section,
                "page": c.page,
                "voice": VOICE_LABELS[c.voice],
                "speaker": c.speaker,
                "footnotes": [asdict(n) for n in c.footnotes],
                "sentence_id": c.sentence_id,
            }
            for c in getattr(fiche, key)
        ]
    return data


SECTIONS = (
    ("Ce que Nexem propose", "proposals"),
    ("Ce que Nexem observe", "observations"),
    ("Ce que disent les enquêtes", "surveys"),
    ("Ce qui se fait déjà", "examples"),
    ("Qui est cité", "quotations"),
)


def fiche_to_markdown(fiche: Fiche) -> str:
    """The fiche as Markdown: one bullet a sentence, with its page and its source."""
    lines = [f"# Proposition {fiche.number} – {fiche.title}", "", f"Axe {fiche.axis}{NBSP}: {fiche.axis_title}", ""]
    if fiche.figures:
        lines += ["## Les chiffres", ""]
        lines += [f"- **{f.text}** — «{NBSP}{f.quote}{NBSP}» ({place(f.page)}{f.source})" for f in fiche.figures]
        lines.append("")
    for heading, key in SECTIONS:
        citations: tuple[Citation, ...] = getattr(fiche, key)
        if citations:
            lines += [f"## {heading}", "", *(f"- {cited_line(c)}" for c in citations), ""]
    lines.append(f"Source{NBSP}: {fiche.source_title}, {_pages(fiche.pages)}. Corpus {fiche.corpus_version}.")
    return "\n".join(lines) + "\n"


def cited_line(citation: Citation) -> str:
    """« quotation » (p. 6 ; speaker ; note 8 : …): one sentence with its reference."""
    notes = "".join(f"{NBSP}; note {n.number}{NBSP}: {n.text.rstrip('.')}" for n in citation.footnotes)
    speaker = f"{NBSP}; {citation.speaker}" if citation.speaker else ""
    return f"«{NBSP}{citation.quote}{NBSP}» ({place(citation.page).rstrip(' ;' + NBSP)}{speaker}{notes})"


def place(page: int | None) -> str:
    """« p. 6 ; », or nothing when the document has no pages."""
    return f"p.{NBSP}{page}{NBSP}; " if page else ""


def _pages(pages: tuple[int, ...]) -> str:
    if len(pages) <= 1:
        return f"p.{NBSP}{pages[0]}" if pages else "sans pagination"
    return f"p.{NBSP}{pages[0]}–{pages[-1]}"
