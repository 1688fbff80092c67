from __future__ import annotations

import dataclasses

import pytest
from bs4 import BeautifulSoup

from assistant.types import Answer
from assistant.ui.context import section_html
from corpus.errors import UnknownDocument
from corpus.types import Corpus


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


@pytest.mark.parametrize("change", [{"source_id": "inconnu"}, {"sentence_id": "inconnue"}])
def test_a_citation_of_nothing_is_refused(answer: Answer, corpus: Corpus, change: dict[str, str]) -> None:
    with pytest.raises(UnknownDocument, match="inconnu"):
        section_html(dataclasses.replace(answer.citations[0], **change), corpus)
