"""The reading pages as HTML: what stands in them, and that no document runs in them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from assistant.library.citations import Library
from assistant.library.press import Verdict, press_documents, read_press
from assistant.selection.stances import Stance
from assistant.ui import figures_html, labels_propositions, press_html, sheet_html
from assistant.views.register import Row, rows_of
from assistant.views.sheet import Sheet, make_sheet
from corpus.load import load_corpus
from corpus.types import Corpus, Document, Sentence

LIBRARY = Library(load_corpus())
NUMBERS = [p.number for p in LIBRARY.corpus.propositions]
PAYLOAD = "<img src=x onerror=alert(1)> **gras** & « » <script>alert(2)</script>"
READING = read_press(press_documents(LIBRARY)[0], LIBRARY)
ROWS = rows_of(LIBRARY)
FRENCH_MARKS = re.compile(r"[^\s\u00a0] [;:!?»]|« ")


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def whole(sheet: Sheet) -> str:
    """Everything that the page of a proposition shows as HTML."""
    parts = (sheet_html.head_html, sheet_html.stances_html, sheet_html.evidence_html, sheet_html.read_html)
    return "".join(part(sheet) for part in parts)


def poisoned() -> Library:
    """The corpus with a payload in every sentence, title and note."""

    def bad(sentence: Sentence) -> Sentence:
        return replace(sentence, text=f"{sentence.text} {PAYLOAD}")

    def spoilt(document: Document) -> Document:
        return replace(
            document,
            source=replace(document.source, title=PAYLOAD, author=PAYLOAD),
            sections=tuple(replace(s, path=(*s.path[:-1], PAYLOAD)) for s in document.sections),
            sentences=tuple(bad(s) for s in document.sentences),
            footnotes=tuple(replace(n, text=PAYLOAD) for n in document.footnotes),
        )

    corpus = LIBRARY.corpus
    changed: Corpus = replace(
        corpus,
        documents=tuple(spoilt(d) for d in corpus.documents),
        propositions=tuple(replace(p, title=PAYLOAD, axis_title=PAYLOAD) for p in corpus.propositions),
        figures=tuple(replace(f, text=PAYLOAD, population=PAYLOAD, producer=PAYLOAD) for f in corpus.figures),
    )
    return Library(changed)


def test_no_document_runs_in_the_page() -> None:
    library = poisoned()
    reading = read_press(press_documents(library)[0], library)
    rows = rows_of(library)
    html = whole(make_sheet(4, library)) + whole(make_sheet(9, library))
    html += press_html.head_html(reading) + press_html.rest_html(reading)
    html += press_html.comparisons_html(reading.comparisons, reading.document.source, library)
    html += figures_html.rows_html(rows) + figures_html.overview_html(rows)
    assert "onerror=alert(1)" in html
    parsed = soup(html)
    assert not parsed.find_all(["img", "script"])
    assert not [tag for tag in parsed.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_sheet_shows_its_four_lists_and_its_text(number: int) -> None:
    sheet = make_sheet(number, LIBRARY)
    page = soup(whole(sheet))
    for stance in Stance:
        section = page.find("section", attrs={"data-stance": stance.value})
        assert isinstance(section, Tag)
        assert len(section.select("blockquote")) == len(sheet.of(stance))
        if not sheet.of(stance):
            assert labels_propositions.NOTHING[stance] in section.get_text()
    ids = [str(tag["id"]) for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    # Every number of a note leads to something on this page.
    assert {str(button["data-to"]) for button in page.select("button[data-to]")} <= set(ids)


def test_the_words_that_decide_are_bold() -> None:
    page = soup(sheet_html.stances_html(make_sheet(9, LIBRARY)))
    assert "Nexem a demandé aux pouvoirs publics" in [cue.get_text() for cue in page.select(".asks .cue")]


def test_what_is_copied_is_the_exact_sentence_and_its_reference() -> None:
    page = soup(figures_html.rows_html(ROWS))
    copied = [pre.get_text() for pre in page.select("pre")]
    assert len(copied) == len(ROWS)
    for row, text in zip(ROWS, copied, strict=True):
        assert text.startswith(f"«\u00a0{row.quote}\u00a0»")
        assert row.source in text


def width(row: Row) -> float:
    """The width of the bar of one figure, in percent; -1 when it has none."""
    fill = soup(figures_html.overview_html([row])).select_one(".fill")
    return -1.0 if fill is None else float(str(fill["style"]).removeprefix("width:").removesuffix("%"))


def test_each_share_has_a_bar_of_its_length_and_its_words_beside_it() -> None:
    for row in ROWS:
        assert width(row) == pytest.approx(row.percent if row.percent is not None else -1.0, abs=0.05)
    page = soup(figures_html.overview_html(ROWS))
    for item in page.select(".bars li"):
        assert item.select_one(".value").get_text().strip()  # type: ignore[union-attr]
        assert item.select_one(".whom").get_text().strip()  # type: ignore[union-attr]
        assert item.select_one(".track")["aria-hidden"] == "true"  # type: ignore[index]


def test_each_comparison_says_its_verdict_in_words_and_names_both_sides() -> None:
    page = soup(press_html.comparisons_html(READING.comparisons, READING.document.source, LIBRARY))
    items = page.select("li[data-verdict]")
    assert [item["data-verdict"] for item in items] == [c.verdict.value for c in READING.comparisons]
    for item, comparison in zip(items, READING.comparisons, strict=True):
        text = item.get_text()
        assert "Manifeste, p." in text
        assert "Article, 26 mars 2025" in text
        assert ("Mêmes mots" in text) == (comparison.verdict is Verdict.SAME)


def test_an_addition_of_the_press_is_told_without_colour() -> None:
    page = soup(press_html.diff_html(READING.comparisons[0].pieces))
    added = page.select_one("ins")
    assert added is not None
    assert added.select_one(".unseen").get_text().strip() == "début d’un ajout de l’article"  # type: ignore[union-attr]


def test_the_words_of_the_press_are_never_given_as_the_manifesto_s() -> None:
    html = press_html.comparisons_html(READING.comparisons, READING.document.source, LIBRARY)
    for item in soup(html).select("li[data-verdict]"):
        mine = item.select(".compare > div")[0].get_text()
        assert "qui divise" not in mine
        for pre in item.select("pre"):
            manifesto, press = pre.get_text().split("\n")
            assert manifesto.startswith("Manifeste, ")
            assert press.startswith("Article, Raphaëlle Murignieux, 26 mars 2025")


def test_what_the_pages_write_themselves_is_french_typography() -> None:
    for module in (
        labels_propositions,
        __import__("assistant.ui.labels_figures", fromlist=["x"]),
        __import__("assistant.ui.labels_press", fromlist=["x"]),
    ):
        for name, value in vars(module).items():
            for text in value.values() if isinstance(value, dict) else [value]:
                if name.isupper() and isinstance(text, str):
                    assert not FRENCH_MARKS.search(text), (name, text)
                    assert "'" not in text, (name, text)
