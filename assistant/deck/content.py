"""Everything that a proposition could put on slides, each candidate with how much the audience wants it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from assistant.deck import words
from assistant.deck.clauses import CUT, leans
from assistant.deck.figures import charts_of, stats_of
from assistant.deck.model import MOST_LINES, Audience, Line, Signature, Slide
from assistant.deck.pick import Taste, packs, rows, standing
from assistant.deck.theme import ROOM
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.selection.stances import ADDRESSEE_LABELS, Addressee, Reading, Stance, stances
from corpus.types import BlockKind, Figure, Proposition, Sentence, Voice

NBSP: Final = "\u00a0"
_QUOTE_ROOM: Final = (ROOM - 0.9) * 0.97 * 72  # points
_MOST_CONTENT: Final = 3  # slides of one sort that one proposition may give

# What each audience hears first: the order of the slides of a proposition, and what goes when time is short.
ORDER: Final[dict[Audience, tuple[str, ...]]] = {
    "ca": ("figures", "proposes", "asks", "quote", "observes", "commits", "surveys", "aims", "examples"),
    "direction": ("figures", "observes", "proposes", "commits", "quote", "asks", "surveys", "examples", "aims"),
    "equipe": ("quote", "observes", "figures", "proposes", "examples", "commits", "surveys", "asks", "aims"),
    "adherents": ("figures", "proposes", "commits", "asks", "observes", "quote", "aims", "examples", "surveys"),
}


_FIGURES_STEP: Final = 5  # a second slide of figures is wanted sooner than a second slide of the same words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A slide that could be shown. ``rank``: 0 is kept first; ``sort``: its place among the sorts of slides."""

    slide: Slide
    sort: str
    rank: int


def candidates(proposition: Proposition, taste: Taste, library: Library) -> list[Candidate]:
    """The slides of one proposition, in the order in which they would be shown."""
    held = [s for i in proposition.section_ids for s in library.section_sentences(i)]
    said = [s for s in held if s.kind is not BlockKind.HEADING and not is_signature(s)]
    sorts: dict[str, list[Slide]] = {
        "figures": _figures(proposition, library),
        "quote": list(_quotes(proposition, said, library)),
        "aims": _aims(proposition, taste, library),
        "observes": _observes(proposition, said, taste, library),
        **_positions(proposition, said, taste, library),
        "surveys": _voiced(proposition, said, Voice.SURVEY, words.SURVEYS, taste, library),
        "examples": _voiced(proposition, said, Voice.EXAMPLE, words.EXAMPLES, taste, library),
    }
    order = ORDER[taste.audience]
    return [
        Candidate(
            replace(slide, id=f"p{proposition.number}-{sort}-{n}"),
            sort,
            order.index(sort) + n * (_FIGURES_STEP if sort == "figures" else len(order)),
        )
        for sort in order
        for n, slide in enumerate(sorts.get(sort, [])[:_MOST_CONTENT])
    ]


def of_proposition(number: int, what: str) -> str:
    """« Proposition 4 · Les chiffres »."""
    return f"Proposition{NBSP}{number} · {what}"


def _figures(proposition: Proposition, library: Library) -> list[Slide]:
    number = proposition.number
    figures = [f for f in library.corpus.figures if f.proposition == number]
    return figure_slides(figures, of_proposition(number, words.FIGURES), proposition.title, number, library)


def figure_slides(
    figures: Sequence[Figure], kicker: str, title: str, number: int | None, library: Library
) -> list[Slide]:
    """Charts first where they compare, then large numbers; in document order."""
    charts = charts_of(figures, library)
    taken = {f.id for _, held in charts for f in held}
    made = [
        (held[0].id, Slide("", "chart", title, kicker, chart=chart, number=number))
        for chart, held in charts
    ]  # fmt: skip
    left = [f for f in figures if f.id not in taken]
    by_sentence = {f.sentence_id: f.id for f in reversed(left)}
    made += [
        (by_sentence[chunk[0].line.citations[-1].sentence_id],
         Slide("", "stats", title, kicker, stats=tuple(chunk), number=number))
        for chunk in stats_of(left, library)
    ]  # fmt: skip
    order = {f.id: i for i, f in enumerate(figures)}
    return [slide for _, slide in sorted(made, key=lambda row: order[row[0]])]


def _quotes(proposition: Proposition, said: Sequence[Sentence], library: Library) -> Iterator[Slide]:
    for _, run in groupby((s for s in said if s.kind is BlockKind.QUOTE), key=lambda s: (s.block, s.speaker)):
        sentences = list(run)
        slide = quote_slide(sentences, proposition.number, library)
        if slide is not None:
            yield slide


