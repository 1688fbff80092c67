"""What a person changes in a presentation before taking it away: order, slides, titles. Every step can be undone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.deck.frame import source_slides
from assistant.deck.model import LONGEST_TITLE, Deck, Kind, Slide
from assistant.library.citations import Library

# The title of a quotation says who speaks: nobody may change it.
FIXED_TITLES: Final[frozenset[Kind]] = frozenset({"quote"})


@dataclass(frozen=True, slots=True)
class Edits:
    """The slides kept, by id, in their order; the titles changed. ``before`` is what the last step undid."""

    order: tuple[str, ...]
    titles: tuple[tuple[str, str], ...] = ()
    before: Edits | None = None

    def title_of(self, slide: Slide) -> str:
        """The title that a slide bears now."""
        return dict(self.titles).get(slide.id, slide.title)


def untouched(deck: Deck) -> Edits:
    """No change yet."""
    return Edits(tuple(slide.id for slide in deck.slides))


def move(edits: Edits, slide_id: str, step: int) -> Edits:
    """The slide ``step`` places further down, as far as the list goes; unchanged when it cannot move."""
    if slide_id not in edits.order:
        return edits
    at = edits.order.index(slide_id)
    to = min(max(0, at + step), len(edits.order) - 1)
    others = [i for i in edits.order if i != slide_id]
    order = (*others[:to], slide_id, *others[to:])
    return edits if order == edits.order else Edits(order, edits.titles, edits)


def remove(edits: Edits, slide_id: str) -> Edits:
    """Without that slide; the last one stays."""
    if slide_id not in edits.order or len(edits.order) == 1:
        return edits
    return Edits(tuple(i for i in edits.order if i != slide_id), edits.titles, edits)


def rename(edits: Edits, slide: Slide, title: str) -> Edits:
    """Another title; a blank one brings the first back. What says who speaks cannot be changed."""
    wanted = re.sub(r" +", " ", title)[:LONGEST_TITLE].strip()
    if slide.kind in FIXED_TITLES or wanted == edits.title_of(slide):
        return edits
    others = tuple(row for row in edits.titles if row[0] != slide.id)
    own = ((slide.id, wanted),) if wanted and wanted != slide.title else ()
    return Edits(edits.order, (*others, *own), edits)


def undo(edits: Edits) -> Edits:
    """As it was before the last step."""
    return edits.before or edits


def edited(deck: Deck, edits: Edits, library: Library) -> Deck:
    """The presentation with its changes; its sources are those of the slides that are left."""
    held = {slide.id: replace(slide, title=edits.title_of(slide)) for slide in deck.slides}
    kept = [held[i] for i in edits.order if i in held]
    sources = [slide for slide in kept if slide.kind == "sources"]
    slides: Sequence[Slide] = kept
    if sources:
        made = source_slides((slide for slide in kept if slide.kind != "sources"), library)
        made = [replace(slide, title=held[slide.id].title) if slide.id in held else slide for slide in made]
        at = kept.index(sources[0])
        slides = [*(s for s in kept[:at]), *made, *(s for s in kept[at:] if s.kind != "sources")]
    title = held["title"].title if "title" in edits.order and "title" in held else deck.title
    return replace(deck, title=title, slides=tuple(slides))
