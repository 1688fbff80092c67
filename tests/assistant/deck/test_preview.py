"""The preview says what the file says, and runs nothing of what it shows."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from assistant.deck.layout import lay_out
from assistant.deck.model import Deck
from assistant.deck.page import Box
from assistant.deck.preview import page_html


def shown(markup: str) -> str:
    return "".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def test_every_word_of_a_slide_is_in_its_preview(decks: dict[str, Deck]) -> None:
    for deck in decks.values():
        for number, (page, slide) in enumerate(zip(lay_out(deck), deck.slides, strict=True), start=1):
            markup = page_html(page, number)
            text = shown(markup)
            for box in page.items:
                if isinstance(box, Box):
                    assert all("".join(run.text.split()) in text for p in box.paragraphs for run in p.runs)
            for bar in slide.chart.bars if slide.chart else ():
                assert "".join(bar.worded.split()) in text
            assert f"Diapositive {number}" in markup


def test_boxes_stand_where_the_file_has_them(decks: dict[str, Deck]) -> None:
    deck = decks["1-ca-5"]
    page = lay_out(deck)[1]
    title = next(box for box in page.items if isinstance(box, Box) and box.role == "title")
    assert f"left:{title.x / 13.333 * 100:.3f}%;top:{title.y / 7.5 * 100:.3f}%" in page_html(page, 2)


def test_a_title_is_text(decks: dict[str, Deck]) -> None:
    deck = decks["1-ca-5"]
    slide = replace(deck.slides[1], title="<script>alert(1)</script>")
    page = lay_out(replace(deck, slides=(slide,)))[0]
    assert "<script" not in page_html(page, 1)
