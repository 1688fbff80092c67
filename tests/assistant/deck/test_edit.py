"""Order, removal, titles: each step undone gives back what was before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.deck import edit
from assistant.deck.edit import Edits
from assistant.deck.model import LONGEST_TITLE, Deck, Slide
from assistant.service import Assistant

IDS = ("a", "b", "c", "d")


@given(st.lists(st.tuples(st.sampled_from(["move", "remove", "rename"]), st.sampled_from(IDS), st.integers(-4, 4))))
def test_undoing_every_step_gives_the_first_state(steps: list[tuple[str, str, int]]) -> None:
    first = edits = Edits(IDS)
    for what, slide_id, number in steps:
        before = edits
        match what:
            case "move":
                edits = edit.move(edits, slide_id, number)
                assert sorted(edits.order) == sorted(before.order)
            case "remove":
                edits = edit.remove(edits, slide_id)
            case _:
                edits = edit.rename(edits, Slide(slide_id, "points", "Titre"), f"Titre {number}")
        assert edits is before or edit.undo(edits) == before
        assert len(edits.order) >= 1
    while edits.before is not None:
        edits = edit.undo(edits)
    assert edits == first


def test_a_slide_moves_one_place() -> None:
    assert edit.move(Edits(IDS), "b", -1).order == ("b", "a", "c", "d")
    assert edit.move(Edits(IDS), "b", 1).order == ("a", "c", "b", "d")
    unmoved = Edits(IDS)
    assert edit.move(unmoved, "a", -1) is unmoved


def test_what_was_changed_is_what_is_written(decks: dict[str, Deck], assistant: Assistant) -> None:
    deck = decks["4-8-ca-30"]
    edits = edit.rename(edit.untouched(deck), deck.slides[0], "Notre soirée")
    edits = edit.remove(edits, "p4-figures-0")
    edits = edit.move(edits, "p8-figures-0", -1)
    made = edit.edited(deck, edits, assistant.library)
    assert made.title == made.slides[0].title == "Notre soirée"
    assert "p4-figures-0" not in {slide.id for slide in made.slides}
    assert len(made.slides) == len(deck.slides) - 1
    assert edit.edited(deck, edit.untouched(deck), assistant.library) == deck


def test_sources_are_those_of_the_slides_left(decks: dict[str, Deck], assistant: Assistant) -> None:
    deck = decks["4-8-ca-30"]
    edits = edit.untouched(deck)
    for slide in deck.slides:
        if any("Gallup" in n.text for line in slide.cited() for c in line.citations for n in c.footnotes):
            edits = edit.remove(edits, slide.id)

    def sources(made: Deck) -> str:
        return " ".join(line.text for slide in made.slides if slide.kind == "sources" for line in slide.lines)

    assert "Gallup" in sources(deck)
    assert "Gallup" not in sources(edit.edited(deck, edits, assistant.library))


def test_nobody_can_change_who_speaks(decks: dict[str, Deck]) -> None:
    deck = decks["4-8-ca-30"]
    quote = next(slide for slide in deck.slides if slide.kind == "quote")
    edits = edit.untouched(deck)
    assert edit.rename(edits, quote, "Quelqu’un d’autre") is edits


def test_a_blank_title_brings_the_first_back_and_a_long_one_is_cut(decks: dict[str, Deck]) -> None:
    slide = decks["1-ca-5"].slides[1]
    edits = edit.rename(edit.untouched(decks["1-ca-5"]), slide, "x" * 400)
    assert len(edits.title_of(slide)) == LONGEST_TITLE
    assert edit.rename(edits, slide, "  ").title_of(slide) == slide.title
