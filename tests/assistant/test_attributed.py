"""Words that a question gives to one person and that another one says."""

from __future__ import annotations

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "wrong", "right"),
    [
        ("C’est bien Cyril Durand qui parle des syndromes liés à l’alcool chez l’enfant ?", "Cyril Durand", "Aubert"),
        ("Que raconte Patrick Soria sur les chefs de service, maillon le moins formé ?", "Patrick Soria", "Williot"),
    ],
)
def test_words_of_somebody_else_are_given_back_to_them(
    assistant: Assistant, question: str, wrong: str, right: str
) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith("Dans les documents, ce n’est pas " + wrong)
    assert all(right in (citation.speaker or "") for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Que dit Delphine Williot des chefs de service ?",
        "Qui est Patrick Soria ?",
        "Que pense Bénédicte Aubert de la transmission des savoirs ?",
        "Que dit Manuel Pélissié de la motivation des équipes ?",
        "Manuel Pélissié parle-t-il de la confiance et de l’autonomie ?",
        "Que propose Manuel Pélissié aux pouvoirs publics ?",
    ],
)
def test_somebody_s_own_words_stay_theirs(assistant: Assistant, question: str) -> None:
    assert "ce n’est pas" not in assistant.ask(question).text
