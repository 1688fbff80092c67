"""The person's circumstances weigh less than what they need."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.understanding.situation import without_circumstances


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Un veilleur de 62 ans ne peut plus soulever personne", "Un veilleur ne peut plus soulever personne"),
        ("Les moins de 30 ans nous quittent vite", "Les moins de 30 ans nous quittent vite"),
        ("Les salariés de 50 ans et plus partent", "Les salariés de 50 ans et plus partent"),
        ("Un salarié de 60 ans", "Un salarié de 60 ans"),
        ("Chez nous, à la campagne, personne ne postule", "Chez nous, personne ne postule"),
        ("La campagne de communication de Nexem", "La campagne de communication de Nexem"),
    ],
)
def test_age_and_place_are_left_out_when_the_rest_says_the_need(text: str, left: str) -> None:
    assert without_circumstances(text) == left


def test_an_idiom_of_common_words_is_searched_for(assistant: Assistant) -> None:
    assert "épuisé" in without_circumstances("Mon cuisinier n’en peut plus de courir")
    answer = assistant.ask("Un cuisinier n’en peut plus de courir, que faire ?")
    assert any("usure" in c.quote or "pénibilité" in c.quote for c in answer.citations)


def test_the_country_is_no_campaign(assistant: Assistant) -> None:
    answer = assistant.ask("Notre résidence est à la campagne, comment attirer des jeunes chez nous ?")
    assert "écoles" in answer.citations[0].quote


def test_a_rural_place_that_no_document_names_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("En milieu rural, comment recruter ?")
    assert "milieu rural" in answer.text.splitlines()[0]


@pytest.mark.parametrize("question", ["Quel ratio de veilleurs par étage ils préconisent ?"])
def test_what_they_recommend_is_no_other_subject(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status == "not_in_corpus"
