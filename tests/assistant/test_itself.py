"""Questions to the program about itself, and courtesies: a word back, no refusal and no quotation."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.scope import Scope, ask_within
from assistant.structure.courtesy import COURTESY, THANKED
from assistant.structure.itself import HOW, NO_OPINION, NOT_MINE


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("Tu n’inventes pas, au moins ?", HOW),
        ("Peut-on faire confiance à vos réponses ? Vous êtes un robot ?", HOW),
        ("D’où sortent vos réponses ?", HOW),
        ("Et vous, qu’en pensez-vous ?", NO_OPINION),
        ("Donne-moi ton avis sur le championnat de rugby.", NO_OPINION),
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


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("La semaine de quatre jours, êtes-vous pour ou contre ?", "semaine sur quatre jours"),
        ("Tu penses quoi des reconversions ?", "reconversions professionnelles"),
        ("Es-tu d’accord avec la proposition 8 ?", "marque"),
    ],
)
def test_an_opinion_on_what_the_documents_name_gives_what_they_say(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(NOT_MINE)
    assert told in answer.text


def test_an_opinion_asked_inside_a_scope_is_answered_there(assistant: Assistant) -> None:
    answer = ask_within(assistant, "Que pensez-vous du télétravail ?", scope=Scope(propositions=(7,)))
    assert answer.text.startswith(NOT_MINE)
    assert {c.proposition for c in answer.citations} == {7}
