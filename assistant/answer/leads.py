"""Framing lines: where a quotation stands, who speaks, which source it gives. They claim nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer.frames import (
    NBSP,
    author_of,
    figure_lead,
    frame_of,
    gives_back_the_floor,
    holds_position,
    located,
    place_of,
    proposes,
    single_figures,
    sources_of,
    survey_line,
    typeset,
)
from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from corpus.types import BlockKind, Figure, Sentence, Voice

ALSO = "Le texte dit aussi, autour de cette question :"


@dataclass(frozen=True, slots=True)
class _Said:
    """What the lines above a quotation already say: the place, and the frame in force ("" when the author speaks)."""

    place: str = ""
    frame: str = ""


def leads_of(draft: Draft, library: Library) -> list[str]:
    """A framing line for each chosen sentence, "" for one that goes on under the line before it.

    The place is named once; below it, a line at every change of speaker or source. Two lines are two paragraphs.
    """
    framed = draft.grouped or any(pick.lead for pick in draft.picks)
    placed = (located if draft.located else place_of) if draft.grouped else None
    figures = single_figures(library) if draft.figures_first else {}
    shown = frozenset(library.sentence(p.sentence_id).text for p in draft.picks if _is_note(p.sentence_id, library))
    leads: list[str] = []
    said = _Said()
    before: Sentence | None = None
    for pick, previous in zip(draft.picks, (None, *draft.picks), strict=False):
        lead, said = _lead(pick, before, said, figures, placed, library) if framed else ("", said)
        lead = _without_repeated_source(lead, pick.sentence_id, shown, library)
        if previous and pick.sentence_id in draft.asides and previous.sentence_id not in draft.asides:
            lead = f"{ALSO}\n\n{lead}" if lead else ALSO
        leads.append(typeset(lead))
        before = library.sentence(pick.sentence_id)
    return leads


def _is_note(sentence_id: str, library: Library) -> bool:
    return library.sentence(sentence_id).kind is BlockKind.NOTE


def _without_repeated_source(lead: str, sentence_id: str, shown: frozenset[str], library: Library) -> str:
    """A line that names the sources of a figure; that it stands in a note, when no other note is shown."""
    sentence = library.sentence(sentence_id)
    sources = sources_of(sentence, library) if sentence.voice is Voice.SURVEY and shown else []
    told = {text.strip().rstrip(".") for text in shown} == set(sources)
    if not sources or not told or _is_note(sentence_id, library):
        return lead
    by = f" par {author}" if (author := author_of(sentence, library)) else ""
    return lead.replace(survey_line(sentence, library), f"Chiffre cité{by}, source en note :")


def _lead(
    pick: Pick,
    before: Sentence | None,
    said: _Said,
    figures: dict[str, Figure],
    placed: Callable[[Sentence, Library], str] | None,
    library: Library,
) -> tuple[str, _Said]:
    sentence = library.sentence(pick.sentence_id)
    if pick.lead:
        return pick.lead, _Said()
    if pick.sentence_id in figures:
        return figure_lead(figures[pick.sentence_id], sentence, library), _Said()
    if is_signature(sentence) and sentence.speaker:
        return f"Signature{NBSP}:", _Said()
    place = placed(sentence, library) if placed else said.place
    if place != said.place:
        frame = frame_of(sentence, library)
        below = f"\n\n{frame}" if frame else "" if ":" in place else " :"
        return place + below, _Said(place, frame)
    if _goes_on(sentence, before):
        return "", said
    frame = frame_of(sentence, library)
    if frame == said.frame:
        return "", said
    if frame:
        return frame, _Said(place, frame)
    author = author_of(sentence, library)
    if said.frame in {proposes(author), holds_position(author)} and sentence.voice is Voice.PROPOSAL:
        return "", said
    return gives_back_the_floor(sentence, library), _Said(place, "")


def _goes_on(sentence: Sentence, before: Sentence | None) -> bool:
    """Whether a list item follows its introduction or another item: the line above the list holds for all of it."""
    return before is not None and sentence.kind is BlockKind.ITEM and sentence.section_id == before.section_id
