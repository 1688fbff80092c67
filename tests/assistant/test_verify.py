"""The last gate sees every kind of lie that a composed answer could tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer.verify import checked, faults, numbers_in
from assistant.errors import VerificationFailed
from assistant.service import Assistant
from assistant.types import Answer


@pytest.fixture(scope="module")
def answer(assistant: Assistant) -> Answer:
    return assistant.ask("Que dit la proposition 4 ?")


def _with_citation(answer: Answer, **changes: object) -> Answer:
    return replace(answer, citations=(replace(answer.citations[0], **changes), *answer.citations[1:]))  # type: ignore[arg-type]


def test_a_true_answer_passes(assistant: Assistant, answer: Answer) -> None:
    assert faults(answer, assistant.library) == []


def test_a_quotation_with_one_word_changed_is_refused(assistant: Assistant, answer: Answer) -> None:
    altered = _with_citation(answer, quote=answer.citations[0].quote.replace("humain", "profit"))
    with pytest.raises(VerificationFailed, match="offsets"):
        checked(altered, assistant.library)


def test_moved_offsets_are_refused(assistant: Assistant, answer: Answer) -> None:
    assert faults(_with_citation(answer, start=answer.citations[0].start + 1), assistant.library)


def test_an_unknown_document_is_refused(assistant: Assistant, answer: Answer) -> None:
    assert faults(_with_citation(answer, source_id="rapport-inconnu"), assistant.library)


def test_a_statement_that_is_not_in_its_quotation_is_refused(assistant: Assistant, answer: Answer) -> None:
    lie = replace(answer.statements[0], text="Nexem supprime les congés.")
    assert faults(replace(answer, statements=(lie, *answer.statements[1:])), assistant.library)


def test_a_number_in_a_framing_line_must_come_from_its_citation(assistant: Assistant, answer: Answer) -> None:
    lie = replace(answer.statements[0], lead="Selon 97 % des salariés :")
    assert faults(replace(answer, statements=(lie, *answer.statements[1:])), assistant.library)


def test_markers_and_citations_go_together(assistant: Assistant, answer: Answer) -> None:
    assert faults(replace(answer, text=answer.text + " [99]"), assistant.library)
    assert faults(replace(answer, text=answer.text.replace("[1]", "")), assistant.library)
    assert faults(replace(answer, citations=answer.citations[:-1]), assistant.library)


def test_an_answer_without_citation_is_refused(assistant: Assistant, answer: Answer) -> None:
    assert faults(replace(answer, citations=(), statements=(), text="Oui."), assistant.library)


def test_numbers_are_read_as_the_french_write_them() -> None:
    assert numbers_in("35\u00a0000 postes, 29,4 % et 8 sur 10") == {"35000", "29.4", "8", "10"}
