"""An example, a figure, a side of what was just spoken of; another number of the same thing."""

from __future__ import annotations

import pytest

from assistant.dialogue.angle import asks_a_form_alone, asks_a_side, under_another_angle
from assistant.dialogue.follow_up import resolve
from assistant.dialogue.numbered import another_of_the_same, with_number
from assistant.service import Assistant
from assistant.understanding.question import Wanted
from index.analysis import content_terms

FIRST = "Donnez-moi une définition de la communauté de pratiques."


@pytest.mark.parametrize(
    "text",
    ["Et un chiffre ?", "Un argument pour persuader mes collègues ?", "Avec un exemple concret.", "des chiffres ?"],
)
def test_a_form_of_answer_names_no_subject(text: str) -> None:
    assert asks_a_form_alone(text)
    assert resolve(text, [FIRST], content_terms).follow_up


@pytest.mark.parametrize("text", ["Un chiffre sur la petite enfance ?", "Un exemple de proposition ?", "Combien ?"])
def test_a_subject_of_its_own_is_more_than_a_form(text: str) -> None:
    assert not asks_a_form_alone(text)


def test_a_side_is_that_of_what_was_spoken_of() -> None:
    assert asks_a_side("Une limite ?")
    assert not asks_a_side("Une limite d’âge ?")
    assert FIRST in resolve("Un danger ?", [FIRST], content_terms).search


def test_the_words_that_asked_for_a_definition_are_not_searched_for_again() -> None:
    search = under_another_angle("Un chiffre ?", Wanted.FIGURE, "Qu’est-ce que le mentorat ?", Wanted.DEFINITION)
    assert search == "mentorat Un chiffre ?"
    assert not under_another_angle("Pourquoi ?", Wanted.REASON, "Que faire du mentorat ?", Wanted.MANNER)


def test_a_figure_after_a_definition_is_a_figure_of_the_same(assistant: Assistant) -> None:
    answer = assistant.ask("Et un chiffre ?", ["Définis une organisation apprenante."])
    assert "20%" in answer.citations[0].quote


def test_an_example_is_one(assistant: Assistant) -> None:
    answer = assistant.ask("Un exemple concret ?", ["C’est quoi une organisation apprenante ?"])
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert "communauté de pratiques" in quotes or "Bretonneau" in quotes


def test_another_figure_is_not_the_same_one(assistant: Assistant) -> None:
    first = "Quelle part des salariés préférerait une entreprise engagée pour l’écologie ?"
    before = {c.sentence_id for c in assistant.ask(first).citations}
    assert not before & {c.sentence_id for c in assistant.ask("Un autre pourcentage ?", [first]).citations}


@pytest.mark.parametrize(
    ("text", "root", "thing"),
    [
        ("Et le volet 3 ?", "De quoi parle le volet 1 ?", "volet 3"),
        ("et le troisième tome ?", "Quand est sorti le premier tome ?", "tome 3"),
        ("Et le deuxième ?", "Que contient le chapitre 1 ?", "chapitre 2"),
        ("Et le volet 1 ?", "De quoi parle le volet 1 ?", ""),
        ("Et le volet 3 sera-t-il payant ?", "De quoi parle le volet 1 ?", ""),
        ("Et les jeunes ?", "De quoi parle le volet 1 ?", ""),
    ],
)
def test_another_number_of_the_same_thing(text: str, root: str, thing: str) -> None:
    assert another_of_the_same(text, root) == thing


def test_the_question_before_is_asked_of_it() -> None:
    assert with_number("Quand est sorti le premier tome ?", "tome 3") == "quand est sorti le tome 3 ?"


def test_what_the_documents_say_of_it_when_they_do_not_say_that(assistant: Assistant) -> None:
    answer = assistant.ask("Et le chapitre 3 ?", ["À quelle date le chapitre 1 est-il sorti ?"])
    assert any("développement durable" in citation.quote for citation in answer.citations)
