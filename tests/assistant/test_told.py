"""A circumstance told between two questions does not take the place of what was asked."""

from __future__ import annotations

import pytest

from assistant.dialogue.told import tells_a_circumstance, what_was_asked
from assistant.service import Assistant

ASKED = "Comment ouvrir le conseil aux familles ?"


@pytest.mark.parametrize(
    "turn",
    [
        "On n’a pas un sou.",
        "Nous sommes en montagne, à une heure de la ville.",
        "Notre bureau est composé de trois retraités.",
        "Chez nous c’est un internat.",
        "Mais je ne peux pas embaucher.",
        "J’ai une équipe de neuf.",
        "Ils ont tous soixante ans.",
    ],
)
def test_a_circumstance_is_left_out(turn: str) -> None:
    assert tells_a_circumstance(turn)
    assert what_was_asked([ASKED, turn]) == (ASKED,)


@pytest.mark.parametrize(
    "turn",
    [
        "Nos chefs de service démissionnent les uns après les autres.",  # a trouble: what follows is about it
        "On a du mal à trouver des veilleurs.",
        "J’ai deux cadres qui s’en vont.",
        "On est obligés de voter ?",
        "Je cherche une définition du sens au travail.",
        "La transmission des savoirs",
        "et chez les jeunes, combien n’y vont pas",
    ],
)
def test_a_trouble_and_a_question_are_kept(turn: str) -> None:
    assert what_was_asked([ASKED, turn]) == (ASKED, turn)


def test_a_conversation_that_opens_on_what_it_tells_is_about_that() -> None:
    assert what_was_asked(["Je suis veilleur de nuit.", ASKED]) == ("Je suis veilleur de nuit.", ASKED)
    assert what_was_asked(["Bonjour", "Je suis veilleur de nuit."]) == ("Bonjour", "Je suis veilleur de nuit.")


def test_the_next_question_is_still_about_what_was_asked(assistant: Assistant) -> None:
    first = "Comment développer le mentorat inversé ?"
    told = assistant.ask("Et par quoi débuter ?", [first, "Nous avons deux étages et un jardin."])
    assert "mentorat" in told.resolved_question
    assert "jardin" not in told.resolved_question
