"""« Laquelle des deux parle de X ? »: the choice is among what the conversation named."""

from __future__ import annotations

import pytest

from assistant.dialogue.among import chooses_among
from assistant.routes.decide import SILENT_PROPOSITION
from assistant.service import Assistant


@pytest.mark.parametrize(
    "text",
    [
        "Laquelle des deux évoque les pompiers ?",
        "Lequel parle d’autonomie ?",
        "Qui des deux cite l’OCDE ?",
        "Et laquelle des trois en parle ?",
    ],
)
def test_a_choice_among_what_was_named(text: str) -> None:
    assert chooses_among(text)


@pytest.mark.parametrize(
    "text", ["Laquelle des propositions parle de paie ?", "Quelle proposition parle d’IA ?", "Qui a deux ans ?"]
)
def test_a_choice_among_everything(text: str) -> None:
    assert not chooses_among(text)


@pytest.mark.parametrize(
    ("history", "text", "number", "phrase"),
    [
        (
            ["Que dit la proposition 2 ?", "Et la 3 ?"],
            "Laquelle des deux évoque les pompiers volontaires ?",
            2,
            "pompiers",
        ),
        (["Que disent les propositions 6 et 7 ?"], "Laquelle parle du mentorat inversé ?", 6, "mentorat"),
        (["Résume la 11", "et la 12 ?"], "laquelle des deux cite les week-ends travaillés ?", 12, "week-ends"),
    ],
)
def test_the_proposition_that_speaks_of_it(
    assistant: Assistant, history: list[str], text: str, number: int, phrase: str
) -> None:
    answer = assistant.ask(text, history)
    assert f"Proposition {number}" in answer.text
    assert any(phrase in citation.quote for citation in answer.citations)
    assert SILENT_PROPOSITION not in answer.text


def test_what_was_named_before_is_never_called_silent(assistant: Assistant) -> None:
    answer = assistant.ask("Et les congés spéciaux ?", ["Que dit la proposition 2 ?", "Et la proposition 5 ?"])
    cited = {
        assistant.library.section_of(assistant.library.sentence(c.sentence_id)).proposition for c in answer.citations
    }
    assert not cited & {2, 5} or SILENT_PROPOSITION not in answer.text


def test_the_person_who_speaks_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("Qui des deux parle de transmission ?", ["Qui est Patrick Soria ?", "Et Bénédicte Aubert ?"])
    assert {c.speaker for c in answer.citations if c.speaker} and "Aubert" in answer.text
    assert "Soria" not in answer.text
