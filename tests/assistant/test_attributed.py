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
    said = assistant.ask(question).text
    assert "ce n’est pas" not in said and "ne parle pas de cela" not in said


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit Delphine Williot de la RSO ?", "Delphine Williot"),
        ("Que pense Cyril Durand de l’OPP ?", "Cyril Durand"),
        ("Quel est l’avis de Matthieu Thiébault sur la semaine de quatre jours ?", "Matthieu Thiébault"),
    ],
)
def test_it_is_said_of_somebody_that_they_do_not_speak_of_it(assistant: Assistant, question: str, name: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_in_corpus"
    assert answer.text.startswith(f"Dans les documents, {name} ne parle pas de cela.")
    assert not answer.citations


def test_who_somebody_is_misattributes_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("c’est qui lenen à la fin, il dirige quoi ?")
    assert "ce n’est pas" not in answer.text
    assert any("Amis de l’Atelier" in citation.quote for citation in answer.citations)
