"""How to put a proposition, or a theme, into practice where one works."""

from __future__ import annotations

import pytest

from assistant.selection.practice import does, in_practice
from assistant.selection.workplace import ANY_SIZE, IN_GENERAL, in_general, of_own_case, without_own_case
from assistant.service import Assistant
from assistant.structure.applied import NO_EXAMPLE


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nous sommes un grand service de 60 salariés, que faire ?", "que faire ?"),
        ("Comment s’y prendre avec quatre bénévoles ?", "Comment s’y prendre ?"),
        ("Je dirige une micro-crèche, comment recruter ?", "comment recruter ?"),
        ("Comment recruter ?", "Comment recruter ?"),
    ],
)
def test_where_one_works_and_how_big_it_is_are_taken_out(text: str, left: str) -> None:
    assert without_own_case(text) == left


def test_what_the_documents_do_not_say_of_a_case_is_told(assistant: Assistant) -> None:
    assert of_own_case("On est une grosse fondation", assistant.library) == ANY_SIZE
    assert of_own_case("On gère un petit SESSAD", assistant.library).startswith("Les documents ne nomment pas «")
    assert of_own_case("On voudrait recruter", assistant.library) == ""


@pytest.mark.parametrize(
    ("question", "first", "told"),
    [
        ("On n’a que six salariés, comment mettre en œuvre la proposition 2 ?", ANY_SIZE, "mécénat de compétences"),
        ("Dans un service de 15, comment appliquer la 4 ?", ANY_SIZE, "autorités de tarification"),
        ("Notre équipe de 10 personnes : comment décliner la 11 ?", ANY_SIZE, "laboratoires d’idées"),
        ("Nous gérons un CHRS : la proposition 8 nous concerne-t-elle ?", in_general(("CHRS",)), "Nexem propose de"),
        ("Mode d’emploi de la proposition 9 pour une directrice", "Proposition 9", "parrainage"),
        ("Par quoi débuter pour la proposition 3 ?", "La proposition ne dit pas par quoi commencer.", "places au C.A"),
    ],
)
def test_a_proposition_is_applied_whoever_asks(assistant: Assistant, question: str, first: str, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert answer.text.startswith(first)
    assert told in answer.text


def test_other_questions_on_a_proposition_are_not_about_applying_it(assistant: Assistant) -> None:
    assert IN_GENERAL not in assistant.ask("Comment s’appelle la proposition 6 ?").text
    assert "20%" in assistant.ask("Quel chiffre donne la proposition 6 ?").text


def test_where_to_begin_follows_the_proposition_that_was_spoken_of(assistant: Assistant) -> None:
    answer = assistant.ask("On démarre par quoi ?", history=["Que dit la proposition 2 ?"])
    assert answer.text.startswith("La proposition ne dit pas par quoi commencer.")
    assert {c.proposition for c in answer.citations} == {2}


@pytest.mark.parametrize(("number", "first"), [(9, "Proposition 9"), (5, NO_EXAMPLE)])
def test_an_example_is_one_of_the_proposition_or_is_said_to_be_missing(
    assistant: Assistant, number: int, first: str
) -> None:
    answer = assistant.ask("Un exemple concret ?", history=[f"Comment appliquer la proposition {number} chez nous ?"])
    assert answer.text.startswith(first)
    assert {c.proposition for c in answer.citations} == {number}


def test_a_theme_is_looked_for_without_the_words_of_the_case(assistant: Assistant) -> None:
    answer = assistant.ask("On est un tout petit SSIAD : comment être plus agiles ?")
    assert answer.text.startswith(ANY_SIZE)
    assert "ateliers collaboratifs" in answer.text
    assert "Ostal du Lac" not in answer.text


def test_what_is_done_comes_with_what_it_is_done_with(assistant: Assistant) -> None:
    library = assistant.library
    third = next(p for p in library.corpus.propositions if p.number == 3)
    kept = in_practice(third, library, 6)
    assert any("réserver des places" in library.sentence(i).text for i in kept)
    assert all(does(library.sentence(i)) >= 0 for i in kept)
    assert kept == library.in_order(kept)
