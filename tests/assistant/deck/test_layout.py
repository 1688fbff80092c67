"""Boxes stand inside the slide, hold their text, and do not overlap: by measure, for every slide that can be."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

from assistant.deck import theme, words
from assistant.deck.content import candidates
from assistant.deck.edit import FIXED_TITLES
from assistant.deck.layout import lay_out, lay_out_slide
from assistant.deck.model import Deck, Line, Slide
from assistant.deck.page import Box, ChartBox, Page, tall
from assistant.deck.pick import Taste
from assistant.service import Assistant

SLACK = 0.001  # inches


def problems(page: Page) -> list[str]:
    """What is wrong with a page: out of the slide, text taller than its box, two boxes on one place."""
    found = []
    for item in page.items:
        if item.x < 0 or item.y < 0 or item.x + item.w > theme.WIDE + SLACK or item.y + item.h > theme.HIGH + SLACK:
            found.append(f"{page.slide_id}: out of the slide: {item}")
        if isinstance(item, Box) and item.paragraphs:
            paragraphs = (*item.paragraphs[:-1], replace(item.paragraphs[-1], after=0.0))
            if tall(paragraphs, item.w - 2 * item.pad) > item.h - 2 * item.pad + SLACK:
                found.append(f"{page.slide_id}: too small: {item}")
    written = [i for i in page.items if isinstance(i, ChartBox) or i.paragraphs]
    found += [f"{page.slide_id}: overlap: {a} {b}" for a, b in combinations(written, 2) if overlap(a, b)]
    return found


def overlap(a: Box | ChartBox, b: Box | ChartBox) -> bool:
    return (
        a.x + a.w > b.x + SLACK and b.x + b.w > a.x + SLACK and a.y + a.h > b.y + SLACK and b.y + b.h > a.y + SLACK
    )  # fmt: skip


def test_every_presentation_is_laid_out_without_a_fault(decks: dict[str, Deck]) -> None:
    pages = [page for deck in decks.values() for page in lay_out(deck)]
    assert len(pages) > 80
    assert [fault for page in pages for fault in problems(page)] == []


def test_every_slide_that_a_proposition_can_give_is_laid_out_without_a_fault(
    assistant: Assistant, decks: dict[str, Deck]
) -> None:
    deck = decks["1-ca-5"]
    faults, count = [], 0
    for audience, proposition in product(words.AUDIENCES, assistant.corpus.propositions):
        for candidate in candidates(proposition, Taste(audience), assistant.library):
            faults += problems(lay_out_slide(candidate.slide, deck, 3))
            count += 1
    assert count > 200
    assert faults == []


def test_a_fault_would_be_seen(decks: dict[str, Deck]) -> None:
    deck = decks["1-ca-5"]
    long = Slide("x", "points", "Titre", "Repère", tuple(Line("mot " * 200) for _ in range(3)))
    assert problems(lay_out_slide(long, deck, 2))


def test_a_title_as_long_as_may_be_typed_fits(decks: dict[str, Deck]) -> None:
    deck = decks["4-8-ca-30"]
    for slide in (s for s in deck.slides if s.kind not in FIXED_TITLES):
        longest = replace(slide, title=("Gouvernance " * 10)[:120].strip())
        assert problems(lay_out_slide(longest, deck, 2)) == []
