"""Who asks and what for, told before the question, makes no difference to what the documents answer."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.understanding.situation import introduces


@pytest.mark.parametrize(
    "text",
    ["Je suis DRH d’une association : ", "Pour le lexique de mon mémoire, ", "Bonjour, on est une petite asso, "],
)
def test_an_introduction_says_who_asks_or_what_for(text: str) -> None:
    assert introduces(text)


@pytest.mark.parametrize("text", ["", "La HAS vient en mars : ", "Le mentorat inversé, "])
def test_what_is_asked_about_is_no_introduction(text: str) -> None:
    assert not introduces(text)


def test_a_question_behind_an_introduction_is_answered(assistant: Assistant) -> None:
    answer = assistant.ask("On est une petite asso de 9 salariés, comment devient-on une organisation apprenante ?")
    assert answer.status == "answered"
    assert all(citation.proposition == 6 for citation in answer.citations)


def test_a_share_out_of_ten_is_a_percentage(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Les 80 % de salariés attirés par une entreprise engagée pour l’écologie, d’où vient ce chiffre ?"
    )
    assert "n’est pas celui des documents" not in answer.text
    assert any("8 salariés sur 10" in citation.quote for citation in answer.citations)


def test_a_phrase_that_is_not_in_the_text_is_answered_by_what_comes_near(assistant: Assistant) -> None:
    answer = assistant.ask("« 75 % des démissions viennent d’un mauvais manager » : est-ce la phrase exacte du texte ?")
    assert answer.text.startswith("Cette phrase ne figure pas telle quelle dans les documents.")
    assert any("75" in citation.quote for citation in answer.citations)
