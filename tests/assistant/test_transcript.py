"""A conversation as Markdown and as Word: nothing lost, nothing that a sign in the text could run or format."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant import Assistant
from assistant.journal.revisit import Review
from assistant.journal.transcript import Exchange, file_name, transcript_markdown, verdict_of
from assistant.types import Answer
from assistant.writers.transcript_docx import transcript_to_docx

NIGHT = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def answer(assistant: Assistant) -> Answer:
    """An answer with several sources."""
    return assistant.ask("Que dit la proposition 4 ?")


def exchange(answer: Answer, **about: object) -> Exchange:
    """One turn, as it was given."""
    return Exchange(Review(answer, renewed=False), **about)  # type: ignore[arg-type]


def rendered(markdown: str) -> BeautifulSoup:
    """What a reader of Markdown shows."""
    return BeautifulSoup(MarkdownIt("commonmark").render(markdown), "html.parser")


def test_every_quotation_stands_in_both_exports_word_for_word(answer: Answer) -> None:
    turns = [exchange(answer, scope="axe 2", asked=NIGHT)]
    shown = rendered(transcript_markdown("Le conseil", turns)).get_text()
    written = "\n".join(p.text for p in Document(BytesIO(transcript_to_docx("Le conseil", turns))).paragraphs)
    assert len(answer.citations) > 2
    for text in (shown, written):
        assert all(f"«\u00a0{c.quote}\u00a0»" in text for c in answer.citations)
        assert all(f"[{c.n}]" in text for c in answer.citations)
        assert "Réponse complète" in text and "axe 2" in text and "22 novembre 2026" in text
        assert answer.corpus_version in text


def test_the_same_conversation_gives_the_same_bytes(answer: Answer) -> None:
    made = transcript_to_docx("x", [exchange(answer)])
    assert made == transcript_to_docx("x", [exchange(answer)])
    with ZipFile(BytesIO(made)) as archive:  # two made in one second would agree on the clock too
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_changed_is_said(answer: Answer) -> None:
    assert verdict_of(Review(answer, renewed=False)) == ""
    assert verdict_of(Review(answer, renewed=True)).startswith("Toujours exact")
    assert "la phrase [2] n’est plus" in verdict_of(Review(answer, True, frozenset({2})))
    assert "les phrases [1], [3] ne sont plus" in verdict_of(Review(answer, True, frozenset({3, 1})))
    assert "À revoir" in transcript_markdown("x", [Exchange(Review(answer, True, frozenset({1})))])


@settings(deadline=None, max_examples=60)
@given(question=st.text(min_size=1, max_size=120))
def test_no_sign_of_a_question_is_markup_nor_breaks_a_file(answer: Answer, question: str) -> None:
    turns = [exchange(replace(answer, question=question))]
    text = transcript_markdown(question, turns)
    shown = rendered(text)
    assert not shown.select("script, img, a, code, pre, h2 strong, h2 em, blockquote")
    assert len(shown.select("h2")) == 1
    assert Document(BytesIO(transcript_to_docx(question, turns))).paragraphs
    assert file_name(question, "md").isascii()


@pytest.mark.parametrize(
    "payload", ["# titre", "1. un", "- a", "a\n\n    code", "<b>x</b>", "`x`", "[a](http://b)", "==="]
)
def test_a_payload_is_shown_as_it_was_typed(answer: Answer, payload: str) -> None:
    shown = rendered(transcript_markdown("x", [exchange(replace(answer, question=payload))]))
    assert shown.select_one("h2").get_text() == " ".join(payload.split())


def test_a_file_has_a_name_that_every_system_takes() -> None:
    assert file_name("Quelle part des salariés part à cause de son chef ?", "docx") == (
        "conversation-quelle-part-des-salaries-part-a-cause-de.docx"
    )
    assert file_name("😀 / .. \\ مرحبا", "md") == "conversation.md"