def quote_slide(sentences: Sequence[Sentence], number: int | None, library: Library) -> Slide | None:
    """The longest run of whole sentences that five lines hold, from the start; None when nobody signs."""
    speaker = sentences[0].speaker
    if speaker is None:
        return None
    for count in range(len(sentences), 0, -1):
        kept = sentences[:count]
        text = " ".join(s.text for s in kept) + (f"{NBSP}{CUT}" if count < len(sentences) else "")
        if count == 1 or rows(f"«{NBSP}{text}{NBSP}»", 22, _QUOTE_ROOM) <= MOST_LINES:
            break
    line = Line(text, tuple(library.cite(1, s.id) for s in kept))
    kicker = of_proposition(number, words.SAID) if number else words.SAID
    signature = Signature(speaker.name, speaker.role, speaker.organisation)
    return Slide("", "quote", f"{speaker.name}", kicker, (line,), signature=signature, number=number)


def _aims(proposition: Proposition, taste: Taste, library: Library) -> list[Slide]:
    """What the axis of the proposition aims at: the section of the axis that stands before its propositions."""
    document = library.documents[proposition.source_id]
    sections = {s.id: s for s in document.sections if s.axis == proposition.axis and s.proposition is None}
    held = [s for s in document.sentences if s.section_id in sections and s.kind is not BlockKind.HEADING]
    kicker = f"Axe{NBSP}{proposition.axis} · {words.AIMS}"
    own = [s for s in held if standing(s)]
    return [
        Slide("", "points", proposition.axis_title, kicker, lines, number=proposition.number)
        for lines in packs(own, taste, library)[:1]
    ]


def _observes(proposition: Proposition, said: Sequence[Sentence], taste: Taste, library: Library) -> list[Slide]:
    """A slide a heading: what Nexem observes below it."""
    readings = stances(said)
    figured = {f.sentence_id for f in library.corpus.figures}
    made: list[tuple[float, Slide]] = []
    for _, run in groupby(said, key=lambda s: s.section_id):
        section = list(run)
        own = [
            s
            for i, s in enumerate(section)
            if s.id not in figured
            and (s.voice is Voice.LEGAL or _stance(readings.get(s.id)) is Stance.OBSERVES)
            and (standing(s) or (i == 0 and not s.text.startswith("Ce")))
        ]
        heading = library.section_of(section[0]).path[-1]
        for lines in packs(own, taste, library)[:1]:
            weight = max(taste.weigh(library.sentence(line.citations[0].sentence_id), library) for line in lines)
            kicker = of_proposition(proposition.number, words.OBSERVES)
            made.append((weight, Slide("", "points", heading, kicker, lines, number=proposition.number)))
    return [slide for _, slide in sorted(made, key=lambda row: -row[0])]


def _stance(reading: Reading | None) -> Stance | None:
    return reading.stance if reading else None


def _positions(
    proposition: Proposition, said: Sequence[Sentence], taste: Taste, library: Library
) -> dict[str, list[Slide]]:
    """What Nexem proposes, asks (of whom) and commits itself to."""
    readings = stances(said)

    def having(stance: Stance, addressee: Addressee | None = None) -> list[Sentence]:
        return [
            s
            for s in said
            if (r := readings.get(s.id)) and r.stance is stance and r.addressee is addressee and standing(s)
        ]

    def slides(title: str, sentences: Iterable[Sentence]) -> list[Slide]:
        kicker = f"Proposition{NBSP}{proposition.number} · {proposition.title}"
        return [
            Slide("", "points", title, kicker, lines, number=proposition.number)
            for lines in packs(sentences, taste, library)
        ]

    asked = [
        slide
        for addressee in Addressee
        for slide in slides(_asked(addressee), having(Stance.ASKS, addressee))
    ]  # fmt: skip
    return {
        "proposes": slides(words.PROPOSES, having(Stance.PROPOSES)),
        "asks": asked,
        "commits": slides(words.COMMITS, having(Stance.COMMITS)),
    }


def _asked(addressee: Addressee) -> str:
    whom = "" if addressee is Addressee.UNSTATED else f" {ADDRESSEE_LABELS[addressee]}"
    return f"{words.ASKS}{whom}"


def _voiced(
    proposition: Proposition, said: Sequence[Sentence], voice: Voice, title: str, taste: Taste, library: Library
) -> list[Slide]:
    """Sentences of one voice that no figure of the register covers."""
    figured = {f.sentence_id for f in library.corpus.figures}
    own = [
        s for s in said if s.voice is voice and s.id not in figured and s.kind is not BlockKind.NOTE
        and not leans(s.text)
    ]  # fmt: skip
    kicker = f"Proposition{NBSP}{proposition.number} · {proposition.title}"
    return [
        Slide("", "points", title, kicker, lines, number=proposition.number) for lines in packs(own, taste, library)
    ]
