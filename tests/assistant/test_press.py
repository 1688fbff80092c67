"""The press beside the manifesto."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.citations import Library
from assistant.library.press import Comparison, Side, Verdict, diff, likeness, press_documents, read_press, words_of
from corpus.load import load_corpus
from corpus.types import BlockKind, Document

LIBRARY = Library(load_corpus())
READING = read_press(press_documents(LIBRARY)[0], LIBRARY)
BY_NUMBER = {c.proposition.number: c for c in READING.comparisons}


def pieces(comparison: Comparison, side: Side) -> list[str]:
    """The runs of words of one side."""
    return [piece.text for piece in comparison.pieces if piece.side is side]


def without(document: Document, words: str) -> Document:
    """The document less the sentences that hold ``words``."""
    return replace(document, sentences=tuple(s for s in document.sentences if words not in s.text))


def test_each_proposition_is_compared_once_with_its_own_line() -> None:
    assert [c.proposition.number for c in READING.comparisons] == list(range(1, 13))
    items = [s.id for s in READING.document.sentences if s.kind is BlockKind.ITEM]
    assert [c.sentence.id for c in READING.comparisons if c.sentence] == items


def test_the_verdicts_on_the_article() -> None:
    reworded = [n for n, c in BY_NUMBER.items() if c.verdict is Verdict.REWORDED]
    assert reworded == [1, 7, 9]
    assert READING.counts == {Verdict.SAME: 9, Verdict.REWORDED: 3, Verdict.ABSENT: 0}


def test_what_only_the_press_writes_is_marked_as_the_press_s() -> None:
    assert "des professionnels, via un projet politique et stratégique porteur de sens" in pieces(
        BY_NUMBER[1], Side.PRESS
    )
    assert pieces(BY_NUMBER[9], Side.MANIFESTO) == ["de notre"]


def test_what_the_press_adds_is_found_in_the_proposition_or_said_to_be_missing() -> None:
    project = next(f for f in BY_NUMBER[1].beyond if "projet politique" in f.text)
    assert project.sentence is not None
    assert project.sentence.text.startswith("Un projet politique et stratégique")
    divides = next(f for f in BY_NUMBER[7].beyond if "divise" in f.text)
    assert divides.sentence is None
    assert divides.missing == ("divise", "syndicales", "patronales")


def test_an_item_that_the_press_leaves_out_is_absent() -> None:
    shorter = without(READING.document, "marque employeur")
    counts = read_press(shorter, LIBRARY).counts
    assert counts[Verdict.ABSENT] == 1
    absent = next(c for c in read_press(shorter, LIBRARY).comparisons if c.verdict is Verdict.ABSENT)
    assert (absent.proposition.number, absent.sentence) == (8, None)


def test_one_changed_word_is_a_rewording() -> None:
    changed = replace(
        READING.document,
        sentences=tuple(replace(s, text=s.text.replace("l’humain", "le salarié")) for s in READING.document.sentences),
    )
    four = next(c for c in read_press(changed, LIBRARY).comparisons if c.proposition.number == 4)
    assert four.verdict is Verdict.REWORDED
    assert pieces(four, Side.PRESS) == ["le salarié"]
    assert pieces(four, Side.MANIFESTO) == ["l’humain"]


def test_the_rest_of_the_article_is_everything_else_in_order() -> None:
    compared = {c.sentence.id for c in READING.comparisons if c.sentence}
    left = [s.text for s in READING.document.sentences if s.id not in compared]
    told = " ".join(p.text for p in READING.rest)
    places = [told.find(text) for text in left]
    assert -1 not in places
    assert places == sorted(places)


def test_quotation_marks_of_the_press_are_checked_against_the_manifesto() -> None:
    quotations = {q.text: q.sentence for p in READING.rest for q in p.quotations}
    approach = next(s for t, s in quotations.items() if t.startswith("une nouvelle approche managériale valorisant"))
    assert approach is not None
    assert LIBRARY.document_of(approach.id).source.kind == "manifesto"
    rethink = next(s for t, s in quotations.items() if t.startswith("repenser, réinventer"))
    assert rethink is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Asseoir son management sur une strategie", "asseoir son management sur une stratégie ;"),
        ("Développer : vers des organisations", "développer, vers des organisations."),
        ("L’humain", "l'humain"),
    ],
)
def test_case_accents_apostrophes_and_punctuation_are_no_difference(title: str, text: str) -> None:
    assert {piece.side for piece in diff(title, text)} == {Side.BOTH}


TEXTS = st.text(st.sampled_from("aeébcs '’,;.-LV "), max_size=40)


@given(TEXTS, TEXTS)
def test_the_pieces_hold_every_word_of_both_sides(title: str, text: str) -> None:
    found = diff(title, text)
    press = " ".join(p.text for p in found if p.side is not Side.MANIFESTO)
    assert [w for w, _, _ in words_of(press)] == [w for w, _, _ in words_of(text)]
    mine = " ".join(p.text for p in found if p.side is not Side.PRESS)
    assert [w for w, _, _ in words_of(mine)] == [w for w, _, _ in words_of(title)]
    assert 0 <= likeness(title, text) <= 1
