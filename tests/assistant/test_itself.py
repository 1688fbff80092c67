"""Questions to the program about itself, and courtesies: a word back, no refusal and no quotation."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.structure.courtesy import COURTESY, THANKED
from assistant.structure.itself import HOW, NO_OPINION


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("Tu n’inventes pas, au moins ?", HOW),
        ("Peut-on faire confiance à vos réponses ? Vous êtes un robot ?", HOW),
        ("D’où sortent vos réponses ?", HOW),
        ("Et vous, qu’en pensez-vous ?", NO_OPINION),
        ("Quel est ton avis sur la proposition 5 ?", NO_OPINION),
        ("Bonsoir", COURTESY),
        ("Merci pour ton aide, bonne soirée !", THANKED),
    ],
)
def test_the_program_speaks_of_itself_without_citing(assistant: Assistant, said: str, answered: str) -> None:
    answer = assistant.ask(said)
    assert (answer.text, answer.citations) == (answered, ())


@pytest.mark.parametrize(
    "question",
    [
        "D’où sortent ces informations sur les départs à cause du chef ?",
        "Que pensent les salariés du sens au travail ?",
    ],
)
def test_what_is_asked_of_the_documents_is_left_to_them(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).text not in {HOW, NO_OPINION}
