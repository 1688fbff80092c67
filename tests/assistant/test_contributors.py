"""Who had a part in the document."""

from __future__ import annotations

import pytest

from assistant.service import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Quelles personnes ont collaboré à l’élaboration du manifeste ?",
        "Qui a mis la main à la rédaction du texte ?",
        "Qui se cache derrière ce document ?",
        "Qui a écrit ces propositions ?",
    ],
)
def test_those_who_had_a_part_in_it_are_named(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert "Comité de pilotage" in answer.text
    assert "Sandra Bertezene" in answer.text
    assert "Mazars" in answer.text


def test_a_part_in_something_else_is_another_question(assistant: Assistant) -> None:
    assert "Bertezene" not in assistant.ask("Qui participe au conseil d’administration ?").text
    assert "Comité de pilotage" not in assistant.ask("Quel établissement la rédaction de l’article cite-t-elle ?").text
