"""A proposition as its page shows it: what Nexem observes, proposes, asks, commits to; figures; people; the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.selection.stances import Addressee, Stance, stances
from assistant.types import Citation
from assistant.views.fiche import Fiche, Said, make_fiche
from assistant.views.register import Row, rows_of
from assistant.views.related import Related, related
from assistant.views.shares import Bar, bar_of, comparable
from corpus.types import BlockKind, Footnote, Proposition, Section, Sentence


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of one person, sentence by sentence."""

    name: str
    role: str
    organisation: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Figures that compare, side by side; or one figure alone, with or without a bar."""

    rows: tuple[Row, ...]
    bars: tuple[Bar | None, ...]  # beside ``rows``

    @property
    def together(self) -> bool:
        """Whether these figures compare."""
        return len(self.rows) > 1


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the text. ``depth``: the level of its heading below the proposition, whose own is 0.

    ``title_notes`` are called by the heading; ``notes``: those that are first called in this section.
    """

    section: Section
    depth: int
    title: str
    title_notes: tuple[int, ...]
    blocks: tuple[tuple[Sentence, ...], ...]
    notes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page of one proposition shows; every sentence is verbatim."""

    proposition: Proposition
    fiche: Fiche
    said: tuple[Said, ...]  # in document order
    plots: tuple[Plot, ...]
    studies: tuple[Citation, ...]  # surveys and reports that state no figure of the register
    people: tuple[Quoted, ...]
    related: tuple[Related, ...]
    parts: tuple[Part, ...]

    def of(self, stance: Stance) -> tuple[Said, ...]:
        """What Nexem says with that stance."""
        return self.fiche.of(stance)

    def asked_of(self, addressee: Addressee) -> tuple[Said, ...]:
        """What Nexem asks of them."""
        return tuple(s for s in self.of(Stance.ASKS) if s.reading.addressee is addressee)


@dataclass(frozen=True, slots=True)
class MapEntry:
    """One proposition on the map: its counts."""

    proposition: Proposition
    figures: int
    asks: int  # sentences that ask something of the public authorities
    people: int


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis and its propositions."""

    number: int
    title: str
    entries: tuple[MapEntry, ...]


def make_sheet(number: int, library: Library) -> Sheet:
    """The sheet of one proposition.

    Raises:
        UnknownDocument: there is no such proposition.
    """
    fiche = make_fiche(number, library)
    proposition = next(p for p in library.corpus.propositions if p.number == number)
    rows = [row for row in rows_of(library) if row.figure.proposition == number]
    told = {row.figure.sentence_id for row in rows}
    return Sheet(
        proposition=proposition,
        fiche=fiche,
        said=fiche.said,
        plots=_plots(rows),
        studies=tuple(c for c in fiche.surveys if c.sentence_id not in told and not _is_note(c, library)),
        people=_people(fiche.quotations, library),
        related=related(number, library),
        parts=_parts(proposition, library),
    )


def make_map(library: Library) -> tuple[Axis, ...]:
    """The axes with their propositions, in order."""
    entries = [_entry(p, library) for p in library.corpus.propositions]
    return tuple(
        Axis(number, title, tuple(run))
        for (number, title), run in groupby(entries, key=lambda e: (e.proposition.axis, e.proposition.axis_title))
    )


def _entry(proposition: Proposition, library: Library) -> MapEntry:
    sentences = _sentences(proposition, library)
    read = stances(sentences).values()
    return MapEntry(
        proposition,
        figures=sum(f.proposition == proposition.number for f in library.corpus.figures),
        asks=sum(r.addressee is Addressee.PUBLIC for r in read),
        people=len({s.speaker.name for s in sentences if s.speaker}),
    )


def _sentences(proposition: Proposition, library: Library) -> list[Sentence]:
    return [s for i in proposition.section_ids for s in library.section_sentences(i)]


def _is_note(citation: Citation, library: Library) -> bool:
    return library.sentence(citation.sentence_id).kind is BlockKind.NOTE


def _plots(rows: Sequence[Row]) -> tuple[Plot, ...]:
    """The figures, those that compare together, in reading order of the first of each."""
    groups = {bar.figure.id: group for group in comparable(row.figure for row in rows) for bar in group}
    by_id = {row.figure.id: row for row in rows}
    plots: list[Plot] = []
    done: set[str] = set()
    for row in rows:
        if row.figure.id in done:
            continue
        bars: tuple[Bar | None, ...] = groups.get(row.figure.id, (bar_of(row.figure),))
        own = tuple(by_id[bar.figure.id] for bar in bars if bar) or (row,)
        done |= {r.figure.id for r in own}
        plots.append(Plot(own, bars))
    return tuple(plots)


def _people(citations: Iterable[Citation], library: Library) -> tuple[Quoted, ...]:
    """Who is quoted, in order; what one person says in a row stands together."""
    found: list[Quoted] = []
    spoken = [c for c in citations if not is_signature(library.sentence(c.sentence_id))]
    for speaker, run in groupby(spoken, key=lambda c: library.sentence(c.sentence_id).speaker):
        if speaker is not None:
            found.append(Quoted(speaker.name, speaker.role, speaker.organisation, tuple(run)))
    return tuple(found)


_TOP: Final = 2  # an axis, then the proposition


def _parts(proposition: Proposition, library: Library) -> tuple[Part, ...]:
    """The sections of the text in order; the footnotes stand under the section that calls them first."""
    document = library.documents[proposition.source_id]
    sections = [s for s in document.sections if s.id in set(proposition.section_ids)]
    notes = {n.number: n for n in document.footnotes}
    shown: set[int] = set()
    parts: list[Part] = []
    for section in sections:
        if section.note is not None:
            continue
        sentences = library.section_sentences(section.id)
        called = [n for s in sentences for n in s.footnotes if n in notes and n not in shown]
        shown.update(called)
        body = [s for s in sentences if s.kind is not BlockKind.HEADING]
        parts.append(
            Part(
                section,
                depth=max(0, len(section.path) - _TOP),
                title=section.path[-1] if section.path else "",
                title_notes=tuple(
                    n for s in sentences if s.kind is BlockKind.HEADING for n in s.footnotes if n in notes
                ),
                blocks=tuple(tuple(run) for _, run in groupby(body, key=lambda s: s.block)),
                notes=tuple(notes[n] for n in dict.fromkeys(called)),
            )
        )
    return tuple(parts)
