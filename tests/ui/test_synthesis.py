"""The note de synthèse on the answer that is shown: its own sentences, in Word; no button where there is none."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.settings import load_settings
from assistant.ui import labels
from assistant.ui.synthesis import on_answer
from assistant.writers.briefing_docx import briefing_to_docx

DOOR = "../../streamlit_app.py"
PAID = "Que propose Nexem pour les jeunes ?"


@pytest.fixture
def page(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """« Discuter »."""
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))
    return AppTest.from_file(DOOR, default_timeout=60).run()


def offered(page: AppTest) -> list[str]:
    """The notes that the page offers."""
    assert not page.exception
    return [b.proto.label for b in page.get("download_button") if b.proto.label == labels.BRIEFING]


def test_an_answer_can_be_taken_away_as_a_note_and_the_latest_alone(page: AppTest) -> None:
    assert offered(page) == []
    page.chat_input[0].set_value(PAID).run()
    assert len(offered(page)) == 1
    page.chat_input[0].set_value("Que dit la proposition 4 ?").run()
    assert len(offered(page)) == 1


def test_there_is_no_note_on_what_the_documents_do_not_say(page: AppTest) -> None:
    page.chat_input[0].set_value("Quel temps fera-t-il demain à Brest ?").run()
    assert offered(page) == []


def test_the_note_holds_the_sentences_of_the_answer_even_for_a_follow_up(data_dir: Path) -> None:
    assistant = Assistant.open(load_settings(data_dir=data_dir))
    answer = assistant.ask("Et la 7 ?", ["Que dit la proposition 4 ?"])
    assert "7" in answer.resolved_question and answer.citations
    made = briefing_to_docx(on_answer(replace(answer, suggestions=()), assistant))
    written = "\n".join(p.text for p in Document(BytesIO(made)).paragraphs)
    assert answer.citations[0].quote[:40] in written
