"""One proposition, complete: title, figures with their sources, what Nexem says and does, who is quoted."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from assistant.answer.compose import source_of_figure
from assistant.library.citations import Library
from assistant.selection.stances import ADDRESSEE_LABELS, Addressee, Reading, Stance, stances
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
class Said:
    """One sentence of Nexem's own, and how it was read."""

    citation: Citation
    reading: Reading


@dataclass(frozen=True, slots=True)
class Fiche:
    """Everything one proposition says, in the order of the text; every entry is verbatim.

    ``observations`` and ``proposals`` go by the voice of a sentence, ``said`` by what Nexem does in it.
    """

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
    said: tuple[Said, ...]
    corpus_version: str

    def of(self, stance: Stance) -> tuple[Said, ...]:
        """What Nexem says with that stance."""
        return tuple(s for s in self.said if s.reading.stance is stance)


def make_fiche(number: int, library: Library) -> Fiche:
    """The fiche of one proposition.

    Raises:
        UnknownDocument: there is no such proposition.
    """
    proposition = _find(number, library)
    held = [s for i in proposition.section_ids for s in library.section_sentences(i)]
    sentences = [s for s in held if s.kind is not BlockKind.HEADING]
    readings = stances(held)
    own = frozenset(s.id for s in sentences if s.kind is not BlockKind.NOTE and s.id in readings)
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
        said=tuple(Said(c, readings[c.sentence_id]) for c in cited if c.sentence_id in own),
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
    """The fiche as plain data; voices in French. ``stances``: Nexem's own sentences by what it does in them."""
    data = asdict(fiche)
    del data["said"]
    for key in ("observations", "proposals", "surveys", "examples", "quotations"):
        data[key] = [_row(c) for c in getattr(fiche, key)]
    data["stances"] = {
        stance.value: [
            _row(s.citation) | ({"addressee": s.reading.addressee} if s.reading.addressee else {})
            for s in fiche.of(stance)
        ]
        for stance in Stance
    }
    return data


def _row(citation: Citation) -> dict[str, Any]:
    return {
        "quote": citation.quote,
        "section": citation.section,
        "page": citation.page,
        "voice": VOICE_LABELS[citation.voice],
        "speaker": citation.speaker,
        "footnotes": [asdict(n) for n in citation.footnotes],
        "sentence_id": citation.sentence_id,
    }


_POSITIONS = (
    ("Ce que Nexem propose", Stance.PROPOSES),
    ("Ce que Nexem demande", Stance.ASKS),
    ("Ce à quoi Nexem s’engage", Stance.COMMITS),
    ("Ce que Nexem observe", Stance.OBSERVES),
)


def sections(fiche: Fiche) -> list[tuple[str, list[str]]]:
    """What is written below the figures: headings that hold something, and their lines; each sentence once."""
    legal = [c for c in fiche.observations if c.voice is Voice.LEGAL]
    found = [(heading, [_said_line(s) for s in fiche.of(stance)]) for heading, stance in _POSITIONS]
    found.append(("Ce que disent les textes officiels", [cited_line(c) for c in legal]))
    for heading, citations in (
        ("Ce que disent les enquêtes", fiche.surveys),
        ("Ce qui se fait déjà", fiche.examples),
        ("Qui est cité", fiche.quotations),
    ):
        found.append((heading, [cited_line(c) for c in citations]))
    return [(heading, lines) for heading, lines in found if lines]


def _said_line(said: Said) -> str:
    addressee = said.reading.addressee
    if addressee is None or addressee is Addressee.UNSTATED:
        return cited_line(said.citation)
    return f"{cited_line(said.citation)} — {ADDRESSEE_LABELS[addressee]}"


def fiche_to_markdown(fiche: Fiche) -> str:
    """The fiche as Markdown: one bullet a sentence, with its page and its source."""
    lines = [f"# Proposition {fiche.number} – {fiche.title}", "", f"Axe {fiche.axis}{NBSP}: {fiche.axis_title}", ""]
    if fiche.figures:
        lines += ["## Les chiffres", ""]
        lines += [f"- **{f.text}** — «{NBSP}{f.quote}{NBSP}» ({place(f.page)}{f.source})" for f in fiche.figures]
        lines.append("")
    for heading, cited in sections(fiche):
        lines += [f"## {heading}", "", *(f"- {line}" for line in cited), ""]
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
