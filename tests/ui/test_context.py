from __future__ import annotations

import dataclasses

import pytest
from bs4 import BeautifulSoup

from assistant.types import Answer
from assistant.ui.context import section_html
from corpus.errors import UnknownDocument
from corpus.types import BlockKind, Corpus, Section


def test_the_mark_holds_exactly_the_quotation(answer: Answer, corpus: Corpus) -> None:
    for citation in answer.citations:
        marks = BeautifulSoup(section_html(citation, corpus), "html.parser").find_all("mark")
        assert [mark.get_text() for mark in marks] == [citation.quote]


def test_the_whole_section_is_around_it(answer: Answer, corpus: Corpus) -> None:
    shown = BeautifulSoup(section_html(answer.citations[0], corpus), "html.parser").get_text()
    assert shown == corpus.documents[0].text.replace("\n\n", "")


def test_blocks_keep_their_role(answer: Answer, corpus: Corpus) -> None:
    page = BeautifulSoup(section_html(answer.citations[1], corpus), "html.parser")
    assert [item.get_text() for item in page.select("ul > li")] == ["Former les cadres", "Donner du temps"]
    assert len(page.select("ul")) == 1
    assert page.select_one("p.heading") and page.select_one("p.callout") and page.select_one("blockquote")


def test_a_citation_over_two_blocks_is_marked_in_both(answer: Answer, corpus: Corpus) -> None:
    first, second = answer.citations
    over = dataclasses.replace(first, end=second.end)
    page = BeautifulSoup(section_html(over, corpus), "html.parser")
    assert [m.get_text() for m in page.find_all("mark")] == [
        "75 % des salariés qui quittent leur poste quittent leur chef.",
        "Le management compte. Il s’apprend.",
        "Former les cadres",
    ]


def test_a_footnote_is_shown_under_the_section_that_calls_it(answer: Answer, corpus: Corpus) -> None:
    document = corpus.documents[0]
    text = f"{document.text}\n\nEtude Gallup 2023."
    start = len(document.text) + 2
    note = dataclasses.replace(
        document.sentences[0], id="n8", start=start, end=len(text), text=text[start:], kind=BlockKind.NOTE,
        section_id="note-8", block=99,
    )  # fmt: skip
    section = Section("note-8", ("Notes", "Note 8"), start, len(text), note=8)
    noted = dataclasses.replace(
        document, text=text, sections=(*document.sections, section), sentences=(*document.sentences, note)
    )
    cited = dataclasses.replace(answer.citations[0], sentence_id="n8", start=start, end=len(text))
    page = BeautifulSoup(section_html(cited, dataclasses.replace(corpus, documents=(noted,))), "html.parser")
    assert page.select_one("p.heading").get_text() == "Encourager un management centré sur l’humain"
    assert [mark.get_text() for mark in page.select("p.note > mark")] == ["Etude Gallup 2023."]
    assert len(page.select("mark")) == 1


@pytest.mark.parametrize("kind", list(BlockKind))
def test_every_kind_of_block_can_be_shown(answer: Answer, corpus: Corpus, kind: BlockKind) -> None:
    document = corpus.documents[0]
    sentences = tuple(dataclasses.replace(sentence, kind=kind) for sentence in document.sentences)
    changed = dataclasses.replace(corpus, documents=(dataclasses.replace(document, sentences=sentences),))
    assert "<mark>75" in section_html(answer.citations[0], changed)


@pytest.mark.parametrize("change", [{"source_id": "inconnu"}, {"sentence_id": "inconnue"}])
def test_a_citation_of_nothing_is_refused(answer: Answer, corpus: Corpus, change: dict[str, str]) -> None:
    with pytest.raises(UnknownDocument, match="inconnu"):
        section_html(dataclasses.replace(answer.citations[0], **change), corpus)
